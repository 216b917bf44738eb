//! How a status is drawn, as a bar along time.
//!
//! A thin line is open, a thick one is under way, dashes are time that ran out, a full bar is a
//! verdict, hatched where it did not hold, half full where it held in part; an outline is closed
//! without a verdict; bands are verdicts that differ.

use std::ops::Range;

use crate::drawing::{
    canvas::{Canvas, PIXEL, Stroke},
    tone::Tone,
};

/// The outline of a bar, in hundredths of a pixel.
const OUTLINE: u32 = 150;
/// A line that is thin, and one that is thick.
const THIN: u32 = 150;
const THICK: u32 = 500;
/// Between two bands.
const BAND_GAP: u32 = 2 * PIXEL;
/// More bands than these can't be told apart in a lane.
const MOST_BANDS: usize = 4;

/// What a bar looks like: a form, whose tone follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing is recorded yet.
    Pending,
    /// Pending, and hanging on an `if` that has not come true.
    Conditional,
    /// An open verdict: in progress, holding, stalled, unfolding, unproven.
    Progress,
    /// Overdue, or waiting for a verdict.
    Overdue,
    /// A verdict: it held (rating 4 or 5).
    Good,
    /// A verdict: it held in part (rating 2 or 3).
    Mid,
    /// A verdict: it did not hold (rating 1).
    Bad,
    /// Closed, with nothing to rate.
    Void,
    /// The verdicts that stand, one band each; beyond four, those that look different come first.
    Contested(Vec<Look>),
}

impl Look {
    /// The tone that goes with the form.
    pub fn tone(&self) -> Tone {
        match self {
            Look::Pending | Look::Conditional | Look::Progress => Tone::Open,
            Look::Overdue => Tone::Time,
            Look::Good => Tone::Good,
            Look::Mid => Tone::Mid,
            Look::Bad => Tone::Bad,
            Look::Void => Tone::Void,
            Look::Contested(_) => Tone::Split,
        }
    }
}

/// Draws one bar in its place.
pub(super) fn bar(canvas: &mut Canvas, look: &Look, x: Range<u32>, y: Range<u32>) {
    let (height, middle) = (y.end - y.start, y.start.midpoint(y.end));
    let (fill, stroke) = (format!("f {}", look.tone().class()), format!("s {}", look.tone().class()));
    let thick = THICK.min(height);
    match look {
        Look::Pending => canvas.level(&stroke, x, middle, Stroke::solid(THIN)),
        Look::Conditional => canvas.level(&stroke, x, middle, Stroke::dashed(THIN, "6 4")),
        Look::Progress => canvas.level(&stroke, x, middle, Stroke::solid(thick)),
        Look::Overdue => canvas.level(&stroke, x, middle, Stroke::dashed(thick, "3 3")),
        Look::Good => canvas.fill(&fill, x, y),
        Look::Mid => {
            canvas.outline(&stroke, x.clone(), y.clone(), OUTLINE);
            canvas.fill(&fill, x, middle..y.end);
        }
        Look::Bad => {
            canvas.fill(&fill, x.clone(), y.clone());
            canvas.hatch(x, y);
        }
        Look::Void => canvas.outline(&stroke, x, y, OUTLINE),
        Look::Contested(standing) if standing.is_empty() => canvas.fill(&fill, x, y),
        Look::Contested(standing) => {
            let standing = most_different(standing);
            for (look, band) in standing.iter().zip(bands(y, standing.len())) {
                bar(canvas, look, x.clone(), band);
            }
        }
    }
}

/// At most [`MOST_BANDS`]; where some must go, repeats of a look go first.
fn most_different(standing: &[Look]) -> Vec<&Look> {
    if standing.len() <= MOST_BANDS {
        return standing.iter().collect();
    }
    let is_repeat = |place: &usize| standing[..*place].contains(&standing[*place]);
    let (repeats, different): (Vec<usize>, Vec<usize>) = (0..standing.len()).partition(is_repeat);
    different.iter().chain(&repeats).take(MOST_BANDS).map(|place| &standing[*place]).collect()
}

/// So many bands of equal height from top to bottom, with gaps between.
fn bands(y: Range<u32>, count: usize) -> Vec<Range<u32>> {
    let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
    let gap = BAND_GAP.min((y.end - y.start) / (2 * count));
    let height = (y.end - y.start - gap * (count - 1)) / count;
    (0..count).map(|place| y.start + place * (height + gap)).map(|top| top..top + height).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::canvas::{Direction, Name};

    fn drawn(look: &Look) -> String {
        let mut canvas = Canvas::new("", 0, Direction::Ltr, &Name::Hidden);
        bar(&mut canvas, look, 1000..2000, 300..1500);
        let svg = canvas.finish();
        svg[svg.find('>').unwrap() + 1..].replace("</svg>", "")
    }

    #[test]
    fn each_look_has_its_form() {
        let rect = r#"<rect x="10%" width="10%" "#;
        let line = r#"<line x1="10%" x2="20%" y1="9" y2="9" "#;
        #[rustfmt::skip]
        let rows = [
            (Look::Pending, format!(r#"{line}class="s open" stroke-width="1.5"/>"#)),
            (Look::Conditional, format!(r#"{line}class="s open" stroke-width="1.5" stroke-dasharray="6 4"/>"#)),
            (Look::Progress, format!(r#"{line}class="s open" stroke-width="5"/>"#)),
            (Look::Overdue, format!(r#"{line}class="s time" stroke-width="5" stroke-dasharray="3 3"/>"#)),
            (Look::Good, format!(r#"{rect}y="3" height="12" class="f good"/>"#)),
            (Look::Mid, format!(r#"{rect}y="3.75" height="10.5" class="s mid" stroke-width="1.5"/>{rect}y="9" height="6" class="f mid"/>"#)),
            (Look::Bad, format!(r#"{rect}y="3" height="12" class="f bad"/>{rect}y="3" height="12" fill="url(#hatch)"/>"#)),
            (Look::Void, format!(r#"{rect}y="3.75" height="10.5" class="s void" stroke-width="1.5"/>"#)),
            (Look::Contested(vec![]), format!(r#"{rect}y="3" height="12" class="f split"/>"#)),
            (Look::Contested(vec![Look::Good, Look::Void]),
                format!(r#"{rect}y="3" height="5" class="f good"/>{rect}y="10.75" height="3.5" class="s void" stroke-width="1.5"/>"#)),
        ];
        for (look, svg) in rows {
            assert_eq!(drawn(&look), svg, "{look:?}");
        }
    }

    #[test]
    fn bands_share_the_height() {
        for (count, expected) in [
            (1, "1800-3400"),
            (2, "1800-2500 2700-3400"),
            (3, "1800-2200 2400-2800 3000-3400"),
            (4, "1800-2050 2250-2500 2700-2950 3150-3400"),
        ] {
            let places: Vec<String> = bands(1800..3400, count).iter().map(|band| format!("{}-{}", band.start, band.end)).collect();
            assert_eq!(places.join(" "), expected, "{count}");
        }
    }

    #[test]
    fn of_many_verdicts_the_different_ones_are_drawn() {
        let (good, bad, void) = (Look::Good, Look::Bad, Look::Void);
        #[rustfmt::skip]
        let rows = [
            (vec![good.clone(), good.clone()], vec![&good, &good]),
            (vec![good.clone(), good.clone(), good.clone(), good.clone(), bad.clone(), void.clone()], vec![&good, &bad, &void, &good]),
        ];
        for (standing, shown) in rows {
            assert_eq!(most_different(&standing), shown);
        }
    }
}
