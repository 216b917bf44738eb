//! The walk that makes an outline.
//!
//! In: the parser's events. Out: an [`Outline`]. The body and each note are gathered by themselves, since the
//! page shows the notes behind the body, in the order in which the text refers to them.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, RefDefs, Tag, TagEnd};

use crate::markdown::dialect::{Fault, Reader, walk};
use crate::markdown::emphasis;
use crate::markdown::flat::{FlatBuilder, RunKind};
use crate::markdown::footnotes::{Note, NoteKey, order};
use crate::markdown::highlight::language_of;
use crate::markdown::left::marks_left;
use crate::markdown::links::{add_words, definition_destination_range, destination, destination_range, finished_words, kind};
use crate::markdown::outline::{CodeLanguage, Heading, Link, LinkKind, Outline, UnusedFootnote};
use crate::markdown::raw::{self, RawHtml};
use crate::markdown::slug::{Ids, is_plain_name, slug};

/// A heading without letters and digits gets this id.
const EMPTY_SLUG: &str = "section";

/// The outline of a body whose page has no ids of its own.
pub fn outline(text: &str) -> Result<Outline, Fault> {
    outline_with(text, RawHtml::Shown, &|_| false)
}

/// The outline of a body; no heading gets an id that `reserved` knows.
///
/// The words of the body's own HTML are those that its page shows.
pub fn outline_with(text: &str, raw_html: RawHtml, reserved: &dyn Fn(&str) -> bool) -> Result<Outline, Fault> {
    let mut walker = Walker::new(text, raw_html);
    walk(text, &mut walker)?;
    Ok(walker.finish(reserved))
}

struct Walker<'t> {
    source: &'t str,
    raw_html: RawHtml,
    /// The block of HTML that is open, where it is not text.
    html_block: Option<String>,
    parts: Vec<Part>,
    /// The parts that we are in; words go to the last.
    inside: Vec<usize>,
    open_links: Vec<OpenLink>,
    links: Vec<Placed<Link>>,
    heading: Option<OpenHeading>,
    headings: Vec<Placed<OpenHeading>>,
    in_code: bool,
    code_languages: Vec<CodeLanguage>,
    /// Where the definitions begin that links use.
    used_definitions: HashSet<usize>,
}

/// The body, or one note.
#[derive(Default)]
struct Part {
    flat: FlatBuilder,
    references: Vec<NoteKey>,
    /// `None` for the body.
    note: Option<OpenNote>,
}

struct OpenNote {
    label: String,
    range: Range<usize>,
}

/// Something with the part that it is in.
struct Placed<T> {
    thing: T,
    part: usize,
}

struct OpenLink {
    /// `words` grow as we go, and are folded at the end.
    link: Link,
    link_type: LinkType,
    label: String,
    /// Where the last thing inside ends.
    words_end: usize,
}

struct OpenHeading {
    level: u8,
    id: Option<String>,
    text: String,
    range: Range<usize>,
}

impl<'t> Reader<'t> for Walker<'t> {
    fn read(&mut self, event: Event<'t>, range: Range<usize>, definitions: &RefDefs<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.finish_tag(tag, range, definitions),
            Event::Text(words) => {
                let kind = if self.in_code { RunKind::Code } else { RunKind::Words };
                self.words(&words, range, kind);
            }
            Event::Code(words) => self.words(&words, range, RunKind::Code),
            Event::Html(words) | Event::InlineHtml(words) => match (self.raw_html, &mut self.html_block) {
                (RawHtml::Shown, _) => self.words(&words, range, RunKind::Markup),
                (RawHtml::Sanitised, Some(block)) => block.push_str(&words),
                (RawHtml::Sanitised, None) => self.passed(range.end),
            },
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words, range, RunKind::Words),
            Event::SoftBreak | Event::HardBreak => self.words(" ", range, RunKind::Words),
            Event::FootnoteReference(label) => {
                if !self.in_image() {
                    self.part().flat.block(range.start);
                    self.part().references.push(NoteKey::new(&label));
                }
                self.passed(range.end);
            }
            Event::Rule => self.part().flat.end_block(range.start),
            Event::TaskListMarker(_) => {}
        }
    }

    fn end(&mut self, definitions: &RefDefs<'_>) {
        for (label, definition) in definitions.iter().filter(|(_, definition)| !self.used_definitions.contains(&definition.span.start)) {
            let thing = Link {
                kind: LinkKind::Definition,
                destination: definition.dest.to_string(),
                range: definition.span.clone(),
                destination_range: definition_destination_range(self.source, &definition.span),
                words: finished_words(label),
                block: None,
            };
            self.links.push(Placed { thing, part: 0 });
        }
    }
}

