//! Feeds, the calendar and the sitemap, read by parsers that are not ours.

use std::collections::{BTreeMap, BTreeSet};

use feed_rs::model::{Entry, Feed};
use quick_xml::events::Event;

use super::archives::{Archive, program, repository, tree};

const CONFIGURATION: &str = "
title: 'A & B ]]> <script>'
base_url: https://example.org/words/
authors: [The <desk>]
license: CC-BY-4.0
feeds: {per: [topic, speaker, claim]}
lints: {no-archived-copy: off, undeclared-speaker: off}
";

const ARCHIVE: &str = "
== content/speakers/kim.md
name: 'Kim <b>]]></b>'
== content/articles/2018-03-06-pledges.md
---
title: \"]]> <script>alert(1)</script>\\n&amp;\"
language: ko
authors: [A. Writer]
topics: [Sum & mits]
summary: '<img src=x onerror=alert(1)> ]]>'
claims:
  - {id: meet, speaker: kim, text: 'They <i>will</i> meet; soon, they say.', due: 2018-04}
  - {id: later, speaker: kim, text: They will meet again., due: 2030-08}
corrections:
  - {date: 2018-03-09, note: 'It was <b>Monday</b>.'}
  - {date: 2018-03-09, note: It rained.}
---
Text.
== content/articles/2018-04-27-summit.md
---
title: The summit
follow_ups: [{claim: meet, verdict: broken, note: 'They ]]> did <script>not</script>.', by: [The desk]}]
---
Text.
== content/articles/2018-05-01-after-all.md
---
title: After all
follow_ups: [{claim: meet, verdict: kept, corrects: summit, date: 2018-04-27, note: They did.}]
---
Text.
";

fn hostile() -> Archive {
    let archive = Archive::of(ARCHIVE);
    archive.write("archive.yaml", CONFIGURATION);
    archive
}

fn feed(bytes: &[u8]) -> Feed {
    let parser = feed_rs::parser::Builder::new().sanitize_content(false).build();
    parser.parse(bytes).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(bytes)))
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.id.as_str()).collect()
}

fn title(entry: &Entry) -> &str {
    &entry.title.as_ref().unwrap().content
}

fn content(entry: &Entry) -> &str {
    entry.content.as_ref().unwrap().body.as_deref().unwrap()
}

/// Every feed of a site, by its address.
fn feeds(files: &[(String, Vec<u8>)]) -> BTreeMap<&str, Feed> {
    let feeds = files.iter().filter(|(path, _)| path.ends_with(".xml") && !path.starts_with("sitemap"));
    feeds.map(|(path, bytes)| (path.as_str(), feed(bytes))).collect()
}

/// What a calendar's events say: by name of the property.
fn events(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut calendars: Vec<_> = ical::IcalParser::new(bytes).map(Result::unwrap).collect();
    assert_eq!(calendars.len(), 1);
    let events = calendars.remove(0).events;
    events.into_iter().map(|event| event.properties.into_iter().map(|one| (one.name, one.value.unwrap())).collect()).collect()
}

/// The addresses of a sitemap with their days.
fn sitemap(bytes: &[u8]) -> BTreeMap<String, Option<String>> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut listed = BTreeMap::new();
    let (mut element, mut address) = (String::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => element = String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
            Event::Text(text) if element == "loc" => {
                address = text.decode().unwrap().into_owned();
                assert!(listed.insert(address.clone(), None).is_none(), "{address} stands twice");
            }
            Event::Text(text) if element == "lastmod" => {
                listed.insert(address.clone(), Some(text.decode().unwrap().into_owned()));
            }
            Event::End(_) => element.clear(),
            Event::Eof => return listed,
            Event::Text(_) | Event::Empty(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::GeneralRef(_) => panic!("no address here has a letter that XML escapes"),
        }
    }
}

