//! The search page: what results can be narrowed by, and every claim for readers without scripts.
//!
//! In: the site's lists. Out: a [`SearchPage`]. The index itself is made elsewhere, with the same values of filters.

use std::collections::BTreeMap;

use super::frame::Head;
use super::model::{Link, SearchFilter, SearchOption, SearchPage};
use super::order::{Family, statuses};
use super::standpoint::View;
use crate::archive::{ClaimKey, ClaimKind, SpeakerKey, TopicKey};
use crate::plan::{Address, Page, Part};

/// With more claims than these the page leads to the lists instead (DESIGN, section 4).
const LISTED: usize = 1_000;

impl View<'_> {
    /// The search page.
    pub fn search_page(&self) -> SearchPage {
        let index_url = self.archive().config.search.then(|| self.href(&Address::search_parts()));
        let lists = &self.site.lists;
        let title = self.strings.text("title.search").to_owned();
        let is_short = lists.claims.len() <= LISTED;
        SearchPage {
            filters: if index_url.is_some() { self.search_filters() } else { Vec::new() },
            index_url,
            all: if is_short { self.rows(&self.by_text()) } else { Vec::new() },
            lists: if is_short { Vec::new() } else { self.lists_of_claims() },
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(Head { kind: "search", title: title.clone(), ..Head::default() }),
            title,
        }
    }

    /// Every claim in the order of its text, without case.
    fn by_text(&self) -> Vec<ClaimKey> {
        let mut claims = self.site.lists.claims.clone();
        claims.sort_by_cached_key(|claim| (self.archive().claims[*claim].text.to_lowercase(), *claim));
        claims
    }

    /// Every list of claims: by kind, and by status.
    fn lists_of_claims(&self) -> Vec<Link> {
        let kinds = ClaimKind::ALL.iter().filter_map(|kind| {
            let url = self.url(&Page::Claims { kind: *kind, part: Part::Own })?;
            Some(self.link(self.kind_word(*kind), url))
        });
        let status = self.url(&Page::Status).map(|url| self.link(self.strings.text("nav.status"), url));
        kinds.chain(status).collect()
    }

    /// The values of each filter that claims or articles have, with how many of either have them.
    fn search_filters(&self) -> Vec<SearchFilter> {
        let filters = [
            ("kind", self.kind_options()),
            ("status", self.status_options()),
            ("speaker", self.speaker_options()),
            ("topic", self.topic_options()),
            ("year", self.year_options()),
        ];
        let filter = |(id, options): (&str, Vec<SearchOption>)| SearchFilter {
            id: id.to_owned(),
            label: self.strings.text(&format!("filter.{id}")).to_owned(),
            options,
        };
        filters.into_iter().filter(|(_, options)| !options.is_empty()).map(filter).collect()
    }

    fn search_option(&self, id: &str, label: &str, count: usize) -> Option<SearchOption> {
        let count = Some(count).filter(|count| *count > 0)?;
        Some(SearchOption { id: id.to_owned(), label: label.to_owned(), mark: None, count: self.strings.number(count) })
    }

    fn kind_options(&self) -> Vec<SearchOption> {
        let lists = &self.site.lists;
        let kinds = ClaimKind::ALL.iter().filter_map(|kind| {
            let key = format!("kind.{}.one", kind.as_str());
            self.search_option(kind.as_str(), self.strings.text(&key), lists.claims_of_kind.of(*kind).len())
        });
        let article = self.search_option("article", self.strings.text("kind.article.one"), lists.articles.len());
        let speaker = self.search_option("speaker", self.strings.text("filter.speaker"), lists.speakers.len());
        kinds.chain(article).chain(speaker).collect()
    }

    fn status_options(&self) -> Vec<SearchOption> {
        let by_status: BTreeMap<&str, usize> =
            self.site.lists.claims_by_status.iter().map(|(status, claims)| (status.as_str(), claims.len())).collect();
        let order = statuses(&self.archive().config.scales, ClaimKind::ALL);
        let option = |(_, kind, id): (Family, ClaimKind, &str)| {
            let option = self.search_option(id, &self.status_word(kind, id), by_status.get(id).copied().unwrap_or_default())?;
            Some(SearchOption { mark: Some(self.mark(kind, id)), ..option })
        };
        order.into_iter().filter_map(option).collect()
    }

    fn speaker_options(&self) -> Vec<SearchOption> {
        let lists = &self.site.lists;
        let option = |key: &SpeakerKey| {
            let speaker = &self.archive().speakers[*key];
            self.search_option(speaker.id.as_str(), &speaker.name, lists.claims_of_speaker.of(*key).len())
        };
        lists.speakers.iter().filter_map(option).collect()
    }

    fn topic_options(&self) -> Vec<SearchOption> {
        let lists = &self.site.lists;
        let option = |key: &TopicKey| {
            let topic = &self.archive().topics[*key];
            let count = lists.claims_on_topic.of(*key).len() + lists.articles_on_topic.of(*key).len();
            self.search_option(topic.slug.as_str(), &topic.name, count)
        };
        lists.topics.iter().filter_map(option).collect()
    }

    /// The years of articles, each counted with its claims, newest first.
    fn year_options(&self) -> Vec<SearchOption> {
        let mut years: BTreeMap<u16, usize> = BTreeMap::new();
        for key in &self.site.lists.articles {
            let article = &self.archive().articles[*key];
            *years.entry(article.date.year()).or_default() += 1 + article.claims.len();
        }
        years.into_iter().rev().filter_map(|(year, count)| self.search_option(&year.to_string(), &year.to_string(), count)).collect()
    }
}
