//! Days along the width of a drawing, and the days at which lines help to read it.
//!
//! In: the first day and the as-of date. Out: places in ten-thousandths, rounded half up.
//!
//! However long the time is, there are at most [`MOST_LINES`] lines: where there would be more,
//! only every second, fifth, tenth … is drawn.

use crate::{date::Day, drawing::canvas::WIDTH};

/// More labels than these would run into one another.
const MOST_LINES: usize = 14;
/// A day's label is longer than a year's.
const MOST_DAY_LINES: usize = 10;
/// Below this many days lines are of days.
const DAYS: i64 = 60;
/// Below this many months lines are of months.
const MONTHS: i32 = 24;
const DAY_STEPS: [u16; 5] = [1, 2, 5, 7, 14];
const MONTH_STEPS: [u16; 4] = [1, 2, 3, 6];
/// Steps of years that a reader counts in; the last leaves nine of the calendar's 9999.
pub(super) const YEAR_STEPS: [u16; 10] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/// The time from a first day to a last, spread over the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    first: Day,
    last: Day,
}

/// What a line marks the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineUnit {
    Day,
    Month,
    Year,
}

/// The days with a line, in order.
pub(super) struct Lines {
    pub(super) unit: LineUnit,
    pub(super) days: Vec<Day>,
}

impl Scale {
    pub(super) fn new(first: Day, as_of: Day) -> Scale {
        Scale { first: first.min(as_of), last: as_of }
    }

    /// The place of a day; what lies before or after the scale is at its end.
    pub(super) fn place(&self, day: Day) -> u32 {
        let (whole, part) = (self.first.days_until(self.last), self.first.days_until(day));
        if whole == 0 {
            return 0;
        }
        let place = (part * 2 * i64::from(WIDTH) + whole) / (2 * whole);
        u32::try_from(place.max(0)).unwrap_or(WIDTH).min(WIDTH)
    }

    /// Days where the whole is shorter than 60 of them, months where it is shorter than two
    /// years, else years.
    pub(super) fn lines(&self) -> Lines {
        if self.first.days_until(self.last) < DAYS {
            let (_, days) = thinned(DAY_STEPS, MOST_DAY_LINES, |step| self.days(i64::from(step)));
            Lines { unit: LineUnit::Day, days }
        } else if self.first.plus_months(MONTHS) > self.last {
            let (_, days) = thinned(MONTH_STEPS, MOST_LINES, |step| self.months(step));
            Lines { unit: LineUnit::Month, days }
        } else {
            let (_, days) = thinned(YEAR_STEPS, MOST_LINES, |step| self.years(step));
            Lines { unit: LineUnit::Year, days }
        }
    }

    fn days(&self, step: i64) -> Vec<Day> {
        (0..).map(|count| self.first.plus_days(count * step)).take_while(|day| *day < self.last).collect()
    }

    fn months(&self, step: u16) -> Vec<Day> {
        (self.first.year()..=self.last.year())
            .flat_map(|year| (1..=12).filter_map(move |month| Day::new(year, month, 1)))
            .filter(|day| (u16::from(day.month()) - 1).is_multiple_of(step) && self.holds(*day))
            .collect()
    }

    fn years(&self, step: u16) -> Vec<Day> {
        (self.first.year()..=self.last.year())
            .filter(|year| year.is_multiple_of(step))
            .filter_map(|year| Day::new(year, 1, 1))
            .filter(|day| self.holds(*day))
            .collect()
    }

    /// A line on the last day itself would only be the end of the drawing.
    fn holds(&self, day: Day) -> bool {
        (self.first..self.last).contains(&day)
    }
}

/// The smallest of the steps that gives no more than so many, and what it gives; else the last.
pub(super) fn thinned<T>(steps: impl IntoIterator<Item = u16>, most: usize, of_step: impl Fn(u16) -> Vec<T>) -> (u16, Vec<T>) {
    let mut found = (1, Vec::new());
    for step in steps {
        found = (step, of_step(step));
        if found.1.len() <= most {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::tests::day;

    #[test]
    fn a_day_has_its_place() {
        for (first, as_of, at, place) in [
            ("2018-03-05", "2025-09-01", "2018-03-05", 0),
            ("2018-03-05", "2025-09-01", "2019-01-02", 1107),
            ("2018-03-05", "2025-09-01", "2020-01-03", 2444),
            ("2018-03-05", "2025-09-01", "2025-09-01", 10_000),
            ("2018-03-05", "2025-09-01", "2017-01-01", 0),
            ("2018-03-05", "2025-09-01", "2030-01-01", 10_000),
            ("2018-03-05", "2018-03-05", "2018-03-05", 0),
            ("2018-03-05", "2018-01-01", "2018-03-05", 0),
            ("0001-01-01", "9999-12-31", "5000-06-01", 5000),
        ] {
            assert_eq!(Scale::new(day(first), day(as_of)).place(day(at)), place, "{at} in {first}..{as_of}");
        }
    }

    #[test]
    fn lines_are_few_however_long_the_time() {
        let first = day("2018-03-05");
        let mut as_of = first;
        while as_of < Day::MAX {
            let lines = Scale::new(first, as_of).lines().days;
            assert!(lines.len() <= MOST_LINES, "{as_of}: {lines:?}");
            as_of = as_of.plus_days(first.days_until(as_of) / 16 + 1);
        }
    }
}
