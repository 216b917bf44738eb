//! Two files at one address.

use super::notation::{day, written};
use crate::diagnostic::Log;
use crate::plan::{Address, Page, site};
use crate::status::{Drafts, as_of};

fn told(text: &str, others: &[&str]) -> Vec<String> {
    let written = written(text);
    let snapshot = as_of(&written.archive, day("2020-01-01"), Drafts::Leave);
    let mut log = Log::new();
    let others: Vec<String> = others.iter().map(|path| (*path).to_owned()).collect();
    site(&written.archive, &snapshot, &others, &mut log);
    written.told(&log)
}

#[test]
fn two_files_at_one_address_are_named_both() {
    for (archive, others, expected) in [
        (
            "article a 2018-01-01\nasset articles/a.html",
            vec![],
            "same-address articles/a.html:0 `articles/a.html` is the address of a copied file and of the article `a` \
             | rename the file | articles/a.md:0 the article `a` is here",
        ),
        (
            "article a 2018-01-01\npage articles/a",
            vec![],
            "same-address pages/articles/a.md:0 `articles/a.html` is the address of the page `articles/a` and of the article `a` \
             | rename the file | articles/a.md:0 the article `a` is here",
        ),
        (
            "page status",
            vec![],
            "same-address pages/status.md:0 `status.html` is the address of the page `status` and of a page that every archive has \
             | rename the file",
        ),
        (
            "article a 2018-01-01 alias=status.html",
            vec![],
            "same-address articles/a.md:0 `status.html` is the address of an alias of the article `a` and of a page that every archive \
             has | leave the alias out",
        ),
        (
            "article a 2018-01-01 alias=x/\narticle b 2018-01-02 alias=x/index.html",
            vec![],
            "same-address articles/b.md:0 `x/index.html` is the address of an alias of the article `b` and of an alias of the article \
             `a` | leave the alias out | articles/a.md:0 an alias of the article `a` is here",
        ),
        (
            "article a 2018-01-01\n  claim one\n  claim two alias=one",
            vec![],
            "same-address articles/a.md:20 `commitments/one.html` is the address of an alias of the claim `two` and of the claim `one` \
             | leave the alias out | articles/a.md:10 the claim `one` is here",
        ),
        (
            "asset articles/Kept.png\nasset articles/kept.png",
            vec![],
            "same-address articles/kept.png:0 `articles/kept.png`, the address of a copied file, differs from `articles/Kept.png`, that \
             of a copied file, in case or spelling alone | rename the file | articles/Kept.png:0 a copied file is here",
        ),
        (
            "asset e\u{301}.png\nasset \u{e9}.png",
            vec![],
            "same-address \u{e9}.png:0 `\u{e9}.png`, the address of a copied file, differs from `e\u{301}.png`, that of a copied file, \
             in case or spelling alone | rename the file | e\u{301}.png:0 a copied file is here",
        ),
        (
            "article a 2018-01-01 topics=Straße\narticle b 2018-01-02 topics=Strasse",
            vec![],
            "same-address articles/a.md:0 `topics/straße.html`, the address of the topic `Straße`, differs from `topics/strasse.html`, \
             that of the topic `Strasse`, in case or spelling alone | articles/b.md:0 the topic `Strasse` is here",
        ),
        (
            "asset static/a.css",
            vec!["static/a.css"],
            "same-address static/a.css:0 `static/a.css` is the address of a file of the theme or the program and of a copied file \
             | rename the file",
        ),
        (
            "page x\nasset x.html/map.png",
            vec![],
            "same-address x.html/map.png:0 `x.html`, the address of the page `x`, is a folder of `x.html/map.png`, that of a copied file \
             | rename the file | pages/x.md:0 the page `x` is here",
        ),
        (
            "asset Articles",
            vec![],
            "same-address Articles:0 `Articles`, the address of a copied file, is a folder of `articles/index.html`, that of a page that \
             every archive has | rename the file",
        ),
        (
            "article a 2018-01-01\n  claim c speaker=kim\npage speakers/kim",
            vec![],
            "same-address pages/speakers/kim.md:0 `speakers/kim.html` is the address of the page `speakers/kim` and of the speaker \
             `kim` | rename the file | articles/a.md:10 the speaker `kim` is here",
        ),
    ] {
        assert_eq!(told(archive, &others), [expected], "{archive}");
    }
}

#[test]
fn different_addresses_are_no_clash() {
    for archive in [
        "article a 2018-01-01\npage a",
        "article a 2018-01-01\n  claim a",
        "article a 2018-01-01\nasset articles/a/map.png",
        "article kapı 2018-01-01\narticle kapi 2018-01-01",
        "article a 2018-01-01\narticle b 2030-01-01 alias=articles/a.html",
        "article a 2018-01-01\npage articles/a draft",
    ] {
        assert_eq!(told(archive, &[]), Vec::<String>::new(), "{archive}");
    }
}

#[test]
fn the_search_index_has_its_folder_for_itself() {
    let expected = |file: &str| {
        vec![format!(
            "same-address {file}:0 `search`, the address of the search index, is a folder of `{file}`, that of a copied file | rename the file"
        )]
    };
    for file in ["search/a.txt", "search/1.6.0/1/pagefind-entry.json"] {
        let told_of = |lines: &str| told(&format!("article a 2018-01-01\nasset {file}\n{lines}"), &[]);
        assert_eq!(told_of(""), expected(file));
        assert_eq!(told_of("no-search"), Vec::<String>::new());
    }
}

#[test]
fn a_name_that_no_disk_takes() {
    let slug = "남".repeat(90);
    let told = told(&format!("article {slug} 2018-01-01"), &[]);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with(&format!("too-large articles/{slug}.md:0 the address of the article ")), "{}", told[0]);
}

#[test]
fn the_first_of_two_keeps_the_address() {
    let written = written("article a 2018-01-01\nasset articles/A.html");
    let snapshot = as_of(&written.archive, day("2020-01-01"), Drafts::Leave);
    let site = site(&written.archive, &snapshot, &[], &mut Log::new());
    assert!(matches!(site.pages[&Address::file("articles/a.html")], Page::Article(_)));
    assert!(!site.pages.contains_key(&Address::file("articles/A.html")));
    assert_eq!(site.address(&Page::Asset(0)), None);
}
