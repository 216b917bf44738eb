//! What an article says after an addition, and that not another byte of it changed.

use super::*;

fn entry() -> Vec<String> {
    ["- claim: new", "  # note: what happened", "  date: 2026-01-01"].map(str::to_owned).to_vec()
}

#[test]
fn an_entry_goes_behind_the_last_one() {
    for (name, text, expected) in [
        ("no key", "---\ntitle: A\n---\nbody\n", Ok((4, "---\ntitle: A\nfollow_ups:\n  - claim: new\n"))),
        ("no front matter's line", "---\n---\n", Ok((3, "---\nfollow_ups:\n  - claim: new\n"))),
        ("an empty key", "---\nfollow_ups: # none yet\ntitle: A\n---\n", Ok((3, "---\nfollow_ups: # none yet\n  - claim: new\n"))),
        (
            "a list",
            "---\nfollow_ups:\n  - claim: a\n    note: x\n# of the next\nsources: []\n---\n",
            Ok((5, "---\nfollow_ups:\n  - claim: a\n    note: x\n  - claim: new\n")),
        ),
        ("a list at the margin", "---\nfollow_ups:\n- claim: a\ntitle: A\n---\n", Ok((4, "---\nfollow_ups:\n- claim: a\n- claim: new\n"))),
        (
            "comments within an entry stay with it",
            "---\nfollow_ups:\n    - claim: a\n      # verdict: kept\n\n---\n",
            Ok((5, "---\nfollow_ups:\n    - claim: a\n      # verdict: kept\n    - claim: new\n")),
        ),
        (
            "a block of text at the end",
            "---\nfollow_ups:\n  - claim: a\n    note: |\n      # no comment\n\n      more\n\n---\n",
            Ok((8, "---\nfollow_ups:\n  - claim: a\n    note: |\n      # no comment\n\n      more\n  - claim: new\n")),
        ),
        ("CRLF", "---\r\nfollow_ups:\r\n  - claim: a\r\n---\r\n", Ok((4, "---\r\nfollow_ups:\r\n  - claim: a\r\n  - claim: new\r\n"))),
        ("a byte order mark", "\u{feff}---\ntitle: A\n---\n", Ok((4, "\u{feff}---\ntitle: A\nfollow_ups:\n  - claim: new\n"))),
        ("words of the text", "---\ntitle: A\n---\nfollow_ups:\n- claim: a\n", Ok((4, "---\ntitle: A\nfollow_ups:\n  - claim: new\n"))),
        ("brackets", "---\nfollow_ups: [{claim: a}]\n---\n", Err(Refusal::Brackets)),
        ("empty brackets", "---\nfollow_ups: []\n---\n", Err(Refusal::Brackets)),
        ("one mapping", "---\nfollow_ups:\n  claim: a\n---\n", Err(Refusal::NoList)),
        ("a written null", "---\nfollow_ups: ~\n---\n", Err(Refusal::NoList)),
        ("brackets on the next line", "---\nfollow_ups:\n  [{claim: a}]\n---\n", Err(Refusal::NoList)),
        ("a key in quotes", "---\n\"follow_ups\":\n  - claim: a\n---\n", Err(Refusal::NoList)),
        ("one mapping for all", "---\n{title: A}\n---\n", Err(Refusal::NoList)),
        ("blank lines that a text keeps", "---\nfollow_ups:\n  - claim: a\n    note: |+\n      x\n\n---\n", Err(Refusal::NoList)),
        ("no YAML", "---\ntitle: [\n---\n", Err(Refusal::Unreadable)),
        ("no end", "---\ntitle: A\n", Err(Refusal::Unreadable)),
        ("no front matter", "words\n", Err(Refusal::Unreadable)),
    ] {
        let found = addition(text, &entry());
        let shown = found.as_ref().map(|addition| {
            let after = addition.applied(text);
            let end = after.find("claim: new").map_or(0, |at| at + after[at..].find('\n').unwrap_or(0) + 1);
            (addition.line, after[..end].to_owned())
        });
        assert_eq!(shown.as_ref().map(|(line, text)| (*line, text.as_str())).map_err(|refusal| **refusal), expected, "{name}");
    }
}

/// Every front matter made of these parts takes an entry; without the added bytes the file is what it was, and it reads
/// as before with one follow-up more.
#[test]
fn no_other_byte_changes_and_one_follow_up_more_is_read() {
    let mut tried = 0;
    for before in ["", "title: A\n", "# a comment\ntitle: \"a: b\"\n", "note: |\n  follow_ups:\n    - claim: x\n"] {
        for list in [
            "",
            "follow_ups:\n",
            "follow_ups:\n  - claim: a\n",
            "follow_ups:\n- claim: a\n  # c\n- {claim: b}\n",
            "follow_ups:\n\n  # c\n    - claim: a\n      sources: [\n        x]\n",
        ] {
            for after in ["", "\n", "sources:\n  - id: a\n", "# a comment\n\ncorrections:\n- note: >-\n    x\n    y\n  date: 2026\n"] {
                for body in ["", "words\n", "words\nfollow_ups:\n- claim: x\n---\n"] {
                    for line_end in ["\n", "\r\n"] {
                        let text = format!("---\n{before}{list}{after}---\n{body}").replace('\n', line_end);
                        let addition = addition(&text, &entry()).unwrap_or_else(|refusal| panic!("{refusal}: {text}"));
                        let grown = addition.applied(&text);
                        assert_eq!(grown.replacen(&addition.text, "", 1), text);
                        assert_eq!(grown.lines().nth(addition.line - 1).map(str::trim), Some("- claim: new"), "{grown}");
                        assert_eq!(grown.matches('\n').count(), grown.matches(line_end).count(), "{grown:?}");
                        let read = |text: &str| tree(&text[front_matter(text).unwrap()]).unwrap();
                        assert!(has_one_more(&read(&text), &read(&grown)), "{grown}");
                        assert!(!has_one_more(&read(&grown), &read(&grown)), "{grown}");
                        tried += 1;
                    }
                }
            }
        }
    }
    assert_eq!(tried, 4 * 5 * 4 * 3 * 2);
}
