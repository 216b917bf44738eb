//! Lists: of claims, by status, of changes and corrections; and the methodology.

use super::archive::archive_of;
use super::pieces::plain;
use crate::archive::ClaimKind;
use crate::id::StatusId;
use crate::plan::{Page, Part};
use crate::view::model::{Group, ListPage, Row, Shared};

const ARCHIVE: &str = "
== archive.yaml
title: Words and deeds
paging: 2
stale_after: P1Y6M
== content/articles/2018-03-06-a.md
title: A
topics: [talks]
claims:
- {id: a, speaker: kim, text: A., due: 2018-04}
- {id: b, speaker: kim, text: B., due: 2019-02}
- {id: c, speaker: moon, text: C., due: 2021}
- {id: d, speaker: kim, text: D., kind: prediction}
- {id: e, speaker: kim, text: E.}
corrections: [{date: 2018-03-07, note: A name was wrong., severity: typo}]
== content/articles/2018-05-10-b.md
title: B
follow_ups: [{claim: b, verdict: kept, note: Done.}, {claim: e, verdict: broken, note: Not done.}]
== content/articles/2018-05-12-c.md
title: C
follow_ups: [{claim: e, verdict: kept, corrects: b, note: Done after all.}]
";

fn ids(rows: &[Shared<Row>]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

fn counts(groups: &[Group]) -> Vec<String> {
    groups.iter().map(|group| format!("{} {} {}", group.id, group.count, group.url)).collect()
}

fn claims(kind: ClaimKind, part: Part) -> ListPage {
    archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Claims { kind, part }, |view| view.claims_page(kind))
}

#[test]
fn the_claims_of_a_kind_the_newest_on_the_own_page() {
    let own = claims(ClaimKind::Commitment, Part::Own);
    assert_eq!(ids(&own.rows), ["e", "c"]);
    assert_eq!(counts(&own.groups), ["kept 2 ../status/kept.html", "overdue 1 ../status/overdue.html", "pending 1 ../status/pending.html"]);
    let pager = own.pager.unwrap();
    assert_eq!((pager.text.as_str(), pager.newer.is_none(), pager.older.unwrap().url.as_str()), ("Page 2 of 2", true, "page-1.html"));

    let first = claims(ClaimKind::Commitment, Part::Numbered(1));
    assert_eq!((ids(&first.rows), first.frame.page.title.as_str()), (vec!["a", "b"], "Commitments, page 1"));
    assert_eq!(first.pager.unwrap().newer.unwrap().url, "index.html");
}

#[test]
fn the_claims_of_a_status_and_of_a_kind_by_status() {
    let understood = archive_of(ARCHIVE, "2018-06-01");
    let status = StatusId::new("kept").unwrap();
    let kept = understood.see(|_| Page::StatusOf { status: status.clone(), part: Part::Own }, |view| view.status_of_page(&status));
    assert_eq!((ids(&kept.rows), kept.lede.as_deref()), (vec!["e", "b"], Some("Done as promised, and in time. 2 claims.")));
    let kind = ClaimKind::Commitment;
    let by_status = understood.see(|_| Page::StatusOfKind { kind, part: Part::Numbered(1) }, |view| view.status_of_kind_page(kind));
    assert_eq!(ids(&by_status.rows), ["b", "a"], "kept comes before overdue");
}

#[test]
fn articles_stand_under_their_years() {
    let page = archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Articles { part: Part::Own }, |view| view.articles_page());
    let lines: Vec<String> = page
        .years
        .iter()
        .flat_map(|year| {
            year.articles.iter().map(move |line| format!("{} {} {}", year.year, line.article.text, line.counts.as_deref().unwrap_or("-")))
        })
        .collect();
    assert_eq!(lines, ["2018 C 1 follow-up", "2018 B 2 follow-ups", "2018 A 5 claims"]);
}

#[test]
fn one_claim_stands_in_the_singular() {
    for (count, lede) in [(1, "1 claim, as it stands today."), (2, "2 claims, as they stand today.")] {
        let claims: String = (0..count).map(|n| format!("- {{id: c{n}, speaker: a, text: Claim {n}.}}\n")).collect();
        let text = format!("== content/articles/2018-03-06-x.md\ntitle: X\nclaims:\n{claims}");
        archive_of(&text, "2018-09-01").see(|_| Page::Status, |view| assert_eq!(view.status_page().lede.as_deref(), Some(lede)));
    }
}

