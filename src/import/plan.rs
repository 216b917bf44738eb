//! Claims → articles: each review in the article that it was, each claim where it was first reported.
//!
//! A claim goes where the archive has it. One that is new goes into an article of its first report, else, where the day on which
//! it was made is known, into an article that collects the file's claims of that day, else into the first review of it.
//! An article that the archive has is not planned to hold what it does not hold: a grown file makes new articles.

use std::collections::BTreeMap;

use super::Options;
use super::claim::{Claim, claims, title_of};
use super::draft::{ArticleDraft, ClaimDraft, Draft, FollowUpDraft, Passage, SourceDraft};
use super::known::{Known, folded};
use super::name::Names;
use super::remark::{Place, Remarks};
use super::speaker::Speakers;
use super::statement::{Review, Statement, cut, day_of};
use super::verdict::{Number, of_number, of_words};
use crate::archive::{Archive, ClaimKind, Scale};
use crate::date::{Day, Edtf};
use crate::id::StatusId;

/// About how many bytes of front matter an article gets from more than one claim: an archive allows 256 KB.
const ROOM: usize = 100_000;

/// Every file that the statements make, in the order of paths.
pub(super) fn articles(
    statements: Vec<Statement>,
    stem: &str,
    archive: &Archive,
    known: &Known,
    options: &Options,
    remarks: &mut Remarks,
) -> Vec<Draft> {
    let mut speakers = Speakers::new(known);
    let claims = claims(statements, known, &archive.config.scales, &mut speakers, remarks);
    let mut plan = Plan { names: Names::new(known, &options.folder), known, stem, articles: BTreeMap::new(), remarks };
    for claim in &claims {
        plan.add(claim, archive.config.scales.of(claim.kind));
    }
    let articles = plan.articles.into_values().map(Draft::Article);
    articles.chain(speakers.drafts().into_iter().map(Draft::Speaker)).collect()
}

struct Plan<'a> {
    names: Names<'a>,
    known: &'a Known,
    stem: &'a str,
    articles: BTreeMap<String, ArticleDraft>,
    remarks: &'a mut Remarks,
}

