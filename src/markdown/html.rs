//! A body as HTML.
//!
//! In: a body, its outline, and a [`Page`] that says where links lead and which words are marked. Out: HTML in
//! pieces, with the places of notes between them. The tags and attributes are those written in this room; of a
//! body's own HTML every sign is shown, unless the page asks for its harmless part.

use std::collections::HashSet;

use crate::markdown::blocks::Writer;
use crate::markdown::dialect::walk;
use crate::markdown::escape::escape_text;
use crate::markdown::footnotes::Notes;
use crate::markdown::page::{Page, Piece};

/// The body as HTML, with its notes at the end.
///
/// A body that has no outline (see [`Fault`](crate::markdown::Fault)) is shown as it is written.
pub fn html(text: &str, page: &Page<'_>) -> Vec<Piece> {
    let heading_ids: HashSet<&str> = page.outline.headings.iter().map(|heading| heading.id.as_str()).collect();
    let is_taken = |id: &str| heading_ids.contains(id);
    let notes = Notes::new(&page.outline.footnotes, &is_taken, page.labels);
    let mut writer = Writer::new(text, page, notes);
    match walk(text, &mut writer) {
        Ok(()) => writer.finish(),
        Err(_) => vec![Piece::Html(format!("<pre class=\"code\" tabindex=\"0\">{}</pre>\n", escape_text(text)))],
    }
}
