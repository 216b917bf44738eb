//! A theme's `theme.yaml`, held against its table of keys.

use crate::diagnostic::Log;
use crate::files::{FileId, Files, Span};
use crate::parse::records::THEME;
use crate::parse::shape::Shape;
use crate::parse::yaml::{self, Node, NodeKind};

/// Reports what does not fit. `own` are the theme's files, by their paths below its folder.
pub(super) fn check(own: &[(&str, FileId)], files: &Files, log: &mut Log) {
    let Some((_, file)) = own.iter().find(|(path, _)| *path == "theme.yaml") else { return };
    let Some(node) = yaml::read(files.text(*file), *file, 0, log) else { return };
    let mut node = if node.kind == NodeKind::Null { Node::empty(Span::whole(*file)) } else { node };
    Shape::Map(&THEME).check(&mut node, "theme.yaml", log);
}
