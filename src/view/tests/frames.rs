//! What stands around every page; former addresses; the page for what is missing.

use super::archive::archive_of;
use super::sample::sample;
use crate::plan::{Address, Page, Part};
use crate::view::Head;
use crate::view::model::{Frame, NavLink};

const ARCHIVE: &str = "
== archive.yaml
title: Words and deeds
base_url: https://example.org/words/
menu: [{title: Elsewhere, url: 'https://example.net/'}, {title: Kept, url: /status.html#kept}]
== content/pages/about.md
title: About us
menu: About
== content/articles/2018-03-06-a.md
title: A
claims:
- {id: one, speaker: kim, text: It will be.}
- {id: two, speaker: kim, text: It will be.}
- {id: three, speaker: kim, text: It will come., kind: prediction}
== content/articles/2018-05-10-b.md
title: B
follow_ups: [{claim: one, verdict: kept}]
";

fn links(links: &[NavLink]) -> Vec<String> {
    links
        .iter()
        .map(|link| format!("{} {}{}", link.text, link.url, link.current.as_ref().map_or(String::new(), |word| format!(" ({word})"))))
        .collect()
}

#[test]
fn the_navigation_leads_to_what_there_is_and_names_where_one_is() {
    let understood = archive_of(ARCHIVE, "2018-06-01");
    let frame = understood.see_claim("three", |view, _| view.frame(Head { kind: "claim", title: "T".to_owned(), ..Head::default() }));
    assert_eq!(
        links(&frame.site.nav),
        [
            "Commitments ../commitments/index.html",
            "Predictions index.html (true)",
            "Articles ../articles/index.html",
            "Speakers ../speakers/index.html",
            "Status ../status.html",
            "Timeline ../timeline.html",
            "Changes ../changes.html",
            "Search ../search.html",
            "About ../about.html",
            "Elsewhere https://example.net/",
            "Kept ../status.html#kept",
        ]
    );
    assert_eq!(frame.page.canonical.as_deref(), Some("https://example.org/words/predictions/three.html"));
    assert_eq!((frame.page.root.as_str(), frame.site.url.as_str()), ("../", "../index.html"));
    assert_eq!(frame.as_of.record.as_str(), "The record <b>as of <time datetime=\"2018-06-01\">1 June 2018</time></b>");
    let feeds: Vec<&str> = frame.page.feeds.iter().map(|feed| feed.url.as_str()).collect();
    assert_eq!(feeds, ["../feed.xml", "../changes.xml"]);

    let frame = understood.see(|_| Page::Changes { part: Part::Own }, |view| view.changes_page().frame);
    assert_eq!(links(&frame.site.nav)[6], "Changes changes.html (page)");
}

#[test]
fn titles_differ_where_words_do_not() {
    let understood = archive_of(ARCHIVE, "2018-06-01");
    let title = |id: &str| understood.see_claim(id, |view, key| view.claim_page(key).unwrap().frame.page.title);
    assert_eq!(
        [title("one"), title("two"), title("three")],
        ["It will be: Kept (one)", "It will be: Pending (two)", "It will come: Pending"]
    );
}

#[test]
fn the_page_for_what_is_missing_may_be_shown_anywhere() {
    let page = archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Missing, |view| view.missing_page());
    let ways: Vec<&str> = page.ways.iter().map(|way| way.url.as_str()).collect();
    assert_eq!(ways, ["/words/search.html", "/words/status.html", "/words/articles/index.html", "/words/index.html"]);
    assert_eq!((page.frame.page.root.as_str(), page.frame.page.canonical), ("/words/", None));
    assert_eq!(page.frame.site.nav.last().unwrap().url, "/words/status.html#kept");
}

#[test]
fn a_former_address_leads_on() {
    let document = archive_of(ARCHIVE, "2018-06-01").see(|_| Page::Status, |view| view.redirect(&Address::file("articles/a'b.html")));
    for part in [
        "<meta http-equiv=\"refresh\" content=\"0; url=articles/a%27b.html\">",
        "<a href=\"articles/a%27b.html\">",
        "<link rel=\"canonical\" href=\"https://example.org/words/articles/a%27b.html\">",
        "default-src &#39;none&#39;",
    ] {
        let part = part.replace("&#39;", "'");
        assert!(document.contains(&part), "{part} in {document}");
    }
}

#[test]
fn a_work_says_of_itself_what_reference_managers_read() {
    let archive = ARCHIVE.replace("title: A\n", "title: '\"A\"'\nauthors: [B. C, D]\npublisher: E\ntopics: [F]\nurl: 'https://example.net/a'\ncorrections: [{date: 2018-04-01, note: N.}, {date: 2019-01-01, note: Not yet.}]\n");
    let understood = archive_of(&archive, "2018-06-01");
    let said = understood.see(|archive| Page::Article(archive.articles.iter().next().unwrap().0), |view| view.metadata("\"A\""));
    for element in [
        r#"<meta name="DC.date" property="article:published_time" content="2018-03-06">"#,
        r#"<meta property="article:modified_time" content="2018-04-01">"#,
        r#"<meta name="DC.subject" property="article:tag" content="F">"#,
        r#"<meta name="citation_title" property="og:title" content="&quot;A&quot;">"#,
        r#"<meta name="citation_author" content="B. C">"#,
        r#"<meta name="citation_publication_date" content="2018/03/06">"#,
        r#"<meta name="citation_public_url" property="og:url" content="https://example.org/words/articles/a.html">"#,
        r#"<meta name="DC.creator" content="D">"#,
        r#"<meta name="DC.publisher" content="E">"#,
        r#"<meta name="DC.source" content="https://example.net/a">"#,
    ] {
        assert!(said.as_str().lines().any(|line| line == element), "{element} in {said:?}");
    }
    let claim = understood.see_claim("one", |view, _| view.metadata("It will be: pending"));
    for element in [
        r#"<meta name="citation_title" content="It will be.">"#,
        r#"<meta property="og:title" content="It will be: pending">"#,
        r#"<meta property="og:type" content="website">"#,
    ] {
        assert!(claim.as_str().lines().any(|line| line == element), "{element} in {claim:?}");
    }
}

#[test]
fn other_pages_say_what_a_preview_shows_where_the_site_has_an_address() {
    let elements = |archive: &str| {
        let said = archive_of(archive, "2018-06-01").see(|_| Page::Status, |view| view.metadata("Status"));
        said.as_str().lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        elements(ARCHIVE),
        [
            r#"<meta property="og:type" content="website">"#,
            r#"<meta property="og:site_name" content="Words and deeds">"#,
            r#"<meta property="og:title" content="Status">"#,
            r#"<meta property="og:url" content="https://example.org/words/status.html">"#,
        ]
    );
    assert_eq!(elements(&ARCHIVE.replace("base_url", "# base_url")), [""; 0]);
}

/// Of each node of the page's graph: its type, and one of its fields.
fn graph(frame: &Frame) -> Vec<String> {
    let Some(json_ld) = &frame.page.json_ld else { return Vec::new() };
    let said: serde_json::Value = serde_json::from_str(json_ld.as_str()).unwrap();
    let name = |node: &serde_json::Value| {
        let name = ["headline", "name", "url", "position"].into_iter().find_map(|field| node[field].as_str());
        format!("{} {}", node["@type"].as_str().unwrap(), name.unwrap_or("-"))
    };
    said["@graph"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn a_page_says_what_it_is_about_in_the_words_of_schema_org() {
    let understood = sample();
    let claim = |id: &str| understood.see_claim(id, |view, key| graph(&view.claim_page(key).unwrap().frame));
    assert_eq!(
        claim("meet"),
        ["Claim They will meet.", "ClaimReview https://example.org/words/commitments/meet.html#follow-up-summit", "BreadcrumbList -"]
    );
    assert_eq!(claim("tests"), ["Claim There will be no test.", "BreadcrumbList -"], "an open state has no rating");
    let key = understood.archive.articles.iter().find(|(_, article)| article.slug.as_str() == "summit").unwrap().0;
    let article = understood.see(|_| Page::Article(key), |view| view.article_page(key).frame);
    assert_eq!(graph(&article), ["NewsArticle The summit", "BreadcrumbList -"]);
    let corrections = article.page.json_ld.unwrap();
    assert!(corrections.as_str().contains(r#""text":"It was a Friday.""#), "{corrections:?}");
    assert!(!corrections.as_str().contains("And sunny"), "dated later than the day");
    let home = understood.see(|_| Page::Home, |view| graph(&view.home_page().frame));
    assert_eq!(home, ["WebSite Words and deeds", "Dataset Words and deeds"]);
    assert_eq!(understood.see(|_| Page::Status, |view| graph(&view.status_page().frame)), [""; 0]);
}
