//! The search index: what can be found, what is published of it, and that it can be left out.

use std::collections::BTreeSet;

use afterword::date::Day;
use afterword::diagnostic::Log;
use afterword::parse::Overrides;
use afterword::pipeline::{self, Options};
use afterword::plan;
use afterword::search::{self, JOINER};
use afterword::status::Drafts;

use super::archives::{Archive, tree};

fn archive() -> Archive {
    Archive::of(
        "
== content/articles/2018-03-06-pledges.md
---
title: Three pledges
summary: What the envoys said.
topics: [Summits]
claims:
  - id: meet
    text: They will meet.
    quote: would meet in April
    speaker: kim
    via: [{speaker: moon, mode: report}]
    due: 2018-04
    conditions: [{id: quiet, type: if, text: All stays quiet.}]
---
They would *meet* in April, [so it said](claim:meet).

## A heading
== content/articles/2018-03-07-hoedam.md
---
title: 남북정상회담
language: ko
---
판문점에서 열린다.
== content/articles/2018-04-27-met.md
---
title: They met
follow_ups:
  - {claim: meet, verdict: kept, note: They shook hands., sources: [photo]}
sources:
  - {id: photo, type: video, title: A photo, level: primary}
---
== content/articles/2030-01-01-later.md
---
title: Not yet
---
Later.
== content/speakers/kim.md
---
name: Kim Jong Un
role: Chairman
---
He has *led* the North since 2011.
",
    )
}

#[test]
fn what_can_be_found_and_by_what() {
    let archive = archive();
    let as_of = Day::parse("2018-05-01").unwrap();
    let options = Options { as_of, drafts: Drafts::Leave, overrides: Overrides::default() };
    let understood = pipeline::understand(archive.root(), &options).unwrap();
    let site = plan::site(&understood.archive, &understood.snapshot, &[], &mut Log::new());
    let found: Vec<String> = search::records(&site, &understood.files)
        .into_iter()
        .map(|record| {
            let filters: Vec<String> = record.filters.iter().map(|(name, values)| format!("{name}={}", values.join("+"))).collect();
            format!("{} | {} | {} | {}", record.url, record.title, record.words, filters.join(" ")).replace(JOINER, "+")
        })
        .collect();
    assert_eq!(
        found,
        [
            "articles/pledges.html | Three pledges | What the envoys said. · They would meet in April, so it said. A heading \
             | kind=article topic=summits year=2018",
            "articles/hoedam.html | 남북+ 북정+ 정상+ 상회+ 회담+ 담 | 판문+ 문점+ 점에+ 에서+ 서 열린+ 린다+ 다+ . \
             | kind=article language=ko topic= year=2018",
            "articles/met.html | They met | They met | kind=article topic= year=2018",
            "commitments/meet.html | They will meet. | Kim Jong Un · moon · would meet in April · All stays quiet. · They shook hands. \
             | kind=commitment speaker=kim status=kept topic=summits year=2018",
            "speakers/kim.html | Kim Jong Un | Chairman · He has led the North since 2011. | kind=speaker",
            "speakers/moon.html | moon | moon | kind=speaker",
        ]
    );
}

#[test]
fn an_entry_of_a_later_day_is_not_found() {
    let archive = archive();
    let options = |day| Options { as_of: Day::parse(day).unwrap(), drafts: Drafts::Leave, overrides: Overrides::default() };
    for (day, expected) in [("2018-03-06", 1), ("2018-05-01", 3), ("2030-01-01", 4)] {
        let understood = pipeline::understand(archive.root(), &options(day)).unwrap();
        let site = plan::site(&understood.archive, &understood.snapshot, &[], &mut Log::new());
        let articles = search::records(&site, &understood.files).into_iter().filter(|record| record.url.starts_with("articles/"));
        assert_eq!(articles.count(), expected, "{day}");
    }
}

/// The addresses below `search/`.
fn index(archive: &Archive) -> BTreeSet<String> {
    tree(&archive.output()).into_iter().map(|(path, _)| path).filter(|path| path.starts_with("search/")).collect()
}

