//! The parser's values, gathered into the tree.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::node::{Node, NodeKind};
use super::place::{end_of_scalar, end_of_token, start_of_value};
use super::{guard, syntax};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{FileId, Span, Spanned};
use crate::parse::direction::{direction_mistake, directions};

/// The tree of `text`, which stands at byte `base` of `file`.
///
/// `None` where it is no YAML; the log then has the place. A key that stands twice, a merge key and the like go to the
/// log too, and the rest is still read. An empty text is null.
pub fn read(text: &str, file: FileId, base: usize, log: &mut Log) -> Option<Node> {
    let span = |start: usize, end: usize| Span::new(file, base + start..base + end);
    if let Err(refusal) = guard::check(text) {
        log.push(Diagnostic::new(Code::TooLarge, span(refusal.at, refusal.at + 1), refusal.message));
        return None;
    }
    let is_separator = |(_, c): &(usize, char)| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.is_ascii()
        && let Some((at, separator)) = text.char_indices().find(is_separator)
    {
        let name = format!("U+{:04X} can't stand here: YAML takes it for the end of a line", separator as u32);
        log.push(Diagnostic::new(Code::ControlCharacter, span(at, at + separator.len_utf8()), name));
        return None;
    }
    if let Some((at, sign)) = document_sign(text) {
        let message = format!("`{sign}` can't stand here: there is one document, without directives");
        log.push(Diagnostic::new(Code::YamlSyntax, span(at, at + sign.len()), message));
        return None;
    }
    for (at, direction) in directions(text) {
        log.push(direction_mistake(direction, span(at, at + direction.len_utf8())));
    }
    let reader = Reader::new(text, file, base);
    let read = NodeSeed { reader: &reader }.deserialize(serde_yaml::Deserializer::from_str(text));
    log.append(reader.log.into_inner());
    match read {
        Ok(node) => Some(node),
        Err(_) if text.trim().is_empty() || only_comments(text) => Some(Node { kind: NodeKind::Null, at: span(0, 0) }),
        Err(error) => {
            log.push(syntax::mistake(text, &error, span));
            None
        }
    }
}

/// A line that begins another document, or a directive.
fn document_sign(text: &str) -> Option<(usize, &'static str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first = line.split([' ', '\t', '\n']).next().unwrap_or("");
        if let Some(sign) = ["---", "...", "%YAML", "%TAG"].into_iter().find(|sign| *sign == first) {
            return Some((at, sign));
        }
        at += line.len();
    }
    None
}

fn only_comments(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Control characters but TAB and LF, and what is no character (Unicode Standard, section 23.7).
fn is_control(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t')) || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    base: usize,
    log: RefCell<Log>,
    /// The byte behind the last key or value read: the next one stands after it.
    cursor: Cell<usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, file: FileId, base: usize) -> Reader<'t> {
        Reader { text, file, base, log: RefCell::new(Log::new()), cursor: Cell::new(0) }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start..self.base + end)
    }

    /// Where `slice` stands, if it is a part of the text that stands after the cursor.
    fn place_of(&self, slice: &str) -> Option<usize> {
        let start = (slice.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let within = start + slice.len() <= self.text.len();
        (within && start >= self.cursor.get()).then_some(start)
    }

    /// A scalar whose text the parser changed, or whose slice stands elsewhere since an alias named it.
    fn found(&self, value: &str) -> (usize, usize, bool) {
        let start = start_of_value(self.text, self.cursor.get());
        let first = self.text.as_bytes().get(start);
        let end = match first {
            Some(b'*') => end_of_token(self.text, start),
            _ => end_of_scalar(self.text, start, value),
        };
        self.cursor.set(end.max(self.cursor.get()));
        (start, end, !matches!(first, Some(b'"' | b'\'' | b'|' | b'>')))
    }

    fn scalar(&self, value: &str, borrowed: Option<usize>) -> Node {
        let node = self.placed(value, borrowed);
        // Others stand in the text itself, and whoever read the file has refused or reported them.
        if let Some(letter) = value.chars().find(|letter| is_control(*letter)) {
            let message = format!("the character U+{:04X} can't stand in a text, not even as an escape", u32::from(letter));
            self.log.borrow_mut().push(Diagnostic::new(Code::ControlCharacter, node.at, message).help("leave it out"));
        }
        if let Some(letter) = directions(value).map(|(_, letter)| letter).next().filter(|letter| !self.text.contains(*letter)) {
            self.log.borrow_mut().push(direction_mistake(letter, node.at));
        }
        node
    }

    fn placed(&self, value: &str, borrowed: Option<usize>) -> Node {
        let (start, end, plain) = match borrowed {
            Some(start) => {
                let quoted = start > 0 && matches!(self.text.as_bytes()[start - 1], b'"' | b'\'') && self.closes(start, value.len());
                self.cursor.set(start + value.len() + usize::from(quoted));
                (start, start + value.len(), !quoted)
            }
            None => self.found(value),
        };
        Node { kind: NodeKind::Scalar { text: value.to_owned(), plain }, at: self.span(start, end) }
    }

    fn closes(&self, start: usize, length: usize) -> bool {
        self.text.as_bytes().get(start + length) == self.text.as_bytes().get(start - 1)
    }

    /// A number, truth value or nothing, as written.
    fn token(&self) -> Node {
        let start = start_of_value(self.text, self.cursor.get());
        let end = end_of_token(self.text, start);
        self.cursor.set(end);
        Node { kind: NodeKind::Scalar { text: self.text[start..end].to_owned(), plain: true }, at: self.span(start, end) }
    }

    fn nothing(&self) -> Node {
        let from = self.cursor.get();
        let start = start_of_value(self.text, from);
        let end = end_of_token(self.text, start);
        if matches!(&self.text[start..end], "~" | "null" | "Null" | "NULL") {
            self.cursor.set(end);
            return Node { kind: NodeKind::Null, at: self.span(start, end) };
        }
        Node { kind: NodeKind::Null, at: self.span(from, from) }
    }

    /// Where a list or mapping begins: at its bracket, or at the sign or value that comes first. What is in it stands behind.
    fn open(&self) -> usize {
        let from = self.cursor.get();
        let start = start_of_value(self.text, from);
        match self.text[from..start].find(['[', '{']) {
            None => start,
            Some(bracket) => {
                self.cursor.set(from + bracket + 1);
                from + bracket
            }
        }
    }

    /// The hyphen of an entry of a list that holds nothing.
    fn hyphen(&self) -> Option<Span> {
        let from = self.cursor.get();
        let mut at = from;
        for line in self.text[from..].split_inclusive('\n') {
            let words = line.trim_start_matches([' ', ':', '\n']);
            if words.starts_with('-') {
                let hyphen = at + line.len() - words.len();
                self.cursor.set(hyphen + 1);
                return Some(self.span(hyphen, hyphen + 1));
            }
            if !words.is_empty() && !words.starts_with('#') {
                return None;
            }
            at += line.len();
        }
        None
    }

    fn close(&self, kind: NodeKind, start: usize) -> Node {
        let from = self.cursor.get().max(start);
        let rest = &self.text[from..];
        let trimmed = rest.trim_start_matches([' ', '\n', '\t', ',']);
        let opened = matches!(self.text.as_bytes().get(start), Some(b'[' | b'{'));
        let end = if opened && trimmed.starts_with([']', '}']) {
            let end = from + rest.len() - trimmed.len() + 1;
            self.cursor.set(end);
            end
        } else {
            from
        };
        Node { kind, at: self.span(start, end) }
    }
}

