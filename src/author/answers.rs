//! What a source's address answered, put into the front matter of its article.
//!
//! In: the file's text as it lies on disk, and for each source a status and a day. Out: the text with `status` and
//! `status_checked`, and not another byte changed. What is written was tried: read again, the front matter says what it
//! said, and these keys. A source where that can't be is named, and left as it is.

use std::ops::Range;

use super::insertion::{Refusal, front_matter, plain, tree};
use crate::date::Day;
use crate::files::Span;
use crate::id::SourceId;
use crate::parse::yaml::{Node, NodeKind};

/// The keys, in the order in which they are written.
const KEYS: [&str; 2] = ["status", "status_checked"];

/// What a source's address answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Which source of the article.
    pub source: SourceId,
    /// The word for it.
    pub status: &'static str,
    /// When it was asked.
    pub checked: Day,
}

/// How a source is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// A key a line.
    Block,
    /// `{id: minutes, …}`
    Braces,
}

/// The text with what was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// All of it.
    pub text: String,
    /// The sources into which nothing could be put without changing more.
    pub left: Vec<SourceId>,
}

/// The text with all that was noted, as far as its sources let it in.
pub fn with_answers(text: &str, noted: &[Noted]) -> Result<Answered, Refusal> {
    let yaml = front_matter(text).ok_or(Refusal::Unreadable)?;
    tree(&text[yaml]).ok_or(Refusal::Unreadable)?;
    let mut answered = Answered { text: text.to_owned(), left: Vec::new() };
    for noted in noted {
        match with_answer(&answered.text, noted) {
            Some(text) => answered.text = text,
            None => answered.left.push(noted.source.clone()),
        }
    }
    Ok(answered)
}

fn with_answer(text: &str, noted: &Noted) -> Option<String> {
    let yaml = front_matter(text)?;
    let before = tree(&text[yaml.clone()])?;
    let values = [noted.status.to_owned(), noted.checked.to_string()];
    let wanted = said(&before, noted, Some(&values))?;
    for style in [Style::Block, Style::Braces] {
        let Some(new) = edited(&text[yaml.clone()], &before, noted, &values, style) else { continue };
        let is_so = tree(&new).and_then(|after| said(&after, noted, None)).is_some_and(|after| after == wanted);
        if is_so {
            return Some(format!("{}{new}{}", &text[..yaml.start], &text[yaml.end..]));
        }
    }
    None
}

/// The YAML with the keys in place: an old value gives way, what is new stands behind the source's id.
fn edited(yaml: &str, tree: &Node, noted: &Noted, values: &[String; 2], style: Style) -> Option<String> {
    let source = source_of(tree, noted)?;
    let NodeKind::Map(entries) = &source.kind else { return None };
    let (id_key, id) = entries.iter().find(|(key, _)| key.value == "id")?;
    let line_end = if yaml.contains("\r\n") { "\r\n" } else { "\n" };
    let key_at = written(yaml, id_key.at)?.start;
    let indent = key_at - yaml[..key_at].rfind('\n').map_or(0, |line| line + 1);
    let mut added = String::new();
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for (key, value) in KEYS.iter().zip(values) {
        match entries.iter().find(|(name, _)| name.value == *key) {
            Some((name, old)) if old.kind == NodeKind::Null && old.at.range().is_empty() => {
                let behind_name = written(yaml, name.at)?.end;
                let colon = yaml[behind_name..].find(|sign| sign != ' ').map(|spaces| behind_name + spaces)?;
                yaml[colon..].starts_with(':').then(|| changes.push((colon + 1..colon + 1, format!(" {value}"))))?;
            }
            Some((_, old)) => changes.push((written(yaml, old.at)?, value.clone())),
            None => match style {
                Style::Block => added.push_str(&format!("{line_end}{:indent$}{key}: {value}", "")),
                Style::Braces => added.push_str(&format!(", {key}: {value}")),
            },
        }
    }
    let behind_id = written(yaml, id.at)?.end;
    let place = match style {
        Style::Block => behind_id + yaml[behind_id..].find(['\r', '\n']).unwrap_or(yaml.len() - behind_id),
        Style::Braces => behind_id,
    };
    changes.push((place..place, added));
    changes.sort_by_key(|(range, _)| range.start);
    let mut new = yaml.to_owned();
    for (range, value) in changes.into_iter().rev() {
        new.replace_range(range, &value);
    }
    Some(new)
}

/// The bytes of a key or value, its quotation marks included.
fn written(yaml: &str, at: Span) -> Option<Range<usize>> {
    let counted = at.range();
    let (start, end) = (on_disk(yaml, counted.start)?, on_disk(yaml, counted.end)?);
    let quoted = ['"', '\''].iter().any(|mark| yaml[..start].ends_with(*mark) && yaml[end..].starts_with(*mark));
    Some(if quoted { start - 1..end + 1 } else { start..end })
}

/// Where a byte lies on disk that the tree counts with every line ended by one.
fn on_disk(yaml: &str, counted: usize) -> Option<usize> {
    let mut rest = counted;
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        let shorter = usize::from(line.ends_with("\r\n"));
        if rest < line.len() - shorter {
            break;
        }
        rest -= line.len() - shorter;
        at += line.len();
    }
    Some(at + rest).filter(|at| yaml.is_char_boundary(*at))
}

fn source_of<'n>(tree: &'n Node, noted: &Noted) -> Option<&'n Node> {
    let sources = tree.get("sources")?.items().iter();
    sources.into_iter().find(|source| source.get("id").and_then(Node::text) == Some(noted.source.as_str()))
}

