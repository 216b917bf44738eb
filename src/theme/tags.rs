//! The tags of a template, as far as mistakes are told by them: `{% if … %}`, `{% endif %}`.
//!
//! In: a template's text. Out: its tags with their places, and the tag that is not closed. Nothing here judges a template;
//! the engine has refused it before.

/// The tags that close another.
const CLOSING: [&str; 6] = ["endif", "endfor", "endblock", "endfilter", "endcomponent", "endset"];

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The byte at which it begins.
    pub at: usize,
    /// Its first word: `if`.
    pub word: &'a str,
    /// What follows that.
    pub rest: &'a str,
}

impl<'a> Tag<'a> {
    /// What stands in quotes at the beginning of the rest: the template of `extends` and `include`.
    pub(super) fn quoted(self) -> Option<&'a str> {
        let quote = self.rest.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'))?;
        self.rest[1..].split(quote).next()
    }

    /// The name at the beginning of the rest: that of a block or component.
    pub(super) fn name(self) -> &'a str {
        self.rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default()
    }

    /// The tag that closes it, where it has to be closed.
    fn closed_by(self) -> Option<&'static str> {
        match self.word {
            "if" => Some("endif"),
            "for" => Some("endfor"),
            "block" => Some("endblock"),
            "filter" => Some("endfilter"),
            "component" => Some("endcomponent"),
            "set" if !self.rest.contains('=') => Some("endset"),
            _ => None,
        }
    }
}

/// The tags of a text in order, but for those in comments and in `raw`.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut found: Vec<Tag<'_>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['{']).map(|start| at + start) {
        let inside = &text[start..];
        let end = |sign: &str| inside.find(sign).map_or(text.len(), |end| start + end + sign.len());
        at = if inside.starts_with("{#") {
            end("#}")
        } else if inside.starts_with("{%") {
            let end = end("%}");
            let words = text[start + 2..end].trim_end_matches("%}").trim_matches(|c: char| c == '-' || c.is_whitespace());
            let (word, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
            let is_raw = found.last().is_some_and(|last| last.word == "raw") && word != "endraw";
            if !is_raw {
                found.push(Tag { at: start, word, rest: rest.trim_start() });
            }
            end
        } else {
            start + 1
        };
    }
    found
}

/// The first tag that is not closed, with the tag that would have closed it; and the tag at which that shows, if any.
pub(super) fn unclosed(text: &str) -> Option<(Tag<'_>, &'static str, Option<Tag<'_>>)> {
    let mut open: Vec<(Tag<'_>, &'static str)> = Vec::new();
    for tag in tags(text) {
        if let Some(end) = tag.closed_by() {
            open.push((tag, end));
        } else if CLOSING.contains(&tag.word) {
            match open.pop() {
                Some((_, end)) if end == tag.word => {}
                Some((opened, end)) => return Some((opened, end, Some(tag))),
                None => return None,
            }
        }
    }
    open.pop().map(|(tag, end)| (tag, end, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_that_is_not_closed() {
        for (text, expected) in [
            ("{% if a %}{% endif %}", None),
            ("{% block main %}{% if a %}x{% endblock %}", Some(("if", 16, Some("endblock")))),
            ("{% block main %}{% for a in b %}x{% endfor %}", Some(("block", 0, None))),
            ("{%- if a -%}{# {% endif %} #}", Some(("if", 0, None))),
            ("{% raw %}{% if a %}{% endraw %}", None),
            ("{% set a = 1 %}{% set b %}x", Some(("set", 15, None))),
            ("{% endif %}", None),
            ("{% if a %}{% endfi %}{% endif %}", None),
            ("{% if", Some(("if", 0, None))),
        ] {
            let found = unclosed(text).map(|(tag, _, at)| (tag.word, tag.at, at.map(|at| at.word)));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_a_tag_names() {
        let named = tags("{% extends \"base.html\" %}{% block main %}{% component row(a, b=1) %}");
        let names: Vec<(Option<&str>, &str)> = named.iter().map(|tag| (tag.quoted(), tag.name())).collect();
        assert_eq!(names, [(Some("base.html"), ""), (None, "main"), (None, "row")]);
    }
}
