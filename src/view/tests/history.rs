//! A claim's history: pairs, corrections, ids, and the list behind the strip.

use super::archive::archive_of;
use super::pieces::plain;
use crate::drawing::Look;
use crate::view::model::{ClaimPage, FollowUp, HistoryEntry};

const HISTORY: &str = "
== content/articles/2018-03-06-a.md
title: A
claims: [{id: c, speaker: kim, text: It will not be., form: refrain}]
== content/articles/2019-01-02-year.md
title: Year
follow_ups: [{claim: c, verdict: holding, note: A quiet year.}]
== content/articles/2019-05-04-first.md
title: First
follow_ups: [{claim: c, verdict: holding, note: Nobody knows.}]
== content/articles/2019-05-10-second.md
title: Second
follow_ups: [{claim: c, verdict: broken, corrects: first, note: It was.}]
== content/articles/2019-05-12-third.md
title: Third
follow_ups: [{claim: c, verdict: lapsed, disputes: second, note: It no longer bound.}]
---
Nobody was bound [any more](claim:c). So we hold.
== content/articles/2019-06-01-fourth.md
title: Fourth
follow_ups: [{claim: c, id: late, verdict: partly-kept, disputes: third, note: Half of it.}]
== content/articles/2020-01-03-fifth.md
title: Fifth
follow_ups: [{claim: c, verdict: broken, settles: [second, third, fourth#late], note: Settled.}]
== content/articles/2022-03-25-sixth.md
title: Sixth
follow_ups: [{claim: c, date: 2022-03-24, note: Another one.}]
";

fn page(as_of: &str) -> ClaimPage {
    archive_of(HISTORY, as_of).see_claim("c", |view, key| view.claim_page(key).unwrap())
}

fn told(follow_up: &FollowUp) -> String {
    let verdict = follow_up.mark.as_ref().map_or("event", |mark| mark.id.as_str());
    let corrected = if follow_up.corrected_by.is_some() { " (corrected)" } else { "" };
    format!("{} {verdict}{corrected}", follow_up.id.as_deref().unwrap_or("-"))
}

fn entries(page: &ClaimPage) -> Vec<String> {
    let entry = |entry: &HistoryEntry| match entry {
        HistoryEntry::FollowUp(follow_up) => told(follow_up),
        HistoryEntry::Dispute(dispute) => {
            let sides: Vec<String> = dispute.sides.iter().map(told).collect();
            format!("{} [{}]", plain(dispute.line.as_str()), sides.join(", "))
        }
    };
    page.history.iter().map(entry).collect()
}

#[test]
fn everything_is_there_newest_first_and_disputes_are_pairs() {
    assert_eq!(
        entries(&page("2025-09-01")),
        [
            "follow-up-sixth event",
            "follow-up-fifth broken",
            "from 12 May 2019 to 3 January 2020: 3 verdicts, all on record \
             [follow-up-fourth.late partly-kept, follow-up-third lapsed, follow-up-second broken]",
            "follow-up-first holding (corrected)",
            "follow-up-year holding",
        ]
    );
}

#[test]
fn a_dispute_that_lasts_has_no_end() {
    assert_eq!(
        entries(&page("2019-07-01"))[0],
        "since 12 May 2019: 3 verdicts, all on record [follow-up-fourth.late partly-kept, follow-up-third lapsed, follow-up-second broken]"
    );
}

#[test]
fn relations_lead_to_one_another() {
    let page = page("2025-09-01");
    let all: Vec<&FollowUp> = page
        .history
        .iter()
        .flat_map(|entry| match entry {
            HistoryEntry::FollowUp(follow_up) => vec![follow_up],
            HistoryEntry::Dispute(dispute) => dispute.sides.iter().collect(),
        })
        .collect();
    let of = |id: &str| *all.iter().find(|follow_up| follow_up.id.as_deref() == Some(id)).unwrap();
    let time = |iso: &str, words: &str| format!("<time datetime=\"{iso}\">{words}</time>");
    assert_eq!(
        of("follow-up-second").corrects.as_ref().unwrap().as_str(),
        format!("Corrects the follow-up recorded <a href=\"#follow-up-first\">{}</a>.", time("2019-05-04", "4 May 2019"))
    );
    assert_eq!(
        of("follow-up-first").corrected_by.as_ref().unwrap().as_str(),
        format!(
            "Corrected by the follow-up recorded <a href=\"#follow-up-second\">{}</a>. It stays on record.",
            time("2019-05-10", "10 May 2019")
        )
    );
    assert_eq!(
        plain(of("follow-up-fifth").settles.as_ref().unwrap().as_str()),
        "Settles the verdicts recorded 10 May 2019, 12 May 2019 and 1 June 2019."
    );
    assert_eq!(plain(of("follow-up-sixth").line.as_str()), "Recorded 25 March 2022 in Sixth. No verdict: it changes no status.");
}

#[test]
fn a_follow_up_is_named_by_the_day_it_was_recorded_and_its_article_where_two_share_that_day() {
    let alike = "
== content/articles/2018-03-06-a.md
title: A
claims: [{id: c, speaker: kim, text: It will be.}]
== content/articles/2018-05-10-b.md
title: B
authors: [Desk]
follow_ups: [{claim: c, date: 2018-04-20/2018-04-30, verdict: kept, note: It was.}]
== content/articles/2018-05-10-d.md
title: D.
follow_ups: [{claim: c, id: one, date: 2018-04-20/2018-04-30, verdict: broken, note: It was not.}, {claim: c, id: two, date: 2018-05, note: A step., confidence: high}]
== content/articles/2018-06-01-e.md
title: E
authors: [Desk]
follow_ups: [{claim: c, date: ../2018-05, verdict: broken, settles: [b, d#one], note: Settled.}]
== content/articles/2018-07-01-f.md
title: F
authors: [Desk]
follow_ups: [{claim: c, id: one, verdict: kept, disputes: e, note: No.}, {claim: c, id: two, note: A step.}]
";
    let page = archive_of(alike, "2018-09-01").see_claim("c", |view, key| view.claim_page(key).unwrap());
    let mut said = Vec::new();
    for entry in &page.history {
        let follow_ups = match entry {
            HistoryEntry::FollowUp(follow_up) => std::slice::from_ref(follow_up),
            HistoryEntry::Dispute(dispute) => &dispute.sides,
        };
        for FollowUp { disputes, settles, line, .. } in follow_ups {
            said.extend([disputes, settles].into_iter().flatten().map(|html| plain(html.as_str())));
            said.push(plain(line.as_str()));
        }
    }
    assert_eq!(
        said,
        [
            "Recorded 1 July 2018 in F. Reported by Desk. No verdict: it changes no status.",
            "Disputes the verdict recorded 1 June 2018.",
            "Recorded 1 July 2018 in F. By Desk.",
            "Settles the verdicts recorded 10 May 2018 (B) and 10 May 2018 (D., between 20 and 30 April 2018).",
            "Recorded 1 June 2018 in E. By Desk.",
            "Recorded 10 May 2018 in D. With high confidence. No verdict: it changes no status.",
            "Recorded 10 May 2018 in D.",
            "Recorded 10 May 2018 in B. By Desk.",
        ]
    );
}

#[test]
fn the_list_behind_the_strip() {
    let page = page("2025-09-01");
    let spells: Vec<String> = page.spells.iter().map(|spell| format!("{} {} {}", spell.n, spell.mark.id, spell.from.iso)).collect();
    assert_eq!(
        spells,
        ["1 pending 2018-03-06", "2 holding 2019-01-02", "3 broken 2019-05-10", "4 contested 2019-05-12", "5 broken 2020-01-03"]
    );
    let strip = page.strip.unwrap();
    assert_eq!(strip.svg.as_str().matches("class=\"num\"").count(), 5);
    assert!(strip.svg.as_str().contains("Pending from 6 March 2018, then Holding from 2 January 2019"));
}

#[test]
fn every_later_article_with_its_sentence_newest_first() {
    let page = page("2019-07-01");
    let later: Vec<String> =
        page.later.iter().map(|report| format!("{}: {}", report.article.text, report.context.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        later,
        ["Fourth: Half of it.", "Third: Nobody was bound any more.", "Second: It was.", "First: Nobody knows.", "Year: A quiet year."]
    );
}

#[test]
fn a_dispute_is_drawn_in_as_many_bands_as_verdicts_stand() {
    for (as_of, bands) in [("2019-05-20", 2), ("2019-07-01", 3)] {
        let spells = archive_of(HISTORY, as_of).see_claim("c", |view, key| view.spells(key));
        let Look::Contested(standing) = &spells.last().unwrap().look else { panic!("not contested as of {as_of}") };
        assert_eq!(standing.len(), bands, "{as_of}");
    }
}
