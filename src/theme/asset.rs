//! Static files: fingerprinted names, so that a host may tell browsers to keep them for ever.
//!
//! In: the files below `static/` of both themes. Out: each with its address, `static/afterword.0f1e2d3c4b.css`:
//! ten hex digits of its SHA-256 stand before the ending. A stylesheet's `url(…)` of another static file follows it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

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
    /// What it holds.
    pub content: StaticContent,
    /// SHA-256 of the file, where it is copied unread.
    pub sha256: [u8; 32],
}

/// The addresses by path below the theme's folder, and the files to publish in the order of addresses.
pub(super) fn address(files: BTreeMap<String, Unaddressed>) -> (BTreeMap<String, String>, Vec<StaticFile>) {
    let mut addresses = BTreeMap::new();
    let mut published = Vec::new();
    let (sheets, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| path.ends_with(".css"));
    // Stylesheets last: what they name has its address by then.
    for (path, file) in others.into_iter().chain(sheets) {
        let content = match file.content {
            StaticContent::Bytes(bytes) => StaticContent::Bytes(match std::str::from_utf8(&bytes) {
                Ok(text) if path.ends_with(".css") => Cow::Owned(follow_urls(&path, text, &addresses).into_bytes()),
                Ok(_) | Err(_) => bytes,
            }),
            StaticContent::CopyOf(path) => StaticContent::CopyOf(path),
        };
        let hash = match &content {
            StaticContent::Bytes(bytes) => Sha256::digest(bytes).into(),
            StaticContent::CopyOf(_) => file.sha256,
        };
        let address = fingerprinted(&path, &hash);
        addresses.insert(path, address.clone());
        published.push(StaticFile { address, content });
    }
    published.sort_by(|one, other| one.address.cmp(&other.address));
    (addresses, published)
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

/// Writes the fingerprinted name wherever a stylesheet's `url(…)` names a static file by its path from the sheet.
fn follow_urls(sheet: &str, text: &str, addresses: &BTreeMap<String, String>) -> String {
    let folder = sheet.rfind('/').map_or("", |slash| &sheet[..=slash]);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("url(") {
        let (before, after) = rest.split_at(start + 4);
        out.push_str(before);
        let Some(end) = after.find(')') else {
            rest = after;
            break;
        };
        let written = after[..end].trim().trim_matches(['"', '\'']);
        match addresses.get(&format!("{folder}{written}")).and_then(|address| address.strip_prefix(folder)) {
            Some(address) => out.push_str(address),
            None => out.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &'static str) -> Unaddressed {
        Unaddressed { content: StaticContent::Bytes(Cow::Borrowed(text.as_bytes())), sha256: [0; 32] }
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

    #[test]
    fn a_stylesheet_follows_its_files_and_changes_its_own_name_with_them() {
        let sheet = "a{src:url(\"fonts/f.woff2\")}b{background:url(data:,)}c{src:url(fonts/none.woff2)}";
        let files = |digit| {
            BTreeMap::from([
                ("static/a.css".to_owned(), text(sheet)),
                (
                    "static/fonts/f.woff2".to_owned(),
                    Unaddressed { content: StaticContent::CopyOf("static/fonts/f.woff2".into()), sha256: [digit; 32] },
                ),
            ])
        };
        let (addresses, published) = address(files(0xbb));
        assert_eq!(addresses["static/fonts/f.woff2"], "static/fonts/f.bbbbbbbbbb.woff2");
        let StaticContent::Bytes(bytes) = &published[0].content else { panic!("a stylesheet has its bytes") };
        assert_eq!(
            std::str::from_utf8(bytes).unwrap(),
            "a{src:url(fonts/f.bbbbbbbbbb.woff2)}b{background:url(data:,)}c{src:url(fonts/none.woff2)}"
        );
        assert_ne!(addresses["static/a.css"], address(files(0xcc)).0["static/a.css"]);
    }
}
