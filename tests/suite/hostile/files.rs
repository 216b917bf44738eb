//! Files and folders.

use super::super::archives::tree;
use super::{Gets, article, expect, good};

#[test]
fn what_systems_leave_behind_is_passed_over() {
    let archive = good();
    let before = archive.run(&["list", "articles", "--format", "json"]).stdout;
    for path in [".DS_Store", "._a.md", "a.md~", ".a.md.swp", "Thumbs.db", ".git/HEAD", ".hidden.md", ".obsidian/x.md"] {
        archive.write(&format!("content/articles/{path}"), "no front matter");
    }
    archive.write("content/static/.well-known/security.txt", "Contact: mailto:a@example.org");
    archive.write("content/static/.nojekyll", "");
    archive.write("content/static/.git/config", "secret");
    expect("litter", &archive, Gets::Nothing);
    assert_eq!(archive.run(&["list", "articles", "--format", "json"]).stdout, before);
}

#[test]
fn almost_markdown() {
    for path in ["content/articles/A.MD", "content/articles/a.markdown", "content/pages/a.mdown"] {
        let archive = good();
        archive.write(path, article("", "Words."));
        expect("an ending", &archive, Gets::Warning("file-ending", path));
    }
}

#[test]
fn files_that_can_run() {
    for (path, text) in [
        ("x.html", "<p>x"),
        ("x.HTM", "x"),
        ("x.xhtml", "x"),
        ("x.xml", "<x/>"),
        ("x.js", "1"),
        ("x.mjs", "1"),
        ("x.svgz", "x"),
        ("x.shtml", "x"),
        ("x.xsl", "<x/>"),
        ("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        ("X.SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        ("y.svg", "<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("z.svg", "no drawing"),
    ] {
        let archive = good();
        let path = format!("content/articles/2018/{path}");
        archive.write(&path, text);
        let place: &'static str = path.clone().leak();
        expect("an active file", &archive, Gets::Error("active-file", place));
        archive.write(
            "archive.yaml",
            format!("title: Test\nlints: {{no-archived-copy: off, undeclared-speaker: off}}\nallow_active_files: [{path}]\n"),
        );
        std::fs::remove_file(archive.root().join("content/articles/2018-02-01-other.md")).unwrap();
        expect("a listed file", &archive, Gets::Nothing);
    }
    let archive = good();
    archive.write(
        "content/articles/map.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<path d=\"M0 0\"\n onload=\"x\"/></svg>",
    );
    expect("the line of an attribute", &archive, Gets::Error("active-file", "content/articles/map.svg:3:2"));
    let archive = good();
    archive.write("content/articles/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0L9 9\"/></svg>");
    archive.write("content/articles/2018-03-01-a.md", article("", "![A map](map.svg)"));
    expect("a drawing", &archive, Gets::Nothing);
    let archive = good();
    archive.write("content/articles/utf16.svg", b"\xff\xfe<\0s\0");
    expect("a drawing in UTF-16", &archive, Gets::Error("active-file", "content/articles/utf16.svg"));
}

#[test]
fn front_matter_without_an_end_or_a_beginning() {
    for (text, place) in [
        ("", ""),
        ("---\n", ":1:1"),
        ("---", ":1:1"),
        ("---\ntitle: a\n", ":1:1"),
        ("---\ntitle: a\n----\nWords.\n", ":1:1"),
        ("Words.\n---\ntitle: a\n---\n", ":1:1"),
        ("+++\ntitle = 1\n+++\n", ":1:1"),
        ("Words alone.\n", ":1:1"),
    ] {
        let archive = good();
        archive.write("content/articles/2018-03-01-a.md", text);
        let place: &'static str = format!("content/articles/2018-03-01-a.md{place}").leak();
        expect(text, &archive, Gets::Error("front-matter", place));
    }
    let archive = good();
    archive.write("content/articles/2018-03-01-a.md", "--- \ntitle: a\n---\t \nWords.\n");
    expect("trailing blanks", &archive, Gets::Nothing);
}

#[test]
fn copies_of_sources() {
    let hash = "a".repeat(64);
    let good_hash = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"; // of `x`
    for (copy, code, place) in [
        ("path: ../../../etc/shadow".to_owned(), "missing-file", ":6:"),
        ("path: /etc/passwd".to_owned(), "missing-file", ":6:"),
        ("path: out.pdf".to_owned(), "missing-file", ":6:"),
        ("path: none.pdf".to_owned(), "missing-file", ":6:"),
        (format!("path: copy.pdf, sha256: {hash}"), "wrong-hash", ":6:"),
        ("path: copy.pdf, sha256: abc".to_owned(), "wrong-hash", ":6:"),
        (format!("path: copy.pdf, sha256: {}", "g".repeat(64)), "wrong-hash", ":6:"),
    ] {
        let archive = good();
        archive.write("content/articles/copy.pdf", "x");
        #[cfg(unix)]
        super::link(&archive, "content/articles/out.pdf", "/etc/passwd");
        archive.write(
            "content/articles/2018-03-01-a.md",
            article(&format!("sources:\n  - id: a\n    title: A\n    archived: [{{{copy}}}]\n"), "Words."),
        );
        let place: &'static str = format!("content/articles/2018-03-01-a.md{place}").leak();
        expect(&copy, &archive, Gets::Error(code, place));
    }
    let archive = good();
    archive.write("content/articles/copy.pdf", "x");
    let keys = format!("sources:\n  - id: a\n    title: A\n    archived: [{{path: copy.pdf, sha256: {good_hash}}}]\n");
    archive.write("content/articles/2018-03-01-a.md", article(&keys, "Words."));
    expect("the right hash", &archive, Gets::Nothing);
}

#[test]
fn no_archive() {
    let archive = good();
    archive.write("archive.yaml", "");
    expect("empty", &archive, Gets::Usage("no archive"));
    std::fs::remove_file(archive.root().join("archive.yaml")).unwrap();
    expect("missing", &archive, Gets::Usage("no archive"));
    std::fs::create_dir(archive.root().join("archive.yaml")).unwrap();
    expect("a folder", &archive, Gets::Usage("no archive"));
    for arguments in [["check", "--root", "."], ["list", "--root", "."]] {
        assert_eq!(archive.run(&arguments).status.code(), Some(2));
    }
}

#[test]
fn a_rejected_archive_leaves_the_old_site_as_it_was() {
    let archive = good();
    archive.build();
    let before = tree(&archive.output());
    archive.write("content/articles/2018-03-01-a.md", "no front matter");
    assert_eq!(archive.run(&["build", "--as-of", "2026-01-01"]).status.code(), Some(1));
    assert_eq!(tree(&archive.output()), before);
}
