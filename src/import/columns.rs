//! Cells → what each is read as.
//!
//! In: rows of cells with the names of their columns. Out: rows of values by key, each cleaned of what no file may hold.
//! A column that nothing is read as is a remark, and so is a value for which there is no room.

use std::collections::{BTreeMap, HashSet};

use super::key::{Key, folded};
use super::remark::{Place, Remarks};
use super::{Column, Unreadable};
use crate::archive::ClaimKind;
use crate::load::is_forbidden;
use crate::parse::shape::is_blank;

/// Characters of one value that are kept: less than an archive allows for a text.
const LONGEST: usize = 5_000;
/// So many names of columns are told.
const NAMED: usize = 20;

/// A row as it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// Where it stands.
    pub(super) place: Place,
    /// The name of each cell's column, and the cell.
    pub(super) cells: Vec<(String, String)>,
}

/// A row as it is read.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// Where it stands.
    pub(super) place: Place,
    /// Whether it is a ClaimReview, and not a row of a table.
    pub(super) is_claim_review: bool,
    /// The name of the column that the claim stands in.
    pub(super) claim_column: String,
    /// The kind of claims that the user says this column holds.
    pub(super) claim_kind: Option<ClaimKind>,
    values: BTreeMap<Key, Vec<String>>,
}

impl Fields {
    /// The value of a key.
    pub(super) fn get(&self, key: Key) -> Option<&str> {
        self.all(key).first().map(String::as_str)
    }

    /// Every value of a key.
    pub(super) fn all(&self, key: Key) -> &[String] {
        self.values.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Moves a value to another key that has none; one for which there is no room stays.
    pub(super) fn give(&mut self, from: Key, to: Key) {
        if !self.values.contains_key(&to)
            && let Some(values) = self.values.remove(&from)
        {
            self.values.insert(to, values);
        }
    }
}

/// What each row says. `mapped` is what the user says of columns.
pub(super) fn fields(
    raw: Vec<Raw>,
    mapped: &[(String, Column)],
    is_claim_review: bool,
    remarks: &mut Remarks,
) -> Result<Vec<Fields>, Unreadable> {
    let mut columns: Vec<&str> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for (name, _) in raw.iter().flat_map(|row| &row.cells) {
        if seen.insert(name) {
            columns.push(name);
        }
    }
    let listed = || columns.iter().take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if let Some((column, _)) = mapped.iter().find(|(wanted, _)| !raw.is_empty() && !columns.iter().any(|name| is_same(name, wanted))) {
        return Err(Unreadable::NoColumn { column: column.clone(), columns: listed() });
    }
    let meaning: BTreeMap<&str, Meaning> = columns.iter().map(|name| (*name, meaning(name, mapped))).collect();
    let reads_claim = |meaning: &Meaning| matches!(meaning, Meaning::Read { key: Key::Claim, .. });
    if !raw.is_empty() && !meaning.values().any(reads_claim) {
        return Err(Unreadable::NoClaim { columns: listed() });
    }
    Ok(raw.iter().map(|row| read(row, &meaning, is_claim_review, remarks)).collect())
}

/// What a column is to us.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    /// It is read as this; of two columns the one with the lower rank.
    Read {
        key: Key,
        rank: usize,
        kind: Option<ClaimKind>,
    },
    Left,
    Unknown,
}

fn is_same(column: &str, wanted: &str) -> bool {
    column == wanted || folded(column) == folded(wanted)
}

fn meaning(column: &str, mapped: &[(String, Column)]) -> Meaning {
    match mapped.iter().find(|(wanted, _)| is_same(column, wanted)) {
        Some((_, Column::Read(key))) => Meaning::Read { key: *key, rank: 0, kind: None },
        Some((_, Column::Claims(kind))) => Meaning::Read { key: Key::Claim, rank: 0, kind: Some(*kind) },
        Some((_, Column::Left)) => Meaning::Left,
        None => match Key::of_column(column) {
            // What the user maps stands before what is guessed.
            Some((key, rank)) => Meaning::Read { key, rank: rank + 1, kind: None },
            None => Meaning::Unknown,
        },
    }
}

