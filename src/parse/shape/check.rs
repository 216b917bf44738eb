//! A tree held against its shape.

use super::{Key, Record, Shape};
use crate::diagnostic::{Code, Diagnostic, Log, repeated, suggest};
use crate::parse::yaml::{Node, NodeKind};

impl Shape {
    /// Reports what does not fit. `name` is the key that holds the value.
    ///
    /// A key that is surely a misspelt one is renamed in the tree, so that its value is read and nobody is told that the
    /// right key is missing.
    pub fn check(&self, node: &mut Node, name: &str, log: &mut Log) {
        match (self, &mut node.kind) {
            (Shape::Any, _) | (_, NodeKind::Null) => {}
            (Shape::List(item), NodeKind::List(nodes)) => {
                for node in nodes {
                    if node.kind == NodeKind::Null {
                        log.push(wrong_shape(node, name, item));
                    }
                    item.check(node, name, log);
                }
            }
            (Shape::List(_), NodeKind::Map(_)) => {
                log.push(wrong_shape(node, name, self).remark("each entry of a list begins with `- `"));
            }
            (Shape::Either(word, _), NodeKind::Scalar { .. }) => word.check(node, name, log),
            (Shape::Either(_, other), NodeKind::List(_) | NodeKind::Map(_)) => match (other, &node.kind) {
                (Shape::List(_), _) | (_, NodeKind::Map(_)) => other.check(node, name, log),
                (_, NodeKind::List(_) | NodeKind::Scalar { .. } | NodeKind::Null) => log.push(wrong_shape(node, name, self)),
            },
            (Shape::Map(record), NodeKind::Map(_)) => record.check(node, log),
            (Shape::MapOf(keys, values), NodeKind::Map(entries)) => {
                for (key, value) in entries {
                    let mut as_value = Node { kind: NodeKind::Scalar { text: key.value.clone(), plain: true }, at: key.at };
                    keys.check(&mut as_value, name, log);
                    values.check(value, &repeated(&key.value), log);
                }
            }
            (_, NodeKind::Scalar { text, plain }) if self.takes_words() => {
                if let Err(mistake) = self.check_word(text, *plain, node.at, name) {
                    log.push(*mistake);
                }
            }
            _ => log.push(wrong_shape(node, name, self)),
        }
    }
}

impl Record {
    /// Reports unknown and missing keys, and the values that do not fit.
    fn check(&self, node: &mut Node, log: &mut Log) {
        let at = node.at;
        let NodeKind::Map(entries) = &mut node.kind else { return };
        for index in 0..entries.len() {
            let written = &entries[index].0;
            if self.key(&written.value).is_some() {
                continue;
            }
            if let Some(blank) = written.value.chars().next().filter(|first| first.is_whitespace()) {
                let message = format!("the blank U+{:04X} can't indent a line", u32::from(blank));
                log.push(Diagnostic::new(Code::YamlSyntax, written.at, message).help("indent with blanks as the space bar writes them"));
                continue;
            }
            let underlined = written.value.replace('-', "_");
            let near = self.key(&underlined).map(|key| key.name);
            let near = near.or_else(|| suggest::nearest(&underlined, self.keys.iter().map(|key| key.name)));
            let message = format!("{} has no key `{}`", self.name, repeated(&written.value));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has {}", self.names()),
            };
            log.push(Diagnostic::new(Code::UnknownKey, written.at, message).help(help));
            if let Some(near) = near.filter(|near| !entries.iter().any(|(name, _)| name.value == *near)) {
                entries[index].0.value = near.to_owned();
            }
        }
        for (name, value) in entries.iter_mut() {
            let Some(key) = self.key(&name.value) else { continue };
            if value.kind == NodeKind::Null && key.required {
                log.push(Diagnostic::new(Code::EmptyText, name.at, format!("`{}` is empty", key.name)).help(expected(key)));
            } else {
                key.shape.check(value, key.name, log);
            }
        }
        let missing: Vec<&Key> =
            self.keys.iter().filter(|key| key.required && !entries.iter().any(|(name, _)| name.value == key.name)).collect();
        if !missing.is_empty() {
            // The first key stands for the whole: an entry may go over many lines.
            let at = entries.first().map_or(at, |(name, _)| name.at);
            let names: Vec<String> = missing.iter().map(|key| format!("`{}`", key.name)).collect();
            let docs: Vec<String> = missing.iter().map(|key| format!("`{}`: {}", key.name, key.doc.trim_end_matches('.'))).collect();
            log.push(Diagnostic::new(Code::MissingKey, at, format!("{} needs {}", self.name, listed(&names))).help(docs.join("; ")));
        }
    }

    fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.keys.iter().map(|key| key.name).collect();
        names.join(", ")
    }
}

/// `a`, `b` and `c`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn expected(key: &Key) -> String {
    format!("`{}` is {}", key.name, key.shape.expected())
}

fn wrong_shape(node: &Node, name: &str, shape: &Shape) -> Diagnostic {
    let found = match node.kind {
        NodeKind::Null => "nothing",
        NodeKind::Scalar { .. } => "a word",
        NodeKind::List(_) => "a list",
        NodeKind::Map(_) => "a mapping",
    };
    Diagnostic::new(Code::WrongShape, node.at, format!("`{name}` holds {found}")).help(format!("expected {}", shape.expected()))
}
