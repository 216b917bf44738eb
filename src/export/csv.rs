//! CSV (RFC 4180) that a spreadsheet reads without running anything.
//!
//! A text whose first character is `=`, `+`, `-`, `@` (wide forms too), TAB or CR would be a formula: it gets a `'` before it.
//! Ids, dates and numbers never begin so, and stay as they are.

use std::borrow::Cow;
use std::io;

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

    fn written(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) if text.starts_with(FORMULA) => Cow::Owned(format!("'{text}")),
            Cell::Text(text) | Cell::Plain(text) => Cow::Borrowed(text),
        }
    }
}

/// Writes a table with a line of names, each line ended by CRLF as the RFC says. Every row has as many cells as the head.
pub(super) fn write_csv(out: &mut dyn io::Write, head: &[&str], rows: impl Iterator<Item = Vec<Cell>>) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    writer.write_record(head)?;
    for row in rows {
        for cell in &row {
            writer.write_field(cell.written().as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let rows = [
            vec![Cell::Text("=1+1".into()), Cell::Plain("-5".into())],
            vec![Cell::Text("said \"x\", y".into()), Cell::plain(None)],
            vec![Cell::Text("@a".into()), Cell::Text("a\nb".into())],
            vec![Cell::Text("＝1".into()), Cell::Text("a=1".into())],
        ];
        let mut out = Vec::new();
        write_csv(&mut out, &["a", "b"], rows.into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,b\r\n'=1+1,-5\r\n\"said \"\"x\"\", y\",\r\n'@a,\"a\nb\"\r\n'＝1,a=1\r\n");
    }
}
