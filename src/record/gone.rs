//! What was published and is not there any more.
//!
//! What goes with something greater is told with it: the follow-ups of a claim, all that an article held.

use std::collections::BTreeMap;

use super::compare::Comparison;
use super::doubt::Doubts;
use super::entries::{Record, RecordedArticle, RecordedCorrection};
use super::matching::{Fate, Fates};
use super::shown::shown;
use super::words::Entry;
use crate::archive::{Article, ArticleKey};
use crate::diagnostic::report::SHOWN;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::{FileId, Span};

/// A greater thing that is gone: an article by its slug, or a claim by its id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Root<'a> {
    Article(&'a str),
    Claim(&'a str),
}

/// What went with each greater thing, in words.
type WentWith<'a> = BTreeMap<Root<'a>, Vec<String>>;

/// Reports what is gone, each greater thing with all that went with it.
pub(super) fn report(comparison: &mut Comparison<'_>, fates: &Fates) {
    let earlier = comparison.earlier;
    let fate_of_article: BTreeMap<&str, &Fate<ArticleKey>> =
        earlier.articles.iter().map(|it| it.slug.as_str()).zip(&fates.articles).collect();
    let standing = |slug: &str| fate_of_article.get(slug).and_then(|fate| fate.standing());
    let mut went_with = WentWith::new();

    let mut claims: BTreeMap<&str, Root<'_>> = BTreeMap::new();
    for (claim, _) in earlier.claims.iter().zip(&fates.claims).filter(|(_, fate)| fate.standing().is_none()) {
        let root = match standing(&claim.article) {
            Some(_) => Root::Claim(&claim.id),
            None => Root::Article(&claim.article),
        };
        claims.insert(&claim.id, root);
        if root == Root::Article(&claim.article) {
            went_with.entry(root).or_default().push(with_it(claim));
        }
    }
    for (follow_up, _) in earlier.follow_ups.iter().zip(&fates.follow_ups).filter(|(_, fate)| fate.standing().is_none()) {
        match (standing(&follow_up.article), claims.get(follow_up.claim.as_str())) {
            (None, _) => went_with.entry(Root::Article(&follow_up.article)).or_default().push(with_it(follow_up)),
            (Some(_), Some(root)) => went_with.entry(*root).or_default().push(with_it(follow_up)),
            (Some(article), None) => {
                let help = "put it back: a later follow-up that `corrects` it says what was wrong, and both stay";
                lose(comparison, follow_up, article, help, &[], Doubts::of_values);
            }
        }
    }
    for (source, _) in earlier.sources.iter().zip(&fates.sources).filter(|(_, fate)| fate.standing().is_none()) {
        match standing(&source.article) {
            None => went_with.entry(Root::Article(&source.article)).or_default().push(with_it(source)),
            Some(article) => {
                let help = "put it back: of a source that was taken back, `retracted` says so";
                lose(comparison, source, article, help, &[], Doubts::of_entries);
            }
        }
    }
    for (claim, _) in earlier.claims.iter().zip(&fates.claims).filter(|(_, fate)| fate.standing().is_none()) {
        if let Some(article) = standing(&claim.article) {
            let with = went_with.remove(&Root::Claim(&claim.id)).unwrap_or_default();
            let help = "put it back: a follow-up says that it was withdrawn, `replaces` that another took its place";
            lose(comparison, claim, article, help, &with, Doubts::of_entries);
        }
    }
    for (article, fate) in earlier.articles.iter().zip(&fates.articles) {
        let with = went_with.remove(&Root::Article(&article.slug)).unwrap_or_default();
        if let Some(mistake) = lost_article(comparison, article, fate) {
            comparison.log.push(with_all(mistake, &with));
        }
    }
}

/// Reports something that is gone from an article that stands, unless it may only not have been read.
fn lose<E: Entry>(
    comparison: &mut Comparison<'_>,
    old: &E,
    article: ArticleKey,
    help: &str,
    with: &[String],
    in_doubt: fn(&Doubts, &Article) -> bool,
) {
    let from = &comparison.today.archive.articles[article];
    if in_doubt(comparison.doubts, from) {
        return;
    }
    let message = format!("{} is gone, and was published (as of {})", old.subject(), comparison.earlier.as_of);
    let mistake = Diagnostic::new(Code::RecordGone, from.at, message).remark(format!("it said: {}", shown(&old.gist()))).help(help);
    comparison.push_loss(with_all(mistake, with), article);
}

fn lost_article(comparison: &Comparison<'_>, old: &RecordedArticle, fate: &Fate<ArticleKey>) -> Option<Diagnostic> {
    let published = format!("was published (as of {})", comparison.earlier.as_of);
    match fate {
        Fate::Stands(_) | Fate::Renamed(..) => None,
        Fate::LeftOut(key) => {
            let article = &comparison.today.archive.articles[*key];
            let now = if article.draft { "is a draft now".to_owned() } else { format!("is dated {} now", article.date) };
            let message = format!("{} {now}, and {published}", old.subject());
            Some(Diagnostic::new(Code::RecordGone, article.at, message).help("put it back: its `corrections` say what was wrong in it"))
        }
        Fate::Gone if comparison.today.files.find(&old.file).is_some_and(|file| comparison.doubts.of_file(file)) => None,
        Fate::Gone => {
            let message = format!("{} is gone, and {published}", old.subject());
            let mistake = Diagnostic::new(Code::RecordGone, Span::whole(FileId::first()), message);
            let help = "put it back: a correction of severity `retraction` says that all of it was wrong";
            Some(mistake.remark(format!("it was {}", shown(&old.gist()))).help(help))
        }
    }
}

fn with_it<E: Entry>(old: &E) -> String {
    format!("and with it {}: {}", old.subject(), shown(&old.gist()))
}

fn with_all(mistake: Diagnostic, with: &[String]) -> Diagnostic {
    let mistake = with.iter().take(SHOWN).fold(mistake, |mistake, remark| mistake.remark(remark));
    match with.len().saturating_sub(SHOWN) {
        0 => mistake,
        more => mistake.remark(format!("and {more} more")),
    }
}

/// A correction that is not there, or reads otherwise.
pub(super) fn correction(old: &RecordedCorrection, article: &RecordedArticle, earlier: &Record, at: Span) -> Diagnostic {
    let message = format!("a correction of {} is gone, and was published (as of {})", article.subject(), earlier.as_of);
    Diagnostic::new(Code::RecordGone, at, message)
        .remark(format!("it was the {} of {}: {}", shown(&old.severity), shown(&old.date), shown(&old.note)))
        .help("put it back: another correction says what was wrong in it")
}

/// A former name that leads nowhere any more.
pub(super) fn alias(name: &str, subject: &str, earlier: &Record, at: Span) -> Diagnostic {
    let message = format!("`{}` led to {subject} (as of {}), and does not any more", shown(name), earlier.as_of);
    Diagnostic::new(Code::RecordGone, at, message).help(format!("put `{}` back into `aliases`", shown(name)))
}
