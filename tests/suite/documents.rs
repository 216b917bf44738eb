//! What is written for people: every relative link of README.md, docs/ and the other documents leads to a file and a
//! heading that are there, and every page of docs/ can be reached from docs/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::archives::repository;

/// A document: the headings' anchors as forges make them, and the links with their lines.
struct Document {
    anchors: BTreeSet<String>,
    links: Vec<(usize, String)>,
}

/// README.md, the other documents beside it, docs/ with the pages of mistakes.
fn documents() -> BTreeMap<PathBuf, Document> {
    let mut found = BTreeMap::new();
    for (folder, depth) in [("", 1), ("docs", 3)] {
        for entry in walkdir::WalkDir::new(repository().join(folder)).max_depth(depth).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let text = fs::read_to_string(&path).unwrap();
                found.insert(path.strip_prefix(repository()).unwrap().to_path_buf(), read(&text));
            }
        }
    }
    found
}

fn read(text: &str) -> Document {
    let mut document = Document { anchors: BTreeSet::new(), links: Vec::new() };
    let mut fence: Option<&str> = None;
    for (number, line) in text.lines().enumerate() {
        let marks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) => {
                if line == open {
                    fence = None;
                }
                continue;
            }
            None if marks.len() >= 3 => {
                fence = Some(marks);
                continue;
            }
            None => {}
        }
        if let Some((hashes, title)) = line.split_once(' ').filter(|(hashes, _)| !hashes.is_empty() && hashes.trim_matches('#').is_empty())
        {
            assert!(hashes.len() <= 6, "{line}");
            let anchor = anchor(title);
            let again = (1..).map(|n| format!("{anchor}-{n}")).find(|numbered| !document.anchors.contains(numbered)).unwrap();
            let taken = document.anchors.contains(&anchor);
            document.anchors.insert(if taken { again } else { anchor });
        }
        document.links.extend(links(line).into_iter().map(|link| (number + 1, link)));
    }
    document
}

/// The anchor that forges give a heading: small letters, digits, `-` and `_`; a blank becomes `-`, all else goes.
fn anchor(title: &str) -> String {
    let text = title.trim().to_lowercase().replace(' ', "-");
    text.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_')).collect()
}

/// What the links and images of a line name, outside code.
fn links(line: &str) -> Vec<String> {
    let prose: String = line.split('`').enumerate().map(|(n, part)| if n % 2 == 0 { part } else { "code" }).collect();
    let mut found = Vec::new();
    for (opening, closing) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
        for rest in prose.split(opening).skip(1) {
            found.extend(rest.split_once(closing).map(|(link, _)| link.to_owned()));
        }
    }
    found
}

/// The file that a link in `from` leads to, from the repository's root; `None` where it leads out of it.
fn target(from: &Path, link: &str) -> Option<PathBuf> {
    let mut path = from.parent().unwrap().to_path_buf();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if !path.pop() {
                    return None;
                }
            }
            part => path.push(part),
        }
    }
    Some(path)
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let documents = documents();
    let mut broken = Vec::new();
    let mut followed = 0;
    for (from, document) in &documents {
        for (line, link) in &document.links {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            followed += 1;
            let (file, fragment) = link.split_once('#').map_or((link.as_str(), None), |(file, fragment)| (file, Some(fragment)));
            let to = if file.is_empty() { Some(from.clone()) } else { target(from, file) };
            let there = to.as_ref().is_some_and(|to| repository().join(to).exists());
            let anchored = match (fragment, &to) {
                (Some(fragment), Some(to)) => documents.get(to).is_some_and(|document| document.anchors.contains(fragment)),
                (Some(_), None) => false,
                (None, _) => true,
            };
            if !there || !anchored {
                broken.push(format!("{}:{line}: {link}", from.display()));
            }
        }
    }
    assert!(followed > 30, "only {followed} links were followed");
    assert!(broken.is_empty(), "these lead nowhere:\n{}", broken.join("\n"));
}

#[test]
fn every_page_of_the_documentation_is_reached_from_its_index() {
    let documents = documents();
    let mut reached = BTreeSet::new();
    let mut open = vec![PathBuf::from("docs/README.md")];
    while let Some(page) = open.pop() {
        if let Some(document) = documents.get(&page).filter(|_| reached.insert(page.clone())) {
            open.extend(document.links.iter().filter_map(|(_, link)| target(&page, link.split('#').next().unwrap_or(link))));
        }
    }
    let missed: Vec<_> = documents.keys().filter(|page| page.starts_with("docs") && !reached.contains(*page)).collect();
    // The pages of mistakes are reached through the folder, which forges list.
    let missed: Vec<_> = missed.into_iter().filter(|page| !page.starts_with("docs/mistakes")).collect();
    assert!(missed.is_empty(), "no link leads to {missed:?}");
}

#[test]
fn what_a_link_and_an_anchor_are() {
    for (line, expected) in [
        ("See [a](b.md) and [c](d.md#e).", vec!["b.md", "d.md#e"]),
        ("`[a](b.md)` is code, ![a](b.webp) is none", vec!["b.webp"]),
        ("<img src=\"docs/a.webp\" alt=\"\">", vec!["docs/a.webp"]),
        ("[`code`](a.md)", vec!["a.md"]),
    ] {
        assert_eq!(links(line), expected, "{line}");
    }
    for (title, expected) in
        [("Who can read it", "who-can-read-it"), ("`--format json`", "--format-json"), ("What isn't: A, b", "what-isnt-a-b")]
    {
        assert_eq!(anchor(title), expected);
    }
    assert_eq!(read("# A\n\n```\n# B\n[b](c.md)\n```\n\n## A\n").anchors, ["a", "a-1"].map(str::to_owned).into());
}
