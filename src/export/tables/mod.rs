//! Tables: what each column is called, holds and means, and the rows as cells.
//!
//! In: rows, one by one. Out: a [`Table`]. The CSV files, the data package that describes them, `list --format csv` and the SQLite file
//! are all made of these, and docs/data.md is held against them.

mod cells;
mod shapes;

pub use cells::{articles, claims, follow_ups, sources, speakers, status_history, topics};
pub use shapes::{ARTICLES, CLAIMS, FOLLOW_UPS, SOURCES, SPEAKERS, STATUS_HISTORY, TOPICS};

use std::io;

use super::csv::{Cell, write_csv};

/// A table without its rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its name in the data package and in SQLite.
    pub name: &'static str,
    /// What a row is.
    pub what: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that tell its rows apart.
    pub key: &'static [&'static str],
    /// Columns that name rows of other tables.
    pub foreign: &'static [Foreign],
}

/// A column.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is never empty.
    pub required: bool,
    /// What it means.
    pub what: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, ids.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A date as written: EDTF, or `before:ID`, `after:ID`.
    Vague,
    /// A day.
    Day,
    /// `true` or `false`.
    YesNo,
    /// A whole number.
    Number,
    /// Several ids with a blank between.
    Ids,
    /// Several names with a semicolon between.
    Names,
}

/// Columns that name a row of another table.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The columns here.
    pub columns: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// Its columns, as many.
    pub to: &'static [&'static str],
}

/// A table whose rows, each with a cell a column, are made as they are asked for.
pub struct Table<'a> {
    /// What its columns are.
    pub shape: &'static Shape,
    /// Its rows.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

impl Table<'_> {
    /// The table as CSV.
    pub fn csv(self) -> String {
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let _ = self.write_csv(&mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    /// What [`Table::csv`] gives, written while it is made.
    pub(super) fn write_csv(self, out: &mut dyn io::Write) -> io::Result<()> {
        let head: Vec<&str> = self.shape.columns.iter().map(|column| column.name).collect();
        write_csv(out, &head, self.rows)
    }
}
