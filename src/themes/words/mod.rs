//! A theme's files of words, held against those of the program.
//!
//! In: the files below `themes/NAME/i18n/`, and the templates that may name words of their own. Out: in the log, each key
//! that nothing reads, each text of another shape, each place that nothing fills; and that there are no words in the
//! archive's language.
//!
//! Never: a word changed. What does not fit is left out where words are learnt (`theme/strings`).

mod mentions;
mod wanted;

use crate::archive::{ClaimKind, Config};
use crate::diagnostic::{Code, Diagnostic, Log, repeated, suggest};
use crate::files::{FileId, Files, Span, Spanned};
use crate::parse::shape::is_language;
use crate::parse::yaml::{self, Node, NodeKind};
use crate::theme::{Strings, base, builtin_files, is_term, places};
use mentions::Mentions;
use wanted::Wanted;

/// The file of a language: `i18n/LANG.yaml`.
pub(super) fn language_of(path: &str) -> Option<&str> {
    path.strip_prefix("i18n/")?.strip_suffix(".yaml")
}

/// Reports what the files of words of a theme say in vain. `own` are its files, by their paths below its folder.
pub(super) fn check(own: &[(&str, FileId)], files: &Files, config: &Config, log: &mut Log) {
    let templates = own.iter().filter(|(path, _)| path.starts_with("templates/")).map(|(_, file)| files.text(*file)).collect();
    let mentions = Mentions::of(templates);
    let mut wanted = None;
    for (_, file) in own.iter().filter(|(path, _)| language_of(path).is_some()) {
        let text = files.text(*file);
        let Some(node) = yaml::read(text, *file, 0, log) else { continue };
        let wanted = wanted.get_or_insert_with(|| all(config));
        Check { text, mentions: &mentions, log }.value("", &node, wanted);
    }
}

/// The program's words, and those of the verdicts that archive.yaml adds.
fn all(config: &Config) -> Wanted {
    let mut wanted = Wanted::of_the_program();
    for verdict in ClaimKind::ALL.iter().flat_map(|kind| &config.scales.of(*kind).verdicts) {
        let words = ["label", "meaning"].map(|key| (key.to_owned(), Wanted::word()));
        wanted.add("status", verdict.id.as_str(), Wanted::Group(words.into()));
    }
    wanted
}

/// Says that there are no words in the archive's language.
pub(super) fn check_language(own: &[(&str, FileId)], strings: &Strings, config: &Config, log: &mut Log) {
    let language = config.language.as_str();
    // What is no language's tag was reported.
    if !is_language(language) || base(strings.language()).eq_ignore_ascii_case(base(language)) {
        return;
    }
    let mut known: Vec<&str> =
        builtin_files().into_iter().map(|(path, _)| path).chain(own.iter().map(|(path, _)| *path)).filter_map(language_of).collect();
    known.sort_unstable();
    known.dedup();
    let at = config.language_at.unwrap_or_else(|| Span::whole(FileId::first()));
    let message = format!("there are no words in the language `{}`: what the pages say of themselves stays English", repeated(language));
    let help =
        format!("`afterword theme eject i18n/{}.yaml` makes a file to translate; there are words in {}", base(language), known.join(", "));
    log.push(Diagnostic::new(Code::ThemeWords, at, message).help(help));
}

/// One file that is held against what it may say.
struct Check<'a> {
    text: &'a str,
    mentions: &'a Mentions<'a>,
    log: &'a mut Log,
}

