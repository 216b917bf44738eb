//! Bodies and their outlines.

use crate::markdown::{LeftKind, LinkKind, outline};
use crate::markdown::{RawHtml, outline_with};

#[test]
fn links() {
    for (text, expected) in [
        ("[a *b*](c.md)", vec![(LinkKind::Link, "c.md", "c.md", "a b", Some(0))]),
        ("x\n\n[a](<c d.md> \"t\")", vec![(LinkKind::Link, "c d.md", "c d.md", "a", Some(1))]),
        ("[a](c(d).md)", vec![(LinkKind::Link, "c(d).md", "c(d).md", "a", Some(0))]),
        ("[a](\n  c.md\n  't')", vec![(LinkKind::Link, "c.md", "c.md", "a", Some(0))]),
        ("[a\\]\\(](b.md)", vec![(LinkKind::Link, "b.md", "b.md", "a](", Some(0))]),
        ("[`]`](b.md)", vec![(LinkKind::Link, "b.md", "b.md", "]", Some(0))]),
        ("[a](b&amp;c)", vec![(LinkKind::Link, "b&c", "b&amp;c", "a", Some(0))]),
        ("[a](&#106;avascript&colon;x)", vec![(LinkKind::Link, "javascript:x", "&#106;avascript&colon;x", "a", Some(0))]),
        ("[](c)", vec![(LinkKind::Link, "c", "c", "", Some(0))]),
        ("[a]()", vec![(LinkKind::Link, "", "[a]()", "a", Some(0))]),
        ("[a][b]\n\n[b]: c.md 'd'", vec![(LinkKind::Link, "c.md", "c.md", "a", Some(0))]),
        ("[b] [B][]\n\n[b]: <c d>", vec![(LinkKind::Link, "c d", "c d", "b", Some(0)), (LinkKind::Link, "c d", "c d", "B", Some(0))]),
        ("[b]: c.md", vec![(LinkKind::Definition, "c.md", "c.md", "b", None)]),
        ("<https://x.org>", vec![(LinkKind::Autolink, "https://x.org", "https://x.org", "https://x.org", Some(0))]),
        ("<a@x.org>", vec![(LinkKind::Autolink, "mailto:a@x.org", "a@x.org", "a@x.org", Some(0))]),
        ("![a](b.png)", vec![(LinkKind::Image, "b.png", "b.png", "a", Some(0))]),
        (
            "[![a](b.png) c](d.md)",
            vec![(LinkKind::Link, "d.md", "d.md", "a c", Some(0)), (LinkKind::Image, "b.png", "b.png", "a", Some(0))],
        ),
        ("`[a](b)` \\[a](b) [a] [[a]]", vec![]),
        ("|[a](b)|[c](d)|\n|-|-|", vec![(LinkKind::Link, "b", "b", "a", Some(0)), (LinkKind::Link, "d", "d", "c", Some(1))]),
        ("[^x]: [a](b)\n\nc", vec![(LinkKind::Link, "b", "b", "a", None)]),
        ("[^x]: [a](b)\n\nc[^x]", vec![(LinkKind::Link, "b", "b", "a", Some(1))]),
    ] {
        let outline = outline(text).unwrap();
        let links: Vec<_> = outline
            .links
            .iter()
            .map(|link| (link.kind, link.destination.as_str(), &text[link.destination_range.clone()], link.words.as_str(), link.block))
            .collect();
        assert_eq!(links, expected, "{text}");
    }
}

#[test]
fn headings() {
    for (text, expected, skipped) in [
        ("# A b\n\n## C\n\n# A b", vec![(1, 1, "A b", "a-b"), (2, 2, "C", "c"), (1, 1, "A b", "a-b-2")], vec![]),
        ("### A\n\n# B\n\n### C", vec![(3, 1, "A", "a"), (1, 1, "B", "b"), (3, 2, "C", "c")], vec!["### C"]),
        ("# *A* `b` [c](d) ![e](f)", vec![(1, 1, "A b c", "a-b-c")], vec![]),
        ("# 한국어 제목", vec![(1, 1, "한국어 제목", "한국어-제목")], vec![]),
        ("# A\n\n# B {#a}", vec![(1, 1, "A", "a-2"), (1, 1, "B", "a")], vec![]),
        ("# A {#x\"y}\n\n# B {#__proto__}", vec![(1, 1, "A", "a"), (1, 1, "B", "b")], vec![]),
        ("# Search", vec![(1, 1, "Search", "search-2")], vec![]),
        ("# !\n\n# ?", vec![(1, 1, "!", "section"), (1, 1, "?", "section-2")], vec![]),
        ("a[^1]\n\n[^1]: # B\n[^2]: # C", vec![(1, 1, "B", "b")], vec![]),
    ] {
        let outline = outline_with(text, RawHtml::Shown, &|id| id == "search").unwrap();
        let headings: Vec<_> =
            outline.headings.iter().map(|heading| (heading.level, heading.depth, heading.text.as_str(), heading.id.as_str())).collect();
        assert_eq!(headings, expected, "{text}");
        let places: Vec<_> = outline.skipped_levels.iter().map(|range| text[range.clone()].trim_end()).collect();
        assert_eq!(places, skipped, "{text}");
    }
}

