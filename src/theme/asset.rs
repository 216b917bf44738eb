//! Static files: fingerprinted names, so that a host may tell browsers to keep them for ever.
//!
//! In: the files below `static/` of both themes. Out: each with its address, `static/afterword.0f1e2d3c4b.css`:
//! ten hex digits of its SHA-256 stand before the ending. A stylesheet names other static files by their paths;
//! what is published of it has their addresses.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use super::fault::{Layer, TemplateFault};
use super::stylesheet::{self, Reference};
use crate::diagnostic::suggest::nearest;

/// A file of the theme that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticFile {
    /// From the site's root: `static/afterword.0f1e2d3c4b.css`.
    pub address: String,
    /// What it holds.
    pub content: StaticContent,
}

/// What a published file of the theme holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaticContent {
    /// These bytes.
    Bytes(Cow<'static, [u8]>),
    /// What the archive's theme has at this path below its folder: `static/fonts/serif.woff2`.
    CopyOf(String),
}

/// A static file before it has its address.
pub(super) struct Unaddressed {
    /// Whose it is.
    pub layer: Layer,
    /// What it holds.
    pub content: StaticContent,
    /// SHA-256 of the file, where it is copied unread.
    pub sha256: [u8; 32],
}

/// What became of the static files.
pub(super) struct Addressed {
    /// The addresses by path below the theme's folder.
    pub addresses: BTreeMap<String, String>,
    /// What is published, in the order of addresses.
    pub files: Vec<StaticFile>,
    /// Files that a stylesheet names and that aren't there.
    pub faults: Vec<TemplateFault>,
}

/// Gives every file its address.
pub(super) fn address(files: BTreeMap<String, Unaddressed>) -> Addressed {
    let mut faults = missing(&files);
    let mut addressed = Addressed { addresses: BTreeMap::new(), files: Vec::new(), faults: Vec::new() };
    // A stylesheet's own name depends on what it says, and that on the names of what it names.
    let (mut sheets, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| path.ends_with(".css"));
    for (path, file) in others {
        addressed.publish(path, file);
    }
    while !sheets.is_empty() {
        let waiting: BTreeSet<String> = sheets.iter().map(|(path, _)| path.clone()).collect();
        let waits = |(path, file): &(String, Unaddressed)| named(path, file).iter().any(|name| waiting.contains(&name.path));
        let (later, ready): (Vec<_>, Vec<_>) = sheets.into_iter().partition(waits);
        if ready.is_empty() {
            let circle = |(path, file): &(String, Unaddressed)| {
                TemplateFault::whole(file.layer, path, "the stylesheet leads back to itself, or to others that do, by what it imports")
            };
            faults.extend(later.iter().map(circle));
            break;
        }
        for (path, file) in ready {
            addressed.publish(path, file);
        }
        sheets = later;
    }
    addressed.files.sort_by(|one, other| one.address.cmp(&other.address));
    Addressed { faults, ..addressed }
}

impl Addressed {
    fn publish(&mut self, path: String, file: Unaddressed) {
        let address_of = |path: &str| self.addresses.get(path).map(String::as_str);
        let content = match file.content {
            StaticContent::Bytes(bytes) => StaticContent::Bytes(match sheet_text(&path, &bytes) {
                Some(text) => Cow::Owned(stylesheet::published(&path, text, &address_of).into_bytes()),
                None => bytes,
            }),
            StaticContent::CopyOf(path) => StaticContent::CopyOf(path),
        };
        let hash = match &content {
            StaticContent::Bytes(bytes) => Sha256::digest(bytes).into(),
            StaticContent::CopyOf(_) => file.sha256,
        };
        let address = fingerprinted(&path, &hash);
        self.addresses.insert(path, address.clone());
        self.files.push(StaticFile { address, content });
    }
}

fn sheet_text<'a>(path: &str, bytes: &'a [u8]) -> Option<&'a str> {
    std::str::from_utf8(bytes).ok().filter(|_| path.ends_with(".css"))
}

/// The static files that a file names, if it is a stylesheet.
fn named(path: &str, file: &Unaddressed) -> Vec<Reference> {
    match &file.content {
        StaticContent::Bytes(bytes) => sheet_text(path, bytes).map_or_else(Vec::new, |text| stylesheet::references(path, text)),
        StaticContent::CopyOf(_) => Vec::new(),
    }
}

