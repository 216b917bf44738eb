//! A date as vague as the reporting.
//!
//! In: a text of EDTF (ISO 8601-2:2019) level 1 with level 2's seasons and quarters, or a [`Day`].
//! Out: an [`Edtf`]: the first and the last day that it can mean, and its parts in words.
//!
//! Never read: unspecified digits (`201X`), years before 0001 or after 9999, sets, unknown ends
//! (`2018-03/`), times of day.

use std::{fmt, str::FromStr};

use crate::date::{
    day::{Day, numbers, two_digits, year_number},
    fault::{Fault, excerpt},
    respelling::{respellings, sole},
};

/// Uncertain, approximate, both.
const QUALIFIERS: [char; 3] = ['?', '~', '%'];

/// A date as it was written, read as a first and a last day.
///
/// Equal where written alike: `2018-03/2018-03` is not `2018-03`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    written: Box<str>,
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Reading {
    parts: Parts,
    first: Option<Day>,
    last: Option<Day>,
    overdue_after: Option<Day>,
}

/// What a date says, for printing it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parts {
    /// No interval.
    One(Moment),
    /// An interval; an open end is `None`, and never are both.
    Between {
        /// Where it begins.
        from: Option<Moment>,
        /// Where it ends, itself included.
        to: Option<Moment>,
    },
}

/// One year, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// 1 to 9999; of a winter that crosses two years, the first.
    pub year: u16,
    /// What of the year.
    pub unit: Unit,
    /// Written with `?` or `%`: the source may be wrong.
    pub uncertain: bool,
    /// Written with `~` or `%`: the source only comes near it.
    pub approximate: bool,
}

/// How precise a date is, and what it names within its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// All of it.
    Year,
    /// 1 to 12.
    Month(u8),
    /// A day that the month has in that year.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// As ISO 8601-2 numbers it, 21 to 32: spring, summer, autumn and winter of no hemisphere,
    /// which is read as northern (21 to 24), northern (25 to 28), southern (29 to 32).
    Season(u8),
    /// 1 to 4, written as 33 to 36.
    Quarter(u8),
}

impl Edtf {
    /// Reads a date; the door of this file says what of EDTF.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        match read(text) {
            Ok(reading) => Ok(Edtf { written: text.into(), reading }),
            Err(fault) => Err(explain(text, fault)),
        }
    }

    /// The text that was read.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The first day that the date can mean: 2018-04 gives 1 April, 2018-21 (spring) 1 March.
    ///
    /// `None` for an open beginning (`../2018-05`). Seasons are meteorological: ISO 8601-2 gives
    /// them numbers and leaves their months open.
    pub fn first_day(&self) -> Option<Day> {
        self.reading.first
    }

    /// Whether the date lies before the other in every reading of both.
    pub fn surely_before(&self, other: &Edtf) -> bool {
        matches!((self.last_day(), other.first_day()), (Some(last), Some(first)) if last < first)
    }

    /// The last day that the date can mean: 2018-04 gives 30 April, 2018-21 (spring) 31 May,
    /// 2018-24 (winter) the last of February 2019.
    ///
    /// `None` for an open end (`2018-03/..`).
    pub fn last_day(&self) -> Option<Day> {
        self.reading.last
    }

    /// The last day on which what was due then is not yet overdue: the last day, or with `~`, `?`
    /// or `%` on it the last day of one unit of its precision later: 2018-04~ gives 31 May,
    /// 2018~ the end of 2019, a season or quarter three months more, a day the next.
    ///
    /// Of an interval, the end's own qualifier counts. `None` for an open end: never overdue.
    /// Nothing is later than 9999-12-31.
    pub fn overdue_after(&self) -> Option<Day> {
        self.reading.overdue_after
    }

    /// What the date says, for printing it in words.
    pub fn parts(&self) -> Parts {
        self.reading.parts
    }
}

