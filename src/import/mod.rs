//! What others collected, as articles: ClaimReview (schema.org) in JSON, and tables.
//!
//! In: the text of one file, and the archive that it goes into. Out: the texts of new files below `content/`, and remarks:
//! what could not be read, what was read otherwise than written, what was left out. Every row of the file ends in one or
//! the other.
//!
//! The same file over the archive that it was imported into gives the same files: an article is known by its address and
//! day, a claim by its words and speaker. Never: a verdict that the file does not give, a file read or written.

mod body;
mod claim;
mod columns;
mod dates;
mod draft;
mod hash;
mod json;
mod key;
mod known;
mod name;
mod plan;
mod remark;
mod speaker;
mod statement;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod verdict;

use crate::archive::{Archive, ClaimKind};
use crate::date::Day;
use crate::files::Files;

pub use dates::Order;
pub use key::Key;
pub use known::unread_articles;
pub use remark::{Place, Remark, Weight};
pub use statement::kind_of_word;
pub use text::NewFile;

use remark::Remarks;

/// How a file is read.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the user says of columns, by their names: the key each is read as, or that it is left out.
    pub columns: Vec<(String, Column)>,
    /// What a date such as 12/03/2018 means.
    pub order: Order,
    /// The kind of the claims of which the file says none.
    pub kind: Option<ClaimKind>,
    /// The folder for articles, below the archive's root.
    pub folder: String,
    /// The day on which the articles enter the archive.
    pub today: Day,
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// It is read as this.
    Read(Key),
    /// It is read as claims of that kind.
    Claims(ClaimKind),
    /// It is left out, and that is no surprise.
    Left,
}

/// What a file holds.
#[derive(Debug)]
pub struct Import {
    /// How many rows or entries there are.
    pub rows: usize,
    /// How many of them could not be read.
    pub unread: usize,
    /// The files that they make, in the order of paths.
    pub files: Vec<NewFile>,
    /// What there is to say, in the order of the rows; the same said of many rows stands once.
    pub remarks: Vec<Remark>,
}

/// Why nothing of a file can be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// No JSON.
    #[error("line {line}, column {column}: this is no JSON: {why}")]
    Json {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What the reader says.
        why: String,
    },
    /// JSON with a number that no program of ours can hold, such as 1e999.
    #[error("line {line}, column {column}: a number is out of range")]
    Number {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// JSON without a ClaimReview.
    #[error("there is no ClaimReview in it")]
    NoReview,
    /// A table without rows.
    #[error("there is no row below the line of names")]
    NoRow,
    /// A table in which no column is read as the claim.
    #[error("no column is read as the claim; name it with --map COLUMN=claim, of the columns {columns}")]
    NoClaim {
        /// Their names.
        columns: String,
    },
    /// `--map` names a column that is not there.
    #[error("there is no column `{column}` to map; there are {columns}")]
    NoColumn {
        /// The name.
        column: String,
        /// Those that there are.
        columns: String,
    },
}

/// Reads the file of that name, which holds `text`.
pub fn import(name: &str, text: &str, archive: &Archive, files: &Files, options: &Options) -> Result<Import, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut remarks = Remarks::default();
    let is_json = text.trim_start().starts_with(['{', '[']) || name.to_ascii_lowercase().ends_with(".json");
    let raw = if is_json { json::rows(text, &mut remarks)? } else { table::rows(text, &mut remarks)? };
    let rows = raw.len() + remarks.unread();
    let fields = columns::fields(raw, &options.columns, is_json, &mut remarks)?;
    let statements = fields.into_iter().filter_map(|fields| statement::read(fields, options, &mut remarks)).collect();
    let known = known::Known::of(archive, files);
    let stem: String = name.rsplit_once('.').map_or(name, |(stem, _)| stem).chars().filter(|letter| !columns::is_obeyed(*letter)).collect();
    let drafts = plan::articles(statements, &stem, archive, &known, options, &mut remarks);
    let files = drafts.into_iter().map(|draft| text::file(draft, options.today)).collect();
    Ok(Import { rows, unread: remarks.unread(), files, remarks: remarks.sorted() })
}
