//! A mistake in a theme, with its place.
//!
//! In: what the template engine says. Out: [`TemplateFault`]s, which name the theme's file and the line.
//! Some of the engine's messages carry their place as values, others only as printed text, which is read back here.

use std::collections::BTreeMap;

use tera::ErrorKind;

use super::explain::{astray, explained, nearest_template, way_out};

/// Which theme a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The archive's: `themes/NAME/`.
    Archive,
    /// The one in the program.
    Builtin,
}

impl Layer {
    /// What the names of its templates begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Layer::Archive => "theme/",
            Layer::Builtin => "builtin/",
        }
    }
}

/// A mistake in a theme's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Whose file it is.
    pub layer: Layer,
    /// The file below the theme's folder: `templates/article.html`. Empty where the mistake is in no single file.
    pub file: String,
    /// From 1.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// Where the template was called from, and the like.
    pub notes: Box<[String]>,
    /// What to type instead.
    pub help: Option<Box<str>>,
}

impl TemplateFault {
    /// A mistake in a file as a whole.
    pub(super) fn whole(layer: Layer, file: &str, message: impl Into<String>) -> TemplateFault {
        TemplateFault { layer, file: file.to_owned(), line: None, column: None, message: message.into(), notes: Box::default(), help: None }
    }
}

/// The templates' texts by name, prefix included.
pub(super) type Sources = BTreeMap<String, String>;

/// What the engine found wrong, explained; never empty.
pub(super) fn faults(error: &tera::Error, sources: &Sources) -> Vec<TemplateFault> {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let span = report.span();
        let mut fault = placed(report.message(), report.filename(), span.start_line, span.start_col + 1);
        fault.notes = notes(&error.to_string());
        return vec![explained(fault, sources)];
    }
    let report = error.to_string();
    let mut found = printed(&report);
    if found.is_empty() {
        found.push(of_a_whole_template(error.kind(), &report, sources));
    }
    found.into_iter().map(|fault| explained(fault, sources)).collect()
}

/// A mistake that the engine tells without a place.
fn of_a_whole_template(kind: &ErrorKind, report: &str, sources: &Sources) -> TemplateFault {
    let circle = |chain: &[String]| chain.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if let ErrorKind::MissingParent { current, parent } = kind {
        let help = nearest_template(parent, sources);
        return astray(current, format!("there is no template `{parent}`"), help, "extends", Some(parent), sources);
    }
    if let ErrorKind::CircularExtend { tpl, inheritance_chain } = kind {
        let message = format!("templates extend each other in a circle: {}", circle(inheritance_chain));
        return astray(tpl, message, way_out(inheritance_chain, "extends"), "extends", None, sources);
    }
    if let ErrorKind::CircularInclude { tpl, include_chain } = kind {
        let message = format!("templates include each other in a circle: {}", circle(include_chain));
        return astray(tpl, message, way_out(include_chain, "include"), "include", None, sources);
    }
    let (layer, file) = if let ErrorKind::TemplateNotFound(name) = kind { file_of(name) } else { (Layer::Archive, String::new()) };
    TemplateFault::whole(layer, &file, lowered(report))
}

/// Reads the places back out of a printed report: `error: MESSAGE`, then ` --> NAME:LINE:COLUMN`.
fn printed(report: &str) -> Vec<TemplateFault> {
    let mut found = Vec::new();
    let mut message = None;
    for line in report.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            message = Some(words);
        } else if let Some(place) = line.trim_start().strip_prefix("--> ")
            && let Some(words) = message.take()
        {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|number| number.parse().ok());
            let line = parts.next().and_then(|number| number.parse().ok());
            if let (Some(name), Some(line), Some(column)) = (parts.next(), line, column) {
                found.push(placed(words, name, line, column));
            }
        }
    }
    found
}

fn notes(report: &str) -> Box<[String]> {
    report.lines().filter_map(|line| line.strip_prefix("note: ")).map(str::to_owned).collect()
}

fn placed(message: &str, name: &str, line: usize, column: usize) -> TemplateFault {
    let (layer, file) = file_of(name);
    TemplateFault { layer, file, line: Some(line), column: Some(column), message: lowered(message), notes: Box::default(), help: None }
}

/// `builtin/article.html` is the program's `templates/article.html`.
pub(super) fn file_of(name: &str) -> (Layer, String) {
    for layer in [Layer::Archive, Layer::Builtin] {
        if let Some(rest) = name.strip_prefix(layer.prefix()) {
            return (layer, format!("templates/{rest}"));
        }
    }
    (Layer::Archive, format!("templates/{name}"))
}

/// In the manner of our own messages.
fn lowered(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
