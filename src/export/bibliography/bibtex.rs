//! An entry for biblatex.

use super::Work;
use crate::archive::SourceType;
use crate::date::{Edtf, Moment, Parts, Unit};

/// The entry, without a line end after it.
pub fn bibtex(work: &Work<'_>) -> String {
    let Work { id, kind, title, authors, publisher, date, accessed, language: _, url, note } = work;
    let publisher = publisher.map(escaped);
    let (entry, publisher_is) = match (kind, &publisher, url) {
        (SourceType::Article, Some(_), _) => ("article", "journaltitle"),
        (SourceType::Report, Some(_), _) => ("report", "institution"),
        // Of these, biblatex asks for no publisher.
        (SourceType::Book, _, _) => ("book", "publisher"),
        (SourceType::Dataset, _, _) => ("dataset", "publisher"),
        (
            SourceType::Article
            | SourceType::Report
            | SourceType::Briefing
            | SourceType::Broadcast
            | SourceType::Document
            | SourceType::Interview
            | SourceType::Law
            | SourceType::Letter
            | SourceType::Post
            | SourceType::Speech
            | SourceType::Statement
            | SourceType::Treaty
            | SourceType::Video
            | SourceType::Webpage
            | SourceType::Other,
            _,
            url,
        ) => (if url.is_some() { "online" } else { "misc" }, "publisher"),
    };
    let authors: Vec<String> = authors.iter().map(|author| format!("{{{}}}", escaped(author))).collect();
    let mut fields = vec![("title", format!("{{{}}}", escaped(title)))];
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    fields.extend(publisher.map(|publisher| (publisher_is, publisher)));
    if entry == "report" {
        fields.push(("type", "Report".to_owned()));
    }
    fields.extend(date.as_ref().map(|date| ("date", written(date))));
    // An address is read as it stands; only what would unbalance the entry is encoded.
    fields.extend(url.as_deref().map(|url| ("url", url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"))));
    fields.extend(accessed.as_ref().map(|date| ("urldate", written(date))));
    fields.extend(note.as_deref().map(|note| ("note", escaped(note))));
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or_default().max(9);
    let lines: Vec<String> = fields.into_iter().map(|(name, value)| format!("  {name:<width$} = {{{value}}}")).collect();
    format!("@{entry}{{{id},\n{}\n}}", lines.join(",\n"))
}

/// Words in which nothing is read as a command of TeX, on one line.
pub(super) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\{"),
            '}' => escaped.push_str("\\}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '&' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A date as biblatex writes one (its manual, "Date and Time Specifications"): EDTF level 1, but that it knows four seasons of
/// no hemisphere, and no quarters, whose months are written.
pub(super) fn written(date: &Edtf) -> String {
    match date.parts() {
        Parts::One(Moment { unit: Unit::Quarter(_), .. }) => between(date),
        Parts::One(moment) => moment_from(moment),
        Parts::Between { from: _, to: _ } => between(date),
    }
}

fn between(date: &Edtf) -> String {
    let (from, to) = match date.parts() {
        Parts::One(moment) => (Some(moment), Some(moment)),
        Parts::Between { from, to } => (from, to),
    };
    let open = || "..".to_owned();
    format!("{}/{}", from.map_or_else(open, moment_from), to.map_or_else(open, moment_to))
}

fn moment_from(moment: Moment) -> String {
    moment_with(moment, |quarter| 3 * quarter - 2)
}

fn moment_to(moment: Moment) -> String {
    moment_with(moment, |quarter| 3 * quarter)
}

fn moment_with(moment: Moment, month_of: impl Fn(u8) -> u8) -> String {
    let Moment { year, unit, uncertain, approximate } = moment;
    let sign = match (uncertain, approximate) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    match unit {
        Unit::Year => format!("{year:04}{sign}"),
        Unit::Month(month) => format!("{year:04}-{month:02}{sign}"),
        Unit::Day { month, day } => format!("{year:04}-{month:02}-{day:02}{sign}"),
        Unit::Season(season) => format!("{year:04}-{}{sign}", 21 + (season - 21) % 4),
        Unit::Quarter(quarter) => format!("{year:04}-{:02}{sign}", month_of(quarter)),
    }
}
