//! Lists of articles and of claims: all, of a kind, of a status.
//!
//! In: the site's lists. Out: [`ListPage`]s. A list's own page has the newest first; a numbered page has the oldest first,
//! and what it holds stays as it is.

use super::frame::{Crumb, Head};
use super::model::{Group, Link, ListPage, Row, Shared, YearOfArticles};
use super::order::statuses;
use super::standpoint::View;
use crate::archive::{ClaimKey, ClaimKind};
use crate::id::StatusId;
use crate::plan::Page;

/// What lists differ in.
#[derive(Debug, Default)]
struct Listed {
    title: String,
    lede: Option<String>,
    kind: &'static str,
    groups: Vec<Group>,
    years: Vec<YearOfArticles>,
    rows: Vec<Shared<Row>>,
    feed: Option<Link>,
    /// The key of what is said where there is nothing.
    empty: Option<&'static str>,
    crumbs: Vec<Crumb>,
}

impl View<'_> {
    /// All articles, by year.
    pub fn articles_page(&self) -> ListPage {
        let all = &self.site.lists.articles;
        let count = self.strings.plural("count.articles", all.len());
        self.list_page(Listed {
            title: self.strings.text("nav.articles").to_owned(),
            lede: self.shows_the_newest(all).then(|| self.strings.with("lede.articles", &[("articles", &count)])),
            kind: "articles",
            years: self.article_years(&self.shown(all)),
            feed: self.url_of_file("feed.xml").map(|url| self.link(self.strings.text("feed.of_articles"), url)),
            empty: all.is_empty().then_some("empty.articles"),
            ..Listed::default()
        })
    }

    /// The claims of a kind.
    pub fn claims_page(&self, kind: ClaimKind) -> ListPage {
        let all = self.site.lists.claims_of_kind.of(kind);
        self.list_page(Listed {
            title: self.kind_word(kind),
            lede: self.lede_of_claims(kind, all.len()),
            kind: "claims",
            groups: self.groups(all, |status| self.status_url(status)),
            rows: self.rows(&self.shown(all)),
            empty: all.is_empty().then_some("empty.claims"),
            ..Listed::default()
        })
    }

    /// The claims of one status.
    pub fn status_of_page(&self, status: &StatusId) -> ListPage {
        let all = self.site.lists.claims_by_status.get(status).map_or(&[][..], Vec::as_slice);
        let kind = all.first().map_or(ClaimKind::Commitment, |claim| self.archive().claims[*claim].kind);
        let mark = self.mark(kind, status.as_str());
        let count = self.strings.plural("count.claims", all.len());
        self.list_page(Listed {
            title: mark.label.clone(),
            lede: Some(self.strings.with("lede.status_of", &[("meaning", &mark.meaning), ("claims", &count)]).trim().to_owned()),
            kind: "claims",
            rows: self.rows(&self.shown(all)),
            empty: all.is_empty().then_some("empty.claims"),
            crumbs: self.status_crumb(),
            ..Listed::default()
        })
    }

    /// The claims of a kind by status. What one page shows is the same as in the list of the kind; its order is that of statuses.
    pub fn status_of_kind_page(&self, kind: ClaimKind) -> ListPage {
        let all = self.site.lists.claims_of_kind.of(kind);
        let order: Vec<&str> = statuses(&self.archive().config.scales, &[kind]).into_iter().map(|(_, _, id)| id).collect();
        let place = |claim: &ClaimKey| {
            let id = self.state(*claim).map_or("", |state| state.status.id());
            order.iter().position(|known| *known == id).unwrap_or(order.len())
        };
        let mut shown = self.shown(all);
        shown.sort_by_key(place);
        self.list_page(Listed {
            title: self.strings.with("title.status_kind", &[("kind", &self.kind_word(kind))]),
            lede: self.lede_of_claims(kind, all.len()),
            kind: "claims",
            groups: self.groups(all, |status| self.status_url(status)),
            rows: self.rows(&shown),
            empty: all.is_empty().then_some("empty.claims"),
            crumbs: self.status_crumb(),
            ..Listed::default()
        })
    }

    fn list_page(&self, listed: Listed) -> ListPage {
        let Listed { title, lede, kind, groups, years, rows, feed, empty, crumbs } = listed;
        let head = Head { kind: "list", title: title.clone(), description: lede.clone(), crumbs };
        ListPage {
            title: self.paged_title(&title),
            lede,
            kind: kind.to_owned(),
            groups,
            years,
            rows,
            names: Vec::new(),
            feed,
            empty: empty.map(|key| self.strings.text(key).to_owned()),
            pager: self.pager(),
            frame: self.frame(head),
        }
    }

    fn lede_of_claims(&self, kind: ClaimKind, count: usize) -> Option<String> {
        let claims = self.count_of_kind(kind, count);
        (count > 0).then(|| self.strings.with("lede.list", &[("claims", &claims)]))
    }

    fn status_crumb(&self) -> Vec<Crumb> {
        self.crumb(Page::Status, self.strings.text("nav.status")).into_iter().collect()
    }

    /// The word for all claims of a kind: `Commitments`.
    pub fn kind_word(&self, kind: ClaimKind) -> String {
        self.strings.text(&format!("kind.{}.many", kind.as_str())).to_owned()
    }

    /// `11 commitments`.
    pub fn count_of_kind(&self, kind: ClaimKind, count: usize) -> String {
        self.strings.plural(&format!("count.{}", kind.folder()), count)
    }
}
