//! Blocks in HTML.
//!
//! In: the parser's events. Out: the tags of blocks, with what is between them from `inline` and `table`.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, RefDefs, Tag, TagEnd};

use crate::markdown::dialect::Reader;
use crate::markdown::escape::{push_attribute, push_text};
use crate::markdown::footnotes::Notes;
use crate::markdown::highlight::{budget, cost, highlight, knows, language_of};
use crate::markdown::inline::Inline;
use crate::markdown::page::{Page, Piece};
use crate::markdown::raw::{self, RawHtml};
use crate::markdown::sink::Sink;
use crate::markdown::slug::is_plain_name;
use crate::markdown::table::Table;

/// Writes a body, event by event.
pub(crate) struct Writer<'p> {
    page: &'p Page<'p>,
    inline: Inline<'p>,
    /// The body, or the note that we are in.
    sink: Sink,
    /// What the note is for; the body has none.
    note: Option<NoteFate>,
    /// What we were in before the note.
    outer: Vec<(Sink, Option<NoteFate>)>,
    headings: usize,
    heading_tag: &'static str,
    table: Option<Table>,
    code: Option<Code>,
    /// What colouring code may still cost.
    colour: usize,
    /// The block of HTML that is open, where it is not text.
    html_block: Option<String>,
    /// What ends each block quote that is open.
    quote_ends: Vec<&'static str>,
}

/// What becomes of a note.
#[derive(Clone, Copy)]
enum NoteFate {
    /// It stands at this place among the notes.
    Shown(usize),
    /// Nothing refers to it.
    Dropped,
}

/// A block of code that is open.
struct Code {
    language: Option<String>,
    text: String,
}

impl<'t> Reader<'t> for Writer<'_> {
    fn read(&mut self, event: Event<'t>, range: Range<usize>, _: &RefDefs<'_>) {
        let is_dropped = matches!(self.note, Some(NoteFate::Dropped));
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => self.begin_note(&label, range.start),
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(range.end),
            Event::Start(tag) if !is_dropped => self.start(tag, range),
            Event::End(tag) if !is_dropped => self.finish_tag(tag, range),
            Event::Rule if !is_dropped => {
                self.end_words(range.start);
                self.push("<hr>\n");
            }
            Event::Start(_) | Event::End(_) | Event::Rule => {}
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::TaskListMarker(_) => match (&mut self.code, &mut self.html_block, &event) {
                (Some(code), _, Event::Text(words)) if !is_dropped => code.text.push_str(words),
                (_, Some(block), Event::Html(words) | Event::Text(words)) => block.push_str(words),
                _ if is_dropped => {}
                _ => self.inline.read(&mut self.sink, event, range),
            },
        }
    }

    fn end(&mut self, _: &RefDefs<'_>) {}
}

