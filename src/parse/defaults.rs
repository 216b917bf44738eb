//! What archive.yaml says for every other file.

use crate::markdown::RawHtml;

/// Holds where a file says nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Defaults {
    /// BCP 47.
    pub(super) language: String,
    /// What becomes of HTML in a body.
    pub(super) raw_html: RawHtml,
}
