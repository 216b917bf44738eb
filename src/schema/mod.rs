//! JSON Schemas (draft 2020-12), so that editors complete and check what is written.
//!
//! In: the tables of keys by which the archive itself is checked ([`crate::parse::records`]). Out: one document a kind of file.
//! What the archive takes, the schema takes. It sees one file and only how things are written, so that it lets pass what
//! needs a second look: ids that are nowhere else, days that no calendar has.
//!
//! Only words that mean the same in draft-07 are used, since not all editors have got further.

mod document;
mod shape;

use document::Document;

use crate::parse::records::{ARCHIVE, ARTICLE, SPEAKER};

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The front matter of `content/articles/**/*.md`.
    Article,
    /// The front matter of `content/speakers/*.md`.
    Speaker,
    /// `archive.yaml`.
    Archive,
}

/// The schema as JSON.
pub fn json(of: Subject) -> String {
    let document = match of {
        Subject::Article => Document::new("Article", "The front matter of an article of an Afterword archive.", &ARTICLE),
        Subject::Speaker => Document::new("Speaker", "The front matter of a speaker's file of an Afterword archive.", &SPEAKER),
        Subject::Archive => Document::new("Archive", "archive.yaml of an Afterword archive.", &ARCHIVE),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
