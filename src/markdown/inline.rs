//! Words, links and marks in HTML.
//!
//! In: what stands within a block. Out: its HTML. A mark is one `<mark>` for each stretch of text, inside the
//! tags that it crosses; its number follows the last, but never inside a link. Where a link leads the caller
//! says, once its words are known.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use crate::markdown::escape::{push_attribute, push_text};
use crate::markdown::footnotes::Notes;
use crate::markdown::links::{self, add_words, finished_words};
use crate::markdown::marks::Sweep;
use crate::markdown::outline::LinkKind;
use crate::markdown::page::{Page, Piece};
use crate::markdown::raw::{self, RawHtml, Tag};
use crate::markdown::sink::Sink;
use crate::markdown::target::{LinkAt, WrittenLink, push_image, push_image_in_link};

/// Marks that can lie on the same words. A further one keeps its number and its id, on an empty `mark`.
const NESTED_MARKS: usize = 12;

/// Writes what stands within blocks.
pub(crate) struct Inline<'p> {
    source: &'p str,
    page: &'p Page<'p>,
    notes: Notes<'p>,
    sweep: Sweep<'p>,
    /// Which marks have begun, by number.
    begun: Vec<bool>,
    /// The marks that are open in the HTML, the innermost last.
    open_marks: Vec<usize>,
    /// What is to follow once no link is open: numbers of marks that are over, references to notes.
    waiting: Vec<String>,
    /// Tags of Markdown and of the body's own HTML that are open, the innermost last.
    open_tags: Vec<OpenTag>,
    link: Option<OpenLink>,
    image: Option<OpenImage>,
}

/// Who opened a tag.
enum OpenTag {
    /// Emphasis or a link of Markdown, which closes it again.
    Markdown,
    /// The body's own HTML, which may forget to close this element.
    Raw(String),
}

struct OpenLink {
    destination: String,
    title: String,
    kind: LinkKind,
    range: Range<usize>,
    words: String,
    /// Where its words begin in the HTML.
    at: usize,
    has_mark: bool,
}

struct OpenImage {
    destination: String,
    title: String,
    range: Range<usize>,
    words: String,
    /// How many images we are in: the words of all are the outermost's.
    depth: usize,
}

