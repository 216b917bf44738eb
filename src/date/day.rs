//! A civil day.
//!
//! In: `YYYY-MM-DD`, an RFC 3339 date-time, or numbers. Out: a [`Day`], or a [`DayError`].
//!
//! Never: a time of day, a zone, or the question what day it is.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Span, civil::Date};

use crate::date::{
    fault::{Fault, excerpt},
    respelling::{respellings, sole},
};

const DAY_IN_SECONDS: i64 = 86_400;

/// A day of the Gregorian calendar, without zone, from 0001-01-01 to 9999-12-31.
///
/// Ordered by time; printed as it is written, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The first day there is, 0001-01-01.
    pub const MIN: Day = Day(jiff::civil::date(1, 1, 1));
    /// The last day there is, 9999-12-31.
    pub const MAX: Day = Day(jiff::civil::date(9999, 12, 31));
    const UNIX_EPOCH: Day = Day(jiff::civil::date(1970, 1, 1));

    /// `None` where the calendar has no such day, or the year is not 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let year = i16::try_from(year).ok().filter(|year| *year >= 1)?;
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok().map(Day)
    }

    /// Reads exactly `YYYY-MM-DD`, with ASCII digits and nothing around it.
    pub fn parse(text: &str) -> Result<Day, DayError> {
        civil(text, text).map_err(|fault| explain(text, fault))
    }

    /// Reads `YYYY-MM-DD` or a date-time of RFC 3339 (section 5.6), which must have its zone.
    ///
    /// The day that is written counts: `2018-03-06T23:30:00-05:00` is 6 March,
    /// whatever day it was in Greenwich.
    pub fn parse_reported(text: &str) -> Result<Day, DayError> {
        reported(text).map_err(|fault| explain(text, fault))
    }

    /// The day in UTC of a moment in seconds since 1970-01-01, as SOURCE_DATE_EPOCH gives it.
    ///
    /// `None` outside the years 1 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Option<Day> {
        let days = seconds.div_euclid(DAY_IN_SECONDS);
        let range = Day::UNIX_EPOCH.days_until(Day::MIN)..=Day::UNIX_EPOCH.days_until(Day::MAX);
        range.contains(&days).then(|| Day::UNIX_EPOCH.plus_days(days))
    }

    /// 1 to 9999.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// 1 to 4: the first runs from January to March.
    pub fn quarter(self) -> u8 {
        (self.month() - 1) / 3 + 1
    }

    /// The day after; [`Day::MAX`] stays where it is.
    pub fn next(self) -> Day {
        self.plus_days(1)
    }

    /// The day before; [`Day::MIN`] stays where it is.
    pub fn previous(self) -> Day {
        self.plus_days(-1)
    }

    /// So many days later, or earlier; [`Day::MIN`] or [`Day::MAX`] where that leaves the calendar.
    pub fn plus_days(self, days: i64) -> Day {
        let span = Span::new().try_days(days);
        self.moved(span, days < 0)
    }

    /// The same day of the month so many months later, or earlier, or that month's last day
    /// where it is shorter: 31 January and one month is 28 or 29 February.
    ///
    /// [`Day::MIN`] or [`Day::MAX`] where that leaves the calendar.
    pub fn plus_months(self, months: i32) -> Day {
        let span = Span::new().try_months(months);
        self.moved(span, months < 0)
    }

    fn moved(self, span: Result<Span, jiff::Error>, back: bool) -> Day {
        match span.and_then(|span| self.0.checked_add(span)) {
            Ok(date) => Day(date).max(Day::MIN),
            Err(_) if back => Day::MIN,
            Err(_) => Day::MAX,
        }
    }

    /// The last day of this day's month.
    pub fn month_end(self) -> Day {
        Day(self.0.last_of_month())
    }

    /// How many days from this one to the other; negative where the other is earlier.
    pub fn days_until(self, other: Day) -> i64 {
        let duration: SignedDuration = self.0.duration_until(other.0);
        duration.as_secs() / DAY_IN_SECONDS
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Day, DayError> {
        Day::parse(text)
    }
}

/// Why a text is not a day.
///
/// Printed, it is one sentence that names the suggestion too, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", fault.sentence(meant.as_deref()))]
pub struct DayError {
    fault: Fault,
    meant: Option<String>,
}

impl DayError {
    /// The exact text to write instead: only where no other day can have been meant.
    pub fn suggestion(&self) -> Option<String> {
        self.meant.clone()
    }
}

fn explain(text: &str, fault: Fault) -> DayError {
    let readings = match reported(text) {
        Ok(day) => vec![day.to_string()],
        Err(_) => respellings(text, |spelling| civil(spelling, spelling).is_ok()),
    };
    let (fault, meant) = sole(text, &readings, fault);
    DayError { fault, meant }
}