impl Check<'_> {
    fn value(&mut self, path: &str, node: &Node, wanted: &Wanted) {
        match (wanted, &node.kind) {
            (Wanted::Group(_), NodeKind::Null) if path.is_empty() => {}
            (_, NodeKind::Null) => self.say(node.at, format!("`{path}` has no words"), format!("expected {}", wanted.expected())),
            (Wanted::Word(known), NodeKind::Scalar { text, plain: _ }) => {
                for place in places(text).filter(|place| !known.contains(*place)) {
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    let help = match (suggest::nearest(place, known.iter().copied()), known.as_slice()) {
                        (Some(near), _) => format!("did you mean `{{{near}}}`?"),
                        (None, []) => "nothing is filled into this word".to_owned(),
                        (None, known) => {
                            let known: Vec<String> = known.iter().map(|place| format!("`{{{place}}}`")).collect();
                            format!("it has {}", known.join(", "))
                        }
                    };
                    let at = self.within(node.at, &format!("{{{place}}}"));
                    self.say(at, format!("nothing fills the place `{{{}}}` of `{path}`", repeated(place)), help);
                }
            }
            (Wanted::Word(_), NodeKind::Map(_)) if is_term(node) => {}
            (Wanted::List(length, word), NodeKind::List(items)) if items.len() == *length => {
                for item in items {
                    self.value(path, item, word);
                }
            }
            (Wanted::Forms(_) | Wanted::List(..) | Wanted::Group(_), NodeKind::Map(entries)) => {
                for (key, value) in entries {
                    let below = if path.is_empty() { key.value.clone() } else { format!("{path}.{}", key.value) };
                    match wanted.below(&key.value) {
                        Some(wanted) => self.value(&below, value, wanted),
                        None if path == "language" && is_language(&key.value) => {}
                        None if self.is_named(&below, value) => {}
                        None => self.unknown(path, key, value, wanted),
                    }
                }
            }
            (Wanted::Word(_), NodeKind::List(_) | NodeKind::Map(_))
            | (Wanted::Forms(_) | Wanted::Group(_), NodeKind::Scalar { .. } | NodeKind::List(_))
            | (Wanted::List(..), NodeKind::Scalar { .. } | NodeKind::List(_)) => {
                let found = match &node.kind {
                    NodeKind::Null => "nothing".to_owned(),
                    NodeKind::Scalar { .. } => "a text".to_owned(),
                    NodeKind::List(items) => format!("a list of {}", items.len()),
                    NodeKind::Map(_) => "a mapping".to_owned(),
                };
                let what = if path.is_empty() { "the file".to_owned() } else { format!("`{path}`") };
                self.say(node.at, format!("{what} holds {found}"), format!("expected {}", wanted.expected()));
            }
        }
    }

    /// Whether a template of the theme names a key that the program does not have, or each of those below it.
    fn is_named(&self, path: &str, node: &Node) -> bool {
        match &node.kind {
            NodeKind::Map(entries) if !self.mentions.name(path) => {
                !entries.is_empty() && entries.iter().all(|(key, value)| self.is_named(&format!("{path}.{}", key.value), value))
            }
            NodeKind::Null | NodeKind::Scalar { .. } | NodeKind::List(_) | NodeKind::Map(_) => self.mentions.name(path),
        }
    }

    /// A key that the program does not have and no template names; of a mapping of which some keys are named, the others.
    fn unknown(&mut self, path: &str, key: &Spanned<String>, value: &Node, wanted: &Wanted) {
        let below = if path.is_empty() { key.value.clone() } else { format!("{path}.{}", key.value) };
        if let NodeKind::Map(entries) = &value.kind {
            let is_named: Vec<bool> = entries.iter().map(|(key, value)| self.is_named(&format!("{below}.{}", key.value), value)).collect();
            if is_named.contains(&true) {
                for ((key, value), _) in entries.iter().zip(is_named).filter(|(_, is_named)| !is_named) {
                    self.unknown(&below, key, value, &Wanted::word());
                }
                return;
            }
        }
        let name = repeated(&key.value);
        let message = if path.is_empty() { format!("there is no word `{name}`") } else { format!("`{path}` has no word `{name}`") };
        let help = match (suggest::nearest(&name, wanted.keys()), wanted) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, Wanted::Forms(_) | Wanted::List(..)) => format!("expected {}", wanted.expected()),
            (None, Wanted::Group(_) | Wanted::Word(_)) => {
                format!("a word of the theme's own is named by one of its templates: `t.{}`", repeated(&below))
            }
        };
        self.say(key.at, message, help);
    }

    fn say(&mut self, at: Span, message: String, help: String) {
        self.log.push(Diagnostic::new(Code::ThemeWords, at, message).help(help));
    }

    /// Where some words of a value stand; the value itself where they are written otherwise.
    fn within(&self, at: Span, words: &str) -> Span {
        match self.text.get(at.range()).and_then(|written| written.find(words)) {
            Some(start) => Span::new(at.file, at.range().start + start..at.range().start + start + words.len()),
            None => at,
        }
    }
}
