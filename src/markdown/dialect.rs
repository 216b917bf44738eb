//! Which Markdown is read, and what is refused before it can do harm.
//!
//! In: a body. Out: the parser's events, each with its byte range, in the order of the text; or the [`Fault`]
//! for which the whole body is refused. Nothing else in this room starts the parser.

use std::fmt;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Event, LinkType, Options, Parser, RefDefs, Tag};

/// How deep quotes, list items, notes, definitions, links and emphasis may nest, all counted together.
pub const DEPTH_LIMIT: usize = 100;

/// Bytes of a body that can be a mark of Markdown or end a line of text. The parser keeps up to 140 bytes for
/// each until the body's end.
pub const MARKS_LIMIT: usize = 100_000;

/// Bytes of addresses that reference links may write out, where the body itself is shorter. The parser leaves
/// further ones as text, without a word; here that is a fault.
const EXPANSION_LIMIT: usize = 100_000;

/// Container marks on one line beyond which the parser isn't even asked: it looks at each of them again for
/// every line of the paragraph that follows. Far above [`DEPTH_LIMIT`], since a line of code can begin so too.
const LINE_DEPTH_LIMIT: usize = 1_000;

/// Why a body can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first place that is too much.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// The kinds of [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// More than [`DEPTH_LIMIT`] levels.
    TooDeep,
    /// More than [`MARKS_LIMIT`] marks.
    TooManyMarks,
    /// Reference links repeat more bytes of addresses than the body has, and more than 100,000.
    TooManyReferences,
    /// The parser broke down. This is our mistake, or that of a library; the range is the whole body.
    Unreadable,
}

impl fmt::Display for FaultKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FaultKind::TooDeep => write!(out, "more than {DEPTH_LIMIT} levels are nested here"),
            FaultKind::TooManyMarks => write!(out, "the text holds more than {MARKS_LIMIT} marks and lines"),
            FaultKind::TooManyReferences => out.write_str("the reference links repeat more than the text's own length"),
            FaultKind::Unreadable => out.write_str("this text could not be read; please report it"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(out)
    }
}

impl std::error::Error for Fault {}

/// What is told of a body, event by event.
pub(crate) trait Reader<'t> {
    /// The next event and its place, with the definitions of reference links.
    fn read(&mut self, event: Event<'t>, range: Range<usize>, definitions: &RefDefs<'_>);

    /// The body is over.
    fn end(&mut self, definitions: &RefDefs<'_>);
}

/// Tells `reader` all of `text`.
///
/// On a fault it has heard a part of it: what it made is to be dropped.
pub(crate) fn walk<'t>(text: &'t str, reader: &mut impl Reader<'t>) -> Result<(), Fault> {
    check_lines(text)?;
    guarded(text, || {
        let mut events = Parser::new_ext(text, options()).into_offset_iter();
        let mut levels = Levels::default();
        let mut expanded = 0;
        while let Some((event, range)) = events.next() {
            match &event {
                Event::Start(tag) => {
                    if levels.enter(tag) > DEPTH_LIMIT {
                        return Err(Fault { range, kind: FaultKind::TooDeep });
                    }
                    expanded += expansion(tag);
                    if expanded >= text.len().max(EXPANSION_LIMIT) {
                        return Err(Fault { range, kind: FaultKind::TooManyReferences });
                    }
                }
                Event::End(_) => levels.leave(),
                Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
            reader.read(event, range, events.reference_definitions());
        }
        reader.end(events.reference_definitions());
        Ok(())
    })
}

/// How deep we are, as a reader counts.
#[derive(Default)]
struct Levels {
    open: Vec<bool>,
    depth: usize,
}

impl Levels {
    fn enter(&mut self, tag: &Tag<'_>) -> usize {
        self.open.push(nests(tag));
        self.depth += usize::from(nests(tag));
        self.depth
    }

    fn leave(&mut self) {
        self.depth -= usize::from(self.open.pop().unwrap_or(false));
    }
}

/// Runs `work`; a panic in it is a fault of the whole text.
fn guarded<T>(text: &str, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    // What `work` has changed is dropped on a fault, so nothing half-made is seen.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Fault { range: 0..text.len(), kind: FaultKind::Unreadable }))
}

/// CommonMark with tables, footnotes, strikethrough, task lists, definition lists, alerts and heading attributes.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Whether a reader would call it a level: a list item is one, though it is two elements.
fn nests(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::BlockQuote(_)
        | Tag::Item
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionListDefinition
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. } => true,
        Tag::Paragraph
        | Tag::Heading { .. }
        | Tag::CodeBlock(_)
        | Tag::HtmlBlock
        | Tag::List(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::TableCell
        | Tag::MetadataBlock(_) => false,
    }
}

/// Bytes that a reference link or image takes from its definition.
fn expansion(tag: &Tag<'_>) -> usize {
    let (Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. }) = tag else {
        return 0;
    };
    match link_type {
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => dest_url.len() + title.len(),
        LinkType::ReferenceUnknown
        | LinkType::CollapsedUnknown
        | LinkType::ShortcutUnknown
        | LinkType::Inline
        | LinkType::Autolink
        | LinkType::Email
        | LinkType::WikiLink { .. } => 0,
    }
}

/// What must be refused before the parser sees it, because the parser itself would take too much time or memory.
fn check_lines(text: &str) -> Result<(), Fault> {
    let mut marks = 0;
    let mut last = b'\n';
    for (at, byte) in text.bytes().enumerate() {
        let is_mark = match byte {
            b'*' | b'_' | b'~' | b'`' | b'[' | b']' | b'!' | b'<' | b'&' | b'\\' | b'|' | b'#' | b'{' => true,
            b'\n' | b'\r' => !matches!(last, b'\n' | b'\r'),
            _ => false,
        };
        marks += usize::from(is_mark);
        if marks > MARKS_LIMIT {
            return Err(Fault { range: at..at + 1, kind: FaultKind::TooManyMarks });
        }
        if matches!(last, b'\n' | b'\r') {
            check_line_depth(text, at)?;
        }
        last = byte;
    }
    Ok(())
}

