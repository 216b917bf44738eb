//! Articles' pages.

use super::archive::archive_of;
use super::sample::sample;
use crate::archive::{Archive, ArticleKey};
use crate::plan::Page;
use crate::view::View;
use crate::view::model::{ArticlePage, LaterClaim};

fn key(archive: &Archive, slug: &str) -> ArticleKey {
    archive.articles.iter().find(|(_, article)| article.slug.as_str() == slug).map(|(key, _)| key).unwrap()
}

fn page(slug: &str, ask: impl FnOnce(&View<'_>, ArticlePage)) {
    let understood = sample();
    let key = key(&understood.archive, slug);
    understood.see(|_| Page::Article(key), |view| ask(view, view.article_page(key)));
}

#[test]
fn claims_are_numbered_in_the_order_of_the_text() {
    page("pledges", |_, page| {
        let claims: Vec<String> = page.since.iter().map(|own| format!("{} {}", own.n.as_deref().unwrap_or("-"), own.row.id)).collect();
        assert_eq!(claims, ["1 meet", "2 tests", "3 hope", "- later"]);
        let notes: Vec<String> = page
            .body
            .iter()
            .flat_map(|piece| &piece.notes)
            .map(|note| {
                format!(
                    "{} {} | {} | {} | {}",
                    note.label,
                    note.mark.label,
                    note.who,
                    note.line.as_ref().map_or("", |line| line.as_str()),
                    note.link_text
                )
            })
            .collect();
        assert_eq!(
            notes,
            [
                "Claim 1 Kept | Kim Jong Un, relayed by The Office | Due in <time datetime=\"2018-04\">April 2018</time>. | What became of claim 1",
                "Claim 2 Pending | Kim Jong Un, relayed by The Office | While: Talks go on. | What became of claim 2",
                "Claim 3 Unverifiable | The Office, in public | Nobody could ever judge it. | The prediction (claim 3)",
            ]
        );
    });
}

#[test]
fn what_stands_around_the_text() {
    page("pledges", |_, page| {
        assert_eq!(
            page.toc.iter().map(|entry| format!("{} {} {}", entry.level, entry.url, entry.text)).collect::<Vec<_>>(),
            ["2 #doubts Doubts"]
        );
        let byline: Vec<&str> = page.byline.iter().map(|part| part.as_str()).collect();
        assert_eq!(byline, ["Report", "<a href=\"../publishers/the-ledger.html\">The Ledger</a>"]);
        let sources: Vec<String> = page
            .sources
            .iter()
            .map(|source| {
                let back: Vec<&str> = source.backrefs.iter().map(|back| back.url.as_str()).collect();
                format!("{} {} {} {}", source.n.as_deref().unwrap(), source.id, source.retracted.is_some(), back.join(" "))
            })
            .collect();
        assert_eq!(sources, ["1 source-briefing false #ref.1 #ref.2", "2 source-unused true "]);
        let later: Vec<String> = page
            .later
            .iter()
            .map(|later| {
                let claim = |claim: &LaterClaim| format!("{} {}", claim.label, claim.verdict.as_ref().map_or("-", |verdict| &verdict.id));
                format!("{}: {}", later.article.url, later.claims.iter().map(claim).collect::<Vec<_>>().join(", "))
            })
            .collect();
        assert_eq!(later, ["summit.html: Claim 1 kept, Claim 2 -"]);
        assert!(page.reports_on.is_empty());
        assert_eq!(
            page.cite.text.as_str(),
            "A. Writer and B. Writer, “Three pledges”, The Ledger, <time datetime=\"2018-03-06\">6 March 2018</time>. \
             As of <time datetime=\"2018-09-01\">1 September 2018</time>."
        );
        assert_eq!(page.frame.page.marks, ["kept", "overdue", "pending", "unverifiable"]);
    });
}

#[test]
fn a_follow_up_article_says_what_it_reports_on() {
    page("summit", |_, page| {
        let changes: Vec<String> = page
            .reports_on
            .iter()
            .map(|change| format!("{} {} {} {}", change.row.id, change.from.as_ref().unwrap().id, change.to.id, change.why.id))
            .collect();
        assert_eq!(changes, ["meet pending kept judged", "tests pending pending unchanged"]);
        let corrections: Vec<&str> = page.corrections.iter().map(|correction| correction.note.as_str()).collect();
        assert_eq!(corrections, ["It was a Friday."], "one is dated later than the day");
        assert!(page.later.is_empty(), "the later article doesn't exist yet");
    });
}

#[test]
fn a_claim_without_words_in_the_text_is_called_by_its_own_and_no_stop_stands_before_what_became_of_it() {
    let text = "
== content/articles/2018-03-06-a.md
title: A
claims: [{id: x, speaker: s, text: It opens.}, {id: y, speaker: s, text: It closes!}]
== content/articles/2018-04-06-b.md
title: B
follow_ups: [{claim: x, verdict: kept}, {claim: y, note: Not yet.}]
";
    let key = ArticleKey::at(0);
    archive_of(text, "2018-09-01").see(
        |_| Page::Article(key),
        |view| {
            let page = view.article_page(key);
            let labels: Vec<&str> = page.later[0].claims.iter().map(|claim| claim.label.as_str()).collect();
            assert_eq!(labels, ["It opens", "It closes!"]);
        },
    );
}
