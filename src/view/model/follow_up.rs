//! Follow-ups: what later articles say became of a claim.

use serde::Serialize;

use super::{Date, Html, Link, Mark, Shared, SourceRef, Term};

/// What a later article says became of a claim.
#[derive(Clone, Debug, Serialize)]
pub struct FollowUp {
    /// Its id in the claim's page: `follow-up-five-undertakings`. None where it is shown a second time on a page, or on another one.
    pub id: Option<String>,
    /// When it happened.
    pub happened: Shared<Date>,
    /// When it was recorded: its article's date.
    pub recorded: Shared<Date>,
    /// The verdict; none for an event, which changes no status.
    pub mark: Option<Shared<Mark>>,
    /// What happened, in a sentence or two.
    pub note: Option<Html>,
    /// BCP 47 of the note, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
    /// Who judges: `the desk`.
    pub by: Option<String>,
    /// How sure the judgement is.
    pub confidence: Option<Shared<Term>>,
    /// Why a commitment was broken, or only partly kept.
    pub reason: Option<Shared<Term>>,
    /// The article that says so.
    pub article: Link,
    /// When recorded, by whom, how sure, why, where, in words: `Recorded <time …>…</time> in <a …>…</a>. By the desk, high confidence.`
    pub line: Html,
    /// The evidence.
    pub sources: Vec<SourceRef>,
    /// `Corrects the follow-up recorded <a …><time …>4 May 2019</time></a>.`
    pub corrects: Option<Html>,
    /// `Corrected by the follow-up recorded <a …>…</a>. It stays on record.`: it no longer counts, and is struck through.
    pub corrected_by: Option<Html>,
    /// `Disputes the verdict recorded <a …>…</a>.`
    pub disputes: Option<Html>,
    /// `Settles the verdicts recorded <a …>…</a> and <a …>…</a>.`
    pub settles: Option<Html>,
    /// What else it says: a condition met or ceased, a deadline moved, the speaker's confirmation; a sentence each.
    pub events: Vec<Html>,
}

/// Verdicts that stood beside each other.
#[derive(Clone, Debug, Serialize)]
pub struct Dispute {
    /// The status `contested`.
    pub mark: Shared<Mark>,
    /// The first day on which they stood.
    pub from: Shared<Date>,
    /// The day on which that ended; none while it lasts.
    pub to: Option<Shared<Date>>,
    /// `from <time …>…</time> to <time …>…</time>: two verdicts, both on record`.
    pub line: Html,
    /// The verdicts, of equal rank.
    pub sides: Vec<FollowUp>,
}

/// An entry of a claim's history; `entry.what` says which.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "nearly every entry is a follow-up")]
pub enum HistoryEntry {
    /// `follow_up`: the fields of a follow-up.
    FollowUp(FollowUp),
    /// `dispute`: the fields of a dispute.
    Dispute(Dispute),
}
