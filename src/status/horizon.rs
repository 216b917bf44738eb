//! What exists on a day.
//!
//! In: the archive, a day, whether drafts count. Out: the day from which a thing exists, if it does by then.
//! When something entered the archive (`added`) plays no part.

use crate::archive::{Archive, Article, ArticleKey, ClaimKey, Correction, FollowUpKey, Retraction, Source};
use crate::date::{Day, Edtf};

/// Whether drafts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They don't exist.
    Leave,
    /// They exist as any other article does.
    Include,
}

/// How far one sees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Horizon {
    /// The last day that one sees.
    pub day: Day,
    /// Whether drafts are seen.
    pub drafts: Drafts,
}

impl Horizon {
    /// Whether a draft, or a thing that is none, is seen.
    pub(super) fn shows(self, draft: bool) -> bool {
        match self.drafts {
            Drafts::Leave => !draft,
            Drafts::Include => true,
        }
    }

    /// The day from which an article exists: its date.
    ///
    /// `None` where it is later, or a draft that is left out.
    pub(super) fn since(self, archive: &Archive, article: ArticleKey) -> Option<Day> {
        let article = &archive.articles[article];
        (self.shows(article.draft) && article.date <= self.day).then_some(article.date)
    }

    /// The day from which a claim exists: its article's.
    pub(super) fn claim_since(self, archive: &Archive, claim: ClaimKey) -> Option<Day> {
        self.since(archive, archive.claims[claim].article)
    }

    /// The follow-ups of a claim whose articles exist, in the order in which they were recorded.
    pub(super) fn follow_ups(self, archive: &Archive, claim: ClaimKey) -> Vec<FollowUpKey> {
        let recorded = |key: FollowUpKey| self.since(archive, archive.follow_ups[key].article);
        let mut keys: Vec<(Day, FollowUpKey)> =
            archive.claims[claim].follow_ups.iter().filter_map(|key| Some((recorded(*key)?, *key))).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(_, key)| key).collect()
    }

    /// The corrections of an article that are there by then, as they stand in it.
    pub(super) fn corrections(self, article: &Article) -> impl Iterator<Item = &Correction> {
        article.corrections.iter().filter(move |correction| self.dated(&correction.date))
    }

    /// That a source was taken back, if it was by then.
    pub(super) fn retraction(self, source: &Source) -> Option<&Retraction> {
        source.retracted.as_ref().filter(|retraction| self.dated(&retraction.date))
    }

    /// Whether something of that date is there: by the last day that the date can mean, by its first where the end is open.
    fn dated(self, date: &Edtf) -> bool {
        date.last_day().or(date.first_day()).is_some_and(|day| day <= self.day)
    }
}
