//! Marks: a status as a shape, a word and a tone; and claims grouped by them.

use serde::Serialize;

use super::{Html, Link, Row, Shared};

/// A status. Its word always stands beside its shape; the tone says nothing that the two don't.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// `partly-kept`.
    pub id: String,
    /// The word: `Partly kept`.
    pub label: String,
    /// The drawing in the page's sprite (`#m-DRAWING`); several statuses may share one. None where `symbol` stands instead.
    pub drawing: Option<&'static str>,
    /// The glyph that archive.yaml gives it.
    pub symbol: Option<String>,
    /// `good`, `mid`, `bad`, `open`, `time`, `split` or `void`: a class of the stylesheet.
    pub tone: String,
    /// What the status does: `open`, `settled`, `void`; `derived` for those that the program finds by rule.
    pub class: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// Its sign alone, for where the word stands right beside it.
    pub sign: Html,
    /// Sign and word: `<span class="mark good"><svg …/>Kept</span>`.
    pub html: Html,
}

impl Mark {
    /// The mark as HTML, of its other fields.
    #[must_use]
    pub fn drawn(self) -> Mark {
        let sign = match (self.drawing, &self.symbol) {
            (Some(drawing), _) => {
                format!("<svg class=\"i\" aria-hidden=\"true\"><use href=\"#m-{}\"/></svg>", Html::text(drawing).as_str())
            }
            (None, Some(symbol)) => format!("<span class=\"i glyph\" aria-hidden=\"true\">{}</span>", Html::text(symbol).as_str()),
            (None, None) => String::new(),
        };
        let html = Html::trusted(format!("<span class=\"mark {}\">{sign}{}</span>", self.tone, Html::text(&self.label).as_str()));
        Mark { sign: Html::trusted(sign), html, ..self }
    }
}

/// Claims of one status, or under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its id in the page, and in the address of `url`: `kept`, `overdue`.
    pub id: String,
    /// Its status.
    pub mark: Shared<Mark>,
    /// Its heading: the status's word, or `Should have happened`.
    pub title: String,
    /// What it means, in a sentence.
    pub line: Option<String>,
    /// How many claims it has, as text: `3`.
    pub count: String,
    /// How many marks are drawn for it: the number of claims; 1 where its page has too many to draw each.
    pub dots: usize,
    /// The claims; none where only the number is shown.
    pub rows: Vec<Shared<Row>>,
    /// To the whole list, where `rows` is cut: `All 73`.
    pub more: Option<Link>,
    /// Where its claims are listed.
    pub url: String,
}

/// One of the four families of statuses.
#[derive(Clone, Debug, Serialize)]
pub struct Family {
    /// `judged`, `disputed`, `open` or `closed`.
    pub id: String,
    /// `Disputed, or out of time`.
    pub title: String,
    /// What they have in common, in a sentence.
    pub line: String,
    /// How many claims it has, as text.
    pub count: String,
    /// Its statuses that have claims, in the order of display.
    pub groups: Vec<Group>,
}