/// `written` is the text that a fault repeats.
fn civil(text: &str, written: &str) -> Result<Day, Fault> {
    match *text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => numbers(text, year, month, day)?,
        _ => None,
    }
    .ok_or_else(|| Fault::of_form(written, Fault::NotADay))
}

/// The day of three parts of a text; `Ok(None)` where one is not a number of its width.
pub(super) fn numbers(written: &str, year: &str, month: &str, day: &str) -> Result<Option<Day>, Fault> {
    let (Some(year), Some(month), Some(day)) = (year_number(year)?, two_digits(month), two_digits(day)) else {
        return Ok(None);
    };
    let Some(first) = Day::new(year, month, 1) else {
        return Err(Fault::Month(format!("{month:02}")));
    };
    match Day::new(year, month, day) {
        Some(day) => Ok(Some(day)),
        None => Err(Fault::DayOfMonth { written: excerpt(written), year, month, days: first.month_end().day() }),
    }
}

/// A year of exactly four digits; `Ok(None)` where it is not that.
pub(super) fn year_number(text: &str) -> Result<Option<u16>, Fault> {
    if text == "0000" {
        return Err(Fault::Year(text.to_owned()));
    }
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    Ok(if is_year { text.parse().ok() } else { None })
}

/// The number that exactly two digits write.
pub(super) fn two_digits(text: &str) -> Option<u8> {
    let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn reported(text: &str) -> Result<Day, Fault> {
    match text.split_once(['T', 't', ' ']) {
        Some((day, time)) if day.len() == "YYYY-MM-DD".len() => {
            let day = civil(day, text)?;
            time_of_day(time, text).map(|()| day)
        }
        _ => civil(text, text),
    }
}

/// Checks the `full-time` of RFC 3339, leap seconds included.
fn time_of_day(time: &str, written: &str) -> Result<(), Fault> {
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let is_offset = match offset.split_at_checked(1) {
        Some(("Z" | "z", rest)) => rest.is_empty(),
        Some((_, rest)) => sexagesimal(rest, &[23, 59]),
        None => true,
    };
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !is_offset || !is_fraction || !sexagesimal(whole, &[23, 59, 60]) {
        return Err(Fault::Time(excerpt(written)));
    }
    if offset.is_empty() {
        return Err(Fault::NoZone(excerpt(written)));
    }
    Ok(())
}

/// Whether a text is numbers of two digits with colons between, each up to its bound.
fn sexagesimal(text: &str, bounds: &[u8]) -> bool {
    let numbers: Vec<_> = text.split(':').map(two_digits).collect();
    numbers.len() == bounds.len() && numbers.iter().zip(bounds).all(|(number, bound)| number.is_some_and(|number| number <= *bound))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_is_read_or_refused() {
        #[rustfmt::skip]
        let rows = [
            ("2018-03-06", ""),
            ("0001-01-01", ""),
            ("9999-12-31", ""),
            ("2016-02-29", ""),
            ("2000-02-29", ""),
            ("1900-02-29", "`1900-02-29` is not a day: February 1900 has 28 days"),
            ("2018-02-29", "`2018-02-29` is not a day: February 2018 has 28 days"),
            ("2018-04-31", "`2018-04-31` is not a day: April 2018 has 30 days"),
            ("2018-04-00", "`2018-04-00` is not a day: April 2018 has 30 days"),
            ("2018-13-01", "`13` is not a month: months run from 01 to 12"),
            ("2018-00-01", "`00` is not a month: months run from 01 to 12"),
            ("0000-01-01", "`0000` is not a year: years run from 0001 to 9999"),
            ("", "the date is empty"),
            ("2018", "`2018` is not written as a day: a day is written `YYYY-MM-DD`"),
            ("2018-04", "`2018-04` is not written as a day: a day is written `YYYY-MM-DD`"),
            ("2018-04-27~", "`2018-04-27~` is not written as a day: a day is written `YYYY-MM-DD`"),
            ("tomorrow", "`tomorrow` is not written as a day: a day is written `YYYY-MM-DD`"),
            (" 2018-03-06", "` 2018-03-06` is not written as a day: write `2018-03-06`"),
            ("6 March 2018", "`6 March 2018` is not written as a day: write `2018-03-06`"),
            ("20180306", "`20180306` is not written as a day: write `2018-03-06`"),
            ("2018-3-6", "a month or a day is written with two digits: write `2018-03-06`"),
            ("06/03/2018", "`06/03/2018` can mean `2018-03-06` or `2018-06-03`"),
            ("２０１８-03-06", "`２０１８-03-06` has digits other than 0 to 9: write `2018-03-06`"),
            ("2018-03-06T10:00:00Z", "`2018-03-06T10:00:00Z` is not written as a day: write `2018-03-06`"),
        ];
        for (written, error) in rows {
            match Day::parse(written) {
                Ok(day) => assert_eq!((day.to_string().as_str(), ""), (written, error)),
                Err(found) => assert_eq!(found.to_string(), error, "{written}"),
            }
        }
    }

    #[test]
    fn the_day_of_a_report_is_its_own() {
        #[rustfmt::skip]
        let rows = [
            ("2018-03-06", Ok("2018-03-06")),
            ("2018-03-06T23:30:00-05:00", Ok("2018-03-06")),
            ("2018-03-06t00:30:00.123456789z", Ok("2018-03-06")),
            ("2018-03-06 00:30:00+09:00", Ok("2018-03-06")),
            ("2016-12-31T23:59:60Z", Ok("2016-12-31")),
            ("2018-03-06T09:30:00", Err("`2018-03-06T09:30:00` has no zone such as")),
            ("2018-03-06T09:30Z", Err("`2018-03-06T09:30Z` has no time such as")),
            ("2018-03-06T24:00:00Z", Err("`2018-03-06T24:00:00Z` has no time such as")),
            ("2018-03-06T09:60:00Z", Err("`2018-03-06T09:60:00Z` has no time such as")),
            ("2018-03-06T09:30:00.Z", Err("`2018-03-06T09:30:00.Z` has no time such as")),
            ("2018-03-06T09:30:00+0900", Err("`2018-03-06T09:30:00+0900` has no time such as")),
            ("2018-03-06T09:30:00+24:00", Err("`2018-03-06T09:30:00+24:00` has no time such as")),
            ("2018-03-06T09:30:00Z[UTC]", Err("`2018-03-06T09:30:00Z[UTC]` has no time such as")),
            ("2018-03-06T", Err("`2018-03-06T` has no time such as")),
            ("2018-03-06 ", Err("`2018-03-06 ` has no time such as `T09:30:00+09:00` after its day: write `2018-03-06`")),
            ("2018-02-29T09:30:00Z", Err("`2018-02-29` is not a day: February 2018 has 28 days")),
            ("6 March 2018", Err("`6 March 2018` is not written as a day: write `2018-03-06`")),
        ];
        for (written, read) in rows {
            match (Day::parse_reported(written), read) {
                (Ok(day), Ok(read)) => assert_eq!(day.to_string(), read, "{written}"),
                (Err(error), Err(begin)) => {
                    assert!(error.to_string().starts_with(begin), "{written}: {error}");
                }
                (result, _) => panic!("{written}: {result:?}"),
            }
        }
    }

    #[test]
    fn days_are_counted_and_kept_within_the_calendar() {
        #[rustfmt::skip]
        let rows = [
            ("next", day("2018-02-28").next(), "2018-03-01"),
            ("next of the last", Day::MAX.next(), "9999-12-31"),
            ("previous", day("2016-03-01").previous(), "2016-02-29"),
            ("previous of the first", Day::MIN.previous(), "0001-01-01"),
            ("a month", day("2018-01-31").plus_months(1), "2018-02-28"),
            ("13 months back", day("2018-01-31").plus_months(-13), "2016-12-31"),
            ("all months", day("2018-01-31").plus_months(i32::MAX), "9999-12-31"),
            ("all months back", day("2018-01-31").plus_months(i32::MIN), "0001-01-01"),
            ("before year 1", day("0001-06-30").plus_months(-12), "0001-01-01"),
            ("100 days", day("2018-03-06").plus_days(100), "2018-06-14"),
            ("all days", day("2018-03-06").plus_days(i64::MAX), "9999-12-31"),
            ("all days back", day("2018-03-06").plus_days(i64::MIN), "0001-01-01"),
            ("the month's end", day("2016-02-01").month_end(), "2016-02-29"),
        ];
        for (written, result, expected) in rows {
            assert_eq!(result.to_string(), expected, "{written}");
        }
        assert_eq!(day("2018-03-06").days_until(day("2019-03-06")), 365);
        assert_eq!(day("2018-03-06").days_until(day("2018-03-01")), -5);
        assert_eq!(Day::MIN.days_until(Day::MAX), 3_652_058);
    }

    #[test]
    fn the_quarter_of_a_month() {
        for (month, quarter) in (1..=12).zip([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]) {
            let day = Day::new(2018, month, 1).unwrap();
            assert_eq!(day.quarter(), quarter, "{month}");
        }
    }

    #[test]
    fn seconds_of_the_epoch_give_the_day_in_utc() {
        let rows = [
            (0, Some("1970-01-01")),
            (-1, Some("1969-12-31")),
            (86_399, Some("1970-01-01")),
            (1_520_294_400, Some("2018-03-06")),
            (-62_135_596_800, Some("0001-01-01")),
            (-62_135_596_801, None),
            (253_402_300_799, Some("9999-12-31")),
            (253_402_300_800, None),
            (i64::MIN, None),
            (i64::MAX, None),
        ];
        for (seconds, expected) in rows {
            let day = Day::from_unix_seconds(seconds).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{seconds}");
        }
    }
}
