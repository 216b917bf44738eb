use proptest::prelude::*;

use super::*;
use crate::files::{ArchivePath, Files, InputFile};

fn file() -> FileId {
    let file = InputFile { path: ArchivePath::new("a.md"), text: Some(String::new()), spoiled: false, image_size: None, sha256: [0; 32] };
    Files::new(vec![file]).find("a.md").unwrap()
}

#[test]
fn what_to_write_for_a_text_that_is_no_yaml() {
    for (text, help) in [
        ("title: a: b", "put the text in quotes: \"a: b\""),
        ("title: “Council: a bridge”", "put the text in quotes: \"Council: a bridge\""),
        ("title: „Rat: eine Brücke“", "put the text in quotes: \"Rat: eine Brücke\""),
        ("title: «Ville: un pont»", "put the text in quotes: \"Ville: un pont\""),
        ("title: “Council”: a bridge", "put the text in quotes: \"“Council”: a bridge\""),
        ("title: [a #1, b]", "a text with ` #` in it stands in quotes"),
        ("a:\n  -id: x\n    b: y", "write `- id`"),
    ] {
        let mut log = Log::new();
        assert_eq!(read(text, file(), 0, &mut log), None, "{text}");
        assert_eq!(log.sorted().first().and_then(|mistake| mistake.help.clone()).as_deref(), Some(help), "{text}");
    }
}

/// Every scalar with the text that stands at its place, keys with a colon.
fn scalars(text: &str, node: &Node, out: &mut Vec<(String, String)>) {
    match &node.kind {
        NodeKind::Null => out.push(("~".into(), text[node.at.range()].into())),
        NodeKind::Scalar { text: value, .. } => out.push((value.clone(), text[node.at.range()].into())),
        NodeKind::List(items) => items.iter().for_each(|item| scalars(text, item, out)),
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                out.push((format!("{}:", key.value), text[key.at.range()].into()));
                scalars(text, value, out);
            }
        }
    }
}

fn read_all(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let mut log = Log::new();
    let mut out = Vec::new();
    if let Some(node) = read(text, file(), 0, &mut log) {
        scalars(text, &node, &mut out);
    }
    (out, log.sorted().iter().map(|mistake| format!("{}@{}", mistake.code, mistake.at.start)).collect())
}

#[test]
fn every_value_keeps_its_text_and_place() {
    for (text, expected) in [
        ("title: Five words", vec![("title:", "title"), ("Five words", "Five words")]),
        ("title: 2018\ndraft: no", vec![("title:", "title"), ("2018", "2018"), ("draft:", "draft"), ("no", "no")]),
        ("a: 0x10\nb: 1e400\nc: .nan", vec![("a:", "a"), ("0x10", "0x10"), ("b:", "b"), ("1e400", "1e400"), ("c:", "c"), (".nan", ".nan")]),
        ("a: 'it''s'\nb: \"x\\ty\"", vec![("a:", "a"), ("it's", "'it''s'"), ("b:", "b"), ("x\ty", "\"x\\ty\"")]),
        ("a: \"plain\"\nb: 5", vec![("a:", "a"), ("plain", "plain"), ("b:", "b"), ("5", "5")]),
        (
            "a: [1, two, {b: true}]\nc: ~",
            vec![("a:", "a"), ("1", "1"), ("two", "two"), ("b:", "b"), ("true", "true"), ("c:", "c"), ("~", "~")],
        ),
        ("a: >-\n  one\n  two\nb: 7", vec![("a:", "a"), ("one two", ">-\n  one\n  two"), ("b:", "b"), ("7", "7")]),
        ("- |\n  x\n- 3\n-\n- y", vec![("x\n", "|\n  x"), ("3", "3"), ("~", "-"), ("y", "y")]),
        ("a: &x 12\nb: *x\nc: 4", vec![("a:", "a"), ("12", "12"), ("b:", "b"), ("12", "*x"), ("c:", "c"), ("4", "4")]),
        ("정상: 회담 # no\nx: !t 5", vec![("정상:", "정상"), ("회담", "회담"), ("x:", "x"), ("5", "5")]),
        ("a:\nb: c", vec![("a:", "a"), ("~", ""), ("b:", "b"), ("c", "c")]),
    ] {
        let (found, mistakes) = read_all(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{text}");
        assert!(mistakes.is_empty(), "{text}: {mistakes:?}");
    }
}

#[test]
fn what_is_no_front_matter_is_refused_in_its_place() {
    for (text, mistakes) in [
        ("a: 1\na: 2", vec!["repeated-key@5"]),
        ("a: {b: 1, b: 2}", vec!["repeated-key@10"]),
        ("x: &b {c: 1}\n<<: *b", vec!["unknown-key@13"]),
        ("a: 1\n---\nb: 2", vec!["yaml-syntax@5"]),
        ("a: x\u{2028}b: y", vec!["control-character@4"]),
        ("a: @x", vec!["yaml-syntax@3"]),
        ("a: b: c", vec!["yaml-syntax@3"]),
        ("a: *nope", vec!["yaml-syntax@3"]),
        ("", vec![]),
        ("# only words", vec![]),
    ] {
        assert_eq!(read_all(text).1, mistakes, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_every_place_lies_in_it(text in "(?s)[a-c:\\-\\[\\]{}&*!'\"|>#, \n~0-9\u{e9}]{0,60}") {
        let mut log = Log::new();
        let mut out = Vec::new();
        if let Some(node) = read(&text, file(), 0, &mut log) {
            scalars(&text, &node, &mut out);
        }
        for mistake in log.sorted() {
            prop_assert!(text.get(mistake.at.range()).is_some());
        }
    }
}
