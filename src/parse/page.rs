//! Standing pages, and the words of the home page.

use std::collections::HashSet;

use super::body;
use super::defaults::Defaults;
use super::entry::Entry;
use super::front_matter::{Need, split};
use super::records::PAGE;
use super::shape::{Shape, wrong_id};
use super::written::PageFile;
use super::yaml::{self, Node};
use crate::diagnostic::Log;
use crate::files::{FileId, InputFile, Span};
use crate::id::Slug;

/// The page of a file below `content/pages`, or of `content/index.md`.
pub(super) fn read(file: FileId, input: &InputFile, defaults: &Defaults, log: &mut Log) -> Option<PageFile> {
    let text = input.text.as_deref()?;
    let path = input.path.as_str();
    let address = path.strip_prefix("content/pages/").unwrap_or("index.md").trim_end_matches(".md").to_owned();
    check_address(&address, path, file, log);
    let parts = split(text, file, Need::Optional, log)?;
    let mut node = match &parts.yaml {
        Some(range) => yaml::read(&text[range.clone()], file, range.start, log)?,
        None => Node::empty(Span::whole(file)),
    };
    Shape::Map(&PAGE).cut_texts(&mut node, text, log);
    Shape::Map(&PAGE).check(&mut node, "front matter", log);
    let entry = Entry(&node);
    Some(PageFile {
        file,
        address,
        title: entry.text("title"),
        summary: entry.text("summary"),
        language: entry.text("language").unwrap_or_else(|| defaults.language.clone()),
        menu: match entry.text("menu").as_deref() {
            Some("true") => Some(String::new()),
            Some("false") | None => None,
            Some(word) => Some(word.to_owned()),
        },
        aliases: entry.texts_at("aliases"),
        draft: entry.truth("draft").unwrap_or(false),
        body: body::read(text, Span::new(file, parts.body), defaults.raw_html, &HashSet::new(), &mut [], log),
    })
}

/// The file's path is the page's address, so each part of it is a slug.
fn check_address(address: &str, path: &str, file: FileId, log: &mut Log) {
    if path == "content/index.md" {
        return;
    }
    for part in address.split('/') {
        if let Err(error) = Slug::new(part) {
            log.push(wrong_id(part, &error, Span::whole(file)).remark("a page's path is its address"));
        }
    }
}
