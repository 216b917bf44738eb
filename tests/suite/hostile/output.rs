//! What is printed: nothing that somebody wrote is obeyed by a terminal, a forge or a spreadsheet.

use super::super::archives::Archive;
use super::said;

/// Signs that load lets pass, since they are letters to somebody.
const TITLE: &str = "a\u{202e}b\u{2066}c ::error::x%0A,file=y";

fn archive() -> Archive {
    let archive = Archive::of("");
    let words = "=1+1";
    archive.write(
        "content/articles/2018-03-06-a.md",
        format!(
            "---\ntitle: '{TITLE}'\npublisher: '@x'\nclaims: [{{id: a, speaker: kim, text: '{words}'}}, {{id: b, speaker: kim, text: '+\u{202e}x'}}, \
             {{id: c, speaker: kim, text: \"-a\\nb \\\" c\"}}]\nsources: [{{id: s, title: '-x', publisher: '=y'}}]\n---\nWords.\n"
        ),
    );
    archive.write("content/speakers/kim.md", "---\nname: '=kim'\n---\n");
    archive
}

#[test]
fn lists_and_histories() {
    let archive = archive();
    for what in ["claims", "articles", "speakers", "sources"] {
        for format in ["table", "json"] {
            let output = archive.run(&["list", what, "--format", format, "--as-of", "2026-01-01"]);
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success() && !text.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{what}: {text}");
        }
        let output = archive.run(&["list", what, "--format", "csv", "--as-of", "2026-01-01"]);
        let text = String::from_utf8(output.stdout).unwrap();
        for line in text.split("\r\n") {
            for cell in line.split(',').map(|cell| cell.trim_start_matches('"')) {
                assert!(
                    !cell.starts_with(['=', '+', '@', '\t', '\r']) && (!cell.starts_with('-') || cell.len() == 1),
                    "{what}: {cell} in {line}"
                );
            }
        }
    }
    for claim in ["a", "b", "c"] {
        let output = archive.run(&["show", claim, "--as-of", "2026-01-01"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && !text.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{text}");
    }
}

#[test]
fn one_mistake_is_one_line_of_a_pull_request_and_one_object_of_json() {
    let archive = archive();
    archive.write(
        "content/articles/2018-03-07-b.md",
        "---\ntitle: B\n\"x\\n::error file=y::z\": 1\n'%0A::error::w': 2\n---\n[x](claim:%0A::error::)\n",
    );
    let github = String::from_utf8(archive.run(&["check", "--format", "github"]).stdout).unwrap();
    for line in github.lines() {
        assert!(
            line.starts_with("::error file=content/articles/2018-03-0")
                || line.starts_with("::warning file=")
                || line.starts_with("::notice file="),
            "{line}"
        );
        // What follows a message in its own lines is ours; what somebody wrote has its `%` as `%25`.
        let theirs = ["%0Ahelp: ", "%0Anote: "].iter().fold(line.to_owned(), |line, ours| line.replace(ours, ""));
        assert!(!theirs.contains("%0A"), "{line}");
    }
    let output = archive.run(&["check", "--format", "json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok() && !text.contains(['\u{202e}', '\u{1b}']), "{text}");
    let told = said(&archive.run(&["check"]));
    assert!(!told.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{told}");
}

#[test]
fn what_is_unknown_is_named_without_being_obeyed() {
    let archive = archive();
    for arguments in
        [["show", "\u{1b}[31m"], ["list", "--speaker=\u{1b}[31m"], ["list", "--topic=a\u{202e}\u{9b}"], ["list", "--status=\n::error::"]]
    {
        let output = archive.run(&arguments);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}']) && !text.contains("\n::error"), "{text}");
    }
}
