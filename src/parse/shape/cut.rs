//! Texts that a `#` cuts: what follows it is a comment, and its author meant it as words.
//!
//! In: a tree with its shape, and the text that it was read from. Out: a mistake for each text with a letter or digit
//! right behind ` #`. A comment that is meant as one has a blank there.

use super::{Record, Shape};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Span;
use crate::parse::yaml::{Node, NodeKind, in_quotes};

impl Shape {
    /// Reports the texts of this tree, which stands in `file`, that end before a `#` with a word behind it.
    ///
    /// One that must not be empty, and is since it begins with `#`, is filled in, so that it is told once.
    pub fn cut_texts(&self, node: &mut Node, file: &str, log: &mut Log) {
        match (self, &mut node.kind) {
            (Shape::Text(_), NodeKind::Scalar { plain: true, .. }) => {
                if let Some(cut) = Cut::behind(file, node.at) {
                    log.push(cut.mistake(Code::CutText, "what follows ` #` is a comment and cuts the text"));
                }
            }
            (Shape::Map(record), NodeKind::Map(_)) => record.cut_texts(node, file, log),
            (Shape::MapOf(_, values), NodeKind::Map(entries)) => {
                entries.iter_mut().for_each(|(_, value)| values.cut_texts(value, file, log));
            }
            (Shape::List(item), NodeKind::List(nodes)) => nodes.iter_mut().for_each(|node| item.cut_texts(node, file, log)),
            (Shape::List(item), _) => item.cut_texts(node, file, log),
            (Shape::Either(word, _), NodeKind::Scalar { .. }) => word.cut_texts(node, file, log),
            (Shape::Either(_, other), _) => other.cut_texts(node, file, log),
            _ => {}
        }
    }
}

impl Record {
    fn cut_texts(&self, node: &mut Node, file: &str, log: &mut Log) {
        let NodeKind::Map(entries) = &mut node.kind else { return };
        for (name, value) in entries {
            let Some(key) = self.keys.iter().find(|key| key.name == name.value) else { continue };
            let is_text = matches!(key.shape, Shape::Text(_));
            match Cut::behind_colon(file, name.at).filter(|_| is_text && value.kind == NodeKind::Null) {
                Some(cut) => {
                    let code = if key.required { Code::EmptyText } else { Code::CutText };
                    log.push(cut.mistake(code, &format!("`{}` is empty: what follows ` #` is a comment", key.name)));
                    *value = Node { kind: NodeKind::Scalar { text: cut.meant.to_owned(), plain: false }, at: cut.comment };
                }
                None => key.shape.cut_texts(value, file, log),
            }
        }
    }
}

/// A text and the comment behind it.
struct Cut<'t> {
    comment: Span,
    /// Both, as they were meant.
    meant: &'t str,
}

impl<'t> Cut<'t> {
    /// The comment behind the text at `text`.
    fn behind(file: &'t str, text: Span) -> Option<Cut<'t>> {
        let Span { file: id, .. } = text;
        let from = text.range().end;
        let line = file.get(from..)?.lines().next()?.trim_end();
        let comment = line.trim_start_matches([' ', '\t']);
        let is_word = comment.strip_prefix('#').is_some_and(|words| words.starts_with(char::is_alphanumeric));
        let start = from + line.len() - comment.len();
        (is_word && start > from)
            .then(|| Cut { comment: Span::new(id, start..from + line.len()), meant: &file[text.range().start..from + line.len()] })
    }

    /// The comment behind a key's colon.
    fn behind_colon(file: &'t str, key: Span) -> Option<Cut<'t>> {
        let quote = usize::from(file[key.range().end..].starts_with(['"', '\'']));
        let colon = key.range().end + quote;
        let cut = file[colon..].starts_with(':').then(|| Cut::behind(file, Span::new(key.file, colon..colon + 1)))??;
        Some(Cut { meant: &file[cut.comment.range()], ..cut })
    }

    fn mistake(&self, code: Code, message: &str) -> Diagnostic {
        Diagnostic::new(code, self.comment, message).help(format!("put the text in quotes: {}", in_quotes(self.meant)))
    }
}
