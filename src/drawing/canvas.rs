//! One `svg` element, written piece by piece.
//!
//! In: classes, places along the width in ten-thousandths of it, places down in hundredths of
//! a pixel. Out: text that is well-formed both as XML 1.0 and as HTML.
//!
//! Only here is a drawing mirrored for pages that run right to left, and only here is text
//! escaped.

use std::{fmt, ops::Range};

/// The whole width, in ten-thousandths.
pub(super) const WIDTH: u32 = 10_000;

/// A pixel, in hundredths.
pub(super) const PIXEL: u32 = 100;

/// The pattern of hatched bars, to stand once in a page, in any `svg` before the drawings.
///
/// Its strokes have the class `hk`, which the stylesheet draws in the colour of the paper.
pub const HATCH: &str = concat!(
    r#"<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"#,
    r#"<path class="hk" d="M0 0v5"/></pattern>"#
);

/// How the page's text runs; time runs with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The past is on the left.
    Ltr,
    /// The past is on the right.
    Rtl,
}

/// What a reader who doesn't see the drawing is told of it.
pub(super) enum Name<'a> {
    /// A title and a description, found by ids that begin with the prefix.
    Described { id_prefix: &'a str, title: &'a str, description: &'a str },
    /// One line in full words.
    Label(&'a str),
    /// Nothing: the words beside it say it all.
    Hidden,
}

/// How a line is stroked: width in hundredths of a pixel, and the pattern of its dashes.
#[derive(Clone, Copy)]
pub(super) struct Stroke {
    pub(super) width: u32,
    pub(super) dash: Option<&'static str>,
}

impl Stroke {
    pub(super) fn solid(width: u32) -> Stroke {
        Stroke { width, dash: None }
    }

    pub(super) fn dashed(width: u32, dash: &'static str) -> Stroke {
        Stroke { width, dash: Some(dash) }
    }
}

/// Where a text stands beside its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    /// Three pixels after it, in the direction of the text.
    After,
    /// With its middle on it.
    Middle,
}

/// The element while it is drawn.
pub(super) struct Canvas {
    svg: String,
    direction: Direction,
}

