//! The YAML that nearly all front matter is written in, read without the library: a third of a build's reading.
//!
//! In: a text. Out: the very tree that the library's values would give; or nothing, for all that is not surely of this
//! small language, mistakes among it: then the library reads it, and knows what is wrong.
//!
//! The language: mappings and lists by their indent; lists and mappings between brackets, in one line; texts in one line,
//! without quotes or between quotes without escapes. No comment, no value that is absent, no anchor, no tag.

use super::Reader;
use crate::files::Spanned;
use crate::parse::yaml::node::{Node, NodeKind};

/// Deeper ones are left to the library.
const DEEPEST: usize = 8;
/// Mappings with more keys are left to the library: whether a key stands twice is looked for key by key.
const MOST_KEYS: usize = 64;
/// The longest key, in bytes; ours are far shorter.
const LONGEST_KEY: usize = 64;

/// The tree, with every place as [`Reader`] gives it; `None` where the library has to read.
pub(super) fn read(reader: &Reader<'_>) -> Option<Node> {
    if !reader.text.chars().all(is_ordinary) {
        return None;
    }
    let mut walk = Walk { reader, text: reader.text, at: 0 };
    let first = walk.next_line()?;
    walk.at = first.start;
    let tree = walk.mapping(first.column, 0)?;
    walk.next_line().is_none().then_some(tree).filter(|_| first.column == 0)
}

/// Letters that the library takes as they are (YAML 1.1, "Character Set"), but for TAB, for what ends a line and is not LF, and
/// for what changes the direction of a text.
fn is_ordinary(letter: char) -> bool {
    match letter {
        '\n' | ' '..='~' => true,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        other => other >= '\u{a0}',
    }
}

struct Walk<'r, 't> {
    reader: &'r Reader<'t>,
    text: &'t str,
    /// The next byte.
    at: usize,
}

/// A line with something in it.
struct Line {
    /// Blanks before its first sign.
    column: usize,
    /// The byte of that sign.
    start: usize,
}

