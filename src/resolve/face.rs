//! What of an article the others are joined by.
//!
//! In: an article as written. Out: its [`Face`]. While that stays as it is, nothing of what the others say leads elsewhere.

use crate::date::Day;
use crate::id::{ClaimId, ConditionId, FollowUpId, Slug, SourceId, SpeakerId};
use crate::parse::{ArticleFile, BodyFile, ClaimEntry, FollowUpEntry};

/// What others name, are sorted by, or share.
#[derive(PartialEq, Eq)]
pub(super) struct Face<'a> {
    slug: &'a Slug,
    date: Option<Day>,
    publisher: Option<&'a str>,
    topics: Vec<&'a str>,
    claims: Vec<ClaimFace<'a>>,
    sources: Vec<&'a SourceId>,
    follow_ups: Vec<(&'a ClaimId, Option<&'a FollowUpId>)>,
    headings: Vec<&'a str>,
}

#[derive(PartialEq, Eq)]
struct ClaimFace<'a> {
    id: &'a ClaimId,
    speakers: Vec<Option<&'a SpeakerId>>,
    conditions: Vec<&'a ConditionId>,
    topics: Vec<&'a str>,
    aliases: Vec<&'a ClaimId>,
}

impl Face<'_> {
    pub(super) fn of(article: &ArticleFile) -> Face<'_> {
        let ArticleFile {
            file: _,
            slug,
            title: _,
            date,
            added: _,
            publisher,
            authors: _,
            url: _,
            archived: _,
            language: _,
            summary: _,
            topics,
            places: _,
            aliases: _,
            draft: _,
            claims,
            sources,
            follow_ups,
            corrections: _,
            extra: _,
            body: BodyFile { span: _, links: _, headings },
            at: _,
        } = article;
        Face {
            slug: &slug.value,
            date: date.as_ref().map(|date| date.value),
            publisher: publisher.as_ref().map(|name| name.value.as_str()),
            topics: topics.iter().map(|topic| topic.value.as_str()).collect(),
            claims: claims.iter().map(claim).collect(),
            sources: sources.iter().map(|source| &source.id.value).collect(),
            follow_ups: follow_ups.iter().map(follow_up).collect(),
            headings: headings.iter().map(|heading| heading.id.as_str()).collect(),
        }
    }
}

fn claim(entry: &ClaimEntry) -> ClaimFace<'_> {
    let ClaimEntry {
        id,
        kind: _,
        form: _,
        text: _,
        short: _,
        quote: _,
        speaker,
        via,
        confirmed: _,
        to: _,
        made: _,
        due: _,
        conditions,
        kept_if: _,
        partly_if: _,
        broken_if: _,
        testable: _,
        readings: _,
        sources: _,
        about: _,
        precedents: _,
        replaces: _,
        topics,
        aliases,
    } = entry;
    let speaker = speaker.as_ref().map(|speaker| &speaker.value);
    ClaimFace {
        id: &id.value,
        speakers: std::iter::once(speaker).chain(via.iter().map(|relay| Some(&relay.speaker.value))).collect(),
        conditions: conditions.iter().map(|condition| &condition.id.value).collect(),
        topics: topics.iter().map(|topic| topic.value.as_str()).collect(),
        aliases: aliases.iter().map(|alias| &alias.value).collect(),
    }
}

fn follow_up(entry: &FollowUpEntry) -> (&ClaimId, Option<&FollowUpId>) {
    let FollowUpEntry {
        claim,
        id,
        date: _,
        verdict: _,
        note: _,
        sources: _,
        names_sources: _,
        by: _,
        confidence: _,
        reason: _,
        conditions: _,
        due: _,
        confirmed: _,
        corrects: _,
        disputes: _,
        settles: _,
    } = entry;
    (&claim.value, id.as_ref().map(|id| &id.value))
}
