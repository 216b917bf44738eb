//! Drawings made at build time, each with a name and the same numbers in words.

use serde::Serialize;

use super::{Html, Mark, Row, Shared};

/// A drawing.
#[derive(Clone, Debug, Serialize)]
pub struct Drawing {
    /// An `svg` element with `role`, `title` and `desc`, without colours of its own.
    pub svg: Html,
    /// What it shows: `Every status it ever had`.
    pub title: String,
    /// The marks that explain its forms, in order.
    pub key: Vec<Shared<Mark>>,
    /// The same numbers, where no list on the page says them.
    pub table: Option<Table>,
}

/// Numbers in rows and columns.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// `Commitments by status at the end of each year`.
    pub caption: String,
    /// The heads of its columns; the first is that of the rows' heads.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, Serialize)]
pub struct TableRow {
    /// `2018`.
    pub head: String,
    /// As many as the table has heads, less one.
    pub cells: Vec<String>,
}

/// Claims in time, one line each, on one scale.
#[derive(Clone, Debug, Serialize)]
pub struct Lanes {
    /// The scale: an `svg` element without a name, since each lane says its days in words.
    pub axis: Html,
    /// The lines.
    pub lanes: Vec<Lane>,
}

/// One claim in time.
#[derive(Clone, Debug, Serialize)]
pub struct Lane {
    /// The claim.
    pub row: Shared<Row>,
    /// An `svg` element that says every status with its day as `aria-label`.
    pub svg: Html,
}
