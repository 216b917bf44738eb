//! Values of a mapping, as types. What does not fit was reported by the shape; here it is absent.

use super::shape::is_blank;
use super::yaml::{Node, NodeKind};
use crate::archive::Confirmed;
use crate::date::Edtf;
use crate::files::Spanned;

/// A mapping that is read.
#[derive(Clone, Copy)]
pub(super) struct Entry<'n>(pub(super) &'n Node);

impl<'n> Entry<'n> {
    pub(super) fn get(self, key: &str) -> Option<&'n Node> {
        self.0.get(key)
    }

    /// The values of a list; one value is a list of one.
    pub(super) fn items(self, key: &str) -> &'n [Node] {
        self.get(key).map_or(&[], Node::items)
    }

    pub(super) fn text(self, key: &str) -> Option<String> {
        self.text_at(key).map(|text| text.value)
    }

    pub(super) fn text_at(self, key: &str) -> Option<Spanned<String>> {
        self.get(key).and_then(text_of)
    }

    pub(super) fn texts(self, key: &str) -> Vec<String> {
        self.texts_at(key).into_iter().map(|text| text.value).collect()
    }

    pub(super) fn texts_at(self, key: &str) -> Vec<Spanned<String>> {
        self.items(key).iter().filter_map(text_of).collect()
    }

    /// The value where `read` takes it.
    pub(super) fn read<T>(self, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>> {
        self.get(key).and_then(|node| read_node(node, read))
    }

    /// The values of a list that `read` takes.
    pub(super) fn read_all<T>(self, key: &str, read: impl Fn(&str) -> Option<T>) -> Vec<Spanned<T>> {
        self.items(key).iter().filter_map(|node| read_node(node, &read)).collect()
    }

    pub(super) fn date(self, key: &str) -> Option<Spanned<Edtf>> {
        self.read(key, |text| Edtf::parse(text).ok())
    }

    pub(super) fn truth(self, key: &str) -> Option<bool> {
        self.get(key).and_then(Node::text).and_then(|text| text.parse().ok())
    }

    pub(super) fn confirmed(self, key: &str) -> Option<Confirmed> {
        self.read(key, |text| match text {
            "true" => Some(Confirmed::Yes),
            "false" => Some(Confirmed::No),
            word => Confirmed::parse(word),
        })
        .map(|confirmed| confirmed.value)
    }
}

pub(super) fn read_node<T>(node: &Node, read: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>> {
    node.text().and_then(read).map(|value| Spanned::new(value, node.at))
}

/// The text without blanks at its ends.
fn text_of(node: &Node) -> Option<Spanned<String>> {
    match &node.kind {
        NodeKind::Scalar { text, .. } if !is_blank(text) => Some(Spanned::new(text.trim().to_owned(), node.at)),
        NodeKind::Scalar { .. } | NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
    }
}
