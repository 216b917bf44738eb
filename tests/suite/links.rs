//! Every link and fragment of the example's pages leads somewhere, read by a parser that is not ours.

use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::archives::{Archive, program, repository, tree};

struct Page {
    ids: BTreeSet<String>,
    /// Attribute, address.
    links: Vec<(String, String)>,
    errors: Vec<String>,
}

fn read(html: &[u8]) -> Page {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).from_utf8().one(html);
    let mut page =
        Page { ids: BTreeSet::new(), links: Vec::new(), errors: dom.errors.borrow().iter().map(|error| error.to_string()).collect() };
    let mut open: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            for attribute in attrs.borrow().iter() {
                let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
                assert!(!key.starts_with("on") && key != "style", "an active attribute {key} in {}", name.local);
                match key.as_str() {
                    "id" => assert!(page.ids.insert(value.clone()), "the id {value} stands twice"),
                    "href" | "src" => page.links.push((key, value)),
                    "aria-labelledby" | "aria-describedby" | "for" => {
                        page.links.extend(value.split_whitespace().map(|id| (key.clone(), format!("#{id}"))));
                    }
                    _ => {}
                }
            }
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    page
}

/// The path that a link from `page` leads to, percent signs undone.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{link} in {page} leads out of the site"),
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    percent_decoded(&joined)
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn every_link_and_fragment_leads_somewhere() {
    follow_all_links("default");
}

#[test]
fn so_it_does_in_the_second_theme() {
    let sheet = follow_all_links("catalogue");
    assert!(sheet.contains("--band:"), "the stylesheet is not that theme's: {sheet}");
}

/// Builds the example with a theme and follows every link. Gives the site's stylesheet.
fn follow_all_links(theme: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    let day = ["build", "--theme", theme, "--as-of", "2026-11-24", "--output"];
    let built = program().args(day).arg(&output).current_dir(repository()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let files = tree(&output);
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let pages: BTreeMap<&str, Page> =
        files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path.as_str(), read(bytes))).collect();
    assert!(pages.len() > 100, "the example has {} pages", pages.len());
    let mut followed = 0;
    for (path, page) in &pages {
        assert!(page.errors.is_empty(), "{path}: {:?}", page.errors);
        for (key, link) in &page.links {
            if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
                assert_eq!(key, "href", "{path} asks another site for {link}");
                continue;
            }
            assert!(!link.starts_with('/') || *path == "404.html", "{link} in {path} is no relative link");
            let (file, fragment) = link.split_once('#').map_or((link.as_str(), None), |(file, fragment)| (file, Some(fragment)));
            let target = if file.is_empty() { (*path).to_owned() } else { resolved(path, file.trim_start_matches('/')) };
            if *path == "404.html" {
                continue;
            }
            assert!(paths.contains(target.as_str()), "{link} in {path} leads to {target}, which is not there");
            if let (Some(fragment), Some(page)) = (fragment, pages.get(target.as_str())) {
                let fragment = percent_decoded(fragment);
                assert!(fragment.is_empty() || page.ids.contains(&fragment), "{link} in {path}: there is no #{fragment} in {target}");
            }
            followed += 1;
        }
    }
    assert!(followed > 3_000, "only {followed} links were followed");
    let sheet = files.iter().find(|(path, _)| path.ends_with(".css")).unwrap();
    String::from_utf8(sheet.1.clone()).unwrap()
}

#[test]
fn each_own_claim_has_its_place_in_the_article() {
    let archive = Archive::of(
        "
== content/articles/2018-03-06-a.md
---
title: A
claims:
  - {id: marked, speaker: kim, text: They will meet., quote: will meet}
  - {id: unmarked, speaker: kim, text: They will talk.}
---
They will meet.
",
    );
    let page = archive.build().published("articles/a.html");
    for id in ["claim-marked", "claim-unmarked"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}
