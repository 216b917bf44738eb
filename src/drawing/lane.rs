//! Every status that one claim ever had, as one lane among many.
//!
//! 18 pixels high, without text. Lanes share one axis, so that one can be read against another.

use std::ops::Range;

use crate::{
    date::Day,
    drawing::{
        axis::Axis,
        canvas::{Canvas, Direction, Name, PIXEL},
        spells::{Spell, bars},
    },
};

const HEIGHT: u32 = 18 * PIXEL;
const BARS: Range<u32> = 3 * PIXEL..15 * PIXEL;
/// A shorter spell is drawn as wide as this, in ten-thousandths.
const LEAST: u32 = 70;

/// What a lane shows.
#[derive(Clone, Copy, Debug)]
pub struct Lane<'a> {
    /// The axis of all lanes.
    pub axis: &'a Axis,
    /// When the claim was made, its first day: there a hairline without status begins.
    pub made: Day,
    /// Oldest first.
    pub spells: &'a [Spell],
    /// Every spell with its day, in full words.
    pub label: &'a str,
    /// How the page runs.
    pub direction: Direction,
}

/// The lane of one claim.
pub fn lane(lane: &Lane<'_>) -> String {
    let Lane { axis, made, spells, label, direction } = *lane;
    let mut canvas = Canvas::new("strip", HEIGHT, direction, &Name::Label(label));
    axis.draw(&mut canvas, HEIGHT, None);
    bars(&mut canvas, axis, made, spells, BARS, LEAST);
    canvas.finish()
}
