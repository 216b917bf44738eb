//! The lines of a text that show a place, short enough to be read.

use std::ops::Range;

/// Lines of a place that are shown; of a longer one, the first.
const LINES: usize = 6;
/// Characters of a line that are shown from the place on.
const AFTER: usize = 120;
/// Bytes of a line before the place from which on only some are shown; up to there the renderer itself cuts what no
/// terminal has room for, and counts the columns right.
const MOST_BEFORE: usize = 2_000;
/// Characters before the place that are shown of such a line.
const BEFORE: usize = 60;
/// What stands for what is left out of a line.
const CUT: char = '…';

/// Lines, and where the place is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines, without the last line's end.
    pub(super) text: String,
    /// Bytes within them.
    pub(super) place: Range<usize>,
    /// Whether the first line lacks its beginning, so that its columns can't be counted.
    pub(super) is_cut_before: bool,
}

/// The lines of `text` that hold `place`, of which the first begins at `line_start`.
pub(super) fn excerpt(text: &str, line_start: usize, place: Range<usize>) -> Excerpt {
    let first = first_shown(text, line_start, place.start);
    let mut shown = Shown { text: String::new(), place: None..None };
    if first > line_start {
        shown.text.push(CUT);
    }
    let (mut lines, mut left) = (1, AFTER);
    for (offset, letter) in text[first..].char_indices() {
        let at = first + offset;
        shown.reached(at, &place);
        if letter == '\n' {
            if at + 1 >= place.end || lines == LINES {
                break;
            }
            (lines, left) = (lines + 1, AFTER);
        } else if at >= place.start {
            if left == 0 {
                shown.reached(place.end, &place);
                shown.text.push(CUT);
                break;
            }
            left -= 1;
        }
        shown.text.push(harmless_in_a_line(letter));
    }
    shown.reached(text.len(), &place);
    let end = shown.text.trim_end_matches('\n').len();
    shown.text.truncate(end);
    let start = shown.place.start.unwrap_or(end).min(end);
    let place = start..shown.place.end.unwrap_or(end).clamp(start, end);
    Excerpt { text: shown.text, place, is_cut_before: first > line_start }
}

struct Shown {
    text: String,
    place: Range<Option<usize>>,
}

impl Shown {
    /// Notes where the place begins and ends in what is shown.
    fn reached(&mut self, at: usize, place: &Range<usize>) {
        if at >= place.start && self.place.start.is_none() {
            self.place.start = Some(self.text.len());
        }
        if at >= place.end && self.place.end.is_none() {
            self.place.end = Some(self.text.len());
        }
    }
}

/// What the renderer would hand to the terminal as it is: control characters beyond ASCII, and the ends of lines that are
/// none here. It shows the others by signs of its own.
fn harmless_in_a_line(letter: char) -> char {
    match letter {
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// The line's first byte, or of a long one, the byte some characters before the place.
fn first_shown(text: &str, line_start: usize, place: usize) -> usize {
    if place - line_start <= MOST_BEFORE {
        return line_start;
    }
    text[line_start..place].char_indices().rev().nth(BEFORE).map_or(line_start, |(byte, _)| line_start + byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_are_shown_whole() {
        for (text, place, shown, marked) in [
            ("one two three\nfour", 4..7, "one two three", "two"),
            ("one\ntwo\nthree\nfour", 4..9, "two\nthree", "two\nt"),
            ("one\ntwo", 4..7, "two", "two"),
            ("one\n", 4..4, "", ""),
            ("one\ntwo\n", 0..4, "one", "one"),
            ("1\n2\n3\n4\n5\n6\n7\n8", 0..15, "1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\n6"),
        ] {
            let start = text[..place.start].rfind('\n').map_or(0, |end| end + 1);
            let found = excerpt(text, start, place);
            assert_eq!((found.text.as_str(), &found.text[found.place.clone()]), (shown, marked), "{text}");
        }
    }

    #[test]
    fn of_a_long_line_what_is_around_the_place_is_shown() {
        let text = format!("{}정상{}", "a".repeat(5000), "b".repeat(1_000_000));
        let found = excerpt(&text, 0, 5000..5006);
        assert_eq!(&found.text[found.place.clone()], "정상");
        assert!(found.text.chars().count() <= BEFORE + AFTER + 3 && found.text.starts_with(CUT) && found.text.ends_with(CUT));
        let all = excerpt(&text, 0, 0..text.len());
        assert_eq!(all.place, 0..AFTER);
    }
}
