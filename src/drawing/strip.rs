//! Every status that one claim ever had, along its time.
//!
//! 62 pixels high: the lines of the axis with their labels, the bars, and below them the number
//! of each spell in the list that says the same.

use std::ops::Range;

use crate::{
    date::Day,
    drawing::{
        axis::Axis,
        calendar::CalendarWords,
        canvas::{Anchor, Canvas, Direction, Name, PIXEL, WIDTH},
        placement::keep_apart,
        spells::{Spell, bars},
    },
};

const HEIGHT: u32 = 62 * PIXEL;
const LINES: u32 = 36 * PIXEL;
const LABELS: u32 = 9 * PIXEL;
const BARS: Range<u32> = 18 * PIXEL..34 * PIXEL;
const LEADERS: Range<u32> = 35 * PIXEL..47 * PIXEL;
const NUMBERS: u32 = 59 * PIXEL;
/// A shorter spell is drawn as wide as this, in ten-thousandths.
const LEAST: u32 = 90;
/// The places that numbers may have, and how far they stay apart.
const FIRST_NUMBER: u32 = 120;
const LAST_NUMBER: u32 = WIDTH - FIRST_NUMBER;
const BETWEEN_NUMBERS: u32 = 460;
/// So many numbers fit.
const MOST_NUMBERS: usize = ((LAST_NUMBER - FIRST_NUMBER) / BETWEEN_NUMBERS) as usize + 1;
/// From so many spells on, every second number is for wide pages only: two digits need the room.
const TWO_DIGITS: usize = 10;
/// A leader that began nearer to an edge would lose half of its stroke.
const EDGE: u32 = 15;

/// What a strip shows.
#[derive(Clone, Copy, Debug)]
pub struct Strip<'a> {
    /// When the claim was made, its first day: there the axis begins. Until the first spell
    /// begins there is a hairline without status.
    pub made: Day,
    /// Oldest first; numbered from 1.
    pub spells: &'a [Spell],
    /// Where the axis ends.
    pub as_of: Day,
    /// What it is, in one line.
    pub title: &'a str,
    /// What it shows, in full words.
    pub description: &'a str,
    /// What its two ids begin with (`-t` and `-d` follow); no other drawing of the page has it.
    pub id_prefix: &'a str,
    /// How the page runs.
    pub direction: Direction,
    /// The words of the axis.
    pub words: &'a CalendarWords,
}

/// The strip of one claim.
pub fn strip(strip: &Strip<'_>) -> String {
    let Strip { made, spells, as_of, title, description, id_prefix, direction, words } = *strip;
    let first = spells.first().map_or(made, |spell| spell.from.min(made));
    let axis = Axis::new(first, as_of, words);
    let mut canvas = Canvas::new("strip", HEIGHT, direction, &Name::Described { id_prefix, title, description });
    axis.draw(&mut canvas, LINES, Some(LABELS));
    let starts = bars(&mut canvas, &axis, made, spells, BARS, LEAST);
    for (place, (number, start, at)) in numbers(&starts).into_iter().rev().enumerate().rev() {
        let (leader, label) = if starts.len() >= TWO_DIGITS && place % 2 == 1 { ("ld alt", "num alt") } else { ("ld", "num") };
        canvas.line(leader, start.clamp(EDGE, WIDTH - EDGE)..at, LEADERS);
        canvas.text(label, at, NUMBERS, Anchor::Middle, &number.to_string());
    }
    canvas.finish()
}

/// The number of each spell, where its bar begins, and where the number stands.
///
/// Where not all have room every second, third … is left out, but never that of the last one.
fn numbers(starts: &[u32]) -> Vec<(usize, u32, u32)> {
    let step = starts.len().div_ceil(MOST_NUMBERS).max(1);
    let mut numbered: Vec<(usize, u32)> = starts.iter().copied().enumerate().rev().step_by(step).collect();
    numbered.reverse();
    let wanted: Vec<u32> = numbered.iter().map(|(_, start)| *start).collect();
    let places = keep_apart(&wanted, BETWEEN_NUMBERS, FIRST_NUMBER..=LAST_NUMBER);
    numbered.into_iter().zip(places).map(|((place, start), at)| (place + 1, start, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_below_their_bars_and_apart() {
        #[rustfmt::skip]
        let rows = [
            ("none", vec![], vec![]),
            ("at both edges", vec![0, 9910], vec![(1, 0, 120), (2, 9910, 9880)]),
            ("pushed on", vec![0, 1107, 1575, 1665, 2444],
                vec![(1, 0, 120), (2, 1107, 1107), (3, 1575, 1575), (4, 1665, 2035), (5, 2444, 2495)]),
            ("pulled back", vec![0, 9820, 9910], vec![(1, 0, 120), (2, 9820, 9420), (3, 9910, 9880)]),
        ];
        for (name, starts, numbered) in rows {
            assert_eq!(numbers(&starts), numbered, "{name}");
        }
    }

    #[test]
    fn of_too_many_numbers_some_are_left_out_but_not_the_last() {
        for (spells, first, count) in [(22, 1, 22), (23, 1, 12), (24, 2, 12), (44, 2, 22), (45, 3, 15), (1000, 34, 22)] {
            let starts: Vec<u32> = (0..spells).map(|place| place * WIDTH / spells).collect();
            let numbered = numbers(&starts);
            assert_eq!((numbered[0].0, numbered.len()), (first, count), "{spells}");
            assert_eq!(numbered.last().unwrap().0, usize::try_from(spells).unwrap());
            assert!(numbered.windows(2).all(|pair| pair[1].2 >= pair[0].2 + BETWEEN_NUMBERS), "{spells}");
        }
    }
}
