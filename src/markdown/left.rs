//! Links, notes and headings that didn't become any.
//!
//! In: the plain text's runs. Out: the places of signs that the author meant as a link, as a reference to a note or as
//! a heading, and that stay as signs in the text. What stands in code, or behind a `\`, is meant as it is.

use std::ops::Range;

use crate::markdown::flat::{FlatText, Run, RunKind};

/// Places that are listed, at most.
const PLACES: usize = 100;
/// The longest address or label that is looked at, in bytes.
const LONGEST: usize = 1_000;

/// Signs that stay in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarksLeft {
    /// What they were meant as.
    pub kind: LeftKind,
    /// The whole of it.
    pub range: Range<usize>,
}

/// What signs were meant as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftKind {
    /// `[words](my file.pdf)`: an address with a blank, which no link may have. Holds the address.
    Address(String),
    /// `[[words]]`, as wikis write a link.
    Wiki,
    /// `[^label]` of a note that isn't there. Holds the label.
    Note(String),
    /// `##Words`, without the blank that makes a heading.
    Heading,
}

/// All of them, in the order of the source; the first hundred of the page.
pub(crate) fn marks_left(source: &str, flat: &FlatText) -> Vec<MarksLeft> {
    let mut left = Vec::new();
    for runs in flat.runs_by_block() {
        left.extend(runs.first().and_then(|run| heading(source, flat.text(), run)));
        let mut opening = None;
        for run in runs {
            match run.kind {
                RunKind::Words => in_run(source, flat.text(), run, &mut opening, &mut left),
                RunKind::Markup | RunKind::Code => {}
            }
        }
        if left.len() >= PLACES {
            left.truncate(PLACES);
            break;
        }
    }
    left.sort_by_key(|marks| marks.range.start);
    left
}

/// A block whose first signs are two to six `#` with a letter behind them. One alone begins a catchword, as in `#MeToo`.
fn heading(source: &str, text: &str, run: &Run) -> Option<MarksLeft> {
    let words = &text[run.text.clone()];
    let signs = words.len() - words.trim_start_matches('#').len();
    let before = source[..run.source.start].trim_end_matches(' ').chars().next_back();
    let begins_line = before.is_none_or(|before| matches!(before, '\n' | '\r'));
    let is_meant = run.kind == RunKind::Words && begins_line && words[signs..].starts_with(char::is_alphanumeric);
    let line = source[run.source.start..].lines().next().unwrap_or_default();
    ((2..=6).contains(&signs) && is_meant && line.starts_with(&words[..signs]))
        .then(|| MarksLeft { kind: LeftKind::Heading, range: run.source.start..run.source.start + line.trim_end().len() })
}

/// What this run holds. `opening` is the place of the last `[` of the block that nothing closed.
fn in_run(source: &str, text: &str, run: &Run, opening: &mut Option<usize>, left: &mut Vec<MarksLeft>) {
    let words = &text[run.text.clone()];
    // What differs is a character reference, or has a line's end in it.
    let is_as_written = |place: usize, words: &str| source.get(place..place + words.len()) == Some(words);
    let mut at = 0;
    while let Some(found) = words[at..].find(['[', ']']).map(|found| at + found) {
        let place = run.source.start + found;
        at = found + 1;
        let is_escaped = found == 0 && source[..run.source.start].ends_with('\\');
        if is_escaped || !is_as_written(place, &words[found..=found]) {
            continue;
        }
        let rest = &words[found..words.floor_char_boundary(found + LONGEST)];
        let kind = if rest.starts_with('[') { note(rest).or_else(|| wiki(rest)) } else { address(rest).filter(|_| opening.is_some()) };
        let Some((kind, length)) = kind.filter(|(_, length)| is_as_written(place, &words[found..found + length])) else {
            *opening = rest.starts_with('[').then_some(place);
            continue;
        };
        let start = match &kind {
            LeftKind::Address(_) => opening.take().map_or(place, |opening| opening - usize::from(source[..opening].ends_with('!'))),
            LeftKind::Wiki | LeftKind::Note(_) | LeftKind::Heading => place,
        };
        left.push(MarksLeft { kind, range: start..place + length });
        at = found + length;
    }
}

/// `[^label]`.
fn note(rest: &str) -> Option<(LeftKind, usize)> {
    let label = &rest.strip_prefix("[^")?;
    let label = &label[..label.find(']')?];
    let is_label = !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c == '[' || c == '^');
    is_label.then(|| (LeftKind::Note(label.to_owned()), "[^".len() + label.len() + 1))
}

/// `[[words]]`, with a letter in it.
fn wiki(rest: &str) -> Option<(LeftKind, usize)> {
    let words = rest.strip_prefix("[[")?;
    let words = &words[..words.find("]]")?];
    let is_link = words.contains(char::is_alphabetic) && !words.contains(['[', ']', '\n']);
    is_link.then(|| (LeftKind::Wiki, "[[".len() + words.len() + "]]".len()))
}

/// `](my file.pdf)`: a blank, and a sign that addresses have. Round brackets behind square ones may hold a remark.
fn address(rest: &str) -> Option<(LeftKind, usize)> {
    let address = rest.strip_prefix("](")?;
    let address = &address[..address.find(')')?];
    let is_file = address.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty() && (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_address = is_file || address.starts_with('#') || address.split(' ').next().is_some_and(|first| first.contains(['/', ':']));
    let is_meant = address.contains(' ') && is_address && !address.contains(['<', '>', '"', '\'', '(']);
    is_meant.then(|| (LeftKind::Address(address.to_owned()), "](".len() + address.len() + 1))
}
