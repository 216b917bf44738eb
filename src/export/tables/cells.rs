//! Rows as cells, in the order of their shape's columns.

use super::shapes::{ARTICLES, CLAIMS, FOLLOW_UPS, SOURCES, SPEAKERS, STATUS_HISTORY, TOPICS};
use super::{Shape, Table};
use crate::export::csv::Cell;
use crate::export::rows::{ArticleRow, ClaimRow, SourceRow, SpeakerRow, SpellRow, TopicRow};

/// Stands between names, which have blanks and commas of their own.
const BETWEEN_NAMES: &str = "; ";

/// The claims.
pub fn claims<'a>(rows: impl IntoIterator<Item = ClaimRow<'a>> + 'a) -> Table<'a> {
    table(&CLAIMS, rows, |row| {
        vec![
            id(row.id),
            id(row.kind),
            Cell::plain(row.form),
            words(row.text),
            words(row.short),
            Cell::text(row.quote),
            id(row.speaker),
            ids(&row.via),
            id(row.confirmed),
            id(row.article),
            id(&row.recorded),
            date(&row.made),
            date(&row.made_first),
            date(&row.made_last),
            date(&row.due),
            date(&row.due_first),
            date(&row.due_last),
            date(&row.due_until),
            id(row.status),
            id(&row.since),
            Cell::plain(row.verdict),
            yes_no(row.overdue),
            ids(&row.flags),
            ids(&row.topics),
        ]
    })
}

/// The follow-ups of claims.
pub fn follow_ups<'a>(claims: impl IntoIterator<Item = ClaimRow<'a>> + 'a) -> Table<'a> {
    let rows = claims.into_iter().flat_map(|claim| claim.follow_ups.into_iter().map(move |row| (claim.id, row)));
    table(&FOLLOW_UPS, rows, |(claim, row)| {
        vec![
            id(claim),
            Cell::Plain(row.id.map_or_else(|| row.article.to_owned(), |id| format!("{}#{id}", row.article))),
            id(row.article),
            Cell::plain(row.id),
            id(&row.recorded),
            date(&row.happened),
            date(&row.happened_first),
            date(&row.happened_last),
            Cell::plain(row.verdict),
            yes_no(row.corrected),
            Cell::text(row.note),
            ids(&row.sources),
            names(&row.by),
            Cell::plain(row.confidence),
            Cell::plain(row.reason),
            Cell::Plain(row.conditions.join(" ")),
            date(&row.due),
            date(&row.due_first),
            date(&row.due_last),
            Cell::plain(row.confirmed),
            Cell::plain(row.corrects.as_deref()),
            Cell::plain(row.disputes.as_deref()),
            Cell::Plain(row.settles.join(" ")),
        ]
    })
}

/// Every status that claims ever had.
pub fn status_history<'a>(rows: impl IntoIterator<Item = SpellRow<'a>> + 'a) -> Table<'a> {
    table(&STATUS_HISTORY, rows, |row| {
        vec![
            id(row.claim),
            Cell::Plain(row.number.to_string()),
            id(&row.since),
            date(&row.until),
            id(row.status),
            Cell::plain(row.previous),
            id(row.why),
            Cell::plain(row.article),
            Cell::plain(row.follow_up.as_deref()),
            date(&row.happened),
            date(&row.happened_first),
            date(&row.happened_last),
        ]
    })
}

/// The articles.
pub fn articles<'a>(rows: impl IntoIterator<Item = ArticleRow<'a>> + 'a) -> Table<'a> {
    table(&ARTICLES, rows, |row| {
        vec![
            id(row.slug),
            words(row.title),
            id(&row.date),
            date(&row.added),
            date(&row.added_first),
            date(&row.added_last),
            Cell::text(row.publisher),
            names(&row.authors),
            Cell::text(row.url),
            id(row.language),
            ids(&row.topics),
            ids(&row.claims),
            ids(&row.follow_ups),
        ]
    })
}

/// The speakers.
pub fn speakers<'a>(rows: impl IntoIterator<Item = SpeakerRow<'a>> + 'a) -> Table<'a> {
    table(&SPEAKERS, rows, |row| {
        let counts: Vec<String> = row.statuses.iter().map(|(status, count)| format!("{status} {count}")).collect();
        vec![
            id(row.id),
            words(row.name),
            Cell::plain(row.kind),
            Cell::text(row.role),
            Cell::Text(row.same_as.join(" ")),
            yes_no(row.declared),
            Cell::Plain(row.claims.to_string()),
            Cell::Plain(counts.join(", ")),
        ]
    })
}

/// The sources.
pub fn sources<'a>(rows: impl IntoIterator<Item = SourceRow<'a>> + 'a) -> Table<'a> {
    table(&SOURCES, rows, |row| {
        vec![
            id(row.article),
            id(row.id),
            id(row.kind),
            words(row.title),
            names(&row.authors),
            Cell::text(row.publisher),
            date(&row.date),
            date(&row.date_first),
            date(&row.date_last),
            Cell::text(row.url),
            Cell::Text(row.copies.join(" ")),
            Cell::plain(row.language),
            Cell::plain(row.level),
            Cell::plain(row.interest),
            date(&row.retracted),
            ids(&row.used_in),
        ]
    })
}

/// The topics.
pub fn topics<'a>(rows: impl IntoIterator<Item = TopicRow<'a>> + 'a) -> Table<'a> {
    table(&TOPICS, rows, |row| {
        vec![
            id(row.slug),
            words(row.name),
            Cell::text(row.description),
            Cell::Plain(row.articles.to_string()),
            Cell::Plain(row.claims.to_string()),
        ]
    })
}

fn table<'a, R>(shape: &'static Shape, rows: impl IntoIterator<Item = R> + 'a, cells: impl Fn(&R) -> Vec<Cell> + 'a) -> Table<'a> {
    Table { shape, rows: Box::new(rows.into_iter().map(move |row| cells(&row))) }
}

fn words(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// Names, with what stands between them nowhere within one.
fn names(names: &[&str]) -> Cell {
    let names: Vec<String> = names.iter().map(|name| name.replace(';', ",")).collect();
    Cell::Text(names.join(BETWEEN_NAMES))
}

/// An id or slug, or a word or day of the program's: none begins as a formula does.
fn id(id: &str) -> Cell {
    Cell::Plain(id.to_owned())
}

fn ids(ids: &[&str]) -> Cell {
    Cell::Plain(ids.join(" "))
}

fn date(date: &Option<String>) -> Cell {
    Cell::plain(date.as_deref())
}

fn yes_no(it: bool) -> Cell {
    Cell::Plain(it.to_string())
}
