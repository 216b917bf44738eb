//! A claim with a dispute, a correction and everything around it.

use super::super::claims::{follow_up, reference, row, rows, source_list};
use super::super::drawn::strip;
use super::super::words::{date, html, link, mark, name, term, text};
use super::frame::frame;
use super::shared::cite;
use crate::view::model::{
    ChainLink, ClaimPage, Condition, Criterion, Dispute, FollowUp, HistoryEntry, LaterArticle, Quote, Reading, SourceRef, Spell, Verdict,
};

fn history() -> Vec<HistoryEntry> {
    let event = FollowUp {
        confidence: None,
        ..follow_up(
            "pause-ends",
            None,
            "2022-03-24",
            "An intercontinental missile is launched, the first since November 2017.",
            "Recorded <time datetime=\"2022-03-25\">25 March 2022</time> in <a href=\"../articles/a.html\">The long-range pause ends</a>. No verdict: it changes no status.",
        )
    };
    let settled = FollowUp {
        settles: Some(html(
            "Settles the verdicts recorded <a href=\"#follow-up-lapsed\"><time datetime=\"2019-05-12\">12 May 2019</time></a> and <a href=\"#follow-up-ballistic\"><time datetime=\"2019-05-10\">10 May 2019</time></a>.",
        )),
        events: vec![html("Ceased: Talks with the US go on.")],
        ..follow_up(
            "settled",
            Some("broken"),
            "2020-01-03",
            "Both sides agreed on 30 June 2019 to resume working talks, and launches went on in July and August. The pause bound, and was not kept.",
            "By the desk, high confidence. In <a href=\"../articles/a.html\">Why we settle on “broken”</a>.",
        )
    };
    let one = FollowUp {
        disputes: Some(html(
            "Disputes the verdict recorded <a href=\"#follow-up-ballistic\"><time datetime=\"2019-05-10\">10 May 2019</time></a>.",
        )),
        ..follow_up(
            "lapsed",
            Some("lapsed"),
            "2019-05-12",
            "Talks had broken off at Hanoi in February. There was no dialogue left for the pause to hang on.",
            "By M. Reviewer in <a href=\"../articles/a.html\">Was the pause still running?</a>.",
        )
    };
    let other = FollowUp {
        corrects: Some(html(
            "Corrects the follow-up recorded <a href=\"#follow-up-projectiles\"><time datetime=\"2019-05-04\">4 May 2019</time></a>.",
        )),
        ..follow_up(
            "ballistic",
            Some("broken"),
            "2019-05-10",
            "The weapons of 4 May were short-range ballistic missiles. The criteria name any range.",
            "By the desk in <a href=\"../articles/a.html\">The projectiles were ballistic missiles</a>.",
        )
    };
    let corrected = FollowUp {
        corrected_by: Some(html(
            "Corrected by the follow-up recorded <a href=\"#follow-up-ballistic\"><time datetime=\"2019-05-10\">10 May 2019</time></a>. It stays on record.",
        )),
        ..follow_up(
            "projectiles",
            Some("holding"),
            "2019-05-04",
            "Officials speak of unidentified projectiles, so the pause is taken to stand.",
            "Recorded in <a href=\"../articles/a.html\">Projectiles fired from the east coast</a>.",
        )
    };
    vec![
        HistoryEntry::FollowUp(event),
        HistoryEntry::FollowUp(settled),
        HistoryEntry::Dispute(Dispute {
            mark: mark("contested"),
            from: date("2019-05-12"),
            to: Some(date("2020-01-03")),
            line: html(
                "from <time datetime=\"2019-05-12\">12 May 2019</time> to <time datetime=\"2020-01-03\">3 January 2020</time>: 2 verdicts, all on record",
            ),
            sides: vec![one, other],
        }),
        HistoryEntry::FollowUp(corrected),
    ]
}

