//! A documented, versioned shape (docs/check-format.md): `{schema, errors, warnings, diagnostics: […]}`.

use std::fmt::Write as _;

use serde::Serialize;

use super::is_obeyed;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Log, Severity};
use crate::files::{Files, Span};

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'a str>,
    notes: Vec<Remark<'a>>,
}

#[derive(Serialize)]
struct Remark<'a> {
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

/// The mistakes that were kept, notes too, in the order of places; lines and columns are counted from 1.
pub fn json(log: &Log, files: &Files) -> String {
    let mut places = Places::new(files);
    let report = Report {
        schema: 1,
        errors: log.count(Severity::Error),
        warnings: log.count(Severity::Warning),
        diagnostics: log.sorted().into_iter().map(|diagnostic| entry(diagnostic, files, &mut places)).collect(),
    };
    escaped(&serde_json::to_string_pretty(&report).unwrap_or_default()) + "\n"
}

/// Signs that a terminal would obey and that JSON lets stand: they occur within texts only.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter != '\n' && is_obeyed(letter) {
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out
}

fn entry<'a>(diagnostic: &'a Diagnostic, files: &'a Files, places: &mut Places<'_>) -> Entry<'a> {
    let place = places.of(diagnostic.at);
    Entry {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity.as_str(),
        message: &diagnostic.message,
        file: files.get(diagnostic.at.file).path.as_str(),
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        help: diagnostic.help.as_deref(),
        notes: diagnostic.notes.iter().map(|note| remark(&note.message, note.at, files, places)).collect(),
    }
}

fn remark<'a>(message: &'a str, at: Option<Span>, files: &'a Files, places: &mut Places<'_>) -> Remark<'a> {
    match at {
        None => Remark { message, file: None, line: None, column: None },
        Some(at) => {
            let place = places.of(at);
            Remark { message, file: Some(files.get(at.file).path.as_str()), line: Some(place.line), column: Some(place.column) }
        }
    }
}
