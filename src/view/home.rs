//! The home page: the state of it all, and what is new.
//!
//! In: the site's lists. Out: a [`HomePage`]. Lists are cut short, and lead to the whole.

use super::body::Words;
use super::frame::Head;
use super::model::{HomePage, KindState, Link, Row, Shared};
use super::names::name_html;
use super::row::BETWEEN;
use super::standpoint::View;
use crate::archive::{ClaimKey, ClaimKind};
use crate::plan::{LANES, Page, Part};
use crate::theme::Html;

/// How many changes, and how many claims that are overdue or come due, are shown.
const CHANGES: usize = 5;
const DUE: usize = 5;
/// How many articles are shown.
const ARTICLES: usize = 3;
/// What falls due within so many months counts as due next.
const MONTHS: i32 = 12;

impl View<'_> {
    /// The home page.
    pub fn home_page(&self) -> HomePage {
        let config = &self.archive().config;
        let lists = &self.site.lists;
        let body = self.archive().home.as_ref().map(|body| self.words(body)).unwrap_or_default();
        let Words { pieces, headings: _, citations: _, marked: _ } = body;
        let overdue: Vec<ClaimKey> = lists.overdue.iter().rev().copied().collect();
        let due_next = self.due_within(MONTHS);
        let changes: Vec<_> = lists.changes.iter().rev().take(CHANGES).copied().collect();
        let head = Head { kind: "home", title: config.title.clone(), description: config.description.clone(), crumbs: Vec::new() };
        HomePage {
            title: config.description.clone().unwrap_or_else(|| config.title.clone()),
            lede: self.home_lede(),
            body: pieces,
            states: ClaimKind::ALL.iter().filter_map(|kind| self.kind_state(*kind)).collect(),
            changes: self.changes(&changes),
            changes_link: self.whole("home.all_changes", lists.changes.len(), self.url(&Page::Changes { part: Part::Own })),
            changes_feed: self.url_of_file("changes.xml").map(|url| self.link(self.strings.text("home.feed"), url)),
            overdue: overdue.iter().take(DUE).filter_map(|claim| self.was_due_row(*claim)).collect(),
            overdue_link: self.rest("home.all_overdue", overdue.len(), "overdue"),
            due_next: due_next.iter().take(DUE).filter_map(|claim| self.due_row(*claim)).collect(),
            due_next_link: self.rest("home.all_due", due_next.len(), "due"),
            articles: lists.articles.iter().rev().take(ARTICLES).map(|article| self.article_line(*article)).collect(),
            articles_link: self.whole("home.all_articles", lists.articles.len(), self.url(&Page::Articles { part: Part::Own })),
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(head),
        }
    }

    /// How much there is; none where there is no claim.
    fn home_lede(&self) -> Option<String> {
        let lists = &self.site.lists;
        if lists.claims.is_empty() {
            return None;
        }
        let claims = match self.kinds(&lists.claims)[..] {
            [kind] => self.count_of_kind(kind, lists.claims.len()),
            _ => self.strings.plural("count.claims", lists.claims.len()),
        };
        let speakers = lists.speakers.iter().filter(|speaker| !lists.claims_of_speaker.of(**speaker).is_empty()).count();
        let places = [("claims", claims), ("speakers", self.strings.plural("lede.speakers", speakers))];
        let places: Vec<(&str, &str)> = places.iter().map(|(name, words)| (*name, words.as_str())).collect();
        let each_is_drawn = ClaimKind::ALL.iter().all(|kind| lists.claims_of_kind.of(*kind).len() <= LANES);
        let key = if each_is_drawn { "lede.home" } else { "lede.home_many" };
        Some(self.strings.plural_with(key, lists.claims.len(), &places))
    }

    /// The claims of a kind by status; none where there is no claim of it.
    fn kind_state(&self, kind: ClaimKind) -> Option<KindState> {
        let claims = self.site.lists.claims_of_kind.of(kind);
        if claims.is_empty() {
            return None;
        }
        let families = self.families(claims, |status| self.status_url(status));
        Some(KindState {
            kind: kind.as_str().to_owned(),
            title: self.strings.text(&format!("kind.{}.all", kind.as_str())).to_owned(),
            bar: if claims.len() > LANES { self.bar(claims, claims.len()) } else { None },
            families,
        })
    }

    /// An overdue claim: its line says whose it is, and when it was due.
    fn was_due_row(&self, claim: ClaimKey) -> Option<Shared<Row>> {
        let state = self.state(claim)?;
        let when = self.due_in_force(&self.archive().claims[claim], state);
        let was_due = self.strings.phrase("due.was", &[("when", &when)]);
        let was_due = Html::join(&[was_due, self.without_verdict(state)], " ");
        let row = self.row(claim)?;
        Some(Row { line: Html::join(&[name_html(&row.speaker), was_due], BETWEEN), ..(*row).clone() }.into())
    }

    /// To a list as a whole, with its number.
    fn whole(&self, key: &str, count: usize, url: Option<String>) -> Option<Link> {
        let url = url.filter(|_| count > 0)?;
        Some(self.link(self.strings.plural(key, count), url))
    }

    /// To the page of what is overdue or due, where more is than stands here.
    fn rest(&self, key: &str, count: usize, place: &str) -> Option<Link> {
        if count > DUE { self.whole(key, count, self.url_of_place(&Page::Overdue, place)) } else { None }
    }
}
