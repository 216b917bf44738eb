//! Hostile and faulty input: each family of it with what it must get.
//!
//! A case is an archive with this one fault beside good articles and one plain mistake elsewhere, which must be told too.

mod addresses;
#[cfg(unix)] // The bounds are set by the shell.
mod bounds;
mod encoding;
mod files;
mod front_door;
#[cfg(unix)]
mod odd_files;
mod output;
mod pages;

use std::process::Output;

use super::archives::Archive;

/// What a fault gets.
#[derive(Clone, Copy, Debug)]
enum Gets {
    /// Exit 1, nothing published; a code and how the place begins: `PATH` or `PATH:LINE:COLUMN`.
    Error(&'static str, &'static str),
    /// Exit 0, and 1 with `--deny-warnings`; the same.
    Warning(&'static str, &'static str),
    /// Exit 0, and not a word.
    Nothing,
    /// Exit 2 and a part of what is said.
    Usage(&'static str),
}

/// An archive of ten good articles.
fn good() -> Archive {
    let archive = Archive::of("");
    for day in 1..=10 {
        let text =
            format!("---\ntitle: Good {day}\nclaims: [{{id: good-{day}, speaker: someone, text: It holds.}}]\n---\nGood words, {day}.\n");
        archive.write(&format!("content/articles/2018-01-{day:02}-good-{day}.md"), text);
    }
    archive
}

/// The lines of an article with these keys, and its words.
fn article(keys: &str, words: &str) -> String {
    format!("---\ntitle: A pledge\n{keys}---\n{words}\n")
}

#[cfg(unix)]
fn link(archive: &Archive, path: &str, target: &str) {
    let path = archive.root().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(target, path).unwrap();
}

fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// Runs the program on the archive, and holds what it says and does against what the fault must get.
fn expect(name: &str, archive: &Archive, gets: Gets) {
    match gets {
        Gets::Error(code, place) => {
            archive.write("content/articles/2018-02-01-other.md", "---\ntitle: Other\ndarft: true\n---\nWords.\n");
            let output = archive.run(&["build", "--as-of", "2026-01-01"]);
            let text = said(&output);
            assert_eq!(output.status.code(), Some(1), "{name}: {text}");
            has(name, &text, &format!("error[{code}]"), place);
            has(name, &text, "error[unknown-key]", "content/articles/2018-02-01-other.md:3:1");
            assert!(!archive.output().exists(), "{name}: something was published");
        }
        Gets::Warning(code, place) => {
            let output = archive.run(&["check", "--as-of", "2026-01-01"]);
            let text = said(&output);
            assert_eq!(output.status.code(), Some(0), "{name}: {text}");
            has(name, &text, &format!("warning[{code}]"), place);
            let denied = archive.run(&["check", "--as-of", "2026-01-01", "--deny-warnings"]);
            assert_eq!(denied.status.code(), Some(1), "{name}");
        }
        Gets::Nothing => {
            let output = archive.run(&["check", "--as-of", "2026-01-01", "--deny-warnings"]);
            let text = said(&output);
            assert_eq!(output.status.code(), Some(0), "{name}: {text}");
        }
        Gets::Usage(part) => {
            let output = archive.run(&["build", "--as-of", "2026-01-01"]);
            let text = said(&output);
            assert_eq!(output.status.code(), Some(2), "{name}: {text}");
            assert!(text.contains(part), "{name}: {text}");
            assert!(!archive.output().exists(), "{name}: something was published");
        }
    }
}

/// A mistake whose first lines name its code and its place.
fn has(name: &str, text: &str, code: &str, place: &str) {
    let found = text
        .split("\n\n")
        .any(|mistake| mistake.contains(code) && mistake.lines().any(|line| line.trim_start().starts_with(&format!("--> {place}"))));
    assert!(found, "{name}: no {code} at {place} in:\n{text}");
}
