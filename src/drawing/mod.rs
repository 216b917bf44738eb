//! Statuses drawn as SVG, when the site is built.
//!
//! In: days, looks, counts and ready words. Out: SVG text to put into a page, and the numbers
//! behind it, for the list or table that must say the same.
//!
//! The page's width is unknown, so there is no `viewBox`: places along the width are per cent,
//! places down are pixels. Bars stretch, letters and strokes don't. All arithmetic is in
//! integers: the same values give the same bytes on every machine.
//!
//! Every drawing reads in one colour: neighbours differ in form first, in tone after.
//! What the theme owes: the pattern `HATCH` once in a page that has a drawing, and rules for these
//! classes: `strip` (the `svg`; `key` beside it for a swatch, 24 pixels wide), `f` and `s` (filled,
//! stroked) with a tone, `k` and `hk` (lines in the colour of the paper), `ax` (lines of time),
//! `ld` (leaders and hairlines), `num`, and `alt` (hidden on narrow pages).
//!
//! Never: a colour, a style, a script, a float, a word in any language.

mod axis;
mod calendar;
mod canvas;
mod columns;
mod lane;
mod look;
mod over_time;
mod overview;
mod placement;
mod scale;
mod segment;
mod spells;
mod strip;
mod swatch;
#[cfg(test)]
mod tests;
mod tone;

pub use axis::{Axis, axis};
pub use calendar::CalendarWords;
pub use canvas::{Direction, HATCH};
pub use columns::{Columns, columns};
pub use lane::{Lane, lane};
pub use look::Look;
pub use over_time::{Column, OverTime, Table, TableRow, Turn, Unit, over_time};
pub use overview::{Overview, Portion, overview};
pub use spells::Spell;
pub use strip::{Strip, strip};
pub use swatch::{look_swatch, tone_swatch};
pub use tone::{Counts, Tone};
