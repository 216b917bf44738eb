//! An article with marked words and notes.

use super::super::claims::{change, row, rows, source_list};
use super::super::words::{date, html, link, name, term, text};
use super::frame::frame;
use super::shared::cite;
use crate::view::model::{ArticlePage, Correction, LaterClaim, LaterReport, Note, OwnClaim, Piece, Row, Shared, TocEntry};

fn note(n: usize, row: &Row, line: &str) -> Note {
    Note {
        n: n.to_string(),
        id: row.id.clone(),
        label: format!("Claim {n}"),
        claim_url: row.url.clone(),
        mark: row.mark.clone(),
        since: row.since.clone(),
        beside: row.beside.clone(),
        kind: row.kind.clone(),
        who: text("Kim Jong Un, relayed by the Blue House"),
        line: Some(html(line)),
        link_text: text("What became of claim 4"),
    }
}

/// The words that a claim is taken from, marked, with their number.
fn marked(n: usize, row: &Row, words: &str) -> String {
    let (tone, label) = (&row.mark.tone, &row.mark.label);
    format!(
        "<mark class=\"claim {tone}\" id=\"claim-{}\">{words}</mark><a class=\"n {tone}\" href=\"#note-{n}\"><span class=\"vh\">Claim </span>{n}<span class=\"vh\">: {label}</span></a>",
        row.id
    )
}

fn cited(n: usize, id: &str) -> String {
    format!("<a class=\"cite\" href=\"#source-{id}\" id=\"ref-{n}\">[<span class=\"vh\">Source </span>{n}]</a>")
}

fn article_body(rows: &[Shared<Row>]) -> Vec<Piece> {
    let one = |n: usize, row: &Row, before: &str, words: &str, after: &str, line: &str| Piece {
        html: html(&format!("{before}<div class=\"noted\"><div><p>{} {after}</p></div>", marked(n, row, words))),
        notes: vec![note(n, row, line)],
    };
    vec![
        one(
            1,
            &rows[0],
            &format!(
                "<p>South Korea’s presidential office, the Blue House, said on Tuesday that Kim Jong Un was willing to talk to the United States about dismantling the North’s nuclear programme. It set out five points on which, it said, the North had agreed.{} Taken at face value, they would be a large concession.</p><p>The points come to us at third hand.{}</p><ol><li>",
                cited(1, "briefing"),
                cited(2, "report")
            ),
            "The two Koreas will meet again in the truce village",
            "between them, in April.",
            "Due in <time datetime=\"2018-04\">April 2018</time>.",
        ),
        one(
            2,
            &rows[1],
            "</div></li><li>",
            "Mr Kim and President Moon Jae-in will set up a direct telephone line",
            ", to ease tension and to talk about what concerns them both. They are to speak on it before they meet.",
            "Due before the summit.",
        ),
        one(
            3,
            &rows[6],
            "</div></li><li>",
            "The North is willing to give up its nuclear arms",
            ", and to hold frank talks with Washington about it, as long as its security is guaranteed.",
            "If its security is guaranteed.",
        ),
        one(
            4,
            &rows[4],
            "</div></li><li>",
            "It will test no missile and no nuclear device while it is in talks with the United States",
            ". Seoul says that Mr Kim offered this by himself.",
            "Binds while talks go on.",
        ),
        one(
            5,
            &rows[9],
            "</div></li><li>",
            "It has no intention of using weapons",
            ", nuclear or otherwise, against the South.",
            "Open-ended.",
        ),
        one(
            6,
            &row("false-hope", "The news is false hope.", "unverifiable", "2018-03-06", "2018-03-06", "no date"),
            &format!(
                "</div></li></ol><h2 id=\"those-who-doubt-it\">Those who doubt it</h2><p>President Donald Trump did not quite believe it either.{}</p>",
                cited(3, "post")
            ),
            "The news may be false hope",
            ", he wrote.",
            "Nobody could ever judge it.",
        ),
        Piece {
            html: html(
                "</div><h2 id=\"what-is-new\">What is new</h2><blockquote><p>A quotation.</p></blockquote><ul><li>one</li><li>two</li></ul><pre class=\"code\" tabindex=\"0\"><code><span class=\"hl-keyword\">let</span> a = <span class=\"hl-string\">\"b\"</span>; <span class=\"hl-comment\">// c</span></code></pre><div class=\"scroll\"><table><thead><tr><th>a</th><th class=\"right\">b</th></tr></thead><tbody><tr><td>1</td><td class=\"right\">2</td></tr></tbody></table></div><p>Those failures came in other circumstances.</p>",
            ),
            notes: Vec::new(),
        },
    ]
}

pub(crate) fn article() -> ArticlePage {
    let rows = rows();
    let own = |n: usize, row: &Row| OwnClaim { n: Some(n.to_string()), row: row.clone().into() };
    let report = |day: &str, words: &str, label: &str, status: Option<&str>| LaterReport {
        date: date(day),
        article: link(words, "../articles/a.html"),
        claims: vec![LaterClaim { label: text(label), verdict: status.map(|status| term(status, status)) }],
    };
    ArticlePage {
        frame: frame("article", "Seoul relays five undertakings from Pyongyang", "articles/five-undertakings.html", "Articles"),
        title: text("Seoul relays five undertakings from Pyongyang"),
        lang: None,
        dir: None,
        byline: vec![html("Report"), html("<a href=\"../publishers/ledger.html\">The Korea Ledger</a>")],
        summary: Some(text(
            "South Korea’s presidential office says that Kim Jong Un is ready to talk about giving up nuclear arms. It lists five points. He has said none of them in public.",
        )),
        date: date("2018-03-06"),
        added: Some(date("2026-11-20")),
        url: Some(text("https://example.org/original")),
        copies: source_list()[0].copies.clone(),
        authors: vec![text("Ledger desk"), text("A. Name")],
        publisher: Some(name("The Korea Ledger", Some("../publishers/ledger.html"))),
        places: vec![text("Seoul")],
        topics: vec![name("Denuclearisation", Some("../topics/denuclearisation.html")), name("inter-Korean talks", None)],
        since: vec![own(1, &rows[0]), own(2, &rows[1]), own(3, &rows[6]), own(4, &rows[4]), own(5, &rows[9])],
        reports_on: vec![change("2022-09-12", Some("broken"), rows[6].clone(), "disputed", "Disputed here")],
        body: article_body(&rows),
        toc: vec![
            TocEntry { text: text("Those who doubt it"), url: text("#those-who-doubt-it"), level: 2 },
            TocEntry { text: text("What is new"), url: text("#what-is-new"), level: 2 },
        ],
        sources: source_list(),
        corrections: vec![Correction {
            date: date("2018-03-07"),
            severity: term("correction", "Correction").into(),
            note: html("The first version said that the envoys met Mr Kim on Tuesday. They met him on Monday."),
            article: None,
        }],
        later: vec![
            report("2018-04-20", "A line is connected between two offices", "Claim 2", Some("in-progress")),
            report("2018-04-27", "The leaders meet at Panmunjom", "Claim 1", Some("kept")),
            report("2022-03-25", "The long-range pause ends", "Claim 4", None),
        ],
        cite: cite(),
        extra: serde_json::json!({}),
    }
}
