//! A table (RFC 4180), as spreadsheets write it: `,`, `;` or tab between cells, quotes around those that hold such signs.
//!
//! In: the text. Out: its rows, each with the line it begins on and the name of every cell's column.
//! A row that has other cells than the line of names, or a quote without an end, is a remark: it is not guessed at.

use super::Unreadable;
use super::columns::Raw;
use super::remark::{Place, Remarks};

/// The rows below the line of names.
pub(super) fn rows(text: &str, remarks: &mut Remarks) -> Result<Vec<Raw>, Unreadable> {
    let mut lines = match said_delimiter(text) {
        Some((delimiter, at)) => Reader { text, at, line: 2, delimiter },
        None => Reader { text, at: 0, line: 1, delimiter: delimiter(text) },
    };
    let Some(names) = lines.next() else { return Err(Unreadable::NoRow) };
    let names: Vec<String> = names.cells.iter().map(|name| name.trim().to_owned()).collect();
    let mut rows = Vec::new();
    let mut any = false;
    for record in lines {
        let place = Place::Line(record.line);
        if record.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        any = true;
        if let Some(fault) = record.fault {
            remarks.unread_row(place, fault.as_str());
        } else if record.cells.len() > names.len() && record.cells[names.len()..].iter().any(|cell| !cell.trim().is_empty()) {
            remarks.unread_row(place, format!("it has {} cells, and there are {} columns", record.cells.len(), names.len()));
        } else {
            let cells = names.iter().cloned().zip(record.cells).collect();
            rows.push(Raw { place, cells });
        }
    }
    if any { Ok(rows) } else { Err(Unreadable::NoRow) }
}

/// The sign that a first line `sep=;` names, as Excel reads and writes it, and where the table begins below that line.
fn said_delimiter(text: &str) -> Option<(char, usize)> {
    let head = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep="))?;
    let rest = &text[head.len()..];
    let sign = rest.chars().next().filter(|sign| !matches!(sign, '"' | '\n' | '\r'))?;
    let below = &rest[sign.len_utf8()..];
    let below = below.strip_prefix("\r\n").or_else(|| below.strip_prefix(['\n', '\r']))?;
    Some((sign, text.len() - below.len()))
}

/// The sign that stands most often in the first line, outside quotes; of equals the first of `,`, `;`, tab.
fn delimiter(text: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    let mut is_quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == letter).for_each(|(_, count)| *count += 1),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(',', |(sign, _)| *sign)
}

struct Record {
    line: usize,
    cells: Vec<String>,
    fault: Option<Fault>,
}

/// What is wrong with quotes in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// The text ends within them.
    Open,
    /// Behind them the cell goes on.
    GoesOn,
}

impl Fault {
    fn as_str(self) -> &'static str {
        match self {
            Fault::Open => "a quote that begins here has no end",
            Fault::GoesOn => "a quote that begins here ends before its cell does; a quote within a cell in quotes is written twice",
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Counted from 1.
    line: usize,
    delimiter: char,
}

impl Iterator for Reader<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut record = Record { line: self.line, cells: Vec::new(), fault: None };
        loop {
            let (cell, fault) = self.cell();
            record.cells.push(cell);
            record.fault = record.fault.or(fault);
            match self.take() {
                Some(sign) if sign == self.delimiter => {}
                Some(_) | None => return Some(record),
            }
        }
    }
}

