//! Small samples of the forms, for the key beside a drawing.
//!
//! The class `key` beside `strip` gives them their width of 24 pixels in a line of text; they are
//! hidden from screen readers, since the word beside them says it.

use crate::drawing::{
    canvas::{Canvas, Direction, Name, PIXEL, WIDTH},
    look::{Look, bar},
    segment::{Halved, segment},
    tone::Tone,
};

const HEIGHT: u32 = 12 * PIXEL;

/// How a spell looks in strips and lanes.
pub fn look_swatch(look: &Look, direction: Direction) -> String {
    let mut canvas = Canvas::new("strip key", HEIGHT, direction, &Name::Hidden);
    bar(&mut canvas, look, 0..WIDTH, 0..HEIGHT);
    canvas.finish()
}

/// How claims of a tone look in columns and overviews.
pub fn tone_swatch(tone: Tone, direction: Direction) -> String {
    let mut canvas = Canvas::new("strip key", HEIGHT, direction, &Name::Hidden);
    segment(&mut canvas, tone, 0..WIDTH, 0..HEIGHT, Halved::Upright);
    canvas.finish()
}