fn read(row: &Raw, meaning: &BTreeMap<&str, Meaning>, is_claim_review: bool, remarks: &mut Remarks) -> Fields {
    let place = row.place;
    let mut ranked: Vec<(Key, usize, &str, String)> = Vec::new();
    for (column, cell) in &row.cells {
        let Some(value) = cleaned(cell, column, place, remarks) else { continue };
        match meaning.get(column.as_str()) {
            Some(Meaning::Read { key, rank, kind: _ }) => ranked.push((*key, *rank, column, value)),
            Some(Meaning::Unknown) | None => remarks.left(place, format!("`{column}` is read as nothing, and left out")),
            Some(Meaning::Left) => {}
        }
    }
    ranked.sort_by_key(|(key, rank, _, _)| (*key, *rank));
    let mut fields = Fields { place, is_claim_review, claim_column: String::new(), claim_kind: None, values: BTreeMap::new() };
    for (key, _, column, value) in ranked {
        let values = fields.values.entry(key).or_default();
        if values.contains(&value) {
            continue;
        }
        if values.is_empty() || key.takes_many() {
            if key == Key::Claim {
                column.clone_into(&mut fields.claim_column);
                fields.claim_kind = match meaning.get(column) {
                    Some(Meaning::Read { kind, .. }) => *kind,
                    Some(Meaning::Left | Meaning::Unknown) | None => None,
                };
            }
            values.push(value);
        } else {
            remarks.left(place, format!("`{column}` is left out: there is another `{}`", key.as_str()));
        }
    }
    fields
}

/// What no file of an archive may hold: control characters, and those that change the direction of text.
pub(super) fn is_obeyed(letter: char) -> bool {
    (is_forbidden(letter) && !letter.is_whitespace())
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// The value with white space folded and without what no file of an archive may hold; `None` where nothing is left.
fn cleaned(cell: &str, column: &str, place: Place, remarks: &mut Remarks) -> Option<String> {
    let kept: String = cell.chars().filter(|letter| !is_obeyed(*letter)).collect();
    if kept.len() < cell.len() {
        remarks.reread(place, format!("control characters in `{column}` are left out"));
    }
    let folded = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_blank(&folded) {
        return None;
    }
    match folded.char_indices().nth(LONGEST) {
        None => Some(folded),
        Some((cut, _)) => {
            remarks.left(place, format!("`{column}` is cut after {LONGEST} characters"));
            Some(format!("{}…", &folded[..cut]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> Vec<Raw> {
        let cells = cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect();
        vec![Raw { place: Place::Line(2), cells }]
    }

    #[test]
    fn what_is_not_read_is_said() {
        let mut remarks = Remarks::default();
        let cells =
            [("Claim", " a\n b "), ("Image", "x.png"), ("statement", "other"), ("Empty", "  "), ("Tags", "one"), ("topic", "two\u{202e}")];
        let read = fields(row(&cells), &[], false, &mut remarks).unwrap();
        assert_eq!(read[0].get(Key::Claim), Some("a b"));
        assert_eq!(read[0].all(Key::Topic), ["two", "one"]);
        let said: Vec<String> = remarks.sorted().iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "line 2: `Image` is read as nothing, and left out",
                "line 2: `statement` is left out: there is another `claim`",
                "line 2: control characters in `topic` are left out"
            ]
        );
    }

    #[test]
    fn what_the_user_says_of_columns_comes_first() {
        let mapped = [("wording".to_owned(), Column::Read(Key::Claim)), ("IMAGE".to_owned(), Column::Left)];
        let mut remarks = Remarks::default();
        let read = fields(row(&[("claim", "guessed"), ("Wording", "said"), ("image", "x")]), &mapped, false, &mut remarks).unwrap();
        assert_eq!(read[0].get(Key::Claim), Some("said"));
        assert_eq!(remarks.sorted().len(), 1, "the other claim is left out");
        let mapped = [("Nowhere".to_owned(), Column::Left)];
        assert!(matches!(fields(row(&[("claim", "a")]), &mapped, false, &mut Remarks::default()), Err(Unreadable::NoColumn { .. })));
        assert!(matches!(fields(row(&[("a", "b")]), &[], false, &mut Remarks::default()), Err(Unreadable::NoClaim { .. })));
    }
}
