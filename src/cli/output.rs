//! The two streams. A closed pipe ends the output quietly.

use std::io::{IsTerminal as _, Write as _};

use afterword::diagnostic::report::{self, Colour};
use afterword::diagnostic::{Log, Severity};
use afterword::files::Files;

use super::system;

/// Where results and everything else go.
pub(super) struct Streams {
    quiet: bool,
    pub(super) verbose: bool,
}

impl Streams {
    pub(super) fn new(quiet: bool, verbose: bool) -> Streams {
        Streams { quiet, verbose }
    }

    /// Whether nothing is said but results and mistakes.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// What was asked for.
    pub(super) fn result(&mut self, text: &str) {
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// What happened, unless we are to be quiet.
    pub(super) fn say(&mut self, text: &str) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// What went wrong.
    pub(super) fn complain(&mut self, text: &str) {
        let mut stderr = std::io::stderr().lock();
        let _ = stderr.write_all(text.as_bytes());
        if !text.ends_with('\n') {
            let _ = stderr.write_all(b"\n");
        }
    }

    /// A failure with its causes, each in the same line.
    pub(super) fn failure(&mut self, failure: &dyn std::error::Error) {
        let mut text = format!("error: {failure}");
        let mut cause = failure.source();
        while let Some(inner) = cause {
            text.push_str(&format!(": {inner}"));
            cause = inner.source();
        }
        self.complain(&report::harmless(&text));
    }

    /// The mistakes, and how many there are. A note is no mistake, and left out where we are to be quiet.
    pub(super) fn mistakes(&mut self, log: &Log, files: &Files) {
        if self.quiet && log.count(Severity::Note) > 0 {
            return Streams::new(false, self.verbose).mistakes(&log.without_notes(), files);
        }
        let styled = std::io::stderr().is_terminal() && colours();
        let colour = if styled { Colour::Styled } else { Colour::Plain };
        let text = report::text(log, files, colour);
        if !text.is_empty() {
            self.complain(&text);
        }
        if let Some(summary) = report::summary(log, files) {
            self.complain(&summary);
        }
    }
}

/// Whether results may have colours: there is a terminal, and nobody asked for none (no-color.org).
pub(super) fn results_have_colours() -> bool {
    std::io::stdout().is_terminal() && colours()
}

fn colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && system::takes_colours()
}

/// The columns of the terminal that results go to; `None` where they go elsewhere.
pub(super) fn width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    asked
        .or_else(|| terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0)))
        .filter(|columns| *columns > 0)
}

/// A number of things: `1 claim`, `2 claims`.
pub(super) fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
