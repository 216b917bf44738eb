//! Speakers, topics and publishers whose names a reader takes for one another's.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

use crate::archive::Config;
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{Span, Spanned};
use crate::id::Slug;
use crate::parse::{ArticleFile, SpeakerFile};

/// A name that readers see.
#[derive(Clone, Copy)]
struct Named<'a> {
    name: &'a str,
    /// What it is called in addresses.
    id: &'a str,
    at: Span,
}

/// Reports every speaker whose name looks like that of one before.
pub(super) fn speakers(speakers: &[SpeakerFile], log: &mut Log) {
    let named = speakers.iter().map(|speaker| match &speaker.name {
        Some(name) => Named { name: &name.value, id: speaker.id.as_str(), at: name.at },
        None => Named { name: speaker.id.as_str(), id: speaker.id.as_str(), at: Span::whole(speaker.file) },
    });
    let help = "if they are the same, let one file have the other's id under `aliases`";
    check(named, Code::AlikeSpeakers, "speakers", help, log);
}

/// The same of topics, by the names that archive.yaml gives them, else as they are first written.
pub(super) fn topics(articles: &[Arc<ArticleFile>], config: &Config, log: &mut Log) {
    let written = articles.iter().flat_map(|article| article.topics.iter().chain(article.claims.iter().flat_map(|claim| &claim.topics)));
    let first = first_of_each(written);
    let named = first.iter().map(|(slug, written)| {
        let declared = config.topics.get(slug).and_then(|topic| topic.name.as_ref());
        let name = declared.unwrap_or(written);
        Named { name: &name.value, id: slug.as_str(), at: name.at }
    });
    let help = "if they are the same, write one name in every article; if they are not, name one otherwise";
    check(named, Code::AlikeNames, "topics", help, log);
}

/// The same of publishers.
pub(super) fn publishers(articles: &[Arc<ArticleFile>], log: &mut Log) {
    let first = first_of_each(articles.iter().filter_map(|article| article.publisher.as_ref()));
    let named = first.iter().map(|(slug, name)| Named { name: &name.value, id: slug.as_str(), at: name.at });
    let help = "if they are the same, write one name in every article";
    check(named, Code::AlikeNames, "publishers", help, log);
}

/// The first name of each slug: names with one slug are the same.
fn first_of_each<'a>(names: impl Iterator<Item = &'a Spanned<String>>) -> BTreeMap<Slug, &'a Spanned<String>> {
    let mut spelt: HashMap<&str, &Spanned<String>> = HashMap::new();
    let mut first: BTreeMap<Slug, &Spanned<String>> = BTreeMap::new();
    for name in names {
        if spelt.insert(&name.value, name).is_none()
            && let Some(slug) = Slug::of(&name.value)
        {
            first.entry(slug).or_insert(name);
        }
    }
    first
}

fn check<'a>(named: impl Iterator<Item = Named<'a>>, code: Code, what: &str, help: &str, log: &mut Log) {
    let mut known: HashMap<String, Named<'_>> = HashMap::new();
    for named in named {
        let looks = looks(named.name);
        let first = looks.iter().filter(|look| !look.is_empty()).find_map(|look| known.get(look).copied());
        for look in looks {
            known.entry(look).or_insert(named);
        }
        if let Some(first) = first {
            let message = format!("the {what} `{}` and `{}` have names that look alike", first.id, named.id);
            log.push(Diagnostic::new(code, named.at, message).note(first.at, "the other").help(help));
        }
    }
}

/// What a name looks like: letters that look alike made one (Unicode Technical Standard 39, "Confusable Detection"), case
/// and everything but letters and digits left out. As written and in small letters, since `I` looks like `l`, and `i` does not.
fn looks(name: &str) -> [String; 2] {
    let plain: String = name.nfkc().collect();
    [plain.clone(), plain.to_lowercase()].map(|text| {
        let bare = skeleton(&text).flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric() || is_combining_mark(*letter));
        bare.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_reader_cannot_tell_apart() {
        for (one, other, alike) in [
            ("Kim Jong Un", "Kim Jong-un", true),
            ("Kim Jong Un", "K\u{456}m Jong Un", true),
            ("Ian Smith", "lan Smith", true),
            ("ＮＩＳ", "NIS", true),
            ("O'Neill", "0’Neill", true),
            ("김정은", "김정은", true),
            ("김정은", "김정운", false),
            ("José", "Jose", false),
            ("がな", "かな", false),
            ("Moon Jae-in", "Chung Eui-yong", false),
        ] {
            let (one_looks, other_looks) = (looks(one), looks(other));
            assert_eq!(one_looks.iter().any(|look| other_looks.contains(look)), alike, "{one} {other}");
        }
    }
}
