//! What there is to say of rows, so that nothing is dropped or changed in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// So many places are named where the same is said of many.
const NAMED: usize = 3;

/// Where something stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The line on which a table's row begins, counted from 1.
    Line(usize),
    /// An entry of JSON, counted from 1 in the order of the file.
    Entry(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(formatter, "line {line}"),
            Place::Entry(entry) => write!(formatter, "entry {entry}"),
        }
    }
}

/// What a remark says of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// They could not be read, and nothing of them was written.
    Unread,
    /// Something of them was left out.
    Left,
    /// Something was read otherwise than it is written.
    Reread,
}

/// One thing that is said of one or more rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it means for the rows.
    pub weight: Weight,
    /// The rows, in order; none where the whole file is meant.
    pub places: Vec<Place>,
    /// What is said: lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, place) in self.places.iter().take(NAMED).enumerate() {
            write!(formatter, "{}{place}", if position == 0 { "" } else { ", " })?;
        }
        if self.places.len() > NAMED {
            write!(formatter, " and {} more", self.places.len() - NAMED)?;
        }
        if !self.places.is_empty() {
            formatter.write_str(": ")?;
        }
        match self.weight {
            Weight::Unread => write!(formatter, "not read: {}", self.message),
            Weight::Left | Weight::Reread => formatter.write_str(&self.message),
        }
    }
}

/// All that is said while a file is read.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    said: BTreeMap<(Weight, String), BTreeSet<Place>>,
    unread: BTreeSet<Place>,
}

impl Remarks {
    /// The row could not be read.
    pub(super) fn unread_row(&mut self, place: Place, message: impl Into<String>) {
        self.unread.insert(place);
        self.say(Weight::Unread, place, message);
    }

    /// Something of the row was left out.
    pub(super) fn left(&mut self, place: Place, message: impl Into<String>) {
        self.say(Weight::Left, place, message);
    }

    /// Something of the row was read otherwise than it is written.
    pub(super) fn reread(&mut self, place: Place, message: impl Into<String>) {
        self.say(Weight::Reread, place, message);
    }

    /// Something beside the rows was left out.
    pub(super) fn left_of_file(&mut self, message: impl Into<String>) {
        self.said.entry((Weight::Left, message.into())).or_default();
    }

    fn say(&mut self, weight: Weight, place: Place, message: impl Into<String>) {
        self.said.entry((weight, message.into())).or_default().insert(place);
    }

    /// How many rows could not be read.
    pub(super) fn unread(&self) -> usize {
        self.unread.len()
    }

    /// Everything, by the first row that it is said of.
    ///
    /// Of a row that could not be read no more is said than why.
    pub(super) fn sorted(self) -> Vec<Remark> {
        let Remarks { said, unread } = self;
        let is_said = |weight: Weight, place: &Place| weight == Weight::Unread || !unread.contains(place);
        let mut remarks: Vec<Remark> = said
            .into_iter()
            .map(|((weight, message), places)| {
                (places.is_empty(), Remark { weight, places: places.into_iter().filter(|place| is_said(weight, place)).collect(), message })
            })
            .filter(|(of_file, remark)| *of_file || !remark.places.is_empty())
            .map(|(_, remark)| remark)
            .collect();
        remarks.sort_by(|a, b| (a.weight, a.places.first(), &a.message).cmp(&(b.weight, b.places.first(), &b.message)));
        remarks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_said_once() {
        let mut remarks = Remarks::default();
        for line in [9, 2, 5, 7] {
            remarks.left(Place::Line(line), "column `Image` is left out");
        }
        remarks.unread_row(Place::Line(3), "there is no claim");
        remarks.left(Place::Line(3), "column `Notes` is left out");
        assert_eq!(remarks.unread(), 1);
        let said: Vec<String> = remarks.sorted().iter().map(ToString::to_string).collect();
        assert_eq!(said, ["line 3: not read: there is no claim", "line 2, line 5, line 7 and 1 more: column `Image` is left out"]);
    }
}
