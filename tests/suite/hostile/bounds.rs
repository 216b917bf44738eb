//! Time and memory grow no faster than the input.

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use rustix::fs::{CWD, Mode, OFlags, mkdirat, openat};

use super::super::archives::Archive;
use super::{article, good, said};

/// Runs `check` in so many megabytes of address space, on one thread.
fn check_within(archive: &Archive, megabytes: usize) -> (Output, Duration) {
    let started = Instant::now();
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {}; exec \"$0\" check --as-of 2026-01-01", megabytes * 1024), env!("CARGO_BIN_EXE_afterword")])
        .env("RAYON_NUM_THREADS", "1")
        .env("NO_COLOR", "1")
        .current_dir(archive.root())
        .output()
        .unwrap();
    (output, started.elapsed())
}

#[test]
fn folders_without_end() {
    let archive = good();
    let mut folder = openat(CWD, archive.root().join("content/articles"), OFlags::DIRECTORY | OFlags::RDONLY, Mode::empty()).unwrap();
    for _ in 0..10_000 {
        mkdirat(&folder, "d", Mode::from_raw_mode(0o755)).unwrap();
        folder = openat(&folder, "d", OFlags::DIRECTORY | OFlags::RDONLY, Mode::empty()).unwrap();
    }
    let (output, _) = check_within(&archive, 1_000);
    let text = said(&output);
    // The tests' own way of removing a folder goes down by recursion.
    assert!(Command::new("rm").arg("-rf").arg(archive.root().join("content")).status().unwrap().success());
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("the path has more than 2048 bytes"), "{text}");
}

#[test]
fn links_that_multiply() {
    let archive = good();
    for level in 0..30 {
        for side in ["a", "b"] {
            super::link(&archive, &format!("notes/{level}/{side}"), &format!("../{}", level + 1));
        }
    }
    for file in 0..200 {
        archive.write(&format!("notes/30/{file}.png"), "x");
    }
    super::link(&archive, "content/articles/notes", "../../notes/0");
    let (output, took) = check_within(&archive, 2_000);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("error[too-large]") && took < Duration::from_secs(120), "{took:?}");
}

#[test]
fn large_files() {
    let archive = good();
    archive.write("content/articles/2018-03-01-a.md", "x".repeat(100 * 1024 * 1024));
    archive.write("content/articles/film.mp4", vec![0; 100 * 1024 * 1024]);
    let (output, _) = check_within(&archive, 1_000);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("error[too-large]: the file is larger than 10 MB") && !text.contains("film.mp4"), "{text}");
}

fn empty_files(number: usize) -> Archive {
    let archive = good();
    let folder = archive.root().join("content/articles/empty");
    std::fs::create_dir(&folder).unwrap();
    for file in 0..number {
        std::fs::File::create(folder.join(format!("{file}.md"))).unwrap();
    }
    archive
}

#[test]
fn many_empty_files() {
    let archive = empty_files(5_000);
    let (output, took) = check_within(&archive, 1_000);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.matches("error[").count() <= 200 && text.contains("5000 errors"), "{}", &text[text.len().saturating_sub(500)..]);
    assert!(took < Duration::from_secs(60), "{took:?}");
}

#[test]
#[ignore = "makes a million files"]
fn a_million_empty_files() {
    let archive = empty_files(1_000_000);
    let (output, _) = check_within(&archive, 1_500);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(Command::new("rm").arg("-rf").arg(archive.root().join("content")).status().unwrap().success());
}

#[test]
fn a_flood_of_mistakes() {
    let archive = good();
    let keys: String = (0..10_000).map(|number| format!("k{number}: 1\n")).collect();
    archive.write("content/articles/2018-03-01-a.md", article(&keys, "Words."));
    let words: String = (0..20_000).map(|number| format!("[x](claim:none-{number}) ")).collect();
    archive.write("content/articles/2018-03-02-b.md", article("", &words));
    let (output, took) = check_within(&archive, 1_000);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.matches("error[").count() <= 200 && text.contains("30000 errors"), "{}", &text[text.len().saturating_sub(500)..]);
    assert!(took < Duration::from_secs(60), "{took:?}");
}