struct NodeSeed<'r, 't> {
    reader: &'r Reader<'t>,
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_, '_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let reader = self.reader;
        let start = start_of_value(reader.text, reader.cursor.get());
        if reader.text.as_bytes().get(start) != Some(&b'*') {
            return deserializer.deserialize_any(NodeVisitor { reader });
        }
        // An alias: its values are written behind the anchor, and the text goes on behind the alias.
        let end = end_of_token(reader.text, start);
        let anchor = format!("&{}", &reader.text[start + 1..end]);
        reader.cursor.set(reader.text[..start].rfind(&anchor).map_or(0, |at| at + anchor.len()));
        let node = deserializer.deserialize_any(NodeVisitor { reader })?;
        reader.cursor.set(end);
        Ok(Node { at: reader.span(start, end), ..node })
    }
}

struct NodeVisitor<'r, 't> {
    reader: &'r Reader<'t>,
}

impl<'de> Visitor<'de> for NodeVisitor<'_, '_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Node, E> {
        Ok(self.reader.scalar(value, self.reader.place_of(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(self.reader.scalar(value, None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(self.reader.token())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(self.reader.token())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(self.reader.token())
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(self.reader.token())
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(self.reader.token())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(self.reader.token())
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.reader.nothing())
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(self.reader.nothing())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let reader = self.reader;
        let start = reader.open();
        let mut items = Vec::new();
        while let Some(mut item) = list.next_element_seed(NodeSeed { reader })? {
            if item.kind == NodeKind::Null && item.at.start == item.at.end {
                item.at = reader.hyphen().unwrap_or(item.at);
            }
            items.push(item);
        }
        Ok(reader.close(NodeKind::List(items), start))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let reader = self.reader;
        let start = reader.open();
        let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
        let mut known: BTreeMap<String, Span> = BTreeMap::new();
        while let Some(key) = map.next_key_seed(KeySeed { reader })? {
            let value = map.next_value_seed(NodeSeed { reader })?;
            if key.value == "<<" {
                let mistake = Diagnostic::new(Code::UnknownKey, key.at, "merge keys aren't read").help("write the keys out");
                reader.log.borrow_mut().push(mistake);
                continue;
            }
            if let Some(first) = known.get(&key.value) {
                let message = format!("the key `{}` stands twice", key.value.escape_debug());
                reader.log.borrow_mut().push(Diagnostic::new(Code::RepeatedKey, key.at, message).note(*first, "first here"));
                continue;
            }
            known.insert(key.value.clone(), key.at);
            entries.push((key, value));
        }
        Ok(reader.close(NodeKind::Map(entries), start))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(NodeSeed { reader: self.reader })
    }
}

struct KeySeed<'r, 't> {
    reader: &'r Reader<'t>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Spanned<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Spanned<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = Spanned<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a word as key")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Spanned<String>, E> {
        Ok(Spanned::new(value.to_owned(), self.reader.scalar(value, self.reader.place_of(value)).at))
    }

    fn visit_str<E>(self, value: &str) -> Result<Spanned<String>, E> {
        Ok(Spanned::new(value.to_owned(), self.reader.scalar(value, None).at))
    }
}

#[cfg(test)]
mod tests;
