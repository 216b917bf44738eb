//! Folders that differ from their manifest.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::path::Path;

use super::Bench;
use crate::write::{WriteFailure, verify};

/// What [`verify`] says of the site of [`PAGES`] after somebody touched it.
fn differences(touch: impl Fn(&Path)) -> Vec<String> {
    let bench = Bench::published();
    touch(&bench.output());
    verify(&bench.output()).unwrap().iter().map(ToString::to_string).collect()
}

/// Rewrites the manifest's text.
fn in_manifest(from: &str, to: &str) -> impl Fn(&Path) {
    move |site| {
        let path = site.join("manifest.json");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
}

#[test]
fn each_difference_is_named() {
    type Touch = Box<dyn Fn(&Path)>;
    let rows: &[(&str, Touch, &[&str])] = &[
        ("nothing", Box::new(|_| {}), &[]),
        ("missing", Box::new(|site| fs::remove_file(site.join("index.html")).unwrap()), &["`index.html` is missing"]),
        (
            "changed, of the same size",
            Box::new(|site| fs::write(site.join("index.html"), "hole").unwrap()),
            &["`index.html` has changed since it was published"],
        ),
        (
            "changed, longer",
            Box::new(|site| fs::write(site.join(".nojekyll"), "x").unwrap()),
            &["`.nojekyll` has changed since it was published"],
        ),
        #[cfg(unix)] // Windows has no control characters in names.
        (
            "extra, of a name that steers terminals",
            Box::new(|site| {
                fs::create_dir(site.join("new")).unwrap();
                fs::write(site.join("new/\u{1b}[31m"), "").unwrap();
            }),
            &["`new/\\u{1b}[31m` is not in the manifest"],
        ),
        ("extra", Box::new(|site| fs::write(site.join("new"), "").unwrap()), &["`new` is not in the manifest"]),
        (
            "another case",
            Box::new(|site| fs::rename(site.join("articles/a.html"), site.join("articles/A.html")).unwrap()),
            &["`articles/a.html` is there as `articles/A.html`"],
        ),
        (
            "a folder in another case",
            Box::new(|site| fs::rename(site.join("articles"), site.join("Articles")).unwrap()),
            &["`articles/a.html` is there as `Articles/a.html`", "`articles/b.html` is there as `Articles/b.html`"],
        ),
        #[cfg(unix)] // Elsewhere not everybody may make a link.
        (
            "a link in a file's place, to the very bytes",
            Box::new(|site| {
                fs::rename(site.join("index.html"), site.with_file_name("moved")).unwrap();
                symlink("../moved", site.join("index.html")).unwrap();
            }),
            &["`index.html` is a symbolic link"],
        ),
        #[cfg(unix)]
        (
            "a link in a folder's place",
            Box::new(|site| {
                fs::rename(site.join("articles"), site.with_file_name("moved")).unwrap();
                symlink("../moved", site.join("articles")).unwrap();
            }),
            &["`articles` is a symbolic link", "`articles/a.html` is missing", "`articles/b.html` is missing"],
        ),
        (
            "a folder in a file's place",
            Box::new(|site| {
                fs::remove_file(site.join("index.html")).unwrap();
                fs::create_dir(site.join("index.html")).unwrap();
            }),
            &["`index.html` is missing"],
        ),
        (
            "entries that lead out",
            Box::new(in_manifest("\"articles/a.html\"", "\"../articles/a.html\"")),
            &["entry 2 of manifest.json, `../articles/a.html`, has `.` or `..` as a part", "`articles/a.html` is not in the manifest"],
        ),
        (
            "an absolute entry",
            Box::new(in_manifest("\"index.html\"", "\"/etc/passwd\"")),
            &[
                "entry 5 of manifest.json, `/etc/passwd`, begins with `/`; a path is relative to the site's folder",
                "`index.html` is not in the manifest",
            ],
        ),
        (
            "an entry twice",
            Box::new(in_manifest("\"articles/b.html\"", "\"articles/a.html\"")),
            &["entry 3 of manifest.json, `articles/a.html`, is there twice", "`articles/b.html` is not in the manifest"],
        ),
        (
            "broken JSON",
            Box::new(in_manifest("\"files\": [", "\"files\": ")),
            &[
                "the folder cannot be verified: its manifest.json does not have the shape of ours: invalid type: map, expected a sequence at line 8 column 4",
            ],
        ),
        (
            "a later schema",
            Box::new(in_manifest("\"schema\": 1", "\"schema\": 7")),
            &["the folder cannot be verified: its manifest.json has schema 7; this version reads schema 1"],
        ),
        #[cfg(unix)]
        (
            "a linked manifest",
            Box::new(|site| {
                fs::rename(site.join("manifest.json"), site.with_file_name("moved")).unwrap();
                symlink("../moved", site.join("manifest.json")).unwrap();
            }),
            &["the folder cannot be verified: its manifest.json is not a regular file"],
        ),
        (
            "a manifest that is a folder",
            Box::new(|site| {
                fs::remove_file(site.join("manifest.json")).unwrap();
                fs::create_dir(site.join("manifest.json")).unwrap();
            }),
            &["the folder cannot be verified: its manifest.json is not a regular file"],
        ),
        (
            "several at once, sorted",
            Box::new(|site| {
                fs::write(site.join("z.html"), "").unwrap();
                fs::write(site.join("articles/b.html"), "").unwrap();
                fs::remove_file(site.join("articles/a.html")).unwrap();
            }),
            &["`articles/a.html` is missing", "`articles/b.html` has changed since it was published", "`z.html` is not in the manifest"],
        ),
    ];
    for (name, touch, expected) in rows {
        assert_eq!(differences(touch), *expected, "{name}");
    }
}

#[cfg(unix)] // Windows has no FIFOs.
#[test]
fn a_fifo_is_neither_opened_nor_waited_for() {
    let said = differences(|site| {
        fs::remove_file(site.join("index.html")).unwrap();
        make_fifo(&site.join("index.html"));
    });
    assert_eq!(said, ["`index.html` is not a regular file"]);
    let said = differences(|site| {
        fs::remove_file(site.join("manifest.json")).unwrap();
        make_fifo(&site.join("manifest.json"));
    });
    assert_eq!(said, ["the folder cannot be verified: its manifest.json is not a regular file"]);
}

#[cfg(unix)]
pub(super) fn make_fifo(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn there_must_be_a_manifest() {
    let bench = Bench::new();
    assert!(matches!(verify(&bench.output()), Err(WriteFailure::Read { .. })));
    fs::create_dir(bench.output()).unwrap();
    assert!(matches!(verify(&bench.output()), Err(WriteFailure::NoManifest { .. })));
    fs::write(bench.beside("file"), "").unwrap();
    assert!(matches!(verify(&bench.beside("file")), Err(WriteFailure::Read { .. })));
}

#[cfg(unix)] // Elsewhere not everybody may make a link.
#[test]
fn the_folder_itself_may_be_reached_through_a_link() {
    let bench = Bench::published();
    symlink("output", bench.beside("link")).unwrap();
    assert!(verify(&bench.beside("link")).unwrap().is_empty());
    assert_eq!(bench.build(super::PAGES).unwrap().unchanged, super::PAGES.len());
}
