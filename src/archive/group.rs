//! Topics and publishers: articles and claims by subject, and by whose reporting they are.

use crate::id::Slug;

/// A subject. Names with the same slug are the same topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The last part of its address.
    pub slug: Slug,
    /// As archive.yaml names it, else as the first article does.
    pub name: String,
    /// What archive.yaml says of it.
    pub description: Option<String>,
}

/// Whose reporting it is.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// The last part of its address.
    pub slug: Slug,
    /// As the first article names it.
    pub name: String,
}
