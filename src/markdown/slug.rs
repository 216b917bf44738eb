//! Anchors from words.
//!
//! In: a heading's words, or a footnote's label. Out: an id that is alone on its page.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that a slug has at most.
pub const SLUG_LIMIT: usize = 100;

/// The words as a part of an address: NFC, lower case, each run of what is neither letter, mark nor digit
/// one hyphen, none at the ends, at most [`SLUG_LIMIT`] characters.
///
/// Letters of any script stay as they are. Empty where the text has no letter and no digit.
pub fn slug(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase();
    let mut slug = String::new();
    let mut count = 0;
    let mut gap = false;
    for character in lower.nfc() {
        if !(character.is_alphanumeric() || is_combining_mark(character)) {
            gap = true;
            continue;
        }
        if gap && count > 0 {
            // A hyphen as the last of the hundred would have to go again.
            if count + 1 >= SLUG_LIMIT {
                break;
            }
            slug.push('-');
            count += 1;
        }
        gap = false;
        if count >= SLUG_LIMIT {
            break;
        }
        slug.push(character);
        count += 1;
    }
    slug
}

/// Whether an author's id or class can stand in a page: letters, digits, `-` and `_`, the first a letter or a
/// digit, so that `__proto__` is none.
pub fn is_plain_name(name: &str) -> bool {
    name.starts_with(char::is_alphanumeric)
        && name.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'))
        && name.chars().count() <= SLUG_LIMIT
}

/// The ids of one page: each is given out once.
pub struct Ids<'r> {
    reserved: &'r dyn Fn(&str) -> bool,
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl<'r> Ids<'r> {
    /// No id is taken yet but those that `reserved` knows.
    pub fn new(reserved: &'r dyn Fn(&str) -> bool) -> Ids<'r> {
        Ids { reserved, taken: HashSet::new(), next: HashMap::new() }
    }

    /// `wanted`, or where that is taken, the first free of `wanted-2`, `wanted-3` and so on. Where one of those is
    /// reserved, `-2` is put behind it: all of `note-2`, `note-3` … may be a page's own, and a heading needs an id.
    pub fn take(&mut self, wanted: &str) -> String {
        if self.is_free(wanted) {
            self.taken.insert(wanted.to_owned());
            return wanted.to_owned();
        }
        // Without a memory of the last number, n equal headings would cost n² look-ups.
        let mut number = self.next.get(wanted).copied().unwrap_or(2);
        let id = loop {
            let mut id = format!("{wanted}-{number}");
            number += 1;
            if (self.reserved)(&id) {
                id.push_str("-2");
            }
            if self.is_free(&id) {
                break id;
            }
        };
        self.next.insert(wanted.to_owned(), number);
        self.taken.insert(id.clone());
        id
    }

    fn is_free(&self, id: &str) -> bool {
        !self.taken.contains(id) && !(self.reserved)(id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, slug};

    #[test]
    fn words_become_slugs() {
        for (words, expected) in [
            ("What is new", "what-is-new"),
            ("  “Five” undertakings — from Pyongyang!  ", "five-undertakings-from-pyongyang"),
            ("한국어 제목", "한국어-제목"),
            ("Ça e\u{301}té", "ça-été"),
            ("हिन्दी में", "हिन्दी-में"),
            ("ΤΕΛΟΣ", "τελος"),
            ("2018년 4월 27일", "2018년-4월-27일"),
            ("a_b.c", "a-b-c"),
            ("../../x", "x"),
            ("🙂", ""),
            ("", ""),
        ] {
            assert_eq!(slug(words), expected, "{words}");
        }
    }

    #[test]
    fn a_slug_is_cut_at_a_hundred_characters() {
        assert_eq!(slug(&"é".repeat(150)), "é".repeat(100));
        assert_eq!(slug(&format!("{} end", "a".repeat(99))), "a".repeat(99));
        assert_eq!(slug(&format!("{} end", "a".repeat(98))), format!("{}-e", "a".repeat(98)));
        assert_eq!(slug(&format!("o{}", "\u{323}".repeat(10_000))).chars().count(), 100);
    }

    #[test]
    fn repeats_are_numbered() {
        let reserved = |id: &str| id == "search" || id == "search-2";
        let mut ids = Ids::new(&reserved);
        let taken: Vec<String> = ["a", "a", "a-2", "a", "search", "search"].map(|id| ids.take(id)).into();
        assert_eq!(taken, ["a", "a-2", "a-2-2", "a-3", "search-2-2", "search-3"]);
    }

    #[test]
    fn a_heading_finds_an_id_where_a_whole_series_is_reserved() {
        let reserved = |id: &str| id.strip_prefix("note-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let mut ids = Ids::new(&reserved);
        let taken: Vec<String> = ["note", "note", "note", "note-7"].map(|id| ids.take(id)).into();
        assert_eq!(taken, ["note", "note-2-2", "note-3-2", "note-7-2"]);
    }
}
