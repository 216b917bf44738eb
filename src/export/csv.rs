//! CSV (RFC 4180) that a spreadsheet reads without running anything.
//!
//! A text whose first character is `=`, `+`, `-`, `@` (wide forms too), TAB or CR would be a formula: it gets a `'` before it.
//! Ids, dates and numbers never begin so, and stay as they are.

/// What begins a formula in a spreadsheet, its wide forms included: some spreadsheets take these for the others.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words that somebody wrote.
    Text(String),
    /// An id, a date or a number.
    Plain(String),
}

impl Cell {
    /// The cell of a text that may be absent.
    pub fn text(text: Option<&str>) -> Cell {
        Cell::Text(text.unwrap_or_default().to_owned())
    }

    /// The cell of an id, date or number that may be absent.
    pub fn plain(text: Option<&str>) -> Cell {
        Cell::Plain(text.unwrap_or_default().to_owned())
    }

    /// What stands in it, without what CSV needs.
    pub fn words(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Plain(text) => text,
        }
    }

    fn written(&self) -> String {
        match self {
            Cell::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
            Cell::Text(text) | Cell::Plain(text) => text.clone(),
        }
    }
}

/// A table with a line of names, each line ended by CRLF as the RFC says.
pub fn csv(head: &[&str], rows: &[Vec<Cell>]) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has as many cells as the head.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(row.iter().map(Cell::written));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let rows = vec![
            vec![Cell::Text("=1+1".into()), Cell::Plain("-5".into())],
            vec![Cell::Text("said \"x\", y".into()), Cell::plain(None)],
            vec![Cell::Text("@a".into()), Cell::Text("a\nb".into())],
            vec![Cell::Text("＝1".into()), Cell::Text("a=1".into())],
        ];
        assert_eq!(csv(&["a", "b"], &rows), "a,b\r\n'=1+1,-5\r\n\"said \"\"x\"\", y\",\r\n'@a,\"a\nb\"\r\n'＝1,a=1\r\n");
    }
}
