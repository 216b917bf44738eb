//! The words for days and years in a drawing.
//!
//! In: patterns in the page's language, as the theme has them. Out: labels.

use crate::date::Day;

/// The words of an axis, in the page's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarWords {
    /// The short names of the months, January first.
    pub months: [String; 12],
    /// A day, with `{day}` and `{month}` in it.
    pub day: String,
    /// A year, with `{year}` in it.
    pub year: String,
    /// A quarter, with `{quarter}` and `{year}` in it.
    pub quarter: String,
    /// Several years, with `{first}` and `{last}` in it.
    pub years: String,
}

impl CalendarWords {
    pub(super) fn year(&self, year: u16) -> String {
        self.year.replace("{year}", &year.to_string())
    }

    pub(super) fn years(&self, first: u16, last: u16) -> String {
        self.years.replace("{first}", &first.to_string()).replace("{last}", &last.to_string())
    }

    pub(super) fn quarter(&self, day: Day) -> String {
        self.quarter.replace("{quarter}", &day.quarter().to_string()).replace("{year}", &day.year().to_string())
    }

    /// A month by its name, January by its year: the name of a month alone says too little once
    /// the year has changed.
    pub(super) fn month(&self, day: Day) -> String {
        if day.month() == 1 { self.year(day.year()) } else { self.name_of_month(day).to_owned() }
    }

    pub(super) fn day(&self, day: Day) -> String {
        self.day.replace("{day}", &day.day().to_string()).replace("{month}", self.name_of_month(day))
    }

    fn name_of_month(&self, day: Day) -> &str {
        self.months.get(usize::from(day.month()) - 1).map_or("", String::as_str)
    }
}
