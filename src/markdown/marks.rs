//! Which words are marked.
//!
//! In: marks, each over a stretch of the source, and stretches of words in the order of the source. Out: which
//! marks cover them, and which are over. Marks may overlap in any way.

use std::cmp::Reverse;
use std::ops::Range;

/// Words to mark. Its number is its place in [`Page::marks`](crate::markdown::Page).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words, as [`find_quote`](crate::markdown::find_quote) found them, or any stretch of one block. What
    /// stands in it and is no word (marks of Markdown, addresses, numbers of notes) is passed over.
    pub range: Range<usize>,
    /// The claim's id: the first mark gets the id `claim-ID`, those that carry it on say `data-claim="ID"`.
    pub id: String,
    /// A class beside `claim`; may be empty.
    pub class: String,
    /// HTML that follows the words, as it is: the number that leads to the note. It is never put into a link.
    pub after_html: String,
}

/// The marks of a page while its words are written.
pub(crate) struct Sweep<'m> {
    marks: &'m [Mark],
    /// Those still to come, the nearest last; of two that begin alike, the longer goes first.
    coming: Vec<usize>,
    /// Those that have begun, in the order in which they nest.
    begun: Vec<usize>,
}

impl<'m> Sweep<'m> {
    pub(crate) fn new(marks: &'m [Mark]) -> Sweep<'m> {
        let mut coming: Vec<usize> = (0..marks.len()).collect();
        coming.sort_by_key(|&index| (marks[index].range.start, Reverse(marks[index].range.end), index));
        coming.reverse();
        Sweep { marks, coming, begun: Vec::new() }
    }

    /// Goes on to this place; gives the marks that are over by now.
    pub(crate) fn reach(&mut self, place: usize) -> Vec<usize> {
        self.begin_before(place);
        let (over, begun) = self.begun.iter().partition(|&&index| self.marks[index].range.end <= place);
        self.begun = begun;
        over
    }

    /// The marks over words at `words`, the outermost first.
    pub(crate) fn cover(&mut self, words: &Range<usize>) -> Vec<usize> {
        self.begin_before(words.end);
        self.begun.iter().copied().filter(|&index| self.marks[index].range.end > words.start).collect()
    }

    /// Where within these words a mark next begins or ends.
    pub(crate) fn next_border(&self, words: &Range<usize>) -> Option<usize> {
        let borders = self.begun.iter().map(|&index| self.marks[index].range.end);
        let coming = self.coming.iter().rev().map(|&index| self.marks[index].range.clone());
        // Those to come are in order, so all but the first few are too far.
        let coming = coming.take_while(|range| range.start < words.end).flat_map(|range| [range.start, range.end]);
        borders.chain(coming).filter(|&border| words.start < border && border < words.end).min()
    }

    fn begin_before(&mut self, place: usize) {
        while let Some(&next) = self.coming.last().filter(|&&next| self.marks[next].range.start < place) {
            self.coming.pop();
            self.begun.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Sweep};

    fn marks(ranges: &[(usize, usize)]) -> Vec<Mark> {
        let mark =
            |&(start, end): &(usize, usize)| Mark { range: start..end, id: "x".into(), class: String::new(), after_html: String::new() };
        ranges.iter().map(mark).collect()
    }

    #[test]
    fn words_are_cut_at_every_border() {
        for (ranges, words, expected) in [
            (vec![], 0..10, vec![(0..10, vec![])]),
            (vec![(2, 5)], 0..10, vec![(0..2, vec![]), (2..5, vec![0]), (5..10, vec![])]),
            (vec![(2, 6), (4, 8)], 0..10, vec![(0..2, vec![]), (2..4, vec![0]), (4..6, vec![0, 1]), (6..8, vec![1]), (8..10, vec![])]),
            (vec![(2, 4), (2, 8)], 2..8, vec![(2..4, vec![1, 0]), (4..8, vec![1])]),
            (vec![(0, 20)], 5..10, vec![(5..10, vec![0])]),
            (vec![(5, 5)], 0..10, vec![(0..5, vec![]), (5..10, vec![])]),
        ] {
            let marks = marks(&ranges);
            let mut sweep = Sweep::new(&marks);
            let mut pieces = Vec::new();
            let mut rest = words;
            while !rest.is_empty() {
                sweep.reach(rest.start);
                let end = sweep.next_border(&rest).unwrap_or(rest.end);
                pieces.push((rest.start..end, sweep.cover(&(rest.start..end))));
                rest.start = end;
            }
            assert_eq!(pieces, expected, "{ranges:?}");
        }
    }

    #[test]
    fn a_mark_is_over_once() {
        let marks = marks(&[(2, 5), (3, 9), (4, 4)]);
        let mut sweep = Sweep::new(&marks);
        let over: Vec<Vec<usize>> = [0, 4, 5, 8, 9, 9].map(|place| sweep.reach(place)).into();
        assert_eq!(over, [vec![], vec![], vec![0, 2], vec![], vec![1], vec![]]);
    }
}
