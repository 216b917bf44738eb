//! Speakers: whose claims they are, and who passed them on.

use super::body::Body;
use super::claim::words;
use crate::id::SpeakerId;

words! {
    /// What a speaker is.
    SpeakerKind {
        /// Somebody.
        Person = "person",
        /// An office, a company, a state.
        Organisation = "organisation",
    }
}

/// A person or organisation.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The name of its file.
    pub id: SpeakerId,
    /// Its name; the id where nobody gave one.
    pub name: String,
    /// What it is, where it is known.
    pub kind: Option<SpeakerKind>,
    /// Its office.
    pub role: Option<String>,
    /// Addresses of pages about the same.
    pub same_as: Vec<String>,
    /// Former ids.
    pub aliases: Vec<SpeakerId>,
    /// BCP 47.
    pub language: String,
    /// Whether there is a file.
    pub declared: bool,
    /// The introduction.
    pub body: Option<Body>,
}
