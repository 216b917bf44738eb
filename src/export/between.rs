//! What changed between two days.
//!
//! In: the archive as of both days. Out: rows of new articles, changes of status, corrections and retractions, oldest first.
//! A new claim is a change of status from none. What is found for a day depends on nothing recorded later, so a claim's
//! changes are the spells that the later day has and the earlier one hasn't.

use serde::Serialize;

use super::rows::{due_in_force, why_article};
use crate::archive::{Archive, ArticleKey, Correction};
use crate::date::Edtf;
use crate::status::Snapshot;

/// What changed after one day, up to another.
#[derive(Clone, Debug, Serialize)]
pub struct Between<'a> {
    /// The version of this shape.
    pub version: u8,
    /// The day after which changes count.
    pub from: String,
    /// The last day of which changes count.
    pub to: String,
    /// Articles that came to it, in the order of the archive.
    pub articles: Vec<NewArticle<'a>>,
    /// Statuses that claims came to have, oldest first.
    pub changes: Vec<StatusChange<'a>>,
    /// Deadlines that their makers moved, of claims that were there before.
    pub deadlines: Vec<MovedDeadline<'a>>,
    /// What was found to be wrong in articles, oldest first.
    pub corrections: Vec<NoticedError<'a>>,
    /// Sources that were taken back.
    pub retractions: Vec<RetractedSource<'a>>,
}

/// An article that came to the archive.
#[derive(Clone, Debug, Serialize)]
pub struct NewArticle<'a> {
    /// The day that it bears.
    pub date: String,
    /// Its slug.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// A status that a claim came to have.
#[derive(Clone, Debug, Serialize)]
pub struct StatusChange<'a> {
    /// The first day on which it held, by the day recorded.
    pub day: String,
    /// The claim's id.
    pub claim: &'a str,
    /// commitment, prediction, assertion.
    pub kind: &'static str,
    /// The editor's wording.
    pub text: &'a str,
    /// The status before; null for a claim that came to the archive.
    pub from: Option<String>,
    /// The status after.
    pub to: String,
    /// new, judged, corrected, disputed, settled, day-passed, due-moved, condition-changed, replaced.
    pub why: &'static str,
    /// The slug of the article that brought it about; null where only a day passed or another claim moved.
    pub article: Option<&'a str>,
    /// When it happened, as written; null where nobody says.
    pub happened: Option<&'a str>,
}

/// A deadline that is another on the later day.
#[derive(Clone, Debug, Serialize)]
pub struct MovedDeadline<'a> {
    /// The day on which the move was recorded; null where the move before it was corrected.
    pub day: Option<String>,
    /// The claim's id.
    pub claim: &'a str,
    /// The editor's wording.
    pub text: &'a str,
    /// The deadline before, as written; null where there was none.
    pub from: Option<String>,
    /// The deadline after, as written; null where there is none any more.
    pub to: Option<String>,
    /// The slug of the article that tells of it; null where the move before it was corrected.
    pub article: Option<&'a str>,
}

/// A correction of an article.
#[derive(Clone, Debug, Serialize)]
pub struct NoticedError<'a> {
    /// The day of the correction, as written.
    pub date: &'a str,
    /// The slug of the article.
    pub article: &'a str,
    /// typo, clarification, correction, retraction.
    pub severity: &'static str,
    /// What was wrong.
    pub note: &'a str,
}

/// A source that was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct RetractedSource<'a> {
    /// When, as written.
    pub date: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The slug of the article that names it.
    pub article: &'a str,
}

impl Between<'_> {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        let Between { version: _, from: _, to: _, articles, changes, deadlines, corrections, retractions } = self;
        articles.is_empty() && changes.is_empty() && deadlines.is_empty() && corrections.is_empty() && retractions.is_empty()
    }
}

/// What the archive as of the later day says that it didn't say as of the earlier one.
pub fn between<'a>(archive: &'a Archive, from: &Snapshot, to: &'a Snapshot) -> Between<'a> {
    let slug = |article: ArticleKey| archive.articles[article].slug.as_str();
    let is_new = |article: &ArticleKey| !from.article_exists(*article);
    let articles = to.articles().filter(is_new).map(|article| NewArticle {
        date: archive.articles[article].date.to_string(),
        slug: slug(article),
        title: &archive.articles[article].title,
    });
    Between {
        version: 1,
        from: from.as_of.to_string(),
        to: to.as_of.to_string(),
        articles: articles.collect(),
        changes: changes(archive, from, to),
        deadlines: deadlines(archive, from, to),
        corrections: corrections(archive, from, to),
        retractions: retractions(archive, from, to),
    }
}