/// A fault for each file that a stylesheet names and that isn't there.
fn missing(files: &BTreeMap<String, Unaddressed>) -> Vec<TemplateFault> {
    let mut faults = Vec::new();
    for (path, file) in files {
        for Reference { path: name, line, column } in named(path, file) {
            if !files.contains_key(&name) {
                let near = nearest(&name, files.keys().map(String::as_str));
                let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                let whole = TemplateFault::whole(file.layer, path, format!("the theme has no file `{name}`{near}"));
                faults.push(TemplateFault { line: Some(line), column: Some(column), ..whole });
            }
        }
    }
    faults
}

/// `static/a.css` with the first five bytes of a hash: `static/a.0f1e2d3c4b.css`.
fn fingerprinted(path: &str, hash: &[u8; 32]) -> String {
    let digits: String = hash[..5].iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[folder..].rfind('.') {
        Some(dot) => format!("{}.{digits}{}", &path[..folder + dot], &path[folder + dot..]),
        None => format!("{path}.{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &'static str) -> Unaddressed {
        Unaddressed { layer: Layer::Archive, content: StaticContent::Bytes(Cow::Borrowed(text.as_bytes())), sha256: [0; 32] }
    }

    #[test]
    fn the_digits_stand_before_the_ending() {
        let hash = std::array::from_fn(|byte| byte as u8 + 0xa0);
        for (path, address) in [
            ("static/a.css", "static/a.a0a1a2a3a4.css"),
            ("static/a.min.js", "static/a.min.a0a1a2a3a4.js"),
            ("static/v1.2/font", "static/v1.2/font.a0a1a2a3a4"),
        ] {
            assert_eq!(fingerprinted(path, &hash), address);
        }
    }

    fn copy(path: &str, digit: u8) -> Unaddressed {
        Unaddressed { layer: Layer::Archive, content: StaticContent::CopyOf(path.to_owned()), sha256: [digit; 32] }
    }

    #[test]
    fn a_stylesheet_changes_its_own_name_with_what_it_names() {
        let files = |digit| {
            BTreeMap::from([
                ("static/a.css".to_owned(), text("@import url(css/b.css);")),
                ("static/css/b.css".to_owned(), text("a { src: url(../fonts/f.woff2) }")),
                ("static/fonts/f.woff2".to_owned(), copy("static/fonts/f.woff2", digit)),
            ])
        };
        let Addressed { addresses, files: published, faults } = address(files(0xbb));
        assert_eq!(faults, []);
        assert_eq!(addresses["static/fonts/f.woff2"], "static/fonts/f.bbbbbbbbbb.woff2");
        let words = |address: &str| match &published.iter().find(|file| file.address == address).unwrap().content {
            StaticContent::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
            StaticContent::CopyOf(_) => panic!("a stylesheet has its bytes"),
        };
        assert_eq!(words(&addresses["static/css/b.css"]), "a{src:url(\"../fonts/f.bbbbbbbbbb.woff2\")}");
        let b = addresses["static/css/b.css"].strip_prefix("static/").unwrap();
        assert_eq!(words(&addresses["static/a.css"]), format!("@import url(\"{b}\");"));
        let later = address(files(0xcc)).addresses;
        assert_ne!(addresses["static/css/b.css"], later["static/css/b.css"]);
        assert_ne!(addresses["static/a.css"], later["static/a.css"]);
    }

    #[test]
    fn what_a_stylesheet_names_is_there() {
        let files = BTreeMap::from([
            ("static/a.css".to_owned(), text("a {}\n  b { src: url(fonts/ff.woff2) }")),
            ("static/b.css".to_owned(), text("@import 'c.css';")),
            ("static/c.css".to_owned(), text("@import 'b.css';")),
            ("static/fonts/f.woff2".to_owned(), copy("static/fonts/f.woff2", 1)),
        ]);
        let faults = address(files).faults;
        let told: Vec<_> = faults.iter().map(|it| (it.file.as_str(), it.line, it.column, it.message.as_str())).collect();
        let circle = "the stylesheet leads back to itself, or to others that do, by what it imports";
        assert_eq!(
            told,
            [
                ("static/a.css", Some(2), Some(12), "the theme has no file `static/fonts/ff.woff2`; did you mean `static/fonts/f.woff2`?"),
                ("static/b.css", None, None, circle),
                ("static/c.css", None, None, circle),
            ]
        );
    }
}
