//! What an earlier record has and today's archive has no longer, or otherwise.
//!
//! In: the earlier record, the archive as of a day not before the record's. Out: mistakes in the log, each where the thing
//! stands today; where it is gone, with the old words.
//!
//! The as-of day of a site is not over when the site is built: what is dated on it may well be new.

use std::collections::BTreeMap;

use super::back_dated;
use super::doubt::Doubts;
use super::entries::{Record, RecordedArticle, RecordedClaim};
use super::excuse::{self, is_same_note};
use super::gone;
use super::matching::{Fate, Fates, match_up};
use super::of_today;
use super::same::same;
use super::shown::shown;
use super::today::Today;
use super::words::Entry;
use crate::archive::{Archive, ArticleKey};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{Files, Span};
use crate::status::Snapshot;

/// Names every article, claim, follow-up, source and correction of the earlier record that is gone, changed without a
/// correction, or renamed without an alias, and all that is new and dated back.
///
/// `log` holds the mistakes found so far: what could not be read because of them is passed over.
pub fn compare(mut earlier: Record, archive: &Archive, snapshot: &Snapshot, files: &Files, log: &mut Log) {
    let today = Today::new(archive, snapshot, files);
    let fates = match_up(&mut earlier, &today);
    let doubts = Doubts::of(archive, log);
    let old_articles = earlier.articles.iter().map(|article| (article.slug.as_str(), article)).collect();
    let mut comparison = Comparison { earlier: &earlier, old_articles, today: &today, doubts: &doubts, log };
    comparison.changes(&fates);
    gone::report(&mut comparison, &fates);
    back_dated::report(&mut comparison, &fates);
}

/// What every part of the comparison looks at.
pub(super) struct Comparison<'a> {
    pub(super) earlier: &'a Record,
    /// Its articles by today's slugs.
    pub(super) old_articles: BTreeMap<&'a str, &'a RecordedArticle>,
    pub(super) today: &'a Today<'a>,
    pub(super) doubts: &'a Doubts,
    pub(super) log: &'a mut Log,
}

impl Comparison<'_> {
    /// Reports a change, or, where a new correction of the article answers for it, a note that says so.
    pub(super) fn push_change(&mut self, mistake: Diagnostic, article: ArticleKey) {
        let mistake = excuse::of_change(mistake, self, article);
        self.log.push(mistake);
    }

    /// The same for what is gone from an article that stands.
    pub(super) fn push_loss(&mut self, mistake: Diagnostic, article: ArticleKey) {
        let mistake = excuse::of_loss(mistake, self, article);
        self.log.push(mistake);
    }

    fn changes(&mut self, fates: &Fates) {
        let Record { as_of: _, articles, claims, follow_ups, sources } = self.earlier;
        for (old, fate) in articles.iter().zip(&fates.articles) {
            self.article(old, fate);
        }
        for (old, fate) in claims.iter().zip(&fates.claims) {
            let Some(key) = fate.standing() else { continue };
            let claim = &self.today.archive.claims[key];
            self.entry(old, &of_today::claim(self.today.archive, key), fate.old_name(), claim.article, claim.at);
            self.former_ids(old, claim.at);
        }
        for (old, fate) in follow_ups.iter().zip(&fates.follow_ups) {
            let Some(key) = fate.standing() else { continue };
            let follow_up = &self.today.archive.follow_ups[key];
            self.entry(old, &of_today::follow_up(self.today.archive, key), fate.old_name(), follow_up.article, follow_up.at);
        }
        for (old, fate) in sources.iter().zip(&fates.sources) {
            let Some(key) = fate.standing() else { continue };
            let source = &self.today.archive.sources[key];
            self.entry(old, &of_today::source(self.today.archive, key), fate.old_name(), source.article, source.at);
        }
    }

    fn article(&mut self, old: &RecordedArticle, fate: &Fate<ArticleKey>) {
        let Some(key) = fate.standing() else { return };
        let article = &self.today.archive.articles[key];
        let new = of_today::article(self.today.archive, self.today.snapshot, self.today.files, key);
        self.entry(old, &new, fate.old_name(), key, article.at);
        if self.doubts.of_entries(article) {
            return;
        }
        for correction in old.corrections.iter().filter(|old| !new.corrections.iter().any(|new| is_same_note(old, new))) {
            self.push_loss(gone::correction(correction, old, self.earlier, article.at), key);
        }
        for alias in old.aliases.iter().filter(|alias| !new.aliases.contains(alias)) {
            self.log.push(gone::alias(&format!("/{alias}"), &old.subject(), self.earlier, article.at));
        }
    }

    fn former_ids(&mut self, old: &RecordedClaim, at: Span) {
        for alias in &old.aliases {
            if self.today.claim_once_called(alias).is_none() && !self.today.claims.contains_key(alias.as_str()) {
                self.log.push(gone::alias(alias, &old.subject(), self.earlier, at));
            }
        }
    }

    /// One entry that stands, under its old name or another.
    fn entry<E: Entry>(&mut self, old: &E, new: &E, old_name: Option<&str>, article: ArticleKey, at: Span) {
        let subject = new.subject();
        if let Some(name) = old_name {
            let message = format!("{subject} was published as `{}`, and nothing leads there from that name", shown(name));
            let mistake = Diagnostic::new(Code::RecordRenamed, at, message).help(old.help_for_alias(name));
            self.log.push(mistake);
        }
        if self.doubts.of_values(&self.today.archive.articles[article]) {
            return;
        }
        let (before, now) = (old.words(), new.words());
        let changed: Vec<_> = before.iter().zip(&now).filter(|((_, before), (_, now))| !same(before, now)).collect();
        if changed.is_empty() {
            return;
        }
        let keys: Vec<String> = changed.iter().map(|((key, _), _)| format!("`{key}`")).collect();
        let message = format!("{subject} is not as it was published (as of {}): {}", self.earlier.as_of, keys.join(", "));
        let mistake = Diagnostic::new(Code::RecordChanged, at, message)
            .help("put the old words back, or say in the article's `corrections` what was wrong with them");
        let mistake = changed.iter().fold(mistake, |mistake, ((key, before), _)| mistake.remark(was(key, before)));
        self.push_change(mistake, article);
    }
}

fn was(key: &str, before: &str) -> String {
    if before.is_empty() { format!("there was no `{key}`") } else { format!("`{key}` was: {}", shown(before)) }
}

impl<K> Fate<K> {
    fn old_name(&self) -> Option<&str> {
        match self {
            Fate::Renamed(_, old) => Some(old),
            Fate::Stands(_) | Fate::LeftOut(_) | Fate::Gone => None,
        }
    }
}
