//! Rows of claims, articles, speakers and sources.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::{Archive, ArticleKey, ClaimKey, CopyPlace, Due, FollowUp, SourceKey, SpeakerKey};
use crate::date::Edtf;
use crate::status::{ClaimState, Flags, Snapshot};

/// A vague date in three fields: as written, and the first and last day that it can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VagueDate {
    /// As written.
    pub written: Option<String>,
    /// The first day.
    pub first: Option<String>,
    /// The last day.
    pub last: Option<String>,
}

impl VagueDate {
    fn of(date: &Edtf) -> VagueDate {
        VagueDate {
            written: Some(date.written().to_owned()),
            first: date.first_day().map(|day| day.to_string()),
            last: date.last_day().map(|day| day.to_string()),
        }
    }

    fn maybe(date: Option<&Edtf>) -> VagueDate {
        date.map(VagueDate::of).unwrap_or_default()
    }
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// commitment, prediction, assertion.
    pub kind: &'static str,
    /// act, outcome, refrain, maintain; null but for a commitment.
    pub form: Option<&'static str>,
    /// The editor's wording.
    pub text: &'a str,
    /// The same in short.
    pub short: &'a str,
    /// The words of the article.
    pub quote: Option<&'a str>,
    /// The speaker's id.
    pub speaker: &'a str,
    /// The ids of the chain, nearest to the speaker first.
    pub via: Vec<&'a str>,
    /// Whether the speaker has confirmed it: yes, no, denied, unknown.
    pub confirmed: &'static str,
    /// The slug of the article that records it.
    pub article: &'a str,
    /// The day of that article.
    pub recorded: String,
    /// When it was made, as written.
    pub made: Option<String>,
    /// The first day of that.
    pub made_first: Option<String>,
    /// The last day of that.
    pub made_last: Option<String>,
    /// The deadline in force as written, or `before:ID`, `after:ID`.
    pub due: Option<String>,
    /// The first day of that.
    pub due_first: Option<String>,
    /// The last day of that.
    pub due_last: Option<String>,
    /// The status's id.
    pub status: &'a str,
    /// The first day of its present spell.
    pub since: String,
    /// The one standing verdict; null for none or several.
    pub verdict: Option<&'a str>,
    /// Every standing verdict.
    pub standing: Vec<StandingRow<'a>>,
    /// Whether the status is overdue.
    pub overdue: bool,
    /// hearsay, slipped, stale, unsupported, single-source.
    pub flags: Vec<&'static str>,
    /// Slugs.
    pub topics: Vec<&'a str>,
    /// Every follow-up, in the order in which they are read.
    pub follow_ups: Vec<FollowUpRow<'a>>,
}

/// A standing verdict.
#[derive(Clone, Debug, Serialize)]
pub struct StandingRow<'a> {
    /// The verdict.
    pub verdict: &'a str,
    /// The article that gives it.
    pub article: &'a str,
    /// The follow-up's id, where it has one.
    pub id: Option<&'a str>,
}

/// A follow-up.
#[derive(Clone, Debug, Serialize)]
pub struct FollowUpRow<'a> {
    /// The article that gives it.
    pub article: &'a str,
    /// Its id, where it has one.
    pub id: Option<&'a str>,
    /// The article's day.
    pub recorded: String,
    /// When it happened, as written.
    pub happened: Option<String>,
    /// The first day of that.
    pub happened_first: Option<String>,
    /// The last day of that.
    pub happened_last: Option<String>,
    /// The verdict; null for an event.
    pub verdict: Option<&'a str>,
    /// Whether another corrects it, so that it does not count.
    pub corrected: bool,
    /// What happened.
    pub note: Option<&'a str>,
    /// Ids of the article's sources.
    pub sources: Vec<&'a str>,
}

/// An article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleRow<'a> {
    /// The last part of its address.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its day.
    pub date: String,
    /// When it entered the archive, as written.
    pub added: Option<String>,
    /// The first day of that.
    pub added_first: Option<String>,
    /// The last day of that.
    pub added_last: Option<String>,
    /// Whose reporting it is.
    pub publisher: Option<&'a str>,
    /// Who wrote it.
    pub authors: Vec<&'a str>,
    /// The original.
    pub url: Option<&'a str>,
    /// BCP 47.
    pub language: &'a str,
    /// Slugs.
    pub topics: Vec<&'a str>,
    /// Ids of the claims that it records.
    pub claims: Vec<&'a str>,
    /// Ids of the claims that it follows up, each once.
    pub follow_ups: Vec<&'a str>,
}