impl<'t> Walker<'t> {
    fn new(source: &'t str, raw_html: RawHtml) -> Walker<'t> {
        Walker {
            source,
            raw_html,
            html_block: None,
            parts: vec![Part::default()],
            inside: vec![0],
            open_links: Vec::new(),
            links: Vec::new(),
            heading: None,
            headings: Vec::new(),
            in_code: false,
            code_languages: Vec::new(),
            used_definitions: HashSet::new(),
        }
    }

    fn part_index(&self) -> usize {
        self.inside.last().copied().unwrap_or(0)
    }

    fn part(&mut self) -> &mut Part {
        let index = self.part_index();
        &mut self.parts[index]
    }

    fn in_image(&self) -> bool {
        self.open_links.iter().any(|open| open.link.kind == LinkKind::Image)
    }

    /// Words that a reader sees, or hears for an image.
    fn words(&mut self, words: &str, range: Range<usize>, kind: RunKind) {
        for open in &mut self.open_links {
            add_words(&mut open.link.words, words);
        }
        if !self.in_image() {
            let aligned = self.source.get(range.clone()) == Some(words) || (words == " " && range.len() == 1);
            if let Some(heading) = &mut self.heading {
                heading.text.push_str(words);
            }
            self.part().flat.push(words, range.clone(), kind, aligned);
        }
        self.passed(range.end);
    }

    /// Something inside the open links ends here.
    fn passed(&mut self, end: usize) {
        if let Some(open) = self.open_links.last_mut() {
            open.words_end = end;
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                if !self.in_image() {
                    self.part().flat.block(range.start);
                }
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                self.open_link(kind(link_type), link_type, destination(link_type, &dest_url), id.into_string(), range);
            }
            Tag::Image { link_type, dest_url, id, .. } => {
                self.open_link(LinkKind::Image, link_type, dest_url.into_string(), id.into_string(), range);
            }
            Tag::Heading { level, id, .. } => {
                self.part().flat.end_block(range.start);
                let id = id.filter(|id| is_plain_name(id)).map(|id| id.into_string());
                self.heading = Some(OpenHeading { level: level as u8, id, text: String::new(), range });
            }
            Tag::CodeBlock(kind) => {
                self.part().flat.end_block(range.start);
                self.in_code = true;
                match kind {
                    CodeBlockKind::Fenced(info) => self.code_languages.extend(code_language(self.source, &info, &range)),
                    CodeBlockKind::Indented => {}
                }
            }
            Tag::FootnoteDefinition(label) => {
                self.part().flat.end_block(range.start);
                self.inside.push(self.parts.len());
                self.parts.push(Part { note: Some(OpenNote { label: label.into_string(), range }), ..Part::default() });
            }
            Tag::HtmlBlock if self.raw_html == RawHtml::Sanitised => {
                self.part().flat.end_block(range.start);
                self.html_block = Some(String::new());
            }
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => self.part().flat.end_block(range.start),
        }
    }

    fn open_link(&mut self, kind: LinkKind, link_type: LinkType, destination: String, label: String, range: Range<usize>) {
        let block = self.part().flat.block(range.start);
        let link =
            Link { kind, destination, destination_range: range.clone(), words: String::new(), block: Some(block), range: range.clone() };
        self.open_links.push(OpenLink { link, link_type, label, words_end: range.start });
    }

