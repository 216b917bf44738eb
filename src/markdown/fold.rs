//! Text made comparable, with the way back.
//!
//! In: plain text. Out: the same in NFC, each run of white space one blank, without zero-width signs, with
//! ASCII quotes and hyphens; and for each place in it the place that it came from. For comparison only: what
//! is shown is never folded.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Stands where a block ends. No folded quote holds it, so none is found across blocks.
pub(crate) const BLOCK_END: char = '\n';

/// Stands for code, for the same purpose.
pub(crate) const CODE: char = '\u{1}';

/// Text made comparable.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    text: String,
    steps: Vec<Step>,
}

/// A stretch of folded text that comes from one stretch of the text before.
#[derive(Clone, Debug)]
struct Step {
    at: usize,
    origin: Range<usize>,
    /// Byte by byte; otherwise the stretch is one thing.
    aligned: bool,
}

impl Folded {
    /// A text by itself, as one block.
    pub(crate) fn of(text: &str) -> Folded {
        let mut folder = Folder::default();
        folder.push(text, 0);
        folder.finish()
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of the folded text came from.
    pub(crate) fn origin(&self, folded: &Range<usize>) -> Range<usize> {
        let start = match self.step(folded.start) {
            Some(step) if step.aligned => step.origin.start + (folded.start - step.at),
            Some(step) => step.origin.start,
            None => 0,
        };
        // The last byte tells where the stretch ends: its end may be the beginning of a later step.
        let end = match self.step(folded.end.saturating_sub(1)) {
            Some(step) if step.aligned => step.origin.start + (folded.end - step.at),
            Some(step) => step.origin.end,
            None => 0,
        };
        start..end.max(start)
    }

    fn step(&self, at: usize) -> Option<&Step> {
        self.steps.get(self.steps.partition_point(|step| step.at <= at).checked_sub(1)?)
    }
}

/// A [`Folded`] in the making.
#[derive(Default)]
pub(crate) struct Folder {
    folded: Folded,
    /// White space that becomes one blank if words follow in the same block.
    blank: Option<Range<usize>>,
    /// A character, those behind it that may compose with it, and where they all came from.
    first: Option<char>,
    more: String,
    cluster: Range<usize>,
}

impl Folder {
    /// Adds words that stand at `base` in what is folded.
    pub(crate) fn push(&mut self, text: &str, base: usize) {
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            // The last character may compose with what follows.
            let plain = plain_length(&text.as_bytes()[at..]).saturating_sub(1);
            if plain > 0 {
                self.plain(&text[at..at + plain], base + at);
                at += plain;
                continue;
            }
            self.character(character, base + at);
            at += character.len_utf8();
        }
    }

    fn character(&mut self, character: char, at: usize) {
        if is_unseen(character) {
            return;
        }
        let origin = at..at + character.len_utf8();
        if self.first.is_some() && !begins_cluster(character) {
            self.more.push(character);
            self.cluster.end = origin.end;
        } else {
            self.end_cluster();
            self.first = Some(character);
            self.cluster = origin;
        }
    }

    /// Adds words that stay as they are.
    fn plain(&mut self, words: &str, at: usize) {
        self.end_cluster();
        self.write_blank();
        self.write(words, at..at + words.len(), true);
    }

    /// Adds a sign that stands for something else.
    pub(crate) fn sign(&mut self, sign: char, origin: Range<usize>) {
        self.end_cluster();
        self.write_blank();
        self.write(sign.encode_utf8(&mut [0; 4]), origin, false);
    }

    /// Ends a block, if it has words.
    pub(crate) fn end_block(&mut self) {
        self.end_cluster();
        self.blank = None;
        if !self.at_block_start() {
            let end = self.folded.steps.last().map_or(0, |step| step.origin.end);
            self.write(BLOCK_END.encode_utf8(&mut [0; 4]), end..end, false);
        }
    }

    pub(crate) fn finish(mut self) -> Folded {
        self.end_cluster();
        self.folded
    }

    fn at_block_start(&self) -> bool {
        self.folded.text.is_empty() || self.folded.text.ends_with(BLOCK_END)
    }

