//! Which pages there are, and where.

use super::notation::{day, written};
use crate::archive::{Archive, FeedScope};
use crate::diagnostic::Log;
use crate::plan::{Address, Page, Part, site};
use crate::status::{Drafts, as_of};

const ARCHIVE: &str = "
article five-undertakings 2018-03-06 publisher=Business_Insider topics=Summits,Tests alias=old/address/,2018/five.html
  claim nk-summit alias=summit due=2018-04 topics=Meetings
  claim nk-halt speaker=moon via=blue-house to=seoul
article a-forecast 2018-04-01
  claim it-will kind=prediction about=nk-summit speaker=moon
  link speaker:chung
article panmunjom 2018-04-27
  follow-up nk-summit verdict=kept
article not-yet 2030-01-01 publisher=Later_Times topics=Future alias=later/
  claim much-later kind=assertion speaker=somebody alias=even-later
article a-draft 2018-03-07 draft topics=Drafts
speaker kim alias=kim-il name=Kim_Jong_Un
speaker silent
page about alias=who-we-are
page ways/in draft alias=in/
asset articles/2018/map.png
";

fn addresses(as_of_day: &str, drafts: Drafts) -> Vec<String> {
    let written = written(ARCHIVE);
    let snapshot = as_of(&written.archive, day(as_of_day), drafts);
    let mut log = Log::new();
    let site = site(&written.archive, &snapshot, &["static/a.css".to_owned()], &mut log);
    assert_eq!(written.told(&log), Vec::<String>::new());
    site.pages.keys().map(|address| address.as_str().to_owned()).collect()
}

#[test]
fn the_pages_of_an_archive() {
    let expected = [
        ".nojekyll",
        "404.html",
        "2018/five.html",
        "about.html",
        "articles/2018/map.png",
        "articles/a-forecast.html",
        "articles/five-undertakings.html",
        "articles/index.html",
        "articles/panmunjom.html",
        "changes.html",
        "commitments/index.html",
        "commitments/nk-halt.html",
        "commitments/nk-summit.html",
        "commitments/summit.html",
        "corrections.html",
        "data/annotations.json",
        "data/articles.json",
        "data/claimreview.json",
        "data/claims.csv",
        "data/claims.json",
        "data/datapackage.json",
        "data/follow-ups.csv",
        "data/sources.bib",
        "data/sources.json",
        "data/status-history.csv",
        "index.html",
        "methodology.html",
        "old/address/index.html",
        "overdue.html",
        "predictions/index.html",
        "predictions/it-will.html",
        "publishers/business-insider.html",
        "publishers/index.html",
        "record.json",
        "robots.txt",
        "search.html",
        "sources/index.html",
        "speakers/blue-house.html",
        "speakers/chung.html",
        "speakers/index.html",
        "speakers/kim-il.html",
        "speakers/kim.html",
        "speakers/moon.html",
        "speakers/seoul.html",
        "speakers/silent.html",
        "status.html",
        "status/commitments.html",
        "status/kept.html",
        "status/pending.html",
        "status/predictions.html",
        "timeline.html",
        "topics/index.html",
        "topics/meetings.html",
        "topics/summits.html",
        "topics/tests.html",
        "who-we-are/index.html",
    ];
    let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
    expected.sort();
    assert_eq!(addresses("2020-01-01", Drafts::Leave), expected);
}

#[test]
fn what_is_later_or_a_draft_has_no_page() {
    let on = |day: &str, drafts: Drafts, address: &str| addresses(day, drafts).iter().any(|known| known == address);
    for (address, before, as_draft, later) in [
        ("articles/not-yet.html", false, false, true),
        ("assertions/much-later.html", false, false, true),
        ("assertions/even-later.html", false, false, true),
        ("assertions/index.html", false, false, true),
        ("status/assertions.html", false, false, true),
        ("speakers/somebody.html", false, false, true),
        ("publishers/later-times.html", false, false, true),
        ("topics/future.html", false, false, true),
        ("later/index.html", false, false, true),
        ("articles/a-draft.html", false, true, false),
        ("topics/drafts.html", false, true, false),
        ("ways/in.html", false, true, false),
        ("in/index.html", false, true, false),
        ("speakers/kim.html", true, true, true),
    ] {
        let found = (
            on("2020-01-01", Drafts::Leave, address),
            on("2020-01-01", Drafts::Include, address),
            on("2030-01-01", Drafts::Leave, address),
        );
        assert_eq!(found, (before, as_draft, later), "{address}");
    }
}

#[test]
fn an_empty_archive_has_every_page_that_is_in_the_frame() {
    let written = written("");
    let snapshot = as_of(&written.archive, day("2020-01-01"), Drafts::Leave);
    let mut log = Log::new();
    let site = site(&written.archive, &snapshot, &[], &mut log);
    let addresses: Vec<&str> = site.pages.keys().map(Address::as_str).collect();
    let expected = [
        ".nojekyll",
        "404.html",
        "articles/index.html",
        "changes.html",
        "corrections.html",
        "data/annotations.json",
        "data/articles.json",
        "data/claimreview.json",
        "data/claims.csv",
        "data/claims.json",
        "data/datapackage.json",
        "data/follow-ups.csv",
        "data/sources.bib",
        "data/sources.json",
        "data/status-history.csv",
        "index.html",
        "methodology.html",
        "overdue.html",
        "publishers/index.html",
        "record.json",
        "robots.txt",
        "search.html",
        "sources/index.html",
        "speakers/index.html",
        "status.html",
        "timeline.html",
        "topics/index.html",
    ];
    assert_eq!(addresses, expected);
}