impl Canvas {
    /// The class is that of the `svg` element, the height in hundredths of a pixel.
    pub(super) fn new(class: &str, height: u32, direction: Direction, name: &Name<'_>) -> Canvas {
        let mut svg = format!(r#"<svg class="{class}" height="{}""#, Pixels(height));
        if direction == Direction::Rtl {
            // An explicit direction: `text-anchor` would otherwise follow the page around it.
            svg.push_str(r#" direction="rtl""#);
        }
        match *name {
            Name::Described { id_prefix, title, description } => {
                let id = Escaped(&id_prefix.replace(char::is_whitespace, "-")).to_string();
                svg.push_str(&format!(
                    r#" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
                    Escaped(title),
                    Escaped(description)
                ));
            }
            Name::Label(label) => svg.push_str(&format!(r#" role="img" aria-label="{}">"#, Escaped(label))),
            Name::Hidden => svg.push_str(r#" aria-hidden="true">"#),
        }
        Canvas { svg, direction }
    }

    /// A box, filled.
    pub(super) fn fill(&mut self, class: &str, x: Range<u32>, y: Range<u32>) {
        let place = self.place(x, y);
        self.svg.push_str(&format!(r#"<rect {place} class="{class}"/>"#));
    }

    /// The hatch over a box that is filled.
    pub(super) fn hatch(&mut self, x: Range<u32>, y: Range<u32>) {
        let place = self.place(x, y);
        self.svg.push_str(&format!(r#"<rect {place} fill="url(#hatch)"/>"#));
    }

    /// A box, outlined: the stroke lies within it from top to bottom. At its sides half of the
    /// stroke lies without, since a width in per cent can't be lessened by pixels.
    pub(super) fn outline(&mut self, class: &str, x: Range<u32>, y: Range<u32>, width: u32) {
        let width = width.min(y.end.saturating_sub(y.start) / 2);
        let inset = width / 2;
        let place = self.place(x, y.start + inset..y.end - inset);
        self.svg.push_str(&format!(r#"<rect {place} class="{class}" stroke-width="{}"/>"#, Pixels(width)));
    }

    /// A line along the width.
    pub(super) fn level(&mut self, class: &str, x: Range<u32>, y: u32, stroke: Stroke) {
        let (from, to, y) = (self.along(x.start), self.along(x.end), Pixels(y));
        self.svg
            .push_str(&format!(r#"<line x1="{from}" x2="{to}" y1="{y}" y2="{y}" class="{class}" stroke-width="{}""#, Pixels(stroke.width)));
        if let Some(dash) = stroke.dash {
            self.svg.push_str(&format!(r#" stroke-dasharray="{dash}""#));
        }
        self.svg.push_str("/>");
    }

    /// A line from one place to another; its width is the stylesheet's.
    pub(super) fn line(&mut self, class: &str, x: Range<u32>, y: Range<u32>) {
        let (from, to) = (self.along(x.start), self.along(x.end));
        let (top, bottom) = (Pixels(y.start), Pixels(y.end));
        self.svg.push_str(&format!(r#"<line x1="{from}" x2="{to}" y1="{top}" y2="{bottom}" class="{class}"/>"#));
    }

    /// A text on its base line; an empty class is left out.
    pub(super) fn text(&mut self, class: &str, x: u32, y: u32, anchor: Anchor, text: &str) {
        let (x, y) = (self.along(x), Pixels(y));
        let anchor = match (anchor, self.direction) {
            (Anchor::After, Direction::Ltr) => r#" dx="3""#,
            (Anchor::After, Direction::Rtl) => r#" dx="-3""#,
            (Anchor::Middle, Direction::Ltr | Direction::Rtl) => r#" text-anchor="middle""#,
        };
        let class = if class.is_empty() { String::new() } else { format!(r#" class="{class}""#) };
        self.svg.push_str(&format!(r#"<text x="{x}" y="{y}"{anchor}{class}>{}</text>"#, Escaped(text)));
    }

    /// The finished element.
    pub(super) fn finish(mut self) -> String {
        self.svg.push_str("</svg>");
        self.svg
    }

    fn along(&self, x: u32) -> PerCent {
        match self.direction {
            Direction::Ltr => PerCent(x),
            Direction::Rtl => PerCent(WIDTH.saturating_sub(x)),
        }
    }

    fn place(&self, x: Range<u32>, y: Range<u32>) -> String {
        let (width, height) = (x.end.saturating_sub(x.start), y.end.saturating_sub(y.start));
        let left = match self.direction {
            Direction::Ltr => self.along(x.start),
            Direction::Rtl => self.along(x.end),
        };
        format!(r#"x="{left}" width="{}" y="{}" height="{}""#, PerCent(width), Pixels(y.start), Pixels(height))
    }
}

/// Ten-thousandths, printed as per cent with at most two decimals: 1107 is `11.07%`, 90 is `0.9%`.
struct PerCent(u32);

impl fmt::Display for PerCent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", Pixels(self.0))
    }
}

/// Hundredths, printed with at most two decimals: 2775 is `27.75`, 1600 is `16`.
struct Pixels(u32);

impl fmt::Display for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", rest / 10),
            (_, _) => write!(f, "{whole}.{rest:02}"),
        }
    }
}

/// A text as it may stand in an element and in a quoted attribute.
///
/// What XML 1.0 ("Characters") or HTML ("Preprocessing the input stream") does not allow becomes
/// U+FFFD.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|char| match char {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\t' | '\n' | '\r' => f.write_str(" "),
            _ if char.is_control() || is_noncharacter(char) => f.write_str("\u{fffd}"),
            _ => write!(f, "{char}"),
        })
    }
}

/// Unicode's 66 code points that are never characters (The Unicode Standard, 23.7).
fn is_noncharacter(char: char) -> bool {
    let code = u32::from(char);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_decimals_at_most() {
        for (hundredths, printed) in
            [(0, "0"), (5, "0.05"), (15, "0.15"), (90, "0.9"), (1107, "11.07"), (1600, "16"), (2775, "27.75"), (10_000, "100")]
        {
            assert_eq!(Pixels(hundredths).to_string(), printed);
        }
    }

    #[test]
    fn text_is_escaped() {
        for (text, escaped) in [
            ("plain", "plain"),
            ("a & b", "a &amp; b"),
            ("]]>", "]]&gt;"),
            ("<script>\"'", "&lt;script&gt;&quot;'"),
            ("a\nb\tc", "a b c"),
            ("nul\0esc\u{1b}c1\u{85}", "nul\u{fffd}esc\u{fffd}c1\u{fffd}"),
            ("\u{ffff}\u{1fffe}\u{fdd0}\u{fffd}", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("김정은 🕊", "김정은 🕊"),
        ] {
            assert_eq!(Escaped(text).to_string(), escaped, "{text:?}");
        }
    }

    #[test]
    fn right_to_left_mirrors_places_and_keeps_widths() {
        let drawn = |direction| {
            let mut canvas = Canvas::new("strip", 1800, direction, &Name::Hidden);
            canvas.fill("f good", 1000..3000, 300..1500);
            canvas.level("s open", 0..1000, 900, Stroke::dashed(150, "6 4"));
            canvas.text("", 1000, 900, Anchor::After, "2019");
            canvas.finish()
        };
        assert_eq!(
            drawn(Direction::Ltr),
            concat!(
                r#"<svg class="strip" height="18" aria-hidden="true">"#,
                r#"<rect x="10%" width="20%" y="3" height="12" class="f good"/>"#,
                r#"<line x1="0%" x2="10%" y1="9" y2="9" class="s open" stroke-width="1.5" stroke-dasharray="6 4"/>"#,
                r#"<text x="10%" y="9" dx="3">2019</text></svg>"#
            )
        );
        assert_eq!(
            drawn(Direction::Rtl),
            concat!(
                r#"<svg class="strip" height="18" direction="rtl" aria-hidden="true">"#,
                r#"<rect x="70%" width="20%" y="3" height="12" class="f good"/>"#,
                r#"<line x1="100%" x2="90%" y1="9" y2="9" class="s open" stroke-width="1.5" stroke-dasharray="6 4"/>"#,
                r#"<text x="90%" y="9" dx="-3">2019</text></svg>"#
            )
        );
    }

    #[test]
    fn an_id_is_one_word() {
        let name = Name::Described { id_prefix: "a b", title: "<t>", description: "&" };
        let svg = Canvas::new("strip", 100, Direction::Ltr, &name).finish();
        assert_eq!(
            svg,
            concat!(
                r#"<svg class="strip" height="1" role="img" aria-labelledby="a-b-t a-b-d">"#,
                r#"<title id="a-b-t">&lt;t&gt;</title><desc id="a-b-d">&amp;</desc></svg>"#
            )
        );
    }
}
