//! Slugs, aliases and addresses that clash.

use super::{Gets, article, expect, good};

#[test]
fn slugs() {
    for slug in [
        "../../x",
        "a/../../b",
        "\"%2e%2e/x\"",
        "'a\\b'",
        "'C:x'",
        ".",
        "..",
        "a b",
        "x.",
        "a/b",
        "'#a'",
        "'a?b'",
        "\"a\\0b\"",
        "A",
        "index",
        "page-2",
        "'<b>'",
    ] {
        let archive = good();
        archive.write("content/articles/2018-03-01-a.md", article(&format!("slug: {slug}\n"), "Words."));
        let code = if slug.contains("\\0") { "control-character" } else { "wrong-id" };
        expect(slug, &archive, Gets::Error(code, "content/articles/2018-03-01-a.md:3:"));
    }
    let archive = good();
    archive.write("content/articles/2018-03-01-a.md", article("slug: ''\n", "Words."));
    expect("empty", &archive, Gets::Error("empty-text", "content/articles/2018-03-01-a.md:3:"));
    for slug in ["con", "nul", "com1", "aux", "lpt9"] {
        let archive = good();
        archive.write("content/articles/2018-03-01-a.md", article(&format!("slug: {slug}\n"), "Words."));
        expect(slug, &archive, Gets::Warning("reserved-name", "content/articles/2018-03-01-a.md:"));
    }
}

#[test]
fn aliases() {
    for alias in [
        "https://other/",
        "/articles/../..",
        "/../x",
        "/a?b",
        "/a#b",
        "/<b>",
        "\"/a\\0b\"",
        "/%2e%2e/x",
        "'/a\\b'",
        "a b",
        "/a b",
        "//other/x",
        "old",
        "/.hidden",
        "/x.",
        "/a/./b",
        "/C:x",
        "/",
    ] {
        let archive = good();
        archive.write("content/articles/2018-03-01-a.md", article(&format!("aliases: [{alias}]\n"), "Words."));
        let code = if alias.contains("\\0") { "control-character" } else { "wrong-address" };
        expect(alias, &archive, Gets::Error(code, "content/articles/2018-03-01-a.md:3:1"));
    }
    let archive = good();
    archive.write("content/articles/2018-03-01-a.md", article("aliases: [/old/con/]\n", "Words."));
    expect("a device", &archive, Gets::Warning("reserved-name", "content/articles/2018-03-01-a.md"));
    let archive = good();
    archive.write("content/articles/2018-03-01-a.md", article("aliases: [/old/address/, /2018/03/a.html]\n", "Words."));
    expect("good ones", &archive, Gets::Nothing);
}

#[test]
fn two_at_one_address() {
    let words = article("", "Words.");
    let png = "x".to_owned();
    let clashes: &[(&str, &[(&str, &str)])] = &[
        ("case", &[("content/articles/2018-03-01-Kept.md", &words), ("content/articles/2018-03-02-kept.md", &words)]),
        ("spelling", &[("content/articles/2018-03-01-\u{e9}.md", &words), ("content/articles/2018-03-02-e\u{301}.md", &words)]),
        ("the same slug", &[("content/articles/a/2018-03-01-x.md", &words), ("content/articles/b/2018-03-02-x.md", &words)]),
        #[cfg(not(windows))] // Windows has no two such files in a folder.
        ("assets that differ by case", &[("content/articles/Map.png", &png), ("content/articles/map.png", &png)]),
        ("assets that differ by spelling", &[("content/articles/\u{e9}.png", &png), ("content/articles/e\u{301}.png", &png)]),
        ("an article and a page", &[("content/articles/2018-03-01-x.md", &words), ("content/pages/articles/x.md", "Words.")]),
        ("a page and a static file", &[("content/pages/x.md", "Words."), ("content/static/X.html", &png)]),
        ("a list and a static file", &[("content/pages/status.md", "Words."), ("content/pages/about.md", "Words.")]),
        (
            "an alias and a page",
            &[
                ("content/articles/2018-03-01-x.md", "---\ntitle: X\naliases: [/about.html]\n---\nWords."),
                ("content/pages/about.md", "Words."),
            ],
        ),
        (
            "an alias and a list",
            &[
                ("content/articles/2018-03-01-x.md", "---\ntitle: X\naliases: [/status.html]\n---\nWords."),
                ("content/pages/about.md", "Words."),
            ],
        ),
        (
            "two aliases",
            &[
                ("content/articles/2018-03-01-x.md", "---\ntitle: X\naliases: [/old/]\n---\nWords."),
                ("content/articles/2018-03-02-y.md", "---\ntitle: Y\naliases: [/OLD/]\n---\nWords."),
            ],
        ),
        ("the manifest", &[("content/static/manifest.json", &png), ("content/pages/about.md", "Words.")]),
        ("a file where a folder is", &[("content/static/articles", &png), ("content/pages/about.md", "Words.")]),
    ];
    for (name, files) in clashes {
        let archive = good();
        archive.write(
            "archive.yaml",
            "title: Test\nlints: {no-archived-copy: off, undeclared-speaker: off}\nallow_active_files: [content/static/X.html]\n",
        );
        for (path, text) in *files {
            archive.write(path, text);
        }
        expect(name, &archive, Gets::Error("same-address", "content/"));
    }
}
