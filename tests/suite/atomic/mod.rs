//! The output folder is always the old site or the new one, whole, whatever stops a build.
//!
//! `AFTERWORD_KILLS=500 cargo test --test suite atomic` kills as often as is asked for.

#[cfg(unix)] // Disks and permissions are made by Linux's and the shell's means.
mod disks;

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Stdio};
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
            format!("This is version {}", version_in(&page))
        })
        .collect();
    assert!(versions.windows(2).all(|pair| pair[0] == pair[1]), "a mixed site: {versions:?}");
    versions[0].clone()
}

/// The version that a page's words say.
fn version_in(page: &str) -> usize {
    let (_, words) = page.split_once("This is version ").unwrap();
    words.split('.').next().unwrap().parse().unwrap()
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
    let new = seen.iter().enumerate().filter(|(kill, version)| **version == format!("This is version {}", kill + 1)).count();
    let mut terminal = std::io::stderr();
    writeln!(terminal, "{kills} kills: {new} left the new site, {} an older one", seen.len() - new).unwrap();
    write(&archive, 9_999);
    archive.build();
    assert_eq!(version_of(&archive), "This is version 9999");
    assert_eq!(left_beside(&archive), Vec::<String>::new(), "what a killed build left is swept");
}

/// A build of this archive into that folder, which runs on.
fn begin(archive: &Archive, output: &Path) -> Child {
    let mut build = program();
    build.args(["build", "--as-of", "2026-01-01", "--output"]).arg(output).current_dir(archive.root());
    build.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn of_two_builds_at_once_one_fails_and_the_site_is_whole() {
    let (even, odd) = (Archive::of(""), Archive::of(""));
    let output = even.output();
    for round in 1..=6_u32 {
        let versions = [2 * round as usize, 2 * round as usize + 1];
        write(&even, versions[0]);
        write(&odd, versions[1]);
        let one = begin(&even, &output);
        std::thread::sleep(Duration::from_millis(20) * (round - 1));
        let other = begin(&odd, &output);
        let mut published = Vec::new();
        for (build, version) in [one, other].into_iter().zip(versions) {
            let build = build.wait_with_output().unwrap();
            let told = String::from_utf8_lossy(&build.stderr);
            match build.status.code() {
                Some(0) => published.push(format!("This is version {version}")),
                Some(3) => assert!(told.contains("another build"), "{told}"),
                _ => panic!("{}: {told}", build.status),
            }
        }
        // Where neither met the other, either may have been the last.
        assert!(published.contains(&version_of(&even)), "{published:?}");
        assert_eq!(left_beside(&even), Vec::<String>::new());
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))] // Elsewhere there is no exchange in one step.
#[test]
fn a_reader_who_looks_all_the_time_never_misses_a_page() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let archive = Archive::of("");
    write(&archive, 0);
    archive.build();
    let done = AtomicBool::new(false);
    let looks = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut looks, mut last) = (Vec::new(), 0);
            while !done.load(Ordering::SeqCst) {
                for page in ["index.html", "articles/article-7.html"] {
                    let html = archive.published(page);
                    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"), "{page}: {} bytes", html.len());
                    if page != "index.html" {
                        let version = version_in(&html);
                        assert!(last <= version, "version {last} came back as {version}");
                        last = version;
                        looks.push(version);
                    }
                }
            }
            looks
        });
        for version in 1..=20 {
            write(&archive, version);
            archive.build();
        }
        done.store(true, Ordering::SeqCst);
        reader.join().unwrap()
    });
    let mut seen = looks.clone();
    seen.dedup();
    assert!(looks.len() > 200 && seen.len() > 15, "{} looks at {seen:?}", looks.len());
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
