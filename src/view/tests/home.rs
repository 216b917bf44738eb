//! The home page, the timeline, the sources, the search page, standing pages.

use super::archive::archive_of;
use super::sample::sample;
use crate::archive::PageKey;
use crate::plan::{Page, Part};
use crate::view::View;
use crate::view::model::{Row, Shared, TimelinePage};

fn ids(rows: &[Shared<Row>]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn the_home_page_shows_every_claim_and_what_is_new() {
    sample().see(
        |_| Page::Home,
        |view| {
            let page = view.home_page();
            let families: Vec<String> = page
                .states
                .iter()
                .flat_map(|state| state.families.iter().map(move |family| format!("{} {} {}", state.kind, family.id, family.count)))
                .collect();
            assert_eq!(families, ["commitment judged 1", "commitment disputed 1", "commitment open 2", "prediction closed 1"]);
            assert!(page.states.iter().all(|state| state.bar.is_none()));
            assert_eq!(page.lede.as_deref(), Some("5 claims by 2 speakers, followed through later reporting. One mark is one claim, as it stands today."));
            assert_eq!(ids(&page.overdue), ["later"]);
            assert_eq!(
                page.overdue[0].line.as_str(),
                "<a href=\"speakers/kim.html\">Kim Jong Un</a> · Was due in <time datetime=\"2018-08\">August 2018</time>. Nobody has recorded a verdict."
            );
            assert_eq!(ids(&page.due_next), ["next"]);
            let changes: Vec<String> = page.changes.iter().map(|change| format!("{} {} {}", change.id, change.why.id, change.to.id)).collect();
            assert_eq!(
                changes,
                ["later.2018-09-01 day-passed overdue", "next.2018-04-27 new pending", "meet.2018-04-27 judged kept", "hope.2018-03-06 new unverifiable", "tests.2018-03-06 new pending"]
            );
            assert_eq!(page.changes_link.unwrap().text, "All 7 changes");
            assert!(page.overdue_link.is_none());
            let articles: Vec<&str> = page.articles.iter().map(|line| line.article.text.as_str()).collect();
            assert_eq!(articles, ["The summit", "Three pledges"]);
        },
    );
}

#[test]
fn an_empty_archive_has_a_home_page() {
    archive_of("== archive.yaml\ntitle: Nothing yet\n", "2018-09-01").see(
        |_| Page::Home,
        |view| {
            let page = view.home_page();
            assert_eq!((page.title.as_str(), page.lede), ("Nothing yet", None));
            assert!(page.states.is_empty() && page.changes.is_empty() && page.articles.is_empty());
            assert!(page.changes_link.is_none() && page.articles_link.is_none());
        },
    );
}

/// Claims of 2017 and 2018, more than fit one timeline.
fn many() -> super::archive::Understood {
    let mut text = "== archive.yaml\ntitle: A\n".to_owned();
    for (year, claims) in [(2017, 1..=40), (2018, 41..=70)] {
        text.push_str(&format!("== content/articles/{year}-03-06-x.md\ntitle: Of {year}\nslug: of-{year}\nclaims:\n"));
        claims.for_each(|number| text.push_str(&format!("  - {{id: c{number}, speaker: a, text: Claim {number}., due: 2018-04}}\n")));
    }
    text.push_str("== content/articles/2018-05-01-y.md\ntitle: Y\nfollow_ups: [{claim: c1, verdict: kept, note: It was kept.}, {claim: c50, note: Seen.}]\n");
    archive_of(&text, "2018-09-01")
}

#[test]
fn many_claims_are_drawn_as_one_bar() {
    many().see(
        |_| Page::Home,
        |view| {
            let page = view.home_page();
            assert!(page.states[0].bar.as_ref().unwrap().as_str().contains("aria-label=\"Claims by status: Kept 1, Overdue 69\""));
            assert_eq!(
                page.lede.as_deref(),
                Some("70 commitments by 1 speaker, followed through later reporting and counted as they stand today.")
            );
            assert_eq!(page.overdue.len(), 5);
            assert_eq!(page.overdue_link.unwrap().text, "All 69 that are overdue");
        },
    );
}

fn events(page: &TimelinePage) -> Vec<String> {
    let events = page.years.iter().flat_map(|year| year.events.iter().map(move |event| (year, event)));
    events
        .map(|(year, event)| {
            let mark = event.mark.as_ref().map_or("-", |mark| mark.id.as_str());
            format!("{} {} {} | {mark} | {}", year.year, event.day, event.what.text, event.claim.text)
        })
        .collect()
}

#[test]
fn the_timeline_has_lanes_by_article_and_events_by_year() {
    sample().see(
        |_| Page::Timeline,
        |view| {
            let page = view.timeline_page();
            let occasions: Vec<String> = page
                .occasions
                .iter()
                .map(|one| {
                    format!("{} {}", one.article.text, one.lanes.iter().map(|lane| lane.row.id.as_str()).collect::<Vec<_>>().join(" "))
                })
                .collect();
            assert_eq!(occasions, ["Three pledges meet later tests hope", "The summit next"]);
            assert!(page.axis.is_some() && page.pages.is_empty());
            assert_eq!(
                events(&page),
                ["2018 27 Apr Nothing was tested. | - | There will be no test.", "2018 27 Apr They met at noon. | kept | They will meet."]
            );
        },
    );
}

#[test]
fn a_claim_of_long_ago_leaves_room_for_the_others() {
    for (made, first_year) in [("1992", "2018"), ("2018-03-05", "2019")] {
        let text = format!(
            "== content/articles/2018-03-06-x.md\ntitle: X\nclaims: [{{id: x, speaker: a, text: X., made: {made}}}, {{id: y, speaker: a, text: Y.}}]\n"
        );
        archive_of(&text, "2028-01-01").see(
            |_| Page::Timeline,
            |view| {
                let axis = view.timeline_page().axis.unwrap();
                let label = axis.as_str().split("<text").nth(1).and_then(|text| text.split(['>', '<']).nth(1)).map(str::to_owned);
                assert_eq!(label.as_deref(), Some(first_year), "{made}");
            },
        );
    }
}

#[test]
fn a_long_timeline_lies_in_the_pages_of_years() {
    let year = |year: u16| {
        move |view: &View<'_>| {
            let page = view.timeline_year_page(year);
            let lanes: usize = page.occasions.iter().map(|occasion| occasion.lanes.len()).sum();
            (
                lanes,
                events(&page).len(),
                page.pages.iter().filter(|page| page.current.is_some()).map(|page| page.text.clone()).collect::<Vec<_>>(),
            )
        }
    };
    assert_eq!(many().see(|_| Page::TimelineYear { year: 2017, part: Part::Own }, year(2017)), (40, 1, vec!["2017".to_owned()]));
    assert_eq!(many().see(|_| Page::TimelineYear { year: 2018, part: Part::Own }, year(2018)), (30, 1, vec!["2018".to_owned()]));
    let text = (1..=130).map(|n| format!("  - {{id: d{n}, speaker: a, text: Claim {n}.}}\n")).collect::<String>();
    let text = format!("== content/articles/2019-03-06-z.md\ntitle: Z\nclaims:\n{text}");
    for (part, lanes, older) in [(Part::Own, 70, true), (Part::Numbered(1), 60, false)] {
        archive_of(&text, "2020-01-01").see(
            |_| Page::TimelineYear { year: 2019, part },
            |view| {
                let page = view.timeline_year_page(2019);
                assert_eq!(page.occasions[0].lanes.len(), lanes);
                assert_eq!(page.pager.and_then(|pager| pager.older).is_some(), older);
                assert!(page.pages.iter().any(|page| page.text == "2019" && page.current.is_some()));
            },
        );
    }
    many().see(
        |_| Page::Timeline,
        |view| {
            let page = view.timeline_page();
            assert!(page.axis.is_none() && page.occasions.is_empty());
            assert_eq!((events(&page).len(), page.pages.len()), (2, 3));
        },
    );
}

