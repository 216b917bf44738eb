//! Quotes and their places.

use std::ops::Range;

use crate::markdown::{NotFound, Quote, find_quote, nearest, outline};

fn find(text: &str, exact: &str, prefix: &str, suffix: &str) -> Result<Range<usize>, NotFound> {
    let flat = outline(text).unwrap().flat;
    let found = find_quote(&flat, &Quote { exact, prefix, suffix })?;
    assert!(!flat.text()[found.text].trim().is_empty());
    Ok(found.range)
}

#[test]
fn quotes_that_are_there() {
    for (text, quote, place) in [
        ("They will meet again.", "will meet", "will meet"),
        ("They **will** meet", "will meet", "will** meet"),
        ("They [will](a.md) *meet*", "will meet", "will](a.md) *meet"),
        ("They will\nmeet", "will meet", "will\nmeet"),
        ("> They will\n> meet", "will meet", "will\n> meet"),
        ("They will  \nmeet", " will\n\tmeet ", "will  \nmeet"),
        ("They will[^1] meet\n\n[^1]: n", "will meet", "will[^1] meet"),
        ("Some will ![a](b.png)meet", "will meet", "will ![a](b.png)meet"),
        ("“We won’t” — he", "\"We won't\" - he", "“We won’t” — he"),
        ("\"We won't\" - he", "“We won’t” — he", "\"We won't\" - he"),
        ("ze\u{301}ro", "zéro", "ze\u{301}ro"),
        ("zéro", "ze\u{301}ro", "zéro"),
        ("so\u{ad}ft\u{200b}ly", "softly", "so\u{ad}ft\u{200b}ly"),
        ("A &amp; B", "A & B", "A &amp; B"),
        ("x A&nbsp;B", "A B", "A&nbsp;B"),
        ("a\\*b", "a*b", "a\\*b"),
        ("그는 **만날** 것이다", "만날 것", "만날** 것"),
        ("# One two", "two", "two"),
        ("- one two\n- three", "one two", "one two"),
        ("|a|b c|\n|-|-|", "b c", "b c"),
        ("a\n: b c", "b c", "b c"),
        ("a[^1]\n\n[^1]: b c", "b c", "b c"),
        ("He <b>said", "He <b>said", "He <b>said"),
    ] {
        assert_eq!(find(text, quote, "", "").map(|place| &text[place]), Ok(place), "{text}");
    }
}

#[test]
fn context_chooses_among_places() {
    let text = "We will meet. They will meet again. *We* will meet later.\n\nTable\n\nwill meet";
    for (prefix, suffix, place) in [
        ("They", "", Some(19)),
        ("They ", "", Some(19)),
        ("", "again", Some(19)),
        ("", " later.", Some(41)),
        ("We", "later", Some(41)),
        ("We", "", None),
        ("Table", "", Some(66)),
        ("nobody", "", None),
        ("", "later. Table", Some(41)),
        ("", "later.\nTable", Some(41)),
    ] {
        assert_eq!(find(text, "will meet", prefix, suffix).ok().map(|range| range.start), place, "{prefix:?} {suffix:?}");
    }
    let elsewhere = NotFound::OtherContext { at: vec![3..12, 17..26], count: 2 };
    assert_eq!(find("We will meet, we will meet", "will meet", "They", ""), Err(elsewhere));
}

#[test]
fn quotes_that_are_not_there() {
    let ambiguous = |at: &[Range<usize>], count| NotFound::Ambiguous { at: at.to_vec(), count };
    for (text, quote, expected) in [
        ("a b", "", NotFound::Empty),
        ("a b", " \u{200b}\n", NotFound::Empty),
        ("a b", "c", NotFound::Nowhere),
        ("a b a", "a", ambiguous(&[0..1, 4..5], 2)),
        ("x x x x x", "x", ambiguous(&[0..1, 2..3, 4..5], 5)),
        ("aaaa", "aaa", ambiguous(&[0..3, 1..4], 2)),
        ("a b\n\nc d", "b c", NotFound::AcrossBlocks { at: 2..6 }),
        ("|a|b|\n|-|-|", "a b", NotFound::AcrossBlocks { at: 1..4 }),
        ("use `a b` now", "a b", NotFound::InCode { at: 4..9 }),
        ("use `a b` now", "use a", NotFound::InCode { at: 0..9 }),
        ("x\n\n```\na b\n```\n", "a b", NotFound::InCode { at: 7..10 }),
        ("x ![a b](c.png)", "a b", NotFound::InCode { at: 2..15 }),
        ("x ![y](d.png) ![a b](c.png)", "a b", NotFound::InCode { at: 14..27 }),
        ("x\n\n[^1]: a b", "a b", NotFound::Nowhere),
        ("[x](a-b)", "a-b", NotFound::Nowhere),
    ] {
        assert_eq!(find(text, quote, "", ""), Err(expected), "{text:?} {quote:?}");
    }
}

#[test]
fn a_thousand_letters_in_a_million() {
    let text = "a".repeat(1_000_000);
    let flat = outline(&text).unwrap().flat;
    let quote = "a".repeat(5_000);
    match find_quote(&flat, &Quote { exact: &quote, ..Quote::default() }) {
        Err(NotFound::Ambiguous { at, count }) => assert_eq!((at.len(), count), (3, 995_001)),
        other => panic!("{other:?}"),
    }
    match find_quote(&flat, &Quote { exact: &quote, prefix: &quote, suffix: &quote }) {
        Err(NotFound::Ambiguous { at, count }) => assert_eq!((at.len(), count), (3, 985_001)),
        other => panic!("{other:?}"),
    }
    let missing = format!("{quote}b");
    assert_eq!(find_quote(&flat, &Quote { exact: &missing, ..Quote::default() }), Err(NotFound::Nowhere));
    assert!(nearest(&flat, &missing).is_some_and(|passage| passage.words.chars().count() <= 201));
}

#[test]
fn the_nearest_passage() {
    let text =
        "Nobody spoke.\n\nKim Jong Un said that he *would meet* the president in April, and left.\n\n금강산에서 다시 만날 것이라고 말했다.";
    let flat = outline(text).unwrap().flat;
    for (quote, nearest_words) in [
        ("he will meet the president in April", Some("he would meet the president in April,")),
        ("he would meet the President in May", Some("he would meet the president in April,")),
        ("금강산에서 다시 만나겠다고 말했다", Some("금강산에서 다시 만날 것이라고 말했다.")),
        ("something else altogether", None),
        ("xyz", None),
    ] {
        let passage = nearest(&flat, quote);
        assert_eq!(passage.as_ref().map(|passage| passage.words.as_str()), nearest_words, "{quote}");
        if let Some(passage) = passage {
            assert_eq!(text[passage.range].replace('*', ""), passage.words);
        }
    }
}
