use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::{ArchivePath, Files, InputFile, Span};

fn files(text: &str) -> Files {
    let path = ArchivePath::new("content/a, b: c.md");
    Files::new(vec![InputFile { path, text: Some(text.to_owned()), spoiled: false, image_size: None, sha256: [0; 32] }])
}

fn one(text: &str, place: std::ops::Range<usize>, message: &str) -> (Log, Files) {
    let files = files(text);
    let file = files.find("content/a, b: c.md").unwrap();
    let mut log = Log::new();
    log.push(
        Diagnostic::new(Code::UnknownKey, Span::new(file, place), message).help("50% of\nit").note(Span::new(file, 0..1), "first here"),
    );
    (log, files)
}

#[test]
fn a_mistake_is_shown_in_its_line() {
    let (log, files) = one("title: x\nverdikt: kept\n", 9..16, "there is no key `verdikt`");
    let expected = "\
error[unknown-key]: there is no key `verdikt`
 --> content/a, b: c.md:2:1
  |
2 | verdikt: kept
  | ^^^^^^^
  |
  = help: 50% of\\u{a}it
note: first here
 --> content/a, b: c.md:1:1
  |
1 | title: x
  | ^

";
    assert_eq!(text(&log, &files, Colour::Plain), expected);
}

#[test]
fn nothing_that_a_file_says_is_obeyed() {
    let (log, files) = one("a\u{1b}[31m\n::error::\u{202e}", 0..2, "ESC \u{1b}[31m ::error:: %0A \u{202e} line\nbreak, and: more");
    let text = text(&log, &files, Colour::Plain);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}') && text.contains("\\u{1b}[31m"), "{text}");
    let github = github(&log, &files);
    assert_eq!(github.lines().count(), 1);
    let expected = "::error file=content/a%2C b%3A c.md,line=1,col=1,endColumn=3,title=unknown-key::\
        ESC \\u{1b}[31m ::error:: %250A \\u{202e} line\\u{a}break, and: more%0Afirst here: content/a, b: c.md:1%0Ahelp: 50%25 of\\u{a}it\n";
    assert_eq!(github, expected);
    let json = json(&log, &files);
    assert!(!json.contains('\u{1b}') && !json.contains('\u{202e}'), "{json}");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["diagnostics"][0]["notes"][0]["line"], 1);
    assert_eq!(value["diagnostics"][0]["message"], "ESC \u{1b}[31m ::error:: %0A \u{202e} line\nbreak, and: more");
    assert_eq!(value["errors"], 1);
}

#[test]
fn two_hundred_are_shown_and_the_others_counted() {
    let files = files(&"x\n".repeat(300));
    let file = files.find("content/a, b: c.md").unwrap();
    let mut log = Log::new();
    for line in 0..300 {
        log.push(Diagnostic::new(Code::UnknownKey, Span::new(file, 2 * line..2 * line + 1), "wrong"));
    }
    let text = text(&log, &files, Colour::Plain);
    assert_eq!(text.matches("error[unknown-key]").count(), SHOWN);
    assert!(text.ends_with("… and 100 more\n\n"), "{text}");
    assert_eq!(github(&log, &files).lines().count(), SHOWN + 1);
    assert_eq!(summary(&log, &files).as_deref(), Some("300 errors in 1 of 1 file"));
}
