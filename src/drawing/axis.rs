//! The lines of years, months or days behind the bars, and their labels.
//!
//! In: the first day, the as-of date, words. Out: an [`Axis`] that strips and lanes share.

use crate::{
    date::Day,
    drawing::{
        calendar::CalendarWords,
        canvas::{Anchor, Canvas, Direction, Name, PIXEL},
        scale::{LineUnit, Scale},
    },
};

/// Past this place (in ten-thousandths) a label has room on a wide page only.
pub(super) const NEAR_THE_END: u32 = 9_200;
/// Past this place a label of the axis has no room.
const AT_THE_END: u32 = 9_700;
/// The axis above lanes: its height, and the base line of its labels.
const AXIS_HEIGHT: u32 = 18 * PIXEL;
const AXIS_BASE_LINE: u32 = 12 * PIXEL;

/// A line across the bars, with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tick {
    /// In ten-thousandths of the width.
    at: u32,
    label: String,
    shown: Shown,
}

impl Tick {
    /// Every second label, and one near the end, has room on wide pages only.
    fn new(place: usize, at: u32, label: String) -> Tick {
        let shown = if at > AT_THE_END {
            Shown::Never
        } else if place % 2 == 1 || at > NEAR_THE_END {
            Shown::Wide
        } else {
            Shown::Always
        };
        Tick { at, label, shown }
    }
}

/// Where a label has room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Always,
    /// On wide pages: class `alt`.
    Wide,
    Never,
}

/// The time from a first day to the as-of date, spread over the width, with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    scale: Scale,
    ticks: Vec<Tick>,
}

impl Axis {
    /// An axis from a day exactly, as of another.
    pub fn new(first: Day, as_of: Day, words: &CalendarWords) -> Axis {
        let scale = Scale::new(first, as_of);
        let lines = scale.lines();
        let label = |day: Day| match lines.unit {
            LineUnit::Day => words.day(day),
            LineUnit::Month => words.month(day),
            LineUnit::Year => words.year(day.year()),
        };
        let ticks = lines.days.iter().enumerate().map(|(place, day)| Tick::new(place, scale.place(*day), label(*day))).collect();
        Axis { scale, ticks }
    }

    /// The axis that lanes share: from the first of the month in which the earliest begins.
    pub fn of_lanes(earliest: Day, as_of: Day, words: &CalendarWords) -> Axis {
        let first = Day::new(earliest.year(), earliest.month(), 1).unwrap_or(earliest);
        Axis::new(first, as_of, words)
    }

    /// The place of a day, in ten-thousandths of the width.
    pub(super) fn place(&self, day: Day) -> u32 {
        self.scale.place(day)
    }

    /// The lines over bars, in the order of time; the labels too, where a base line is given.
    pub(super) fn draw(&self, canvas: &mut Canvas, bottom: u32, labels: Option<u32>) {
        for Tick { at, label, shown } in &self.ticks {
            // A line goes with its label, or it would cut through the one before.
            let (line, label) = match (labels, shown) {
                (None, _) | (Some(_), Shown::Never) => ("ax", None),
                (Some(base_line), Shown::Always) => ("ax", Some(("", base_line, label))),
                (Some(base_line), Shown::Wide) => ("ax alt", Some(("alt", base_line, label))),
            };
            canvas.line(line, *at..*at, 0..bottom);
            if let Some((class, base_line, label)) = label {
                canvas.text(class, *at, base_line, Anchor::After, label);
            }
        }
    }
}

/// The axis above lanes, to stay in view while they scroll. It is hidden from screen readers:
/// every lane names its days.
pub fn axis(axis: &Axis, direction: Direction) -> String {
    let mut canvas = Canvas::new("strip", AXIS_HEIGHT, direction, &Name::Hidden);
    axis.draw(&mut canvas, AXIS_HEIGHT, Some(AXIS_BASE_LINE));
    canvas.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::tests::{day, words};

    fn axis_of(first: &str, as_of: &str) -> Axis {
        Axis::new(day(first), day(as_of), &words())
    }

    /// The labels; in brackets what only wide pages show, a dash for a line without a label.
    fn labels(axis: &Axis) -> String {
        let label = |tick: &Tick| match tick.shown {
            Shown::Always => tick.label.clone(),
            Shown::Wide => format!("({})", tick.label),
            Shown::Never => "-".to_owned(),
        };
        axis.ticks.iter().map(label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_are_of_years_months_or_days() {
        for (first, as_of, expected) in [
            ("2018-03-05", "2025-09-01", "2019 (2020) 2021 (2022) 2023 (2024) 2025"),
            ("2018-03-05", "2020-03-05", "2019 (2020)"),
            ("2018-03-05", "2020-03-04", "May (July) Sep (Nov) 2019 (Mar) May (July) Sep (Nov) 2020 -"),
            ("2018-10-20", "2019-04-01", "Nov (Dec) 2019 (Feb) Mar"),
            ("2018-03-05", "2018-05-04", "Apr (May)"),
            ("2018-03-05", "2018-05-03", "5 Mar (12 Mar) 19 Mar (26 Mar) 2 Apr (9 Apr) 16 Apr (23 Apr) (30 Apr)"),
            ("2018-03-05", "2018-03-08", "5 Mar (6 Mar) 7 Mar"),
            ("2018-03-05", "2018-03-06", "5 Mar"),
            ("2018-03-05", "2018-03-05", ""),
            ("2018-01-01", "2020-06-01", "2018 (2019) 2020"),
            ("1950-06-01", "2020-06-01", "1955 (1960) 1965 (1970) 1975 (1980) 1985 (1990) 1995 (2000) 2005 (2010) (2015) -"),
            ("0001-01-01", "9999-12-31", "1000 (2000) 3000 (4000) 5000 (6000) 7000 (8000) 9000"),
            ("9999-12-30", "9999-12-31", "30 Dec"),
        ] {
            assert_eq!(labels(&axis_of(first, as_of)), expected, "{first}..{as_of}");
        }
    }

    #[test]
    fn lanes_begin_with_a_month() {
        let axis = Axis::of_lanes(day("2018-03-05"), day("2025-09-01"), &words());
        assert_eq!((axis.place(day("2018-03-05")), axis.place(day("2019-01-01"))), (15, 1116));
    }
}
