//! What all pages of a build are made from.
//!
//! In: the site, the words, the texts. Out: an [`Edition`], made once; every page's [`super::View`] looks into it.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use super::drawings::calendar_words;
use super::frame::Surroundings;
use super::memo::Memo;
use super::model::{self, AsOf, Date, Mark, Shared, Term};
use super::navigation::{self, Entry};
use crate::archive::{ArticleKey, ClaimKey, ClaimKind};
use crate::date::Edtf;
use crate::drawing::CalendarWords;
use crate::export::MarkedPlace;
use crate::files::Files;
use crate::plan::Site;
use crate::theme::Strings;

/// The site in the words of one language.
#[derive(Debug)]
pub struct Edition<'a> {
    /// Every page, and what stands in which list.
    pub site: &'a Site<'a>,
    /// The words of the theme.
    pub strings: &'a Strings,
    /// The texts in which bodies lie.
    pub files: &'a Files,
    /// The words of every drawing's axis.
    pub calendar: CalendarWords,
    /// Where the masthead leads, in order.
    pub(super) masthead: Vec<Entry>,
    /// Where the footer leads, in order.
    pub(super) footer: Vec<Entry>,
    /// Claims and articles whose words alone would give two pages one title.
    repeated_claims: BTreeSet<ClaimKey>,
    repeated_articles: BTreeSet<ArticleKey>,
    /// What many pages show.
    pub(super) dates: Memo<Edtf, Shared<Date>>,
    pub(super) marks: [Memo<String, Shared<Mark>>; ClaimKind::ALL.len()],
    pub(super) terms: Memo<String, Shared<Term>>,
    pub(super) sites: Memo<Surroundings, Shared<model::Site>>,
    pub(super) as_of: OnceLock<Shared<AsOf>>,
    /// What the articles' pages leave for the annotations.
    places: Memo<ArticleKey, Option<Arc<[MarkedPlace]>>>,
}

impl<'a> Edition<'a> {
    /// Looks once over all claims and articles.
    pub fn new(site: &'a Site<'a>, strings: &'a Strings, files: &'a Files) -> Edition<'a> {
        let archive = site.archive;
        Edition {
            site,
            strings,
            files,
            calendar: calendar_words(strings),
            masthead: navigation::masthead(site, strings),
            footer: navigation::footer(site, strings),
            repeated_claims: repeated(site.lists.claims.iter().map(|key| (archive.claims[*key].short.as_str(), *key))),
            repeated_articles: repeated(site.lists.articles.iter().map(|key| (archive.articles[*key].title.as_str(), *key))),
            dates: Memo::default(),
            marks: Default::default(),
            terms: Memo::default(),
            sites: Memo::default(),
            as_of: OnceLock::new(),
            places: Memo::default(),
        }
    }

    /// Where the words of claims stand in an article's page: what `make` found the first time.
    pub fn places(&self, article: ArticleKey, make: impl FnOnce() -> Option<Vec<MarkedPlace>>) -> Option<Arc<[MarkedPlace]>> {
        self.places.get(&article, || make().map(Arc::from))
    }

    /// Whether another claim has the same short words.
    pub fn shares_its_words(&self, claim: ClaimKey) -> bool {
        self.repeated_claims.contains(&claim)
    }

    /// Whether another article has the same title.
    pub fn shares_its_title(&self, article: ArticleKey) -> bool {
        self.repeated_articles.contains(&article)
    }
}

/// The entries whose words another entry has too.
fn repeated<'w, K: Copy + Ord>(entries: impl Iterator<Item = (&'w str, K)>) -> BTreeSet<K> {
    let mut first: HashMap<&str, K> = HashMap::new();
    let mut repeated = BTreeSet::new();
    for (words, key) in entries {
        if let Some(other) = first.get(words) {
            repeated.extend([*other, key]);
        } else {
            first.insert(words, key);
        }
    }
    repeated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_two_entries_share() {
        let entries = [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("a", 5)];
        assert_eq!(repeated(entries.into_iter()).into_iter().collect::<Vec<_>>(), [1, 3, 5]);
    }
}
