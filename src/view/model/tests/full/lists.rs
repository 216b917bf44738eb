//! Statuses, the timeline, changes, sources, corrections, the methodology.

use super::super::claims::{follow_up, groups, rows, source_list};
use super::super::drawn::{axis, chart, lane};
use super::super::words::{date, html, link, mark, term, text};
use super::article::article;
use super::frame::frame;
use super::shared::{lately, pager};
use crate::view::model::{
    ChangesPage, CorrectedFollowUp, Correction, CorrectionsPage, Event, Filter, FilterOption, FollowUp, Mark, MethodologyPage, Month,
    NameBar, NameBars, NavLink, Occasion, PublisherSources, Retraction, Scale, Shape, Source, SourcesPage, StatusPage, Term, TimelinePage,
    YearOfEvents,
};

pub(crate) fn status() -> StatusPage {
    let mut groups = groups(&rows());
    groups[0].more = Some(link("All 73: Kept", "status/kept.html"));
    let option = |label: &str, count: &str, current: bool| FilterOption {
        label: text(label),
        count: text(count),
        url: text("speakers/kim-jong-un.html"),
        current,
    };
    StatusPage {
        frame: frame("status", "Every claim by its status", "status.html", "Status"),
        title: text("Every claim by its status"),
        lede: Some(text("18 claims, as they stand today.")),
        groups,
        filters: vec![
            Filter {
                label: text("Speaker"),
                options: vec![
                    option("All speakers", "18", true),
                    option("Kim Jong Un", "11", false),
                    option("The two Koreas, jointly", "4", false),
                ],
            },
            Filter { label: text("Kind"), options: vec![option("Commitments", "18", true), option("Predictions", "2", false)] },
        ],
        chart: Some(chart()),
        names: vec![NameBars {
            id: text("speaker"),
            title: text("By speaker"),
            lines: vec![NameBar {
                name: link("Kim Jong Un", "speakers/kim-jong-un.html"),
                count: text("11"),
                bar: html("<svg class=\"strip\" role=\"img\" aria-label=\"Kept: 11\"></svg>"),
            }],
            more: Some(link("All 22", "speakers/index.html")),
        }],
        empty: Some(text("Nothing is overdue.")),
    }
}

pub(crate) fn timeline() -> TimelinePage {
    let rows = rows();
    let lanes = |range: std::ops::Range<usize>| rows[range].iter().map(lane).collect();
    let event = |iso: &str, day: &str, what: &str, status: Option<&str>| Event {
        date: date(iso),
        day: text(day),
        what: link(what, "articles/a.html"),
        mark: status.map(mark),
        claim: link("The North will give up nuclear arms if its security is guaranteed.", "commitments/give-up.html"),
    };
    TimelinePage {
        frame: frame("timeline", "Every claim, in time", "timeline.html", "Timeline"),
        title: text("Every claim, in time"),
        lede: Some(text(
            "One line for each claim, from the day it was made. A thin line is open, a full bar is a verdict, a bar in bands is contested, an outline is closed without a verdict, dots are time that has run out.",
        )),
        axis: Some(axis()),
        occasions: vec![
            Occasion { article: link("Relayed from Pyongyang", "articles/a.html"), date: date("2018-03-06"), lanes: lanes(0..5) },
            Occasion { article: link("The summit at Panmunjom", "articles/a.html"), date: date("2018-04-27"), lanes: lanes(5..11) },
        ],
        years: vec![
            YearOfEvents {
                year: text("2022"),
                events: vec![
                    event("2022-09-12", "12 Sep", "Disputed: the guarantee was never given.", Some("contested")),
                    event("2022-03-24", "24 Mar", "An intercontinental missile is launched.", None),
                ],
            },
            YearOfEvents {
                year: text("2019"),
                events: vec![event("2019-05-15", "15 May", "A year on, the leaders have not used it.", Some("partly-kept"))],
            },
        ],
        pages: vec![
            NavLink { text: text("2018"), url: text("timeline/2018.html"), current: Some(text("page")) },
            NavLink { text: text("2019"), url: text("timeline/2019.html"), current: None },
        ],
        pager: Some(pager()),
    }
}

