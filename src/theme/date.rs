//! A date as a template gets it.

use serde::Serialize;

use super::html::Html;

/// A date, ready to print. [`crate::theme::Strings`] makes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Date {
    /// For a `datetime` attribute: the day, or the month or year that holds a vague date. `2018-03-06`, `2018-03`, `2018`.
    pub iso: String,
    /// In full words, for prose: `6 March 2018`, `about May 2018`.
    pub text: String,
    /// For lists: `6 Mar 2018`.
    pub short: String,
    /// `<time datetime="2018-03-06">6 March 2018</time>`; with the class `vague` where it is no single day, month or year.
    pub html: Html,
    /// `<time datetime="2018-03-06">6 Mar 2018</time>`.
    pub html_short: Html,
}

impl Date {
    /// A date whose words a line holds: a day, a month, a year.
    pub fn in_one_line(iso: String, text: String, short: String) -> Date {
        let (html, html_short) = (Html::time(&iso, &text), Html::time(&iso, &short));
        Date { iso, text, short, html, html_short }
    }

    /// A date whose words may be broken over lines: an interval, a season, what is about or perhaps a day.
    pub fn in_lines(iso: String, text: String, short: String) -> Date {
        let (html, html_short) = (Html::vague_time(&iso, &text), Html::vague_time(&iso, &short));
        Date { iso, text, short, html, html_short }
    }
}
