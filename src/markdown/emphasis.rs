//! Emphasis that didn't become any.
//!
//! In: the plain text's runs. Out: the places of `*` and `_` that the author meant as marks and that stay as
//! signs in the text, as in `**"인용"**라고`, where CommonMark sees no end because a letter follows.

use std::collections::HashMap;
use std::ops::Range;

use crate::markdown::flat::{FlatText, Run, RunKind};

/// Places that are listed, at most.
const PLACES: usize = 100;

/// The places of `*` and `_` that look like marks: there are two alike in one block. One within a word
/// (`snake_case`, `5*3`), a single one between blanks, and one behind a `\` is a sign.
pub(crate) fn left_in_text(source: &str, flat: &FlatText) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    for runs in flat.runs_by_block() {
        // The first of each kind, until a second shows that it was meant.
        let mut singles: HashMap<&str, Option<Range<usize>>> = HashMap::new();
        for run in runs {
            match run.kind {
                RunKind::Words => {}
                RunKind::Markup | RunKind::Code => continue,
            }
            for signs in signs_in(source, flat.text(), run) {
                let marks = &source[signs.clone()];
                let (opens, closes) = stands_in_brackets(source, &signs);
                match singles.get_mut(marks) {
                    None if closes => {}
                    Some(first @ Some(_)) if opens => *first = Some(signs),
                    None => {
                        singles.insert(marks, Some(signs));
                    }
                    Some(first) => {
                        left.extend(first.take());
                        left.push(signs);
                    }
                }
                if left.len() >= PLACES {
                    left.truncate(PLACES);
                    return left;
                }
            }
        }
    }
    left.sort_by_key(|place| place.start);
    left
}

/// The places of the source that this run holds and that look like marks.
fn signs_in<'a>(source: &'a str, text: &'a str, run: &'a Run) -> impl Iterator<Item = Range<usize>> + 'a {
    let words = &text[run.text.clone()];
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(start) = words[at..].find(['*', '_']).map(|found| at + found) {
            let sign = &words[start..start + 1];
            at = start + words[start..].len() - words[start..].trim_start_matches(sign).len();
            let place = run.source.start + start..run.source.start + at;
            // Other runs are character references.
            if source.get(place.clone()) == Some(&words[start..at]) && looks_like_mark(source, &place, start == 0) {
                return Some(place);
            }
        }
        None
    })
}

/// Whether it can only open an emphasis, as in `[_words`, or only close one, as in `words_]`. Two that open are no pair.
fn stands_in_brackets(source: &str, place: &Range<usize>) -> (bool, bool) {
    let before = source[..place.start].chars().next_back();
    let after = source[place.end..].chars().next();
    let is_letter = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let opens = matches!(before, Some('[' | '(')) && is_letter(after);
    let closes = is_letter(before) && matches!(after, Some(']' | ')'));
    (opens, closes)
}

fn looks_like_mark(source: &str, place: &Range<usize>, begins_run: bool) -> bool {
    let before = source[..place.start].chars().next_back();
    let after = source[place.end..].chars().next();
    let escaped = begins_run && before == Some('\\');
    let is_blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let is_letter = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let alone = is_blank(before) && is_blank(after) && place.len() == 1;
    let within_word = is_letter(before) && is_letter(after);
    !(escaped || alone || within_word)
}
