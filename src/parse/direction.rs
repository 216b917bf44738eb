//! Characters that change the direction of the text after them (Unicode Bidirectional Algorithm, "Explicit Directional
//! Embeddings", "Overrides", "Isolates").
//!
//! In right-to-left scripts they have a use; elsewhere they let a text read otherwise than it is.

use crate::diagnostic::{Code, Diagnostic};
use crate::files::Span;

/// The first byte of each of them in UTF-8.
const FIRST_BYTE: u8 = 0xe2;

/// Those of a text that embed, override or isolate, each with its place.
pub(super) fn directions(text: &str) -> impl Iterator<Item = (usize, char)> {
    let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == FIRST_BYTE);
    starts.filter_map(|(at, _)| text[at..].chars().next().map(|letter| (at, letter))).filter(|(_, letter)| is_direction(*letter))
}

fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The mistake of one that stands there.
pub(super) fn direction_mistake(letter: char, at: Span) -> Diagnostic {
    let message = format!("U+{:04X} changes the direction of the text after it", u32::from(letter));
    Diagnostic::new(Code::DirectionCharacter, at, message).help("leave it out: the direction of a text follows from its letters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_they_stand() {
        for (text, expected) in [
            ("plain “text” – 정상 회담", &[][..]),
            ("a\u{202e}b – \u{2066}c\u{2069}", &[(1, '\u{202e}'), (10, '\u{2066}'), (14, '\u{2069}')]),
            ("\u{2029}\u{202a}\u{202f}\u{2065}\u{206a}", &[(3, '\u{202a}')]),
        ] {
            assert_eq!(directions(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
        assert!(('\0'..=char::MAX).filter(|letter| is_direction(*letter)).all(|letter| letter.to_string().as_bytes()[0] == FIRST_BYTE));
    }
}
