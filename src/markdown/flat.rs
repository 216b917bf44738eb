//! The words of a body as a reader sees them, and where each stands in the source.
//!
//! In: runs of text in the order of the page (the outline's walk gives them). Out: one string, a block a line,
//! with a table of runs that leads back to the source. A note that the text refers to stands at the end, as it
//! does on the page; marks, addresses, images' words and numbers of notes are no part of it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::markdown::fold::{CODE, Folded, Folder};
use crate::markdown::sentence;

/// The plain text of a body. See [`FlatText::text`].
#[derive(Clone, Debug, Default)]
pub struct FlatText {
    text: String,
    runs: Vec<Run>,
    blocks: Vec<Block>,
    /// Positions in `blocks`, in the order of the source.
    in_source_order: Vec<usize>,
    alternatives: Vec<(String, Range<usize>)>,
    /// Made when the first quote is looked for: it costs as much as the text again.
    folded: OnceLock<Folded>,
    /// The same, with code and images' words; made when the first quote is missing.
    folded_whole: OnceLock<Folded>,
}

/// One paragraph, heading, list item's text, table cell, definition or block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in [`FlatText::text`].
    pub text: Range<usize>,
    /// Where it stands in the source.
    pub source: Range<usize>,
    runs: Range<usize>,
}

/// A stretch of the plain text that comes from one stretch of the source.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) text: Range<usize>,
    pub(crate) source: Range<usize>,
    pub(crate) kind: RunKind,
    /// Each byte stands for the byte at the same distance in the source. Otherwise the run is one thing, as a
    /// character reference is.
    aligned: bool,
}

/// What a run was in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// Words, and the blanks between them.
    Words,
    /// Raw HTML, which is shown as text.
    Markup,
    /// Inline code or a line of a block of code.
    Code,
}

impl FlatText {
    /// All words, a block a line: blocks are separated by one line feed.
    ///
    /// A line break within a paragraph is a blank; the lines of a block of code stay lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in the order of the page.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// How many words there are, counted up to `limit`. A word is what stands between blanks.
    pub fn words(&self, limit: usize) -> usize {
        self.text.split_whitespace().take(limit).count()
    }

    /// The first words, at most about `limit` characters, cut at a blank where one is near, with `…` where
    /// something is left out.
    pub fn opening(&self, limit: usize) -> String {
        // Four bytes a character, and as much again for blanks that fold.
        let end = self.text.floor_char_boundary(limit.saturating_mul(8));
        sentence::clip(&self.text[..end], limit, end < self.text.len())
    }

    /// The sentence that holds this byte of the source, within its block; white space folded, at most about
    /// 300 characters, with `…` where something is left out.
    ///
    /// Empty where the place lies in no block, as in a note that nothing refers to.
    pub fn sentence_at(&self, source_offset: usize) -> String {
        let Some(block) = self.block_at(source_offset) else { return String::new() };
        let runs = &self.runs[block.runs.clone()];
        let next = runs.partition_point(|run| run.source.end <= source_offset);
        let at = match runs.get(next) {
            Some(run) if run.aligned && run.source.start <= source_offset => run.text.start + (source_offset - run.source.start),
            Some(run) => run.text.start,
            None => block.text.end,
        };
        sentence::at(&self.text[block.text.clone()], at - block.text.start)
    }

    /// The block whose source holds this byte.
    fn block_at(&self, source_offset: usize) -> Option<&Block> {
        let after = self.in_source_order.partition_point(|&index| self.blocks[index].source.start <= source_offset);
        let block = &self.blocks[*self.in_source_order.get(after.checked_sub(1)?)?];
        (source_offset <= block.source.end).then_some(block)
    }

