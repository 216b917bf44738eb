//! Dates as a page shows them.
//!
//! In: days, and dates as vague as the reporting. Out: [`Date`]s, and `time` elements. Never: which day it is today.

use super::standpoint::View;
use crate::date::{Day, Edtf};
use crate::theme::{Date, Html, Shared};

impl View<'_> {
    /// A date in the page's language.
    pub fn date(&self, date: &Edtf) -> Shared<Date> {
        self.edition.dates.get(date, || self.strings.date(date).into())
    }

    /// A day in the page's language.
    pub fn day(&self, day: Day) -> Shared<Date> {
        self.date(&Edtf::from(day))
    }

    /// For the middle of a sentence: `in <time datetime="2018-04">April 2018</time>`.
    pub fn when(&self, date: &Edtf) -> Html {
        self.strings.led_to(date, &self.date(date).html)
    }

    /// The same for lists: `in <time datetime="2018-04">Apr 2018</time>`.
    pub fn when_short(&self, date: &Edtf) -> Html {
        self.strings.led_to(date, &self.date(date).html_short)
    }

    /// `<time datetime="2018-03-06">6 March 2018</time>`, for prose.
    pub fn time(&self, day: Day) -> Html {
        self.day(day).html.clone()
    }

    /// `<time datetime="2018-03-06">6 Mar 2018</time>`, for lists.
    pub fn time_short(&self, day: Day) -> Html {
        self.day(day).html_short.clone()
    }

    /// The month of a day: `September 2022`.
    pub fn month(&self, day: Day) -> Shared<Date> {
        match Edtf::parse(&format!("{:04}-{:02}", day.year(), day.month())) {
            Ok(month) => self.date(&month),
            Err(_) => self.day(day),
        }
    }
}

/// From one day to another: that day, where both are the same.
pub(super) fn between(first: Day, last: Day) -> Edtf {
    Edtf::parse(&format!("{first}/{last}")).ok().filter(|_| first < last).unwrap_or(Edtf::from(last))
}

/// Whether a date says that day and no other.
pub(super) fn is_day(date: &Edtf, day: Day) -> bool {
    date.first_day() == Some(day) && date.last_day() == Some(day)
}
