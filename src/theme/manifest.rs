//! `theme.yaml`: what a theme says of itself.
//!
//! In: its text. Out: a [`Manifest`]. Of its mistakes the room `themes` tells, which knows where it lies.

use super::strings::read_yaml;
use crate::parse::yaml::Node;

/// What a theme says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// What it is like, in a sentence.
    pub description: Option<String>,
}

impl Manifest {
    /// Reads it.
    pub fn read(text: &str) -> Manifest {
        let node = read_yaml(text);
        let word = |key| node.as_ref().and_then(|node| node.get(key)).and_then(Node::text).map(str::to_owned);
        Manifest { description: word("description") }
    }
}
