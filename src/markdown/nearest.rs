//! Words like those that aren't there.
//!
//! In: the plain text and words that it doesn't hold. Out: the passage most like them, for a message. One walk
//! over the text; where nothing is alike, nothing is offered.

use std::collections::HashMap;
use std::ops::Range;

use crate::markdown::flat::FlatText;
use crate::markdown::fold::{BLOCK_END, Folded};
use crate::markdown::sentence;

/// Bytes of folded text that are compared at a time: four letters, or a Chinese sign and a third.
const SHINGLE: usize = 4;

/// Characters of a passage that are shown, about.
const LENGTH: usize = 200;

/// Bytes by which a passage is widened to whole words.
const WIDENING: usize = 24;

/// A passage of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its words, at most about 200 characters.
    pub words: String,
    /// Its place in the source.
    pub range: Range<usize>,
}

/// The passage of one block that shares most with these words, if it shares at least a third.
///
/// The cost is a walk over the whole text, so ask for as many quotes as you show.
pub fn nearest(flat: &FlatText, words: &str) -> Option<Passage> {
    let wanted = Folded::of(words).text().to_ascii_lowercase();
    let wanted = wanted.trim();
    let total = wanted.len().checked_sub(SHINGLE - 1).filter(|&total| total > 0)?;
    let folded = flat.folded();
    let text = folded.text().to_ascii_lowercase();
    let mut window = Window::over(wanted.as_bytes());
    let mut best = (0, 0..0);
    let mut block_start = 0;
    for block in text.split_inclusive(BLOCK_END) {
        let end = block_start + block.trim_end_matches(BLOCK_END).len();
        let (score, place) = window.best_in(&text.as_bytes()[block_start..end]);
        if score > best.0 {
            best = (score, block_start + place.start..block_start + place.end);
        }
        block_start += block.len();
    }
    let (score, place) = best;
    if score * 3 < total {
        return None;
    }
    let place = folded.origin(&whole_words(&text, place));
    Some(Passage { words: sentence::clip(&flat.text()[place.clone()], LENGTH, false), range: flat.source_of(&place) })
}

/// A stretch of fixed length that is moved over a text, with the number of shingles it shares with the words.
struct Window {
    length: usize,
    /// How many of each are still missing; below zero where the window holds more than the words do.
    missing: HashMap<[u8; SHINGLE], i64>,
}

impl Window {
    fn over(words: &[u8]) -> Window {
        let mut missing = HashMap::new();
        for shingle in words.array_windows::<SHINGLE>() {
            *missing.entry(*shingle).or_insert(0) += 1;
        }
        Window { length: words.len() + 1 - SHINGLE, missing }
    }

    /// The best score in the block, and the place of the shingles that make it, from the first shared one to
    /// the last.
    fn best_in(&mut self, block: &[u8]) -> (usize, Range<usize>) {
        let (mut best, mut best_end) = (0, 0);
        let mut score = 0;
        for (at, entering) in block.array_windows::<SHINGLE>().enumerate() {
            if let Some(left) = at.checked_sub(self.length) {
                score -= self.leave(block, left);
            }
            if let Some(missing) = self.missing.get_mut(entering) {
                score += usize::from(*missing > 0);
                *missing -= 1;
            }
            if score > best {
                (best, best_end) = (score, at + 1);
            }
        }
        let shingles = block.len().saturating_sub(SHINGLE - 1);
        for left in shingles.saturating_sub(self.length)..shingles {
            self.leave(block, left);
        }
        let start = best_end.saturating_sub(self.length);
        let shared = |at: &usize| shingle(block, *at).is_some_and(|shingle| self.missing.contains_key(&shingle));
        let first = (start..best_end).find(shared).unwrap_or(start);
        let last = (start..best_end).rev().find(shared).unwrap_or(start);
        (best, first..(last + SHINGLE).min(block.len()))
    }

    /// Gives back what stood at the window's beginning; 1 if it was shared.
    fn leave(&mut self, block: &[u8], at: usize) -> usize {
        let Some(missing) = shingle(block, at).and_then(|leaving| self.missing.get_mut(&leaving)) else { return 0 };
        *missing += 1;
        usize::from(*missing > 0)
    }
}

fn shingle(block: &[u8], at: usize) -> Option<[u8; SHINGLE]> {
    block.get(at..)?.first_chunk::<SHINGLE>().copied()
}

/// Moves both ends outward to the nearest blank, or at least to a border of characters.
fn whole_words(text: &str, place: Range<usize>) -> Range<usize> {
    let is_border = |byte: u8| byte == b' ' || byte == b'\n';
    let bytes = text.as_bytes();
    let from = place.start.saturating_sub(WIDENING);
    let to = (place.end + WIDENING).min(text.len());
    let start = match bytes[from..place.start].iter().rposition(|&byte| is_border(byte)) {
        Some(blank) => from + blank + 1,
        None if from == 0 => 0,
        None => text.floor_char_boundary(place.start),
    };
    let end = match bytes[place.end..to].iter().position(|&byte| is_border(byte)) {
        Some(blank) => place.end + blank,
        None if to == text.len() => to,
        None => text.ceil_char_boundary(place.end),
    };
    start..end
}
