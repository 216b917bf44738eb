//! Lines and columns of many places in a few files.
//!
//! Counting from the first byte for each place would take the square of a long file with many mistakes, and of a long line.

use std::collections::HashMap;

use crate::files::{FileId, Files, Place, Span};

/// Characters are counted from the last byte that is a multiple of this.
const STEP: usize = 4096;

/// The files, and what was counted in them so far.
pub(super) struct Places<'f> {
    files: &'f Files,
    rulers: HashMap<FileId, Ruler>,
}

/// Of one text: the bytes at which its lines begin, and how many characters begin before every `STEP`th byte.
struct Ruler {
    lines: Vec<usize>,
    characters: Vec<usize>,
}

impl<'f> Places<'f> {
    pub(super) fn new(files: &'f Files) -> Places<'f> {
        Places { files, rulers: HashMap::new() }
    }

    /// Line and column of a span, as an editor counts them: the same as [`Files::place`].
    pub(super) fn of(&mut self, span: Span) -> Place {
        let text = self.files.text(span.file);
        let ruler = self.rulers.entry(span.file).or_insert_with(|| Ruler::of(text));
        let (line, column) = ruler.line_and_column(text, span.start as usize);
        let (end_line, end_column) = ruler.line_and_column(text, span.end as usize);
        Place { line, column, end_line, end_column }
    }

    /// The byte at which the line of a place begins.
    pub(super) fn line_start(&mut self, span: Span) -> usize {
        let text = self.files.text(span.file);
        let ruler = self.rulers.entry(span.file).or_insert_with(|| Ruler::of(text));
        ruler.lines[ruler.line(span.start as usize)]
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl Ruler {
    fn of(text: &str) -> Ruler {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(end, _)| end + 1);
        let mut total = 0;
        let mut characters = vec![0];
        for step in text.as_bytes().chunks(STEP) {
            total += step.iter().filter(|byte| begins_character(**byte)).count();
            characters.push(total);
        }
        Ruler { lines: std::iter::once(0).chain(ends).collect(), characters }
    }

    /// The number of the line, from 0.
    fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn line_and_column(&self, text: &str, byte: usize) -> (usize, usize) {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.line(byte);
        (line + 1, 1 + self.characters_before(text, byte) - self.characters_before(text, self.lines[line]))
    }

    fn characters_before(&self, text: &str, byte: usize) -> usize {
        let step = byte / STEP;
        self.characters[step] + text.as_bytes()[step * STEP..byte].iter().filter(|byte| begins_character(**byte)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{ArchivePath, InputFile};

    #[test]
    fn places_are_those_that_are_counted_from_the_start() {
        let text = format!("ab\n정상 회담\n\n{}\nx", "é".repeat(STEP));
        let file = InputFile { path: ArchivePath::new("a"), text: Some(text.clone()), spoiled: false, image_size: None, sha256: [0; 32] };
        let files = Files::new(vec![file]);
        let id = files.find("a").unwrap();
        let mut places = Places::new(&files);
        for byte in (0..text.len() + 3).filter(|byte| *byte >= text.len() || text.is_char_boundary(*byte)) {
            let span = Span::new(id, byte..byte + 1);
            assert_eq!(places.of(span), files.place(span), "byte {byte}");
        }
    }
}
