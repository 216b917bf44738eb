//! How a number of claims of one tone is drawn, as a part of a column or of a bar.
//!
//! The forms are those of single bars where that can be: full, half full, hatched, dashed. What
//! is open is an empty box here, so what is void has a bar in its box, as its mark has.

use std::ops::Range;

use crate::drawing::{
    canvas::{Canvas, PIXEL, Stroke},
    tone::Tone,
};

/// The outline of a box, in hundredths of a pixel.
const OUTLINE: u32 = 120;

/// Along which side a box is halved: across the direction in which the boxes are lined up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halved {
    /// Into a left and a right half, in a column.
    Upright,
    /// Into an upper and a lower half, in a bar.
    Level,
}

/// Draws one box in its place.
pub(super) fn segment(canvas: &mut Canvas, tone: Tone, x: Range<u32>, y: Range<u32>, halved: Halved) {
    let (height, middle) = (y.end - y.start, y.start.midpoint(y.end));
    let (fill, stroke) = (format!("f {}", tone.class()), format!("s {}", tone.class()));
    let ((first_x, first_y), (second_x, second_y)) = halves(x.clone(), y.clone(), halved);
    match tone {
        Tone::Good => canvas.fill(&fill, x, y),
        Tone::Mid => {
            canvas.outline(&stroke, x, y, OUTLINE);
            canvas.fill(&fill, first_x, first_y);
        }
        Tone::Bad => {
            canvas.fill(&fill, x.clone(), y.clone());
            canvas.hatch(x, y);
        }
        Tone::Split => {
            canvas.fill(&fill, x, y);
            canvas.hatch(second_x, second_y);
        }
        Tone::Time => canvas.level(&stroke, x, middle, Stroke::dashed(height, "3 3")),
        Tone::Open => canvas.outline(&stroke, x, y, OUTLINE),
        Tone::Void => {
            canvas.outline(&stroke, x.clone(), y, OUTLINE);
            let quarter = (x.end - x.start) / 4;
            canvas.level(&stroke, x.start + quarter..x.end - quarter, middle, Stroke::solid(OUTLINE.min(height / 3)));
        }
    }
}

type Place = (Range<u32>, Range<u32>);

/// The half that comes first in a mark too (the left one of the half disc; below, in a bar), then
/// the other.
fn halves(x: Range<u32>, y: Range<u32>, halved: Halved) -> (Place, Place) {
    match halved {
        Halved::Upright => {
            let middle = x.start.midpoint(x.end);
            ((x.start..middle, y.clone()), (middle..x.end, y))
        }
        Halved::Level => {
            let middle = y.start.midpoint(y.end) / PIXEL * PIXEL;
            ((x.clone(), middle..y.end), (x, y.start..middle))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::canvas::{Direction, Name};

    fn drawn(tone: Tone, halved: Halved) -> String {
        let mut canvas = Canvas::new("", 0, Direction::Ltr, &Name::Hidden);
        segment(&mut canvas, tone, 1000..2000, 0..1200, halved);
        let svg = canvas.finish();
        svg[svg.find('>').unwrap() + 1..].replace("</svg>", "")
    }

    #[test]
    fn each_tone_has_its_form() {
        let box_of = |width: u32, x: u32| format!(r#"<rect x="{x}%" width="{width}%" y="0" height="12" "#);
        let whole = box_of(10, 10);
        let outline = |tone: &str| format!(r#"<rect x="10%" width="10%" y="0.6" height="10.8" class="s {tone}" stroke-width="1.2"/>"#);
        #[rustfmt::skip]
        let rows = [
            (Tone::Good, format!(r#"{whole}class="f good"/>"#)),
            (Tone::Mid, format!(r#"{}{}class="f mid"/>"#, outline("mid"), box_of(5, 10))),
            (Tone::Bad, format!(r#"{whole}class="f bad"/>{whole}fill="url(#hatch)"/>"#)),
            (Tone::Split, format!(r#"{whole}class="f split"/>{}fill="url(#hatch)"/>"#, box_of(5, 15))),
            (Tone::Time, r#"<line x1="10%" x2="20%" y1="6" y2="6" class="s time" stroke-width="12" stroke-dasharray="3 3"/>"#.to_owned()),
            (Tone::Open, outline("open")),
            (Tone::Void, format!(r#"{}<line x1="12.5%" x2="17.5%" y1="6" y2="6" class="s void" stroke-width="1.2"/>"#, outline("void"))),
        ];
        for (tone, svg) in rows {
            assert_eq!(drawn(tone, Halved::Upright), svg, "{tone:?}");
        }
        let below = r#"<rect x="10%" width="10%" y="6" height="6" class="f mid"/>"#;
        assert_eq!(drawn(Tone::Mid, Halved::Level), format!("{}{below}", outline("mid")));
    }
}