/// A speaker.
#[derive(Clone, Debug, Serialize)]
pub struct SpeakerRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// person, organisation, or null.
    pub kind: Option<&'static str>,
    /// Whether it has a file.
    pub declared: bool,
    /// How many claims it made.
    pub claims: usize,
    /// How many of them have which status.
    pub statuses: BTreeMap<&'a str, usize>,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow<'a> {
    /// The slug of the article that lists it.
    pub article: &'a str,
    /// Its id there.
    pub id: &'a str,
    /// article, briefing, …
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its title.
    pub title: &'a str,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// When, as written.
    pub date: Option<String>,
    /// The first day of that.
    pub date_first: Option<String>,
    /// The last day of that.
    pub date_last: Option<String>,
    /// Where.
    pub url: Option<&'a str>,
    /// Addresses of copies, or paths below the site's root.
    pub copies: Vec<String>,
    /// When it was taken back, as written.
    pub retracted: Option<String>,
    /// Ids of the claims and follow-ups' claims that rest on it.
    pub used_in: Vec<&'a str>,
}

/// Every claim that exists, in the order recorded.
pub fn claim_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> Vec<ClaimRow<'a>> {
    snapshot.claims().map(|(key, state)| claim_row(archive, key, state)).collect()
}

/// One claim.
pub fn claim_row<'a>(archive: &'a Archive, key: ClaimKey, state: &'a ClaimState) -> ClaimRow<'a> {
    let claim = &archive.claims[key];
    let article = &archive.articles[claim.article];
    let made = VagueDate::of(&claim.made);
    let due = due_in_force(archive, state);
    let standing: Vec<StandingRow<'a>> = state
        .standing
        .iter()
        .filter_map(|key| {
            let follow_up = &archive.follow_ups[*key];
            Some(StandingRow {
                verdict: follow_up.verdict.as_ref()?.as_str(),
                article: slug(archive, follow_up.article),
                id: id_of(follow_up),
            })
        })
        .collect();
    let verdict = match standing.as_slice() {
        [only] => Some(only.verdict),
        [] | [_, _, ..] => None,
    };
    ClaimRow {
        id: claim.id.as_str(),
        kind: claim.kind.as_str(),
        form: (claim.kind == crate::archive::ClaimKind::Commitment).then(|| claim.form.as_str()),
        text: &claim.text,
        short: &claim.short,
        quote: claim.quote.as_ref().map(|quote| quote.exact.as_str()),
        speaker: archive.speakers[claim.speaker].id.as_str(),
        via: claim.via.iter().map(|relay| archive.speakers[relay.speaker].id.as_str()).collect(),
        confirmed: state.confirmed.as_str(),
        article: article.slug.as_str(),
        recorded: article.date.to_string(),
        made: made.written,
        made_first: made.first,
        made_last: made.last,
        due: due.written,
        due_first: due.first,
        due_last: due.last,
        status: state.status.id(),
        since: state.since.to_string(),
        verdict,
        standing,
        overdue: state.status.id() == "overdue",
        flags: flag_names(state.flags),
        topics: claim.topics.iter().map(|topic| archive.topics[*topic].slug.as_str()).collect(),
        follow_ups: state
            .follow_ups
            .iter()
            .map(|of| {
                let follow_up = &archive.follow_ups[of.key];
                let happened = VagueDate::of(&follow_up.happened);
                FollowUpRow {
                    article: slug(archive, follow_up.article),
                    id: id_of(follow_up),
                    recorded: archive.articles[follow_up.article].date.to_string(),
                    happened: happened.written,
                    happened_first: happened.first,
                    happened_last: happened.last,
                    verdict: follow_up.verdict.as_ref().map(|verdict| verdict.as_str()),
                    corrected: !of.active,
                    note: follow_up.note.as_deref(),
                    sources: follow_up.sources.iter().map(|source| archive.sources[*source].id.as_str()).collect(),
                }
            })
            .collect(),
    }
}

fn due_in_force(archive: &Archive, state: &ClaimState) -> VagueDate {
    match state.due.as_ref().map(|due| &due.written) {
        None => VagueDate::default(),
        Some(Due::On(date)) => VagueDate::of(date),
        Some(Due::Before(claim)) => VagueDate { written: Some(format!("before:{}", archive.claims[*claim].id)), first: None, last: None },
        Some(Due::After(claim)) => VagueDate { written: Some(format!("after:{}", archive.claims[*claim].id)), first: None, last: None },
    }
}

fn slug(archive: &Archive, article: ArticleKey) -> &str {
    archive.articles[article].slug.as_str()
}

