//! The words of the program in one language: `i18n/LANG.yaml` of the theme.
//!
//! In: a language and the theme's files. Out: words by key (`status.kept.label`), filled with names, numbers and dates.
//! A word is looked up in the language itself, its base (`pt` of `pt-BR`), then English; of each, first in the archive's
//! theme, then in the program's. A key that none of them has gives itself, so that a page shows what is missing.
//!
//! In a pattern `{name}` is a place to be filled. What is filled into HTML is escaped unless it is [`Html`].

use std::collections::{BTreeMap, HashMap, HashSet};

use icu_locale_core::Locale;
use tera::Value;

use super::builtin::builtin_files;
use super::compile::ThemeFile;
use super::html::Html;
use super::language::{PLURAL_FORMS, base, locale, plural_form};
use crate::diagnostic::Log;
use crate::files::FileId;
use crate::parse::yaml::{self, Node, NodeKind};

/// Words by key.
#[derive(Clone, Debug)]
pub struct Strings {
    language: String,
    /// The same, for its plurals.
    locale: Locale,
    words: HashMap<String, String>,
    /// Keys that have keys below them.
    groups: HashSet<String>,
}

impl Strings {
    /// The words in a language (BCP 47) of the program's theme, with the archive's over them.
    ///
    /// What has another shape than the word that it would lie over is left out, as is a file that is no YAML.
    pub fn of(language: &str, files: &[ThemeFile<'_>]) -> Strings {
        let mut strings = Strings { language: "en".to_owned(), locale: locale("en"), words: HashMap::new(), groups: HashSet::new() };
        for wanted in ["en", base(language), language] {
            let path = format!("i18n/{wanted}.yaml");
            let builtin = builtin_files().into_iter().find(|(file, _)| file.eq_ignore_ascii_case(&path));
            if let Some((_, bytes)) = builtin {
                strings.learn(wanted, std::str::from_utf8(bytes).unwrap_or_default());
            }
            if let Some(file) = files.iter().find(|file| file.path.eq_ignore_ascii_case(&path)) {
                strings.learn(wanted, file.text.unwrap_or_default());
            }
        }
        strings
    }

    fn learn(&mut self, language: &str, text: &str) {
        let Some(Node { kind: NodeKind::Map(entries), .. }) = read_yaml(text) else { return };
        language.clone_into(&mut self.language);
        self.locale = locale(language);
        for (key, node) in entries {
            self.insert(key.value, node);
        }
    }

    fn insert(&mut self, key: String, node: Node) {
        match node.kind {
            NodeKind::Scalar { .. } | NodeKind::List(_) | NodeKind::Map(_) if self.has_another_shape(&key, &node) => {}
            NodeKind::Null => {}
            NodeKind::Scalar { text, plain: _ } => drop(self.words.insert(key, text)),
            NodeKind::List(list) => {
                for (place, node) in (1..).zip(list) {
                    self.insert(format!("{key}.{place}"), node);
                }
                self.groups.insert(key);
            }
            NodeKind::Map(map) => {
                for (inner, node) in map {
                    self.insert(format!("{key}.{}", inner.value), node);
                }
                self.groups.insert(key);
            }
        }
    }

    /// Whether a word would lie over a group, or a group over a word; but a word may get a `label` and a `meaning`.
    fn has_another_shape(&self, key: &str, node: &Node) -> bool {
        match &node.kind {
            NodeKind::Null | NodeKind::Scalar { .. } => self.groups.contains(key),
            NodeKind::List(_) => self.words.contains_key(key),
            NodeKind::Map(_) => self.words.contains_key(key) && !is_term(node),
        }
    }

    /// The language of the words: that which was asked for, its base, or English.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The word of a key, if there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The word of a key; the key itself where there is none.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.get(key).unwrap_or(key)
    }

    /// The pattern of a key with its places filled.
    pub fn with(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(self.text(key), places)
    }

    /// The same as HTML: the pattern's own words are escaped, what fills it stands as it is.
    pub fn phrase(&self, key: &str, places: &[(&str, &Html)]) -> Html {
        phrase(self.text(key), places)
    }

    /// The form of a key for a count, with `{n}` filled: `count.claims` gives `1 claim`, `2 claims`.
    pub fn plural(&self, key: &str, count: usize) -> String {
        self.plural_with(key, count, &[])
    }

    /// The same, with other places to fill beside `{n}`.
    pub fn plural_with(&self, key: &str, count: usize, places: &[(&str, &str)]) -> String {
        let number = self.number(count);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(places);
        fill(self.form(key, count), &all)
    }

    /// The same as HTML, as [`Strings::phrase`].
    pub fn plural_phrase(&self, key: &str, count: usize, places: &[(&str, &Html)]) -> Html {
        let number = Html::text(&self.number(count));
        let mut all = vec![("n", &number)];
        all.extend_from_slice(places);
        phrase(self.form(key, count), &all)
    }

