//! One view of every kind with nothing that it can be without.

use super::words::{date, html, link, name, term, text};
use crate::view::model::{
    ArticleLine, ArticlePage, AsOf, ChainLink, Change, ChangesPage, CitePage, ClaimPage, Condition, CorrectedFollowUp, Correction,
    CorrectionsPage, Dispute, Drawing, Event, Filter, FollowUp, Frame, Group, GroupPage, HistoryEntry, HomePage, Lane, LaterArticle,
    LaterClaim, LaterReport, ListPage, Mark, MethodologyPage, MissingPage, Month, NameBar, NameBars, NameLine, Note, Occasion, OwnClaim,
    PageHead, Pager, Piece, PublisherSources, Reach, Reading, Row, SearchPage, Site, Source, SourcesPage, Spell, StandingPage, StatusPage,
    Term, TimelinePage, Verdict, YearOfEvents,
};

fn frame(kind: &str, address: &str) -> Frame {
    Frame {
        site: Site {
            title: text("An archive"),
            tagline: None,
            lang: text("en"),
            dir: text("ltr"),
            url: text("index.html"),
            nav: Vec::new(),
            footer: Vec::new(),
            methodology_url: text("methodology.html"),
            version: text("Afterword 0.1.0"),
            license: None,
            contact: None,
            options: serde_json::Value::Null,
        }
        .into(),
        as_of: AsOf { iso: text("2025-09-01"), text: text("1 September 2025"), record: html("The record"), rendered: html("Rendered.") }
            .into(),
        page: PageHead {
            kind: text(kind),
            title: text("A page"),
            description: None,
            lang: text("en"),
            dir: text("ltr"),
            root: "../".repeat(address.matches('/').count()),
            url: text(address),
            canonical: None,
            feeds: Vec::new(),
            metadata: html(""),
            json_ld: None,
            crumbs: Vec::new(),
            marks: Vec::new(),
            hatch: false,
        },
    }
}

fn bare_mark() -> Mark {
    Mark {
        id: text("odd"),
        label: text("Odd"),
        drawing: None,
        symbol: None,
        tone: text("open"),
        class: text("open"),
        meaning: text("Odd."),
        sign: html(""),
        html: html(""),
    }
    .drawn()
}

fn bare_row() -> Row {
    Row {
        id: text("a"),
        url: text("a.html"),
        kind: text("assertion"),
        kind_text: text("Assertion"),
        form: None,
        text: text("It is so."),
        short: text("It is so."),
        lang: None,
        dir: None,
        link: html("<a href=\"a.html\">It is so.</a>"),
        speaker: name("Somebody", None),
        relayed: None,
        mark: bare_mark().into(),
        detail: None,
        since: None,
        beside: None,
        made: date("2018"),
        due: html("no date"),
        flags: Vec::new(),
        line: html("Somebody"),
    }
}

fn bare_follow_up() -> FollowUp {
    FollowUp {
        id: None,
        happened: date("2018"),
        recorded: date("2018-03-06"),
        mark: None,
        note: None,
        lang: None,
        dir: None,
        by: None,
        confidence: None,
        reason: None,
        article: link("An article", "a.html"),
        line: html("Recorded."),
        sources: Vec::new(),
        corrects: None,
        corrected_by: None,
        disputes: None,
        settles: None,
        events: Vec::new(),
    }
}

fn bare_source() -> Source {
    Source {
        n: None,
        id: text("source-a"),
        url: None,
        title: text("A source"),
        lang: None,
        dir: None,
        kind: Term { meaning: None, ..term("other", "source") }.into(),
        publisher: None,
        authors: Vec::new(),
        date: None,
        line: None,
        language: None,
        level: None,
        interest: None,
        copies: Vec::new(),
        retracted: None,
        robust: None,
        backrefs: Vec::new(),
        used_in: Vec::new(),
    }
}

fn bare_line() -> ArticleLine {
    ArticleLine { article: link("An article", "a.html"), date: date("2018-03-06"), summary: None, counts: None }
}

fn bare_change() -> Change {
    Change {
        id: text("a.2018-03-06"),
        recorded: date("2018-03-06"),
        happened: None,
        why: Term { meaning: None, ..term("new", "new") }.into(),
        from: None,
        to: bare_mark().into(),
        row: bare_row().into(),
        article: None,
        line: html("The day passed"),
    }
}

fn bare_cite() -> CitePage {
    CitePage { text: html("An archive."), url: None, bibtex: text("@online{}"), csl: text("{}") }
}