/// All that the front matter says, but for the two keys of that source; these with `values`, else as they are.
fn said(tree: &Node, noted: &Noted, values: Option<&[String; 2]>) -> Option<(serde_json::Value, [String; 2])> {
    let source = source_of(tree, noted)?;
    let own = || KEYS.map(|key| source.get(key).and_then(Node::text).unwrap_or_default().to_owned());
    let values = values.cloned().unwrap_or_else(own);
    Some((plain(&without_keys(tree, source)), values))
}

fn without_keys(node: &Node, source: &Node) -> Node {
    let kind = match &node.kind {
        NodeKind::Map(entries) => {
            let kept = entries.iter().filter(|(key, _)| !(std::ptr::eq(node, source) && KEYS.contains(&key.value.as_str())));
            NodeKind::Map(kept.map(|(key, value)| (key.clone(), without_keys(value, source))).collect())
        }
        NodeKind::List(items) => NodeKind::List(items.iter().map(|item| without_keys(item, source)).collect()),
        NodeKind::Null | NodeKind::Scalar { .. } => node.kind.clone(),
    };
    Node { kind, at: node.at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(source: &str, status: &'static str) -> Noted {
        Noted { source: SourceId::new(source).unwrap(), status, checked: Day::parse("2026-11-24").unwrap() }
    }

    #[test]
    fn the_two_keys_go_in_and_nothing_else_changes() {
        for (name, sources, expected) in [
            (
                "a key a line",
                "  - id: a\n    title: A # words\n  - id: b\n",
                Some("  - id: a\n    status: dead\n    status_checked: 2026-11-24\n    title: A # words\n  - id: b\n"),
            ),
            (
                "with a comment",
                "  - title: A, B,\n    id: a   # the first\n",
                Some("  - title: A, B,\n    id: a   # the first\n    status: dead\n    status_checked: 2026-11-24\n"),
            ),
            ("in braces", "  - {id: a, title: A}\n", Some("  - {id: a, status: dead, status_checked: 2026-11-24, title: A}\n")),
            ("last in braces", "  - {title: A, id: 'a'}\n", Some("  - {title: A, id: 'a', status: dead, status_checked: 2026-11-24}\n")),
            (
                "braces over lines",
                "  - {\n      id: a,\n      title: A\n    }\n",
                Some("  - {\n      id: a, status: dead, status_checked: 2026-11-24,\n      title: A\n    }\n"),
            ),
            (
                "old values",
                "  - {id: a, status: ok, title: A, status_checked: \"2020-01-01\"}\n",
                Some("  - {id: a, status: dead, title: A, status_checked: 2026-11-24}\n"),
            ),
            (
                "one old value",
                "  - id: a\n    title: 남북\n    status: blocked # then\n",
                Some("  - id: a\n    status_checked: 2026-11-24\n    title: 남북\n    status: dead # then\n"),
            ),
            (
                "two in one line",
                "  [{id: b, title: B}, {id: a, title: A}]\n",
                Some("  [{id: b, title: B}, {id: a, status: dead, status_checked: 2026-11-24, title: A}]\n"),
            ),
            (
                "a key in quotes",
                "  - \"id\": a\n    title: A\n",
                Some("  - \"id\": a\n    status: dead\n    status_checked: 2026-11-24\n    title: A\n"),
            ),
            (
                "keys without a value",
                "  - id: a\n    status:\n    title: A\n    status_checked: ~ # never\n",
                Some("  - id: a\n    status: dead\n    title: A\n    status_checked: 2026-11-24 # never\n"),
            ),
            (
                "keys without a value at the end",
                "  - id: a\n    'status_checked' : # never\n    status:\n",
                Some("  - id: a\n    'status_checked' : 2026-11-24 # never\n    status: dead\n"),
            ),
            (
                "keys without a value in braces",
                "  - {id: a, status: , status_checked: null, title: A}\n",
                Some("  - {id: a, status: dead , status_checked: 2026-11-24, title: A}\n"),
            ),
            ("a key that is all", "  - {id: a, status, title: A}\n", None),
            ("no list", "  a: {id: a, title: A}\n", None),
            ("another source", "  - id: b\n    title: B\n", None),
        ] {
            for line_end in ["\n", "\r\n"] {
                let whole =
                    |sources: &str| format!("---\ntitle: T\nsources:\n{sources}extra: 1\n---\nBody id: a\n").replace('\n', line_end);
                let new = with_answers(&whole(sources), &[noted("a", "dead")]);
                let left = if expected.is_some() { vec![] } else { vec![SourceId::new("a").unwrap()] };
                let text = whole(expected.unwrap_or(sources));
                assert_eq!(new, Ok(Answered { text, left }), "{name}");
            }
        }
    }

    #[test]
    fn a_source_that_lets_nothing_in_keeps_no_other_from_it() {
        let text = "---\nsources: [{id: a, status, title: A}, {id: b, title: B}]\n---\n";
        let new = with_answers(text, &[noted("a", "dead"), noted("b", "ok")]).unwrap();
        assert_eq!(new.text, text.replace("{id: b,", "{id: b, status: ok, status_checked: 2026-11-24,"));
        assert_eq!(new.left, [SourceId::new("a").unwrap()]);
        assert_eq!(with_answers("---\nsources: [\n---\n", &[noted("a", "ok")]), Err(Refusal::Unreadable));
    }

    #[test]
    fn several_at_once() {
        let text = "\u{feff}---\nsources: [{id: a, title: A}, {id: b, title: B}]\n---\n";
        let new = with_answers(text, &[noted("b", "moved"), noted("a", "ok")]).unwrap().text;
        assert_eq!(
            new,
            "\u{feff}---\nsources: [{id: a, status: ok, status_checked: 2026-11-24, title: A}, \
             {id: b, status: moved, status_checked: 2026-11-24, title: B}]\n---\n"
        );
        assert_eq!(with_answers(&new, &[noted("a", "ok")]).unwrap().text, new, "the same again changes nothing");
    }
}
