//! The seven tones, and a count for each.

/// What a status amounts to. One class of the stylesheet each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Judged, and it held: rating 4 or 5.
    Good,
    /// Judged, and it held in part: rating 2 or 3.
    Mid,
    /// Judged, and it did not hold: rating 1.
    Bad,
    /// Standing verdicts differ.
    Split,
    /// Time ran out, and nobody judged.
    Time,
    /// It may still go either way.
    Open,
    /// Closed, and there is nothing to rate.
    Void,
}

impl Tone {
    /// All of them, in the order in which they are stacked from the base.
    pub const STACK: [Tone; 7] = [Tone::Good, Tone::Mid, Tone::Bad, Tone::Split, Tone::Time, Tone::Open, Tone::Void];

    /// The class that the stylesheet knows it by.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Mid => "mid",
            Tone::Bad => "bad",
            Tone::Split => "split",
            Tone::Time => "time",
            Tone::Open => "open",
            Tone::Void => "void",
        }
    }

    fn place(self) -> usize {
        match self {
            Tone::Good => 0,
            Tone::Mid => 1,
            Tone::Bad => 2,
            Tone::Split => 3,
            Tone::Time => 4,
            Tone::Open => 5,
            Tone::Void => 6,
        }
    }
}

/// How many claims have each tone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; Tone::STACK.len()]);

impl Counts {
    /// One claim more.
    pub fn add(&mut self, tone: Tone) {
        self.0[tone.place()] += 1;
    }

    /// The claims of a tone.
    pub fn of(&self, tone: Tone) -> u32 {
        self.0[tone.place()]
    }

    /// The claims of all tones.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The tones that occur, in the order of the stack.
    pub fn present(&self) -> impl Iterator<Item = (Tone, u32)> {
        Tone::STACK.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }
}

impl FromIterator<Tone> for Counts {
    fn from_iter<T: IntoIterator<Item = Tone>>(tones: T) -> Counts {
        let mut counts = Counts::default();
        for tone in tones {
            counts.add(tone);
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stack_holds_every_tone_at_its_place() {
        for (place, tone) in Tone::STACK.into_iter().enumerate() {
            assert_eq!(tone.place(), place, "{tone:?}");
        }
    }

    #[test]
    fn tones_are_counted() {
        let counts: Counts = [Tone::Void, Tone::Good, Tone::Void].into_iter().collect();
        assert_eq!(counts.of(Tone::Void), 2);
        assert_eq!(counts.total(), 3);
        assert_eq!(counts.present().collect::<Vec<_>>(), [(Tone::Good, 1), (Tone::Void, 2)]);
    }
}