pub(crate) fn claim() -> ClaimPage {
    let rows = rows();
    let spell =
        |n: &str, status: &str, from: &str, why: &str| Spell { n: text(n), mark: mark(status), from: date(from), why: Some(html(why)) };
    let side = |id: &str, status: &str| FollowUp {
        id: None,
        ..follow_up(id, Some(status), "2019-05-10", "What one side says became of it.", "By the desk.")
    };
    let later = |day: &str, words: &str, context: &str| LaterArticle {
        article: link(words, "../articles/a.html"),
        date: date(day),
        context: Some(text(context)),
    };
    ClaimPage {
        frame: frame("claim", "No missile and no nuclear test during talks: broken", "commitments/no-tests.html", "Commitments"),
        byline: vec![
            html("<a href=\"index.html\">Commitments</a>"),
            html("<a href=\"../speakers/kim-jong-un.html\">Kim Jong Un</a>"),
            html("to refrain"),
            html("relayed <time datetime=\"2018-03-06\">6 March 2018</time>"),
        ],
        verdict: Verdict {
            mark: mark("broken"),
            text: html(
                "Talks with Washington had been agreed anew on 30 June 2019, and launches went on. The pause was not kept while it bound.",
            ),
            sources: vec![
                SourceRef { n: text("1"), url: text("#source-briefing"), id: Some(text("ref-1")) },
                SourceRef { n: text("2"), url: text("#source-report"), id: Some(text("ref-2")) },
            ],
            line: Some(html(
                "Settled on <time datetime=\"2020-01-03\">3 January 2020</time> by the desk, with high confidence, in <a href=\"../articles/a.html\">Why we settle on “broken”</a>. First judged so on <time datetime=\"2019-05-10\">10 May 2019</time>.",
            )),
            warning: Some(text("Every source of this verdict has been retracted.")),
            detail: Some(mark("in-progress")),
            standing: vec![side("one", "broken"), side("two", "lapsed")],
            first_judged: Some(date("2019-05-10")),
        },
        strip: Some(strip()),
        spells: vec![
            spell("1", "pending", "2018-03-05", "Made in Pyongyang."),
            spell("2", "holding", "2019-01-02", "No test in 2018."),
            spell("3", "broken", "2019-05-10", "The launches of 4 May were ballistic. An earlier follow-up was wrong."),
            spell("4", "contested", "2019-05-12", "Disputed in <a href=\"../articles/a.html\">Was the pause still running?</a>"),
            spell("5", "broken", "2020-01-03", "The desk settles it."),
        ],
        quote: Some(Quote {
            text: text("will test no missile and no nuclear device while it is in talks with the United States"),
            lang: None,
            dir: None,
            url: text("../articles/five-undertakings.html#claim-no-tests"),
        }),
        words_line: html(
            "As reported in <a href=\"../articles/five-undertakings.html#claim-no-tests\">Seoul relays five undertakings from Pyongyang</a>, <time datetime=\"2018-03-06\">6 March 2018</time>. The speaker’s own words are not on record.",
        ),
        readings: vec![
            Reading {
                text: text("The proviso binds the tests: none while talks go on."),
                line: Some(text("English summary of the briefing")),
                sources: vec![SourceRef { id: None, ..reference(1, "briefing") }],
            },
            Reading {
                text: text("The proviso binds the use of weapons instead; the pause in tests has none."),
                line: None,
                sources: Vec::new(),
            },
        ],
        criteria: vec![
            Criterion { mark: mark("kept"), text: text("No nuclear test and no ballistic launch of any range until talks end.") },
            Criterion { mark: mark("partly-kept"), text: text("Short-range launches only, and no nuclear test.") },
            Criterion { mark: mark("broken"), text: text("A nuclear test or a ballistic launch while talks go on.") },
        ],
        reconstructed: Some(html(
            "Reconstructed: 2 of the 3 articles behind this entered the archive later than dated, on <time datetime=\"2026-11-24\">24 November 2026</time>.",
        )),
        criteria_line: Some(html("Set on <time datetime=\"2018-03-06\">6 March 2018</time>, before the first verdict.")),
        chain: vec![
            ChainLink {
                name: name("Kim Jong Un", Some("../speakers/kim-jong-un.html")),
                line: Some(html("spoke <time datetime=\"2018-03-05\">5 Mar 2018</time>")),
                sources: Vec::new(),
            },
            ChainLink {
                name: name("The Blue House", None),
                line: Some(html("paraphrase, <time datetime=\"2018-03-06\">6 Mar 2018</time>")),
                sources: vec![SourceRef { id: None, ..reference(1, "briefing") }],
            },
            ChainLink { name: name("This archive", Some("../articles/five-undertakings.html")), line: None, sources: Vec::new() },
        ],
        confirmed: Some(text("Not known. It reached us as hearsay.")),
        to: vec![name("South Korea", None)],
        kind_line: text("Commitment to refrain"),
        due_label: text("Binds"),
        due: html("as long as talks go on"),
        conditions: vec![Condition {
            kind: term("while", "While").into(),
            text: text("Talks with the US go on."),
            state: Some(html("Ceased <time datetime=\"2019-10-05\">5 October 2019</time>")),
        }],
        topics: vec![name("Missiles", Some("../topics/missiles.html")), name("nuclear tests", Some("../topics/nuclear-tests.html"))],
        last_checked: Some(date("2022-03-25")),
        history: history(),
        later: vec![
            later(
                "2022-03-25",
                "The long-range pause ends",
                "more than four years after the last, an intercontinental missile rose from Sunan",
            ),
            later("2020-01-03", "Why we settle on “broken”", "a pause that binds during talks cannot be judged by the days without talks"),
        ],
        about: vec![rows[0].clone()],
        predictions: vec![
            row("slam", "The North will seek relief, then slam the door on talks.", "partly-true", "2020-01-03", "2018-03-06", "no date")
                .into(),
        ],
        precedents: vec![
            row(
                "leap-day",
                "The Leap Day pause: no nuclear test and no long-range launch.",
                "broken",
                "2012-04-13",
                "2012-02-29",
                "no date",
            )
            .into(),
        ],
        replaces: Some(rows[1].clone()),
        replaced_by: Some(rows[10].clone()),
        sources: source_list()[..2].to_vec(),
        cite: cite(),
        data: vec![link("This claim as JSON", "../data/claims.json"), link("Feed of its changes", "no-tests.xml")],
        row: rows[4].clone(),
    }
}
