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

/// The tree that is read without the library.
fn plainly(text: &str) -> Option<Node> {
    plain::read(&Reader::new(text, file(), 0))
}

/// What is wrong with what is read without the library: it is not what the library reads.
fn differs(text: &str) -> Option<String> {
    let node = plainly(text)?;
    let mut log = Log::new();
    let library = by_library(text, file(), 0, &mut log);
    (library.as_ref() != Some(&node) || !log.is_empty()).then(|| format!("{text}\n{node:?}\n{library:?}\n{log:?}"))
}

#[test]
fn what_is_read_without_the_library() {
    for (text, is_read) in [
        ("title: The Council’s bridge\ndraft: true\nclaims:\n  - id: a\n    text: “Yes”, he said (twice).\n    due: 2018-04\n", true),
        ("topics: [War, Peace talks]\nsources:\n  - {id: one, url: \"https://example.org/a?b#c\", at: 12:30}\n", true),
        ("sources:\n- id: one\n- id: two\n\nurl: https://example.org/\n", true),
        ("via: [{speaker: a, mode: 'said: no'}, {speaker: b}]\nsources: []\nextra: {}\nto:\n  - Seoul\n  - 평양", true),
        ("extra:\n  deep:\n    deeper: 5\n  list:\n      - x: 1\n        y:   two  \nlast: 1", true),
        ("extra: {a: [[x], {b: {c: [1, 2]}}]}\n", true),
        ("", false),
        ("a: x # comment", false),
        ("# comment\na: x", false),
        ("a:\nb: x", false),
        ("a: ~", false),
        ("a: null", false),
        ("a: x: y", false),
        ("a: x:", false),
        ("a: [x: y]", false),
        ("a: {b: x:}", false),
        ("a: {b:?}", false),
        ("a: one\n  two", false),
        ("a: >-\n  one", false),
        ("a: \"x\\ty\"", false),
        ("a: 'it''s'", false),
        ("a: \"\"", false),
        ("a: \"x\" y", false),
        ("a: [x,\n  y]", false),
        ("a: [x, ]", false),
        ("a: [x", false),
        ("a: x]", true),
        ("a: &b x", false),
        ("a: *b", false),
        ("a: !t x", false),
        ("a: 1\na: 2", false),
        ("a: 1\n---\nb: 2", false),
        ("  a: 1\n", false),
        ("a: 1\n b: 2", false),
        ("a:\n    b: 1\n  c: 2", false),
        ("a:\n  - x\n y: 2", false),
        ("a:\n  - x\n  y: 2", false),
        ("- a", false),
        ("a: x\n \n", false),
        ("a:\tx", false),
        ("a: x\u{feff}", false),
        ("a: x\u{7f}", false),
        ("a: x\u{202e}", false),
        ("a: \u{a0}x\u{a0}\nb: y", true),
    ] {
        assert_eq!(plainly(text).is_some(), is_read, "{text}");
        assert_eq!(differs(text), None);
    }
}

/// A front matter of that column, as it is mostly written.
fn entries(column: usize, depth: u32) -> BoxedStrategy<String> {
    let value = prop_oneof![
        "[a-zé0-9][a-zé0-9'#:. ]{0,12}",
        "\"[a-zé:#, ]{1,8}\"",
        "'[a-z\\[{*& ]{1,8}'",
        "\\[[a-zé]{1,3}(, \"[a-z:]{1,4}\"){0,2}\\]",
        "\\{[a-c]: [a-z0-9]{1,3}(, [d-f]: (\\[x, 'y z'\\]|\\{g: [0-9.:-]{1,5}\\}))?\\}",
    ]
    .prop_map(|value| format!(" {value}\n"));
    let below: BoxedStrategy<String> = match depth {
        0 => value.boxed(),
        _ => {
            let mapping = (1..4usize).prop_flat_map(move |more| entries(column + more, depth - 1)).prop_map(|text| format!("\n{text}"));
            let list = (0..3usize, 2..4usize).prop_flat_map(move |(more, hyphen)| {
                let item = entries(column + more + hyphen, depth - 1).prop_map(move |text| {
                    let mut item = text;
                    item.replace_range(column + more..column + more + 1, "-");
                    item
                });
                proptest::collection::vec(item, 1..3).prop_map(|items| format!("\n{}", items.concat()))
            });
            prop_oneof![3 => value, 1 => mapping, 2 => list].boxed()
        }
    };
    let entry = ("[a-z_]{1,4}", below).prop_map(move |(key, value)| format!("{}{key}:{value}", " ".repeat(column)));
    proptest::collection::vec(entry, 1..4).prop_map(|entries| entries.concat()).boxed()
}

/// Places, and what is written there in place of so many letters.
type Slips = Vec<(prop::sample::Index, usize, String)>;

fn slips() -> impl Strategy<Value = Slips> {
    let written = prop_oneof!["[\\-:,\\[\\]{}&*!'\"|>#~?%@` \né\u{a0}=<.]{0,2}", "\n {0,4}(- )?", "null|true|~|0x1|1e3| #|: |- |\\? "];
    prop::collection::vec((any::<prop::sample::Index>(), 0..3usize, written), 1..3)
}

/// The text with those slips.
fn with_slips(text: String, slips: &Slips) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (place, length, written) in slips {
        let at = place.index(letters.len() + 1);
        let end = (at + length).min(letters.len());
        letters.splice(at..end, written.chars());
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn what_is_read_without_the_library_is_what_the_library_reads(text in entries(0, 3), slips in slips()) {
        prop_assert_eq!(differs(&text), None);
        prop_assert_eq!(differs(&with_slips(text, &slips)), None);
    }
}
