//! Workflow commands that a forge shows as annotations on a pull request
//! (GitHub Docs, "Workflow commands for GitHub Actions", "Setting an error message").

use std::fmt::Write as _;

use super::places::Places;
use super::{SHOWN, harmless, total};
use crate::diagnostic::{Diagnostic, Log, Severity};
use crate::files::Files;

/// One line a mistake, at most [`SHOWN`], and one that counts the others.
pub fn github(log: &Log, files: &Files) -> String {
    let mut places = Places::new(files);
    let mut out = String::new();
    let shown = log.first(SHOWN);
    for diagnostic in &shown {
        annotation(diagnostic, files, &mut places, &mut out);
    }
    let left = total(log).saturating_sub(shown.len());
    if left > 0 {
        let _ = writeln!(out, "::notice title=afterword::… and {left} more mistakes");
    }
    out
}

fn annotation(diagnostic: &Diagnostic, files: &Files, places: &mut Places<'_>, out: &mut String) {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = places.of(diagnostic.at);
    let _ = write!(out, "::{command} file={},line={}", property(files.get(diagnostic.at.file).path.as_str()), place.line);
    // Columns are understood within one line only.
    let _ = match place.end_line == place.line {
        true => write!(out, ",col={},endColumn={}", place.column, place.end_column),
        false => write!(out, ",endLine={}", place.end_line),
    };
    let mut lines = vec![diagnostic.message.clone()];
    for note in &diagnostic.notes {
        lines.push(match note.at {
            Some(at) => format!("{}: {}:{}", note.message, files.get(at.file).path, places.of(at).line),
            None => note.message.clone(),
        });
    }
    lines.extend(diagnostic.help.iter().map(|help| format!("help: {help}")));
    let message: Vec<String> = lines.iter().map(|line| data(line)).collect();
    let _ = writeln!(out, ",title={}::{}", property(diagnostic.code.as_str()), message.join("%0A"));
}

fn data(text: &str) -> String {
    harmless(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