    fn form<'a>(&'a self, key: &'a str, count: usize) -> &'a str {
        let form = plural_form(&self.locale, count);
        self.get(&format!("{key}.{form}")).or_else(|| self.get(&format!("{key}.other"))).unwrap_or_else(|| self.text(key))
    }

    /// A count in digits; from 10,000 on with the language's separator.
    pub fn number(&self, count: usize) -> String {
        let digits = count.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let separator = self.text("number.group");
        let mut grouped = String::with_capacity(digits.len() * 2);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push_str(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Words in a row: `a, b and c`.
    pub fn list(&self, words: &[String]) -> String {
        self.joined(words, |separator| separator.to_owned()).concat()
    }

    /// The same of HTML.
    pub fn list_html(&self, words: &[Html]) -> Html {
        Html::join(&self.joined(words, Html::text), "")
    }

    fn joined<T: Clone>(&self, words: &[T], separator: impl Fn(&str) -> T) -> Vec<T> {
        let mut row = Vec::with_capacity(words.len() * 2);
        for (place, word) in words.iter().enumerate() {
            match words.len() - place {
                _ if place == 0 => {}
                1 => row.push(separator(self.text(if words.len() == 2 { "list.two" } else { "list.last" }))),
                _ => row.push(separator(self.text("list.middle"))),
            }
            row.push(word.clone());
        }
        row
    }

    /// Every word as templates see it: `t.status.kept.label`.
    pub(super) fn for_templates(&self) -> Value {
        let mut words: Vec<(Vec<&str>, &str)> = self.words.iter().map(|(key, word)| (key.split('.').collect(), word.as_str())).collect();
        words.sort_unstable();
        nested(&words, 0)
    }
}

/// The words whose keys share their first `depth` parts, as a map; they are in the order of keys.
fn nested(words: &[(Vec<&str>, &str)], depth: usize) -> Value {
    let mut map = BTreeMap::new();
    let mut rest = words;
    while let Some((key, word)) = rest.first() {
        let Some(part) = key.get(depth) else {
            rest = &rest[1..];
            continue;
        };
        let same = rest.iter().take_while(|(other, _)| other.get(depth) == Some(part)).count();
        let (inside, after) = rest.split_at(same);
        let value = if key.len() == depth + 1 { Value::normal_string(word) } else { nested(inside, depth + 1) };
        map.insert((*part).to_owned(), value);
        rest = after;
    }
    Value::from(map)
}

/// What a file of the theme says. Of its mistakes the room `themes` tells, which knows where it lies.
pub(super) fn read_yaml(text: &str) -> Option<Node> {
    yaml::read(text, FileId::first(), 0, &mut Log::new())
}

/// Whether these may lie over a word: its `label` and `meaning`, or forms of the plural where it is said of a count.
pub fn is_term(node: &Node) -> bool {
    let NodeKind::Map(entries) = &node.kind else { return false };
    entries.iter().all(|(key, _)| matches!(key.value.as_str(), "label" | "meaning") || PLURAL_FORMS.contains(&key.value.as_str()))
}

/// The names of a pattern's places, in order.
pub fn places(pattern: &str) -> impl Iterator<Item = &str> {
    parts(pattern).filter_map(|part| match part {
        Part::Words(_) => None,
        Part::Place(name) => Some(name),
    })
}

/// A pattern's parts: its own words, and the names of its places.
enum Part<'a> {
    Words(&'a str),
    Place(&'a str),
}

fn parts(pattern: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let place = rest.find('{').and_then(|start| Some((start, start + rest[start..].find('}')?)));
        let (part, after) = match place {
            Some((0, end)) => (Part::Place(&rest[1..end]), &rest[end + 1..]),
            Some((start, _)) => (Part::Words(&rest[..start]), &rest[start..]),
            None => (Part::Words(rest), ""),
        };
        rest = after;
        Some(part)
    })
}

/// A place that nothing fills stays empty.
pub(super) fn fill(pattern: &str, places: &[(&str, &str)]) -> String {
    let word = |part| match part {
        Part::Words(words) => words,
        Part::Place(name) => places.iter().find(|(place, _)| *place == name).map_or("", |(_, word)| word),
    };
    let mut filled = String::with_capacity(pattern.len() + places.iter().map(|(_, word)| word.len()).sum::<usize>());
    filled.extend(parts(pattern).map(word));
    filled
}

fn phrase(pattern: &str, places: &[(&str, &Html)]) -> Html {
    let mut html = Html::with_capacity(pattern.len() + places.iter().map(|(_, word)| word.as_str().len()).sum::<usize>());
    for part in parts(pattern) {
        match part {
            // A title that ends its own sentence ends this one too.
            Part::Words(words) if html.ends_a_sentence() => html.push_text(words.strip_prefix('.').unwrap_or(words)),
            Part::Words(words) => html.push_text(words),
            Part::Place(name) => {
                if let Some((_, word)) = places.iter().find(|(place, _)| *place == name) {
                    html.push(word);
                }
            }
        }
    }
    html
}

#[cfg(test)]
mod tests;
