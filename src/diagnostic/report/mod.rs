//! The log, for people (text), for programs (JSON) and for a pull request (annotations).
//!
//! What a file says never reaches a terminal as it is: control and direction characters are shown as escapes.

mod excerpt;
mod github;
mod json;
mod places;
mod text;

pub use github::github;
pub use json::json;
pub use text::{Colour, summary, text};

use super::{Log, Severity};

/// So many mistakes are shown to people one by one; then they are counted.
pub const SHOWN: usize = 200;

/// How many there are of every severity.
fn total(log: &Log) -> usize {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().map(|severity| log.count(severity)).sum()
}

/// `text` with every character that a terminal would obey shown as an escape.
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_obeyed(letter) {
            out.extend(letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

/// Control characters, those that embed, override and isolate directions, and the two separators.
fn is_obeyed(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests;
