//! Dates as others write them.
//!
//! In: a text. Out: a date of EDTF, with what was changed to read it, or why it is none. A date that two countries read
//! differently is none until the user says which order holds.

use crate::date::{Day, Edtf};

/// What a date such as 12/03/2018 means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Nobody said: only what has one reading is read.
    Unsaid,
    /// 12 March.
    DayFirst,
    /// 3 December.
    MonthFirst,
}

/// How a date was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As written.
    Plain,
    /// Its time of day is left out.
    WithoutTime,
    /// It is written otherwise.
    Respelt,
}

/// The date that `text` means, or a sentence on why it is none.
pub(super) fn read(text: &str, order: Order) -> Result<(Edtf, Reading), String> {
    let error = match Edtf::parse(text) {
        Ok(date) => return Ok((date, Reading::Plain)),
        Err(error) => error,
    };
    if let Some(day) = day_with_time(text) {
        return Ok((Edtf::from(day), Reading::WithoutTime));
    }
    if let Some(day) = ordered(text, order) {
        return Ok((Edtf::from(day), Reading::Respelt));
    }
    match error.suggestion().and_then(|meant| Edtf::parse(&meant).ok()) {
        Some(date) => Ok((date, Reading::Respelt)),
        None => Err(match (day_number(text), ordered(text, Order::DayFirst), ordered(text, Order::MonthFirst)) {
            (Some(day), _, _) => format!("`{text}` is a spreadsheet's number, for {day}: give the column the format of a date"),
            (None, Some(one), Some(other)) if one != other && order == Order::Unsaid => format!("{error}; say which with --dates"),
            (None, _, _) => error.to_string(),
        }),
    }
}

/// The day that a spreadsheet means by a number: so many days after 30 December 1899. From 1927 on, so that no year is one.
fn day_number(text: &str) -> Option<Day> {
    let number: i64 = text.parse().ok().filter(|number| (10_000..=99_999).contains(number))?;
    Some(Day::new(1899, 12, 30)?.plus_days(number))
}

/// The day of a date-time, with a zone or without.
fn day_with_time(text: &str) -> Option<Day> {
    if let Ok(day) = Day::parse_reported(text) {
        return Some(day);
    }
    let (day, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't', ' '])?.trim();
    let is_time = |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | ',' | '+' | '-' | 'Z' | 'z' | ' ');
    let begins = time.len() >= 4 && time.starts_with(|letter: char| letter.is_ascii_digit()) && time.contains(':');
    if begins && time.trim_end_matches("UTC").trim_end_matches("GMT").chars().all(is_time) { Day::parse(day).ok() } else { None }
}

/// The day of two numbers and a year, in the order that the user gave.
fn ordered(text: &str, order: Order) -> Option<Day> {
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [one, other, year] = parts.as_slice() else { return None };
    if year.len() != 4 || one.len() > 2 || other.len() > 2 {
        return None;
    }
    let (one, other, year) = (one.parse().ok()?, other.parse().ok()?, year.parse().ok()?);
    match order {
        Order::Unsaid => None,
        Order::DayFirst => Day::new(year, other, one),
        Order::MonthFirst => Day::new(year, one, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_others() {
        use Order::{DayFirst, MonthFirst, Unsaid};
        for (written, order, read_as) in [
            ("2018-03-06", Unsaid, Some("2018-03-06")),
            ("2018-04", Unsaid, Some("2018-04")),
            ("2018", Unsaid, Some("2018")),
            ("2019-7-10", Unsaid, Some("2019-07-10")),
            ("May 2025", Unsaid, Some("2025-05")),
            ("3 March 2018", Unsaid, Some("2018-03-03")),
            ("March 3, 2018", Unsaid, Some("2018-03-03")),
            ("3rd of March 2018", Unsaid, Some("2018-03-03")),
            ("2018/3/6", Unsaid, Some("2018-03-06")),
            ("20180306", Unsaid, Some("2018-03-06")),
            ("25/12/2018", Unsaid, Some("2018-12-25")),
            ("12/03/2018", Unsaid, None),
            ("12/03/2018", DayFirst, Some("2018-03-12")),
            ("12/03/2018", MonthFirst, Some("2018-12-03")),
            ("12.3.2018", DayFirst, Some("2018-03-12")),
            ("25/12/2018", MonthFirst, Some("2018-12-25")),
            ("2018-03-06T23:30:00-05:00", Unsaid, Some("2018-03-06")),
            ("2018-03-06T10:00", Unsaid, Some("2018-03-06")),
            ("2018-03-06 10:00:00", Unsaid, Some("2018-03-06")),
            ("2018-03-06T10:00:00.000+0000", Unsaid, Some("2018-03-06")),
            ("2018-03-06 10:00:00 UTC", Unsaid, Some("2018-03-06")),
            ("2018-02-30T10:00:00Z", Unsaid, None),
            ("2018-03-06 or later", Unsaid, None),
            ("30/02/2018", DayFirst, None),
            ("soon", Unsaid, None),
            ("", Unsaid, None),
        ] {
            assert_eq!(read(written, order).ok().map(|(date, _)| date.to_string()).as_deref(), read_as, "{written}");
        }
    }

    #[test]
    fn what_was_changed_is_known() {
        for (written, reading) in
            [("2018-03-06", Reading::Plain), ("2018-03-06T10:00:00Z", Reading::WithoutTime), ("May 2025", Reading::Respelt)]
        {
            assert_eq!(read(written, Order::Unsaid).map(|(_, reading)| reading), Ok(reading), "{written}");
        }
        assert_eq!(
            read("12/03/2018", Order::Unsaid),
            Err("`12/03/2018` can mean `2018-03-12` or `2018-12-03`; say which with --dates".to_owned())
        );
        let number = "`44623` is a spreadsheet's number, for 2022-03-03: give the column the format of a date";
        assert_eq!(read("44623", Order::Unsaid), Err(number.to_owned()));
    }
}