    fn finish_tag(&mut self, tag: TagEnd, range: Range<usize>, definitions: &RefDefs<'_>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.passed(range.end);
            }
            TagEnd::Link | TagEnd::Image => {
                self.finish_link(definitions);
                self.passed(range.end);
            }
            TagEnd::Heading(_) => {
                self.part().flat.end_block(range.end);
                let part = self.part_index();
                self.headings.extend(self.heading.take().map(|thing| Placed { thing, part }));
            }
            TagEnd::CodeBlock => {
                self.part().flat.end_block(range.end);
                self.in_code = false;
            }
            TagEnd::FootnoteDefinition => {
                self.part().flat.end_block(range.end);
                self.inside.pop();
            }
            TagEnd::HtmlBlock if self.raw_html == RawHtml::Sanitised => {
                let written = self.html_block.take().unwrap_or_default();
                // No quote can be marked in it, as in code.
                let words = raw::block(&written).map_or(written, |clean| raw::words(&clean));
                if !words.is_empty() {
                    self.part().flat.push(&words, range.clone(), RunKind::Code, false);
                }
                self.part().flat.end_block(range.end);
            }
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::MetadataBlock(_) => self.part().flat.end_block(range.end),
        }
    }

    fn finish_link(&mut self, definitions: &RefDefs<'_>) {
        let Some(OpenLink { mut link, link_type, label, words_end }) = self.open_links.pop() else { return };
        let definition = definitions.get(&label).map(|definition| definition.span.clone());
        self.used_definitions.extend(definition.as_ref().map(|place| place.start));
        link.words = finished_words(&link.words);
        link.destination_range = destination_range(self.source, link_type, &link.range, words_end, definition);
        if link.kind == LinkKind::Image && !self.in_image() {
            let (words, place) = (link.words.clone(), link.range.clone());
            self.part().flat.push_alternative(words, place);
        }
        let part = self.part_index();
        self.links.push(Placed { thing: link, part });
    }

    /// Puts the parts together.
    fn finish(self, reserved: &dyn Fn(&str) -> bool) -> Outline {
        let Walker { source, mut parts, links, headings, code_languages, .. } = self;
        let notes: Vec<Note<'_>> = parts
            .iter()
            .enumerate()
            .filter_map(|(part, Part { note, references, .. })| {
                note.as_ref().map(|note| Note { part, key: NoteKey::new(&note.label), references })
            })
            .collect();
        let shown = order(&parts[0].references, &notes);
        drop(notes);

        let mut flat = std::mem::take(&mut parts[0].flat);
        let mut first_blocks = vec![None; parts.len()];
        first_blocks[0] = Some(0);
        let mut footnotes = Vec::new();
        for part in shown {
            first_blocks[part] = Some(flat.append(std::mem::take(&mut parts[part].flat)));
            footnotes.extend(parts[part].note.take().map(|note| note.label));
        }
        let is_shown = |part: usize| first_blocks[part].is_some();
        let mut links: Vec<Link> = links
            .into_iter()
            .map(|Placed { thing: link, part }| Link {
                block: link.block.and_then(|block| first_blocks[part].map(|first| first + block)),
                ..link
            })
            .collect();
        links.sort_by_key(|link| (link.range.start, link.range.end));
        let headings = headings.into_iter().filter(|heading| is_shown(heading.part)).map(|heading| heading.thing).collect();
        let (headings, skipped_levels) = finish_headings(headings, reserved);
        let flat = flat.finish();
        Outline {
            links,
            headings,
            code_languages,
            emphasis_left: emphasis::left_in_text(source, &flat),
            marks_left: marks_left(source, &flat),
            flat,
            footnotes,
            unused_footnotes: parts
                .into_iter()
                .filter_map(|part| part.note)
                .map(|OpenNote { label, range }| UnusedFootnote { label, range })
                .collect(),
            skipped_levels,
        }
    }
}

/// Gives headings their ids and depths, and names those that skip a level.
fn finish_headings(open: Vec<OpenHeading>, reserved: &dyn Fn(&str) -> bool) -> (Vec<Heading>, Vec<Range<usize>>) {
    let mut ids = Ids::new(reserved);
    // What authors wrote they may have cited: it goes before what was derived, wherever it stands.
    let written: Vec<Option<String>> = open.iter().map(|heading| heading.id.as_ref().map(|id| ids.take(id))).collect();
    let mut levels: Vec<u8> = Vec::new();
    let mut skipped = Vec::new();
    let mut headings = Vec::new();
    for (OpenHeading { level, id: _, text, range }, written) in open.into_iter().zip(written) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if headings.last().is_some_and(|before: &Heading| level > before.level + 1) {
            skipped.push(range.clone());
        }
        while levels.last().is_some_and(|&above| above >= level) {
            levels.pop();
        }
        levels.push(level);
        let id = written.unwrap_or_else(|| {
            let slug = slug(&text);
            ids.take(if slug.is_empty() { EMPTY_SLUG } else { &slug })
        });
        headings.push(Heading { level, depth: levels.len() as u8, text, id, range });
    }
    (headings, skipped)
}

/// The language behind a fence; its place is the block's first line where it was written with escapes.
fn code_language(source: &str, info: &str, block: &Range<usize>) -> Option<CodeLanguage> {
    let name = language_of(info)?;
    let line = source.get(block.clone())?.lines().next()?;
    let range = match line.find(name) {
        Some(at) => block.start + at..block.start + at + name.len(),
        None => block.start..block.start + line.len(),
    };
    Some(CodeLanguage { name: name.to_owned(), range })
}
