//! What the engine says of a template, for whoever writes a theme: where the cause lies, and what to type instead.
//!
//! In: a fault as the engine found it, and the texts of all templates. Out: the same fault with help; one that shows in
//! the program's templates lies where the archive's theme brings it about, so that it is told once and can be mended.

use super::fault::{Layer, Sources, TemplateFault, file_of};
use super::tags::{tags, unclosed};
use crate::diagnostic::suggest;
use crate::files::line_and_column;

/// The fault, explained.
pub(super) fn explained(fault: TemplateFault, sources: &Sources) -> TemplateFault {
    match fault.layer {
        Layer::Builtin => caused(fault, sources),
        Layer::Archive => helped(fault, sources),
    }
}

/// A template that leads to itself by `extends` or `include`, or to one that is not there: the tag that does so.
///
/// `word` is the tag's, `to` what it names, where that is known.
pub(super) fn astray(name: &str, message: String, help: Option<String>, word: &str, to: Option<&str>, sources: &Sources) -> TemplateFault {
    let (layer, file) = file_of(name);
    let mut fault = TemplateFault::whole(layer, &file, message);
    fault.help = help.map(String::into_boxed_str);
    let text = sources.get(name).map(String::as_str).unwrap_or_default();
    if let Some(tag) = tags(text).into_iter().find(|tag| tag.word == word && to.is_none_or(|to| tag.quoted() == Some(to))) {
        let (line, column) = line_and_column(text, tag.at);
        (fault.line, fault.column) = (Some(line), Some(column));
    }
    fault
}

/// What to write where a template leads back to itself.
pub(super) fn way_out(chain: &[String], word: &str) -> Option<String> {
    let first = chain.first()?;
    let file = first.strip_prefix(Layer::Archive.prefix())?;
    chain.iter().all(|name| name == first).then(|| format!("did you mean `{{% {word} \"{}{file}\" %}}`?", Layer::Builtin.prefix()))
}

/// The nearest name of a template.
pub(super) fn nearest_template(name: &str, sources: &Sources) -> Option<String> {
    let bare = |name: &'_ str| name.split_once('/').map(|(_, file)| file.to_owned()).unwrap_or_default();
    let known: Vec<String> = sources.keys().map(|name| bare(name)).collect();
    suggest::nearest(name, known.iter().map(String::as_str).chain(sources.keys().map(String::as_str))).map(did_you_mean)
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// The text of the template that the fault lies in.
fn text_of<'s>(fault: &TemplateFault, sources: &'s Sources) -> &'s str {
    let name = format!("{}{}", fault.layer.prefix(), fault.file.strip_prefix("templates/").unwrap_or_default());
    sources.get(&name).map(String::as_str).unwrap_or_default()
}

/// The fault's line, before its column and from there on.
fn line_of<'s>(fault: &TemplateFault, sources: &'s Sources) -> (&'s str, &'s str) {
    let line = text_of(fault, sources).lines().nth(fault.line.unwrap_or(1).saturating_sub(1)).unwrap_or_default();
    let column = fault.column.unwrap_or(1).saturating_sub(1);
    line.split_at(line.char_indices().nth(column).map_or(line.len(), |(at, _)| at))
}

