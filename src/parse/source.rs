//! Sources and copies.

use super::entry::Entry;
use super::written::{CopyEntry, CopyPlaceEntry, RetractionEntry, SourceEntry};
use super::yaml::{Node, NodeKind};
use crate::archive::{Interest, Level, SourceType};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::id::SourceId;

/// A source; `None` where it has no id.
pub(super) fn source(node: &Node, log: &mut Log) -> Option<SourceEntry> {
    let entry = Entry(node);
    let id = entry.read("id", |text| SourceId::new(text).ok())?;
    if entry.get("title").is_none() && entry.get("url").is_none() && entry.get("archived").is_none() {
        let mistake = Diagnostic::new(Code::MissingKey, id.at, format!("the source `{}` has neither `title` nor `url`", id.value));
        log.push(mistake.help("give one of the two: readers must be able to find it"));
    }
    Some(SourceEntry {
        kind: entry.read("type", SourceType::parse).map_or(SourceType::Other, |kind| kind.value),
        title: entry.text("title"),
        publisher: entry.text("publisher"),
        authors: entry.texts("authors"),
        date: entry.date("date"),
        url: entry.text("url"),
        copies: copies(entry, log),
        accessed: entry.date("accessed").map(|date| date.value),
        language: entry.text("language"),
        level: entry.read("level", Level::parse).map(|level| level.value),
        interest: entry.read("interest", Interest::parse).map(|interest| interest.value),
        retracted: entry.get("retracted").and_then(|node| {
            let entry = Entry(node);
            Some(RetractionEntry { date: entry.date("date")?, notice: entry.text("notice") })
        }),
        id,
    })
}

/// The copies under `archived`: one address, or a list of addresses and of maps.
pub(super) fn copies(entry: Entry<'_>, log: &mut Log) -> Vec<CopyEntry> {
    entry.items("archived").iter().filter_map(|node| copy(node, log)).collect()
}

fn copy(node: &Node, log: &mut Log) -> Option<CopyEntry> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(CopyEntry { place: CopyPlaceEntry::Url(text.clone()), date: None, sha256: None }),
        NodeKind::Map(_) => {
            let entry = Entry(node);
            if entry.get("url").is_some() == entry.get("path").is_some() {
                let mistake = Diagnostic::new(Code::WrongShape, node.at, "a copy has one of `url` and `path`");
                log.push(mistake.help("an address is a `url`, a file beside the article a `path`"));
            }
            let url = entry.text("url").map(CopyPlaceEntry::Url);
            let place = url.or_else(|| entry.text_at("path").map(CopyPlaceEntry::Path))?;
            Some(CopyEntry { place, date: entry.date("date").map(|date| date.value), sha256: entry.text_at("sha256") })
        }
        NodeKind::Null | NodeKind::List(_) => None,
    }
}
