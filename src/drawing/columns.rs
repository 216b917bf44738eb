//! Statuses over time: a column of boxes for every quarter or longer time.
//!
//! In: what `over_time` counted. Out: SVG. A claim is nine pixels of a column; where the highest
//! column would exceed 170 pixels, all are scaled. The number above the last column is its claims.

use crate::{
    date::Day,
    drawing::{
        axis::NEAR_THE_END,
        calendar::CalendarWords,
        canvas::{Anchor, Canvas, Direction, Name, PIXEL, WIDTH},
        over_time::{Column, OverTime, Unit},
        placement::share_out,
        scale::{YEAR_STEPS, thinned},
        segment::{Halved, segment},
        tone::{Counts, Tone},
    },
};

/// The height of a claim, the gap to the next box included.
const CLAIM: u32 = 9;
/// The height of the highest column.
const HIGHEST: u32 = 170;
/// A lower box can't be told from another.
const LOWEST: u32 = 4;
/// Above the highest column, for the number; below the base, for the labels.
const ABOVE: u32 = 16;
const BELOW: u32 = 20;
/// From the base to a tick, and to the base line of the labels.
const TICK: std::ops::Range<u32> = 1..6;
const LABEL: u32 = 16;
/// From the top of the last column up to the base line of its number.
const NUMBER: u32 = 4;
/// Between columns, in ten-thousandths.
const GAP: u32 = 50;
/// Fewer columns than these leave room at the end instead of growing broad.
const FEWEST: usize = 12;
/// More labels than these would run into one another.
const MOST_LABELS: usize = 14;

/// What a drawing of columns shows.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// The counts.
    pub over_time: &'a OverTime,
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

/// The columns of all claims, stacked by tone.
pub fn columns(columns: &Columns<'_>) -> String {
    let Columns { over_time, title, description, id_prefix, direction, words } = *columns;
    let stacks = stacks(&over_time.columns);
    let height = |stack: &Vec<(Tone, u32)>| stack.iter().map(|(_, size)| size).sum::<u32>();
    let base = ABOVE + stacks.iter().map(height).max().unwrap_or(0);
    let name = Name::Described { id_prefix, title, description };
    let mut canvas = Canvas::new("strip", (base + BELOW) * PIXEL, direction, &name);
    let slot = |place: usize| slot(place, over_time.columns.len());
    for (place, stack) in stacks.iter().enumerate() {
        let x = slot(place) + GAP / 2..slot(place + 1) - GAP / 2;
        let mut bottom = base;
        for (tone, size) in stack {
            let top = bottom - size;
            // The lowest pixel of every box is the gap to the one below.
            segment(&mut canvas, *tone, x.clone(), top * PIXEL..(bottom - 1) * PIXEL, Halved::Upright);
            bottom = top;
        }
    }
    if let (Some(place), Some(last), Some(stack)) = (stacks.len().checked_sub(1), over_time.columns.last(), stacks.last()) {
        let (middle, top) = (slot(place).midpoint(slot(place + 1)), base - height(stack));
        canvas.text("num", middle, (top - NUMBER) * PIXEL, Anchor::Middle, &last.counts.total().to_string());
    }
    for (count, (place, year)) in labels(over_time).into_iter().enumerate() {
        let class = if count % 2 == 1 || slot(place) > NEAR_THE_END { "alt" } else { "" };
        canvas.line("ld", slot(place)..slot(place), (base + TICK.start) * PIXEL..(base + TICK.end) * PIXEL);
        canvas.text(class, slot(place), (base + LABEL) * PIXEL, Anchor::After, &words.year(year));
    }
    canvas.finish()
}

/// Where a column's place begins, in ten-thousandths.
fn slot(place: usize, columns: usize) -> u32 {
    let slots = columns.max(FEWEST);
    u32::try_from(place * WIDTH as usize / slots).unwrap_or(WIDTH)
}

/// The tones of each column from the base, with their heights in pixels.
fn stacks(columns: &[Column]) -> Vec<Vec<(Tone, u32)>> {
    let most = columns.iter().map(|column| column.counts.total()).max().unwrap_or(0);
    columns.iter().map(|column| stack(column.counts, most)).collect()
}

/// Nine pixels a claim if so many claims as the most fit; else each tone's share of the column's
/// share of the height.
fn stack(counts: Counts, most: u32) -> Vec<(Tone, u32)> {
    let (tones, numbers): (Vec<Tone>, Vec<u32>) = counts.present().unzip();
    if most <= HIGHEST / CLAIM {
        return tones.into_iter().zip(numbers.into_iter().map(|number| number * CLAIM)).collect();
    }
    let in_scale = (u64::from(counts.total()) * u64::from(HIGHEST)).div_ceil(u64::from(most));
    let visible = LOWEST * u32::try_from(tones.len()).unwrap_or(0);
    let height = u32::try_from(in_scale).unwrap_or(HIGHEST).max(visible);
    tones.into_iter().zip(share_out(height, &numbers, LOWEST)).collect()
}

/// The columns with which a labelled year begins.
///
/// The year of the first column is among them, even where it begins in its midst, if the next
/// label leaves it room.
fn labels(over_time: &OverTime) -> Vec<(usize, u16)> {
    let columns = &over_time.columns;
    let begins = |step: u16| -> Vec<(usize, u16)> {
        let is_begun = |day: Day| day.month() == 1 && (day.year() == 1 || day.year().is_multiple_of(step));
        columns
            .iter()
            .enumerate()
            .filter(|(_, column)| is_begun(column.first))
            .map(|(place, column)| (place, column.first.year()))
            .collect()
    };
    let (_, mut labels) = thinned(YEAR_STEPS, MOST_LABELS, begins);
    if let (Unit::Quarter, Some(first)) = (over_time.unit, columns.first())
        && labels.first().is_none_or(|(place, _)| *place >= 2)
    {
        labels.insert(0, (0, first.first.year()));
    }
    labels
}