#[cfg(feature = "search")]
#[test]
fn the_index_lies_beside_the_pages_without_the_library_s_forms() {
    let archive = archive();
    archive.build();
    let parts: Vec<String> = serde_json::from_str(&archive.published("search/parts.json")).unwrap();
    assert_eq!(parts, ["search/1.6.0/1"]);
    let entry: serde_json::Value = serde_json::from_str(&archive.published("search/1.6.0/1/pagefind-entry.json")).unwrap();
    assert_eq!((entry["version"].as_str(), entry["languages"]["en"]["page_count"].as_u64()), (Some("1.6.0"), Some(6)));
    let index = index(&archive);
    let names: BTreeSet<&str> = index.iter().map(|path| path.rsplit('.').next().unwrap()).collect();
    assert_eq!(names, BTreeSet::from(["js", "json", "pagefind", "pf_filter", "pf_fragment", "pf_index", "pf_meta"]));
    assert!(!index.iter().any(|path| path.contains("-ui") || path.contains("highlight") || path.contains("unknown")), "{index:?}");
    let manifest = archive.published("manifest.json");
    assert!(index.iter().all(|path| manifest.contains(&format!("\"{path}\""))), "all stand in the manifest");
}

#[cfg(feature = "search")]
#[test]
fn an_index_that_was_tampered_with_is_made_again() {
    let archive = archive();
    archive.build();
    let whole = tree(&archive.output());
    for path in index(&archive) {
        archive.write(&format!("output/{path}"), "not an index");
    }
    assert_ne!(tree(&archive.output()), whole);
    archive.build();
    assert!(tree(&archive.output()) == whole);
}

#[cfg(feature = "search")]
#[test]
fn what_is_kept_of_an_older_index_is_what_a_clean_build_makes() {
    let archived = archive();
    archived.build();
    let before = index(&archived);
    // The words of the index stay the same.
    archived.write("archive.yaml", std::fs::read_to_string(archived.root().join("archive.yaml")).unwrap() + "description: Other words.\n");
    archived.build();
    assert_eq!(index(&archived), before);
    archived.write("content/articles/2019-01-01-new.md", "---\ntitle: New\n---\nUnheard-of words.\n");
    archived.build();
    let over_an_old_site = tree(&archived.output());
    std::fs::remove_dir_all(archived.output()).unwrap();
    std::fs::remove_dir_all(archived.root().join(".afterword")).unwrap();
    archived.build();
    assert!(tree(&archived.output()) == over_an_old_site);
}

#[cfg(feature = "search")]
#[test]
fn nothing_else_lies_in_the_folder_of_the_index() {
    let archive = archive();
    archive.write("content/static/search/mine.txt", "mine");
    assert!(archive.refused().contains("error[same-address]: `search`, the address of the search index, is a folder of `search/mine.txt`"));
    archive.write("archive.yaml", "title: Test\nsearch: false\nlints: {no-archived-copy: off, undeclared-speaker: off}\n");
    assert_eq!(archive.build().published("search/mine.txt"), "mine");
}

#[test]
fn a_site_without_an_index_lists_every_claim() {
    let switched_off = archive();
    switched_off.write("archive.yaml", "title: Test\nsearch: false\nlints: {no-archived-copy: off, undeclared-speaker: off}\n");
    switched_off.build();
    let left_out = archive();
    assert!(left_out.run(&["build", "--as-of", "2026-01-01", "--no-search"]).status.success());
    for archive in [switched_off, left_out] {
        assert_eq!(index(&archive), BTreeSet::new());
        let page = archive.published("search.html");
        assert!(page.contains("This archive is built without search.") && page.contains("They will meet."), "{page}");
        assert!(!page.contains("<form") && !page.contains("search.js") && !page.contains("wasm"), "{page}");
        assert!(archive.published("index.html").contains("href=\"search.html\""), "the masthead leads there");
    }
}

#[cfg(feature = "search")]
#[test]
fn the_search_page_alone_may_run_what_the_index_needs() {
    let archive = archive();
    archive.build();
    for (path, bytes) in tree(&archive.output()) {
        let may = String::from_utf8_lossy(&bytes).contains("script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'");
        assert!(!path.ends_with(".html") || may == (path == "search.html"), "{path}");
    }
    let page = archive.published("search.html");
    assert!(page.contains("data-index=\"search/parts.json\"") && page.contains("role=\"status\""), "{page}");
}