impl Reader<'_> {
    /// The next sign; CR LF and a lone CR are one LF.
    fn take(&mut self) -> Option<char> {
        let letter = self.text[self.at..].chars().next()?;
        self.at += letter.len_utf8();
        if letter == '\r' && self.text[self.at..].starts_with('\n') {
            self.at += 1;
        }
        if matches!(letter, '\n' | '\r') {
            self.line += 1;
            return Some('\n');
        }
        Some(letter)
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// One cell, up to the sign that ends it, and what is wrong with its quotes.
    fn cell(&mut self) -> (String, Option<Fault>) {
        let mut cell = String::new();
        if self.peek() == Some('"') {
            let begins = (self.at, self.line);
            self.take();
            let fault = loop {
                match self.take() {
                    Some('"') if self.peek() == Some('"') => {
                        self.take();
                        cell.push('"');
                    }
                    Some('"') => {
                        while self.peek() == Some(' ') && self.delimiter != ' ' {
                            self.take();
                        }
                        break if self.is_at_end() { None } else { Some(Fault::GoesOn) };
                    }
                    Some(letter) => cell.push(letter),
                    None => break Some(Fault::Open),
                }
            };
            if fault.is_some() {
                // The rows after this one are not its text: go on below its first line.
                (self.at, self.line) = begins;
                let rest = &self.text[self.at..];
                let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
                cell = rest[..length].to_owned();
                self.at += length;
            }
            return (cell, fault);
        }
        while let Some(letter) = self.peek().filter(|_| !self.is_at_end()) {
            cell.push(letter);
            self.at += letter.len_utf8();
        }
        (cell, None)
    }

    /// Whether a cell ends here.
    fn is_at_end(&self) -> bool {
        self.peek().is_none_or(|letter| letter == self.delimiter || matches!(letter, '\n' | '\r'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, Vec<String>)>, Vec<String>) {
        let mut remarks = Remarks::default();
        let rows = rows(text, &mut remarks).unwrap_or_default();
        let rows = rows.into_iter().map(|row| (row.place.to_string(), row.cells.into_iter().map(|(_, cell)| cell).collect())).collect();
        (rows, remarks.sorted().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn cells() {
        for (text, expected) in [
            ("a,b\n1,2\n", vec![("line 2", vec!["1", "2"])]),
            ("a;b\r\n1,5;2\r\n\r\n3;4", vec![("line 2", vec!["1,5", "2"]), ("line 4", vec!["3", "4"])]),
            ("a\tb\r1\t2", vec![("line 2", vec!["1", "2"])]),
            ("a,b\n\"x, \"\"y\"\"\nz\",2\n3,4\n", vec![("line 2", vec!["x, \"y\"\nz", "2"]), ("line 4", vec!["3", "4"])]),
            ("\"a;x\",b\n1,2\n", vec![("line 2", vec!["1", "2"])]),
            ("a,b\n\"1\" ,\"2\"  \n", vec![("line 2", vec!["1", "2"])]),
            ("sep=;\r\na,x;b\r\n1,5;2\r\n", vec![("line 3", vec!["1,5", "2"])]),
            ("SEP=|\na|b\n1|2\n", vec![("line 3", vec!["1", "2"])]),
            ("sep=,b\n1,2\n", vec![("line 2", vec!["1", "2"])]),
            ("a,b\n1\n1,2,,\n", vec![("line 2", vec!["1"]), ("line 3", vec!["1", "2"])]),
        ] {
            let expected: Vec<(String, Vec<String>)> =
                expected.into_iter().map(|(place, cells)| (place.to_owned(), cells.into_iter().map(str::to_owned).collect())).collect();
            assert_eq!(read(text), (expected, vec![]), "{text:?}");
        }
    }

    #[test]
    fn what_is_broken_spoils_its_own_row_alone() {
        let open = "a quote that begins here has no end";
        let goes_on = "a quote that begins here ends before its cell does; a quote within a cell in quotes is written twice";
        for (text, places, said) in [
            (
                "a,b\n\"open,2\n3,4\n5,6,7\n8,9\n",
                vec!["line 3", "line 5"],
                vec![format!("line 2: not read: {open}"), "line 4: not read: it has 3 cells, and there are 2 columns".to_owned()],
            ),
            ("a,b\n\"stray,2\n3,4\n\"5, 6\",7\n8,9\n", vec!["line 3", "line 4", "line 5"], vec![format!("line 2: not read: {goes_on}")]),
            ("a,b\n\"We will\" build it,2\n3,4\n", vec!["line 3"], vec![format!("line 2: not read: {goes_on}")]),
        ] {
            let (rows, remarks) = read(text);
            assert_eq!(rows.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), places, "{text:?}");
            assert_eq!(remarks, said, "{text:?}");
        }
    }

    #[test]
    fn a_table_has_rows() {
        for text in ["", "a,b", "a,b\n\n,\n"] {
            assert!(matches!(rows(text, &mut Remarks::default()), Err(Unreadable::NoRow)), "{text:?}");
        }
    }
}
