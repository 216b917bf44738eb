//! How many claims had each tone, at the end of every quarter, year or longer time.
//!
//! In: every claim's turns of tone. Out: the numbers that `columns` draws and a table prints.

use crate::{
    date::Day,
    drawing::{
        calendar::CalendarWords,
        scale::{YEAR_STEPS, thinned},
        tone::{Counts, Tone},
    },
};

/// More columns than these are too narrow on a phone.
const MOST_COLUMNS: usize = 40;

/// The day from which a claim has a tone, until its next turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The first day.
    pub from: Day,
    /// The tone from then on.
    pub tone: Tone,
}

/// How much time a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A quarter of a year.
    Quarter,
    /// So many years: 1, 2, 5, 10, 20, 50 …
    Years(u16),
}

/// The claims on the last day of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its first day.
    pub first: Day,
    /// The day whose state is counted: its last one, or the as-of date.
    pub last: Day,
    /// How many claims there were of each tone.
    pub counts: Counts,
}

/// The claims over time, oldest column first; no column where there is no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverTime {
    /// How much time a column is.
    pub unit: Unit,
    /// Without gaps, to the as-of date.
    pub columns: Vec<Column>,
}

/// The numbers of a drawing, to be printed as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The tones that ever occur, in the order of the stack: a column each.
    pub tones: Vec<Tone>,
    /// A row for every column of the drawing.
    pub rows: Vec<TableRow>,
}

/// One row of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its quarter, year or years, in words.
    pub label: String,
    /// The day whose state is counted.
    pub day: Day,
    /// In the order of the table's tones.
    pub counts: Vec<u32>,
}

/// Counts claims over time, each given by its turns in order: by quarters, or by years where
/// there would be more than 40, and so on.
pub fn over_time(claims: &[Vec<Turn>], as_of: Day) -> OverTime {
    let earliest = claims.iter().flatten().map(|turn| turn.from).min().filter(|earliest| *earliest <= as_of);
    let Some(earliest) = earliest else {
        return OverTime { unit: Unit::Quarter, columns: Vec::new() };
    };
    let quarters = quarters(earliest, as_of);
    let (unit, times) = if quarters.len() <= MOST_COLUMNS {
        (Unit::Quarter, quarters)
    } else {
        let (step, times) = thinned(YEAR_STEPS, MOST_COLUMNS, |step| years(step, earliest, as_of));
        (Unit::Years(step), times)
    };
    let column = |(first, end): (Day, Day)| {
        let last = end.min(as_of);
        let counts = claims.iter().filter_map(|turns| tone_on(last, turns)).collect();
        Column { first, last, counts }
    };
    OverTime { unit, columns: times.into_iter().map(column).collect() }
}

/// The first and last days of quarters: of all, or of one more than have room.
fn quarters(earliest: Day, as_of: Day) -> Vec<(Day, Day)> {
    let number = |day: Day| day.year() * 4 + u16::from(day.quarter()) - 1;
    (number(earliest)..=number(as_of))
        .take(MOST_COLUMNS + 1)
        .filter_map(|quarter| Some((quarter / 4, u8::try_from(quarter % 4 * 3 + 1).ok()?)))
        .filter_map(|(year, month)| Day::new(year, month, 1))
        .map(|first| (first, first.plus_months(2).month_end()))
        .collect()
}

/// The first and last days of so many years each, which begin with a multiple of the step.
fn years(step: u16, earliest: Day, as_of: Day) -> Vec<(Day, Day)> {
    let decade = |year: u16| year / step;
    (decade(earliest.year())..=decade(as_of.year()))
        .map(|count| (count * step).max(1))
        .filter_map(|year| Some((Day::new(year, 1, 1)?, Day::new(last_year(year, step), 12, 31)?)))
        .collect()
}

/// The last year of the time of so many years that holds this one.
fn last_year(year: u16, step: u16) -> u16 {
    (year / step * step + step - 1).min(Day::MAX.year())
}

fn tone_on(day: Day, turns: &[Turn]) -> Option<Tone> {
    turns.iter().rev().find(|turn| turn.from <= day).map(|turn| turn.tone)
}

impl OverTime {
    /// The same numbers, a row a column.
    pub fn table(&self, words: &CalendarWords) -> Table {
        let occurs = |tone: &Tone| self.columns.iter().any(|column| column.counts.of(*tone) > 0);
        let tones: Vec<Tone> = Tone::STACK.into_iter().filter(occurs).collect();
        let row = |column: &Column| TableRow {
            label: self.label(column, words),
            day: column.last,
            counts: tones.iter().map(|tone| column.counts.of(*tone)).collect(),
        };
        let rows = self.columns.iter().map(row).collect();
        Table { tones, rows }
    }

