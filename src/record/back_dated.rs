//! What is new and dated before the earlier site, as if it had been there all the time.

use std::collections::BTreeSet;

use super::compare::Comparison;
use super::matching::Fates;
use super::of_today;
use super::words::Entry as _;
use crate::archive::{Article, ArticleKey};
use crate::date::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::Span;

/// Reports new articles, and new claims and follow-ups in articles that were there, dated before the earlier as-of day.
///
/// An article's `added` says when it entered the archive: from then on what it holds is no surprise.
pub(super) fn report(comparison: &mut Comparison<'_>, fates: &Fates) {
    let (today, as_of) = (comparison.today, comparison.earlier.as_of);
    let archive = today.archive;
    let articles: BTreeSet<_> = fates.articles.iter().filter_map(|fate| fate.standing()).collect();
    let claims: BTreeSet<_> = fates.claims.iter().filter_map(|fate| fate.standing()).collect();
    let follow_ups: BTreeSet<_> = fates.follow_ups.iter().filter_map(|fate| fate.standing()).collect();
    for key in today.snapshot.articles().filter(|key| is_back_dated(&archive.articles[*key], as_of)) {
        let article = &archive.articles[key];
        let was_there = articles.contains(&key);
        if !was_there {
            let message = format!("the article `{}` is dated {}, and the site as of {as_of} did not have it", article.slug, article.date);
            comparison.log.push(Diagnostic::new(Code::BackDated, article.at, message).help("say in `added` when it entered the archive"));
            continue;
        }
        for claim in article.claims.iter().filter(|claim| !claims.contains(claim)) {
            let subject = of_today::claim(archive, *claim).subject();
            push(comparison, &subject, key, archive.claims[*claim].at);
        }
        for follow_up in article.follow_ups.iter().filter(|key| today.snapshot.follow_up_exists(**key) && !follow_ups.contains(key)) {
            let subject = of_today::follow_up(archive, *follow_up).subject();
            push(comparison, &subject, key, archive.follow_ups[*follow_up].at);
        }
    }
}

fn push(comparison: &mut Comparison<'_>, subject: &str, article: ArticleKey, at: Span) {
    let (date, as_of) = (comparison.today.archive.articles[article].date, comparison.earlier.as_of);
    let message = format!("{subject} is new, in an article of {date} that the site as of {as_of} had without it");
    let mistake = Diagnostic::new(Code::BackDated, at, message)
        .help("put it into an article of its own day, or say in this one's `corrections` that it was added");
    comparison.push_change(mistake, article);
}

/// Whether all that an article holds claims to have been there before that day.
fn is_back_dated(article: &Article, as_of: Day) -> bool {
    let entered = match &article.added {
        None => Some(article.date),
        Some(added) => added.last_day(),
    };
    entered.is_some_and(|day| day < as_of)
}
