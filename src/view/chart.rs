//! Statuses over time: how the record filled up, drawn in columns, with the same numbers as a table.
//!
//! In: claims. Out: a [`Drawing`]; none where there is no claim. Counted by tone; each tone's word is that of its statuses.

use std::collections::{BTreeMap, BTreeSet};

use super::drawings::tone;
use super::model::{Drawing, Mark, Table, TableRow};
use super::order::statuses;
use super::standpoint::View;
use crate::archive::ClaimKey;
use crate::drawing::{self, Columns, OverTime, Tone, Turn, Unit};

impl View<'_> {
    /// The claims by tone, at the end of every quarter, or of longer times.
    pub fn chart(&self, claims: &[ClaimKey]) -> Option<Drawing> {
        let turns: Vec<Vec<Turn>> = claims.iter().map(|claim| self.turns(*claim)).collect();
        let over_time = drawing::over_time(&turns, self.snapshot().as_of);
        let (first, last) = (over_time.columns.first()?, over_time.columns.last()?);
        let title = self.strings.text(match over_time.unit {
            Unit::Quarter => "chart.by_quarter",
            Unit::Years(1) => "chart.by_year",
            Unit::Years(_) => "chart.over_time",
        });
        let days = [("first", self.day(first.first).text.clone()), ("last", self.day(last.last).text.clone())];
        let description = self.strings.with("chart.desc", &[(days[0].0, &days[0].1), (days[1].0, &days[1].1)]);
        let columns = Columns {
            over_time: &over_time,
            title,
            description: &description,
            id_prefix: "chart",
            direction: self.direction(),
            words: &self.edition.calendar,
        };
        let svg = self.drawn(drawing::columns(&columns));
        let words = self.tones(claims);
        let table = self.table(&over_time, &words);
        let key = Tone::STACK.into_iter().filter_map(|tone| words.get(&tone).cloned()).map(|mark| mark.drawn().into()).collect();
        Some(Drawing { svg, title: title.to_owned(), key, table: Some(table) })
    }

    fn table(&self, over_time: &OverTime, words: &BTreeMap<Tone, Mark>) -> Table {
        let drawing::Table { tones, rows } = over_time.table(&self.edition.calendar);
        let time = self.strings.text(match over_time.unit {
            Unit::Quarter => "table.quarter",
            Unit::Years(1) => "table.year",
            Unit::Years(_) => "table.years",
        });
        let tone = |tone: &Tone| words.get(tone).map_or_else(String::new, |mark| mark.label.clone());
        let row = |row: drawing::TableRow| TableRow {
            head: row.label,
            cells: row.counts.into_iter().map(|count| self.strings.number(count as usize)).collect(),
        };
        Table {
            caption: self.strings.text("chart.caption").to_owned(),
            head: std::iter::once(time.to_owned()).chain(tones.iter().map(tone)).collect(),
            rows: rows.into_iter().map(row).collect(),
        }
    }

    /// A mark for every tone that a claim ever had: that of its first status, with the words of all.
    fn tones(&self, claims: &[ClaimKey]) -> BTreeMap<Tone, Mark> {
        let spells = claims.iter().filter_map(|claim| self.state(*claim)).flat_map(|state| &state.history);
        let had: BTreeSet<&str> = spells.map(|spell| spell.status.id()).collect();
        let mut marks: BTreeMap<Tone, Mark> = BTreeMap::new();
        for (_, kind, id) in statuses(&self.archive().config.scales, &self.kinds(claims)) {
            if !had.contains(id) {
                continue;
            }
            let mark = self.mark(kind, id);
            marks
                .entry(tone(&mark.tone))
                .and_modify(|first| first.label = format!("{}{}{}", first.label, self.strings.text("list.middle"), mark.label))
                .or_insert_with(|| (*mark).clone());
        }
        for (tone, key) in [(Tone::Open, "chart.open"), (Tone::Void, "chart.closed")] {
            if let Some(mark) = marks.get_mut(&tone) {
                self.strings.text(key).clone_into(&mut mark.label);
            }
        }
        marks
    }
}