#[test]
fn plain_text() {
    for (text, expected) in [
        ("a *b*\nc  \nd\n\ne", "a b c d\ne"),
        ("- a\n  - b\n- c", "a\nb\nc"),
        ("- a\n\n- b", "a\nb"),
        ("|a|b|\n|-|-|\n|c|d|", "a\nb\nc\nd"),
        ("a\n: b\n\n# c\n\n> d", "a\nb\nc\nd"),
        ("a `b` [c](d) ![e](f) &lt;g> <h>", "a b c  <g> <h>"),
        ("```rust\na\nb\n```", "a\nb\n"),
        ("a[^1] b\n\n[^1]: c\n[^2]: d\n\ne", "a b\ne\nc"),
        ("[^1]: c\n\na[^1]", "a\nc"),
        ("- [x] a", "a"),
        ("", ""),
    ] {
        assert_eq!(outline(text).unwrap().flat.text(), expected, "{text}");
    }
}

#[test]
fn counts_and_openings() {
    let flat = outline("# One two\n\nthree *four* five").unwrap().flat;
    assert_eq!((flat.words(100), flat.words(3)), (5, 3));
    assert_eq!(flat.opening(100), "One two three four five");
    assert_eq!(flat.opening(14), "One two three…");
}

#[test]
fn sentences_around_links() {
    for (text, sentence) in [
        ("One. Two [there](claim:x) now. Three.", "Two there now."),
        ("> One *two.* Three\n> [four](claim:x). Five", "Three four."),
        ("- One\n- two [three](claim:x)\n- four", "two three"),
        ("|a. b|c [d](claim:x)|\n|-|-|", "c d"),
        ("Run `a. b` [now](claim:x).", "Run a. b now."),
        ("[One](claim:x)", "One"),
        ("Two.[^1]\n\n[^1]: See [one](claim:x). Not two.", "See one."),
        ("[^1]: See [one](claim:x).", ""),
    ] {
        let outline = outline(text).unwrap();
        assert_eq!(outline.flat.sentence_at(text.find("](claim").unwrap()), sentence, "{text}");
    }
}

#[test]
fn what_an_editor_should_look_at() {
    let text = "![](a.png) ![b](c.png)\n\n```rust x\n```\n\n```  \n```\n\n~~~ a\"b\n~~~\n\n[^1]: unused\n";
    let outline = outline(text).unwrap();
    let images: Vec<_> = outline.images_without_alt().map(|link| link.destination.as_str()).collect();
    assert_eq!(images, ["a.png"]);
    let languages: Vec<_> = outline.code_languages.iter().map(|code| (code.name.as_str(), &text[code.range.clone()])).collect();
    assert_eq!(languages, [("rust", "rust"), ("a\"b", "a\"b")]);
    let unused: Vec<_> = outline.unused_footnotes.iter().map(|note| (note.label.as_str(), text[note.range.clone()].trim_end())).collect();
    assert_eq!(unused, [("1", "[^1]: unused")]);
}

#[test]
fn emphasis_left_in_the_text() {
    for (text, expected) in [
        ("그는 **\"인용\"**라고 말했다", vec!["**", "**"]),
        ("한국**(북한)**은 **강조**를", vec!["**", "**"]),
        ("**강조**를 *또* __b__", vec![]),
        ("**bold ** text", vec!["**", "**"]),
        ("2 * 3 * 4", vec![]),
        ("5*3 and 2 * 4, snake_case_name, a_b c_d", vec![]),
        ("a note* only", vec![]),
        ("\\*not\\* and \\\\ \\_so\\_", vec![]),
        ("`**a**b` <a b='**\"c\"**d'>", vec![]),
        ("*a\n\nb*", vec![]),
        ("[_a](b) [_c](d)", vec![]),
        ("[a_](b) [c_](d)", vec![]),
        ("(*a) b (*c)", vec![]),
        ("**(a)**b", vec!["**", "**"]),
    ] {
        let outline = outline(text).unwrap();
        let places: Vec<_> = outline.emphasis_left.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(places, expected, "{text}");
    }
    assert_eq!(outline(&"**\"a\"**b ".repeat(1_000)).unwrap().emphasis_left.len(), 100);
}

#[test]
fn links_notes_and_headings_left_in_the_text() {
    let address = |address: &str| LeftKind::Address(address.to_owned());
    let note = |label: &str| LeftKind::Note(label.to_owned());
    for (text, expected) in [
        ("![My photo](my photo.jpg)", vec![(address("my photo.jpg"), "![My photo](my photo.jpg)")]),
        ("a [*b* c](d e.pdf).", vec![(address("d e.pdf"), "[*b* c](d e.pdf)")]),
        ("[x](#Heading One)", vec![(address("#Heading One"), "[x](#Heading One)")]),
        ("[x](<my file.pdf>) [y](my%20file.pdf) [z](a.pdf \"words\")", vec![]),
        ("the [minister](who resigned later. Nobody knew) said", vec![]),
        ("](a b.pdf) \\[x](a b.pdf)", vec![]),
        ("[[wiki]] and [[b#Heading|that]]", vec![(LeftKind::Wiki, "[[wiki]]"), (LeftKind::Wiki, "[[b#Heading|that]]")]),
        ("[[1]](a.md) a[[0]] [[ ]]", vec![]),
        ("a[^9]. b[^x]\n\n[^x]: c", vec![(note("9"), "[^9]")]),
        ("`[^9]` `[[a]]` \\[^9] [^ ]", vec![]),
        ("```\n##a [[b]]\n```", vec![]),
        ("##One\ntwo", vec![(LeftKind::Heading, "##One")]),
        ("#MeToo a##b\n\n\\##c\n\n## ##d\n\n##", vec![]),
        ("- ##a", vec![]),
    ] {
        let outline = outline(text).unwrap();
        let left: Vec<_> = outline.marks_left.iter().map(|left| (left.kind.clone(), &text[left.range.clone()])).collect();
        assert_eq!(left, expected, "{text}");
    }
    assert_eq!(outline(&"[[a]] ".repeat(1_000)).unwrap().marks_left.len(), 100);
}