#[test]
fn sources_stand_by_publisher_the_retracted_ones_on_top() {
    sample().see(
        |_| Page::Sources { part: Part::Own },
        |view| {
            let page = view.sources_page();
            let retracted: Vec<&str> = page.retracted.iter().map(|source| source.id.as_str()).collect();
            assert_eq!(retracted, ["source-pledges.unused"]);
            let listed: Vec<String> = page
                .publishers
                .iter()
                .map(|publisher| {
                    let used: Vec<String> = publisher
                        .sources
                        .iter()
                        .flat_map(|source| &source.used_in)
                        .map(|link| format!("{} {}", link.url, link.text))
                        .collect();
                    format!("{}: {}", publisher.name.as_deref().unwrap_or("-"), used.join(", "))
                })
                .collect();
            assert_eq!(
                listed,
                [
                    "Office: ../articles/pledges.html#source-briefing Three pledges",
                    "-: ../articles/summit.html#source-photo The summit, ../commitments/meet.html They will meet.",
                ]
            );
        },
    );
}

#[cfg(feature = "search")]
#[test]
fn the_search_page_lists_all_claims_and_counts_what_can_be_asked_for() {
    sample().see(
        |_| Page::Search,
        |view| {
            let page = view.search_page();
            assert_eq!(ids(&page.all), ["next", "hope", "tests", "later", "meet"]);
            let filters: Vec<String> = page
                .filters
                .iter()
                .map(|filter| {
                    let options: Vec<String> = filter.options.iter().map(|option| format!("{} {}", option.id, option.count)).collect();
                    format!("{}: {}", filter.id, options.join(", "))
                })
                .collect();
            assert_eq!(
                filters,
                [
                    "kind: commitment 4, prediction 1, article 2, speaker 2",
                    "status: kept 1, overdue 1, pending 2, unverifiable 1",
                    "speaker: kim 3, office 2",
                    "topic: summits 5, tests 1",
                    "year: 2018 7",
                ]
            );
        },
    );
}

#[test]
fn a_standing_page_has_its_words_and_headings() {
    let text = "== content/pages/about.md\ntitle: About\nsummary: Who we are.\n---\n# The desk\n\nWe write.\n";
    archive_of(text, "2018-09-01").see(
        |_| Page::Standing(PageKey::at(0)),
        |view| {
            let page = view.standing_page(PageKey::at(0));
            assert_eq!((page.title.as_str(), page.toc[0].url.as_str()), ("About", "#the-desk"));
            assert_eq!(page.body[0].html.as_str(), "<h2 id=\"the-desk\">The desk</h2>\n<p>We write.</p>\n");
        },
    );
}