impl<'p> Writer<'p> {
    pub(crate) fn new(source: &'p str, page: &'p Page<'p>, notes: Notes<'p>) -> Writer<'p> {
        Writer {
            page,
            inline: Inline::new(source, page, notes),
            sink: Sink::default(),
            note: None,
            outer: Vec::new(),
            headings: 0,
            heading_tag: "",
            table: None,
            code: None,
            colour: budget(source.len()),
            html_block: None,
            quote_ends: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> Vec<Piece> {
        let mut pieces = self.sink.finish();
        pieces.extend(self.inline.into_notes().section());
        joined(pieces)
    }

    fn push(&mut self, html: &str) {
        self.sink.html.push_str(html);
    }

    /// Ends the words of a block that has no tags of its own, as the text of a tight list item.
    fn end_words(&mut self, place: usize) {
        if self.sink.has_leaf() {
            self.inline.settle(&mut self.sink, place);
            self.sink.end_leaf();
        }
    }

    /// Opens a block of words.
    fn begin_block(&mut self, tag: &str, place: usize) {
        self.end_words(place);
        self.sink.begin_leaf();
        self.push(tag);
    }

    fn end_block(&mut self, tag: &str, place: usize) {
        self.inline.settle(&mut self.sink, place);
        self.push(tag);
        self.sink.end_leaf();
    }

    /// Opens a block that holds blocks.
    fn begin_container(&mut self, tag: &str, place: usize) {
        self.end_words(place);
        self.push(tag);
    }

    fn end_container(&mut self, tag: &str, place: usize) {
        self.end_words(place);
        self.push(tag);
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let place = range.start;
        match tag {
            Tag::HtmlBlock if self.page.raw_html == RawHtml::Sanitised => {
                self.end_words(place);
                self.html_block = Some(String::new());
            }
            Tag::Paragraph | Tag::HtmlBlock => self.begin_block("<p>", place),
            Tag::Heading { level, classes, .. } => self.begin_heading(level, &classes, place),
            Tag::BlockQuote(kind) => self.begin_quote(kind, place),
            Tag::CodeBlock(kind) => {
                self.end_words(place);
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => language_of(info).map(str::to_owned),
                    CodeBlockKind::Indented => None,
                };
                self.code = Some(Code { language, text: String::new() });
            }
            Tag::List(Some(1)) => self.begin_container("<ol>\n", place),
            Tag::List(Some(first)) => self.begin_container(&format!("<ol start=\"{first}\">\n"), place),
            Tag::List(None) => self.begin_container("<ul>\n", place),
            Tag::Item => self.begin_container("<li>", place),
            Tag::DefinitionList => self.begin_container("<dl>\n", place),
            Tag::DefinitionListTitle => self.begin_container("<dt>", place),
            Tag::DefinitionListDefinition => self.begin_container("<dd>", place),
            Tag::Table(alignments) => {
                self.begin_block("", place);
                self.table = Some(Table::begin(&mut self.sink.html, alignments, self.page.labels.table));
            }
            Tag::TableHead => self.in_table(Table::begin_head),
            Tag::TableRow => self.in_table(Table::begin_row),
            Tag::TableCell => self.in_table(|table, html| table.begin_cell(html)),
            Tag::Emphasis => self.inline.begin_tag(&mut self.sink, "em", place),
            Tag::Strong => self.inline.begin_tag(&mut self.sink, "strong", place),
            Tag::Strikethrough => self.inline.begin_tag(&mut self.sink, "del", place),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.inline.begin_link(&mut self.sink, link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => self.inline.begin_image(&mut self.sink, &dest_url, &title, range),
            // Notes are seen to before; the rest is no part of the dialect.
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => {}
        }
    }

    fn finish_tag(&mut self, tag: TagEnd, range: Range<usize>) {
        let place = range.end;
        match tag {
            TagEnd::Paragraph => self.end_block("</p>\n", place),
            TagEnd::HtmlBlock if self.html_block.is_some() => self.end_html_block(),
            TagEnd::HtmlBlock => {
                self.inline.settle(&mut self.sink, place);
                let written = self.sink.html.trim_end_matches('\n').len();
                self.sink.html.truncate(written);
                self.end_block("</p>\n", place);
            }
            TagEnd::Heading(_) => self.end_block(&format!("</{}>\n", self.heading_tag), place),
            TagEnd::BlockQuote(_) => {
                let end = self.quote_ends.pop().unwrap_or_default();
                self.end_container(end, place);
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(true) => self.end_container("</ol>\n", place),
            TagEnd::List(false) => self.end_container("</ul>\n", place),
            TagEnd::Item => self.end_container("</li>\n", place),
            TagEnd::DefinitionList => self.end_container("</dl>\n", place),
            TagEnd::DefinitionListTitle => self.end_container("</dt>\n", place),
            TagEnd::DefinitionListDefinition => self.end_container("</dd>\n", place),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.end(&mut self.sink.html);
                }
                self.sink.end_leaf();
            }
            TagEnd::TableHead => self.in_table(Table::end_head),
            TagEnd::TableRow => self.in_table(Table::end_row),
            TagEnd::TableCell => {
                self.inline.settle(&mut self.sink, place);
                self.in_table(Table::end_cell);
            }
            TagEnd::Emphasis => self.inline.end_tag(&mut self.sink, "em"),
            TagEnd::Strong => self.inline.end_tag(&mut self.sink, "strong"),
            TagEnd::Strikethrough => self.inline.end_tag(&mut self.sink, "del"),
            TagEnd::Link => self.inline.end_link(&mut self.sink),
            TagEnd::Image => self.inline.end_image(&mut self.sink),
            TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) | TagEnd::Superscript | TagEnd::Subscript => {}
        }
    }

    fn in_table(&mut self, write: impl FnOnce(&mut Table, &mut String)) {
        if let Some(table) = &mut self.table {
            write(table, &mut self.sink.html);
        }
    }

    fn begin_heading(&mut self, level: HeadingLevel, classes: &[CowStr<'_>], place: usize) {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let heading = self.page.outline.headings.get(self.headings);
        self.headings += 1;
        let depth = heading.map_or(level as u8, |heading| heading.depth);
        let level = usize::from(self.page.top_level.saturating_add(depth).saturating_sub(1)).clamp(1, TAGS.len());
        self.heading_tag = TAGS[level - 1];
        self.begin_block("<", place);
        self.push(self.heading_tag);
        if let Some(heading) = heading {
            self.push(" id=\"");
            push_attribute(&mut self.sink.html, &heading.id);
            self.push("\"");
        }
        let classes: Vec<&str> = classes.iter().map(|class| &**class).filter(|class| is_plain_name(class)).collect();
        if !classes.is_empty() {
            self.push(" class=\"");
            push_attribute(&mut self.sink.html, &classes.join(" "));
            self.push("\"");
        }
        self.push(">");
    }

    fn begin_quote(&mut self, kind: Option<BlockQuoteKind>, place: usize) {
        let labels = self.page.labels;
        let (class, title) = match kind {
            None => {
                self.begin_container("<blockquote>\n", place);
                self.quote_ends.push("</blockquote>\n");
                return;
            }
            Some(BlockQuoteKind::Note) => ("note", labels.note),
            Some(BlockQuoteKind::Tip) => ("tip", labels.tip),
            Some(BlockQuoteKind::Important) => ("important", labels.important),
            Some(BlockQuoteKind::Warning) => ("warning", labels.warning),
            Some(BlockQuoteKind::Caution) => ("caution", labels.caution),
        };
        // An alert quotes nobody.
        self.begin_container(&format!("<div class=\"alert alert-{class}\">\n<p class=\"alert-title\">"), place);
        push_text(&mut self.sink.html, title);
        self.push("</p>\n");
        self.quote_ends.push("</div>\n");
    }

    fn end_code(&mut self) {
        let Some(Code { language, text }) = self.code.take() else { return };
        self.push("<pre class=\"code\" tabindex=\"0\"><code");
        match language.filter(|language| knows(language)) {
            Some(language) => {
                self.push(" class=\"language-");
                push_attribute(&mut self.sink.html, &language);
                self.push("\">");
                match self.colour.checked_sub(cost(&text)) {
                    Some(left) => {
                        self.colour = left;
                        self.sink.html.push_str(&highlight(&text, &language));
                    }
                    None => push_text(&mut self.sink.html, &text),
                }
            }
            None => {
                self.push(">");
                push_text(&mut self.sink.html, &text);
            }
        }
        self.push("</code></pre>\n");
    }

    fn end_html_block(&mut self) {
        let written = self.html_block.take().unwrap_or_default();
        match raw::block(&written) {
            Some(clean) => self.push(&clean),
            None => {
                self.push("<p>");
                push_text(&mut self.sink.html, written.trim_end_matches('\n'));
                self.push("</p>\n");
            }
        }
    }

    fn begin_note(&mut self, label: &str, place: usize) {
        self.end_words(place);
        let fate = self.inline.begin_note(label).map_or(NoteFate::Dropped, NoteFate::Shown);
        let outer = (std::mem::take(&mut self.sink), self.note.replace(fate));
        self.outer.push(outer);
    }

    fn end_note(&mut self, place: usize) {
        self.end_words(place);
        let (outer, outer_note) = self.outer.pop().unwrap_or_default();
        let words = std::mem::replace(&mut self.sink, outer).finish();
        match std::mem::replace(&mut self.note, outer_note) {
            Some(NoteFate::Shown(index)) => self.inline.finish_note(index, words),
            Some(NoteFate::Dropped) | None => {}
        }
    }
}

/// Neighbouring pieces of HTML as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (all.last_mut(), piece) {
            (Some(Piece::Html(before)), Piece::Html(html)) => before.push_str(&html),
            (Some(Piece::Html(_) | Piece::Notes(_)) | None, piece) => all.push(piece),
        }
    }
    all
}
