//! One mistake: what is wrong, where, what else concerns it, and what to type instead.

use super::code::{Code, Severity};
use crate::files::Span;

/// Characters of a written value that a message repeats.
const REPEATED: usize = 60;

/// A written value as a message repeats it: what is long is cut, with `…`.
pub fn repeated(text: &str) -> String {
    match text.char_indices().nth(REPEATED) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

/// One mistake, in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of mistake.
    pub code: Code,
    /// As the code's default says, or as archive.yaml's `lints` changed it.
    pub severity: Severity,
    /// The place.
    pub at: Span,
    /// One phrase in lower case without a full stop, naming the thing in backticks.
    pub message: String,
    /// Other places concerned, and what is known of them.
    pub notes: Vec<Note>,
    /// What to type.
    pub help: Option<String>,
}

/// A remark beside a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The other place; `None` for a remark about the whole.
    pub at: Option<Span>,
    /// One phrase.
    pub message: String,
}

impl Diagnostic {
    /// A mistake of that kind, with the kind's own severity.
    pub fn new(code: Code, at: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, severity: code.severity(), at, message: message.into(), notes: Vec::new(), help: None }
    }

    /// The same with a word on what to type.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The same with a word on what to type, where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.or(self.help);
        self
    }

    /// The same with another place that concerns it.
    #[must_use]
    pub fn note(mut self, at: Span, message: impl Into<String>) -> Diagnostic {
        self.notes.push(Note { at: Some(at), message: message.into() });
        self
    }

    /// The same with a remark about the whole.
    #[must_use]
    pub fn remark(mut self, message: impl Into<String>) -> Diagnostic {
        self.notes.push(Note { at: None, message: message.into() });
        self
    }
}
