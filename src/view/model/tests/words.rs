//! Texts, dates, links and marks for the fixtures, in a few words.

use crate::view::model::{Date, Html, Link, Mark, Name, Shared, Term};

pub(crate) fn text(words: &str) -> String {
    words.to_owned()
}

pub(crate) fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| text(word)).collect()
}

pub(crate) fn html(html: &str) -> Html {
    Html::trusted(html)
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `2018-03-06`, `2018-03` or `2018`.
pub(crate) fn date(iso: &str) -> Shared<Date> {
    let mut parts = iso.split('-');
    let year = parts.next().unwrap();
    let month = parts.next().map(|month| MONTHS[month.parse::<usize>().unwrap() - 1]);
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    let words = |cut: bool| {
        let month = month.map(|month| if cut && month.len() > 4 { &month[..3] } else { month });
        [day, month, Some(year)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    Date::in_one_line(text(iso), words(false), words(true)).into()
}

pub(crate) fn since(iso: &str) -> Html {
    html(&format!("since {}", date(iso).html_short.as_str()))
}

pub(crate) fn link(words: &str, url: &str) -> Link {
    Link { text: text(words), url: text(url), lang: None, dir: None }
}

pub(crate) fn name(words: &str, url: Option<&str>) -> Name {
    Name { text: text(words), url: url.map(text), lang: None, dir: None }
}

pub(crate) fn term(id: &str, words: &str) -> Term {
    Term { id: text(id), text: text(words), meaning: Some(format!("What {words} means.")) }
}

/// Label, drawing, tone, class, meaning of the statuses that the fixtures use.
const STATUSES: [(&str, &str, &str, &str, &str, &str); 16] = [
    ("kept", "Kept", "kept", "good", "settled", "Done as promised, and in time."),
    ("kept-late", "Kept late", "kept-late", "good", "settled", "Done as promised, after the day that was named."),
    ("partly-kept", "Partly kept", "partly-kept", "mid", "settled", "Done in part; the follow-up says which."),
    ("partly-true", "Partly true", "partly-kept", "mid", "settled", "It happened in part; the follow-up says which."),
    ("broken", "Broken", "broken", "bad", "settled", "Not done, or done against the promise."),
    ("contested", "Contested", "contested", "split", "derived", "Standing verdicts differ. All are shown."),
    ("overdue", "Overdue", "overdue", "time", "derived", "The last day has passed and nobody has recorded a verdict."),
    ("awaiting-verdict", "Awaiting a verdict", "awaiting-verdict", "time", "derived", "Its time is over and nobody has judged it yet."),
    ("conditional", "Conditional", "conditional", "open", "derived", "Hangs on an “if” that has not come true."),
    ("pending", "Pending", "pending", "open", "derived", "Nothing is recorded yet."),
    ("holding", "Holding", "holding", "open", "open", "Still kept, by the last check."),
    ("in-progress", "In progress", "in-progress", "open", "open", "Work on it is reported; it is not done."),
    ("withdrawn", "Withdrawn", "withdrawn", "void", "void", "Taken back by whoever gave it."),
    ("lapsed", "Lapsed", "lapsed", "void", "derived", "What it hung on has ceased."),
    ("unverifiable", "Unverifiable", "unverifiable", "void", "void", "Nobody could ever judge it."),
    ("accurate", "Accurate", "kept", "good", "settled", "The evidence bears it out."),
];

pub(crate) fn mark(id: &str) -> Shared<Mark> {
    let (id, label, drawing, tone, class, meaning) = *STATUSES.iter().find(|status| status.0 == id).unwrap();
    Mark {
        id: text(id),
        label: text(label),
        drawing: Some(drawing),
        symbol: None,
        tone: text(tone),
        class: text(class),
        meaning: text(meaning),
        sign: html(""),
        html: html(""),
    }
    .drawn()
    .into()
}

/// Every drawing of the default theme.
pub(crate) const DRAWINGS: [&str; 22] = [
    "kept",
    "kept-late",
    "mostly-accurate",
    "partly-kept",
    "misleading",
    "broken",
    "pending",
    "conditional",
    "in-progress",
    "stalled",
    "holding",
    "unproven",
    "overdue",
    "awaiting-verdict",
    "contested",
    "not-triggered",
    "lapsed",
    "withdrawn",
    "superseded",
    "unverifiable",
    "disc",
    "square",
];
