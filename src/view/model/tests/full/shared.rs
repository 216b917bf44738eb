//! What several pages show.

use super::super::claims::{change, row, rows};
use super::super::words::{date, html, link, text};
use crate::view::model::{ArticleLine, Change, CitePage, Pager};

pub(crate) fn article_lines() -> Vec<ArticleLine> {
    let line = |words: &str, day: &str, counts: &str| ArticleLine {
        article: link(words, "../articles/a.html"),
        date: date(day),
        summary: Some(text("It lists five points. The speaker has said none of them in public.")),
        counts: Some(text(counts)),
    };
    vec![
        line("A speech on Liberation Day", "2025-08-15", "1 commitment"),
        line("The buffer zone is given up", "2023-11-24", "1 follow-up"),
        line("Seoul relays five undertakings from Pyongyang", "2018-03-06", "5 claims, 2 follow-ups"),
    ]
}

pub(crate) fn lately() -> Vec<Change> {
    let rows = rows();
    let article = "<a href=\"../articles/a.html\">Was the condition ever met?</a>";
    let mut changes = vec![
        change(
            "2025-08-15",
            None,
            row(
                "agreement",
                "Seoul will restore the military agreement of 2018, step by step.",
                "pending",
                "2025-08-15",
                "2025-08-15",
                "3 June 2030",
            )
            .into(),
            "new",
            &format!("First reported in {article}"),
        ),
        change("2023-11-24", Some("holding"), rows[10].clone(), "judged", &format!("Reported in {article}")),
        change(
            "2022-09-12",
            Some("broken"),
            rows[6].clone(),
            "disputed",
            &format!("Disputed in {article} · happened <time datetime=\"2022-09-08\">8 Sep 2022</time>"),
        ),
        change("2019-01-01", Some("pending"), rows[7].clone(), "day-passed", "The day passed, and nobody had recorded a verdict"),
    ];
    changes[3].article = None;
    changes
}

pub(crate) fn cite() -> CitePage {
    CitePage {
        text: html(
            "Ledger desk, “Seoul relays five undertakings from Pyongyang”, The Korea Ledger, <time datetime=\"2018-03-06\">6 March 2018</time>. As of <time datetime=\"2025-09-01\">1 September 2025</time>.",
        ),
        url: Some(text("https://example.org/ledger/articles/five-undertakings.html")),
        bibtex: text(
            "@online{ledger-five-undertakings,\n  author    = {{Ledger desk}},\n  title     = {Seoul relays five undertakings from Pyongyang},\n  date      = {2018-03-06}\n}",
        ),
        csl: text("{\"id\":\"five-undertakings\",\"type\":\"webpage\"}"),
    }
}

pub(crate) fn pager() -> Pager {
    Pager { text: text("Page 2 of 5"), newer: Some(link("Newer", "page-3.html")), older: Some(link("Older", "page-1.html")) }
}
