//! Pages of speakers, topics and publishers, and the lists of them.

use super::archive::archive_of;
use super::sample::sample;
use crate::archive::{PublisherKey, SpeakerKey, TopicKey};
use crate::plan::{Page, Part};
use crate::view::model::{GroupPage, Row, Shared};

const OWN: Part = Part::Own;

fn rows(rows: &[Shared<Row>]) -> String {
    rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn tables(page: &GroupPage) -> Vec<String> {
    page.tables.iter().map(|table| format!("{}: {}", table.id, rows(&table.rows))).collect()
}

#[test]
fn a_speaker_is_shown_by_what_became_of_the_words() {
    // In the order of ids: kim, office.
    let kim = SpeakerKey::at(0);
    sample().see(
        |_| Page::Speaker { speaker: kim, part: OWN },
        |view| {
            let page = view.speaker_page(kim, OWN);
            assert_eq!(tables(&page), ["commitments: meet later tests"]);
            assert_eq!(page.tables[0].caption, "3 commitments, the settled ones first");
            let groups: Vec<String> = page.groups.iter().map(|group| format!("{} {} {}", group.count, group.id, group.url)).collect();
            assert_eq!(groups, ["1 kept #commitments", "1 overdue #commitments", "1 pending #commitments"]);
            assert_eq!(page.lede.as_deref(), Some("3 claims stand on record here. 2 of them reached us through somebody else."));
            let reach = page.reach.unwrap();
            assert_eq!((reach.relayed.as_deref(), reach.public.as_deref()), (Some("2 relayed by others"), Some("1 in public or signed")));
            assert_eq!((reach.by[0].name.text.as_str(), reach.by[0].count.as_str()), ("The Office", "2"));
            assert_eq!((page.kind.as_deref(), page.same_as[0].text.as_str()), (Some("person"), "wikidata.org"));
            assert_eq!(page.lanes.unwrap().lanes.len(), 3);
            assert!(page.intro[0].html.as_str().contains("<a href=\"../commitments/meet.html\">speaks</a>"));
            assert_eq!(page.frame.page.title, "Kim Jong Un: the record");
        },
    );
}

#[test]
fn of_one_claim_no_order_is_told() {
    let office = SpeakerKey::at(1);
    sample().see(
        |_| Page::Speaker { speaker: office, part: OWN },
        |view| {
            let captions: Vec<String> = view.speaker_page(office, OWN).tables.into_iter().map(|table| table.caption).collect();
            assert_eq!(captions, ["1 commitment", "1 prediction"]);
        },
    );
}

#[test]
fn what_a_speaker_denies_was_not_said_in_public() {
    let text = "
== content/speakers/a.md
name: Anna
== content/articles/2018-03-06-x.md
title: X
claims:
- {id: x, speaker: a, text: A text.}
- {id: y, speaker: a, text: Another., confirmed: denied}
- {id: z, speaker: a, via: b, text: A third., confirmed: denied}
";
    archive_of(text, "2018-09-01").see(
        |_| Page::Speaker { speaker: SpeakerKey::at(0), part: OWN },
        |view| {
            let reach = view.speaker_page(SpeakerKey::at(0), OWN).reach.unwrap();
            let said = [reach.relayed, reach.public, reach.denied].map(Option::unwrap);
            assert_eq!(said, ["1 relayed by others", "1 in public or signed", "1 that the speaker denies"]);
        },
    );
}

#[test]
fn a_speaker_who_passes_words_on() {
    let office = SpeakerKey::at(1);
    sample().see(
        |_| Page::Speaker { speaker: office, part: OWN },
        |view| {
            let page = view.speaker_page(office, OWN);
            assert_eq!(tables(&page), ["commitments: next", "predictions: hope"]);
            assert_eq!(rows(&page.relayed_rows), "tests meet");
            assert!(page.empty.is_none());
        },
    );
}

#[test]
fn a_record_without_claims_says_so() {
    let only_relays = "
== content/speakers/a.md
name: Anna
== content/speakers/b.md
name: Bert
== content/speakers/c.md
name: Carla
== content/articles/2018-03-06-x.md
title: X
claims: [{id: x, speaker: a, via: b, text: A text.}]
";
    for (position, expected) in
        [(0, None), (1, Some("No claim is recorded for Bert; Bert relayed 1.")), (2, Some("No claim is recorded for Carla."))]
    {
        let key = SpeakerKey::at(position);
        archive_of(only_relays, "2018-09-01")
            .see(|_| Page::Speaker { speaker: key, part: OWN }, |view| assert_eq!(view.speaker_page(key, OWN).empty.as_deref(), expected));
    }
}

#[test]
fn topics_and_publishers_have_claims_and_articles() {
    // In the order of slugs: summits, tests.
    for (topic, claims, articles) in
        [(0, vec!["commitments: meet later tests", "predictions: hope"], 1), (1, vec!["commitments: tests"], 0)]
    {
        let key = TopicKey::at(topic);
        sample().see(
            |_| Page::Topic { topic: key, part: OWN },
            |view| {
                let page = view.topic_page(key, OWN);
                assert_eq!((tables(&page), page.articles.len()), (claims.iter().map(|one| (*one).to_owned()).collect(), articles));
                assert!(page.reach.is_none());
            },
        );
    }
    let key = PublisherKey::at(0);
    sample().see(
        |_| Page::Publisher { publisher: key, part: OWN },
        |view| assert_eq!(view.publisher_page(key, OWN).articles[0].article.text, "Three pledges"),
    );
}

#[test]
fn a_numbered_page_shows_what_never_changes() {
    let mut text = "== archive.yaml\ntitle: A\npaging: 2\n== content/articles/2018-03-06-x.md\ntitle: X\nclaims:\n".to_owned();
    for number in 1..=5 {
        text.push_str(&format!("  - {{id: c{number}, speaker: a, via: b, text: Claim {number}.}}\n"));
    }
    let key = SpeakerKey::at(0);
    for (part, claims, counted, pager) in
        [(OWN, "commitments: c5 c4 c3", true, "Page 2 of 2"), (Part::Numbered(1), "commitments: c1 c2", false, "Page 1 of 2")]
    {
        archive_of(&text, "2018-09-01").see(
            |_| Page::Speaker { speaker: key, part },
            |view| {
                let page = view.speaker_page(key, part);
                assert_eq!(tables(&page), [claims]);
                assert_eq!((page.lede.is_some(), !page.groups.is_empty(), page.reach.is_some()), (counted, counted, counted), "{part:?}");
                assert_eq!(page.pager.unwrap().text, pager);
            },
        );
    }
}

#[test]
fn names_are_listed_with_their_claims_by_status() {
    sample().see(
        |_| Page::Speakers { part: OWN },
        |view| {
            let page = view.speakers_page();
            let lines: Vec<String> = page
                .names
                .iter()
                .map(|line| {
                    let groups: Vec<&str> = line.groups.iter().map(|group| group.id.as_str()).collect();
                    format!("{} {} | {} | {}", line.name.url, line.name.text, line.counts.as_deref().unwrap_or("-"), groups.join(" "))
                })
                .collect();
            assert_eq!(
                lines,
                [
                    "kim.html Kim Jong Un | 3 commitments | kept overdue pending",
                    "office.html The Office | 1 commitment, 1 prediction | pending unverifiable",
                ]
            );
            assert_eq!(page.lede.as_deref(), Some("2 speakers, in the order of name."));
        },
    );
    sample().see(
        |_| Page::Topics { part: OWN },
        |view| {
            let counts: Vec<Option<String>> = view.topics_page().names.into_iter().map(|line| line.counts).collect();
            assert_eq!(counts, [Some("3 commitments, 1 prediction, 1 article".to_owned()), Some("1 commitment".to_owned())]);
        },
    );
    sample().see(|_| Page::Publishers { part: OWN }, |view| assert_eq!(view.publishers_page().names.len(), 1));
}
