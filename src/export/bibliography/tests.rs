//! Entries as texts, and read by a parser of BibTeX that is not ours.

use biblatex::{Bibliography, ChunksExt as _, DateValue, PermissiveType};
use serde_json::json;

use super::{Work, bibtex, csl};
use crate::archive::SourceType;
use crate::date::Edtf;

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

fn work() -> Work<'static> {
    Work {
        id: "nk-no-tests".to_owned(),
        kind: SourceType::Webpage,
        title: "No 100% test & no {device}",
        authors: &[],
        publisher: Some("The Ledger"),
        date: Some(edtf("2018-03-06")),
        accessed: None,
        language: Some("en"),
        url: Some("https://example.org/c.html".to_owned()),
        note: Some("Status as of 2025-09-01: Broken".to_owned()),
    }
}

#[test]
fn an_entry_for_bibtex() {
    assert_eq!(
        bibtex(&work()),
        "@online{nk-no-tests,\n  title     = {{No 100\\% test \\& no \\{device\\}}},\n  publisher = {The Ledger},\n  date      = {2018-03-06},\n  \
         url       = {https://example.org/c.html},\n  note      = {Status as of 2025-09-01: Broken}\n}"
    );
}

#[test]
fn a_book_is_one_whoever_published_it() {
    for (kind, publisher, url, entry) in [
        (SourceType::Book, Some("A house"), None, "book"),
        (SourceType::Book, None, None, "book"),
        (SourceType::Book, None, Some("https://example.org/b"), "book"),
        // Of these, biblatex asks for who published them.
        (SourceType::Report, Some("An office"), None, "report"),
        (SourceType::Report, None, None, "misc"),
        (SourceType::Article, None, Some("https://example.org/a"), "online"),
    ] {
        let text = bibtex(&Work { kind, publisher, url: url.map(str::to_owned), ..work() });
        assert!(text.starts_with(&format!("@{entry}{{")), "{text}");
    }
}

#[test]
fn an_entry_for_reference_managers() {
    let work = Work { url: None, ..work() };
    let csl = serde_json::to_value(csl(&work)).unwrap();
    assert_eq!(csl["id"], "nk-no-tests");
    assert_eq!(csl["type"], "webpage");
    assert_eq!(csl["container-title"], "The Ledger");
    assert_eq!(csl["issued"], json!({ "date-parts": [[2018, 3, 6]] }));
    assert!(csl.get("URL").is_none());
}

#[test]
fn no_word_is_a_command_of_tex() {
    for (words, expected) in [
        ("a\\b", "a\\textbackslash{}b"),
        ("~^", "\\textasciitilde{}\\textasciicircum{}"),
        ("50% of $1_000 #1", "50\\% of \\$1\\_000 \\#1"),
        ("two\nlines", "two lines"),
        ("남북", "남북"),
    ] {
        assert_eq!(bibtex::escaped(words), expected, "{words:?}");
    }
}

#[test]
fn vague_dates() {
    for (written, in_bibtex, in_csl) in [
        ("2018-04-27", "2018-04-27", json!({ "date-parts": [[2018, 4, 27]] })),
        ("2018-04", "2018-04", json!({ "date-parts": [[2018, 4]] })),
        ("2018~", "2018~", json!({ "date-parts": [[2018]], "circa": true })),
        ("2018-04%", "2018-04%", json!({ "date-parts": [[2018, 4]], "circa": true })),
        ("2018-21", "2018-21", json!({ "date-parts": [[2018]], "season": 1 })),
        ("2018-31", "2018-23", json!({ "date-parts": [[2018]], "season": 3 })),
        ("2018-34", "2018-04/2018-06", json!({ "date-parts": [[2018, 4], [2018, 6]] })),
        ("2018-04-21/2018-05", "2018-04-21/2018-05", json!({ "date-parts": [[2018, 4, 21], [2018, 5]] })),
        ("2018-33/2019", "2018-01/2019", json!({ "date-parts": [[2018, 1], [2019]] })),
        ("2018-03/..", "2018-03/..", json!({ "literal": "2018-03/.." })),
        ("../2018-36", "../2018-12", json!({ "literal": "../2018-36" })),
    ] {
        assert_eq!(bibtex::written(&edtf(written)), in_bibtex, "{written}");
        assert_eq!(serde_json::to_value(csl::date_of(&edtf(written))).unwrap(), in_csl, "{written}");
    }
}

#[test]
fn every_kind_of_source_is_read_back_by_biblatex() {
    let authors = ["A. {Writer}".to_owned(), "Ministry of War and Peace".to_owned()];
    for kind in SourceType::ALL {
        for publisher in [None, Some("The Ledger & Sons")] {
            for url in [None, Some("https://example.org/100%25_{a}?b=c#d")] {
                let work = Work {
                    id: "남북-2018:brief".to_owned(),
                    kind: *kind,
                    title: "100% of \\all} {the~words #1",
                    authors: &authors,
                    publisher,
                    date: Some(edtf("2018-04")),
                    accessed: Some(edtf("2018-05-01")),
                    language: None,
                    url: url.map(str::to_owned),
                    note: Some("Retracted: 2019".to_owned()),
                };
                let text = bibtex(&work);
                let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error:?} in {text}"));
                let entry = read.get("남북-2018:brief").unwrap();
                assert_eq!(entry.title().unwrap().format_verbatim(), work.title, "{text}");
                let names = entry.author().unwrap();
                assert_eq!(names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>(), ["A. {Writer}", "Ministry of War and Peace"]);
                let PermissiveType::Typed(date) = entry.date().unwrap() else { panic!("the date is no date in {text}") };
                let DateValue::At(day) = date.value else { panic!("{date:?}") };
                assert_eq!((day.year, day.month.map(|month| month + 1), day.day), (2018, Some(4), None));
                if url.is_some() {
                    assert_eq!(entry.url().unwrap(), "https://example.org/100%25_%7Ba%7D?b=c#d");
                }
                let missing = entry.verify();
                assert!(missing.malformed.is_empty(), "{:?} {:?} in {text}", missing.malformed, missing.missing);
                // This parser asks for a book's publisher, as BibTeX did; biblatex itself does not.
                let may_be_missing = if *kind == SourceType::Book && publisher.is_none() { "publisher" } else { "author" };
                assert!(
                    missing.missing.iter().all(|field| ["author", "editor", "organization", may_be_missing].contains(field)),
                    "{:?} {:?} in {text}",
                    missing.malformed,
                    missing.missing
                );
            }
        }
    }
}
