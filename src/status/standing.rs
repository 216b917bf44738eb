//! Which verdicts stand while a claim's follow-ups are read.
//!
//! In: verdicts that count, one after the other in reading order. Out: those that stand after the last.

use std::collections::BTreeSet;

use super::order::Entry;
use crate::archive::ArticleKey;
use crate::date::Day;

/// The verdicts that stand, as positions in the reading order.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    positions: Vec<usize>,
    stands: Vec<bool>,
    differ: bool,
    /// The two dates that all of them have in common, and their articles: so that many of one day are read in one go.
    dates: Option<(Day, Day)>,
    articles: BTreeSet<ArticleKey>,
}

impl Standing {
    /// None, out of so many entries.
    pub(super) fn none(entries: usize) -> Standing {
        Standing { positions: Vec::new(), stands: vec![false; entries], differ: false, dates: None, articles: BTreeSet::new() }
    }

    /// In reading order.
    pub(super) fn positions(&self) -> &[usize] {
        &self.positions
    }

    /// Whether that one stands.
    pub(super) fn stands(&self, position: usize) -> bool {
        self.stands[position]
    }

    /// Whether two of them give different verdicts.
    pub(super) fn differ(&self) -> bool {
        self.differ
    }

    /// Lets none stand.
    pub(super) fn clear(&mut self) {
        for position in self.positions.drain(..) {
            self.stands[position] = false;
        }
        self.differ = false;
        self.dates = None;
        self.articles.clear();
    }

    /// Rule 3: a verdict replaces all that stand. One that disputes a standing verdict stands beside all of them; an
    /// ordinary one beside those with its two dates in other articles; one that settles, beside none.
    pub(super) fn read(&mut self, entries: &[Entry], position: usize) {
        let entry = &entries[position];
        if entry.settles() {
            self.clear();
        } else if !entry.disputes.is_some_and(|disputed| self.stands[disputed]) {
            self.keep_those_of_the_same_dates(entries, entry);
        }
        self.add(entries, position);
    }

    fn keep_those_of_the_same_dates(&mut self, entries: &[Entry], entry: &Entry) {
        let article = entry.follow_up.article;
        if self.dates == Some(entry.dates()) && !self.articles.contains(&article) {
            return;
        }
        let stood = self.positions.clone();
        self.clear();
        for position in stood {
            if entries[position].dates() == entry.dates() && entries[position].follow_up.article != article {
                self.add(entries, position);
            }
        }
    }

    fn add(&mut self, entries: &[Entry], position: usize) {
        let entry = &entries[position];
        match self.positions.first() {
            None => self.dates = Some(entry.dates()),
            Some(first) => {
                self.dates = self.dates.filter(|dates| *dates == entry.dates());
                self.differ |= entries[*first].verdict != entry.verdict;
            }
        }
        self.articles.insert(entry.follow_up.article);
        self.stands[position] = true;
        self.positions.push(position);
    }
}
