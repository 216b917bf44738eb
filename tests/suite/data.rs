//! The files under `/data/` hold what the pages do, and readers that are not ours understand them.

use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

use super::archives::{Archive, program, repository, tree};

/// The published example, every file by its path.
fn example(theme: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    let arguments = ["build", "--no-search", "--theme", theme, "--as-of", "2026-11-24", "--output"];
    let built = program().args(arguments).arg(&output).current_dir(repository()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    tree(&output).into_iter().collect()
}

fn json(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_slice(&files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a table, read strictly: every record has as many fields as the head.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.ends_with("\r\n"), "a line has no CRLF");
    let mut reader = csv::ReaderBuilder::new().flexible(false).terminator(csv::Terminator::CRLF).from_reader(bytes);
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn tables_hold_what_json_holds() {
    let files = example("default");
    let claims = json(&files, "data/claims.json");
    let claims = claims["claims"].as_array().unwrap();
    let table = rows(&files["data/claims.csv"]);
    assert!(claims.len() > 20 && claims.len() == table.len());
    for (claim, row) in claims.iter().zip(&table) {
        for (column, cell) in row {
            let expected = match &claim[column] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Array(ids) => ids.iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>().join(" "),
                one @ (Value::Bool(_) | Value::Number(_) | Value::Object(_)) => one.to_string(),
            };
            assert_eq!(*cell, expected, "{column} of {}", claim["id"]);
        }
    }
    let follow_ups: usize = claims.iter().map(|claim| claim["follow_ups"].as_array().unwrap().len()).sum();
    assert_eq!(rows(&files["data/follow-ups.csv"]).len(), follow_ups);
    // The last status of the history is that of today, and no day is left out between two.
    let mut last: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in rows(&files["data/status-history.csv"]) {
        if let Some(before) = last.get(&row["claim"]) {
            assert_eq!(row["previous"], before["status"]);
            assert!(before["until"] < row["since"] && !before["until"].is_empty());
        }
        last.insert(row["claim"].clone(), row);
    }
    for claim in claims {
        let row = &last[claim["id"].as_str().unwrap()];
        assert_eq!((row["status"].as_str(), row["since"].as_str()), (claim["status"].as_str().unwrap(), claim["since"].as_str().unwrap()));
        assert_eq!(row["until"], "");
    }
}

#[test]
fn the_package_describes_every_file_and_column() {
    let files = example("default");
    let package = json(&files, "data/datapackage.json");
    let mut described: BTreeSet<String> = BTreeSet::from(["data/datapackage.json".to_owned()]);
    for resource in package["resources"].as_array().unwrap() {
        let path = format!("data/{}", resource["path"].as_str().unwrap());
        if path.ends_with(".csv") {
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            let head = String::from_utf8_lossy(&files[&path]).lines().next().unwrap().to_owned();
            assert_eq!(names.join(","), head, "{path}");
        }
        described.insert(path);
    }
    let published: BTreeSet<String> = files.keys().filter(|path| path.starts_with("data/")).cloned().collect();
    assert_eq!(described, published);
}

/// Every address of a file whose names are among these, with what it leads to within the site.
fn addresses(value: &Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if let Some(address) = value.as_str().filter(|_| keys.contains(&key.as_str())) {
                    found.push(address.to_owned());
                }
                addresses(value, keys, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| addresses(value, keys, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn addresses_in_data_lead_somewhere() {
    let files = example("default");
    for (path, keys, least) in [("data/claimreview.json", &["url"][..], 30), ("data/annotations.json", &["id", "source", "partOf"][..], 80)]
    {
        let mut found = Vec::new();
        addresses(&json(&files, path), keys, &mut found);
        assert!(found.len() > least, "{path} has {} addresses", found.len());
        for address in found {
            let inside = address.strip_prefix("https://example.org/words-and-deeds/").unwrap_or_else(|| panic!("{address} in {path}"));
            let (file, place) = inside.split_once('#').unwrap_or((inside, ""));
            let bytes = files.get(file).unwrap_or_else(|| panic!("{address} in {path} leads nowhere"));
            if !place.is_empty() && file.ends_with(".html") {
                let page = String::from_utf8_lossy(bytes);
                assert!(page.contains(&format!("id=\"{place}\"")), "{address} in {path}: there is no such place");
            }
        }
    }
}

#[test]
fn only_settled_verdicts_are_reviews() {
    let files = example("default");
    let feed = json(&files, "data/claimreview.json");
    let mut reviewed: BTreeSet<&str> = BTreeSet::new();
    for element in feed["dataFeedElement"].as_array().unwrap() {
        let review = &element["item"][0];
        let rating = review["reviewRating"]["ratingValue"].as_u64().unwrap();
        assert!((1..=5).contains(&rating));
        reviewed.insert(review["claimReviewed"].as_str().unwrap());
    }
    const SETTLED: &str = "kept kept-late partly-kept broken came-true partly-true did-not-come-true accurate mostly-accurate mixed \
                           misleading inaccurate";
    let claims = json(&files, "data/claims.json");
    let settled = claims["claims"].as_array().unwrap().iter().filter(|claim| SETTLED.split(' ').any(|status| claim["status"] == status));
    assert_eq!(reviewed, settled.map(|claim| claim["text"].as_str().unwrap()).collect());
}

#[test]
fn sources_are_read_by_biblatex() {
    let files = example("default");
    let csl = json(&files, "data/sources.json");
    let bibliography = biblatex::Bibliography::parse(std::str::from_utf8(&files["data/sources.bib"]).unwrap()).unwrap();
    let ids: Vec<&str> = csl.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert!(ids.len() > 60);
    assert_eq!(bibliography.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ids);
    for entry in bibliography.iter() {
        assert!(entry.title().is_ok(), "{}", entry.key);
        let report = entry.verify();
        assert!(report.malformed.is_empty(), "{}: {:?}", entry.key, report.malformed);
    }
}

/// The text of an element as a browser has it, read from a tree.
fn text_of(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| text_of(child, text));
}

fn element_of_id(node: &Handle, id: &str) -> Option<Handle> {
    if let NodeData::Element { attrs, .. } = &node.data
        && attrs.borrow().iter().any(|attribute| &*attribute.name.local == "id" && &*attribute.value == id)
    {
        return Some(node.clone());
    }
    node.children.borrow().iter().find_map(|child| element_of_id(child, id))
}

/// The text of the element `#text` of an article's page, white space folded, trimmed.
fn article_text(page: &[u8]) -> Vec<char> {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).from_utf8().one(page);
    let mut text = String::new();
    text_of(&element_of_id(&dom.document, "text").unwrap(), &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

/// Holds every annotation against its article's page; gives the exact words by claim.
fn follow_annotations(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let collection = json(files, "data/annotations.json");
    let items = collection["first"]["items"].as_array().unwrap();
    assert_eq!(collection["total"].as_u64().unwrap(), items.len() as u64);
    let mut found = BTreeMap::new();
    for item in items {
        let source = item["target"]["source"].as_str().unwrap();
        let path = &source[source.find("articles/").unwrap()..];
        let text = article_text(&files[path]);
        let [quote, position] = &item["target"]["selector"].as_array().unwrap()[..] else { panic!("{item}") };
        assert_eq!((&quote["type"], &position["type"]), (&Value::from("TextQuoteSelector"), &Value::from("TextPositionSelector")));
        let place = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        let part = |from: usize, to: usize| text[from..to].iter().collect::<String>();
        assert_eq!(quote["exact"], part(start, end), "{source}");
        assert_eq!(quote["prefix"], part(start.saturating_sub(32), start), "{source}");
        assert_eq!(quote["suffix"], part(end, (end + 32).min(text.len())), "{source}");
        let id = item["id"].as_str().unwrap().rsplit_once('#').unwrap().1;
        found.insert(id.to_owned(), part(start, end));
    }
    found
}

#[test]
fn annotations_stand_where_they_say_in_every_theme() {
    for theme in ["default", "catalogue"] {
        let files = example(theme);
        let quotes = follow_annotations(&files);
        assert!(quotes.len() > 20, "{theme}: {} annotations", quotes.len());
        let claims = json(&files, "data/claims.json");
        for claim in claims["claims"].as_array().unwrap() {
            let exact = &quotes[claim["id"].as_str().unwrap()];
            if let Some(quote) = claim["quote"].as_str() {
                assert_eq!(exact.replace(['’', '“', '”'], "'"), quote.replace(['’', '“', '”', '"'], "'"), "{theme}");
            }
        }
    }
}

const AWKWARD: &str = "
== content/articles/2018-03-06-a.md
---
title: A
claims:
  - {id: plain, speaker: kim, text: One., quote: 'they & we'}
  - {id: across, speaker: kim, text: Two., quote: emphasis and a link to elsewhere}
  - {id: korean, speaker: kim, text: Three., quote: 남북 정상회담}
  - {id: over, speaker: kim, text: Four., quote: overlap with}
  - {id: lap, speaker: kim, text: Five., quote: with each other}
  - {id: linked, speaker: kim, text: Six.}
  - {id: cell, speaker: kim, text: Seven., quote: in a cell}
  - {id: nowhere, speaker: kim, text: Eight.}
sources: [{id: s, title: S, url: 'https://example.org/s'}]
---
🕊 What they & we  have: *emphasis*
and a **[link to](https://example.org/x) elsewhere**, cited [here](source:s).

- 회담: 남북  정상회담이 열린다.
- They overlap with each other.
- And [these words](claim:linked) are a link's.[^n]

| a | b |
|---|---|
| c | said in a cell |

[^n]: A note.
";

#[test]
fn annotations_of_awkward_words() {
    let archive = Archive::of(AWKWARD);
    archive.build();
    let files = tree(&archive.output()).into_iter().collect();
    let found = follow_annotations(&files);
    for (claim, exact) in [
        ("plain", "they & we"),
        ("across", "emphasis and a link to elsewhere"),
        ("korean", "남북 정상회담"),
        ("over", "overlap with"),
        ("linked", "these words"),
        ("cell", "in a cell"),
    ] {
        assert_eq!(found[claim], exact, "{claim}");
    }
    // The number of the claim that ends within these words is part of the page's text.
    assert!(found["lap"].starts_with("with") && found["lap"].ends_with("each other"), "{}", found["lap"]);
    assert!(!found.contains_key("nowhere"));
}

#[test]
fn without_a_base_address_data_is_relative_to_the_root() {
    let archive = Archive::of(AWKWARD);
    archive.write("archive.yaml", "title: Test\nlints: {no-archived-copy: off, undeclared-speaker: off}\n");
    archive.write("content/articles/2018-04-01-b.md", "---\ntitle: B\nfollow_ups: [{claim: plain, verdict: kept}]\n---\nIt was kept.\n");
    archive.build();
    let files: BTreeMap<String, Vec<u8>> = tree(&archive.output()).into_iter().collect();
    follow_annotations(&files);
    let feed = json(&files, "data/claimreview.json");
    assert_eq!(feed["dataFeedElement"][0]["item"][0]["url"], "commitments/plain.html#follow-up-b");
    assert_eq!(json(&files, "data/annotations.json")["first"]["items"][0]["target"]["source"], "articles/a.html");
    for (path, bytes) in &files {
        assert!(!path.starts_with("data/") || !String::from_utf8_lossy(bytes).contains("\"/"), "{path} has an address from the root");
    }
}

#[test]
fn the_guide_names_every_file_and_column() {
    let guide = std::fs::read_to_string(repository().join("docs/data.md")).unwrap();
    assert!(guide.lines().count() <= 150, "the guide has {} lines", guide.lines().count());
    for data in afterword::plan::Data::ALL {
        assert!(guide.contains(&format!("`{}`", data.file_name())), "{}", data.file_name());
    }
    use afterword::export::tables::{ARTICLES, CLAIMS, FOLLOW_UPS, STATUS_HISTORY};
    for shape in [&CLAIMS, &FOLLOW_UPS, &STATUS_HISTORY, &ARTICLES] {
        let section = guide.split("\n## ").find(|section| section.starts_with(&format!("`{}`", shape.name.replace('_', "-"))));
        let section = section.unwrap_or_else(|| panic!("the guide has no section of {}", shape.name));
        let named: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        let columns: Vec<&str> = shape.columns.iter().map(|column| column.name).collect();
        assert_eq!(named, columns, "the columns of {}", shape.name);
    }
}