pub(crate) fn home() -> HomePage {
    HomePage {
        frame: frame("home", "index.html"),
        title: text("An archive"),
        lede: None,
        body: Vec::new(),
        states: Vec::new(),
        changes: Vec::new(),
        changes_link: None,
        changes_feed: None,
        overdue: Vec::new(),
        overdue_link: None,
        due_next: Vec::new(),
        due_next_link: None,
        articles: Vec::new(),
        articles_link: None,
    }
}

pub(crate) fn article() -> ArticlePage {
    let note = Note {
        n: text("1"),
        id: text("a"),
        label: text("Claim 1"),
        claim_url: text("a.html"),
        mark: bare_mark().into(),
        since: None,
        beside: None,
        kind: text("assertion"),
        who: text("Somebody"),
        line: None,
        link_text: text("The assertion"),
    };
    ArticlePage {
        frame: frame("article", "articles/a.html"),
        title: text("An article"),
        lang: None,
        dir: None,
        byline: Vec::new(),
        summary: None,
        date: date("2018-03-06"),
        added: None,
        url: None,
        copies: Vec::new(),
        authors: Vec::new(),
        publisher: None,
        places: Vec::new(),
        topics: Vec::new(),
        since: vec![OwnClaim { n: None, row: bare_row().into() }],
        reports_on: vec![bare_change()],
        body: vec![
            Piece { html: html("<div class=\"noted\"><div><p id=\"claim-a\">It is so.</p></div>"), notes: vec![note] },
            Piece { html: html("</div>"), notes: Vec::new() },
        ],
        toc: Vec::new(),
        sources: vec![bare_source()],
        corrections: Vec::new(),
        later: vec![LaterReport {
            date: date("2018-04-20"),
            article: link("Another", "b.html"),
            claims: vec![LaterClaim { label: text("Claim 1"), verdict: None }],
        }],
        cite: bare_cite(),
        extra: serde_json::Value::Null,
    }
}

pub(crate) fn claim() -> ClaimPage {
    ClaimPage {
        frame: frame("claim", "assertions/a.html"),
        row: bare_row().into(),
        byline: Vec::new(),
        verdict: Verdict {
            mark: bare_mark().into(),
            text: html("Nothing has been reported on this yet."),
            sources: Vec::new(),
            line: None,
            warning: None,
            detail: None,
            standing: Vec::new(),
            first_judged: None,
        },
        strip: None,
        spells: vec![Spell { n: text("1"), mark: bare_mark().into(), from: date("2018-03-06"), why: None }],
        quote: None,
        words_line: html("As reported."),
        readings: vec![Reading { text: text("A reading."), line: None, sources: Vec::new() }],
        criteria: Vec::new(),
        criteria_line: None,
        reconstructed: None,
        chain: vec![ChainLink { name: name("Somebody", None), line: None, sources: Vec::new() }],
        confirmed: None,
        to: Vec::new(),
        kind_line: text("Assertion"),
        due_label: text("Due"),
        due: html("no date"),
        conditions: vec![Condition { kind: Term { meaning: None, ..term("if", "If") }.into(), text: text("It rains."), state: None }],
        topics: Vec::new(),
        last_checked: None,
        history: vec![
            HistoryEntry::FollowUp(bare_follow_up()),
            HistoryEntry::Dispute(Dispute {
                mark: bare_mark().into(),
                from: date("2018"),
                to: None,
                line: html("since 2018"),
                sides: Vec::new(),
            }),
        ],
        later: vec![LaterArticle { article: link("Another", "b.html"), date: date("2018-04-20"), context: None }],
        about: Vec::new(),
        predictions: Vec::new(),
        precedents: Vec::new(),
        replaces: None,
        replaced_by: None,
        sources: Vec::new(),
        cite: bare_cite(),
        data: Vec::new(),
    }
}

pub(crate) fn group() -> GroupPage {
    GroupPage {
        frame: frame("speaker", "speakers/a.html"),
        name: text("Somebody"),
        lang: None,
        dir: None,
        kind: None,
        role: None,
        same_as: Vec::new(),
        lede: None,
        intro: Vec::new(),
        groups: Vec::new(),
        tables: Vec::new(),
        lanes: None,
        reach: Some(Reach { relayed: None, public: None, denied: None, by: Vec::new() }),
        relayed_rows: Vec::new(),
        articles: vec![bare_line()],
        feed: None,
        empty: None,
        pager: Some(Pager { text: text("Page 1 of 1"), newer: None, older: None }),
    }
}