    fn label(&self, column: &Column, words: &CalendarWords) -> String {
        let year = column.first.year();
        match self.unit {
            Unit::Quarter => words.quarter(column.first),
            Unit::Years(1) => words.year(year),
            Unit::Years(count) => words.years(year, last_year(year, count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::tests::{day, words};

    fn turns(turns: &[(&str, Tone)]) -> Vec<Turn> {
        turns.iter().map(|(from, tone)| Turn { from: day(from), tone: *tone }).collect()
    }

    #[test]
    fn claims_are_counted_on_the_last_day_of_each_quarter() {
        let claims = [
            turns(&[("2018-03-06", Tone::Open), ("2018-03-31", Tone::Good)]),
            turns(&[("2018-04-01", Tone::Open), ("2018-06-01", Tone::Time), ("2018-07-01", Tone::Bad)]),
            turns(&[("2018-12-31", Tone::Open)]),
        ];
        let over_time = over_time(&claims, day("2018-12-30"));
        let columns: Vec<String> = over_time
            .columns
            .iter()
            .map(|column| {
                let counts: Vec<String> = column.counts.present().map(|(tone, count)| format!("{count} {}", tone.class())).collect();
                format!("{}..{} {}", column.first, column.last, counts.join(", "))
            })
            .collect();
        assert_eq!(
            columns,
            [
                "2018-01-01..2018-03-31 1 good",
                "2018-04-01..2018-06-30 1 good, 1 time",
                "2018-07-01..2018-09-30 1 good, 1 bad",
                "2018-10-01..2018-12-30 1 good, 1 bad"
            ]
        );
    }

    #[test]
    fn the_unit_follows_the_length_of_the_time() {
        for (first, as_of, unit, columns, labels) in [
            ("2018-03-06", "2018-03-06", Unit::Quarter, 1, "Q1 2018, Q1 2018"),
            ("2018-03-06", "2025-09-01", Unit::Quarter, 31, "Q1 2018, Q3 2025"),
            ("2015-10-01", "2025-09-30", Unit::Quarter, 40, "Q4 2015, Q3 2025"),
            ("2015-09-30", "2025-09-30", Unit::Years(1), 11, "2015, 2025"),
            ("1986-06-01", "2025-09-30", Unit::Years(1), 40, "1986, 2025"),
            ("1985-06-01", "2025-09-30", Unit::Years(2), 21, "1984–1985, 2024–2025"),
            ("1900-06-01", "2025-09-30", Unit::Years(5), 26, "1900–1904, 2025–2029"),
            ("0001-01-01", "9999-12-31", Unit::Years(500), 20, "1–499, 9500–9999"),
            ("9999-10-01", "9999-12-31", Unit::Quarter, 1, "Q4 9999, Q4 9999"),
        ] {
            let over_time = over_time(&[turns(&[(first, Tone::Open)])], day(as_of));
            let rows = over_time.table(&words()).rows;
            let found = format!("{}, {}", rows.first().unwrap().label, rows.last().unwrap().label);
            assert_eq!((over_time.unit, rows.len(), found.as_str()), (unit, columns, labels), "{first}..{as_of}");
            assert_eq!(rows.last().unwrap().day, day(as_of), "{first}..{as_of}");
            assert!(rows.iter().all(|row| row.counts == [1]), "{first}..{as_of}");
        }
    }

    #[test]
    fn without_a_claim_there_is_no_column() {
        for claims in [vec![], vec![vec![]], vec![turns(&[("2020-01-01", Tone::Open)])]] {
            let over_time = over_time(&claims, day("2019-12-31"));
            assert_eq!(over_time.columns, []);
            assert_eq!(over_time.table(&words()), Table { tones: vec![], rows: vec![] });
        }
    }

    #[test]
    fn the_table_has_the_tones_that_occur() {
        let claims = [turns(&[("2018-03-06", Tone::Void), ("2018-06-01", Tone::Good)]), turns(&[("2018-06-01", Tone::Good)])];
        let table = over_time(&claims, day("2018-06-15")).table(&words());
        let counts: Vec<_> = table.rows.iter().map(|row| row.counts.as_slice()).collect();
        assert_eq!(table.tones, [Tone::Good, Tone::Void]);
        assert_eq!(counts, [[0, 1], [2, 0]]);
    }
}
