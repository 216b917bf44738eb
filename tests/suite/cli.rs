//! The command line's transcripts (`tests/cli/*.md`), which read as a manual.
//!
//! A fenced block with a path writes that file; a `console` block runs its commands one after the other in the archive's
//! folder, and what follows a command is all that it prints, both streams together; `? N` is its exit code where it
//! is not 0. `AFTERWORD_EXPECT=write cargo test` writes what is printed now into the transcripts.

use std::fs;
use std::io::Read as _;
use std::path::{MAIN_SEPARATOR, Path};

use super::archives::{Archive, program, repository};

#[test]
fn transcripts() {
    let mut differing = Vec::new();
    let mut read = 0;
    for entry in walkdir::WalkDir::new(repository().join("tests/cli")).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|ending| ending == "md") {
            read += 1;
            let text = fs::read_to_string(entry.path()).unwrap();
            let now = replay(&text);
            if now != text {
                if std::env::var("AFTERWORD_EXPECT").is_ok_and(|value| value == "write") {
                    fs::write(entry.path(), &now).unwrap();
                } else {
                    differing.push(difference(entry.path(), &text, &now));
                }
            }
        }
    }
    assert!(read > 0, "there is no transcript");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn difference(path: &Path, expected: &str, now: &str) -> String {
    let line = expected.lines().zip(now.lines()).position(|(a, b)| a != b).unwrap_or(0);
    let shown = |text: &str| text.lines().skip(line.saturating_sub(3)).take(16).collect::<Vec<_>>().join("\n");
    format!("{} differs from line {}:\n--- expected\n{}\n+++ now\n{}\n", path.display(), line + 1, shown(expected), shown(now))
}

/// The transcript with what its commands print now.
fn replay(text: &str) -> String {
    let archive = Archive::of("");
    let mut hashes = Vec::new();
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // A fence is as long as what stands in its block needs.
        let kind = line.trim_start_matches('`');
        let fence = &line[..line.len() - kind.len()];
        if fence.len() < 3 || kind.is_empty() {
            out.push_str(&format!("{line}\n"));
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        let mut now = String::new();
        if kind == "console" {
            for command in block.iter().filter(|line| line.starts_with("$ ")) {
                now.push_str(&format!("{command}\n{}", run(&archive, command.trim_start_matches("$ "), &mut hashes)));
            }
        } else {
            if kind.contains('.') {
                archive.write(kind, block.join("\n") + "\n");
            }
            now = block.iter().map(|line| format!("{line}\n")).collect();
        }
        let longest = now.lines().map(|line| line.len() - line.trim_start_matches('`').len()).max().unwrap_or(0);
        let fence = "`".repeat(fence.len().max(longest + usize::from(longest >= 3)));
        out.push_str(&format!("{fence}{kind}\n{now}{fence}\n"));
    }
    out
}

fn run(archive: &Archive, command: &str, hashes: &mut Vec<String>) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    // The few other commands are those of a shell, which not every system has.
    let at = |path: &str| archive.root().join(path);
    let lines = |file: &str| -> Vec<String> { fs::read_to_string(at(file)).unwrap().lines().map(|line| format!("{line}\n")).collect() };
    match words.as_slice() {
        ["cat", file] => return lines(file).concat(),
        ["head", "-n", number, file] => return lines(file).into_iter().take(number.parse().unwrap()).collect(),
        ["ls", folder] => {
            let entries = fs::read_dir(at(folder)).unwrap();
            let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap() + "\n").collect();
            names.sort();
            return names.concat();
        }
        ["rm", file] => {
            fs::remove_file(at(file)).unwrap();
            return String::new();
        }
        _ => {}
    }
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut child = match words.as_slice() {
        ["afterword", arguments @ ..] => {
            let mut program = program();
            program.args(arguments.iter().map(|word| word.trim_matches('"')));
            program
        }
        _ => panic!("`{command}` is no command of a transcript"),
    };
    child.current_dir(archive.root()).env("SOURCE_DATE_EPOCH", "1767225600").stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut running = child.spawn().unwrap();
    drop(child);
    let mut printed = String::new();
    reader.read_to_string(&mut printed).unwrap();
    let code = running.wait().unwrap().code();
    let mut out = String::new();
    if code != Some(0) {
        out.push_str(&format!("? {}\n", code.map_or_else(|| "killed".to_owned(), |code| code.to_string())));
    }
    for line in printed.lines() {
        out.push_str(&without_hashes(&without_time(&without_system(line, archive)), hashes));
        out.push('\n');
    }
    out
}

/// Where the archive lies, and how the system says what is missing.
fn without_system(line: &str, archive: &Archive) -> String {
    let real = afterword::disk::real(archive.root()).unwrap();
    let missing = std::io::Error::from_raw_os_error(2).to_string();
    line.replace(real.to_str().unwrap(), "ARCHIVE")
        .replace(archive.root().to_str().unwrap(), "ARCHIVE")
        .replace(&format!("ARCHIVE{MAIN_SEPARATOR}"), "ARCHIVE/")
        .replace(&format!("{MAIN_SEPARATOR}output:"), "/output:")
        .replace(&missing, "No such file or directory (os error 2)")
}

/// A SHA-256 changes with every page of the theme: the first that a transcript shows is HASH-1.
fn without_hashes(line: &str, known: &mut Vec<String>) -> String {
    let mut out = String::new();
    for word in line.split_inclusive(' ') {
        let hash = word.trim_end();
        if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let number = known.iter().position(|one| one == hash).unwrap_or_else(|| {
                known.push(hash.to_owned());
                known.len() - 1
            });
            out.push_str(&word.replace(hash, &format!("HASH-{}", number + 1)));
        } else {
            out.push_str(word);
        }
    }
    out
}

/// Times differ from run to run.
fn without_time(line: &str) -> String {
    match line.rsplit_once(", in ") {
        Some((before, rest)) if rest.ends_with(" s") => format!("{before}, in … s"),
        Some(_) | None => line.to_owned(),
    }
}