#[test]
fn a_page_is_found_at_its_address() {
    let written = written(ARCHIVE);
    let snapshot = as_of(&written.archive, day("2020-01-01"), Drafts::Leave);
    let site = site(&written.archive, &snapshot, &["static/a.css".to_owned()], &mut Log::new());
    for (path, address) in [
        ("", Some("index.html")),
        ("articles/", Some("articles/index.html")),
        ("articles/panmunjom.html", Some("articles/panmunjom.html")),
        ("articles/2018/map.png", Some("articles/2018/map.png")),
        ("static/a.css", Some("static/a.css")),
        ("articles", None),
        ("articles/not-yet.html", None),
    ] {
        assert_eq!(site.find(path).as_ref().map(Address::as_str), address, "{path}");
    }
    let old = &site.pages[&Address::file("old/address/index.html")];
    assert_eq!(*old, Page::Redirect { to: Address::file("articles/five-undertakings.html") });
    for (address, page) in &site.pages {
        if let Page::Redirect { to } = page {
            assert!(site.pages.contains_key(to), "{address}");
        } else {
            assert_eq!(site.address(page), Some(address));
        }
    }
    assert_eq!(site.address(&Page::Articles { part: Part::Numbered(1) }), None);
    let file = written.archive.assets[0].file;
    assert_eq!(site.asset(file).map(|asset| asset.address.as_str()), Some("articles/2018/map.png"));
    assert_eq!(site.asset(written.archive.articles.values().next().unwrap().file).map(|asset| &asset.address), None);
}

#[test]
fn long_lists_have_numbered_pages() {
    let mut text = "paging 2\narticle one 2018-01-01 topics=Many publisher=P\n".to_owned();
    for claim in 0..61 {
        text.push_str(&format!("  claim c{claim} speaker=s{claim} via=kim made={}\n", 1990 + claim % 3));
    }
    let written = written(&text);
    let snapshot = as_of(&written.archive, day("2020-01-01"), Drafts::Leave);
    let site = site(&written.archive, &snapshot, &[], &mut Log::new());
    for (own, numbered, paging) in [
        ("topics/many.html", "topics/many/page-", Some((30, 1))),
        ("publishers/p.html", "publishers/p/page-", Some((30, 1))),
        ("speakers/kim.html", "speakers/kim/page-", Some((30, 1))),
        ("speakers/s1.html", "speakers/s1/page-", Some((1, 1))),
        ("commitments/index.html", "commitments/page-", Some((30, 1))),
        ("status/commitments.html", "status/commitments/page-", Some((30, 1))),
        ("status/pending.html", "status/pending/page-", Some((30, 1))),
        ("changes.html", "changes/page-", Some((30, 1))),
        ("speakers/index.html", "speakers/page-", Some((31, 2))),
        ("articles/index.html", "articles/page-", Some((1, 1))),
        ("timeline.html", "timeline/page-", None),
    ] {
        let pages = 1 + site.pages.keys().filter(|address| address.as_str().starts_with(numbered)).count();
        let known = site.paging(&site.pages[&Address::file(own)]);
        assert_eq!(known.map(|paging| paging.len()), paging.map(|(pages, _)| pages), "{own}");
        if let Some((expected, first)) = paging {
            assert_eq!(pages, expected, "{own}");
            assert!(pages == 1 || site.pages.contains_key(&Address::file(&format!("{numbered}{first}.html"))), "{own}");
        }
    }
    let years: Vec<&str> = site.pages.keys().map(Address::as_str).filter(|address| address.starts_with("timeline/")).collect();
    assert_eq!(years, ["timeline/1990.html", "timeline/1991.html", "timeline/1992.html"]);
}

#[test]
fn the_files_that_programs_read() {
    let mut written = written(ARCHIVE);
    let files = |archive: &Archive| {
        let snapshot = as_of(archive, day("2020-01-01"), Drafts::Leave);
        let site = site(archive, &snapshot, &[], &mut Log::new());
        let files = site.pages.iter().filter(|(_, page)| matches!(page, Page::File(_)));
        files.map(|(address, _)| address.to_string()).collect::<Vec<String>>()
    };
    assert_eq!(files(&written.archive), [".nojekyll", "robots.txt"]);
    written.archive.config.base_url = Some("https://example.org/".to_owned());
    let all = [".nojekyll", "changes.xml", "due.ics", "feed.xml", "robots.txt", "sitemap.xml"];
    assert_eq!(files(&written.archive), all);
    for (scope, own) in [
        (FeedScope::Topic, vec!["topics/meetings.xml", "topics/summits.xml", "topics/tests.xml"]),
        (FeedScope::Claim, vec!["commitments/nk-halt.xml", "commitments/nk-summit.xml", "predictions/it-will.xml"]),
    ] {
        written.archive.config.feeds.per = vec![scope];
        let mut expected: Vec<&str> = all.into_iter().chain(own).collect();
        expected.sort_unstable();
        assert_eq!(files(&written.archive), expected, "{scope:?}");
    }
}
