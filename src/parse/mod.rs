//! What each file says, as written.
//!
//! In: [`Files`]. Out: [`Written`], where every value keeps its place.
//! A mistake goes to the log; the entry that it spoils is left out and the rest is still read.
//!
//! Nothing here knows whether an id exists elsewhere: that is `resolve`'s work.

mod article;
mod body;
mod claim;
mod config;
mod defaults;
mod direction;
mod entry;
mod follow_up;
mod form;
mod front_matter;
mod kept;
mod order;
mod overrides;
mod page;
pub mod records;
pub mod shape;
mod source;
mod speaker;
mod unread;
mod written;
pub mod yaml;

pub use form::{ARTICLE_TEXT, FOLLOW_UP_TEXT};
pub use front_matter::{FrontMatter, Need, split};
pub use kept::Kept;
pub use overrides::{Database, Overrides, Search};
pub use unread::Unread;
pub use written::{
    ArticleFile, BodyFile, ClaimEntry, ConditionEntry, ConfigFile, CopyEntry, CopyPlaceEntry, CorrectionEntry, DueEntry, FollowUpEntry,
    FollowUpName, HeadingEntry, LinkEntry, PageFile, QuoteEntry, ReadingEntry, RelayEntry, RetractionEntry, SourceEntry, SpeakerFile,
    Written,
};

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{FileId, Files, Span};
use defaults::Defaults;

/// What a file is, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `archive.yaml`.
    Archive,
    /// `content/articles/**/*.md`.
    Article,
    /// `content/speakers/**/*.md`.
    Speaker,
    /// `content/pages/**/*.md`.
    Page,
    /// `content/index.md`.
    Home,
    /// Copied.
    Asset,
    /// A file of a theme.
    Theme,
    /// A Markdown file where none is read.
    Misplaced,
}

/// What the file at that path is.
pub fn role(path: &str) -> Role {
    let Some(inside) = path.strip_prefix("content/") else {
        return if path == "archive.yaml" { Role::Archive } else { Role::Theme };
    };
    let markdown = inside.ends_with(".md");
    match inside.split_once('/').map(|(folder, _)| folder) {
        Some("static") => Role::Asset,
        Some("articles") if markdown => Role::Article,
        Some("speakers") if markdown => Role::Speaker,
        Some("pages") if markdown => Role::Page,
        None if inside == "index.md" => Role::Home,
        _ if markdown => Role::Misplaced,
        _ => Role::Asset,
    }
}

/// So many files are read beside one another before their mistakes are joined, of which a flood of files may have a flood.
const AT_ONCE: usize = 4096;

/// What one file said.
#[derive(Clone, Debug)]
enum Said {
    Article(Arc<ArticleFile>),
    Speaker(Box<SpeakerFile>),
    Page(Box<PageFile>),
    Home(Box<PageFile>),
    Asset(FileId),
    Nothing,
}

/// Reads archive.yaml, and no other file.
pub fn config(files: &Files, overrides: &Overrides, log: &mut Log) -> ConfigFile {
    match files.find("archive.yaml") {
        Some(file) => config::read(file, files.text(file), overrides, log),
        None => ConfigFile::default(),
    }
}

/// Reads every file, each by itself and beside the others.
pub fn files(files: &Files, overrides: &Overrides, log: &mut Log) -> Written {
    each(files, overrides, log, |id, defaults| alone(files, id, defaults))
}

/// The same, where what `kept` has of a file with the same bytes is taken from there, and all is kept for the next time.
pub fn files_again(files: &Files, overrides: &Overrides, kept: &mut Kept, log: &mut Log) -> Written {
    kept.taking(files, |take| each(files, overrides, log, take))
}

/// One file, with a log of its own.
fn alone(files: &Files, id: FileId, defaults: &Defaults) -> (Said, Log) {
    let mut log = Log::new();
    (one(files, id, defaults, &mut log), log)
}

/// What all files say, where `read` tells what one says.
fn each(files: &Files, overrides: &Overrides, log: &mut Log, read: impl Fn(FileId, &Defaults) -> (Said, Log) + Sync) -> Written {
    let config = config(files, overrides, log);
    let defaults = Defaults { language: config.config.language.clone(), raw_html: config.config.raw_html.in_markdown() };
    let ids: Vec<FileId> = files.iter().map(|(id, _)| id).collect();
    let mut written = Written {
        config,
        articles: Vec::new(),
        speakers: Vec::new(),
        pages: Vec::new(),
        home: None,
        assets: Vec::new(),
        unread: Unread::default(),
    };
    for ids in ids.chunks(AT_ONCE) {
        let read: Vec<(Said, Log)> = ids.par_iter().map(|id| read(*id, &defaults)).collect();
        for ((said, mistakes), id) in read.into_iter().zip(ids) {
            log.append(mistakes);
            match said {
                Said::Article(article) => written.articles.push(article),
                Said::Speaker(speaker) => written.speakers.push(*speaker),
                Said::Page(page) => written.pages.push(*page),
                Said::Home(page) => written.home = Some(*page),
                Said::Asset(file) => written.assets.push(file),
                Said::Nothing => written.unread.note(files.get(*id)),
            }
        }
    }
    written
}

/// Reads one file. A panic of a parser is a mistake of that file, and the others are still read.
fn one(files: &Files, id: FileId, defaults: &Defaults, log: &mut Log) -> Said {
    let file = files.get(id);
    let role = role(file.path.as_str());
    if file.spoiled || (file.text.is_none() && role != Role::Asset) {
        return Said::Nothing;
    }
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut own = Log::new();
        let said = match role {
            Role::Article => article::read(id, file, defaults, &mut own).map_or(Said::Nothing, |article| Said::Article(Arc::new(article))),
            Role::Speaker => speaker::read(id, file, defaults, &mut own).map_or(Said::Nothing, |speaker| Said::Speaker(Box::new(speaker))),
            Role::Page => page::read(id, file, defaults, &mut own).map_or(Said::Nothing, |page| Said::Page(Box::new(page))),
            Role::Home => page::read(id, file, defaults, &mut own).map_or(Said::Nothing, |page| Said::Home(Box::new(page))),
            Role::Asset => Said::Asset(id),
            Role::Misplaced => {
                own.push(
                    Diagnostic::new(Code::MisplacedFile, Span::whole(id), "a Markdown file here is read by nobody")
                        .help("move it to content/articles, content/speakers or content/pages; content/static copies it as it is"),
                );
                Said::Nothing
            }
            Role::Archive | Role::Theme => Said::Nothing,
        };
        (said, own)
    }));
    match read {
        Ok((said, own)) => {
            log.append(own);
            said
        }
        Err(_) => {
            log.push(Diagnostic::new(Code::Unreadable, Span::whole(id), "this file could not be read").help("please report it"));
            Said::Nothing
        }
    }
}