fn changes<'a>(archive: &'a Archive, from: &Snapshot, to: &'a Snapshot) -> Vec<StatusChange<'a>> {
    let mut changes = Vec::new();
    for (key, state) in to.claims() {
        let claim = &archive.claims[key];
        let known = from.claim(key).map_or(0, |state| state.history.len());
        for place in known..state.history.len() {
            let spell = &state.history[place];
            let before = place.checked_sub(1).map(|before| state.history[before].status.id().to_owned());
            changes.push((
                spell.from,
                StatusChange {
                    day: spell.from.to_string(),
                    claim: claim.id.as_str(),
                    kind: claim.kind.as_str(),
                    text: &claim.text,
                    from: before,
                    to: spell.status.id().to_owned(),
                    why: spell.why.as_str(),
                    article: why_article(archive, key, spell.why).map(|article| archive.articles[article].slug.as_str()),
                    happened: spell.happened.as_ref().map(Edtf::written),
                },
            ));
        }
    }
    // Stable: claims of one day stay in the order of the archive.
    changes.sort_by_key(|(day, _)| *day);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// Each claim's deadline of the earlier day beside that of the later one; moves in between are not told.
fn deadlines<'a>(archive: &'a Archive, from: &Snapshot, to: &Snapshot) -> Vec<MovedDeadline<'a>> {
    let mut deadlines = Vec::new();
    for (key, now) in to.claims() {
        let Some(before) = from.claim(key) else { continue };
        let (earlier, later) = (due_in_force(archive, before).written, due_in_force(archive, now).written);
        if earlier == later {
            continue;
        }
        let article = now.due.as_ref().and_then(|due| due.by).map(|by| &archive.articles[archive.follow_ups[by].article]);
        let day = article.map(|article| article.date);
        deadlines.push((
            day,
            MovedDeadline {
                day: day.map(|day| day.to_string()),
                claim: archive.claims[key].id.as_str(),
                text: &archive.claims[key].text,
                from: earlier,
                to: later,
                article: article.map(|article| article.slug.as_str()),
            },
        ));
    }
    deadlines.sort_by_key(|(day, _)| *day);
    deadlines.into_iter().map(|(_, deadline)| deadline).collect()
}

fn corrections<'a>(archive: &'a Archive, from: &Snapshot, to: &Snapshot) -> Vec<NoticedError<'a>> {
    let mut corrections = Vec::new();
    for article in to.articles() {
        let entry = &archive.articles[article];
        let known: Vec<&Correction> = if from.article_exists(article) { from.corrections(entry).collect() } else { Vec::new() };
        let is_new = |correction: &&Correction| !known.iter().any(|known| std::ptr::eq(*known, *correction));
        for correction in to.corrections(entry).filter(is_new) {
            corrections.push((
                correction.date.last_day(),
                NoticedError {
                    date: correction.date.written(),
                    article: entry.slug.as_str(),
                    severity: correction.severity.as_str(),
                    note: &correction.note,
                },
            ));
        }
    }
    corrections.sort_by_key(|(day, _)| *day);
    corrections.into_iter().map(|(_, correction)| correction).collect()
}

fn retractions<'a>(archive: &'a Archive, from: &Snapshot, to: &Snapshot) -> Vec<RetractedSource<'a>> {
    let mut retractions = Vec::new();
    for source in archive.sources.values().filter(|source| to.article_exists(source.article)) {
        let known = from.article_exists(source.article) && from.retraction(source).is_some();
        if let Some(retraction) = to.retraction(source).filter(|_| !known) {
            retractions.push((
                retraction.date.last_day(),
                RetractedSource {
                    date: retraction.date.written(),
                    title: &source.title,
                    article: archive.articles[source.article].slug.as_str(),
                },
            ));
        }
    }
    retractions.sort_by_key(|(day, _)| *day);
    retractions.into_iter().map(|(_, retraction)| retraction).collect()
}
