//! The spells of one claim side by side, along an axis.
//!
//! In: spells, oldest first. Out: their bars, drawn, and where each begins.
//! A spell of a few days within years is widened until it can be seen; none is left out.

use std::ops::Range;

use crate::{
    date::Day,
    drawing::{
        axis::Axis,
        canvas::{Canvas, WIDTH},
        look::{Look, bar},
        placement::keep_apart,
    },
};

/// A time through which a status stayed the same: until the next one begins, the last until the
/// as-of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// Its first day.
    pub from: Day,
    /// How it is drawn.
    pub look: Look,
}

/// Draws a hairline from the day a claim was made, then its bars; gives the places at which they
/// begin. No bar is narrower than `least` (ten-thousandths), as long as all have room.
///
/// Neighbours that look the same, as kept late after kept, are parted by a line of paper.
pub(super) fn bars(canvas: &mut Canvas, axis: &Axis, made: Day, spells: &[Spell], y: Range<u32>, least: u32) -> Vec<u32> {
    let wanted: Vec<u32> = spells.iter().map(|spell| axis.place(spell.from)).collect();
    let starts = starts(&wanted, least);
    let (made, middle) = (axis.place(made), y.start.midpoint(y.end));
    if let Some(first) = starts.first().filter(|first| made < **first) {
        canvas.line("ld", made..*first, middle..middle);
    }
    for (spell, x) in spells.iter().zip(stretches(&starts)) {
        bar(canvas, &spell.look, x, y.clone());
    }
    for (pair, at) in spells.windows(2).zip(starts.iter().skip(1)) {
        if let [before, after] = pair
            && before.look == after.look
        {
            canvas.line("k", *at..*at, y.clone());
        }
    }
    starts
}

/// Where bars begin so that each has its least width, the last one too.
fn starts(wanted: &[u32], least: u32) -> Vec<u32> {
    let least = least.min(WIDTH / u32::try_from(wanted.len()).unwrap_or(WIDTH).max(1));
    keep_apart(wanted, least, 0..=WIDTH - least)
}

/// From each start to the next, from the last one to the end.
fn stretches(starts: &[u32]) -> impl Iterator<Item = Range<u32>> {
    let ends = starts.iter().copied().skip(1).chain([WIDTH]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_have_their_least_width_and_fill_the_time() {
        for (name, wanted, expected) in [
            ("no status", vec![], ""),
            ("one, from the last day", vec![10_000], "9910-10000"),
            ("two days between", vec![0, 1107, 1575, 1582, 2444], "0-1107 1107-1575 1575-1665 1665-2444 2444-10000"),
            ("all on the last day", vec![10_000, 10_000], "9820-9910 9910-10000"),
            ("the last one late", vec![0, 9950, 9990], "0-9820 9820-9910 9910-10000"),
        ] {
            let bars: Vec<String> = stretches(&starts(&wanted, 90)).map(|bar| format!("{}-{}", bar.start, bar.end)).collect();
            assert_eq!(bars.join(" "), expected, "{name}");
        }
    }

    #[test]
    fn too_many_bars_share_the_width() {
        let starts = starts(&[0; 200], 90);
        assert!(stretches(&starts).all(|bar| bar.end - bar.start >= 50), "{starts:?}");
    }
}
