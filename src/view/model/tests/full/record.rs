//! Pages of speakers and topics, and lists.

use super::super::claims::{groups, rows};
use super::super::drawn::{axis, lane};
use super::super::words::{html, link, name, text};
use super::frame::frame;
use super::shared::{article_lines, pager};
use crate::view::model::{Frame, GroupPage, Lanes, ListPage, NameLine, PageHead, Piece, Reach, ReachBy, RowTable, YearOfArticles};

pub(crate) fn speaker() -> GroupPage {
    let rows = rows();
    GroupPage {
        frame: Frame {
            page: PageHead {
                crumbs: vec![link("Speakers", "index.html")],
                ..frame("speaker", "Kim Jong Un", "speakers/kim-jong-un.html", "Speakers").page
            },
            ..frame("speaker", "Kim Jong Un", "speakers/kim-jong-un.html", "Speakers")
        },
        name: text("Kim Jong Un"),
        lang: None,
        dir: None,
        kind: Some(text("person")),
        role: Some(text("General secretary of the Workers’ Party of Korea")),
        same_as: vec![link("wikidata.org", "https://www.wikidata.org/wiki/Q56226")],
        lede: Some(text("11 claims stand on record here. 7 of them reached us through somebody else.")),
        intro: vec![Piece { html: html("<p>Leader of North Korea since December 2011.</p>"), notes: Vec::new() }],
        groups: groups(&rows),
        tables: vec![
            RowTable {
                id: text("commitments"),
                title: text("Commitments"),
                head: text("Commitment"),
                caption: text("11 commitments, the settled ones first"),
                rows: rows.clone(),
            },
            RowTable {
                id: text("predictions"),
                title: text("Predictions"),
                head: text("Prediction"),
                caption: text("1 prediction"),
                rows: vec![rows[3].clone()],
            },
        ],
        lanes: Some(Lanes { axis: axis(), lanes: rows.iter().map(lane).collect() }),
        reach: Some(Reach {
            relayed: Some(text("7 relayed by others")),
            public: Some(text("4 in public or signed")),
            denied: Some(text("1 that the speaker denies")),
            by: vec![
                ReachBy { name: name("The Blue House", Some("blue-house.html")), count: text("6") },
                ReachBy { name: name("Donald Trump", None), count: text("1") },
            ],
        }),
        relayed_rows: vec![rows[2].clone()],
        articles: article_lines(),
        feed: Some(link("Feed of changes", "kim-jong-un.xml")),
        empty: Some(text("No claim is recorded.")),
        pager: Some(pager()),
    }
}

pub(crate) fn topic() -> GroupPage {
    GroupPage {
        frame: frame("topic", "Missiles", "topics/missiles.html", ""),
        kind: Some(text("topic")),
        name: text("Missiles"),
        role: None,
        reach: None,
        relayed_rows: Vec::new(),
        ..speaker()
    }
}

pub(crate) fn list() -> ListPage {
    let rows = rows();
    ListPage {
        frame: frame("list", "Commitments", "commitments/index.html", "Commitments"),
        title: text("Commitments"),
        lede: Some(text("11 claims.")),
        kind: text("claims"),
        groups: groups(&rows),
        years: vec![YearOfArticles { year: text("2018"), articles: article_lines() }],
        names: vec![
            NameLine {
                name: link("Kim Jong Un", "kim-jong-un.html"),
                line: Some(text("General secretary")),
                counts: Some(text("11 commitments")),
                groups: groups(&rows),
                bar: Some(html("<svg class=\"strip\" role=\"img\" aria-label=\"Kept: 1\"></svg>")),
            },
            NameLine { name: link("Moon Jae-in", "moon-jae-in.html"), line: None, counts: None, groups: Vec::new(), bar: None },
        ],
        rows,
        feed: Some(link("Feed", "index.xml")),
        empty: Some(text("No claim yet.")),
        pager: Some(pager()),
    }
}
