//! The archive's own entries, as a record holds them.

use super::entries::{
    FollowUpRef, Record, RecordedArticle, RecordedClaim, RecordedCondition, RecordedCorrection, RecordedCriteria, RecordedFollowUp,
    RecordedRelay, RecordedSource,
};
use crate::archive::{
    Addressee, Archive, ArticleKey, Claim, ClaimKey, ClaimKind, Correction, Criteria, Due, FollowUp, FollowUpKey, Source, SourceKey,
};
use crate::date::{Day, Edtf};
use crate::files::Files;
use crate::status::Snapshot;

/// The record of all that exists by the snapshot's day.
pub fn of(archive: &Archive, snapshot: &Snapshot, files: &Files) -> Record {
    let mut record = Record {
        as_of: snapshot.as_of,
        articles: snapshot.articles().map(|key| article(archive, snapshot, files, key)).collect(),
        claims: snapshot.claims().map(|(key, _)| claim(archive, key)).collect(),
        follow_ups: archive.follow_ups.keys().filter(|key| snapshot.follow_up_exists(*key)).map(|key| follow_up(archive, key)).collect(),
        sources: archive
            .sources
            .iter()
            .filter(|(_, it)| snapshot.article_exists(it.article))
            .map(|(key, _)| source(archive, key))
            .collect(),
    };
    record.articles.sort();
    record.claims.sort();
    record.follow_ups.sort();
    record.sources.sort();
    record
}

pub(super) fn article(archive: &Archive, snapshot: &Snapshot, files: &Files, key: ArticleKey) -> RecordedArticle {
    let article = &archive.articles[key];
    RecordedArticle {
        slug: article.slug.to_string(),
        file: files.get(article.file).path.to_string(),
        title: article.title.clone(),
        date: article.date.to_string(),
        added: article.added.as_ref().map(|added| added.written().to_owned()),
        authors: article.authors.clone(),
        aliases: article.aliases.clone(),
        corrections: snapshot.corrections(article).map(correction).collect(),
    }
}

pub(super) fn correction(correction: &Correction) -> RecordedCorrection {
    let Correction { date, note, severity, at: _ } = correction;
    RecordedCorrection { date: date.written().to_owned(), severity: severity.as_str().to_owned(), note: note.clone() }
}

pub(super) fn claim(archive: &Archive, key: ClaimKey) -> RecordedClaim {
    let Claim {
        id,
        kind,
        form,
        article,
        text,
        short: _,
        quote,
        speaker,
        via,
        confirmed,
        to,
        made,
        due,
        conditions,
        criteria: Criteria { kept_if, partly_if, broken_if },
        testable,
        readings: _,
        sources: _,
        about: _,
        precedents: _,
        replaces,
        topics: _,
        aliases,
        follow_ups: _,
        at: _,
    } = &archive.claims[key];
    let speaker_id = |key| archive.speakers[key].id.to_string();
    RecordedClaim {
        id: id.to_string(),
        article: archive.articles[*article].slug.to_string(),
        kind: kind.as_str().to_owned(),
        form: (*kind == ClaimKind::Commitment).then(|| form.as_str().to_owned()),
        text: text.clone(),
        quote: quote.as_ref().map(|quote| quote.exact.clone()),
        speaker: speaker_id(*speaker),
        via: via
            .iter()
            .map(|relay| RecordedRelay {
                speaker: speaker_id(relay.speaker),
                mode: relay.mode.as_str().to_owned(),
                date: relay.date.as_ref().map(|date| date.written().to_owned()),
                source: relay.source.map(|source| archive.sources[source].id.to_string()),
            })
            .collect(),
        confirmed: confirmed.as_str().to_owned(),
        to: to
            .iter()
            .map(|to| match to {
                Addressee::Speaker(speaker) => speaker_id(*speaker),
                Addressee::Words(words) => words.clone(),
            })
            .collect(),
        made: unless_default(made, archive.articles[*article].date),
        due: due.as_ref().map(|due| match due {
            Due::On(date) => date.written().to_owned(),
            Due::Before(other) => format!("before:{}", archive.claims[*other].id),
            Due::After(other) => format!("after:{}", archive.claims[*other].id),
        }),
        conditions: conditions
            .iter()
            .map(|condition| RecordedCondition {
                id: condition.id.to_string(),
                kind: condition.kind.as_str().to_owned(),
                text: condition.text.clone(),
            })
            .collect(),
        criteria: RecordedCriteria { kept_if: kept_if.clone(), partly_if: partly_if.clone(), broken_if: broken_if.clone() },
        testable: *testable,
        replaces: replaces.map(|older| archive.claims[older].id.to_string()),
        aliases: aliases.iter().map(ToString::to_string).collect(),
    }
}

/// As written; `None` for the article's own date, so that a change of that is told once.
fn unless_default(date: &Edtf, of_article: Day) -> Option<String> {
    Some(date.written()).filter(|written| *written != of_article.to_string()).map(str::to_owned)
}

pub(super) fn follow_up(archive: &Archive, key: FollowUpKey) -> RecordedFollowUp {
    let FollowUp {
        article,
        claim: claim_key,
        id,
        happened,
        verdict,
        note,
        sources,
        by,
        confidence,
        reason,
        conditions,
        due,
        confirmed,
        corrects,
        disputes,
        settles,
        at: _,
    } = &archive.follow_ups[key];
    let claim = &archive.claims[*claim_key];
    RecordedFollowUp {
        claim: claim.id.to_string(),
        article: archive.articles[*article].slug.to_string(),
        id: id.as_ref().map(ToString::to_string),
        happened: unless_default(happened, archive.articles[*article].date),
        verdict: verdict.as_ref().map(ToString::to_string),
        note: note.clone(),
        sources: sources.iter().map(|source| archive.sources[*source].id.to_string()).collect(),
        by: if *by == archive.articles[*article].authors { Vec::new() } else { by.clone() },
        confidence: confidence.map(|confidence| confidence.as_str().to_owned()),
        reason: reason.map(|reason| reason.as_str().to_owned()),
        conditions: conditions
            .iter()
            .filter_map(|(position, state)| Some((claim.conditions.get(*position)?.id.to_string(), state.as_str().to_owned())))
            .collect(),
        due: due.as_ref().map(|due| due.written().to_owned()),
        confirmed: confirmed.map(|confirmed| confirmed.as_str().to_owned()),
        corrects: corrects.map(|other| reference(archive, other)),
        disputes: disputes.map(|other| reference(archive, other)),
        settles: settles.iter().map(|other| reference(archive, *other)).collect(),
    }
}

pub(super) fn reference(archive: &Archive, key: FollowUpKey) -> FollowUpRef {
    let follow_up = &archive.follow_ups[key];
    FollowUpRef { article: archive.articles[follow_up.article].slug.to_string(), id: follow_up.id.as_ref().map(ToString::to_string) }
}

pub(super) fn source(archive: &Archive, key: SourceKey) -> RecordedSource {
    let Source {
        article,
        id,
        number: _,
        kind: _,
        title,
        publisher,
        authors: _,
        date,
        url,
        copies: _,
        accessed: _,
        language: _,
        level: _,
        interest: _,
        retracted: _,
        at: _,
    } = &archive.sources[key];
    RecordedSource {
        article: archive.articles[*article].slug.to_string(),
        id: id.to_string(),
        title: title.clone(),
        publisher: publisher.clone(),
        date: date.as_ref().map(|date| date.written().to_owned()),
        url: url.clone(),
    }
}
