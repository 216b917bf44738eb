//! The index in parts, each an index of its own: what is added to an archive changes the last part of its kind alone, and
//! one part at a time is in memory.
//!
//! In: what can be found. Out: [`Part`]s, and the list of them that a browser begins with.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::SearchFailure;
use super::records::{Entry, Record, entries, record};
use crate::archive::ArticleKey;
use crate::files::Files;
use crate::plan::{Address, Site};
use crate::write::{Digest, Hasher};

/// The most words of a part, in bytes: indexing takes about 60 times as much memory.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The most records of a part: the library compares each with every other.
const MOST_RECORDS: usize = 5_000;
/// Where the articles have no more text than this, in bytes, one part holds everything.
const SMALL: usize = 2 * 1024 * 1024;
/// The version of the library, in the addresses of its files: a browser must not mix those of two.
const VERSION: &str = "1.6.0";
/// What a browser reads first of a part.
const ENTRY: &str = "pagefind-entry.json";

/// A part of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The folder of its files, from the site's root, without a `/` at its end. The first part's has the library too.
    pub folder: String,
    /// BCP 47: the language by whose rules the words' endings are cut off, in a query as in the index.
    language: String,
    records: Vec<Record>,
    is_first: bool,
}

/// The parts of the site's index, in an order that stays; each is made when it is asked for.
///
/// Articles come first, then claims, then speakers; in a small archive all are in one part.
pub fn parts<'a>(site: &'a Site<'a>, files: &'a Files) -> impl Iterator<Item = Part> + 'a {
    let groups = entries(site);
    let groups = if text_of_articles(site) <= SMALL { vec![groups.concat()] } else { groups.into() };
    let mut groups: Vec<_> = groups.into_iter().map(|group| group.into_iter().peekable()).collect();
    let mut number = 0;
    std::iter::from_fn(move || {
        let records = groups.iter_mut().map(|group| next_records(site, files, group)).find(|records| !records.is_empty())?;
        number += 1;
        let folder = format!("{}/{VERSION}/{number}", Address::search_folder());
        Some(Part { folder, language: site.archive.config.language.clone(), records, is_first: number == 1 })
    })
}

/// The records of the next part: as many as fit, and one at least where there is any.
fn next_records(site: &Site<'_>, files: &Files, group: &mut Peekable<IntoIter<Entry>>) -> Vec<Record> {
    let mut records = Vec::new();
    let mut bytes = 0;
    while bytes < MOST_BYTES && records.len() < MOST_RECORDS {
        let Some(entry) = group.next() else { break };
        if let Some(record) = record(site, files, entry) {
            bytes += record.words.len() + record.title.len();
            records.push(record);
        }
    }
    records
}

fn text_of_articles(site: &Site<'_>) -> usize {
    let length = |article: &ArticleKey| site.archive.articles[*article].body.span.range().len();
    site.lists.articles.iter().map(length).sum()
}

impl Part {
    /// Over all that the part's files are made from, the library's version included.
    pub fn digest(&self) -> Digest {
        let Part { folder, language, records, is_first: _ } = self;
        let mut hash = Hasher::default();
        let mut add = |text: &str| {
            hash.update(&text.len().to_le_bytes());
            hash.update(text.as_bytes());
        };
        add(folder);
        add(language);
        for Record { url, title, words, filters } in records {
            [url, title, words].into_iter().for_each(|text| add(text));
            for (filter, values) in filters {
                add(filter);
                add(&values.len().to_string());
                values.iter().for_each(|value| add(value));
            }
        }
        hash.finish()
    }

    /// Its files with their paths from the site's root, in the order of paths.
    pub fn files(self) -> Result<Vec<(String, Vec<u8>)>, SearchFailure> {
        let Part { folder, language, records, is_first } = self;
        let files = made(&language, records)?;
        let own_rules = files.iter().any(|(name, _)| name.starts_with("wasm.") && name != "wasm.unknown.pagefind");
        let is_library = |name: &str| is_of_the_library(name) && !(own_rules && name == "wasm.unknown.pagefind");
        let mut files: Vec<_> = files
            .into_iter()
            .filter(|(name, _)| is_of_the_index(name) || is_first && is_library(name))
            .map(|(name, bytes)| {
                let bytes = if name == ENTRY && !is_first { with_the_first_part_s_rules(bytes) } else { bytes };
                (format!("{folder}/{name}"), bytes)
            })
            .collect();
        files.sort();
        Ok(files)
    }
}

#[cfg(feature = "search")]
fn made(language: &str, records: Vec<Record>) -> Result<Vec<(String, Vec<u8>)>, SearchFailure> {
    super::engine::files(language, records)
}

/// Without the library nothing is planned that would need it.
#[cfg(not(feature = "search"))]
fn made(_language: &str, _records: Vec<Record>) -> Result<Vec<(String, Vec<u8>)>, SearchFailure> {
    Ok(Vec::new())
}

/// The entry of a further part, led to the program of the first: one is enough, and it is only asked for by a name that
/// stands between `wasm.` and `.pagefind` in the part's own folder.
fn with_the_first_part_s_rules(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(mut entry) = serde_json::from_slice::<serde_json::Value>(&bytes) else { return bytes };
    let languages = entry.get_mut("languages").and_then(serde_json::Value::as_object_mut);
    for language in languages.into_iter().flat_map(|languages| languages.values_mut()).filter_map(serde_json::Value::as_object_mut) {
        let rules = language.get("wasm").and_then(serde_json::Value::as_str).unwrap_or("unknown");
        let rules = format!("-/../../1/wasm.{rules}");
        language.insert("wasm".to_owned(), rules.into());
    }
    entry.to_string().into_bytes()
}

/// Everything else that the library makes are ready-made forms, which the theme's own replaces.
fn is_of_the_index(name: &str) -> bool {
    name == ENTRY || [".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter"].iter().any(|ending| name.ends_with(ending))
}

fn is_of_the_library(name: &str) -> bool {
    name == "pagefind-worker.js" || name.ends_with(".pagefind")
}

/// What a browser reads first: the folders of the parts in order, from the site's root, as JSON.
pub fn directory(folders: &[String]) -> Vec<u8> {
    let mut json = serde_json::Value::from(folders).to_string().into_bytes();
    json.push(b'\n');
    json
}