impl<'p> Inline<'p> {
    pub(crate) fn new(source: &'p str, page: &'p Page<'p>, notes: Notes<'p>) -> Inline<'p> {
        Inline {
            source,
            page,
            notes,
            sweep: Sweep::new(page.marks),
            begun: vec![false; page.marks.len()],
            open_marks: Vec::new(),
            waiting: Vec::new(),
            open_tags: Vec::new(),
            link: None,
            image: None,
        }
    }

    pub(crate) fn into_notes(self) -> Notes<'p> {
        self.notes
    }

    pub(crate) fn begin_note(&mut self, label: &str) -> Option<usize> {
        self.notes.begin(label)
    }

    pub(crate) fn finish_note(&mut self, index: usize, words: Vec<Piece>) {
        self.notes.finish_note(index, words);
    }

    /// Words, code, breaks, references to notes.
    pub(crate) fn read(&mut self, sink: &mut Sink, event: Event<'_>, range: Range<usize>) {
        sink.begin_leaf();
        let is_sanitised = self.page.raw_html == RawHtml::Sanitised;
        if let Some(image) = &mut self.image {
            match event {
                Event::Html(_) | Event::InlineHtml(_) if is_sanitised => {}
                Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => image.words.push_str(&words),
                Event::InlineMath(words) | Event::DisplayMath(words) => image.words.push_str(&words),
                Event::SoftBreak | Event::HardBreak => image.words.push(' '),
                Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
                Event::Start(_) | Event::End(_) | Event::Rule => {}
            }
            return;
        }
        match event {
            Event::Html(tag) | Event::InlineHtml(tag) if is_sanitised => self.raw_tag(sink, &tag, range.start),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => self.words(sink, &words, range),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(sink, &words, range),
            Event::Code(words) => {
                self.add_link_words(&words);
                self.begin_piece(sink, &range);
                sink.html.push_str("<code>");
                push_text(&mut sink.html, &words);
                sink.html.push_str("</code>");
            }
            Event::SoftBreak => {
                self.add_link_words(" ");
                self.begin_piece(sink, &range);
                sink.html.push('\n');
            }
            Event::HardBreak => {
                self.add_link_words(" ");
                self.begin_piece(sink, &range);
                sink.html.push_str("<br>\n");
            }
            Event::FootnoteReference(label) => self.reference(sink, &label, &range),
            Event::TaskListMarker(is_done) => {
                self.go_to(sink, range.start);
                self.open_marks_to(sink, &[]);
                let (checked, label) = if is_done { (" checked", self.page.labels.done) } else { ("", self.page.labels.not_done) };
                sink.html.push_str(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\""));
                push_attribute(&mut sink.html, label);
                sink.html.push_str("\"> ");
            }
            Event::Start(_) | Event::End(_) | Event::Rule => {}
        }
    }

    fn words(&mut self, sink: &mut Sink, words: &str, range: Range<usize>) {
        self.add_link_words(words);
        // Only words that stand in the source byte by byte can be cut where a mark begins or ends.
        let is_aligned = self.source.get(range.clone()) == Some(words);
        let mut rest = range.clone();
        while !rest.is_empty() {
            self.go_to(sink, rest.start);
            let border = self
                .sweep
                .next_border(&rest)
                .filter(|_| is_aligned)
                .map_or(rest.end, |border| range.start + words.ceil_char_boundary(border - range.start));
            self.begin_piece(sink, &(rest.start..border));
            let piece = if is_aligned { &words[rest.start - range.start..border - range.start] } else { words };
            push_text(&mut sink.html, piece);
            rest.start = border;
        }
    }

    fn add_link_words(&mut self, words: &str) {
        if let Some(link) = &mut self.link {
            add_words(&mut link.words, words);
        }
    }

    /// A reference to a note leads there, so it can't stand in a link either.
    fn reference(&mut self, sink: &mut Sink, label: &str, range: &Range<usize>) {
        match self.notes.reference(label) {
            Some(reference) => {
                self.go_to(sink, range.start);
                self.open_marks_to(sink, &[]);
                self.waiting.push(reference);
                self.let_waiting_go(sink);
            }
            None => self.words(sink, &format!("[^{label}]"), range.clone()),
        }
    }

    /// Begins emphasis or the like.
    pub(crate) fn begin_tag(&mut self, sink: &mut Sink, name: &str, place: usize) {
        if self.image.is_none() {
            sink.begin_leaf();
            self.go_to(sink, place);
            self.open_marks_to(sink, &[]);
            sink.html.push_str(&format!("<{name}>"));
            self.open_tags.push(OpenTag::Markdown);
        }
    }

    /// A tag of the body's own HTML. It is closed at the latest with what holds it.
    fn raw_tag(&mut self, sink: &mut Sink, written: &str, place: usize) {
        self.go_to(sink, place);
        match raw::tag(written) {
            Some(Tag::Open { name, html }) if self.open_tags.len() < raw::OPEN_TAGS => {
                self.open_marks_to(sink, &[]);
                sink.html.push_str(&html);
                self.open_tags.push(OpenTag::Raw(name));
            }
            Some(Tag::Alone(html)) => {
                self.open_marks_to(sink, &[]);
                sink.html.push_str(&html);
            }
            Some(Tag::Close(name)) => {
                let own = self.open_tags.iter().rposition(|tag| matches!(tag, OpenTag::Markdown)).map_or(0, |markdown| markdown + 1);
                if let Some(at) = self.open_tags[own..].iter().rposition(|tag| matches!(tag, OpenTag::Raw(open) if *open == name)) {
                    self.open_marks_to(sink, &[]);
                    self.close_tags(sink, own + at);
                }
            }
            Some(Tag::Open { .. }) | None => {}
        }
    }

    /// Closes the body's own tags until so many are open.
    fn close_tags(&mut self, sink: &mut Sink, length: usize) {
        for tag in self.open_tags.drain(length..).rev() {
            if let OpenTag::Raw(name) = tag {
                sink.html.push_str(&format!("</{name}>"));
            }
        }
    }

    /// Closes what Markdown opened last, and the body's own tags in it.
    fn close_markdown(&mut self, sink: &mut Sink) {
        let at = self.open_tags.iter().rposition(|tag| matches!(tag, OpenTag::Markdown));
        self.close_tags(sink, at.unwrap_or(self.open_tags.len()));
    }

    /// Ends emphasis or the like. What waits does so a little longer: it needn't be emphasised.
    pub(crate) fn end_tag(&mut self, sink: &mut Sink, name: &str) {
        if self.image.is_none() {
            self.open_marks_to(sink, &[]);
            self.close_markdown(sink);
            sink.html.push_str(&format!("</{name}>"));
        }
    }

    /// Begins a link; it has no tag before its end, when its words are known.
    pub(crate) fn begin_link(&mut self, sink: &mut Sink, link_type: LinkType, destination: &str, title: &str, range: Range<usize>) {
        if self.image.is_some() {
            return;
        }
        sink.begin_leaf();
        self.go_to(sink, range.start);
        self.open_marks_to(sink, &[]);
        self.open_tags.push(OpenTag::Markdown);
        self.link = Some(OpenLink {
            destination: links::destination(link_type, destination),
            title: title.to_owned(),
            kind: links::kind(link_type),
            range,
            words: String::new(),
            at: sink.html.len(),
            has_mark: false,
        });
    }

    /// Begins an image, or one in the alternative text of another.
    pub(crate) fn begin_image(&mut self, sink: &mut Sink, destination: &str, title: &str, range: Range<usize>) {
        match &mut self.image {
            Some(image) => image.depth += 1,
            None => {
                sink.begin_leaf();
                self.go_to(sink, range.start);
                let (destination, title) = (destination.to_owned(), title.to_owned());
                self.image = Some(OpenImage { destination, title, range, words: String::new(), depth: 1 });
            }
        }
    }

    /// Ends what is open: the block is over.
    pub(crate) fn settle(&mut self, sink: &mut Sink, place: usize) {
        self.go_to(sink, place);
        self.open_marks_to(sink, &[]);
        self.close_tags(sink, 0);
        self.let_waiting_go(sink);
    }

    /// The words before this place are over: what waited for that follows.
    fn go_to(&mut self, sink: &mut Sink, place: usize) {
        for mark in self.sweep.reach(place) {
            if self.begun[mark] {
                self.waiting.push(self.page.marks[mark].after_html.clone());
            }
        }
        self.let_waiting_go(sink);
    }

    fn let_waiting_go(&mut self, sink: &mut Sink) {
        if self.link.is_some() || self.waiting.is_empty() {
            return;
        }
        self.open_marks_to(sink, &[]);
        for html in self.waiting.drain(..) {
            sink.html.push_str(&html);
        }
    }

    /// Opens the marks over what is to be written next.
    fn begin_piece(&mut self, sink: &mut Sink, range: &Range<usize>) {
        self.go_to(sink, range.start);
        let cover = self.sweep.cover(range);
        self.open_marks_to(sink, &cover);
    }

    /// Closes and opens marks until these are open.
    fn open_marks_to(&mut self, sink: &mut Sink, cover: &[usize]) {
        let same = self.open_marks.iter().zip(cover).take_while(|(open, covering)| open == covering).count();
        for _ in self.open_marks.drain(same..) {
            sink.html.push_str("</mark>");
        }
        for &index in &cover[same..] {
            let is_first = !std::mem::replace(&mut self.begun[index], true);
            if self.open_marks.len() < NESTED_MARKS {
                self.push_mark(sink, index, is_first);
                self.open_marks.push(index);
            } else if is_first {
                self.push_mark(sink, index, is_first);
                sink.html.push_str("</mark>");
            }
        }
    }

    fn push_mark(&mut self, sink: &mut Sink, index: usize, is_first: bool) {
        let mark = &self.page.marks[index];
        sink.html.push_str("<mark class=\"claim");
        if !mark.class.is_empty() {
            sink.html.push(' ');
            push_attribute(&mut sink.html, &mark.class);
        }
        sink.html.push('"');
        if is_first {
            sink.html.push_str(" id=\"claim-");
            push_attribute(&mut sink.html, &mark.id);
            sink.html.push('"');
            sink.note_mark(index);
            if let Some(link) = &mut self.link {
                link.has_mark = true;
            }
        } else {
            sink.html.push_str(" data-claim=\"");
            push_attribute(&mut sink.html, &mark.id);
            sink.html.push('"');
        }
        sink.html.push('>');
    }

    /// Ends the open link.
    pub(crate) fn end_link(&mut self, sink: &mut Sink) {
        if self.image.is_some() {
            return;
        }
        self.open_marks_to(sink, &[]);
        self.close_markdown(sink);
        let Some(OpenLink { destination, title, kind, range, words, at, has_mark }) = self.link.take() else { return };
        let words = finished_words(&words);
        let target = (self.page.link)(&LinkAt { destination: &destination, range, kind, words: &words });
        let written = WrittenLink { destination: &destination, title: &title, at, must_keep_words: has_mark };
        written.finish(&mut sink.html, target);
    }

    /// Ends the open image, or one in it.
    pub(crate) fn end_image(&mut self, sink: &mut Sink) {
        let Some(image) = &mut self.image else { return };
        image.depth -= 1;
        if image.depth > 0 {
            return;
        }
        let Some(OpenImage { destination, title, range, words, depth: _ }) = self.image.take() else { return };
        self.add_link_words(&words);
        let kept = finished_words(&words);
        let at = LinkAt { destination: &destination, range: range.clone(), kind: LinkKind::Image, words: &kept };
        let target = (self.page.link)(&at);
        self.begin_piece(sink, &range);
        match self.link {
            None => push_image(&mut sink.html, target, &words, &title),
            Some(_) => push_image_in_link(&mut sink.html, target, &words, &title),
        }
    }
}
