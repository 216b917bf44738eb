//! Characters that change the direction of the text after them (Unicode Bidirectional Algorithm, "Explicit Directional
//! Embeddings", "Overrides", "Isolates").
//!
//! In right-to-left scripts they have a use; elsewhere they let a text read otherwise than it is.

use crate::diagnostic::{Code, Diagnostic};
use crate::files::Span;

/// Whether it embeds, overrides or isolates.
pub(super) fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The mistake of one that stands there.
pub(super) fn direction_mistake(letter: char, at: Span) -> Diagnostic {
    let message = format!("U+{:04X} changes the direction of the text after it", u32::from(letter));
    Diagnostic::new(Code::DirectionCharacter, at, message).help("leave it out: the direction of a text follows from its letters")
}