impl Plan<'_> {
    fn add(&mut self, claim: &Claim, scale: &Scale) {
        let reviews: Vec<String> = claim.reviews.iter().map(|(_, review)| self.review(claim, review)).collect();
        if !self.home(claim, &reviews) {
            let message = format!("every article that could record the claim `{}` is there already, or full", claim.id);
            self.remarks.unread_row(claim.place, &message);
            claim.reviews.iter().for_each(|(place, _)| self.remarks.unread_row(*place, &message));
            return;
        }
        for ((place, review), path) in claim.reviews.iter().zip(&reviews) {
            self.follow_up(claim, review, *place, path, scale);
        }
    }

    /// Plans the article of a review; its path.
    fn review(&mut self, claim: &Claim, review: &Review) -> String {
        let Review { day, date, url, title, publisher, language, words, number, note } = review;
        let title = title.clone().unwrap_or_else(|| title_of(&claim.text));
        let path = match url {
            Some(url) => self.names.of_address(url, *day, &title),
            None => {
                let rating = format!("{number:?}");
                let [publisher, words, note] = [publisher, words, note].map(|text| text.as_deref().unwrap_or_default());
                let date = date.to_string();
                self.names.of_content(*day, &title, &[claim.id.as_str(), &date, publisher, words, &rating, note])
            }
        };
        let article = self.article(&path, &title, *day, url.as_deref());
        let is_new = article.sources.iter().all(|source| source.id != "review");
        if is_new {
            article.publisher.clone_from(publisher);
            article.language.clone_from(language);
            article.sources.insert(
                0,
                SourceDraft {
                    id: "review".to_owned(),
                    kind: "article",
                    title: Some(title),
                    publisher: publisher.clone(),
                    date: Some(date.clone()),
                    url: url.clone(),
                },
            );
        } else {
            let differs = [
                ("title", article.title != title),
                ("publisher", article.publisher != *publisher),
                ("language", article.language != *language),
            ];
            for (word, _) in differs.into_iter().filter(|(_, differs)| *differs) {
                self.remarks.left(claim.place, format!("`{word}` is left out: another row gives another for the same review"));
            }
        }
        path
    }

    /// Puts the claim where it was first reported, if that is known; whether it is recorded, here or in the archive.
    fn home(&mut self, claim: &Claim, reviews: &[String]) -> bool {
        let known = self.known.claim(&claim.id).map(|known| known.path.as_str());
        let size = size_of(claim);
        let earliest = claim.reviews.first().map(|(_, review)| review.day);
        let reported = claim.first_date.as_ref().or(claim.made.as_ref()).and_then(day_of);
        let reported = reported.map(|day| earliest.map_or(day, |earliest| day.min(earliest)));
        let mut places: Vec<(String, Day, Home)> = Vec::new();
        if let (Some(day), Some(url)) = (reported, claim.first.first()) {
            let title = claim.first_title.clone().unwrap_or_else(|| title_of(&claim.text));
            places.push((self.names.of_address(url, day, &title), day, Home::FirstReport { title }));
        }
        if let (Some(day), true) = (reported, claim.first.is_empty() || reviews.is_empty()) {
            // A claim that stands elsewhere is in none of them.
            let found = match known {
                Some(known) => Some(known.to_owned()).filter(|path| self.names.is_collection(self.stem, day, path)),
                None => {
                    let articles = &self.articles;
                    self.names.of_collection(self.stem, day, |path| has_room(articles, path, size))
                }
            };
            places.extend(found.map(|path| (path, day, Home::Collection)));
        }
        let of_reviews = reviews.iter().zip(&claim.reviews).map(|(path, (_, review))| (path.clone(), review.day, Home::Review));
        places.extend(of_reviews);
        let chosen = places.into_iter().find(|(path, _, _)| match known {
            Some(known) => path == known,
            None => has_room(&self.articles, path, size) && !self.known.paths.contains(path),
        });
        let Some((path, day, home)) = chosen else {
            self.said_of_known(claim);
            return known.is_some();
        };
        let url = match home {
            Home::FirstReport { .. } => claim.first.first().cloned(),
            Home::Review | Home::Collection => None,
        };
        let title = match &home {
            Home::FirstReport { title } => title.clone(),
            Home::Collection => format!("{}, {day}", cut(self.stem, 100)),
            Home::Review => title_of(&claim.text),
        };
        let made = self.made(claim, day);
        let article = self.article(&path, &title, day, url.as_deref());
        if matches!(home, Home::FirstReport { .. }) && article.publisher.is_none() {
            article.publisher.clone_from(&claim.first_publisher);
        }
        let sources = claim.first.iter().enumerate().map(|(at, url)| {
            let is_first = at == 0;
            let source = SourceDraft {
                id: String::new(),
                kind: "webpage",
                title: claim.first_title.clone().filter(|_| is_first),
                publisher: claim.first_publisher.clone().filter(|_| is_first),
                date: claim.first_date.clone().filter(|_| is_first),
                url: Some(url.clone()),
            };
            id_of(article, source)
        });
        let sources = sources.collect();
        article.size += size;
        article.claims.push(ClaimDraft {
            id: claim.id.clone(),
            kind: claim.kind,
            text: claim.text.clone(),
            speaker: claim.speaker.clone(),
            made,
            due: claim.due.clone(),
            topics: claim.topics.clone(),
            sources,
        });
        show(article, claim, claim.note.clone());
        true
    }

    /// What the file says of a claim that the archive has elsewhere, and the archive does not: it is not written there.
    fn said_of_known(&mut self, claim: &Claim) {
        let Some(known) = self.known.claim(&claim.id) else { return };
        let left: Vec<&str> = [
            ("due", claim.due.is_some() && claim.due != known.due),
            ("topic", claim.topics.iter().any(|topic| !known.topics.contains(&folded(topic)))),
            ("first-report", claim.first.iter().any(|url| !known.addresses.contains(url))),
            ("note", claim.note.is_some()),
        ]
        .into_iter()
        .filter_map(|(word, is_there)| is_there.then_some(word))
        .collect();
        if !left.is_empty() {
            let words = left.join("`, `");
            let message = format!("left out: `{words}`; the claim `{}` is in {} already", claim.id, known.path);
            self.remarks.left(claim.place, message);
        }
    }

    /// When the claim was made; where only its deadline is known and lies before the article, some day up to that.
    fn made(&mut self, claim: &Claim, day: Day) -> Option<Edtf> {
        let by_due = || {
            let due = claim.due.as_ref()?.last_day().filter(|due| *due < day)?;
            Edtf::parse(&format!("../{due}")).ok()
        };
        let made = claim.made.clone().or_else(by_due);
        if let (None, Some(made)) = (&claim.made, &made) {
            self.remarks.reread(claim.place, format!("when it was made is not given; it is recorded as {made}, up to its deadline"));
        }
        made
    }

    fn follow_up(&mut self, claim: &Claim, review: &Review, place: Place, path: &str, scale: &Scale) {
        let verdict = verdict(claim.kind, review, scale, place, self.remarks);
        let is_vague = review.date.first_day() != review.date.last_day();
        let mut entry = FollowUpDraft {
            claim: claim.id.clone(),
            id: None,
            date: is_vague.then(|| review.date.clone()),
            verdict,
            note: note(review),
            by: review.publisher.clone(),
        };
        let size = 500 + entry.note.as_ref().map_or(0, String::len);
        if !has_room(&self.articles, path, size) {
            self.remarks.unread_row(place, format!("the article of its review, {path}, would be longer than an archive allows"));
            return;
        }
        let Some(article) = self.articles.get_mut(path) else { return };
        let mut same: Vec<&mut FollowUpDraft> = article.follow_ups.iter_mut().filter(|other| other.claim == claim.id).collect();
        if same.iter().any(|other| FollowUpDraft { id: None, ..(**other).clone() } == entry) {
            self.remarks.left(place, "it says what another row says");
            return;
        }
        // Of several, each needs an id.
        if let Some(first) = same.first_mut() {
            first.id = Some("entry-1".to_owned());
            entry.id = Some(format!("entry-{}", same.len() + 1));
        }
        article.size += size;
        article.follow_ups.push(entry);
        for topic in &claim.topics {
            if !article.topics.contains(topic) {
                article.topics.push(topic.clone());
            }
        }
        show(article, claim, None);
    }

    fn article(&mut self, path: &str, title: &str, day: Day, url: Option<&str>) -> &mut ArticleDraft {
        self.articles.entry(path.to_owned()).or_insert_with(|| ArticleDraft {
            path: path.to_owned(),
            title: title.to_owned(),
            day,
            publisher: None,
            url: url.map(str::to_owned),
            language: None,
            topics: Vec::new(),
            claims: Vec::new(),
            sources: Vec::new(),
            follow_ups: Vec::new(),
            passages: Vec::new(),
            size: 0,
        })
    }
}

