//! Bytes and characters.

use super::super::archives::tree;
use super::{Gets, expect, good, said};

const PATH: &str = "content/articles/2018-03-01-a.md";

#[test]
fn what_is_no_utf8() {
    for (name, bytes, place) in [
        ("Latin-1", &b"---\ntitle: caf\xe9\n---\nx"[..], ":2:11"),
        ("Latin-1 in the body", b"---\ntitle: a\n---\n\xed\x95\x9c caf\xe9", ":4:6"),
        ("overlong", b"---\ntitle: a\n---\n\xc0\xaf", ":4:1"),
        ("half a pair", b"---\ntitle: a\n---\nx\xed\xa0\x80", ":4:2"),
        ("after CRLF", b"---\r\ntitle: a\r\n---\r\n\xff", ":4:1"),
        ("after a mark", b"\xef\xbb\xbf\xff", ":1:1"),
        ("UTF-16", b"\xff\xfe-\0-\0-\0", ""),
        ("UTF-16, big-endian", b"\xfe\xff\0-\0-\0-", ""),
    ] {
        let archive = good();
        archive.write(PATH, bytes);
        let place: &'static str = format!("{PATH}{place}").leak();
        expect(name, &archive, Gets::Error("not-utf8", place));
        let text = said(&archive.run(&["check"]));
        assert!(!name.contains("UTF-16") || text.contains("the file is UTF-16"), "{text}");
        assert!(!name.contains("Latin") || text.contains("Latin-1"), "{text}");
    }
}

#[test]
fn the_other_mistakes_of_such_a_file_are_told() {
    let archive = good();
    archive.write(PATH, b"---\ntitle: caf\xe9\ntopic: a\nclaims: [{id: x, speaker: y, text: z}]\n---\nWords \x1b[31m.\n");
    archive
        .write("content/articles/2018-03-02-b.md", "---\ntitle: B\nfollow_ups: [{claim: x, verdict: kept, note: It was.}]\n---\nWords.\n");
    let text = said(&archive.run(&["check"]));
    assert!(text.contains("error[not-utf8]") && text.contains("error[unknown-key]") && !text.contains("unknown-claim"), "{text}");
}

#[test]
fn control_characters() {
    for (name, text, place) in [
        ("NUL in the body", "---\ntitle: a\n---\nx\0y", ":4:2"),
        ("NUL in the front matter", "---\ntitle: a\0b\n---\nx", ":2:9"),
        ("ESC", "---\ntitle: a\n---\n\u{1b}[31mred", ":4:1"),
        ("DEL", "---\ntitle: a\n---\n정상\u{7f}", ":4:3"),
        ("C1", "---\ntitle: a\n---\nx\u{9b}31m", ":4:2"),
        ("U+0085 in the body", "---\ntitle: a\n---\nx\u{85}", ":4:2"),
        ("U+FFFE", "---\ntitle: a\n---\nx\u{fffe}", ":4:2"),
        ("an escape", "---\ntitle: \"a\\u0000b\"\n---\nx", ":2:8"),
        ("an escape of ESC", "---\ntitle: \"\\x1b[31m\"\n---\nx", ":2:8"),
        ("an escape in a list", "---\ntitle: a\nauthors: [\"a\\u0007\"]\n---\nx", ":3:11"),
        ("U+0085 in the front matter", "---\ntitle: a\u{85}draft: true\n---\nx", ":2:9"),
        ("U+2028 in the front matter", "---\ntitle: a\u{2028}draft: true\n---\nx", ":2:9"),
        ("U+2029 in the front matter", "---\ntitle: a\u{2029}draft: true\n---\nx", ":2:9"),
    ] {
        let archive = good();
        archive.write(PATH, text);
        let place: &'static str = format!("{PATH}{place}").leak();
        expect(name, &archive, Gets::Error("control-character", place));
        let output = archive.run(&["check"]);
        assert!(!said(&output).contains(['\0', '\u{1b}', '\u{9b}', '\u{7f}']), "{name}: a terminal would obey");
    }
}

#[test]
fn many_control_characters_are_counted() {
    let archive = good();
    archive.write(PATH, format!("---\ntitle: a\n---\n{}", "\0".repeat(500_000)));
    let text = said(&archive.run(&["check"]));
    assert!(text.contains("the file has 499980 more control characters") && text.len() < 100_000, "{} bytes", text.len());
}

