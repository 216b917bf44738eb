//! Whether an SVG is a drawing and nothing else.
//!
//! In: the text of an SVG. Out: the first thing in it that could act in a reader's browser or lead out of the file. What
//! is not known to be harmless is refused: elements, attributes, what styles may say. The text is read as strictly as
//! XML 1.0 asks for, so that no browser reads it otherwise.

mod allowed;
mod crowd;
mod style;

use std::fmt;
use std::ops::Range;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};

use allowed::{ANIMATION, ATTRIBUTES, EDITORS, ELEMENTS, PAINTED};

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The namespace of the older `href`.
const XLINK: &str = "http://www.w3.org/1999/xlink";
/// The namespace of `xml:lang` and `xml:space`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// So many elements, attributes and texts are read; a drawing of ten megabytes has fewer.
const NODES: u32 = 2_000_000;

/// What could act or lead out, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it is, as a phrase.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// Looks through `text`, which begins with no byte order mark.
pub fn check(text: &str) -> Result<(), Fault> {
    check_declaration(text)?;
    crowd::check(text)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| not_xml(text, &error))?;
    let root = document.root_element();
    if root.tag_name().namespace() != Some(SVG) || root.tag_name().name() != "svg" {
        return fault(start_of(&root), format!("the file is no drawing: it begins with an element that is no `svg` of `{SVG}`"));
    }
    for node in document.descendants() {
        match node.node_type() {
            NodeType::Element => element(&node)?,
            NodeType::PI => {
                return fault(start_of(&node), "a processing instruction, which can lead to a style sheet elsewhere".to_owned());
            }
            NodeType::Root | NodeType::Comment | NodeType::Text => {}
        }
    }
    Ok(())
}

/// Browsers read the bytes as the declaration says; we read UTF-8.
fn check_declaration(text: &str) -> Result<(), Fault> {
    let Some(end) = text.strip_prefix("<?xml").and_then(|rest| rest.find("?>")) else { return Ok(()) };
    let declaration = &text[..end + "<?xml?>".len()];
    let Some(at) = declaration.find("encoding") else { return Ok(()) };
    let value = declaration[at + "encoding".len()..].trim_start_matches([' ', '\t', '\n', '=']);
    let name: String = value.chars().skip(1).take_while(|c| !matches!(c, '"' | '\'')).collect();
    if name.eq_ignore_ascii_case("utf-8") {
        return Ok(());
    }
    fault(0..declaration.len(), format!("the encoding `{}`: a drawing is UTF-8", shown(&name)))
}

fn fault(range: Range<usize>, message: String) -> Result<(), Fault> {
    Err(Fault { range, message })
}

/// At most 40 characters, for a message.
fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

fn not_xml(text: &str, error: &roxmltree::Error) -> Fault {
    let position = error.pos();
    let line = text.split_inclusive('\n').nth(position.row.saturating_sub(1) as usize).unwrap_or("");
    let before: usize = text.split_inclusive('\n').take(position.row.saturating_sub(1) as usize).map(str::len).sum();
    let column: usize = line.chars().take(position.col.saturating_sub(1) as usize).map(char::len_utf8).sum();
    let start = (before + column).min(text.len());
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let message = if matches!(error, roxmltree::Error::DtdDetected) {
        "a document type, which can stand for anything else".to_owned()
    } else {
        let said = error.to_string();
        format!("this is not XML: {}", said.split(" at ").next().unwrap_or(&said))
    };
    Fault { range: start..end, message }
}

/// The sign `<` and the name of an element, or the first bytes of another node.
fn start_of(node: &Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let text = node.document().input_text();
    let end = text[range.start..range.end].find([' ', '\t', '\n', '>', '/']).map_or(range.end, |end| range.start + end);
    range.start..end.max(range.start)
}

fn element(node: &Node<'_, '_>) -> Result<(), Fault> {
    let name = node.tag_name().name();
    let editors = match node.tag_name().namespace() {
        Some(SVG) if ELEMENTS.contains(&name) => false,
        Some(namespace) if EDITORS.contains(&namespace) => true,
        Some(_) | None => return fault(start_of(node), format!("the element `{}`", shown(name))),
    };
    for attribute in node.attributes() {
        check_attribute(&attribute, name, editors)?;
    }
    if name == "style" && !editors {
        let css: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
        style::sheet(&css).or_else(|what| fault(start_of(node), format!("a style with {what}")))?;
        if node.children().any(|child| child.is_element()) {
            return fault(start_of(node), "an element within a style".to_owned());
        }
    }
    Ok(())
}

fn check_attribute(attribute: &Attribute<'_, '_>, element: &str, editors: bool) -> Result<(), Fault> {
    let (name, value, range) = (attribute.name(), attribute.value(), attribute.range());
    if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
        return fault(range, format!("the attribute `{}`, which can run a script", shown(name)));
    }
    match attribute.namespace() {
        None if editors => Ok(()),
        None if name == "href" => reference(value, element, range),
        None if ANIMATION.contains(&name) => animated(name, value, range),
        None if name == "style" => style::declarations(value).or_else(|what| fault(range, format!("a style with {what}"))),
        None if PAINTED.contains(&name) => style::value(value).or_else(|what| fault(range, format!("the attribute `{name}` with {what}"))),
        None if ATTRIBUTES.contains(&name) || name.starts_with("data-") || name.starts_with("aria-") => Ok(()),
        Some(XLINK) if name == "href" => reference(value, element, range),
        Some(XLINK) if matches!(name, "type" | "title" | "show" | "actuate") => Ok(()),
        Some(XML) if matches!(name, "lang" | "space" | "id") => Ok(()),
        Some(namespace) if EDITORS.contains(&namespace) => Ok(()),
        Some(_) | None => fault(range, format!("the attribute `{}`", shown(name))),
    }
}

/// A part of this file, or a picture written out in it.
fn reference(value: &str, element: &str, range: Range<usize>) -> Result<(), Fault> {
    let trimmed = value.trim();
    let picture = matches!(element, "image" | "feImage")
        && ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| {
            trimmed.strip_prefix("data:image/").and_then(|rest| rest.strip_prefix(kind)).is_some_and(|rest| rest.starts_with(";base64,"))
        });
    if trimmed.starts_with('#') || trimmed.is_empty() || picture {
        return Ok(());
    }
    fault(range, format!("a link or reference out of the file, to `{}`", shown(trimmed)))
}

/// What an animation changes, and into what: nothing that links or runs.
fn animated(name: &str, value: &str, range: Range<usize>) -> Result<(), Fault> {
    if name == "attributeName" {
        let changed = value.trim();
        if PAINTED.contains(&changed) || (ATTRIBUTES.contains(&changed) && changed != "id") {
            return Ok(());
        }
        return fault(range, format!("an animation of `{}`", shown(changed)));
    }
    style::value(value).or_else(|what| fault(range, format!("an animation with {what}")))
}

#[cfg(test)]
mod tests;
