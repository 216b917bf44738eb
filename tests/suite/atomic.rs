//! The output folder is always the old site or the new one, whole, whatever stops a build.
//!
//! `AFTERWORD_KILLS=500 cargo test --test suite atomic` kills as often as is asked for.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::archives::{Archive, program};

/// Forty articles whose words say which version they are.
fn write(archive: &Archive, version: usize) {
    for article in 0..40 {
        let path = format!("content/articles/2018-03-06-article-{article}.md");
        archive.write(&path, format!("---\ntitle: Article {article}\n---\nThis is version {version}.\n"));
    }
}

/// Which version the published site is; that every page of it is of that one.
fn version_of(archive: &Archive) -> String {
    let verified = archive.run(&["verify", "output"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    let versions: Vec<String> = (0..40)
        .map(|article| {
            let page = archive.published(&format!("articles/article-{article}.html"));
            let at = page.find("This is version ").unwrap();
            page[at..].chars().take_while(|letter| *letter != '.').collect()
        })
        .collect();
    assert!(versions.windows(2).all(|pair| pair[0] == pair[1]), "a mixed site: {versions:?}");
    versions[0].clone()
}

/// What lies beside the output, the lock of a dead process aside.
fn left_beside(archive: &Archive) -> Vec<String> {
    let entries = std::fs::read_dir(archive.root()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".afterword-")).collect()
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let kills: u64 = std::env::var("AFTERWORD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(15);
    let archive = Archive::of("");
    write(&archive, 0);
    let started = Instant::now();
    archive.build();
    let usual = started.elapsed();
    let mut seen = Vec::new();
    for kill in 1..=kills {
        write(&archive, usize::try_from(kill).unwrap());
        let mut build = program()
            .args(["build", "--as-of", "2026-01-01", "--quiet"])
            .current_dir(archive.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Spread over a build's length by the golden ratio, so that no moment is preferred.
        let share = kill.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let moment = usual.mul_f64(share as f64 / f64::from(1 << 24));
        std::thread::sleep(moment.max(Duration::from_millis(1)));
        build.kill().unwrap();
        build.wait().unwrap();
        seen.push(version_of(&archive));
    }
    write(&archive, 9_999);
    archive.build();
    assert_eq!(version_of(&archive), "This is version 9999");
    assert_eq!(left_beside(&archive), Vec::<String>::new(), "what a killed build left is swept");
}

#[test]
fn of_two_builds_at_once_one_fails_and_the_site_is_whole() {
    let archive = Archive::of("");
    write(&archive, 0);
    archive.build();
    for round in 1..=5 {
        write(&archive, round);
        let spawn = || {
            let mut build = program();
            build.args(["build", "--as-of", "2026-01-01"]).current_dir(archive.root()).stdout(Stdio::null()).stderr(Stdio::piped());
            build.spawn().unwrap()
        };
        let (one, other) = (spawn(), spawn());
        let (one, other) = (one.wait_with_output().unwrap(), other.wait_with_output().unwrap());
        for build in [&one, &other] {
            let told = String::from_utf8_lossy(&build.stderr);
            let busy = build.status.code() == Some(3) && told.contains("another build");
            assert!(build.status.success() || busy, "{told}");
        }
        assert!(one.status.success() || other.status.success());
        assert_eq!(version_of(&archive), format!("This is version {round}"));
    }
}

#[test]
fn a_folder_that_is_not_ours_is_never_touched() {
    let archive = Archive::of("");
    write(&archive, 0);
    archive.write("output/precious.txt", "words");
    let output = archive.run(&["build", "--as-of", "2026-01-01"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(archive.published("precious.txt"), "words");
    for folder in [".", "content", "themes", "/", "archive.yaml"] {
        let output = archive.run(&["build", "--as-of", "2026-01-01", "--output", folder]);
        assert_eq!(output.status.code(), Some(3), "{folder}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(archive.root().join("content/articles/2018-03-06-article-0.md").exists());
}