#[test]
fn every_claim_by_its_status() {
    let page = archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Status, |view| view.status_page());
    assert_eq!(counts(&page.groups), ["kept 2 status/kept.html", "overdue 1 status/overdue.html", "pending 2 status/pending.html"]);
    assert_eq!(ids(&page.groups[0].rows), ["e", "b"]);
    let filters: Vec<String> = page
        .filters
        .iter()
        .map(|filter| {
            let options: Vec<String> = filter.options.iter().map(|option| format!("{} {}", option.label, option.count)).collect();
            format!("{}: {}", filter.label, options.join(", "))
        })
        .collect();
    assert_eq!(filters, ["Kind: All kinds 5, Commitments 4, Predictions 1", "Speaker: All speakers 5, kim 4, moon 1"]);
    let chart = page.chart.unwrap();
    let table = chart.table.unwrap();
    assert_eq!(table.head, ["Quarter", "Kept", "Overdue", "Open"]);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(chart.key.iter().map(|mark| mark.label.as_str()).collect::<Vec<_>>(), ["Kept", "Broken", "Overdue", "Open"]);
}

#[test]
fn what_should_have_happened_and_what_comes_due() {
    let overdue = archive_of(ARCHIVE, "2018-05-20").see(|_| Page::Overdue, |view| view.overdue_page());
    assert_eq!(plain(overdue.groups[0].rows[0].line.as_str()), "kim · made on 6 Mar 2018 · due: Apr 2018 · since 1 May 2018");
    for (as_of, expected, empty) in [
        ("2018-03-20", vec!["due: a by 30 Apr 2018, b by 28 Feb 2019"], Some("Nothing is overdue.")),
        ("2018-05-20", vec!["overdue: a since 1 May 2018"], Some("Nothing falls due within twelve months.")),
        ("2021-02-01", vec!["overdue: a since 1 May 2018", "due: c by 31 Dec 2021"], None),
    ] {
        let page = archive_of(ARCHIVE, as_of).see(|_| Page::Overdue, |view| view.overdue_page());
        let group = |group: &Group| {
            let rows: Vec<String> =
                group.rows.iter().map(|row| format!("{} {}", row.id, plain(row.beside.as_ref().unwrap().as_str()))).collect();
            format!("{}: {}", group.id, rows.join(", "))
        };
        assert_eq!(page.groups.iter().map(group).collect::<Vec<_>>(), expected, "{as_of}");
        assert_eq!(page.empty.as_deref(), empty, "{as_of}");
    }
}

#[test]
fn changes_stand_under_their_months_newest_first() {
    let text = ARCHIVE.replace("paging: 2", "paging: 50");
    let page = archive_of(&text, "2018-06-01").see(|_| Page::Changes { part: Part::Own }, |view| view.changes_page());
    let months: Vec<String> = page
        .months
        .iter()
        .map(|month| {
            let changes: Vec<&str> = month.changes.iter().map(|change| change.id.as_str()).collect();
            format!("{}: {}", month.date.text, changes.join(" "))
        })
        .collect();
    assert_eq!(
        months,
        [
            "May 2018: e.2018-05-12 e.2018-05-10 b.2018-05-10 a.2018-05-01",
            "March 2018: e.2018-03-06 d.2018-03-06 c.2018-03-06 b.2018-03-06 a.2018-03-06"
        ]
    );
    assert_eq!(page.feed.unwrap().text, "Feed of changes");
}

#[test]
fn what_was_wrong() {
    let page = archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Corrections { part: Part::Own }, |view| view.corrections_page());
    let correction = &page.rows[0];
    assert_eq!((correction.severity.text.as_str(), correction.article.as_ref().unwrap().url.as_str()), ("Typo", "articles/a.html"));
    let corrected = &page.corrected[0];
    assert_eq!((corrected.row.url.as_str(), corrected.follow_up.id.as_deref()), ("commitments/e.html#follow-up-b", None));
    assert_eq!(
        corrected.follow_up.corrected_by.as_ref().unwrap().as_str(),
        "Corrected by the follow-up recorded <a href=\"commitments/e.html#follow-up-c\"><time datetime=\"2018-05-12\">12 May 2018</time></a>. \
         It stays on record."
    );
}

#[test]
fn the_methodology_is_read_from_the_configuration() {
    let page = archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Methodology, |view| view.methodology_page());
    let scales: Vec<(&str, usize)> = page.scales.iter().map(|scale| (scale.kind.as_str(), scale.marks.len())).collect();
    assert_eq!(scales, [("commitment", 12), ("prediction", 9), ("assertion", 8), ("derived", 9)]);
    assert_eq!((page.rules.len(), page.shapes.len()), (9, 5));
    assert_eq!(page.thresholds[0].as_str(), "An open verdict is called stale when nothing has been recorded for 1 year and 6 months.");
    assert!(page.rules.iter().all(|rule| !rule.as_str().starts_with("methodology.")), "every rule has its words");
}
