//! The sentences that `new` leaves in the text of an article, for its author to write over.

/// Of an article.
pub const ARTICLE_TEXT: &str = "Exact words of the text below, and all others, go here.";
/// Of an article that follows up one claim.
pub const FOLLOW_UP_TEXT: &str = "What happened, and how it is known.";

/// Whether a body is still the form's.
pub(super) fn is_form(body: &str) -> bool {
    matches!(body.trim(), ARTICLE_TEXT | FOLLOW_UP_TEXT)
}
