//! A follow-up added to the front matter of an article that is there.
//!
//! In: the file's text as it lies on disk, and the entry's lines. Out: the bytes to add and their place; all others stay.
//! What is added was tried: read again, the front matter says what it said, and one follow-up more. Where that can't be,
//! nothing is added, and the refusal says why.

use std::ops::Range;

use crate::diagnostic::Log;
use crate::files::FileId;
use crate::parse::yaml::{self, Node, NodeKind};
use crate::parse::{Need, split};

/// The key.
const KEY: &str = "follow_ups";

/// Bytes to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The byte before which they go.
    pub at: usize,
    /// What is added: whole lines, ended as the file's lines are.
    pub text: String,
    /// The line on which the entry begins then, counted from 1.
    pub line: usize,
}

impl Addition {
    /// The text with the addition.
    pub fn applied(&self, text: &str) -> String {
        let (before, after) = text.split_at(self.at);
        format!("{before}{}{after}", self.text)
    }
}

/// Why nothing can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no YAML between two lines `---`.
    #[error("its front matter can't be read")]
    Unreadable,
    /// `follow_ups: [...]`.
    #[error("its `follow_ups` stand in brackets, where an entry can't be added without changing the line")]
    Brackets,
    /// Anything else that another line would not extend.
    #[error("its `follow_ups` are no list of entries that each begin with a line `- `")]
    NoList,
}

/// Where and how `entry` goes into the text: its first line begins with `- `, and the others are indented below it.
pub fn addition(text: &str, entry: &[String]) -> Result<Addition, Refusal> {
    let yaml = front_matter(text).ok_or(Refusal::Unreadable)?;
    let before = tree(&text[yaml.clone()]).ok_or(Refusal::Unreadable)?;
    let line_end = if text[..yaml.start].ends_with("\r\n") { "\r\n" } else { "\n" };
    let place = place(&before, &text[yaml.clone()])?;
    let head = if place.with_key { format!("{KEY}:{line_end}") } else { String::new() };
    let lines = entry.iter().map(|line| format!("{:indent$}{line}{line_end}", "", indent = place.indent));
    let at = yaml.start + place.at;
    let line = 1 + text[..at].matches('\n').count() + usize::from(place.with_key);
    let addition = Addition { at, text: head + &lines.collect::<String>(), line };
    let after = tree(&addition.applied(text)[yaml.start..yaml.end + addition.text.len()]);
    if after.is_some_and(|after| has_one_more(&before, &after)) { Ok(addition) } else { Err(Refusal::NoList) }
}

/// The bytes of the YAML; a byte order mark before the first line is passed over.
pub(super) fn front_matter(text: &str) -> Option<Range<usize>> {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let yaml = split(&text[mark..], FileId::first(), Need::Required, &mut Log::new())?.yaml?;
    Some(yaml.start + mark..yaml.end + mark)
}

pub(super) fn tree(yaml: &str) -> Option<Node> {
    yaml::read(&yaml.replace("\r\n", "\n"), FileId::first(), 0, &mut Log::new())
}

/// Where the entry goes within the YAML.
struct Place {
    at: usize,
    indent: usize,
    /// Whether the key itself is still to be written.
    with_key: bool,
}

fn place(front_matter: &Node, yaml: &str) -> Result<Place, Refusal> {
    let keys = entries(front_matter).ok_or(Refusal::NoList)?;
    let Some((_, value)) = keys.into_iter().find(|(key, _)| *key == KEY) else {
        return Ok(Place { at: yaml.len(), indent: 2, with_key: true });
    };
    let mut lines = yaml.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end, line.trim_end()))
    });
    let behind_key = lines.by_ref().find_map(|(end, line)| Some((end, line.strip_prefix(KEY)?.strip_prefix(':')?.trim_start())));
    let Some((key_end, behind)) = behind_key else { return Err(Refusal::NoList) };
    if behind.starts_with(['[', '{']) {
        return Err(Refusal::Brackets);
    }
    if !is_empty_or_comment(behind) {
        return Err(Refusal::NoList);
    }
    match &value.kind {
        NodeKind::Null => Ok(Place { at: key_end, indent: 2, with_key: false }),
        NodeKind::List(_) => end_of_list(lines).map(|(at, indent)| Place { at, indent, with_key: false }),
        NodeKind::Scalar { .. } | NodeKind::Map(_) => Err(Refusal::NoList),
    }
}

/// The end of the list whose lines begin here, and the column of its dashes. What is empty or a comment behind the last
/// entry's own lines belongs to what follows.
fn end_of_list<'l>(lines: impl Iterator<Item = (usize, &'l str)>) -> Result<(usize, usize), Refusal> {
    let mut list: Option<(usize, usize)> = None;
    for (end, line) in lines {
        let text = line.trim_start_matches(' ');
        let column = line.len() - text.len();
        let is_dash = text == "-" || text.starts_with("- ");
        match list {
            None if is_empty_or_comment(text) => {}
            None if is_dash => list = Some((end, column)),
            None => return Err(Refusal::NoList),
            Some(_) if text.is_empty() => {}
            Some((_, dash)) if column > dash || (column == dash && is_dash) => list = Some((end, dash)),
            Some(_) if text.starts_with('#') => {}
            Some(_) => break,
        }
    }
    list.ok_or(Refusal::NoList)
}

fn is_empty_or_comment(text: &str) -> bool {
    text.is_empty() || text.starts_with('#')
}

/// Keys and values; of a front matter without a key, none. `None` where it is no mapping.
fn entries(front_matter: &Node) -> Option<Vec<(&str, &Node)>> {
    match &front_matter.kind {
        NodeKind::Map(entries) => Some(entries.iter().map(|(key, value)| (key.value.as_str(), value)).collect()),
        NodeKind::Null => Some(Vec::new()),
        NodeKind::Scalar { .. } | NodeKind::List(_) => None,
    }
}

/// Whether `after` says the same as `before` but for one more follow-up, the last.
fn has_one_more(before: &Node, after: &Node) -> bool {
    let (Some(old), Some(new)) = (entries(before), entries(after)) else { return false };
    let others = |entries: Vec<(&str, &Node)>| -> Vec<serde_json::Value> {
        entries.iter().filter(|(key, _)| *key != KEY).map(|(key, value)| serde_json::json!([key, plain(value)])).collect()
    };
    let follow_ups = |node: &Node| -> Vec<serde_json::Value> { node.get(KEY).map_or(&[][..], Node::items).iter().map(plain).collect() };
    let (was, mut is) = (follow_ups(before), follow_ups(after));
    let is_entry = after.get(KEY).and_then(|list| list.items().last()?.get("claim")).is_some();
    is_entry && is.pop().is_some() && was == is && others(old) == others(new)
}

/// What a value says, its place aside.
pub(super) fn plain(node: &Node) -> serde_json::Value {
    match &node.kind {
        NodeKind::Null => serde_json::Value::Null,
        NodeKind::Scalar { text, plain } => serde_json::json!([text, plain]),
        NodeKind::List(items) => items.iter().map(plain).collect(),
        NodeKind::Map(entries) => {
            serde_json::json!({ "map": entries.iter().map(|(key, value)| serde_json::json!([key.value, plain(value)])).collect::<Vec<_>>() })
        }
    }
}

#[cfg(test)]
mod tests;
