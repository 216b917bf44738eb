//! Where everything lies below the site's root, and how one page names another.
//!
//! In: ids, slugs and paths that were checked before. Out: an [`Address`], and links to it.
//! Never: whether anything lies there.

use std::fmt;

use super::paging::Part;
use crate::archive::ClaimKind;
use crate::id::{ClaimId, Slug, SpeakerId};

/// A file of the site: its path from the root, `/` between the parts, none before the first.
///
/// Letters of any script stand as they are; only a link to it is encoded. Ordered as bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Box<str>);

impl Address {
    /// The file at that path, which was checked before: no part of it is empty, `.` or `..`.
    pub fn file(path: &str) -> Address {
        Address(path.into())
    }

    /// The file that answers for a path from the site's root: of a folder (nothing, or a `/` at the end) its `index.html`.
    pub fn of_path(path: &str) -> Address {
        if path.is_empty() || path.ends_with('/') { Address(format!("{path}index.html").into()) } else { Address::file(path) }
    }

    /// The file that answers for a former address.
    ///
    /// One whose last part has no ending is a folder's, with or without `/`: every host leads from
    /// `/old/address` to `/old/address/`, but few know the type of a file without ending.
    pub fn former(alias: &str) -> Address {
        let last = alias.rsplit('/').next().unwrap_or(alias);
        if last.is_empty() || last.contains('.') { Address::of_path(alias) } else { Address(format!("{alias}/index.html").into()) }
    }

    /// The first page.
    pub fn home() -> Address {
        Address::file("index.html")
    }

    /// An article's page.
    pub fn article(slug: &Slug) -> Address {
        page_in("articles", slug.as_str())
    }

    /// A claim's page; of a former id, where its page lay.
    pub fn claim(kind: ClaimKind, id: &ClaimId) -> Address {
        page_in(kind.folder(), id.as_str())
    }

    /// A speaker's page; of a former id, where it lay.
    pub fn speaker(id: &SpeakerId) -> Address {
        page_in("speakers", id.as_str())
    }

    /// A topic's page.
    pub fn topic(slug: &Slug) -> Address {
        page_in("topics", slug.as_str())
    }

    /// A publisher's page.
    pub fn publisher(slug: &Slug) -> Address {
        page_in("publishers", slug.as_str())
    }

    /// A standing page, by its path below `content/pages` without ending.
    pub fn standing(path: &str) -> Address {
        Address(format!("{path}.html").into())
    }

    /// The list of articles.
    pub fn articles() -> Address {
        page_in("articles", "index")
    }

    /// The list of claims of a kind.
    pub fn claims(kind: ClaimKind) -> Address {
        page_in(kind.folder(), "index")
    }

    /// The list of speakers.
    pub fn speakers() -> Address {
        page_in("speakers", "index")
    }

    /// The list of topics.
    pub fn topics() -> Address {
        page_in("topics", "index")
    }

    /// The list of publishers.
    pub fn publishers() -> Address {
        page_in("publishers", "index")
    }

    /// The list of sources.
    pub fn sources() -> Address {
        page_in("sources", "index")
    }

    /// Every change of status.
    pub fn changes() -> Address {
        Address::file("changes.html")
    }

    /// What was wrong.
    pub fn corrections() -> Address {
        Address::file("corrections.html")
    }

    /// Every claim by status.
    pub fn status() -> Address {
        Address::file("status.html")
    }

    /// The claims of one status, by its id.
    pub fn status_of(status: &str) -> Address {
        page_in("status", status)
    }

    /// The claims of one kind by status.
    pub fn status_of_kind(kind: ClaimKind) -> Address {
        page_in("status", kind.folder())
    }

    /// What should have happened by now, and what comes due.
    pub fn overdue() -> Address {
        Address::file("overdue.html")
    }

    /// How it unfolded.
    pub fn timeline() -> Address {
        Address::file("timeline.html")
    }

    /// The lanes of the claims made in a year, four digits.
    pub fn timeline_year(year: u16) -> Address {
        Address(format!("timeline/{year:04}.html").into())
    }

    /// The scales and rules.
    pub fn methodology() -> Address {
        Address::file("methodology.html")
    }

    /// The search page.
    pub fn search() -> Address {
        Address::file("search.html")
    }

