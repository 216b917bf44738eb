//! YAML text → a tree in which every value keeps its place.
//!
//! In: the text of a front matter or of archive.yaml. Out: [`Node`]s. The parser is `serde_yaml`, and this is the only
//! room that names it. It hands out most scalars as slices of the text, which are places already; the places of the
//! others (numbers, blocks, quoted texts with escapes) follow from those of their neighbours.
//!
//! A scalar stays the text that was written: `title: 2018` is the title "2018", whatever YAML would make of it.

mod guard;
mod node;
mod place;
mod reader;
mod slip;
mod syntax;
mod write;

pub use node::{Node, NodeKind};
pub use reader::read;
pub(super) use write::in_quotes;
pub use write::quoted;
