//! The words of a body alone.

use crate::archive::{Archive, Body};
use crate::files::Files;
use crate::markdown;

/// A body's words as its reader sees them, a block a line.
pub fn plain(archive: &Archive, files: &Files, body: &Body) -> String {
    let text = files.text(body.file()).get(body.span.range()).unwrap_or_default();
    let outline = markdown::outline_with(text, archive.config.raw_html.in_markdown(), &|_| false).unwrap_or_default();
    outline.flat.text().to_owned()
}
