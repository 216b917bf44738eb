//! A length of time in the calendar.
//!
//! In: an ISO 8601 duration of years, months, weeks and days. Out: a [`Period`].
//!
//! Never: hours or shorter; fractions; a length below zero.

use std::{fmt, str::FromStr};

use crate::date::{day::Day, fault::excerpt};

/// The longest period, in each unit: the calendar has 9999 years.
const UNITS: [(char, u32); 4] = [('Y', 9_999), ('M', 119_988), ('W', 521_722), ('D', 3_652_059)];

/// Years, months, weeks and days, as `P1Y6M` writes them; of no unit more than 9999 years.
///
/// Not ordered: whether P1M is longer than P30D depends on the month.
/// Printed without what is zero: `P0Y6M` as `P6M`, nothing at all as `P0D`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    years: u32,
    months: u32,
    weeks: u32,
    days: u32,
}

impl Period {
    /// One year.
    pub const YEAR: Period = Period { years: 1, months: 0, weeks: 0, days: 0 };

    /// Reads `P`, then whole numbers with `Y`, `M`, `W` and `D` behind them: in this order, each
    /// at most once, at least one (ISO 8601-1, 5.5.2; weeks beside others as in ISO 8601-2).
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        let not_a_period = || PeriodError::NotAPeriod(excerpt(text));
        let mut rest = text.strip_prefix('P').ok_or_else(not_a_period)?;
        if rest.contains('T') {
            return Err(PeriodError::Time(excerpt(text)));
        }
        if rest.is_empty() {
            return Err(not_a_period());
        }
        let mut counts = [0; UNITS.len()];
        for (count, (letter, most)) in counts.iter_mut().zip(UNITS) {
            let Some((digits, after)) = rest.split_once(letter) else {
                continue;
            };
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(not_a_period());
            }
            *count = match digits.parse() {
                Ok(number) if number <= most => number,
                Ok(_) | Err(_) => return Err(PeriodError::TooLong(excerpt(text))),
            };
            rest = after;
        }
        if !rest.is_empty() {
            return Err(not_a_period());
        }
        let [years, months, weeks, days] = counts;
        Ok(Period { years, months, weeks, days })
    }

    /// The day that lies so long before another; [`Day::MIN`] where that is before the calendar.
    ///
    /// Years and months go first, to the same day of the month or its last one (P1Y before
    /// 2020-02-29 is 2019-02-28), then weeks and days.
    pub fn before(self, day: Day) -> Day {
        let months = self.years * 12 + self.months;
        let days = i64::from(self.weeks) * 7 + i64::from(self.days);
        day.plus_months(0_i32.saturating_sub_unsigned(months)).plus_days(-days)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [self.years, self.months, self.weeks, self.days];
        if counts == [0; UNITS.len()] {
            return f.write_str("P0D");
        }
        f.write_str("P")?;
        for (count, (letter, _)) in counts.iter().zip(UNITS) {
            if *count > 0 {
                write!(f, "{count}{letter}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Period, PeriodError> {
        Period::parse(text)
    }
}

/// Why a text is not a period. Each holds the text, clipped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// It has not the form.
    #[error(
        "`{0}` is not written as a period: it is `P` and whole years, months, weeks or days, such as `P1Y`, `P6M`, `P2W`, `P90D` or `P1Y6M`"
    )]
    NotAPeriod(String),
    /// It has hours, minutes or seconds.
    #[error("`{0}` has a time of day: a period has years, months, weeks and days only")]
    Time(String),
    /// One of its numbers is more than 9999 years.
    #[error("`{0}` is longer than 9999 years")]
    TooLong(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_and_printed() {
        for (written, printed) in [
            ("P1Y", Ok("P1Y")),
            ("P6M", Ok("P6M")),
            ("P2W", Ok("P2W")),
            ("P90D", Ok("P90D")),
            ("P1Y2M3W4D", Ok("P1Y2M3W4D")),
            ("P0Y06M", Ok("P6M")),
            ("P0Y", Ok("P0D")),
            ("P9999Y", Ok("P9999Y")),
            ("P10000Y", Err("`P10000Y` is longer than 9999 years")),
            ("P99999999999D", Err("`P99999999999D` is longer than 9999 years")),
            ("PT1H", Err("`PT1H` has a time of day")),
            ("P1DT1H", Err("`P1DT1H` has a time of day")),
            ("", Err("`` is not written as a period")),
            ("P", Err("`P` is not written as a period")),
            ("P1", Err("`P1` is not written as a period")),
            ("PY", Err("`PY` is not written as a period")),
            ("P1Y2", Err("`P1Y2` is not written as a period")),
            ("1Y", Err("`1Y` is not written as a period")),
            ("p1y", Err("`p1y` is not written as a period")),
            ("P-1Y", Err("`P-1Y` is not written as a period")),
            ("P+1Y", Err("`P+1Y` is not written as a period")),
            ("P0.5Y", Err("`P0.5Y` is not written as a period")),
            ("P1M1Y", Err("`P1M1Y` is not written as a period")),
            ("P1Y1Y", Err("`P1Y1Y` is not written as a period")),
            ("P١Y", Err("`P١Y` is not written as a period")),
            ("1 year", Err("`1 year` is not written as a period")),
        ] {
            match (Period::parse(written), printed) {
                (Ok(period), Ok(printed)) => assert_eq!(period.to_string(), printed, "{written}"),
                (Err(error), Err(begin)) => {
                    assert!(error.to_string().starts_with(begin), "{written}: {error}");
                }
                (result, _) => panic!("{written}: {result:?}"),
            }
        }
    }

    #[test]
    fn so_long_before_a_day() {
        for (period, day, before) in [
            ("P1Y", "2019-03-06", "2018-03-06"),
            ("P1Y", "2020-02-29", "2019-02-28"),
            ("P1M", "2018-03-31", "2018-02-28"),
            ("P1M1D", "2018-03-31", "2018-02-27"),
            ("P2W", "2018-03-06", "2018-02-20"),
            ("P13M", "2018-01-15", "2016-12-15"),
            ("P0D", "2018-03-06", "2018-03-06"),
            ("P9999Y", "2018-03-06", "0001-01-01"),
            ("P9999Y119988M521722W3652059D", "9999-12-31", "0001-01-01"),
        ] {
            let earlier = Period::parse(period).unwrap().before(day.parse().unwrap());
            assert_eq!(earlier.to_string(), before, "{period} before {day}");
        }
    }
}
