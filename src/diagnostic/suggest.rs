//! The nearest known word, for "did you mean".

use std::sync::atomic::{AtomicUsize, Ordering};

/// Words longer than this are compared with nothing: nobody mistypes so much.
const LONGEST: usize = 60;
/// So many pairs of words are compared for one archive: less than a second's work.
const COMPARISONS: usize = 400_000;

/// The candidate nearest to `word`, where it is close: at most one change in three letters.
///
/// Of two that are equally near, the first in the order of the alphabet.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Wanted::new(word)?.nearest(word, candidates)
}

/// Suggestions as long as they are affordable: with thousands of unknown words and thousands of known ones, the first
/// unknown ones get theirs. So whoever asks for some asks in the order of the archive, never beside others.
#[derive(Debug)]
pub struct Suggestions {
    left: AtomicUsize,
}

impl Default for Suggestions {
    fn default() -> Suggestions {
        Suggestions { left: AtomicUsize::new(COMPARISONS) }
    }
}

impl Suggestions {
    /// None at all.
    pub fn none() -> Suggestions {
        Suggestions { left: AtomicUsize::new(0) }
    }

    /// "did you mean `x`?", for the nearest candidate.
    pub fn help<'a>(&self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
        self.nearest(word, candidates).map(|near| format!("did you mean `{near}`?"))
    }

    /// The nearest candidate, as [`nearest`] gives it.
    pub fn nearest<'a>(&self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let left = self.left.load(Ordering::Relaxed);
        let wanted = Wanted::new(word).filter(|_| left > 0)?;
        let mut compared = 0;
        let near = wanted.nearest(word, candidates.into_iter().inspect(|_| compared += 1));
        self.left.store(left.saturating_sub(compared), Ordering::Relaxed);
        near
    }
}

/// A word to be compared with many.
struct Wanted {
    letters: Vec<char>,
    limit: usize,
}

impl Wanted {
    fn new(word: &str) -> Option<Wanted> {
        let letters: Vec<char> = word.chars().take(LONGEST + 1).flat_map(char::to_lowercase).collect();
        let fits = !letters.is_empty() && letters.len() <= LONGEST;
        fits.then_some(Wanted { limit: letters.len() / 3, letters })
    }

    fn nearest<'a>(&self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let mut scratch = Scratch::default();
        candidates
            .into_iter()
            .filter_map(|candidate| self.distance(candidate, &mut scratch).map(|distance| (distance, candidate)))
            .min()
            .filter(|(distance, candidate)| *distance > 0 || *candidate != word)
            .map(|(_, candidate)| candidate)
    }

    /// Insertions, deletions, replacements and swaps of neighbours between the two, where at most the limit.
    fn distance(&self, candidate: &str, scratch: &mut Scratch) -> Option<usize> {
        // A letter has at most four bytes: most candidates are too short or too long by their bytes already.
        if candidate.len() + self.limit < self.letters.len() || candidate.len() > 4 * (self.letters.len() + self.limit) {
            return None;
        }
        let Scratch { other, rows } = scratch;
        other.clear();
        other.extend(candidate.chars().flat_map(char::to_lowercase));
        if self.letters.len().abs_diff(other.len()) > self.limit {
            return None;
        }
        let width = other.len() + 1;
        for row in rows.iter_mut() {
            row.clear();
            row.extend(0..width);
        }
        for (i, letter) in self.letters.iter().enumerate() {
            let [before, last, next] = rows;
            next[0] = i + 1;
            for (j, their) in other.iter().enumerate() {
                let mut best = last[j] + usize::from(letter != their);
                best = best.min(last[j + 1] + 1).min(next[j] + 1);
                if i > 0 && j > 0 && *letter == other[j - 1] && self.letters[i - 1] == *their {
                    best = best.min(before[j - 1] + 1);
                }
                next[j + 1] = best;
            }
            if next.iter().all(|distance| *distance > self.limit) {
                return None;
            }
            rows.rotate_left(1);
        }
        Some(rows[1][width - 1]).filter(|distance| *distance <= self.limit)
    }
}

/// Memory that each comparison uses again.
#[derive(Default)]
struct Scratch {
    other: Vec<char>,
    rows: [Vec<usize>; 3],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_a_close_one() {
        let known = ["verdict", "claim", "sources", "date", "nk-summit", "kept", "broken", "정상회담"];
        for (word, expected) in [
            ("verdikt", Some("verdict")),
            ("Verdict", Some("verdict")),
            ("source", Some("sources")),
            ("daet", Some("date")),
            ("nk-sumit", Some("nk-summit")),
            ("kapt", Some("kept")),
            ("정상회당", Some("정상회담")),
            ("unrelated", None),
            ("x", None),
            ("kept", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
        assert_eq!(nearest(&"a".repeat(10_000), known), None);
    }

    #[test]
    fn suggestions_end_when_they_have_cost_enough() {
        let known: Vec<String> = (0..20_000).map(|number| format!("claim-{number:06}")).collect();
        let suggestions = Suggestions::default();
        let given = (0..1_000).filter(|_| suggestions.help("klaim-000007", known.iter().map(String::as_str)).is_some()).count();
        assert_eq!(given, COMPARISONS / known.len());
    }
}