#[test]
fn every_feed_of_the_example_is_read_by_another_parser() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    let built = program().args(["build", "--as-of", "2026-11-24", "--output"]).arg(&output).current_dir(repository()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let files = tree(&output);
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let base = "https://example.org/words-and-deeds/";
    let lies_there = |url: &str| url.strip_prefix(base).is_some_and(|path| paths.contains(path.split('#').next().unwrap()));
    let feeds = feeds(&files);
    for (folder, least) in [("topics/", 10), ("speakers/", 10), ("commitments/", 15), ("predictions/", 1), ("assertions/", 1)] {
        assert!(feeds.keys().filter(|path| path.starts_with(folder)).count() >= least, "{folder}");
    }
    for (path, feed) in &feeds {
        assert_eq!(feed.id, format!("{base}{path}"));
        assert!(feed.links.iter().any(|link| link.rel.as_deref() == Some("self") && link.href == feed.id), "{path}");
        assert_eq!((feed.authors.len(), feed.language.as_deref()), (1, Some("en")), "{path}");
        assert!(feed.rights.is_some() && feed.entries.len() <= 50, "{path}");
        assert_eq!(
            feed.entries.iter().filter_map(|entry| entry.updated).max(),
            feed.updated.filter(|_| !feed.entries.is_empty()),
            "{path}"
        );
        assert!(feed.entries.windows(2).all(|pair| pair[0].updated >= pair[1].updated), "{path} is not newest first");
        let unique: BTreeSet<&str> = ids(feed).into_iter().collect();
        assert_eq!(unique.len(), feed.entries.len(), "{path}");
        for entry in &feed.entries {
            assert!(entry.links.iter().all(|link| lies_there(&link.href)), "{path}: {:?}", entry.links);
            for href in content(entry).split("href=\"").skip(1) {
                assert!(lies_there(href.split('"').next().unwrap()), "{path}: {href}");
            }
        }
    }
    assert!(feeds["changes.xml"].entries.len() == 50 && feeds["feed.xml"].entries.len() == 50);
    for event in events(&files.iter().find(|(path, _)| path == "due.ics").unwrap().1) {
        assert!(lies_there(&event["URL"]), "{event:?}");
    }
    let listed = sitemap(&files.iter().find(|(path, _)| path == "sitemap.xml").unwrap().1);
    for address in listed.keys() {
        assert!(lies_there(address), "{address}");
    }
    let pages = paths.iter().filter(|path| path.ends_with(".html") && **path != "404.html").count();
    assert_eq!(listed.len(), pages, "the example has no redirects: every page is listed");
}

#[test]
fn hostile_words_stay_words() {
    let archive = hostile();
    archive.build();
    let articles = feed(archive.published("feed.xml").as_bytes());
    let titles: Vec<&str> = articles.entries.iter().map(title).collect();
    let pledges = "]]> <script>alert(1)</script> &amp;";
    assert_eq!(titles, ["After all", "The summit", &format!("Correction: {pledges}"), &format!("Correction: {pledges}"), pledges]);
    assert_eq!(articles.title.unwrap().content, "New articles · A & B ]]> <script>");
    let changes = feed(archive.published("changes.xml").as_bytes());
    assert!(content(&changes.entries[1]).contains("They ]]&gt; did &lt;script&gt;not&lt;/script&gt;."), "{}", content(&changes.entries[1]));
    for entry in articles.entries.iter().chain(&changes.entries) {
        for active in ["<script", "<img", "<i>", "onerror=\""] {
            assert!(!content(entry).contains(active), "{}", content(entry));
        }
    }
    let events = events(archive.published("due.ics").as_bytes());
    assert_eq!(events.len(), 1, "what is settled is due no more");
    assert_eq!(events[0]["UID"], "later@example.org/words");
    assert_eq!((events[0]["DTSTART"].as_str(), events[0]["DTSTAMP"].as_str()), ("20300831", "20260101T000000Z"));
    assert_eq!(events[0]["SUMMARY"], "Pending: They will meet again.");
}

#[test]
fn a_correction_is_a_new_entry() {
    let archive = hostile();
    archive.build();
    let changes = feed(archive.published("commitments/meet.xml").as_bytes());
    let told: Vec<(&str, &str, String)> = changes
        .entries
        .iter()
        .map(|entry| (title(entry).split(':').next().unwrap(), entry.id.as_str(), entry.updated.unwrap().to_rfc3339()))
        .collect();
    let base = "https://example.org/words/changes.html#meet";
    assert_eq!(
        told,
        [
            ("Kept", format!("{base}.2018-05-01.kept").as_str(), "2018-05-01T00:00:00+00:00".to_owned()),
            ("Broken", format!("{base}.2018-04-27.broken").as_str(), "2018-04-27T00:00:00+00:00".to_owned()),
            ("Pending", format!("{base}.2018-03-06.pending").as_str(), "2018-03-06T00:00:00+00:00".to_owned()),
        ]
    );
    let articles = feed(archive.published("feed.xml").as_bytes());
    let page = "https://example.org/words/articles/pledges.html";
    let ids = ids(&articles);
    let [second, first, article] = &ids[2..] else { panic!("{ids:?}") };
    assert!([first, second].iter().all(|id| id.starts_with(&format!("{page}#correction-2018-03-09."))), "{ids:?}");
    assert_ne!(first, second);
    assert_eq!(*article, page);
}

