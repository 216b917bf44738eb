//! The list of every source: who published it, its copies, where it is used.
//!
//! In: the sources of the site, what was retracted first, then by publisher. Out: a [`SourcesPage`].

use super::frame::Head;
use super::model::{Link, Name, PublisherSources, Source, SourcesPage};
use super::standpoint::View;
use crate::archive::{ClaimKey, SourceKey};
use crate::plan::anchors;

impl View<'_> {
    /// A page of the list of sources.
    pub fn sources_page(&self) -> SourcesPage {
        let all = &self.site.lists.sources;
        let mut retracted: Vec<Source> = Vec::new();
        let mut publishers: Vec<PublisherSources> = Vec::new();
        for key in self.shown(all) {
            let source = self.listed_source(key);
            match publishers.last_mut() {
                _ if source.retracted.is_some() => retracted.push(source),
                Some(last) if is_same_publisher(last.name.as_deref(), source.publisher.as_deref()) => last.sources.push(source),
                Some(_) | None => publishers.push(PublisherSources { name: source.publisher.clone(), sources: vec![source] }),
            }
        }
        let title = self.strings.text("title.sources").to_owned();
        let counted = self.strings.plural("count.sources", all.len());
        SourcesPage {
            lede: (!all.is_empty()).then(|| self.strings.with("lede.sources", &[("sources", &counted)])),
            retracted,
            publishers,
            pager: self.pager(),
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(Head { kind: "sources", title: title.clone(), ..Head::default() }),
            title,
        }
    }

    /// A source where those of many articles stand together: its id says which article's it is.
    fn listed_source(&self, key: SourceKey) -> Source {
        let source = &self.archive().sources[key];
        let slug = &self.archive().articles[source.article].slug;
        Source { id: format!("source-{slug}.{}", source.id), used_in: self.used_in(key), ..self.source(key, None) }
    }

    /// Its article, then the claims that rest on it, or whose follow-ups in that article do.
    fn used_in(&self, key: SourceKey) -> Vec<Link> {
        let archive = self.archive();
        let source = &archive.sources[key];
        let article = &archive.articles[source.article];
        let claims = article.claims.iter().filter(|claim| archive.claims[**claim].sources.contains(&key)).copied();
        let followed = article.follow_ups.iter().map(|follow_up| &archive.follow_ups[*follow_up]);
        let followed = followed.filter(|follow_up| follow_up.sources.contains(&key)).map(|follow_up| follow_up.claim);
        let mut resting: Vec<ClaimKey> = claims.chain(followed).collect();
        resting.sort_unstable();
        resting.dedup();
        let links = resting.into_iter().filter_map(|claim| self.claim_link(claim));
        std::iter::once(self.article_place(source.article, &anchors::source(&source.id))).chain(links).collect()
    }

    /// `None` where the site has no page of the claim.
    fn claim_link(&self, claim: ClaimKey) -> Option<Link> {
        let Name { text, url, lang, dir } = self.claim_name(claim);
        url.map(|url| Link { text, url, lang, dir })
    }
}

/// Publishers are one where they differ in case alone; the list's order doesn't tell them apart either.
fn is_same_publisher(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || one.to_lowercase() == other.to_lowercase(),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
