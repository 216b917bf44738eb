//! Links within the site.

use super::notation::{day, written};
use crate::diagnostic::Log;
use crate::plan::site;
use crate::status::{Drafts, as_of};

const ARCHIVE: &str = "
article five-undertakings 2018-03-06 topics=Summits alias=old/
  claim nk-summit
  source briefing
  heading who-said-it
article panmunjom 2018-04-27
  follow-up nk-summit verdict=kept
  follow-up nk-summit id=second
article not-yet 2030-01-01 alias=later/ publisher=Later
  claim much-later kind=assertion speaker=somebody
  follow-up nk-summit verdict=broken
  link site:nowhere.html
page about
  heading contact
page hidden draft
  link site:nowhere.html
speaker kim
  heading life
asset files/treaty.pdf
home
  heading welcome
";

fn told(link: &str) -> Vec<String> {
    told_of(&format!("{ARCHIVE}page last\n  heading own\n  link {link}\n"))
}

fn told_of(text: &str) -> Vec<String> {
    let written = written(text);
    let snapshot = as_of(&written.archive, day("2020-01-01"), Drafts::Leave);
    let mut log = Log::new();
    site(&written.archive, &snapshot, &["static/a.css".to_owned()], &mut log);
    written.told(&log)
}

#[test]
fn a_link_to_what_is_there_is_no_mistake() {
    for link in [
        "site:",
        "site:#welcome",
        "site:#changes",
        "site:articles/",
        "site:articles/index.html#main",
        "site:articles/five-undertakings.html#who-said-it",
        "site:articles/five-undertakings.html#claim-nk-summit",
        "site:articles/five-undertakings.html#source-briefing",
        "site:articles/five-undertakings.html#text",
        "site:articles/five-undertakings.html#sources",
        "site:commitments/nk-summit.html#follow-up-panmunjom",
        "site:commitments/nk-summit.html#follow-up-panmunjom.second",
        "site:commitments/nk-summit.html#history",
        "site:speakers/kim.html#life",
        "site:status.html#kept",
        "site:methodology.html#scale-commitment",
        "site:files/treaty.pdf#page=2",
        "site:static/a.css#x",
        "site:old/",
        "site:topics/summits.html",
    ] {
        assert_eq!(told(link), Vec::<String>::new(), "{link}");
    }
}

#[test]
fn a_link_to_what_is_left_out_becomes_its_words() {
    for link in [
        "site:articles/not-yet.html",
        "site:articles/not-yet.html#claim-much-later",
        "site:assertions/much-later.html",
        "site:assertions/",
        "site:speakers/somebody.html",
        "site:publishers/later.html",
        "site:later/",
        "site:hidden.html",
        "site:status/broken.html",
        "site:status/overdue.html",
        "site:timeline/2030.html",
    ] {
        assert_eq!(told(link), Vec::<String>::new(), "{link}");
    }
}

#[test]
fn a_link_to_nowhere_is_a_mistake_at_the_link() {
    for (link, expected) in [
        ("site:nowhere.html", "broken-link pages/last.md:110 nothing of the site lies at `/nowhere.html`"),
        (
            "site:methodolgy.html",
            "broken-link pages/last.md:110 nothing of the site lies at `/methodolgy.html` | did you mean `/methodology.html`?",
        ),
        (
            "site:commitments/nk-sumit.html",
            "broken-link pages/last.md:110 nothing of the site lies at `/commitments/nk-sumit.html` | did you mean `/commitments/nk-summit.html`?",
        ),
        (
            "site:articles/page-1.html",
            "broken-link pages/last.md:110 nothing of the site lies at `/articles/page-1.html` | did you mean `/articles/index.html`?",
        ),
        ("site:about.html#contcat", "broken-anchor pages/last.md:110 `/about.html` has no place `#contcat` | did you mean `#contact`?"),
        ("site:articles/panmunjom.html#sources", "broken-anchor pages/last.md:110 `/articles/panmunjom.html` has no place `#sources`"),
        (
            "site:commitments/nk-summit.html#follow-up-not-yet",
            "broken-anchor pages/last.md:110 `/commitments/nk-summit.html` has no place `#follow-up-not-yet`",
        ),
        ("site:old/#who-said-it", "broken-anchor pages/last.md:110 `/old/index.html` has no place `#who-said-it`"),
        ("site:about.html site:nowhere", "broken-link pages/last.md:120 nothing of the site lies at `/nowhere`"),
    ] {
        assert_eq!(told(link), [expected], "{link}");
    }
}

#[test]
fn the_menu_leads_somewhere() {
    for (url, expected) in [
        ("status.html", None),
        ("/about.html#contact", None),
        ("https://example.org/x", None),
        ("articles/not-yet.html", None),
        ("x%1b[31m%0a.html", Some("broken-link archive.yaml:0 nothing of the site lies at `/x\u{fffd}[31m\u{fffd}.html`")),
        ("abuot.html", Some("broken-link archive.yaml:0 nothing of the site lies at `/abuot.html` | did you mean `/about.html`?")),
        ("about.html#nowhere", Some("broken-anchor archive.yaml:0 `/about.html` has no place `#nowhere`")),
    ] {
        let told = told_of(&format!("{ARCHIVE}menu {url}\n"));
        assert_eq!(told.iter().map(String::as_str).collect::<Vec<_>>(), Vec::from_iter(expected), "{url}");
    }
}

#[test]
fn many_dead_links_cost_no_more_than_they_are() {
    let mut text = "page last\n".to_owned();
    for claim in 0..600 {
        text.push_str(&format!("  link site:commitments/nobody-{claim}.html\n"));
    }
    text.push_str("article a 2018-01-01\n");
    for claim in 0..600 {
        text.push_str(&format!("  claim somebody-{claim}\n"));
    }
    let told = told_of(&text);
    assert_eq!(told.len(), 600);
    assert_eq!(told.iter().filter(|line| line.contains("did you mean")).count(), 50);
}
