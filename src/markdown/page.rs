//! What a page says to its body, and what it gets.
//!
//! In: the outline, marks, words in the page's language, and an answer where links lead. Out: pieces of HTML.

use crate::markdown::marks::Mark;
use crate::markdown::outline::Outline;
use crate::markdown::raw::RawHtml;
use crate::markdown::target::{LinkAt, Target};

/// What a page knows of its body.
pub struct Page<'p> {
    /// The body's outline.
    pub outline: &'p Outline,
    /// Words to mark.
    pub marks: &'p [Mark],
    /// Where a link or image leads.
    pub link: &'p dyn Fn(&LinkAt<'_>) -> Target,
    /// The level of the body's highest headings: 2 where the page has a title of its own. None is below 6.
    pub top_level: u8,
    /// What becomes of the body's own HTML: the same as for the outline.
    pub raw_html: RawHtml,
    /// Words that the program adds.
    pub labels: &'p Labels<'p>,
}

/// The words that stand in a body and are not the author's, in the page's language, as text.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'l> {
    /// Names the section of notes.
    pub footnotes: &'l str,
    /// Before the number of a note, heard and not seen: "Note".
    pub footnote: &'l str,
    /// Before the number of a note, on the way back: "Back to note".
    pub back: &'l str,
    /// Title of an alert.
    pub note: &'l str,
    /// Title of an alert.
    pub tip: &'l str,
    /// Title of an alert.
    pub important: &'l str,
    /// Title of an alert.
    pub warning: &'l str,
    /// Title of an alert.
    pub caution: &'l str,
    /// Names the box of a task that is done.
    pub done: &'l str,
    /// Names the box of a task that isn't.
    pub not_done: &'l str,
    /// Names the box in which a wide table scrolls.
    pub table: &'l str,
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// HTML. A piece by itself need not be balanced.
    Html(String),
    /// Here stand the notes of these marks, in the order in which the marks begin: in a
    /// `<div class="noted">`, behind the `<div>` of the block that holds the marked words.
    Notes(Vec<usize>),
}
