//! One file's bytes → its text, or what is known of what is copied.
//!
//! In: an open file and its path. Out: the file as the stages see it, and the mistakes of its encoding. No more of a
//! file is read than it had when it was opened, and of a text no more than [`LARGEST_TEXT`].

use std::fs::File;
use std::io::{self, Read};
use std::panic::catch_unwind;

use sha2::{Digest as _, Sha256};

use super::Mistake;
use crate::diagnostic::Code;
use crate::files::{ArchivePath, InputFile};

/// The largest text, in bytes: a Markdown file, a template, a drawing that is to be checked.
const LARGEST_TEXT: u64 = 10 * 1024 * 1024;
/// So many control characters of one file are named; then they are counted.
const CONTROLS: usize = 20;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// As text, which is read further.
    Text,
    /// It is copied; its text is kept so that it can be checked, if it has one.
    Drawing,
    /// It is copied.
    Copied,
}

fn kind(path: &str) -> Kind {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match path.split('/').next() {
        Some("content") if ending.eq_ignore_ascii_case("svg") => Kind::Drawing,
        Some("content") if ending == "md" && !path.starts_with("content/static/") => Kind::Text,
        Some("content") => Kind::Copied,
        _ if matches!(ending, "html" | "yaml" | "yml" | "xml" | "txt" | "css" | "js" | "svg") => Kind::Text,
        _ => Kind::Copied,
    }
}

/// Reads it whole.
pub(super) fn file(path: String, file: File) -> io::Result<(InputFile, Vec<Mistake>)> {
    let length = file.metadata()?.len();
    let mut bytes = file.take(length);
    match kind(&path) {
        Kind::Text => text(path, bytes, length),
        Kind::Drawing if length <= LARGEST_TEXT => {
            let mut read = Vec::new();
            bytes.read_to_end(&mut read)?;
            let sha256 = Sha256::digest(&read).into();
            let text = String::from_utf8(read).ok().map(plain_lines);
            Ok((InputFile { path: ArchivePath::new(&path), text, spoiled: false, image_size: None, sha256 }, Vec::new()))
        }
        Kind::Drawing | Kind::Copied => {
            let (sha256, image_size) = copied(bytes)?;
            Ok((InputFile { path: ArchivePath::new(&path), text: None, spoiled: false, image_size, sha256 }, Vec::new()))
        }
    }
}

/// SHA-256, and the size of what is an image.
type Known = ([u8; 32], Option<(u32, u32)>);

fn copied(mut bytes: impl Read) -> io::Result<Known> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut image_size = None;
    let mut first = true;
    loop {
        let length = match bytes.read(&mut buffer) {
            Ok(0) => return Ok((hash.finalize().into(), image_size)),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if std::mem::take(&mut first) {
            image_size = size_of_image(&buffer[..length]);
        }
        hash.update(&buffer[..length]);
    }
}