    /// The folder of the search index. Nothing else lies in it.
    pub fn search_folder() -> Address {
        Address::file("search")
    }

    /// The list of the index's parts.
    pub fn search_parts() -> Address {
        Address::file("search/parts.json")
    }

    /// What a host shows where nothing lies.
    pub fn missing() -> Address {
        Address::file("404.html")
    }

    /// What the site published.
    pub fn record() -> Address {
        Address::file("record.json")
    }

    /// The data as one SQLite file, where it is made: no planned page, for only a build makes it.
    pub fn database() -> Address {
        Address::file("data/archive.sqlite")
    }

    /// A page of the list whose own page this is: `X/page-N.html` beside `X.html`, and beside `X/index.html`.
    #[must_use]
    pub fn part(&self, part: Part) -> Address {
        match part {
            Part::Own => self.clone(),
            Part::Numbered(number) => {
                let stem = self.0.strip_suffix(".html").unwrap_or(&self.0);
                let folder = stem.strip_suffix("index").filter(|folder| folder.is_empty() || folder.ends_with('/'));
                match folder {
                    Some(folder) => Address(format!("{folder}page-{number}.html").into()),
                    None => Address(format!("{stem}/page-{number}.html").into()),
                }
            }
        }
    }

    /// The file of the same name with another ending: a topic's feed lies beside its page.
    #[must_use]
    pub fn beside(&self, ending: &str) -> Address {
        let stem = self.0.strip_suffix(".html").unwrap_or(&self.0);
        Address(format!("{stem}.{ending}").into())
    }

    /// The folder in which it lies, `/` at its end: `articles/`; of a file at the root nothing.
    pub fn folder(&self) -> &str {
        self.0.rfind('/').map_or("", |slash| &self.0[..=slash])
    }

    /// The path from the site's root, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path from the site's root as a URL has it: all but A–Z, a–z, 0–9, `-`, `.`, `_`, `~` and `/` as UTF-8 in per cent
    /// (RFC 3986, sections 2.1 to 2.3).
    pub fn encoded(&self) -> String {
        encode(&self.0)
    }

    /// The relative link to this file from a page (RFC 3986, section 4.2); it names the file always, also the page itself.
    pub fn href_from(&self, page: &Address) -> String {
        let shared = shared_folders(&self.0, &page.0);
        let mut href = "../".repeat(page.0[shared..].matches('/').count());
        href.push_str(&encode(&self.0[shared..]));
        href
    }

    /// The relative link to a place in this file, by its id; `#id` alone where the page is this one.
    pub fn href_to_place(&self, page: &Address, id: &str) -> String {
        let mut href = if self == page { String::new() } else { self.href_from(page) };
        href.push('#');
        href.push_str(&encode(id));
        href
    }

