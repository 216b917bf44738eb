//! Words of a record as a message may show them.

use crate::diagnostic::report::harmless;

/// So many characters of an old text are shown.
const MOST: usize = 300;

/// At most 300 characters, on one line, with what a terminal would obey as escapes.
pub(super) fn shown(text: &str) -> String {
    let mut short = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == MOST {
            short.push('…');
            break;
        }
        short.push(if letter == '\n' { ' ' } else { letter });
    }
    harmless(&short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_words_are_short_and_harmless() {
        for (text, expected) in [("two\nlines", "two lines"), ("\u{1b}[31m", "\\u{1b}[31m"), ("\u{202e}a", "\\u{202e}a"), ("정상", "정상")]
        {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown(&"x".repeat(70_000)).chars().count(), 301);
    }
}
