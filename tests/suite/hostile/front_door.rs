//! Properties: any bytes in any file, any order of files.

use std::collections::BTreeMap;
use std::path::Path;

use afterword::date::Day;
use afterword::diagnostic::{Code, report};
use afterword::parse::Overrides;
use afterword::pipeline::{self, Options};
use afterword::status::Drafts;
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::Config;

use super::super::archives::Archive;

fn options() -> Options {
    Options { as_of: Day::parse("2026-01-01").unwrap(), drafts: Drafts::Include, overrides: Overrides::default() }
}

/// Files that an archive can have, and some that it can't.
const PATHS: [&str; 16] = [
    "archive.yaml",
    "content/articles/2018-03-06-a.md",
    "content/articles/b.md",
    "content/articles/sub/index.md",
    "content/speakers/kim.md",
    "content/pages/about.md",
    "content/pages/Über uns.md",
    "content/index.md",
    "content/articles/map.png",
    "content/articles/map.svg",
    "content/static/CNAME",
    "content/notes.md",
    "content/articles/x.html",
    "themes/mine/theme.yaml",
    "themes/mine/templates/article.html",
    "themes/mine/static/x.css",
];

/// Parts of what these say, so that random files get further than their first line.
const PARTS: [&str; 40] = [
    "---\n",
    "\n---\n",
    "title: A\n",
    "title: \"\n",
    "date: 2018-03-06\n",
    "theme: mine\n",
    "claims:\n",
    "  - {id: a, speaker: kim, text: b, quote: words}\n",
    "  - id: a\n    speaker: kim\n",
    "    due: {before: a}\n",
    "    replaces: a\n",
    "follow_ups: [{claim: a, verdict: kept}]\n",
    "sources: [{id: s, title: t}]\n",
    "aliases: [/x/]\n",
    "slug: a\n",
    "draft: true\n",
    "extra: {a: [b, {c: d}]}\n",
    "# words\n",
    "[x](claim:a) ",
    "[x](b.md#words) ",
    "![x](map.png) ",
    "**정상**은 ",
    "words ",
    "> ",
    "- ",
    "```\n",
    "<b>",
    "{{ title }}",
    "{% if x %}",
    "<svg xmlns=\"http://www.w3.org/2000/svg\">",
    "</svg>",
    "name: Mine\napi: 1\n",
    "\u{feff}",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{202e}",
    "&a ",
    "*a ",
    "\\u0000",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        8 => prop::sample::select(&PARTS[..]).prop_map(|part| part.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

fn files() -> impl Strategy<Value = BTreeMap<&'static str, Vec<u8>>> {
    prop::collection::btree_map(prop::sample::select(&PATHS[..]), bytes(), 1..6)
}

proptest! {
    #![proptest_config(Config { cases: 150, ..Config::default() })]

    #[test]
    fn any_bytes_in_any_file(files in files()) {
        let archive = Archive::of("");
        for (path, bytes) in &files {
            archive.write(path, bytes);
        }
        let Ok(understood) = pipeline::check(archive.root(), &options()) else {
            prop_assert!(files.get("archive.yaml").is_some_and(Vec::is_empty), "the machine did not fail");
            return Ok(());
        };
        for mistake in understood.log.sorted() {
            prop_assert!(mistake.code != Code::Unreadable, "a reader broke down");
            for place in mistake.notes.iter().filter_map(|note| note.at).chain([mistake.at]) {
                prop_assert!(understood.files.text(place.file).get(place.range()).is_some(), "{mistake:?}");
            }
        }
        let shown = report::text(&understood.log, &understood.files, report::Colour::Plain);
        prop_assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "a terminal would obey");
    }
}

proptest! {
    #![proptest_config(Config { cases: 12, ..Config::default() })]

    #[test]
    fn the_program_ends_with_one_of_its_codes(files in files()) {
        let archive = Archive::of("");
        for (path, bytes) in &files {
            archive.write(path, bytes);
        }
        let output = archive.run(&["check", "--as-of", "2026-01-01"]);
        prop_assert!(matches!(output.status.code(), Some(0..=3)), "{:?}", output);
        prop_assert!(!super::said(&output).contains("mistake of the program"), "{:?}", output);
    }

    /// The disk hands out names in whatever order files were made.
    #[test]
    fn any_order_of_files(files in files(), order in any::<prop::sample::Index>()) {
        let (one, other) = (Archive::of(""), Archive::of(""));
        let listed: Vec<(&&str, &Vec<u8>)> = files.iter().collect();
        for (path, bytes) in &listed {
            one.write(path, bytes);
        }
        let start = order.index(listed.len());
        for (path, bytes) in listed[start..].iter().chain(&listed[..start]).rev() {
            other.write(path, bytes);
        }
        let run = |archive: &Archive| archive.run(&["check", "--as-of", "2026-01-01", "--format", "json"]);
        let (first, second) = (run(&one), run(&other));
        prop_assert_eq!(first.stdout, second.stdout);
        prop_assert_eq!(first.status.code(), second.status.code());
        prop_assert!(Path::new(one.root()).exists());
    }
}
