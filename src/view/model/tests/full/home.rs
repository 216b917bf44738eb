//! The home page, a standing page, the search and what is missing.

use super::super::claims::{group, row, rows};
use super::super::words::{html, link, text};
use super::frame::frame;
use super::shared::{article_lines, lately};
use crate::view::model::{
    Family, Group, HomePage, Html, KindState, MissingPage, Piece, SearchFilter, SearchOption, SearchPage, StandingPage, TocEntry,
};

fn family(id: &str, title: &str, line: &str, count: &str, groups: Vec<Group>) -> Family {
    Family { id: text(id), title: text(title), line: text(line), count: text(count), groups }
}

pub(crate) fn home() -> HomePage {
    let rows = rows();
    let pending = row(
        "agreement",
        "Seoul will restore the military agreement of 2018, step by step.",
        "pending",
        "2025-08-15",
        "2025-08-15",
        "3 June 2030",
    );
    let state = |kind: &str, title: &str, bar: Option<Html>| KindState {
        kind: text(kind),
        title: text(title),
        families: vec![
            family(
                "judged",
                "Judged",
                "A disc is a verdict: a dated article says what became of it.",
                "10",
                vec![group("kept", vec![], 3), group("kept-late", vec![], 1), group("partly-kept", vec![], 3), group("broken", vec![], 3)],
            ),
            family(
                "disputed",
                "Disputed, or out of time",
                "Standing verdicts differ; or the day has passed and nobody has judged.",
                "2",
                vec![group("contested", vec![], 1), group("overdue", vec![], 1)],
            ),
            family(
                "open",
                "Open",
                "A ring: the time has not run out, or it binds for as long as it is kept.",
                "3",
                vec![group("conditional", vec![], 1), group("holding", vec![], 1), group("pending", vec![], 1)],
            ),
            family(
                "closed",
                "Closed without a verdict",
                "A square: nothing is left to keep or to break.",
                "3",
                vec![group("withdrawn", vec![], 2), group("lapsed", vec![], 1)],
            ),
        ],
        bar,
    };
    let bar = html(
        "<svg class=\"strip\" height=\"12\" role=\"img\" aria-label=\"Claims by status: kept 60, broken 40\"><rect x=\"0%\" width=\"60%\" height=\"12\" class=\"f good\"/><rect x=\"60%\" width=\"40%\" height=\"12\" class=\"f bad\"/></svg>",
    );
    HomePage {
        frame: frame("home", "What became of it", "index.html", ""),
        title: text("What was promised in Korea since March 2018, and what became of it"),
        lede: Some(text("18 commitments by 5 speakers, followed through later reporting. One mark is one commitment, as it stands today.")),
        body: vec![Piece { html: html("<p>Words of the house.</p>"), notes: Vec::new() }],
        states: vec![state("commitment", "All commitments by status", None), state("prediction", "All predictions by status", Some(bar))],
        changes: lately(),
        changes_link: Some(link("All 48 changes", "changes.html")),
        changes_feed: Some(link("Feed of changes", "changes.xml")),
        overdue: vec![rows[7].clone()],
        overdue_link: Some(link("All 7 that are overdue", "overdue.html")),
        due_next: vec![pending.into()],
        due_next_link: Some(link("All 12 that fall due", "overdue.html#due")),
        articles: article_lines(),
        articles_link: Some(link("All articles", "articles/index.html")),
    }
}

pub(crate) fn search() -> SearchPage {
    SearchPage {
        frame: frame("search", "Search", "search.html", "Search"),
        title: text("Search"),
        index_url: Some(text("search/parts.json")),
        filters: vec![
            SearchFilter {
                id: text("kind"),
                label: text("Kind"),
                options: vec![SearchOption { id: text("commitment"), label: text("Commitment"), mark: None, count: text("18") }],
            },
            SearchFilter {
                id: text("year"),
                label: text("Year"),
                options: vec![SearchOption { id: text("2018"), label: text("2018"), mark: None, count: text("12") }],
            },
        ],
        all: rows(),
        lists: vec![link("Commitments", "commitments/index.html")],
    }
}

pub(crate) fn page() -> StandingPage {
    StandingPage {
        frame: frame("page", "About", "about.html", ""),
        title: text("About"),
        summary: Some(text("Who keeps this archive.")),
        body: vec![Piece { html: html("<p>We do.</p><h2 id=\"money\">Money</h2><p>Ours.</p>"), notes: Vec::new() }],
        toc: vec![
            TocEntry { text: text("Money"), url: text("#money"), level: 2 },
            TocEntry { text: text("Deeper"), url: text("#money"), level: 3 },
        ],
    }
}

pub(crate) fn missing() -> MissingPage {
    MissingPage {
        frame: frame("missing", "This page isn’t here", "404.html", ""),
        title: text("This page isn’t here"),
        text: text("It may never have been here, or the address may have a slip of the pen."),
        ways: vec![link("Search", "search.html"), link("Status", "status.html")],
    }
}