/// What the engine's quotes hold first: "unknown filter `shout`".
fn named(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

fn helped(mut fault: TemplateFault, sources: &Sources) -> TemplateFault {
    let text = text_of(&fault, sources);
    let (before, pointed_at) = line_of(&fault, sources);
    let is_unfinished = fault.message == "unexpected end of input" || fault.message == "unknown tag";
    if is_unfinished && let Some((tag, end, shown)) = unclosed(text) {
        let (line, column) = line_and_column(text, tag.at);
        let before = shown.map(|shown| format!(" before the `{{% {} %}}` of line {}", shown.word, line_and_column(text, shown.at).0));
        fault.message = format!("`{{% {} %}}` is not closed", tag.word);
        fault.help = Some(format!("write `{{% {end} %}}`{}", before.unwrap_or_default()).into());
        (fault.line, fault.column) = (Some(line), Some(column));
        return fault;
    }
    let near = |word: &str| {
        let all = sources.values().flat_map(|text| tags(text)).filter(|tag| tag.word == word);
        let name = named(&fault.message)?;
        suggest::nearest(name, all.map(|tag| tag.name()).filter(|known| *known != name)).map(did_you_mean)
    };
    let help = if fault.message == "unknown tag" {
        let word = pointed_at.split_whitespace().next().unwrap_or_default();
        let known =
            ["block", "component", "else", "elif", "endblock", "endcomponent", "endfor", "endif", "extends", "for", "if", "include", "set"];
        Some(suggest::nearest(word, known).map_or_else(|| format!("no tag is open that `{word}` could close or go on with"), did_you_mean))
    } else if fault.message.ends_with("expected identifier") {
        function_before(before).map(named_arguments)
    } else if fault.message.starts_with("missing keyword argument") && pointed_at.starts_with("asset") {
        Some(named_arguments("asset"))
    } else if fault.message.starts_with("unknown template") {
        named(&fault.message).and_then(|name| nearest_template(name, sources))
    } else if fault.message.starts_with("unknown component") {
        near("component")
    } else if fault.message.starts_with("block ") {
        near("block")
    } else if let Some((_, fields)) = fault.message.split_once("Available fields: ") {
        named(&fault.message).and_then(|name| suggest::nearest(name, fields.split(", "))).map(did_you_mean)
    } else {
        None
    };
    fault.help = help.map(String::into_boxed_str).or(fault.help);
    fault
}

/// The function whose opening bracket stands at the end of these words.
fn function_before(words: &str) -> Option<&str> {
    let name = words.trim_end().strip_suffix('(')?.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
    (!name.is_empty()).then_some(name)
}

fn named_arguments(function: &str) -> String {
    match function {
        "asset" => "arguments have names: `asset(path=\"afterword.css\")`".to_owned(),
        other => format!("arguments have names: `{other}(NAME=…)`"),
    }
}

/// The program's templates are in order: what of the archive's theme brings the fault about.
fn caused(fault: TemplateFault, sources: &Sources) -> TemplateFault {
    let of_component = changed_component(&fault, sources);
    let of_block = || lost_block(&fault, sources);
    of_component.or_else(of_block).or_else(|| caller(&fault)).unwrap_or(fault)
}

/// A component of the archive's that does not take what the program's templates give it.
fn changed_component(fault: &TemplateFault, sources: &Sources) -> Option<TemplateFault> {
    let called = line_of(fault, sources).1.strip_prefix('<')?;
    let component = called.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
    let own = sources.iter().filter(|(name, _)| name.starts_with(Layer::Archive.prefix()));
    let (name, text, tag) = own
        .flat_map(|(name, text)| tags(text).into_iter().map(move |tag| (name, text, tag)))
        .find(|(_, _, tag)| tag.word == "component" && tag.name() == component)?;
    let (line, column) = line_and_column(text, tag.at);
    let (layer, file) = file_of(name);
    let message = format!("the program's templates call `{component}` otherwise: {}", fault.message);
    let help = "its arguments are part of `api: 1`: keep them, and give each new one a default".to_owned();
    Some(TemplateFault { line: Some(line), column: Some(column), help: Some(help.into()), ..TemplateFault::whole(layer, &file, message) })
}

/// A template of the archive's in whose place the program's has a block that others fill.
fn lost_block(fault: &TemplateFault, sources: &Sources) -> Option<TemplateFault> {
    let block = fault.message.strip_prefix("block ").and(named(&fault.message))?;
    let mut name = format!("{}{}", Layer::Builtin.prefix(), fault.file.strip_prefix("templates/")?);
    // From parent to parent: the first of the archive's is what lacks it.
    for _ in 0..sources.len() {
        let text = sources.get(&name)?;
        let parent = tags(text).into_iter().find(|tag| tag.word == "extends")?.quoted()?.to_owned();
        let own = format!("{}{parent}", Layer::Archive.prefix());
        if sources.contains_key(&own) {
            let (layer, file) = file_of(&own);
            let message = format!("it has no block `{block}`, which templates of the program fill");
            let help = format!("add `{{% block {block} %}}{{% endblock %}}`");
            return Some(TemplateFault { help: Some(help.into()), ..TemplateFault::whole(layer, &file, message) });
        }
        name = if parent.starts_with(Layer::Builtin.prefix()) { parent } else { format!("{}{parent}", Layer::Builtin.prefix()) };
    }
    None
}

/// The archive's template that called: `called from theme/claim.html:2:20`.
fn caller(fault: &TemplateFault) -> Option<TemplateFault> {
    let place =
        fault.notes.iter().find_map(|note| note.strip_prefix("called from ").filter(|place| place.starts_with(Layer::Archive.prefix())))?;
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok();
    let line = parts.next()?.parse().ok();
    let (layer, file) = file_of(parts.next()?);
    let message = format!("{}: {}", fault.file, fault.message);
    Some(TemplateFault { line, column, ..TemplateFault::whole(layer, &file, message) })
}
