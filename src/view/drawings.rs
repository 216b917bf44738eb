//! Statuses in time, drawn: what the drawings of [`crate::drawing`] need of claims, and in which words.
//!
//! In: claims and what holds of them. Out: spells, turns, and the strip of one claim; a drawing's words are the theme's.

use super::mark::tone as tone_of;
use super::model::Drawing;
use super::standpoint::View;
use crate::archive::{Archive, ClaimKey, ClaimKind, FollowUpKey, VerdictClass};
use crate::date::Day;
use crate::drawing::{self, CalendarWords, Direction, Look, Strip, Tone, Turn};
use crate::status::{Spell, Status};
use crate::theme::{Html, Strings, direction};

impl<'a> View<'a> {
    /// Which way the page runs.
    pub fn direction(&self) -> Direction {
        if direction(self.language) == "rtl" { Direction::Rtl } else { Direction::Ltr }
    }

    /// A drawing to be printed; notes which pattern it uses.
    pub fn drawn(&self, svg: String) -> Html {
        if svg.contains("url(#hatch)") {
            self.use_hatch();
        }
        Html::trusted(svg)
    }

    /// Every status that a claim ever had, as bars.
    pub fn spells(&self, claim: ClaimKey) -> Vec<drawing::Spell> {
        let kind = self.archive().claims[claim].kind;
        let Some(state) = self.state(claim) else { return Vec::new() };
        let last = state.history.len().saturating_sub(1);
        // More verdicts may have joined since the present spell began.
        let standing = |place: usize, spell: &'a Spell| if place == last { &state.standing } else { &spell.standing };
        let drawn = state.history.iter().enumerate().map(|(place, spell)| {
            let look = look(self.archive(), kind, &spell.status, standing(place, spell));
            drawing::Spell { from: spell.from, look }
        });
        drawn.collect()
    }

    /// The same as turns of tone, for counting claims over time.
    pub fn turns(&self, claim: ClaimKey) -> Vec<Turn> {
        self.spells(claim).into_iter().map(|spell| Turn { from: spell.from, tone: spell.look.tone() }).collect()
    }

    /// The same in full words: `Pending from 6 March 2018, then Kept from 27 April 2018`.
    pub fn spells_in_words(&self, claim: ClaimKey) -> String {
        let kind = self.archive().claims[claim].kind;
        let history = self.state(claim).map_or(&[][..], |state| &state.history);
        let words = |spell: &Spell| {
            let status = self.status_word(kind, spell.status.id());
            self.strings.with("chart.spell", &[("status", &status), ("date", &self.day(spell.from).text)])
        };
        history.iter().map(words).collect::<Vec<_>>().join(self.strings.text("chart.then"))
    }

    /// The first day on which a claim can have been made; its article's where nobody says.
    pub fn first_made(&self, claim: ClaimKey) -> Day {
        let entry = &self.archive().claims[claim];
        entry.made.first_day().unwrap_or(self.archive().articles[entry.article].date)
    }

    /// Every status that a claim ever had, along its time; none where it has had one for no time.
    pub fn strip(&self, claim: ClaimKey) -> Option<Drawing> {
        let as_of = self.snapshot().as_of;
        let spells = self.spells(claim);
        let made = self.first_made(claim);
        if made >= as_of && spells.iter().all(|spell| spell.from >= as_of) {
            return None;
        }
        let title = self.strings.with("chart.strip_title", &[("claim", &self.archive().claims[claim].short)]);
        let strip = Strip {
            made,
            spells: &spells,
            as_of,
            title: &title,
            description: &self.spells_in_words(claim),
            id_prefix: "strip",
            direction: self.direction(),
            words: &self.edition.calendar,
        };
        let svg = self.drawn(drawing::strip(&strip));
        Some(Drawing { svg, title, key: Vec::new(), table: None })
    }
}

/// The words of every axis.
pub(super) fn calendar_words(strings: &Strings) -> CalendarWords {
    let month = |place: usize| strings.text(&format!("date.months.short.{}", place + 1)).to_owned();
    CalendarWords {
        months: std::array::from_fn(month),
        day: strings.text("date.short.day_of_month").to_owned(),
        year: strings.text("date.short.year").to_owned(),
        quarter: strings.text("date.short.quarter").to_owned(),
        years: strings.with("date.range", &[("from", "{first}"), ("to", "{last}")]),
    }
}

/// How a status of claims of a kind is drawn, with the verdicts that stand.
fn look(archive: &Archive, kind: ClaimKind, status: &Status, standing: &[FollowUpKey]) -> Look {
    match status {
        Status::Pending => Look::Pending,
        Status::Conditional => Look::Conditional,
        Status::Overdue | Status::AwaitingVerdict => Look::Overdue,
        Status::NotTriggered | Status::Lapsed | Status::Superseded | Status::Unverifiable => Look::Void,
        Status::Judged(verdict) => look_of_verdict(archive, kind, verdict.as_str()),
        Status::Contested => Look::Contested(looks_of_standing(archive, kind, standing)),
    }
}

/// Of each verdict once, as it stands.
fn looks_of_standing(archive: &Archive, kind: ClaimKind, standing: &[FollowUpKey]) -> Vec<Look> {
    let mut verdicts: Vec<&str> =
        standing.iter().filter_map(|key| archive.follow_ups[*key].verdict.as_ref()).map(|id| id.as_str()).collect();
    let mut seen = std::collections::BTreeSet::new();
    verdicts.retain(|verdict| seen.insert(*verdict));
    verdicts.into_iter().map(|verdict| look_of_verdict(archive, kind, verdict)).collect()
}

fn look_of_verdict(archive: &Archive, kind: ClaimKind, id: &str) -> Look {
    let verdict = archive.config.scales.of(kind).find(id);
    match (verdict.map(|verdict| verdict.class), tone_of(id, verdict)) {
        (Some(VerdictClass::Open), _) => Look::Progress,
        (Some(VerdictClass::Settled), "good") => Look::Good,
        (Some(VerdictClass::Settled), "bad") => Look::Bad,
        (Some(VerdictClass::Settled), _) => Look::Mid,
        (Some(VerdictClass::Void) | None, _) => Look::Void,
    }
}

/// The tone of a mark, for drawings.
pub(super) fn tone(class: &str) -> Tone {
    Tone::STACK.into_iter().find(|tone| tone.class() == class).unwrap_or(Tone::Void)
}
