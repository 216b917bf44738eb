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
}

impl Date {
    /// `<time datetime="2018-03-06">6 March 2018</time>`.
    pub fn html(&self) -> Html {
        Html::time(&self.iso, &self.text)
    }

    /// `<time datetime="2018-03-06">6 Mar 2018</time>`.
    pub fn html_short(&self) -> Html {
        Html::time(&self.iso, &self.short)
    }
}
