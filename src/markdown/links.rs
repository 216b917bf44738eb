//! What a link says, and where its destination is written.
//!
//! In: the source and what the parser says of a link. Out: its kind, its destination and words, and the byte
//! range of the destination's characters, so that a mistake points there: the parser gives only the whole
//! link's range.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::markdown::outline::LinkKind;
use crate::markdown::sentence::clip;

/// Characters of a link's words that are kept.
const WORDS_LIMIT: usize = 500;

/// How a link that is no image is written.
pub(crate) fn kind(link_type: LinkType) -> LinkKind {
    match link_type {
        LinkType::Autolink | LinkType::Email => LinkKind::Autolink,
        LinkType::Inline
        | LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown
        | LinkType::WikiLink { .. } => LinkKind::Link,
    }
}

/// Where a link leads: the parser gives a mail address without its scheme.
pub(crate) fn destination(link_type: LinkType, destination: &str) -> String {
    match link_type {
        LinkType::Email => format!("mailto:{destination}"),
        LinkType::Inline
        | LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown
        | LinkType::Autolink
        | LinkType::WikiLink { .. } => destination.to_owned(),
    }
}

/// Adds words up to a little more than is kept: images nest, and their words may be megabytes.
pub(crate) fn add_words(words: &mut String, more: &str) {
    let room = (WORDS_LIMIT * 8).saturating_sub(words.len());
    words.push_str(&more[..more.floor_char_boundary(room)]);
}

/// The words that were added, as they are kept.
pub(crate) fn finished_words(words: &str) -> String {
    clip(words, WORDS_LIMIT, false)
}

/// The destination of a link at `range`, whose words end at `words_end`; the whole link where it isn't found.
/// `definition` is the place of the definition that it refers to.
pub(crate) fn destination_range(
    source: &str,
    link_type: LinkType,
    range: &Range<usize>,
    words_end: usize,
    definition: Option<Range<usize>>,
) -> Range<usize> {
    let found = match link_type {
        LinkType::Inline => behind(source, words_end..range.end, "]("),
        LinkType::Autolink | LinkType::Email => Some(range.start + 1..range.end.saturating_sub(1)),
        LinkType::Reference
        | LinkType::Collapsed
        | LinkType::Shortcut
        | LinkType::ReferenceUnknown
        | LinkType::CollapsedUnknown
        | LinkType::ShortcutUnknown => definition.and_then(|place| behind(source, place, "]:")),
        LinkType::WikiLink { .. } => None,
    };
    found.filter(|place| place.start < place.end && source.get(place.clone()).is_some()).unwrap_or_else(|| range.clone())
}

/// The destination of a definition at `range`; the whole definition where it isn't found.
pub(crate) fn definition_destination_range(source: &str, range: &Range<usize>) -> Range<usize> {
    destination_range(source, LinkType::Reference, range, range.start, Some(range.clone()))
}

/// What stands behind `opening`, up to a blank or the `)` that closes the link.
fn behind(source: &str, place: Range<usize>, opening: &str) -> Option<Range<usize>> {
    let text = source.get(place.clone())?;
    let from = text.find(opening)? + opening.len();
    let written = text[from..].trim_start();
    let start = place.start + text.len() - written.len();
    if let Some(bracketed) = written.strip_prefix('<') {
        return Some(start + 1..start + 1 + bracketed.find('>')?);
    }
    let length = match written.find(|character: char| character.is_ascii_whitespace()) {
        Some(blank) => blank,
        None if opening == "](" => written.strip_suffix(')')?.len(),
        None => written.len(),
    };
    Some(start..start + length)
}