#[test]
fn marks_and_line_ends_change_nothing() {
    let lines = "---\ntitle: A pledge\ntopics: [a]\n---\n# Words\n\nof *two*\nlines.\n";
    let plain = good();
    plain.write(PATH, lines);
    plain.build();
    for bytes in [
        lines.replace('\n', "\r\n"),
        lines.replace('\n', "\r"),
        format!("\u{feff}{lines}"),
        format!("\u{feff}{}", lines.replace('\n', "\r\n")),
    ] {
        let archive = good();
        archive.write(PATH, &bytes);
        archive.build();
        assert_eq!(tree(&archive.output()), tree(&plain.output()), "{bytes:?}");
    }
    for before in ["\u{feff}", "\u{feff}\r", ""] {
        let archive = good();
        archive.write(PATH, format!("{}---\r\ntitle: a\r\ndarft: true\r\n---\r\n", before.trim_end_matches('\r')));
        expect("columns", &archive, Gets::Error("unknown-key", "content/articles/2018-03-01-a.md:3:1"));
    }
}

#[test]
fn direction_and_look() {
    for (name, text, gets) in [
        (
            "an override in a title",
            "---\ntitle: a\u{202e}b\n---\nx",
            Gets::Warning("direction-character", "content/articles/2018-03-01-a.md:2:"),
        ),
        (
            "an override in the body",
            "---\ntitle: a\n---\nx \u{202e}y",
            Gets::Warning("direction-character", "content/articles/2018-03-01-a.md:4:3"),
        ),
        (
            "an isolate",
            "---\ntitle: a\n---\nx \u{2066}y\u{2069}",
            Gets::Warning("direction-character", "content/articles/2018-03-01-a.md:4:3"),
        ),
        (
            "a Cyrillic letter",
            "---\ntitle: a\nclaims: [{id: k\u{430}m, speaker: a, text: b}]\n---\nx",
            Gets::Error("wrong-id", "content/articles/2018-03-01-a.md:3:15"),
        ),
        (
            "a hyphen that is none",
            "---\ntitle: a\nclaims: [{id: a, speaker: kim\u{2011}jong, text: b}]\n---\nx",
            Gets::Error("wrong-id", "content/articles/2018-03-01-a.md:3:27"),
        ),
        (
            "a zero-width sign",
            "---\ntitle: a\nclaims: [{id: a\u{200b}b, speaker: a, text: b}]\n---\nx",
            Gets::Error("wrong-id", "content/articles/2018-03-01-a.md:3:15"),
        ),
        ("an unassigned character", "---\ntitle: a\u{378}\n---\nx \u{e0fff} y", Gets::Nothing),
    ] {
        let archive = good();
        archive.write(PATH, text);
        expect(name, &archive, gets);
        let text = said(&archive.run(&["check"]));
        assert!(!text.contains('\u{202e}') && (!name.contains("override") || text.contains("U+202E")), "{text}");
    }
    let archive = good();
    archive.write(PATH, format!("---\ntitle: a\n---\na{}\n", "\u{301}".repeat(10_000)));
    expect("combining marks", &archive, Gets::Nothing);
}

#[test]
fn names_that_look_alike() {
    let archive = good();
    archive.write("content/speakers/kim-a.md", "---\nname: Kim\n---\n");
    archive.write("content/speakers/kim-b.md", "---\nname: \u{41a}im\n---\n");
    archive.write(PATH, "---\ntitle: a\nclaims: [{id: a, speaker: kim-a, text: b}, {id: c, speaker: kim-b, text: d}]\n---\nx");
    expect("speakers", &archive, Gets::Warning("alike-speakers", "content/speakers/"));
}

#[test]
fn excerpts_are_clipped() {
    for text in [
        format!("---\ntitle: a\ndarft: {}\n---\nx", "x".repeat(15_000)),
        format!("---\ntitle: a\n---\n{} [x](claim:none) {}", "정 ".repeat(40_000), "x".repeat(100_000)),
        format!("---\ntitle: {}\n---\nx", "x".repeat(15_000)),
        format!("---\ntitle: a\n---\na\0{}", "\u{301}".repeat(50_000)),
    ] {
        let archive = good();
        archive.write(PATH, &text);
        let output = archive.run(&["check"]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1));
        let longest = said.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(longest <= 300, "a line of {longest} characters");
    }
}
