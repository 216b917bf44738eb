//! Claims.

use super::entry::{Entry, read_node};
use super::records::LONGEST_QUOTE;
use super::shape::is_blank;
use super::written::{ClaimEntry, ConditionEntry, DueEntry, QuoteEntry, ReadingEntry, RelayEntry};
use super::yaml::{Node, NodeKind};
use crate::archive::{ClaimKind, ConditionKind, Confirmed, Form, Mode};
use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Spanned;
use crate::id::{ClaimId, ConditionId, SourceId, SpeakerId};

/// A claim, and its quote as written for the text to be searched; `None` where it has no id.
///
/// What else is missing was reported: the claim stays, so that whoever names it is not told that it does not exist.
pub(super) fn claim(node: &Node, log: &mut Log) -> Option<(ClaimEntry, Option<Spanned<QuoteEntry>>)> {
    let entry = Entry(node);
    let claim_id = |text: &str| ClaimId::new(text).ok();
    let source_id = |text: &str| SourceId::new(text).ok();
    let criteria = entry.get("criteria").map(Entry);
    let criterion = |key| criteria.and_then(|criteria| criteria.text(key));
    let claim = ClaimEntry {
        id: entry.read("id", claim_id)?,
        kind: match entry.get("kind") {
            None => Some(ClaimKind::Commitment),
            Some(_) => entry.read("kind", ClaimKind::parse).map(|kind| kind.value),
        },
        form: entry.read("form", Form::parse),
        text: entry.text("text").unwrap_or_default(),
        short: entry.text("short"),
        quote: None,
        speaker: entry.read("speaker", |text| SpeakerId::new(text).ok()),
        via: entry.items("via").iter().filter_map(relay).collect(),
        confirmed: entry.confirmed("confirmed").unwrap_or(Confirmed::Unknown),
        to: entry.texts_at("to"),
        made: entry.date("made"),
        due: entry.get("due").and_then(|node| due(node, log)),
        conditions: entry.items("conditions").iter().filter_map(condition).collect(),
        kept_if: criterion("kept_if"),
        partly_if: criterion("partly_if"),
        broken_if: criterion("broken_if"),
        testable: entry.truth("testable").unwrap_or(true),
        readings: entry.items("readings").iter().filter_map(reading).collect(),
        sources: entry.read_all("sources", source_id),
        about: entry.read_all("about", claim_id),
        precedents: entry.read_all("precedents", claim_id),
        replaces: entry.read("replaces", claim_id),
        topics: entry.texts_at("topics"),
        aliases: entry.read_all("aliases", claim_id),
    };
    Some((claim, entry.get("quote").and_then(quote)))
}

fn quote(node: &Node) -> Option<Spanned<QuoteEntry>> {
    let (exact, prefix, suffix) = match &node.kind {
        NodeKind::Scalar { text, .. } => (Spanned::new(text.clone(), node.at), String::new(), String::new()),
        NodeKind::Map(_) => {
            let entry = Entry(node);
            (entry.text_at("exact")?, entry.text("prefix").unwrap_or_default(), entry.text("suffix").unwrap_or_default())
        }
        NodeKind::Null | NodeKind::List(_) => return None,
    };
    // One that is empty or too long was reported, and is not looked for.
    let fits = exact.value.chars().count() <= LONGEST_QUOTE && !is_blank(&exact.value);
    fits.then(|| exact.map(|exact| QuoteEntry { exact, prefix, suffix, range: None }))
}

fn relay(node: &Node) -> Option<RelayEntry> {
    let speaker = |text: &str| SpeakerId::new(text).ok();
    if let Some(speaker) = read_node(node, speaker) {
        return Some(RelayEntry { speaker, mode: Mode::Report, date: None, source: None });
    }
    let entry = Entry(node);
    Some(RelayEntry {
        speaker: entry.read("speaker", speaker)?,
        mode: entry.read("mode", Mode::parse).map_or(Mode::Report, |mode| mode.value),
        date: entry.date("date"),
        source: entry.read("source", |text| SourceId::new(text).ok()),
    })
}

fn due(node: &Node, log: &mut Log) -> Option<DueEntry> {
    if let Some(date) = read_node(node, |text| Edtf::parse(text).ok()) {
        return Some(DueEntry::On(date));
    }
    let NodeKind::Map(_) = node.kind else { return None };
    let entry = Entry(node);
    let claim = |key| entry.read(key, |text| ClaimId::new(text).ok());
    if entry.get("before").is_some() == entry.get("after").is_some() {
        let mistake = Diagnostic::new(Code::WrongShape, node.at, "`due` names one claim, with `before` or with `after`");
        log.push(mistake.help("write `due: {before: CLAIM}` or `due: {after: CLAIM}`"));
    }
    claim("before").map(DueEntry::Before).or_else(|| claim("after").map(DueEntry::After))
}

fn condition(node: &Node) -> Option<ConditionEntry> {
    let entry = Entry(node);
    Some(ConditionEntry {
        id: entry.read("id", |text| ConditionId::new(text).ok())?,
        kind: entry.read("type", ConditionKind::parse).map_or(ConditionKind::If, |kind| kind.value),
        text: entry.text("text").unwrap_or_default(),
    })
}

fn reading(node: &Node) -> Option<ReadingEntry> {
    let entry = Entry(node);
    Some(ReadingEntry { text: entry.text("text")?, source: entry.read("source", |text| SourceId::new(text).ok()) })
}