    /// From this page to the site's root: nothing, `../`, `../../` and so on.
    pub fn root_from(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The whole address, for what is read elsewhere: feeds, the sitemap, data.
    pub fn absolute(&self, base_url: &str) -> String {
        let slash = if base_url.ends_with('/') { "" } else { "/" };
        format!("{base_url}{slash}{}", self.encoded())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn page_in(folder: &str, name: &str) -> Address {
    Address(format!("{folder}/{name}.html").into())
}

/// How many bytes of both name the folders that they share, the last `/` included.
fn shared_folders(one: &str, other: &str) -> usize {
    let mut shared = 0;
    for ((start, part), theirs) in one.match_indices('/').zip(other.match_indices('/')) {
        let end = start + part.len();
        if theirs.0 != start || one[shared..end] != other[shared..end] {
            break;
        }
        shared = end;
    }
    shared
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => encoded.push(char::from(byte)),
            _ => encoded.extend(['%', hex(byte >> 4), hex(byte & 0xf)]),
        }
    }
    encoded
}

/// The digit of a number below 16.
fn hex(number: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(number)])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn a_relative_link_leads_from_page_to_file() {
        for (page, to, href) in [
            ("index.html", "status.html", "status.html"),
            ("index.html", "articles/a.html", "articles/a.html"),
            ("articles/a.html", "index.html", "../index.html"),
            ("articles/a.html", "articles/b.html", "b.html"),
            ("articles/a.html", "articles/2018/map.png", "2018/map.png"),
            ("articles/2018/page.html", "articles/b.html", "../b.html"),
            ("a/b/c.html", "a/x/c.html", "../x/c.html"),
            ("ab/c.html", "abc/c.html", "../abc/c.html"),
            ("status.html", "status/kept.html", "status/kept.html"),
            ("status/kept.html", "status.html", "../status.html"),
            ("index.html", "index.html", "index.html"),
            ("index.html", "articles/남북.html", "articles/%EB%82%A8%EB%B6%81.html"),
            ("index.html", "a b/100%?#:x.png", "a%20b/100%25%3F%23%3Ax.png"),
            ("남/a.html", "남/b.html", "b.html"),
        ] {
            assert_eq!(Address::file(to).href_from(&Address::file(page)), href, "{page} to {to}");
        }
    }

    #[test]
    fn a_link_to_a_place() {
        let (article, claim) = (Address::file("articles/a.html"), Address::file("commitments/c.html"));
        assert_eq!(article.href_to_place(&claim, "claim-c"), "../articles/a.html#claim-c");
        assert_eq!(article.href_to_place(&article, "claim-c"), "#claim-c");
        assert_eq!(article.href_to_place(&article, "요약"), "#%EC%9A%94%EC%95%BD");
    }

    #[test]
    fn the_way_to_the_root_and_the_whole_address() {
        for (address, root, absolute) in [
            ("index.html", "", "https://example.org/words/index.html"),
            ("articles/é.html", "../", "https://example.org/words/articles/%C3%A9.html"),
            ("a/b/c.html", "../../", "https://example.org/words/a/b/c.html"),
        ] {
            let address = Address::file(address);
            assert_eq!(address.root_from(), root);
            assert_eq!(address.absolute("https://example.org/words/"), absolute);
            assert_eq!(address.absolute("https://example.org/words"), absolute);
        }
    }

    #[test]
    fn the_pages_of_a_list_and_what_lies_beside_a_page() {
        for (own, second, feed) in [
            ("changes.html", "changes/page-2.html", "changes.xml"),
            ("articles/index.html", "articles/page-2.html", "articles/index.xml"),
            ("index.html", "page-2.html", "index.xml"),
            ("speakers/kim.html", "speakers/kim/page-2.html", "speakers/kim.xml"),
            ("speakers/myindex.html", "speakers/myindex/page-2.html", "speakers/myindex.xml"),
        ] {
            let own = Address::file(own);
            assert_eq!(own.part(Part::Own), own);
            assert_eq!(own.part(Part::Numbered(2)).as_str(), second);
            assert_eq!(own.beside("xml").as_str(), feed);
        }
    }

    #[test]
    fn the_file_that_answers_for_a_path() {
        for (path, of_path, former) in [
            ("", "index.html", "index.html"),
            ("old/address/", "old/address/index.html", "old/address/index.html"),
            ("old/address", "old/address", "old/address/index.html"),
            ("old/address.html", "old/address.html", "old/address.html"),
            ("v1.2/address", "v1.2/address", "v1.2/address/index.html"),
        ] {
            assert_eq!((Address::of_path(path).as_str(), Address::former(path).as_str()), (of_path, former), "{path}");
        }
    }

    /// The path that a relative link without `.` parts names, by the letter of RFC 3986, section 5.2, and decoded.
    fn resolved(page: &str, href: &str) -> String {
        let mut parts: Vec<&str> = page.split('/').collect();
        parts.pop();
        for part in href.split('/') {
            if part == ".." {
                parts.pop().unwrap();
            } else {
                parts.push(part);
            }
        }
        let (path, mut bytes) = (parts.join("/"), Vec::new());
        let mut rest = path.as_bytes();
        while let Some((byte, after)) = rest.split_first() {
            if *byte == b'%' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                rest = &after[2..];
            } else {
                bytes.push(*byte);
                rest = after;
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #[test]
        fn a_relative_link_resolves_to_its_file(page in "([ab한%]{1,2}/){0,4}[a-z]{1,3}", to in "([ab한%]{1,2}/){0,4}[a-z:?# é%]{1,4}") {
            let href = Address::file(&to).href_from(&Address::file(&page));
            // The encoded page is the base: its decoded folders hold what the base's do.
            prop_assert_eq!(resolved(&page.replace('%', "%25"), &href), to);
        }
    }
}