    fn end_cluster(&mut self) {
        let Some(first) = self.first.take() else { return };
        let origin = self.cluster.clone();
        if self.more.is_empty() && is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes {
            self.fold(first, origin, true);
            return;
        }
        let more = std::mem::take(&mut self.more);
        for character in std::iter::once(first).chain(more.chars()).nfc() {
            self.fold(character, origin.clone(), false);
        }
    }

    fn fold(&mut self, character: char, origin: Range<usize>, aligned: bool) {
        if character.is_whitespace() {
            if !self.at_block_start() {
                match &mut self.blank {
                    Some(blank) => blank.end = origin.end,
                    None => self.blank = Some(origin),
                }
            }
            return;
        }
        self.write_blank();
        let folded = match character {
            '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2039}' | '\u{203a}' | '\u{ff07}' => '\'',
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            _ => character,
        };
        let aligned = aligned && folded.len_utf8() == origin.len();
        self.write(folded.encode_utf8(&mut [0; 4]), origin, aligned);
    }

    fn write_blank(&mut self) {
        if let Some(blank) = self.blank.take() {
            let aligned = blank.len() == 1;
            self.write(" ", blank, aligned);
        }
    }

    fn write(&mut self, words: &str, origin: Range<usize>, aligned: bool) {
        let at = self.folded.text.len();
        self.folded.text.push_str(words);
        match self.folded.steps.last_mut() {
            Some(last) if last.aligned && aligned && last.origin.end == origin.start => last.origin.end = origin.end,
            // Characters that one cluster became share its origin.
            Some(last) if !last.aligned && !aligned && last.origin == origin && !origin.is_empty() => {}
            Some(_) | None => self.folded.steps.push(Step { at, origin, aligned }),
        }
    }
}

/// How many of the first bytes are ASCII that can be seen, words and single blanks between them: most of a text, and
/// nothing of it is folded.
fn plain_length(bytes: &[u8]) -> usize {
    let mut words_end = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_graphic() {
            words_end = at + 1;
        } else if *byte != b' ' || words_end == 0 || words_end != at {
            break;
        }
    }
    words_end
}

/// Whether what stands before can't change with this character: then NFC can be made up to here.
fn begins_cluster(character: char) -> bool {
    character.is_ascii() || (canonical_combining_class(character) == 0 && is_nfc_quick(std::iter::once(character)) != IsNormalized::Maybe)
}

/// Zero-width signs, marks of direction, soft hyphens, and controls that aren't white space.
fn is_unseen(character: char) -> bool {
    match character {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        _ => character.is_control() && !character.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn folding() {
        for (text, folded) in [
            ("plain", "plain"),
            ("  a \n\t b\u{a0}\u{3000}c ", "a b c"),
            ("“it’s” — ‘so’ «x» 1914–18", "\"it's\" - 'so' \"x\" 1914-18"),
            ("e\u{301}te\u{301}", "été"),
            (" two  words one  ", "two words one"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("\u{212b}", "Å"),
            ("so\u{ad}ft\u{200b}\u{feff}", "soft"),
            ("e\u{200d}\u{301}", "é"),
            ("\u{301}a", "\u{301}a"),
            ("a\0b\u{1}c", "abc"),
            ("", ""),
        ] {
            assert_eq!(Folded::of(text).text(), folded, "{text:?}");
        }
    }

    #[test]
    fn the_way_back() {
        for (text, part, origin) in [
            ("one two", "two", "two"),
            ("one \n two", "e t", "e \n t"),
            (" one  two three", "o three", "o three"),
            ("one  two", "e t", "e  t"),
            ("ane\u{301}", "né", "ne\u{301}"),
            ("say “no” now", "\"no\"", "“no”"),
            ("l’été", "'été", "’été"),
            ("l’e\u{301}te\u{301} x", "été", "e\u{301}te\u{301}"),
            ("a\u{200b}b c", "b c", "b c"),
            ("한\u{1112}\u{1161}\u{11ab}글", "한글", "\u{1112}\u{1161}\u{11ab}글"),
        ] {
            let folded = Folded::of(text);
            let start = folded.text().rfind(part).unwrap();
            assert_eq!(&text[folded.origin(&(start..start + part.len()))], origin, "{text:?}");
        }
    }
}
