//! What a build must not touch.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

#[cfg(unix)]
use super::verify::make_fifo;
use super::{Bench, PAGES, header, tree};
use crate::write::{PathFault, Refusal, WriteFailure};

/// Builds fewer pages than there were over a site that somebody touched; gives the failure and sees to it that
/// nothing changed.
fn refused(bench: &Bench, touch: impl Fn(&Path)) -> WriteFailure {
    touch(&bench.output());
    let before = (tree(bench.folder.path()), bench.names());
    let failure = bench.build(&PAGES[1..]).unwrap_err();
    assert_eq!((tree(bench.folder.path()), bench.names()), before, "{failure}");
    failure
}

#[test]
fn folders_that_are_not_ours() {
    type Touch = fn(&Path);
    let rows: &[(&str, Touch, &str)] = &[
        ("files", |output| fs::write(output.join("thesis.md"), "").unwrap(), "it has no manifest.json"),
        ("a folder in it", |output| fs::create_dir(output.join("thesis")).unwrap(), "it has no manifest.json"),
        (
            "a web application",
            |output| fs::write(output.join("manifest.json"), r#"{"name": "App"}"#).unwrap(),
            "its manifest.json does not have the shape of ours: missing field `schema` at line 1 column 15",
        ),
        #[cfg(unix)] // Elsewhere not everybody may make a link, and there are no FIFOs.
        (
            "a link for a manifest",
            |output| symlink("/etc/passwd", output.join("manifest.json")).unwrap(),
            "its manifest.json is not a regular file",
        ),
        #[cfg(unix)]
        ("a FIFO for a manifest", |output| make_fifo(&output.join("manifest.json")), "its manifest.json is not a regular file"),
    ];
    for (name, touch, expected) in rows {
        let bench = Bench::new();
        fs::create_dir(bench.output()).unwrap();
        touch(&bench.output());
        let names = bench.names();
        match bench.build(PAGES) {
            Err(WriteFailure::NotOurs { path: _, fault }) => assert_eq!(fault.to_string(), *expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(bench.names(), names, "{name}");
        assert_eq!(fs::read_dir(bench.output()).unwrap().count(), 1, "{name}");
    }
}

#[test]
fn a_later_version_wrote_it() {
    let failure = refused(&Bench::published(), |output| {
        let text = fs::read_to_string(output.join("manifest.json")).unwrap();
        fs::write(output.join("manifest.json"), text.replace("\"schema\": 1", "\"schema\": 2")).unwrap();
    });
    assert!(failure.to_string().contains("has schema 2; this version reads schema 1; nothing was touched"), "{failure}");
}

#[test]
fn files_that_the_manifest_does_not_name() {
    type Touch = fn(&Path);
    let rows: &[(&str, Touch, &str, usize)] = &[
        ("a file", |output| fs::write(output.join("CNAME"), "").unwrap(), "CNAME", 0),
        (
            "several",
            |output| {
                fs::write(output.join("z"), "").unwrap();
                fs::create_dir_all(output.join(".git/refs")).unwrap();
                fs::write(output.join(".git/refs/head"), "").unwrap();
                fs::write(output.join(".git/config"), "").unwrap();
            },
            ".git/config",
            2,
        ),
        #[cfg(unix)] // Elsewhere not everybody may make a link, and there are no FIFOs.
        ("a link", |output| symlink("/etc", output.join("etc")).unwrap(), "etc", 0),
        #[cfg(unix)]
        (
            "a link in a page's place",
            |output| {
                fs::remove_file(output.join("index.html")).unwrap();
                symlink("/etc/passwd", output.join("index.html")).unwrap();
            },
            "index.html",
            0,
        ),
        #[cfg(unix)]
        (
            "a link in a folder's place",
            |output| {
                fs::rename(output.join("articles"), output.with_file_name("moved")).unwrap();
                symlink("../moved", output.join("articles")).unwrap();
            },
            "articles",
            0,
        ),
        #[cfg(unix)]
        ("a FIFO", |output| make_fifo(&output.join("pipe")), "pipe", 0),
    ];
    for (name, touch, first, more) in rows {
        let bench = Bench::published();
        // Not by `refused`: to compare, it would read the FIFO.
        touch(&bench.output());
        match bench.build(PAGES) {
            Err(WriteFailure::Foreign { path, others }) => {
                assert!(path.ends_with(first), "{name}: {}", path.display());
                assert_eq!(others, *more, "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert!(fs::symlink_metadata(bench.at(first)).is_ok(), "{name}");
        assert!(bench.names().iter().all(|name| !name.starts_with(".afterword-")), "{name}");
    }
}

#[test]
fn a_file_that_arrives_during_the_build() {
    let bench = Bench::published();
    let stage = bench.stage().unwrap();
    stage.put("index.html", b"another").unwrap();
    fs::write(bench.at("notes.txt"), "words").unwrap();
    assert!(matches!(stage.finish(header()), Err(WriteFailure::Foreign { .. })));
    assert_eq!(fs::read_to_string(bench.at("notes.txt")).unwrap(), "words");
    assert_eq!(fs::read_to_string(bench.at("index.html")).unwrap(), "home");
    assert_eq!(bench.names(), ["output"]);
}

/// Where a folder with an open file can't be moved: the old site stays, and nothing beside it.
#[cfg(windows)]
#[test]
fn a_file_that_another_program_has_open() {
    let bench = Bench::published();
    let before = tree(bench.folder.path());
    let open = fs::File::open(bench.at("articles/a.html")).unwrap();
    let failure = bench.build(&PAGES[1..]).unwrap_err();
    assert!(
        matches!(&failure, WriteFailure::Exchange { source, .. } if source.to_string().contains("open in another program")),
        "{failure:?}"
    );
    assert_eq!((tree(bench.folder.path()), bench.names()), (before, vec!["output".to_owned()]));
    drop(open);
    bench.build(&PAGES[1..]).unwrap();
}

#[test]
fn a_file_that_was_edited_and_would_vanish() {
    let failure = refused(&Bench::published(), |output| fs::write(output.join("index.html"), "hole").unwrap());
    assert!(matches!(&failure, WriteFailure::Edited { path } if path.ends_with("output/index.html")), "{failure}");
    let failure = refused(&Bench::published(), |output| {
        let text = fs::read_to_string(output.join("manifest.json")).unwrap();
        let hash = crate::write::Digest::of(b"home").to_string();
        fs::write(output.join("manifest.json"), text.replace(&hash, &"0".repeat(64))).unwrap();
    });
    assert!(matches!(failure, WriteFailure::Edited { .. }));
}

#[cfg(unix)] // Elsewhere permissions come from the folder.
#[test]
fn an_empty_folder_is_used_and_keeps_its_permissions() {
    let bench = Bench::new();
    fs::create_dir(bench.output()).unwrap();
    for _ in 0..2 {
        fs::set_permissions(bench.output(), fs::Permissions::from_mode(0o750)).unwrap();
        bench.build(PAGES).unwrap();
        assert_eq!(fs::metadata(bench.output()).unwrap().permissions().mode() & 0o777, 0o750);
        bench.build(&PAGES[1..]).unwrap();
        assert_eq!(fs::metadata(bench.output()).unwrap().permissions().mode() & 0o777, 0o750);
    }
}

#[test]
fn the_output_itself_is_examined() {
    let bench = Bench::new();
    #[cfg(unix)] // Elsewhere not everybody may make a link.
    {
        fs::create_dir(bench.beside("elsewhere")).unwrap();
        symlink("elsewhere", bench.output()).unwrap();
        assert!(matches!(bench.build(PAGES), Err(WriteFailure::Refused { reason: Refusal::Link, .. })));
        assert_eq!(bench.names(), ["elsewhere", "output"]);
        fs::remove_file(bench.output()).unwrap();
    }
    fs::write(bench.output(), "words").unwrap();
    let failure = bench.build(PAGES).unwrap_err();
    assert!(matches!(failure, WriteFailure::Refused { reason: Refusal::NotAFolder, .. }));
    assert!(failure.to_string().contains("cannot be the output folder: it is not a folder; nothing was touched"));
    assert_eq!(fs::read_to_string(bench.output()).unwrap(), "words");
}

#[test]
fn paths_that_cannot_be_pages() {
    let bench = Bench::published();
    let before = tree(bench.folder.path());
    for (path, fault) in [
        ("../x", PathFault::Dots),
        ("/etc/cron.d/x", PathFault::Absolute),
        ("a//b", PathFault::EmptyPart),
        ("", PathFault::Empty),
        ("a\0b", PathFault::Control),
    ] {
        let stage = bench.stage().unwrap();
        assert!(matches!(stage.put(path, b""), Err(WriteFailure::Path { fault: found, .. }) if found == fault), "{path}");
    }
    for pages in [&["a", "a"][..], &["index.html", "index.html"], &["manifest.json"]] {
        let stage = bench.stage().unwrap();
        let (last, first) = pages.split_last().unwrap();
        first.iter().for_each(|path| stage.put(path, b"home").unwrap());
        assert!(matches!(stage.put(last, b"home"), Err(WriteFailure::Twice { .. })), "{pages:?}");
        assert!(matches!(stage.copy_file(last, &bench.at("index.html")), Err(WriteFailure::Twice { .. })), "{pages:?}");
    }
    for pages in [["a/b", "a"], ["a", "a/b"]] {
        let stage = bench.stage().unwrap();
        stage.put(pages[0], b"").unwrap();
        stage.put(pages[1], b"").unwrap_err();
    }
    assert_eq!(tree(bench.folder.path()), before);
}

#[test]
fn an_asset_must_be_a_file() {
    let bench = Bench::published();
    #[cfg(unix)]
    make_fifo(&bench.beside("pipe"));
    let stage = bench.stage().unwrap();
    for source in ["pipe", "output", "absent"] {
        let source = bench.beside(source);
        match stage.copy_file("map.png", &source) {
            Err(WriteFailure::Read { path, .. }) => assert_eq!(path, source),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_second_build_into_the_same_folder() {
    let bench = Bench::published();
    let first = bench.stage().unwrap();
    let failure = bench.build(PAGES).unwrap_err();
    let expected = format!("another build, process {}, is writing to ", std::process::id());
    assert!(failure.to_string().starts_with(&expected), "{failure}");
    // The second must not have swept the first one's stage or lock.
    first.put("index.html", b"new").unwrap();
    assert_eq!(first.finish(header()).unwrap().changed.len(), 1);
    assert_eq!(bench.names(), ["output"]);
}

#[test]
fn a_parent_that_cannot_be() {
    let bench = Bench::new();
    fs::write(bench.beside("file"), "").unwrap();
    let surroundings = crate::write::Surroundings::default();
    let failure = crate::write::Stage::open(&bench.beside("file/output"), &surroundings).unwrap_err();
    assert!(matches!(failure, WriteFailure::Read { .. } | WriteFailure::Write { .. }), "{failure:?}");
    assert_eq!(bench.names(), ["file"]);
    drop(crate::write::Stage::open(&bench.beside("new/further/output"), &surroundings).unwrap());
    assert!(bench.beside("new/further").is_dir());
}
