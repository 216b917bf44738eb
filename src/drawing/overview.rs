//! How many claims have which status now, as one bar of boxes in scale.
//!
//! In: counts by group, in the order to be shown. Out: SVG, 12 pixels high. Several bars over one
//! `full` can be read against one another: of speakers, of topics.

use crate::drawing::{
    canvas::{Canvas, Direction, Name, PIXEL, WIDTH},
    placement::share_out,
    segment::{Halved, segment},
    tone::Tone,
};

const HEIGHT: u32 = 12 * PIXEL;
/// Between boxes, and the narrowest box without it, in ten-thousandths.
const GAP: u32 = 30;
const LEAST: u32 = 90;

/// The claims of one group: of a status, or of all statuses of a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// How it is drawn.
    pub tone: Tone,
    /// How many claims.
    pub count: u32,
}

/// What an overview shows.
#[derive(Clone, Copy, Debug)]
pub struct Overview<'a> {
    /// The groups; empty ones are left out.
    pub portions: &'a [Portion],
    /// How many claims fill the whole width: the largest total of all bars that are compared.
    pub full: u32,
    /// All counts, in full words.
    pub label: &'a str,
    /// How the page runs.
    pub direction: Direction,
}

/// The bar of one overview.
pub fn overview(overview: &Overview<'_>) -> String {
    let Overview { portions, full, label, direction } = *overview;
    let mut canvas = Canvas::new("strip", HEIGHT, direction, &Name::Label(label));
    let portions: Vec<&Portion> = portions.iter().filter(|portion| portion.count > 0).collect();
    let counts: Vec<u32> = portions.iter().map(|portion| portion.count).collect();
    let mut from = 0;
    for (portion, width) in portions.iter().zip(share_out(whole_width(&counts, full), &counts, LEAST + GAP)) {
        segment(&mut canvas, portion.tone, from..from + width - GAP.min(width / 2), 0..HEIGHT, Halved::Level);
        from += width;
    }
    canvas.finish()
}

/// The width of all boxes: in scale, but wide enough for the least of each, and never above the
/// whole.
fn whole_width(counts: &[u32], full: u32) -> u32 {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    let in_scale = u32::try_from(total * u64::from(WIDTH) / u64::from(full.max(1))).unwrap_or(WIDTH);
    let visible = u32::try_from(counts.len()).unwrap_or(WIDTH).saturating_mul(LEAST + GAP);
    in_scale.max(visible).min(WIDTH)
}
