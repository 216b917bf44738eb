//! Where quoted words stand in a body.
//!
//! In: the plain text and a [`Quote`], its three parts as the author wrote them. Out: one place, or why there
//! is none. Both sides are folded for the comparison (see `fold`); nothing is guessed, and no place is taken
//! that isn't the only one.

use std::ops::Range;

use crate::markdown::flat::FlatText;
use crate::markdown::fold::{BLOCK_END, Folded};

/// Places that [`NotFound`] names, at most.
const PLACES: usize = 3;

/// Exact words, and what stands directly before and after them where the words alone occur more than once.
/// An empty `prefix` or `suffix` says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quote<'q> {
    /// The words.
    pub exact: &'q str,
    /// What stands before them, a blank in between or none.
    pub prefix: &'q str,
    /// What stands after them.
    pub suffix: &'q str,
}

/// Where the words are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// From the first byte of the first word to the last of the last, within one block. Marks of Markdown,
    /// addresses of links and numbers of notes in between lie inside; a [`Mark`](crate::markdown::Mark) over it
    /// covers the words alone.
    pub range: Range<usize>,
    /// The same stretch of [`FlatText::text`].
    pub text: Range<usize>,
}

/// Why the words have no place. All places are byte ranges of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// The quote has no words.
    Empty,
    /// They stand nowhere. [`nearest`](crate::markdown::nearest()) looks for words like them.
    Nowhere,
    /// They stand at several places; the first few, and how many there are.
    Ambiguous {
        /// At most three.
        at: Vec<Range<usize>>,
        /// All, also those that overlap.
        count: usize,
    },
    /// They are there, but not with this prefix and suffix.
    OtherContext {
        /// At most three.
        at: Vec<Range<usize>>,
        /// All.
        count: usize,
    },
    /// They are there only if the end of a paragraph, a cell or an item is read as a blank.
    AcrossBlocks {
        /// The first place.
        at: Range<usize>,
    },
    /// They are there only in code or in an image's words, or partly so.
    InCode {
        /// The first place.
        at: Range<usize>,
    },
}

/// The one place of the quoted words.
///
/// NFC, white space folded, zero-width characters dropped, typographic quotes and dashes read as ASCII; across
/// emphasis, links and line breaks of one block; not in code or in an image's words. Time grows with the
/// lengths of text and quote.
pub fn find_quote(flat: &FlatText, quote: &Quote<'_>) -> Result<Found, NotFound> {
    let Quote { exact, prefix, suffix } = quote;
    let [exact, prefix, suffix] = [exact, prefix, suffix].map(|part| trimmed(Folded::of(part).text()));
    if exact.is_empty() {
        return Err(NotFound::Empty);
    }
    let words = flat.folded();
    let Some(first) = words.text().find(&exact) else { return Err(missing(flat, &exact)) };
    let second = after_first_character(words.text(), first).and_then(|from| words.text()[from..].find(&exact));
    if second.is_none() && prefix.is_empty() && suffix.is_empty() {
        return Ok(found(flat, words, first..first + exact.len()));
    }
    let all = occurrences(words.text(), &exact);
    let fitting = with_context(words.text(), &all, exact.len(), &prefix, &suffix);
    let places = |starts: &[usize]| {
        starts.iter().take(PLACES).map(|&start| found(flat, words, start..start + exact.len()).range).collect::<Vec<_>>()
    };
    match fitting[..] {
        [] => Err(NotFound::OtherContext { at: places(&all), count: all.len() }),
        [only] => Ok(found(flat, words, only..only + exact.len())),
        [_, _, ..] => Err(NotFound::Ambiguous { at: places(&fitting), count: fitting.len() }),
    }
}

fn trimmed(folded: &str) -> String {
    folded.trim_matches([' ', BLOCK_END]).to_owned()
}

fn after_first_character(text: &str, at: usize) -> Option<usize> {
    text[at..].chars().next().map(|character| at + character.len_utf8())
}

fn found(flat: &FlatText, words: &Folded, folded: Range<usize>) -> Found {
    let text = words.origin(&folded);
    Found { range: flat.source_of(&text), text }
}

/// Why words that stand in no block do so.
fn missing(flat: &FlatText, exact: &str) -> NotFound {
    let words = flat.folded();
    let joined = words.text().replace(BLOCK_END, " ");
    if let Some(at) = joined.find(exact) {
        return NotFound::AcrossBlocks { at: found(flat, words, at..at + exact.len()).range };
    }
    let whole = flat.folded_whole();
    let Some(at) = whole.text().find(exact) else { return NotFound::Nowhere };
    let origin = whole.origin(&(at..at + exact.len()));
    if origin.start < flat.text().len() {
        return NotFound::InCode { at: flat.source_of(&origin) };
    }
    // Images' words are counted on from the text's end.
    let mut end = flat.text().len();
    for (words, place) in flat.alternatives() {
        end += words.len();
        if origin.start < end {
            return NotFound::InCode { at: place.clone() };
        }
    }
    NotFound::Nowhere
}

/// Every place where `needle` begins in `text`, those that overlap too, in order.
///
/// Knuth, Morris and Pratt's way: a search that begins anew behind each place would take the product of both
/// lengths for a thousand `a` in a million.
fn occurrences(text: &str, needle: &str) -> Vec<usize> {
    let needle = needle.as_bytes();
    if needle.is_empty() {
        return Vec::new();
    }
    let mut fallback = vec![0; needle.len()];
    let mut matched = 0;
    for at in 1..needle.len() {
        while matched > 0 && needle[at] != needle[matched] {
            matched = fallback[matched - 1];
        }
        matched += usize::from(needle[at] == needle[matched]);
        fallback[at] = matched;
    }
    let mut starts = Vec::new();
    matched = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        while matched > 0 && (matched == needle.len() || byte != needle[matched]) {
            matched = fallback[matched - 1];
        }
        matched += usize::from(byte == needle[matched]);
        if matched == needle.len() {
            starts.push(at + 1 - needle.len());
        }
    }
    starts
}

/// Those of the places that have the prefix before them and the suffix behind, which may lie in other blocks.
fn with_context(text: &str, starts: &[usize], length: usize, prefix: &str, suffix: &str) -> Vec<usize> {
    if prefix.is_empty() && suffix.is_empty() {
        return starts.to_vec();
    }
    let joined = text.replace(BLOCK_END, " ");
    let is_blank = |at: usize| joined.as_bytes().get(at) == Some(&b' ');
    let prefix_ends: Vec<usize> = occurrences(&joined, prefix).into_iter().map(|start| start + prefix.len()).collect();
    let suffix_starts = occurrences(&joined, suffix);
    let has = |places: &[usize], at: usize| places.binary_search(&at).is_ok();
    let follows_prefix =
        |start: usize| has(&prefix_ends, start) || start.checked_sub(1).is_some_and(|before| is_blank(before) && has(&prefix_ends, before));
    let precedes_suffix = |end: usize| has(&suffix_starts, end) || (is_blank(end) && has(&suffix_starts, end + 1));
    let fits = |start: usize| (prefix.is_empty() || follows_prefix(start)) && (suffix.is_empty() || precedes_suffix(start + length));
    starts.iter().copied().filter(|&start| fits(start)).collect()
}
