//! Follow-ups and corrections.

use super::entry::Entry;
use super::written::{CorrectionEntry, FollowUpEntry, FollowUpName};
use super::yaml::{Node, NodeKind};
use crate::archive::{ConditionState, Confidence, Gravity, Reason};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Spanned;
use crate::id::{ClaimId, ConditionId, FollowUpId, Slug, SourceId, StatusId};

/// Keys of which a follow-up has one at least: sources and who judges say nothing of what happened.
const TELLING: [&str; 8] = ["verdict", "note", "due", "conditions", "confirmed", "corrects", "disputes", "settles"];

/// A follow-up; `None` where it names no claim.
pub(super) fn follow_up(node: &Node, log: &mut Log) -> Option<FollowUpEntry> {
    let entry = Entry(node);
    let claim = entry.read("claim", |text| ClaimId::new(text).ok())?;
    if TELLING.iter().all(|key| entry.get(key).is_none()) {
        let mistake = Diagnostic::new(Code::EmptyFollowUp, claim.at, "this follow-up says nothing of what became of the claim");
        log.push(mistake.help("give `note`, and `verdict` if there is one"));
    }
    Some(FollowUpEntry {
        claim,
        id: entry.read("id", |text| FollowUpId::new(text).ok()),
        date: entry.date("date"),
        verdict: entry.read("verdict", |text| StatusId::new(text).ok()),
        note: entry.text("note"),
        sources: entry.read_all("sources", |text| SourceId::new(text).ok()),
        names_sources: !entry.items("sources").is_empty(),
        by: entry.texts("by"),
        confidence: entry.read("confidence", Confidence::parse).map(|confidence| confidence.value),
        reason: entry.read("reason", Reason::parse),
        conditions: conditions(entry),
        due: entry.date("due"),
        confirmed: entry.confirmed("confirmed"),
        corrects: entry.read("corrects", name),
        disputes: entry.read("disputes", name),
        settles: entry.read_all("settles", name),
    })
}

fn conditions(entry: Entry<'_>) -> Vec<(Spanned<ConditionId>, ConditionState)> {
    let Some(NodeKind::Map(entries)) = entry.get("conditions").map(|node| &node.kind) else { return Vec::new() };
    entries
        .iter()
        .filter_map(|(key, value)| {
            let id = ConditionId::new(&key.value).ok()?;
            Some((Spanned::new(id, key.at), ConditionState::parse(value.text()?)?))
        })
        .collect()
}

/// SLUG or SLUG#ID.
fn name(text: &str) -> Option<FollowUpName> {
    let (article, id) = match text.split_once('#') {
        Some((article, id)) => (article, Some(FollowUpId::new(id).ok()?)),
        None => (text, None),
    };
    Some(FollowUpName { article: Slug::new(article).ok()?, id })
}

/// A correction; `None` where date or note are missing.
pub(super) fn correction(node: &Node) -> Option<CorrectionEntry> {
    let entry = Entry(node);
    let severity = match entry.get("severity").and_then(Node::text) {
        Some("typo") => Gravity::Typo,
        Some("clarification") => Gravity::Clarification,
        Some("retraction") => Gravity::Retraction,
        Some(_) | None => Gravity::Correction,
    };
    Some(CorrectionEntry { date: entry.date("date")?, note: entry.text("note")?, severity, at: node.at })
}