fn id_of(follow_up: &FollowUp) -> Option<&str> {
    follow_up.id.as_ref().map(|id| id.as_str())
}

/// Every article that exists, in the order recorded.
pub fn article_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> Vec<ArticleRow<'a>> {
    snapshot
        .articles()
        .map(|key| {
            let article = &archive.articles[key];
            let added = VagueDate::maybe(article.added.as_ref());
            let mut followed: Vec<&str> = article
                .follow_ups
                .iter()
                .filter(|key| snapshot.follow_up_exists(**key))
                .map(|key| archive.claims[archive.follow_ups[*key].claim].id.as_str())
                .collect();
            followed.dedup();
            ArticleRow {
                slug: article.slug.as_str(),
                title: &article.title,
                date: article.date.to_string(),
                added: added.written,
                added_first: added.first,
                added_last: added.last,
                publisher: article.publisher.map(|publisher| archive.publishers[publisher].name.as_str()),
                authors: article.authors.iter().map(String::as_str).collect(),
                url: article.url.as_deref(),
                language: &article.language,
                topics: article.topics.iter().map(|topic| archive.topics[*topic].slug.as_str()).collect(),
                claims: article.claims.iter().map(|claim| archive.claims[*claim].id.as_str()).collect(),
                follow_ups: followed,
            }
        })
        .collect()
}

/// Every speaker that is declared or made a claim that exists, in the order of ids.
pub fn speaker_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> Vec<SpeakerRow<'a>> {
    let mut statuses: BTreeMap<SpeakerKey, BTreeMap<&str, usize>> = BTreeMap::new();
    for (key, state) in snapshot.claims() {
        *statuses.entry(archive.claims[key].speaker).or_default().entry(state.status.id()).or_default() += 1;
    }
    archive
        .speakers
        .iter()
        .filter_map(|(key, speaker)| {
            let of_speaker = statuses.remove(&key);
            if of_speaker.is_none() && !speaker.declared {
                return None;
            }
            let statuses = of_speaker.unwrap_or_default();
            Some(SpeakerRow {
                id: speaker.id.as_str(),
                name: &speaker.name,
                kind: speaker.kind.map(|kind| kind.as_str()),
                declared: speaker.declared,
                claims: statuses.values().sum(),
                statuses,
            })
        })
        .collect()
}

/// Every source of an article that exists, in the order recorded.
pub fn source_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> Vec<SourceRow<'a>> {
    let mut used: BTreeMap<SourceKey, Vec<ClaimKey>> = BTreeMap::new();
    for (key, state) in snapshot.claims() {
        let of_claim = archive.claims[key].sources.iter().map(|source| (*source, key));
        let of_follow_ups = state.follow_ups.iter().flat_map(|of| archive.follow_ups[of.key].sources.iter().map(|source| (*source, key)));
        for (source, claim) in of_claim.chain(of_follow_ups) {
            used.entry(source).or_default().push(claim);
        }
    }
    archive
        .sources
        .iter()
        .filter(|(_, source)| snapshot.article_exists(source.article))
        .map(|(key, source)| {
            let date = VagueDate::maybe(source.date.as_ref());
            let mut claims = used.remove(&key).unwrap_or_default();
            claims.sort();
            claims.dedup();
            SourceRow {
                article: slug(archive, source.article),
                id: source.id.as_str(),
                kind: source.kind.as_str(),
                title: &source.title,
                publisher: source.publisher.as_deref(),
                date: date.written,
                date_first: date.first,
                date_last: date.last,
                url: source.url.as_deref(),
                copies: source
                    .copies
                    .iter()
                    .map(|copy| match &copy.place {
                        CopyPlace::Url(url) => url.clone(),
                        CopyPlace::File(file) => {
                            archive.assets.iter().find(|asset| asset.file == *file).map(|asset| asset.address.clone()).unwrap_or_default()
                        }
                    })
                    .collect(),
                retracted: snapshot.retraction(source).map(|retraction| retraction.date.written().to_owned()),
                used_in: claims.into_iter().map(|claim| archive.claims[claim].id.as_str()).collect(),
            }
        })
        .collect()
}

/// The words for what stands beside a status.
pub fn flag_names(flags: Flags) -> Vec<&'static str> {
    let Flags { hearsay, slipped, stale, unsupported, single_source } = flags;
    let named =
        [(hearsay, "hearsay"), (slipped, "slipped"), (stale, "stale"), (unsupported, "unsupported"), (single_source, "single-source")];
    named.into_iter().filter(|(set, _)| *set).map(|(_, name)| name).collect()
}