/// Whether an article can take so many bytes more.
fn has_room(articles: &BTreeMap<String, ArticleDraft>, path: &str, size: usize) -> bool {
    articles.get(path).is_none_or(|article| article.size == 0 || article.size + size <= ROOM)
}

/// About how many bytes of front matter a claim needs, with its sources.
fn size_of(claim: &Claim) -> usize {
    let lists = claim.first.iter().chain(&claim.topics).map(|text| text.len() + 100).sum::<usize>();
    claim.text.len() + lists + 500
}

/// What kind of article holds a claim.
enum Home {
    FirstReport { title: String },
    Collection,
    Review,
}

/// The id of the article's source at an address, which is added where it is not there.
fn id_of(article: &mut ArticleDraft, source: SourceDraft) -> String {
    if let Some(known) = article.sources.iter().find(|known| known.url == source.url) {
        return known.id.clone();
    }
    let number = article.sources.iter().filter(|source| source.id != "review").count() + 1;
    let id = if number == 1 { "first-report".to_owned() } else { format!("first-report-{number}") };
    article.sources.push(SourceDraft { id: id.clone(), ..source });
    id
}

/// Shows a claim in the body, once.
fn show(article: &mut ArticleDraft, claim: &Claim, note: Option<String>) {
    match article.passages.iter_mut().find(|passage| passage.claim == claim.id) {
        Some(passage) => passage.note = passage.note.take().or(note),
        None => article.passages.push(Passage { claim: claim.id.clone(), text: claim.text.clone(), note }),
    }
}

/// The verdict that the rating's words are, else its number.
fn verdict(kind: ClaimKind, review: &Review, scale: &Scale, place: Place, remarks: &mut Remarks) -> Option<StatusId> {
    let of_words = review.words.as_ref().and_then(|words| of_words(words, kind, scale));
    let of_number = review.number.and_then(|number| of_number(number, scale));
    let shown = rating(review);
    match (of_words, of_number) {
        (Some(words), Some(number)) if words.id != number.id => {
            remarks.reread(
                place,
                format!("the rating {shown} is `{}` by its words, and `{}` by its number: the words count", words.id, number.id),
            );
        }
        (None, Some(number)) => remarks.reread(place, format!("the rating {shown} is `{}` by its number", number.id)),
        (None, None) if !shown.is_empty() => {
            remarks.left(place, format!("the rating {shown} is no verdict on {}; it is kept in the note", of_kind(kind)));
        }
        (Some(_), _) | (None, None) => {}
    }
    of_words.or(of_number).map(|verdict| verdict.id.clone())
}

fn of_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Commitment => "a commitment",
        ClaimKind::Prediction => "a prediction",
        ClaimKind::Assertion => "an assertion",
    }
}

/// The rating as it stands, for a note: `“Half true” (3, from 1 to 5)`.
fn rating(review: &Review) -> String {
    let number = review.number.map(|Number { value, worst, best }| format!("{value}, from {worst} to {best}"));
    match (&review.words, number) {
        (Some(words), Some(number)) => format!("“{words}” ({number})"),
        (Some(words), None) => format!("“{words}”"),
        (None, Some(number)) => number,
        (None, None) => String::new(),
    }
}

/// The rating and what the review found.
fn note(review: &Review) -> Option<String> {
    let rating = Some(rating(review)).filter(|rating| !rating.is_empty()).map(|rating| format!("{rating}."));
    let parts: Vec<String> = rating.into_iter().chain(review.note.clone()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
