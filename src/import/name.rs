//! Paths of articles: always the same for the same article, and each article's own.

use std::collections::{HashMap, HashSet};

use super::hash::short_hash;
use super::known::Known;
use crate::date::Day;
use crate::id::Slug;

/// Characters and bytes that a slug keeps, so that a hash and a day have room beside it in a file's name.
const KEPT: (usize, usize) = (70, 200);

/// An article's path, as long as the import runs.
pub(super) struct Names<'k> {
    known: &'k Known,
    folder: &'k str,
    taken: HashSet<String>,
    by_address: HashMap<(String, Day), String>,
}

impl<'k> Names<'k> {
    /// No name is taken but those of the archive.
    pub(super) fn new(known: &'k Known, folder: &'k str) -> Names<'k> {
        Names { known, folder, taken: HashSet::new(), by_address: HashMap::new() }
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

    /// The paths of what collects the claims of a file and a day, one after the other.
    pub(super) fn of_collections(&self, stem: &str, day: Day) -> impl Iterator<Item = String> + use<> {
        let (folder, slug) = (self.folder.to_owned(), slug(stem));
        (1..).map(move |number: u32| match number {
            1 => format!("{folder}/{slug}-{day}.md"),
            _ => format!("{folder}/{slug}-{day}-{number}.md"),
        })
    }

    fn dated(&self, day: Day, slug: &str) -> String {
        format!("{}/{day}-{slug}.md", self.folder)
    }
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