impl<'t> Walk<'_, 't> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while self.byte() == Some(b' ') {
            self.at += 1;
        }
    }

    /// The line behind the one whose end, or the text whose start, has been reached; `None` where there is none.
    fn next_line(&self) -> Option<Line> {
        let rest = self.text[self.at..].trim_start_matches('\n');
        let words = rest.trim_start_matches(' ');
        (!rest.is_empty()).then(|| Line { column: rest.len() - words.len(), start: self.text.len() - words.len() })
    }

    /// Whether nothing but blanks is left of the line, which is then passed over.
    fn ends_line(&mut self) -> bool {
        self.skip_blanks();
        matches!(self.byte(), None | Some(b'\n'))
    }

    fn begins_entry(&self, line: &Line) -> bool {
        self.text[line.start..].starts_with("- ")
    }

    /// The length of a key of small letters with a colon and a blank or the line's end behind it.
    fn key_length(&self) -> Option<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_').take(LONGEST_KEY).count();
        let is_key = length > 0 && rest.get(length) == Some(&b':') && matches!(rest.get(length + 1), None | Some(b' ' | b'\n'));
        is_key.then_some(length)
    }

    /// The key, and its colon.
    fn key(&mut self) -> Option<Spanned<String>> {
        let length = self.key_length()?;
        let key = self.placed(self.at, length);
        self.at += length + 1;
        match key.kind {
            NodeKind::Scalar { text, plain: _ } => Some(Spanned::new(text, key.at)),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    fn placed(&self, start: usize, length: usize) -> Node {
        self.reader.placed(&self.text[start..start + length], Some(start))
    }

    /// A mapping whose keys begin at that column; the first stands here.
    fn mapping(&mut self, column: usize, depth: usize) -> Option<Node> {
        let start = self.reader.open();
        let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
        loop {
            let key = self.key()?;
            let value = self.value(column, depth + 1)?;
            add(&mut entries, key, value)?;
            match self.next_line() {
                Some(line) if line.column > column => return None,
                Some(line) if line.column == column => self.at = line.start,
                Some(_) | None => return Some(self.reader.close(NodeKind::Map(entries), start)),
            }
        }
    }

    /// What stands behind the colon of a key at that column, or indented below it.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node> {
        if !self.ends_line() {
            return self.in_line(depth);
        }
        let line = self.next_line().filter(|_| depth < DEEPEST)?;
        self.at = line.start;
        if line.column >= column && self.begins_entry(&line) {
            self.list(line.column, depth)
        } else if line.column > column {
            self.mapping(line.column, depth)
        } else {
            None
        }
    }

    /// A list whose hyphens stand at that column, the first of them here.
    fn list(&mut self, column: usize, depth: usize) -> Option<Node> {
        let start = self.reader.open();
        let mut items = Vec::new();
        loop {
            let hyphen = self.at;
            self.at += 1;
            self.skip_blanks();
            items.push(match self.key_length() {
                Some(_) => self.mapping(column + self.at - hyphen, depth + 1)?,
                None => self.in_line(depth + 1)?,
            });
            match self.next_line() {
                Some(line) if line.column > column => return None,
                Some(line) if line.column == column && self.begins_entry(&line) => self.at = line.start,
                Some(_) | None => return Some(self.reader.close(NodeKind::List(items), start)),
            }
        }
    }

    /// A value that goes to the end of its line.
    fn in_line(&mut self, depth: usize) -> Option<Node> {
        let node = match self.byte()? {
            b'[' | b'{' => self.bracket(depth)?,
            quote @ (b'"' | b'\'') => self.quoted(quote)?,
            _ => self.words(|byte| byte == b'\n')?,
        };
        self.ends_line().then_some(node)
    }

    /// A list or mapping between brackets.
    fn bracket(&mut self, depth: usize) -> Option<Node> {
        let start = self.reader.open();
        let is_list = self.byte() == Some(b'[');
        let end = if is_list { b']' } else { b'}' };
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        self.at += 1;
        self.skip_blanks();
        while self.byte() != Some(end) || !(items.is_empty() && entries.is_empty()) {
            if is_list {
                items.push(self.between(depth + 1)?);
            } else {
                let key = self.key()?;
                self.skip_blanks();
                add(&mut entries, key, self.between(depth + 1)?)?;
            }
            self.skip_blanks();
            match self.byte()? {
                b',' => self.at += 1,
                byte if byte == end => break,
                _ => return None,
            }
            self.skip_blanks();
        }
        self.at += 1;
        Some(self.reader.close(if is_list { NodeKind::List(items) } else { NodeKind::Map(entries) }, start))
    }

    /// A value between brackets.
    fn between(&mut self, depth: usize) -> Option<Node> {
        match self.byte()? {
            b'[' | b'{' if depth < DEEPEST => self.bracket(depth),
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.words(|byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b'\n')),
        }
    }

    /// A text without quotes, to the end of its line or, between brackets, to the sign that ends it there.
    fn words(&mut self, ends: impl Fn(u8) -> bool) -> Option<Node> {
        let bytes = &self.text.as_bytes()[self.at..];
        let is_text = bytes.first().is_some_and(|first| first.is_ascii_alphanumeric() || !first.is_ascii());
        // Behind its last letter that is no blank.
        let mut length = 0;
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                byte if ends(*byte) => break,
                b' ' => continue,
                b'#' if length < at => return None,
                // A colon stands within a word, and not before a sign that would end the text between brackets.
                b':' => {
                    if matches!(bytes.get(at + 1), None | Some(b' ' | b'\n' | b',' | b'?' | b'[' | b']' | b'{' | b'}')) {
                        return None;
                    }
                }
                _ => {}
            }
            length = at + 1;
        }
        if !is_text || matches!(&bytes[..length], b"null" | b"Null" | b"NULL") {
            return None;
        }
        let node = self.placed(self.at, length);
        self.at += length;
        Some(node)
    }

    /// A text between two of those quotes, without an escape.
    fn quoted(&mut self, quote: u8) -> Option<Node> {
        let start = self.at + 1;
        let words = &self.text[start..];
        let length = words.bytes().position(|byte| byte == quote || byte == b'\n' || (byte == b'\\' && quote == b'"'))?;
        if length == 0 || words.as_bytes()[length] != quote {
            return None;
        }
        self.at = start + length + 1;
        Some(self.placed(start, length))
    }
}

/// Adds an entry; `None` where the key stands twice, or there are too many to see whether it does.
fn add(entries: &mut Vec<(Spanned<String>, Node)>, key: Spanned<String>, value: Node) -> Option<()> {
    let is_new = entries.len() < MOST_KEYS && entries.iter().all(|(known, _)| known.value != key.value);
    is_new.then(|| entries.push((key, value)))
}
