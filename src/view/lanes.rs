//! Claims in time, a line each, on one scale.
//!
//! In: claims that exist. Out: [`Lane`]s and the axis above them. Each lane says its statuses in words.

use super::model::{Lane, Lanes};
use super::standpoint::View;
use crate::archive::ClaimKey;
use crate::drawing::{self, Axis};
use crate::theme::Html;

impl View<'_> {
    /// Claims in time, in that order; `None` where there is none.
    pub fn lanes(&self, claims: &[ClaimKey]) -> Option<Lanes> {
        let scale = self.scale_of_lanes(claims)?;
        let lanes = claims.iter().filter_map(|claim| self.lane(*claim, &scale)).collect();
        Some(Lanes { axis: self.axis(&scale), lanes })
    }

    /// The scale on which those claims have room; `None` where there is none.
    ///
    /// It begins with the first that was made, but of the time before anything was recorded it shows no more than a tenth of
    /// the time since: one claim of long ago would press all others together.
    pub fn scale_of_lanes(&self, claims: &[ClaimKey]) -> Option<Axis> {
        let as_of = self.snapshot().as_of;
        let made = claims.iter().map(|claim| self.first_made(*claim)).min()?;
        let recorded = claims.iter().filter_map(|claim| self.state(*claim)?.history.first()).map(|spell| spell.from).min()?;
        let before = recorded.plus_days(-recorded.days_until(as_of) / 10);
        Some(Axis::of_lanes(made.max(before), as_of, &self.edition.calendar))
    }

    /// The scale itself, above the lanes.
    pub fn axis(&self, scale: &Axis) -> Html {
        self.drawn(drawing::axis(scale, self.direction()))
    }

    /// One claim in time; `None` where it doesn't exist on the day.
    pub fn lane(&self, claim: ClaimKey, scale: &Axis) -> Option<Lane> {
        let row = self.row(claim)?;
        let words = self.strings.with("chart.lane", &[("spells", &self.spells_in_words(claim))]);
        let svg = drawing::lane(&drawing::Lane {
            axis: scale,
            made: self.first_made(claim),
            spells: &self.spells(claim),
            label: &words,
            direction: self.direction(),
        });
        Some(Lane { row, svg: self.drawn(svg) })
    }
}
