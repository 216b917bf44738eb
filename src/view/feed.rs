//! Feeds: what is new, each thing as an entry of its own.
//!
//! In: which feed. Out: a [`Feed`], newest entry first. A correction, of an article or of a verdict, is an entry and takes
//! nothing back. An entry's id is made of what never changes (ARCHITECTURE.md, "What a feed's entry is called").

use super::names::{link_html, name_html};
use super::standpoint::View;
use crate::archive::{self, ArticleKey, FollowUpKey};
use crate::date::Day;
use crate::feeds::{Entry, Feed, Location};
use crate::plan::{self, Address, Change, Corrected, ListedPage, Page, Part, Wrong, anchors, changes_of};
use crate::status::{Status, Why};
use crate::theme::Html;
use crate::write::Digest;

/// The program as feeds name it.
pub(super) const GENERATOR: (&str, &str) = ("Afterword", env!("CARGO_PKG_VERSION"));

impl View<'_> {
    /// A feed.
    pub fn feed(&self, feed: plan::Feed) -> Feed {
        let archive = self.archive();
        let config = &archive.config;
        let (page, title, entries) = match feed {
            plan::Feed::Articles => {
                (Page::Articles { part: Part::Own }, self.strings.text("feed.articles").to_owned(), self.article_entries())
            }
            plan::Feed::Changes => (
                Page::Changes { part: Part::Own },
                self.strings.text("feed.changes").to_owned(),
                self.change_entries(&self.site.lists.changes),
            ),
            plan::Feed::Topic(topic) => {
                let changes = changes_of(self.snapshot(), self.site.lists.claims_on_topic.of(topic));
                let title = self.strings.with("feed.of", &[("name", &archive.topics[topic].name)]);
                (Page::Topic { topic, part: Part::Own }, title, self.change_entries(&changes))
            }
            plan::Feed::Speaker(speaker) => {
                let changes = changes_of(self.snapshot(), self.site.lists.claims_of_speaker.of(speaker));
                let title = self.strings.with("feed.of", &[("name", &archive.speakers[speaker].name)]);
                (Page::Speaker { speaker, part: Part::Own }, title, self.change_entries(&changes))
            }
            plan::Feed::Claim(claim) => {
                let title = self.strings.with("feed.of", &[("name", &archive.claims[claim].short)]);
                (Page::Claim(claim), title, self.change_entries(&changes_of(self.snapshot(), &[claim])))
            }
        };
        Feed {
            url: self.href(self.address),
            page: self.url(&page).unwrap_or_else(|| self.root()),
            title: format!("{title} · {}", config.title),
            description: config.description.clone(),
            language: config.language.clone(),
            authors: if config.authors.is_empty() { vec![config.title.clone()] } else { config.authors.clone() },
            rights: config.license.clone(),
            generator: GENERATOR,
            updated: entries.first().map_or_else(|| self.newest_record(), |entry| entry.recorded),
            entries,
        }
    }

    /// The pages of a sitemap with their whole addresses.
    pub fn locations(&self, pages: &[ListedPage<'_>]) -> Vec<Location> {
        pages.iter().map(|page| Location { url: self.href(page.address), updated: page.updated }).collect()
    }

    /// The day of the newest article; of an archive without any, the first of all days, which stays.
    fn newest_record(&self) -> Day {
        let newest = self.site.lists.articles.last();
        newest.map_or(Day::MIN, |article| self.archive().articles[*article].date)
    }

    /// The last entries that a feed takes, newest first.
    fn newest<T>(&self, entries: impl DoubleEndedIterator<Item = T>) -> impl Iterator<Item = T> {
        entries.rev().take(self.archive().config.feeds.entries)
    }

    /// Articles and what was wrong in them. What was reported and corrected on one day stands in that order.
    fn article_entries(&self) -> Vec<Entry> {
        let lists = &self.site.lists;
        let articles = lists.articles.iter().map(|article| (self.archive().articles[*article].date, None, *article));
        let corrections = lists.corrections.iter().filter_map(|Corrected { day, what }| match what {
            Wrong::Article { article, correction } => Some((*day, Some(*correction), *article)),
            Wrong::FollowUp { follow_up: _, by: _ } => None,
        });
        let mut all: Vec<(Day, Option<u32>, ArticleKey)> = articles.chain(corrections).collect();
        all.sort_by_key(|(day, correction, article)| (*day, correction.is_some(), *article, *correction));
        let entry = |(day, correction, article)| match correction {
            None => Some(self.article_entry(article)),
            Some(correction) => self.correction_entry(article, correction, day),
        };
        self.newest(all.into_iter()).filter_map(entry).collect()
    }

    /// An article, with what it records and what it says became of earlier claims.
    fn article_entry(&self, key: ArticleKey) -> Entry {
        let article = &self.archive().articles[key];
        let url = self.article_url(key).unwrap_or_default();
        let (language, _) = self.language_of(&article.language);
        let mut content = paragraph(article.summary.as_deref().map(Html::text).unwrap_or_default());
        let own = article.claims.iter().filter_map(|claim| self.row(*claim));
        let own = own.map(|row| self.phrase_entry(&Html::text(&row.kind_text), &row.link));
        // What is said of a claim that nobody had recorded by then would change the entry when it is recorded.
        let known = |key: &FollowUpKey| {
            let claim = &self.archive().claims[self.archive().follow_ups[*key].claim];
            self.archive().articles[claim.article].date <= article.date
        };
        let told = article.follow_ups.iter().filter(|key| self.snapshot().follow_up_exists(**key) && known(key));
        content.push(&list(own.chain(told.map(|follow_up| self.told(*follow_up)))));
        Entry {
            id: url.clone(),
            title: article.title.clone(),
            url,
            recorded: article.date,
            authors: article.authors.clone(),
            categories: article.topics.iter().map(|topic| self.archive().topics[*topic].name.clone()).collect(),
            language,
            content,
        }
    }

    /// `Kept: The summit`, and the note.
    fn told(&self, key: FollowUpKey) -> Html {
        let entry = &self.archive().follow_ups[key];
        let label = self.verdict_mark(key).map_or_else(|| self.word("follow_up.event"), |mark| Html::text(&mark.label));
        let told = self.phrase_entry(&label, &name_html(&self.claim_name(entry.claim)));
        match self.note_of(entry) {
            Some(note) => Html::join(&[told, note], " — "),
            None => told,
        }
    }

    fn note_of(&self, entry: &archive::FollowUp) -> Option<Html> {
        let note = Html::text(entry.note.as_deref()?);
        Some(match self.language_of(&self.archive().articles[entry.article].language) {
            (Some(language), Some(direction)) => note.in_language(&language, &direction),
            (Some(_) | None, _) => note,
        })
    }

    /// Something that was wrong in an article.
    fn correction_entry(&self, key: ArticleKey, position: u32, day: Day) -> Option<Entry> {
        let article = &self.archive().articles[key];
        let position = position as usize;
        let correction = self.snapshot().corrections(article).nth(position)?;
        let url = self.article_url(key)?;
        // By its words: its place among others of the day is nobody's promise.
        let words = Digest::of(format!("{}: {}", correction.severity.as_str(), correction.note).as_bytes()).to_string();
        let noted = self.correction(key, correction);
        let title = self.strings.with("feed.entry", &[("what", &noted.severity.text), ("title", &article.title)]);
        let mut content = paragraph(noted.note);
        content.push(&paragraph(link_html(&self.article_link(key))));
        Some(Entry {
            id: format!("{url}#correction-{day}.{}", &words[..8]),
            title,
            url,
            recorded: day,
            authors: Vec::new(),
            categories: Vec::new(),
            language: None,
            content,
        })
    }

    /// Changes of status, which are in the order recorded.
    fn change_entries(&self, changes: &[Change]) -> Vec<Entry> {
        self.newest(changes.iter()).filter_map(|change| self.change_entry(*change)).collect()
    }

    fn change_entry(&self, change: Change) -> Option<Entry> {
        let spell = self.state(change.claim)?.history.get(change.spell as usize)?;
        let seen = self.change(change)?;
        let claim = &self.archive().claims[change.claim];
        // A claim may be judged by the article that records it.
        let follow_up = spell.why.follow_up().or_else(|| spell.standing.last().copied().filter(|_| spell.why == Why::New));
        let place = follow_up.filter(|key| self.archive().follow_ups[*key].claim == change.claim);
        let page = Page::Claim(change.claim);
        let url = match place {
            Some(follow_up) => self.url_of_place(&page, &anchors::follow_up(self.archive(), follow_up)),
            None => self.url(&page),
        };
        let to = Html::trusted(format!("<strong>{}</strong>", Html::text(&seen.to.label).as_str()));
        let step = match &seen.from {
            Some(from) => Html::join(&[Html::text(&from.label), self.word("change.to"), to], " "),
            None => to,
        };
        let mut content = paragraph(Html::join(&[step, seen.line], " · "));
        if let Some(note) = follow_up.and_then(|key| self.note_of(&self.archive().follow_ups[key])) {
            content.push(&Html::trusted(format!("<blockquote>{}</blockquote>", paragraph(note).as_str())));
        }
        content.push(&paragraph(Html::join(&[seen.row.link.clone(), self.kind_line(change.claim)], "<br>")));
        Some(Entry {
            id: self.change_id(change, &spell.status),
            title: self.strings.with("feed.entry", &[("what", &seen.to.label), ("title", &claim.short)]),
            url: url?,
            recorded: change.day,
            authors: follow_up.map(|key| self.judges(key)).unwrap_or_default(),
            categories: claim.topics.iter().map(|topic| self.archive().topics[*topic].name.clone()).collect(),
            language: None,
            content,
        })
    }

    /// Below the page of all changes: the claim's id, the day, the status. Neither the claim's kind nor any word plays a part.
    fn change_id(&self, change: Change, status: &Status) -> String {
        let claim = &self.archive().claims[change.claim].id;
        format!("{}#{claim}.{}.{}", self.href(&Address::changes()), change.day, status.id())
    }

    /// Who judges: whom the follow-up names, else its article's authors.
    fn judges(&self, key: FollowUpKey) -> Vec<String> {
        let entry = &self.archive().follow_ups[key];
        if entry.by.is_empty() { self.archive().articles[entry.article].authors.clone() } else { entry.by.clone() }
    }

    fn phrase_entry(&self, what: &Html, title: &Html) -> Html {
        self.strings.phrase("feed.entry", &[("what", what), ("title", title)])
    }
}

fn paragraph(words: Html) -> Html {
    if words.is_empty() { words } else { Html::trusted(format!("<p>{}</p>", words.as_str())) }
}

fn list(entries: impl Iterator<Item = Html>) -> Html {
    let entries: Vec<Html> = entries.map(|entry| Html::trusted(format!("<li>{}</li>", entry.as_str()))).collect();
    if entries.is_empty() { Html::default() } else { Html::trusted(format!("<ul>{}</ul>", Html::join(&entries, "").as_str())) }
}