pub(crate) fn changes() -> ChangesPage {
    let month = |iso: &str, range: std::ops::Range<usize>| Month { date: date(iso), changes: lately()[range].to_vec() };
    ChangesPage {
        frame: frame("changes", "Changes of status", "changes.html", "Changes"),
        title: text("Changes of status"),
        lede: Some(text("48 changes, newest first.")),
        months: vec![month("2025-08", 0..1), month("2023-11", 1..2), month("2022-09", 2..3), month("2019-01", 3..4)],
        feed: Some(link("Feed of changes", "changes.xml")),
        pager: Some(pager()),
    }
}

pub(crate) fn sources() -> SourcesPage {
    let listed = |mut source: Source| {
        source.n = None;
        source.backrefs = Vec::new();
        source.used_in = vec![link("Seoul relays five undertakings from Pyongyang", "../articles/five-undertakings.html")];
        source
    };
    let mut retracted = Source { id: text("source-old"), ..listed(source_list()[0].clone()) };
    retracted.retracted = Some(Retraction {
        date: date("2019-01-01"),
        url: Some(text("https://example.org/notice")),
        words: html("Retracted <time datetime=\"2019-01-01\">1 Jan 2019</time>"),
    });
    retracted.url = None;
    SourcesPage {
        frame: frame("sources", "Sources", "sources/index.html", ""),
        title: text("Sources"),
        lede: Some(text("4 sources, by who published them.")),
        retracted: vec![retracted],
        publishers: vec![
            PublisherSources { name: Some(text("Office of the President")), sources: vec![listed(source_list()[0].clone())] },
            PublisherSources { name: None, sources: source_list()[1..].iter().cloned().map(listed).collect() },
        ],
        pager: Some(pager()),
    }
}

pub(crate) fn corrections() -> CorrectionsPage {
    let corrected = FollowUp {
        id: None,
        corrected_by: Some(html(
            "Corrected by the follow-up recorded <a href=\"commitments/no-tests.html#follow-up-ballistic\"><time datetime=\"2019-05-10\">10 May 2019</time></a>.",
        )),
        sources: Vec::new(),
        ..follow_up(
            "projectiles",
            Some("holding"),
            "2019-05-04",
            "Officials speak of unidentified projectiles.",
            "Recorded in <a href=\"articles/a.html\">Projectiles</a>.",
        )
    };
    CorrectionsPage {
        frame: frame("corrections", "Corrections", "corrections.html", ""),
        title: text("Corrections"),
        lede: Some(text("What was published here and was wrong.")),
        rows: vec![Correction {
            article: Some(link("Seoul relays five undertakings from Pyongyang", "articles/five-undertakings.html")),
            ..article().corrections[0].clone()
        }],
        corrected: vec![CorrectedFollowUp { row: rows()[4].clone(), follow_up: corrected }],
        pager: Some(pager()),
    }
}

pub(crate) fn methodology() -> MethodologyPage {
    let shape = |marks: &[&str], title: &str, words: &str| Shape {
        marks: marks.iter().map(|id| mark(id)).collect(),
        title: text(title),
        text: text(words),
    };
    let glyph = Mark {
        id: text("half-hearted"),
        label: text("Half-hearted"),
        drawing: None,
        symbol: Some(text("≈")),
        ..(*mark("partly-kept")).clone()
    };
    MethodologyPage {
        frame: frame("methodology", "How a status is reached", "methodology.html", ""),
        title: text("How a status is reached"),
        lede: Some(text("An editor gives verdicts; the program derives procedure.")),
        shapes: vec![
            shape(&["kept", "partly-kept", "broken"], "Disc", "A verdict."),
            shape(&["pending", "holding"], "Ring", "Open."),
            shape(&["overdue"], "Triangle", "Time ran out."),
            shape(&["lapsed"], "Square", "Closed without a verdict."),
        ],
        scales: vec![
            Scale {
                kind: text("commitment"),
                title: text("Verdicts on commitments"),
                marks: vec![mark("kept"), glyph.into(), mark("broken")],
            },
            Scale { kind: text("derived"), title: text("Derived by rule"), marks: vec![mark("overdue"), mark("contested")] },
        ],
        rules: vec![html("A follow-up that an active later one corrects does not count."), html("The rest are read in order.")],
        flags: vec![term("hearsay", "hearsay").into(), Term { meaning: None, ..term("stale", "stale") }.into()],
        thresholds: vec![html("An open verdict is called stale when nothing has been recorded for a year.")],
        verification: Some(html("<a href=\"manifest.json\">manifest.json</a> names every file.")),
    }
}