/// Counts the container marks with which the line at `start` begins.
fn check_line_depth(text: &str, start: usize) -> Result<(), Fault> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let ends_mark = |at: usize| matches!(byte(at), b' ' | b'\t' | b'\n' | b'\r');
    let mut at = start;
    let mut depth = 0;
    let mut first = None;
    let mut may_be_rule = true;
    loop {
        let width = match byte(at) {
            b' ' | b'\t' => {
                at += 1;
                continue;
            }
            b'>' => 1,
            b'-' | b'+' | b'*' | b':' if ends_mark(at + 1) => 1,
            b'0'..=b'9' => {
                let digits = bytes[at..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
                if matches!(byte(at + digits), b'.' | b')') && ends_mark(at + digits + 1) { digits + 1 } else { break }
            }
            b'[' if byte(at + 1) == b'^' => {
                let label = bytes[at..].iter().take_while(|&&byte| !matches!(byte, b']' | b'\n' | b'\r')).count();
                if byte(at + label + 1) == b':' { label + 2 } else { break }
            }
            _ => break,
        };
        // A rule, as in `- - -`, is one kind of mark to its end, and nests nothing.
        may_be_rule &= matches!(byte(at), b'-' | b'*') && *first.get_or_insert(byte(at)) == byte(at);
        at += width;
        depth += 1;
        if depth >= LINE_DEPTH_LIMIT && !may_be_rule {
            return Err(Fault { range: at - width..at, kind: FaultKind::TooDeep });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use pulldown_cmark::{Event, RefDefs};

    use super::{Fault, FaultKind, MARKS_LIMIT, Reader, walk};

    struct Deaf;

    impl<'t> Reader<'t> for Deaf {
        fn read(&mut self, _: Event<'t>, _: Range<usize>, _: &RefDefs<'_>) {}
        fn end(&mut self, _: &RefDefs<'_>) {}
    }

    fn read(text: &str) -> Result<(), Fault> {
        walk(text, &mut Deaf)
    }

    #[test]
    fn depth() {
        let quotes = |n: usize| format!("{}x", "> ".repeat(n));
        let emphasis = |n: usize| format!("{}x{}", "*a _b ".repeat(n), "_*".repeat(n));
        for (name, text, kind) in [
            ("quotes at the limit", quotes(100), None),
            ("quotes over it", quotes(101), Some(FaultKind::TooDeep)),
            ("quotes by the thousands", ">".repeat(50_000), Some(FaultKind::TooDeep)),
            ("quotes with lazy lines", format!("{}a\n{}", ">".repeat(50_000), "a\n".repeat(50_000)), Some(FaultKind::TooDeep)),
            ("items at the limit", format!("{}x", "- ".repeat(100)), None),
            ("items over it", format!("{}x", "- ".repeat(101)), Some(FaultKind::TooDeep)),
            ("items by the thousands", format!("{}x", "- ".repeat(50_000)), Some(FaultKind::TooDeep)),
            ("numbers", format!("{}x", "1. ".repeat(50_000)), Some(FaultKind::TooDeep)),
            ("notes in quotes", format!("{}x\n{}", "> [^a]: ".repeat(20_000), "a\n".repeat(20_000)), Some(FaultKind::TooDeep)),
            ("notes", format!("x[^a]\n\n{}x", "[^a]: ".repeat(900)), None),
            ("emphasis at the limit", emphasis(50), None),
            ("emphasis over it", emphasis(51), Some(FaultKind::TooDeep)),
            ("strong, closed", format!("{}a{}", "*".repeat(50_000), "*".repeat(50_000)), Some(FaultKind::TooDeep)),
            ("images", format!("{}{}", "![a".repeat(101), "](b)".repeat(101)), Some(FaultKind::TooDeep)),
            ("brackets", "[".repeat(50_000), None),
            ("a long rule", "- ".repeat(50_000), None),
            ("a rule of stars", "* ".repeat(50_000), None),
            ("code that looks deep", format!("```\n{}\n```", ">".repeat(900)), None),
        ] {
            assert_eq!(read(&text).map_err(|fault| fault.kind).err(), kind, "{name}");
        }
    }

    #[test]
    fn size() {
        let reference = |times: usize| format!("[x]: {}\n\n{}", "u".repeat(10_000), "[x] ".repeat(times));
        for (name, text, kind) in [
            ("stars", "*a ".repeat(MARKS_LIMIT), None),
            ("more stars", "*a ".repeat(MARKS_LIMIT + 1), Some(FaultKind::TooManyMarks)),
            ("empty lines", "\n".repeat(2 * MARKS_LIMIT), None),
            ("lines", "a\r\n".repeat(MARKS_LIMIT + 1), Some(FaultKind::TooManyMarks)),
            ("references", reference(9), None),
            ("more references", reference(10_000), Some(FaultKind::TooManyReferences)),
        ] {
            assert_eq!(read(&text).map_err(|fault| fault.kind).err(), kind, "{name}");
        }
    }

    #[test]
    fn a_fault_names_its_place() {
        let text = format!("first\n\n{}x", "> ".repeat(101));
        let fault = read(&text).unwrap_err();
        assert!(text.is_char_boundary(fault.range.start) && fault.range.end <= text.len());
        assert_eq!(fault.range.start, 7 + 2 * 100);
    }
}
