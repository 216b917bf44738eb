//! What of a claim's record entered the archive later than the day it bears.
//!
//! In: what holds of a claim. Out: a [`Reconstruction`]; `None` where all of it was recorded in its time.
//!
//! It changes no status: an article counts from its own date, whenever it was entered.

use std::collections::BTreeSet;

use super::snapshot::ClaimState;
use crate::archive::{Archive, ArticleKey, ClaimKey};
use crate::date::Day;

/// That a claim's record was put together afterwards, in whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconstruction {
    /// The articles that the record rests on: the claim's own, those of its follow-ups, that of the claim in its place.
    pub articles: usize,
    /// Those of them that entered the archive later than they are dated.
    pub late: usize,
    /// The first day on which one of these can have entered it.
    pub first: Day,
    /// The last.
    pub last: Day,
}

/// What of a claim's record was entered after its day.
pub fn reconstruction(archive: &Archive, claim: ClaimKey, state: &ClaimState) -> Option<Reconstruction> {
    let follow_ups = state.follow_ups.iter().map(|follow_up| archive.follow_ups[follow_up.key].article);
    let replaced = state.replaced_by.map(|newer| archive.claims[newer].article);
    let articles: BTreeSet<ArticleKey> = follow_ups.chain(replaced).chain([archive.claims[claim].article]).collect();
    let late = articles.iter().map(|key| &archive.articles[*key]).filter(|article| article.entered() > article.date);
    let days: Vec<(Day, Day)> = late
        .map(|article| {
            let first = article.added.as_ref().and_then(|added| added.first_day());
            (first.unwrap_or(article.date), article.entered())
        })
        .collect();
    let first = days.iter().map(|(first, _)| *first).min()?;
    let last = days.iter().map(|(_, last)| *last).max()?;
    Some(Reconstruction { articles: articles.len(), late: days.len(), first, last })
}