#[test]
fn an_id_stays_when_a_title_changes_or_an_article_is_added() {
    let archive = hostile();
    archive.build();
    let names = ["feed.xml", "changes.xml", "topics/sum-mits.xml", "speakers/kim.xml", "commitments/meet.xml"];
    let read = |name: &&str| feed(archive.published(name).as_bytes());
    let before: Vec<Feed> = names.iter().map(read).collect();
    let days_before = events(archive.published("due.ics").as_bytes());
    let changed =
        ARCHIVE.replace("title: The summit", "title: Another title").replace("They will meet again.", "They will meet once more.");
    for file in changed.split("== ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap();
        archive.write(path, text);
    }
    archive.write(
        "content/articles/2018-06-01-added.md",
        "---\ntitle: Added\nclaims: [{id: added, speaker: kim, text: New., topics: [Sum & mits]}]\n---\nText.\n",
    );
    archive.build();
    for (name, before) in names.iter().zip(&before) {
        let after = read(name);
        let added = usize::from(*name != "commitments/meet.xml");
        assert_eq!(ids(&after)[added..], ids(before)[..], "{name}");
        assert_eq!(after.entries.len(), before.entries.len() + added, "{name}");
    }
    let days = events(archive.published("due.ics").as_bytes());
    assert_eq!(days[0]["UID"], days_before[0]["UID"]);
    assert_ne!(days[0]["SUMMARY"], days_before[0]["SUMMARY"]);
}

#[test]
fn a_feed_has_as_many_entries_as_it_may() {
    let archive = hostile();
    archive.write("archive.yaml", CONFIGURATION.replace("per:", "entries: 2, per:"));
    archive.build();
    assert_eq!(ids(&feed(archive.published("changes.xml").as_bytes())).len(), 2);
    assert_eq!(feed(archive.published("feed.xml").as_bytes()).entries.iter().map(title).collect::<Vec<_>>(), ["After all", "The summit"]);
}

#[test]
fn without_an_address_there_is_nothing_that_needs_one() {
    let archive = hostile();
    archive.write("archive.yaml", CONFIGURATION.replace("base_url: https://example.org/words/\n", ""));
    archive.build();
    let files = tree(&archive.output());
    let kept: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).filter(|path| !path.ends_with(".html")).collect();
    assert!(!kept.iter().any(|path| path.ends_with(".xml") || path.ends_with(".ics")), "{kept:?}");
    assert_eq!(archive.published("robots.txt"), "User-agent: *\nAllow: /\n");
    assert_eq!(archive.published(".nojekyll"), "");
    for page in ["index.html", "speakers/kim.html", "commitments/meet.html"] {
        assert!(!archive.published(page).contains(".xml\""), "{page} links to a feed");
    }
}

#[test]
fn a_sitemap_says_when_its_pages_changed() {
    let archive = hostile();
    archive.build();
    let listed = sitemap(archive.published("sitemap.xml").as_bytes());
    for (path, updated) in [
        ("index.html", None),
        ("articles/pledges.html", Some("2018-05-01")), // what became of its claim
        ("articles/summit.html", Some("2018-04-27")),
        ("commitments/meet.html", Some("2018-05-01")),
        ("commitments/later.html", Some("2018-03-06")),
        ("speakers/kim.html", Some("2018-05-01")),
        ("changes.html", Some("2018-05-01")),
        ("status.html", None),
    ] {
        assert_eq!(listed[&format!("https://example.org/words/{path}")].as_deref(), updated, "{path}");
    }
    for unlisted in ["404.html", "record.json", "feed.xml"] {
        assert!(!listed.contains_key(&format!("https://example.org/words/{unlisted}")), "{unlisted}");
    }
    assert_eq!(archive.published("robots.txt"), "User-agent: *\nAllow: /\n\nSitemap: https://example.org/words/sitemap.xml\n");
}

#[test]
fn an_author_may_write_robots_txt_and_no_feed() {
    let archive = hostile();
    archive.write("content/static/robots.txt", "User-agent: *\nDisallow: /\n");
    archive.build();
    assert_eq!(archive.published("robots.txt"), "User-agent: *\nDisallow: /\n");
    let archive = hostile();
    archive.write("content/static/commitments/meet.xml", "<feed/>");
    assert!(archive.refused().contains("error[same-address]: `commitments/meet.xml` is the address of a copied file and of a file that"));
}