/// Width and height of an image. A file that its reader breaks down on has none.
fn size_of_image(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = catch_unwind(|| imagesize::blob_size(bytes).ok()).ok()??;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn text(path: String, bytes: impl Read, length: u64) -> io::Result<(InputFile, Vec<Mistake>)> {
    // One byte more, so that the end is seen without another read into a larger piece of memory.
    let mut read = Vec::with_capacity(usize::try_from(length.min(LARGEST_TEXT) + 1).unwrap_or_default());
    bytes.take(LARGEST_TEXT + 1).read_to_end(&mut read)?;
    let mistake = |code, message: String, help, bytes| Mistake { path: path.clone(), code, bytes, message, help };
    let input = |text: Option<String>, spoiled, bytes: &[u8]| InputFile {
        path: ArchivePath::new(&path),
        spoiled,
        image_size: None,
        sha256: Sha256::digest(text.as_ref().map_or(bytes, |text| text.as_bytes())).into(),
        text,
    };
    if read.len() as u64 > LARGEST_TEXT {
        let too_large = mistake(
            Code::TooLarge,
            "the file is larger than 10 MB".to_owned(),
            Some("divide it, or publish it as a file beside the article"),
            None,
        );
        return Ok((input(None, true, &read), vec![too_large]));
    }
    match decode(read) {
        Decoded::Plain(text) => Ok((input(Some(text), false, &[]), Vec::new())),
        Decoded::Controls { text, first, count } => {
            let mut mistakes: Vec<Mistake> = first
                .iter()
                .take(CONTROLS)
                .map(|(at, control)| {
                    let message = format!("the character U+{:04X} can't stand in a text", *control as u32);
                    mistake(Code::ControlCharacter, message, Some("delete it"), Some((*at, at + char::REPLACEMENT_CHARACTER.len_utf8())))
                })
                .collect();
            if let Some((at, _)) = first.get(CONTROLS) {
                let message = format!("the file has {} more control characters", count - CONTROLS);
                mistakes.push(mistake(Code::ControlCharacter, message, None, Some((*at, at + char::REPLACEMENT_CHARACTER.len_utf8()))));
            }
            Ok((input(Some(text), false, &[]), mistakes))
        }
        Decoded::NotUtf8 { text, at, message } => {
            // What has a front matter is read on, so that its other mistakes are told and its claims are known.
            let spoiled = !text.starts_with("---");
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            let wrong = mistake(Code::NotUtf8, message, Some("save it as UTF-8"), Some((at, end)));
            Ok((input(Some(text), spoiled, &[]), vec![wrong]))
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Decoded {
    /// A good text: no byte order mark, every line ended by LF.
    Plain(String),
    /// The text with U+FFFD for each control character, where the first of these are, one more than are named, and how
    /// many there are.
    Controls { text: String, first: Vec<(usize, char)>, count: usize },
    /// The text with U+FFFD for what is no UTF-8, and where the first of it is.
    NotUtf8 { text: String, at: usize, message: String },
}

fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(name) = wide_encoding(&bytes) {
        return Decoded::NotUtf8 { text: String::new(), at: 0, message: format!("the file is {name}") };
    }
    match String::from_utf8(bytes) {
        Ok(text) => without_controls(plain_lines(text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let shown = |bytes: &[u8]| -> String {
                let text = plain_lines(String::from_utf8_lossy(bytes).into_owned());
                text.chars().map(|c| if is_forbidden(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
            };
            let wrong = bytes.get(valid).copied().unwrap_or(0);
            let message = format!("the byte 0x{wrong:02X} is no UTF-8{}", guess(&bytes[valid..]));
            Decoded::NotUtf8 { text: shown(&bytes), at: shown(&bytes[..valid]).len(), message }
        }
    }
}

/// The name of an encoding in which ASCII takes more than a byte: by its byte order mark, or by zeros in every other place.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] => Some("UTF-16, little-endian"),
        [0xfe, 0xff, ..] => Some("UTF-16, big-endian"),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some("UTF-16, little-endian, without its mark"),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some("UTF-16, big-endian, without its mark"),
        _ => None,
    }
}

/// A word on what the bytes may be: an accented letter of Latin-1 stands between letters of ASCII.
fn guess(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xc0 | 0xc1, ..] => ": an overlong form",
        [0xed, 0xa0..=0xbf, ..] => ": half of a pair of UTF-16",
        [0xa0..=0xff] | [0xa0..=0xff, 0..=0x7f, ..] => "; the file may be Latin-1 (Windows-1252)",
        _ => "",
    }
}

/// Without byte order mark; CRLF and a lone CR become LF.
fn plain_lines(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn without_controls(text: String) -> Decoded {
    // Most texts: looked through many bytes at a time.
    if text.bytes().fold(true, |is_plain, byte| is_plain & (matches!(byte, b' '..=b'~' | b'\n' | b'\t'))) {
        return Decoded::Plain(text);
    }
    // U+0085 in a front matter is named by the reader of YAML, which takes it for the end of a line.
    let yaml_end = text.strip_prefix("---").map_or(0, |rest| rest.find("\n---").map_or(text.len(), |at| at + 3));
    let stays = |at: usize, c: char| !is_forbidden(c) || (c == '\u{85}' && at < yaml_end);
    if text.char_indices().all(|(at, c)| stays(at, c)) {
        return Decoded::Plain(text);
    }
    let mut clean = String::with_capacity(text.len());
    let (mut first, mut count) = (Vec::new(), 0);
    for (at, c) in text.char_indices() {
        if stays(at, c) {
            clean.push(c);
        } else {
            if first.len() <= CONTROLS {
                first.push((clean.len(), c));
            }
            count += 1;
            clean.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Decoded::Controls { text: clean, first, count }
}

/// C0 but TAB and LF, DEL, C1, and the two last characters of a plane, which are none.
pub fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_plain_text() {
        for (bytes, expected) in [
            (&b"a\r\nb\rc\n"[..], "a\nb\nc\n"),
            (b"\xef\xbb\xbfa", "a"),
            (b"", ""),
            ("정상 회담\t\n".as_bytes(), "정상 회담\t\n"),
            ("---\na: b\u{85}c\n---\n".as_bytes(), "---\na: b\u{85}c\n---\n"),
        ] {
            assert_eq!(decode(bytes.to_vec()), Decoded::Plain(expected.to_owned()));
        }
    }

    #[test]
    fn what_is_no_utf8_is_found_at_its_first_byte() {
        for (bytes, text, at, message) in [
            (&b"caf\xe9 x"[..], "caf\u{fffd} x", 3, "the byte 0xE9 is no UTF-8; the file may be Latin-1 (Windows-1252)"),
            (b"a\r\n\xc0\xaf", "a\n\u{fffd}\u{fffd}", 2, "the byte 0xC0 is no UTF-8: an overlong form"),
            (b"\xed\xa0\x80", "\u{fffd}\u{fffd}\u{fffd}", 0, "the byte 0xED is no UTF-8: half of a pair of UTF-16"),
            (b"\xef\xbb\xbfa\xff", "a\u{fffd}", 1, "the byte 0xFF is no UTF-8; the file may be Latin-1 (Windows-1252)"),
            (b"\xff\xfea\0", "", 0, "the file is UTF-16, little-endian"),
            (b"\xfe\xff\0a", "", 0, "the file is UTF-16, big-endian"),
            (b"-\0-\0-\0", "", 0, "the file is UTF-16, little-endian, without its mark"),
            (b"\xff\xfe\0\0a\0\0\0", "", 0, "the file is UTF-32"),
        ] {
            let expected = Decoded::NotUtf8 { text: text.to_owned(), at, message: message.to_owned() };
            assert_eq!(decode(bytes.to_vec()), expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn of_many_control_characters_the_places_of_a_few_are_kept() {
        let Decoded::Controls { text, first, count } = decode(vec![1; 1_000]) else { panic!("not found") };
        assert_eq!((text.chars().count(), first.len(), count), (1_000, CONTROLS + 1, 1_000));
    }

    #[test]
    fn a_control_character_is_found_and_taken_out() {
        for (bytes, text, at, control) in [
            (&b"a\0b"[..], "a\u{fffd}b", 1, '\0'),
            (b"a\r\n\x1b[31m", "a\n\u{fffd}[31m", 2, '\u{1b}'),
            ("\u{fffe}".as_bytes(), "\u{fffd}", 0, '\u{fffe}'),
            ("---\na: 1\n---\nb\u{85}".as_bytes(), "---\na: 1\n---\nb\u{fffd}", 14, '\u{85}'),
        ] {
            let expected = Decoded::Controls { text: text.to_owned(), first: vec![(at, control)], count: 1 };
            assert_eq!(decode(bytes.to_vec()), expected, "{}", bytes.escape_ascii());
        }
    }
}
