//! JSON that can be shown in a terminal and stand in a page.
//!
//! In: rows. Out: texts that every reader of JSON reads back exactly (RFC 8259, section 7, lets any character be written
//! as `\u`): only their spelling is chosen so that what shows or embeds them does not obey them.

use std::fmt::Write as _;
use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

/// For a terminal or a short file: indented, one line end at the end. Control and direction characters are written as `\u`.
pub fn json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write_json(&mut out, value);
    String::from_utf8(out).unwrap_or_default()
}

/// What [`json`] gives, written while it is made.
pub(super) fn write_json(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(Spelt { out: &mut *out }, value)?;
    out.write_all(b"\n")
}

/// A list whose entries are made one by one as they are written.
pub(super) struct Each<F>(pub(super) F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Passes JSON on with what a terminal obeys as `\u`. `serde_json` hands it whole letters.
struct Spelt<'a> {
    out: &'a mut dyn io::Write,
}

impl io::Write for Spelt<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        // Printable ASCII, and the line feeds between the entries, are most of it.
        if piece.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
            self.out.write_all(piece)?;
        } else {
            let text = std::str::from_utf8(piece).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
            self.out.write_all(spelt(text, |letter| letter != '\n' && is_obeyed(letter)).as_bytes())?;
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// For a `script` element of a page: on one line, and no sign in it that could end the element or open a comment
/// (HTML, "Restrictions for contents of script elements"), nor U+2028 and U+2029, which end a line of older scripts.
pub fn inline_json(value: &impl Serialize) -> String {
    let written = serde_json::to_string(value).unwrap_or_default();
    spelt(&written, |letter| matches!(letter, '<' | '>' | '&') || is_obeyed(letter))
}

/// For a reader who copies it from a page: each field of the outermost object on a line of its own.
pub fn json_by_field(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(Spelt { out: &mut out }, FieldALine::default()));
    String::from_utf8(out).unwrap_or_default()
}

#[derive(Default)]
struct FieldALine {
    depth: usize,
}

impl Formatter for FieldALine {
    fn begin_object<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"{")
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        out.write_all(if is_first { b"" } else { b"," })?;
        match (self.depth, is_first) {
            (1, _) => out.write_all(b"\n  "),
            (_, true) => Ok(()),
            (_, false) => out.write_all(b" "),
        }
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        out.write_all(if is_first { b"" } else { b", " })
    }
}

/// `json` with these signs as `\u`. They occur within its texts only.
fn spelt(json: &str, is_spelt: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_spelt(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// What a terminal obeys: control characters, those that change the direction of text, the two separators.
fn is_obeyed(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 9] = [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "]]>",
        "a & b \"c\" \\ d",
        "line\u{2028}line\u{2029}line\u{85}",
        "\u{202e}desrever\u{2069}",
        "\u{1b}[31mred\u{9b}0m\u{7f}",
        "::error::x%0A\r\n",
        "정상 회담 🕊 é",
    ];

    #[test]
    fn what_is_written_is_read_back() {
        for text in TEXTS {
            let value = serde_json::json!({ text: [text, { "a": text }] });
            for written in [json(&value), inline_json(&value), json_by_field(&value)] {
                assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value, "{written}");
                assert!(!written.trim_end().contains(['\u{1b}', '\u{85}', '\u{9b}', '\u{7f}', '\u{202e}', '\u{2028}', '\r']), "{written}");
            }
            let inline = inline_json(&value);
            assert!(!inline.contains(['<', '>', '&', '\n']), "{inline}");
        }
    }

    #[test]
    fn a_field_stands_on_a_line() {
        let value = serde_json::json!({ "a": [[1, 2], {"b": "c", "d": {}}], "e": [] });
        assert_eq!(json_by_field(&value), "{\n  \"a\": [[1, 2], {\"b\": \"c\", \"d\": {}}],\n  \"e\": []\n}");
    }
}
