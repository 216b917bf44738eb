//! Which follow-ups count.
//!
//! In: corrections, in the order of recording, between positions of one reading order. Out: whether a follow-up counts.
//! A chain of corrections is followed by a loop, and only where somebody asks.

/// Who corrects whom, with answers kept until the next correction.
#[derive(Clone, Debug)]
pub(super) struct Counting {
    /// Who corrects each, in the order of recording; they always stand at later positions.
    correctors: Vec<Vec<usize>>,
    corrections: usize,
    /// The answer, and how many corrections there were when it was found.
    known: Vec<Option<(usize, bool)>>,
}

impl Counting {
    /// Nobody is corrected yet.
    pub(super) fn new(entries: usize) -> Counting {
        Counting { correctors: vec![Vec::new(); entries], corrections: 0, known: vec![None; entries] }
    }

    /// Takes in a correction.
    pub(super) fn correct(&mut self, corrected: usize, by: usize) {
        self.correctors[corrected].push(by);
        self.corrections += 1;
    }

    fn known(&self, position: usize) -> Option<bool> {
        if self.correctors[position].is_empty() {
            return Some(true);
        }
        self.known[position].filter(|(corrections, _)| *corrections == self.corrections).map(|(_, counts)| counts)
    }

    /// Rule 1: a follow-up that one which counts corrects doesn't count.
    ///
    /// The latest corrector is asked first: nobody is likely to have corrected that one yet.
    pub(super) fn counts(&mut self, position: usize) -> bool {
        if let Some(counts) = self.known(position) {
            return counts;
        }
        let mut counts = true;
        let mut open = vec![(position, 0)];
        while let Some((at, asked)) = open.pop() {
            let correctors = &self.correctors[at];
            let answer = match correctors.len().checked_sub(asked + 1).map(|index| correctors[index]) {
                None => Some(true),
                Some(corrector) => match self.known(corrector) {
                    Some(true) => Some(false),
                    Some(false) => {
                        open.push((at, asked + 1));
                        None
                    }
                    None => {
                        open.extend([(at, asked), (corrector, 0)]);
                        None
                    }
                },
            };
            if let Some(answer) = answer {
                self.known[at] = Some((self.corrections, answer));
                counts = answer;
            }
        }
        counts
    }

    /// The first in reading order that counts and corrects that one.
    pub(super) fn corrected_by(&mut self, position: usize) -> Option<usize> {
        let mut correctors = self.correctors[position].clone();
        correctors.sort_unstable();
        correctors.into_iter().find(|corrector| self.counts(*corrector))
    }
}
