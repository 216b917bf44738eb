//! Paths of articles: always the same for the same article, and each article's own.

use std::collections::{HashMap, HashSet};

use super::hash::short_hash;
use super::known::Known;
use crate::date::Day;
use crate::id::Slug;

/// Characters and bytes that a slug keeps, so that a hash and a day have room beside it in a file's name.
const KEPT: (usize, usize) = (70, 200);

/// So many articles collect a file's claims of one day at most.
const MOST: u32 = 1_000;

/// An article's path, as long as the import runs.
pub(super) struct Names<'k> {
    known: &'k Known,
    folder: &'k str,
    taken: HashSet<String>,
    by_address: HashMap<(String, Day), String>,
    /// Those of articles that collect claims.
    collections: HashSet<String>,
    /// The number of the collection that last took a claim of a day: those before it are full, or the archive's.
    last: HashMap<Day, u32>,
}

impl<'k> Names<'k> {
    /// No name is taken but those of the archive.
    pub(super) fn new(known: &'k Known, folder: &'k str) -> Names<'k> {
        Names { known, folder, taken: HashSet::new(), by_address: HashMap::new(), collections: HashSet::new(), last: HashMap::new() }
    }

    /// The path of what was published at an address on a day; `title` names it where the address has no words.
    pub(super) fn of_address(&mut self, url: &str, day: Day, title: &str) -> String {
        let address = (url.to_owned(), day);
        if let Some(path) = self.known.article_at(url, day).or_else(|| self.by_address.get(&address).map(String::as_str)) {
            return path.to_owned();
        }
        let slug = slug(&words_of(url).unwrap_or_else(|| title.to_owned()));
        let hashed = format!("{slug}-{}", short_hash(&[url, &day.to_string()]));
        let is_free =
            !self.taken.contains(&slug) && !self.known.slugs.contains_key(&slug) && !self.known.paths.contains(&self.dated(day, &slug));
        let slug = if is_free { slug } else { hashed };
        let path = self.dated(day, &slug);
        self.taken.insert(slug);
        self.by_address.insert(address, path.clone());
        path
    }

    /// The path of what has no address, by its content.
    pub(super) fn of_content(&mut self, day: Day, title: &str, content: &[&str]) -> String {
        let slug = format!("{}-{}", slug(title), short_hash(content));
        let path = self.known.slugs.get(&slug).cloned().unwrap_or_else(|| self.dated(day, &slug));
        self.taken.insert(slug);
        path
    }

    /// The path of what collects claims of a file and a day: the first that is free, or that is a collection of this import
    /// and has room.
    pub(super) fn of_collection(&mut self, stem: &str, day: Day, has_room: impl Fn(&str) -> bool) -> Option<String> {
        let begin = self.last.get(&day).copied().unwrap_or(1);
        let (number, path, name) = (begin..=MOST)
            .map(|number| {
                let name = collection(stem, day, number);
                (number, format!("{}/{name}.md", self.folder), name)
            })
            .find(|(_, path, name)| {
                let is_taken = self.taken.contains(name) || self.known.slugs.contains_key(name) || self.known.paths.contains(path);
                (self.collections.contains(path) || !is_taken) && has_room(path)
            })?;
        self.last.insert(day, number);
        self.collections.insert(path.clone());
        self.taken.insert(name);
        Some(path)
    }

    /// Whether a path is that of a collection of a file and a day.
    pub(super) fn is_collection(&self, stem: &str, day: Day, path: &str) -> bool {
        let first = collection(stem, day, 1);
        let name = path.strip_prefix(self.folder).and_then(|path| path.strip_prefix('/')?.strip_suffix(".md"));
        name.and_then(|name| name.strip_prefix(&first)).is_some_and(|rest| {
            let number = rest.strip_prefix('-').and_then(|number| number.parse().ok());
            rest.is_empty() || number.is_some_and(|number| (2..=MOST).contains(&number) && rest == format!("-{number}"))
        })
    }

    fn dated(&self, day: Day, slug: &str) -> String {
        format!("{}/{day}-{slug}.md", self.folder)
    }
}

/// The name of what collects claims, which is its slug too: it does not begin with a day, for that would be the article's.
fn collection(stem: &str, day: Day, number: u32) -> String {
    let name = match number {
        1 => format!("{}-{day}", slug(stem)),
        _ => format!("{}-{day}-{number}", slug(stem)),
    };
    let begins_with_day = name.get(..10).is_some_and(|beginning| Day::parse(beginning).is_ok());
    if begins_with_day { format!("list-{name}") } else { name }
}

fn slug(words: &str) -> String {
    let (characters, bytes) = KEPT;
    let mut slug: String = Slug::of(words).unwrap_or_else(Slug::unnamed).as_str().chars().take(characters).collect();
    while slug.len() > bytes {
        slug.pop();
    }
    slug.trim_end_matches('-').to_owned()
}

/// The words at the end of an address: the last part of its path, without its ending, if that has some.
fn words_of(url: &str) -> Option<String> {
    let path = url.split_once("://")?.1.split(['?', '#']).next()?;
    let last = path.trim_end_matches('/').split('/').skip(1).last()?;
    let words = last.rsplit_once('.').map_or(last, |(name, _)| name);
    let is_named = words.chars().filter(|letter| letter.is_alphabetic()).count() >= 4 && !words.contains('%') && words != "index";
    is_named.then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_addresss_words() {
        for (url, words) in [
            ("https://example.org/2018/03/kim-summit/", Some("kim-summit")),
            ("https://example.org/a/kim-summit.html?x=1#y", Some("kim-summit")),
            ("https://example.org/index.php", None),
            ("https://example.org/", None),
            ("https://example.org/?p=summit", None),
            ("https://example.org/a/12345", None),
            ("https://example.org/%ed%95%9c", None),
        ] {
            assert_eq!(words_of(url).as_deref(), words, "{url}");
        }
    }

    #[test]
    fn a_slug_leaves_room() {
        assert_eq!(slug(&"긴".repeat(100)).chars().count(), 66);
        assert_eq!(slug("…"), "unnamed");
    }
}
