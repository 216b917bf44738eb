//! What a file of words may say: the keys, forms and places of the program's own files.
//!
//! In: the files of words in the program. Out: [`Wanted`], a tree like that of a file. English gives the keys; a place may
//! stand in a word wherever one of the languages has it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::diagnostic::Log;
use crate::files::FileId;
use crate::parse::yaml::{self, Node, NodeKind};
use crate::theme::{PLURAL_FORMS, builtin_files, places};

/// What a key may hold.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// A text with these places.
    Word(BTreeSet<String>),
    /// Forms of the plural, each a text with these places.
    Forms(Box<Wanted>),
    /// So many texts with these places.
    List(usize, Box<Wanted>),
    /// Keys.
    Group(BTreeMap<String, Wanted>),
}

impl Wanted {
    /// What the program's own files say, which are read once.
    pub(super) fn of_the_program() -> Wanted {
        static READ: LazyLock<Wanted> = LazyLock::new(Wanted::read);
        READ.clone()
    }

    fn read() -> Wanted {
        let words = |(path, bytes): (&'static str, &'static [u8])| {
            let text = std::str::from_utf8(bytes).ok().filter(|_| path.starts_with("i18n/"))?;
            Some((path, yaml::read(text, FileId::first(), 0, &mut Log::new())?))
        };
        let trees: Vec<(&str, Node)> = builtin_files().into_iter().filter_map(words).collect();
        let english = trees.iter().find(|(path, _)| *path == "i18n/en.yaml");
        let mut wanted = english.map_or_else(|| Wanted::Group(BTreeMap::new()), |(_, node)| Wanted::of(node));
        for (_, node) in &trees {
            wanted.widen(node);
        }
        wanted
    }

    fn of(node: &Node) -> Wanted {
        match &node.kind {
            NodeKind::Null | NodeKind::Scalar { .. } => Wanted::word(),
            NodeKind::List(items) => Wanted::List(items.len(), Box::new(Wanted::word())),
            NodeKind::Map(entries) if entries.iter().all(|(key, _)| PLURAL_FORMS.contains(&key.value.as_str())) => {
                Wanted::Forms(Box::new(Wanted::Word(BTreeSet::from(["n".to_owned()]))))
            }
            NodeKind::Map(entries) => Wanted::Group(entries.iter().map(|(key, value)| (key.value.clone(), Wanted::of(value))).collect()),
        }
    }

    /// A text without places.
    pub(super) fn word() -> Wanted {
        Wanted::Word(BTreeSet::new())
    }

    /// Takes in the places of one language's words.
    fn widen(&mut self, node: &Node) {
        match (self, &node.kind) {
            (Wanted::Word(known), NodeKind::Scalar { text, plain: _ }) => known.extend(places(text).map(str::to_owned)),
            (Wanted::Forms(word), NodeKind::Map(forms)) => forms.iter().for_each(|(_, form)| word.widen(form)),
            (Wanted::List(_, word), NodeKind::List(items)) => items.iter().for_each(|item| word.widen(item)),
            (Wanted::Group(keys), NodeKind::Map(entries)) => {
                for (key, value) in entries {
                    if let Some(wanted) = keys.get_mut(&key.value) {
                        wanted.widen(value);
                    }
                }
            }
            (
                Wanted::Word(_) | Wanted::Forms(_) | Wanted::List(..) | Wanted::Group(_),
                NodeKind::Null | NodeKind::Scalar { .. } | NodeKind::List(_) | NodeKind::Map(_),
            ) => {}
        }
    }

    /// Adds a key, unless it is there.
    pub(super) fn add(&mut self, group: &str, key: &str, wanted: Wanted) {
        if let Wanted::Group(groups) = self
            && let Some(Wanted::Group(keys)) = groups.get_mut(group)
        {
            keys.entry(key.to_owned()).or_insert(wanted);
        }
    }

    /// What the key of a path below this one may hold: `main`, or `nav.main`.
    pub(super) fn below(&self, path: &str) -> Option<&Wanted> {
        path.split('.').try_fold(self, |wanted, part| match wanted {
            Wanted::Word(_) => None,
            Wanted::Forms(word) => PLURAL_FORMS.contains(&part).then_some(&**word),
            Wanted::List(length, word) => part.parse().is_ok_and(|place: usize| (1..=*length).contains(&place)).then_some(&**word),
            Wanted::Group(keys) => keys.get(part),
        })
    }

    /// The names that a key below this one may have.
    pub(super) fn keys(&self) -> Vec<&str> {
        match self {
            Wanted::Word(_) | Wanted::List(..) => Vec::new(),
            Wanted::Forms(_) => PLURAL_FORMS.to_vec(),
            Wanted::Group(keys) => keys.keys().map(String::as_str).collect(),
        }
    }

    /// What is expected, for a message.
    pub(super) fn expected(&self) -> String {
        match self {
            Wanted::Word(_) => "a text".to_owned(),
            Wanted::Forms(_) => "a form for each number: `{one: …, other: …}`".to_owned(),
            Wanted::List(length, _) => format!("a list of {length} texts"),
            Wanted::Group(keys) => {
                let first: Vec<&str> = keys.keys().take(4).map(String::as_str).collect();
                format!("a mapping with keys such as {}", first.join(", "))
            }
        }
    }
}
