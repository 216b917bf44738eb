//! Where HTML is gathered.
//!
//! In: HTML, and the beginnings and ends of leaves: the blocks that hold words (a paragraph, a heading, a whole
//! table, the text of a list item). Out: pieces. A leaf that holds marked words is put into a box, with a place
//! for their notes behind it; that can be known only at its end.

use crate::markdown::page::Piece;

/// Where HTML goes: the body, or a note.
#[derive(Default)]
pub(crate) struct Sink {
    /// What is written since the last place of notes.
    pub(crate) html: String,
    pieces: Vec<Piece>,
    leaf: Option<Leaf>,
}

/// A block of words that is open.
struct Leaf {
    /// Where it begins in the sink's HTML.
    at: usize,
    /// The marks that begin in it.
    marks: Vec<usize>,
}

impl Sink {
    /// Whether a leaf is open.
    pub(crate) fn has_leaf(&self) -> bool {
        self.leaf.is_some()
    }

    /// Opens a leaf here, where none is open.
    pub(crate) fn begin_leaf(&mut self) {
        if self.leaf.is_none() {
            self.leaf = Some(Leaf { at: self.html.len(), marks: Vec::new() });
        }
    }

    /// A mark begins in the open leaf.
    pub(crate) fn note_mark(&mut self, mark: usize) {
        if let Some(leaf) = &mut self.leaf {
            leaf.marks.push(mark);
        }
    }

    /// Closes the leaf; one with marks gets a box, with a place for their notes.
    pub(crate) fn end_leaf(&mut self) {
        let Some(Leaf { at, marks }) = self.leaf.take() else { return };
        if marks.is_empty() {
            return;
        }
        self.html.insert_str(at, "<div class=\"noted\"><div>");
        self.html.push_str("</div>");
        self.pieces.push(Piece::Html(std::mem::take(&mut self.html)));
        self.pieces.push(Piece::Notes(marks));
        self.html.push_str("</div>\n");
    }

    /// All that was written.
    pub(crate) fn finish(mut self) -> Vec<Piece> {
        self.end_leaf();
        if !self.html.is_empty() {
            self.pieces.push(Piece::Html(self.html));
        }
        self.pieces
    }
}
