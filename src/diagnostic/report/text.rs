//! As rustc shows it: the mistake, the line, the place in it, what to type.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, excerpt};
use super::places::Places;
use super::{SHOWN, harmless, total};
use crate::diagnostic::{Diagnostic, Log, Severity};
use crate::files::{Files, Span};

/// Whether a terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// None: the output goes to a file, or NO_COLOR is set.
    Plain,
    /// The terminal's.
    Styled,
}

/// The mistakes in the order of their places, at most [`SHOWN`] of them, and how many more there are.
pub fn text(log: &Log, files: &Files, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Styled => Renderer::styled(),
    };
    let shown = log.first(SHOWN);
    let mut places = Places::new(files);
    let mut out = String::new();
    for diagnostic in &shown {
        out.push_str(&renderer.render(&groups(diagnostic, files, &mut places)));
        out.push_str("\n\n");
    }
    let left = total(log).saturating_sub(shown.len());
    if left > 0 {
        let _ = writeln!(out, "… and {left} more\n");
    }
    out
}

/// `2 errors and 1 warning in 3 of 40 files`; `None` where there is neither.
pub fn summary(log: &Log, files: &Files) -> Option<String> {
    let (errors, warnings) = (log.count(Severity::Error), log.count(Severity::Warning));
    let count = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let found = match (errors, warnings) {
        (0, 0) => return None,
        (_, 0) => count(errors, "error"),
        (0, _) => count(warnings, "warning"),
        (_, _) => format!("{} and {}", count(errors, "error"), count(warnings, "warning")),
    };
    Some(format!("{found} in {} of {}", log.files(), count(files.len(), "file")))
}

fn groups<'a>(diagnostic: &'a Diagnostic, files: &Files, places: &mut Places<'_>) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(harmless(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut main = with_place(Group::with_title(title), files, diagnostic.at, places);
    let mut others = Vec::new();
    for note in &diagnostic.notes {
        match note.at {
            None => main = main.element(Level::NOTE.message(harmless(&note.message))),
            Some(at) => others.push(with_place(Group::with_title(Level::NOTE.secondary_title(harmless(&note.message))), files, at, places)),
        }
    }
    if let Some(help) = &diagnostic.help {
        main = main.element(Level::HELP.message(harmless(help)));
    }
    let mut groups = vec![main];
    groups.append(&mut others);
    groups
}

fn with_place<'a>(group: Group<'a>, files: &Files, at: Span, places: &mut Places<'_>) -> Group<'a> {
    let path = harmless(files.get(at.file).path.as_str());
    let text = files.text(at.file);
    let is_whole = at.start == 0 && at.end == 0;
    if is_whole || text.get(at.range()).is_none() {
        return group.element(Origin::path(path));
    }
    let place = places.of(at);
    let Excerpt { text, place: marked, is_cut_before } = excerpt(text, places.line_start(at), at.range());
    let snippet = Snippet::source(text).line_start(place.line).fold(false).annotation(AnnotationKind::Primary.span(marked));
    if is_cut_before {
        return group.element(Origin::path(path).line(place.line).char_column(place.column)).element(snippet);
    }
    group.element(snippet.path(path))
}
