//! Rows of every status that claims ever had.

use serde::Serialize;

use super::VagueDate;
use crate::archive::{Archive, ArticleKey, ClaimKey};
use crate::status::{ClaimState, Snapshot, Why};

/// A time during which a claim's status stayed the same.
#[derive(Clone, Debug, Serialize)]
pub struct SpellRow<'a> {
    /// The claim's id.
    pub claim: &'a str,
    /// 1 for the first.
    pub number: usize,
    /// The first day, by the day recorded.
    pub since: String,
    /// The last day; null while it lasts.
    pub until: Option<String>,
    /// The status's id.
    pub status: &'a str,
    /// The status before; null for a claim that came to the archive.
    pub previous: Option<&'a str>,
    /// new, judged, corrected, disputed, settled, day-passed, due-moved, condition-changed, replaced.
    pub why: &'static str,
    /// The slug of the article that brought it about; null where only a day passed or another claim moved.
    pub article: Option<&'a str>,
    /// The follow-up that brought it about: `SLUG` or `SLUG#ID`, as front matter names it.
    pub follow_up: Option<String>,
    /// When it happened, as written; null where nobody says.
    pub happened: Option<String>,
    /// The first day of that.
    pub happened_first: Option<String>,
    /// The last day of that.
    pub happened_last: Option<String>,
}

/// Every status of every claim that exists: claims in the order recorded, statuses oldest first.
pub fn spell_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> impl Iterator<Item = SpellRow<'a>> {
    snapshot.claims().flat_map(|(key, state)| spells_of(archive, key, state))
}

fn spells_of<'a>(archive: &'a Archive, key: ClaimKey, state: &'a ClaimState) -> impl Iterator<Item = SpellRow<'a>> {
    state.history.iter().enumerate().map(move |(position, spell)| {
        let next = state.history.get(position + 1);
        let happened = VagueDate::maybe(spell.happened.as_ref());
        SpellRow {
            claim: archive.claims[key].id.as_str(),
            number: position + 1,
            since: spell.from.to_string(),
            until: next.map(|next| next.from.previous().to_string()),
            status: spell.status.id(),
            previous: position.checked_sub(1).map(|previous| state.history[previous].status.id()),
            why: spell.why.as_str(),
            article: why_article(archive, key, spell.why).map(|article| archive.articles[article].slug.as_str()),
            follow_up: spell.why.follow_up().map(|follow_up| archive.follow_up_name(follow_up)),
            happened: happened.written,
            happened_first: happened.first,
            happened_last: happened.last,
        }
    })
}

/// The article that brought a spell of a claim about; none where only a day has passed, or another claim moved.
pub fn why_article(archive: &Archive, claim: ClaimKey, why: Why) -> Option<ArticleKey> {
    match why {
        Why::New => Some(archive.claims[claim].article),
        Why::Replaced { by } => Some(archive.claims[by].article),
        Why::Judged { by }
        | Why::Corrected { by }
        | Why::Disputed { by }
        | Why::Settled { by }
        | Why::DueMoved { by }
        | Why::ConditionChanged { by } => Some(archive.follow_ups[by].article),
        Why::DayPassed | Why::OtherMoved { claim: _ } => None,
    }
}