    /// The place in the source from the first to the last byte of a stretch of the text, marks in between
    /// included. Empty for an empty stretch.
    pub(crate) fn source_of(&self, text: &Range<usize>) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.text.end <= text.start);
        let last = self.runs.partition_point(|run| run.text.start < text.end);
        let (Some(first), Some(last)) = (self.runs.get(first), last.checked_sub(1).and_then(|last| self.runs.get(last))) else {
            return 0..0;
        };
        let start = if first.aligned && text.start > first.text.start {
            first.source.start + (text.start - first.text.start)
        } else {
            first.source.start
        };
        let end = if last.aligned && text.end < last.text.end { last.source.start + (text.end - last.text.start) } else { last.source.end };
        // A note can stand before the text that refers to it: a stretch over both has only a beginning.
        if start <= end { start..end } else { start..first.source.end }
    }

    /// The runs of each block, in order.
    pub(crate) fn runs_by_block(&self) -> impl Iterator<Item = &[Run]> {
        self.blocks.iter().map(|block| &self.runs[block.runs.clone()])
    }

    /// The words of the images, each with the image's place.
    pub(crate) fn alternatives(&self) -> &[(String, Range<usize>)] {
        &self.alternatives
    }

    /// The words made comparable, each block ended; code is one sign that no quote holds.
    pub(crate) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            let mut folder = Folder::default();
            for runs in self.runs_by_block() {
                for run in runs {
                    match run.kind {
                        RunKind::Words | RunKind::Markup => folder.push(&self.text[run.text.clone()], run.text.start),
                        RunKind::Code => folder.sign(CODE, run.text.clone()),
                    }
                }
                folder.end_block();
            }
            folder.finish()
        })
    }

    /// The same with code as words, and behind it the words of the images. The latter stand nowhere in the
    /// text: their places are counted on from its end, in order.
    pub(crate) fn folded_whole(&self) -> &Folded {
        self.folded_whole.get_or_init(|| {
            let mut folder = Folder::default();
            for block in &self.blocks {
                folder.push(&self.text[block.text.clone()], block.text.start);
                folder.end_block();
            }
            let mut at = self.text.len();
            for (words, _) in &self.alternatives {
                folder.push(words, at);
                folder.end_block();
                at += words.len();
            }
            folder.finish()
        })
    }
}

/// A [`FlatText`] in the making: what the outline's walk calls.
#[derive(Default)]
pub(crate) struct FlatBuilder {
    flat: FlatText,
    open: bool,
}

impl FlatBuilder {
    /// The number that the block has or will have, which the next words belong to; it is opened at this byte
    /// of the source where none is open.
    pub(crate) fn block(&mut self, source_start: usize) -> usize {
        if !self.open {
            self.open = true;
            if !self.flat.blocks.is_empty() {
                self.flat.text.push('\n');
            }
            let (text, runs) = (self.flat.text.len(), self.flat.runs.len());
            self.flat.blocks.push(Block { text: text..text, source: source_start..source_start, runs: runs..runs });
        }
        self.flat.blocks.len() - 1
    }

    /// Ends the block, if one is open, at this byte of the source.
    pub(crate) fn end_block(&mut self, source_end: usize) {
        if std::mem::take(&mut self.open)
            && let Some(block) = self.flat.blocks.last_mut()
        {
            block.text.end = self.flat.text.len();
            block.runs.end = self.flat.runs.len();
            block.source.end = source_end.max(block.source.start);
        }
    }

    /// Adds words that stand at `source`; `aligned` where they stand there byte by byte.
    pub(crate) fn push(&mut self, words: &str, source: Range<usize>, kind: RunKind, aligned: bool) {
        let block = self.block(source.start);
        let start = self.flat.text.len();
        self.flat.text.push_str(words);
        let first_of_block = self.flat.blocks[block].runs.start == self.flat.runs.len();
        match self.flat.runs.last_mut() {
            Some(last) if !first_of_block && last.aligned && aligned && last.kind == kind && last.source.end == source.start => {
                last.text.end = self.flat.text.len();
                last.source.end = source.end;
            }
            Some(_) | None => self.flat.runs.push(Run { text: start..self.flat.text.len(), source, kind, aligned }),
        }
    }

    /// Adds the words of an image, which are no part of the text.
    pub(crate) fn push_alternative(&mut self, words: String, source: Range<usize>) {
        self.flat.alternatives.push((words, source));
    }

    /// Puts the blocks of a note behind these; gives the number of the first.
    pub(crate) fn append(&mut self, note: FlatBuilder) -> usize {
        let first = self.flat.blocks.len();
        let FlatText { text, runs, blocks, in_source_order: _, alternatives, folded: _, folded_whole: _ } = note.flat;
        if first > 0 && !blocks.is_empty() {
            self.flat.text.push('\n');
        }
        let (text_base, run_base) = (self.flat.text.len(), self.flat.runs.len());
        let moved = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        self.flat.text.push_str(&text);
        self.flat.runs.extend(runs.into_iter().map(|run| Run { text: moved(run.text.clone(), text_base), ..run }));
        self.flat.blocks.extend(blocks.into_iter().map(|block| Block {
            text: moved(block.text, text_base),
            source: block.source,
            runs: moved(block.runs, run_base),
        }));
        self.flat.alternatives.extend(alternatives);
        first
    }

    /// The finished text.
    pub(crate) fn finish(mut self) -> FlatText {
        self.end_block(0);
        let blocks = &self.flat.blocks;
        let mut order: Vec<usize> = (0..blocks.len()).collect();
        order.sort_by_key(|&index| blocks[index].source.start);
        self.flat.in_source_order = order;
        self.flat
    }
}