pub(crate) fn list() -> ListPage {
    let group = Group {
        id: text("odd"),
        mark: bare_mark().into(),
        title: text("Odd"),
        line: None,
        count: text("0"),
        dots: 0,
        rows: Vec::new(),
        more: None,
        url: text("odd.html"),
    };
    ListPage {
        frame: frame("list", "articles/index.html"),
        title: text("Articles"),
        lede: None,
        kind: text("articles"),
        groups: vec![group],
        years: Vec::new(),
        rows: vec![bare_row().into()],
        names: vec![NameLine { name: link("Somebody", "a.html"), line: None, counts: None, groups: Vec::new(), bar: None }],
        feed: None,
        empty: None,
        pager: None,
    }
}

pub(crate) fn status() -> StatusPage {
    let chart = Drawing { svg: html("<svg></svg>"), title: text("Over time"), key: Vec::new(), table: None };
    StatusPage {
        frame: frame("status", "status.html"),
        title: text("Status"),
        lede: None,
        groups: list().groups,
        filters: vec![Filter { label: text("Kind"), options: Vec::new() }],
        chart: Some(chart),
        names: vec![NameBars {
            id: text("topic"),
            title: text("By topic"),
            lines: vec![NameBar { name: link("Tests", "a.html"), count: text("1"), bar: html("<svg></svg>") }],
            more: None,
        }],
        empty: None,
    }
}

pub(crate) fn timeline() -> TimelinePage {
    let event =
        Event { date: date("2018"), day: text("2018"), what: link("Something", "a.html"), mark: None, claim: link("It is so.", "a.html") };
    TimelinePage {
        frame: frame("timeline", "timeline.html"),
        title: text("In time"),
        lede: None,
        axis: None,
        occasions: vec![Occasion {
            article: link("An article", "a.html"),
            date: date("2018"),
            lanes: vec![Lane { row: bare_row().into(), svg: html("<svg></svg>") }],
        }],
        years: vec![YearOfEvents { year: text("2018"), events: vec![event] }],
        pages: Vec::new(),
        pager: None,
    }
}

pub(crate) fn changes() -> ChangesPage {
    ChangesPage {
        frame: frame("changes", "changes.html"),
        title: text("Changes"),
        lede: None,
        months: vec![Month { date: date("2018-03"), changes: vec![bare_change()] }],
        feed: None,
        pager: None,
    }
}

pub(crate) fn sources() -> SourcesPage {
    SourcesPage {
        frame: frame("sources", "sources/index.html"),
        title: text("Sources"),
        lede: None,
        retracted: Vec::new(),
        publishers: vec![PublisherSources { name: None, sources: vec![bare_source()] }],
        pager: None,
    }
}

pub(crate) fn corrections() -> CorrectionsPage {
    let correction = Correction {
        date: date("2018"),
        severity: Term { meaning: None, ..term("typo", "Typo") }.into(),
        note: html("A slip."),
        article: None,
    };
    CorrectionsPage {
        frame: frame("corrections", "corrections.html"),
        title: text("Corrections"),
        lede: None,
        rows: vec![correction],
        corrected: vec![CorrectedFollowUp { row: bare_row().into(), follow_up: bare_follow_up() }],
        pager: None,
    }
}

pub(crate) fn methodology() -> MethodologyPage {
    MethodologyPage {
        frame: frame("methodology", "methodology.html"),
        title: text("Methodology"),
        lede: None,
        shapes: Vec::new(),
        scales: Vec::new(),
        rules: Vec::new(),
        flags: vec![Term { meaning: None, ..term("stale", "stale") }.into()],
        thresholds: Vec::new(),
        verification: None,
    }
}

pub(crate) fn search() -> SearchPage {
    SearchPage {
        frame: frame("search", "search.html"),
        title: text("Search"),
        index_url: None,
        filters: Vec::new(),
        all: Vec::new(),
        lists: Vec::new(),
    }
}

pub(crate) fn page() -> StandingPage {
    StandingPage { frame: frame("page", "about.html"), title: text("About"), summary: None, body: Vec::new(), toc: Vec::new() }
}

pub(crate) fn missing() -> MissingPage {
    MissingPage { frame: frame("missing", "404.html"), title: text("Missing"), text: text("It isn't here."), ways: Vec::new() }
}
