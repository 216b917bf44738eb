//! The tree.

use crate::files::{Span, Spanned};

/// A value of a YAML text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands; of a list or mapping: from its first to its last value.
    pub at: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// `~`, `null` or nothing.
    Null,
    /// A text.
    Scalar {
        /// As written, quotes and escapes undone.
        text: String,
        /// What it is without quotes or a block sign, if it is written so: `true` and `"true"` differ.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written; of a key that stands twice, the first.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// The value of a key; `None` where it is absent or null.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let NodeKind::Map(entries) = &self.kind else { return None };
        entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value).filter(|value| value.kind != NodeKind::Null)
    }

    /// The values of a list; of anything else but null, the one value: one where a list is wanted is a list of one.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::List(items) => items,
            NodeKind::Null => &[],
            NodeKind::Scalar { .. } | NodeKind::Map(_) => std::slice::from_ref(self),
        }
    }

    /// Every value below, as JSON: numbers and truth values where they are written plain.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.kind {
            NodeKind::Null => serde_json::Value::Null,
            NodeKind::Scalar { text, plain } if *plain => match text.as_str() {
                "true" => true.into(),
                "false" => false.into(),
                number => number.parse::<i64>().map_or_else(|_| text.as_str().into(), Into::into),
            },
            NodeKind::Scalar { text, .. } => text.as_str().into(),
            NodeKind::List(items) => items.iter().map(Node::to_json).collect(),
            NodeKind::Map(entries) => entries.iter().map(|(key, value)| (key.value.clone(), value.to_json())).collect(),
        }
    }
}

impl Node {
    /// A mapping without keys, at a place.
    pub fn empty(at: Span) -> Node {
        Node { kind: NodeKind::Map(Vec::new()), at }
    }
}