impl From<Day> for Edtf {
    fn from(day: Day) -> Edtf {
        let moment = Moment { year: day.year(), unit: unit(day), uncertain: false, approximate: false };
        let span = Span { moment, first: day, last: day };
        Edtf { written: day.to_string().into(), reading: span.alone() }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

/// Why a text is not a date.
///
/// Printed, it is one sentence that names the suggestion too, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", fault.sentence(meant.as_deref()))]
pub struct EdtfError {
    fault: Fault,
    meant: Option<String>,
}

impl EdtfError {
    /// The exact text to write instead: only where no other date can have been meant.
    pub fn suggestion(&self) -> Option<String> {
        self.meant.clone()
    }
}

fn explain(text: &str, fault: Fault) -> EdtfError {
    if let Ok(day) = Day::parse_reported(text) {
        return EdtfError { fault: Fault::HasTime(excerpt(text)), meant: Some(day.to_string()) };
    }
    let readings = respellings(text, |spelling| read(spelling).is_ok());
    let (fault, meant) = sole(text, &readings, fault);
    EdtfError { fault, meant }
}

/// A moment and the days that it covers, both ends included.
struct Span {
    moment: Moment,
    first: Day,
    last: Day,
}

impl Span {
    fn alone(self) -> Reading {
        Reading {
            parts: Parts::One(self.moment),
            first: Some(self.first),
            last: Some(self.last),
            overdue_after: Some(self.overdue_after()),
        }
    }

    fn overdue_after(&self) -> Day {
        if !self.moment.uncertain && !self.moment.approximate {
            return self.last;
        }
        let later = |months| self.last.plus_months(months).month_end();
        match self.moment.unit {
            Unit::Year => later(12),
            Unit::Month(_) => later(1),
            Unit::Day { .. } => self.last.next(),
            Unit::Season(_) | Unit::Quarter(_) => later(3),
        }
    }
}

fn read(text: &str) -> Result<Reading, Fault> {
    match *text.split('/').collect::<Vec<_>>().as_slice() {
        [".."] => Err(Fault::OpenAtBothEnds(text.to_owned())),
        [one] => span(one).map(Span::alone),
        [from, to] => interval(text, from, to),
        _ => Err(Fault::of_form(text, Fault::NotADate)),
    }
}

fn interval(text: &str, from: &str, to: &str) -> Result<Reading, Fault> {
    if from.is_empty() || to.is_empty() {
        return Err(Fault::EmptyEnd(excerpt(text)));
    }
    let (from, to) = (end(from)?, end(to)?);
    match (&from, &to) {
        (None, None) => return Err(Fault::OpenAtBothEnds(excerpt(text))),
        (Some(from), Some(to)) if from.first > to.last => {
            return Err(Fault::EndsBeforeItBegins(excerpt(text)));
        }
        (Some(_), Some(_)) | (Some(_), None) | (None, Some(_)) => (),
    }
    Ok(Reading {
        parts: Parts::Between { from: from.as_ref().map(|from| from.moment), to: to.as_ref().map(|to| to.moment) },
        first: from.map(|from| from.first),
        last: to.as_ref().map(|to| to.last),
        overdue_after: to.map(|to| to.overdue_after()),
    })
}

fn end(text: &str) -> Result<Option<Span>, Fault> {
    match text {
        ".." => Ok(None),
        _ => span(text).map(Some),
    }
}

/// Reads a moment and the qualifier that ends it.
fn span(text: &str) -> Result<Span, Fault> {
    let (year, unit) = year_and_unit(text)?;
    let (first, last) = days(year, unit).ok_or_else(|| Fault::EndsTooLate(excerpt(text)))?;
    let moment = Moment { year, unit, uncertain: text.ends_with(['?', '%']), approximate: text.ends_with(['~', '%']) };
    Ok(Span { moment, first, last })
}

fn year_and_unit(text: &str) -> Result<(u16, Unit), Fault> {
    let body = text.strip_suffix(QUALIFIERS).unwrap_or(text);
    let named = match *body.split('-').collect::<Vec<_>>().as_slice() {
        [year] => year_number(year)?.map(|year| (year, Unit::Year)),
        [year, part] => match year_number(year)?.zip(two_digits(part)) {
            Some((year, part)) => Some((year, part_of_year(part)?)),
            None => None,
        },
        [year, month, day] => numbers(body, year, month, day)?.map(|day| (day.year(), unit(day))),
        _ => None,
    };
    named.ok_or_else(|| unreadable(text))
}

fn unit(day: Day) -> Unit {
    Unit::Day { month: day.month(), day: day.day() }
}

fn part_of_year(number: u8) -> Result<Unit, Fault> {
    match number {
        1..=12 => Ok(Unit::Month(number)),
        21..=32 => Ok(Unit::Season(number)),
        33..=36 => Ok(Unit::Quarter(number - 32)),
        _ => Err(Fault::PartOfYear(format!("{number:02}"))),
    }
}

/// The first and the last day of a unit of a year; `None` where it ends after the year 9999.
fn days(year: u16, unit: Unit) -> Option<(Day, Day)> {
    let (month, length) = match unit {
        Unit::Year => (1, 12),
        Unit::Month(month) => (month, 1),
        Unit::Day { month, day } => {
            let day = Day::new(year, month, day)?;
            return Some((day, day));
        }
        Unit::Season(number) => (first_month_of_season(number), 3),
        Unit::Quarter(number) => (3 * number - 2, 3),
    };
    let (last_year, last_month) = match month + length - 1 {
        beyond @ 13.. => (year + 1, beyond - 12),
        within => (year, within),
    };
    let first = Day::new(year, month, 1)?;
    let last = Day::new(last_year, last_month, 1)?.month_end();
    Some((first, last))
}

/// Spring and summer, autumn and winter, as meteorology counts them; 29 to 32 in the south.
fn first_month_of_season(number: u8) -> u8 {
    match number {
        21 | 25 | 31 => 3,
        22 | 26 | 32 => 6,
        23 | 27 | 29 => 9,
        _ => 12,
    }
}

/// The fault of a text that has not the form of a moment.
fn unreadable(text: &str) -> Fault {
    let body = text.trim_end_matches(QUALIFIERS);
    if !body.is_empty() && (body.contains(QUALIFIERS) || text.len() > body.len() + 1) {
        return Fault::Qualifier(excerpt(text));
    }
    if leaves_digits_open(body) {
        return Fault::Unspecified(excerpt(text));
    }
    match far_year(body) {
        Some(year) => Fault::Year(excerpt(year)),
        None => Fault::of_form(text, Fault::NotADate),
    }
}

/// Whether a text has `X` for digits, or `u` as the drafts of EDTF had it.
fn leaves_digits_open(body: &str) -> bool {
    let is_open = |character| matches!(character, 'X' | 'x' | 'U' | 'u');
    body.contains(is_open) && body.chars().all(|character| is_open(character) || character.is_ascii_digit() || character == '-')
}

/// The year before 0 or of five digits and more (ISO 8601-2 writes `Y` before it) that begins a text.
fn far_year(body: &str) -> Option<&str> {
    let (sign, shortest) = match body.as_bytes() {
        [b'Y', b'-', ..] => (2, 4),
        [b'Y', ..] => (1, 5),
        [b'-', ..] => (1, 4),
        _ => (0, 5),
    };
    let digits = body.get(sign..)?.split('-').next()?;
    let is_year = digits.len() >= shortest && digits.bytes().all(|byte| byte.is_ascii_digit());
    // Six and eight digits are rather a month or a day without its hyphens.
    let is_far = is_year && (sign > 0 || digits.len() == 5);
    is_far.then(|| &body[..sign + digits.len()])
}
