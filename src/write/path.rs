//! Where a file stands in a site: a relative path that cannot lead out of it.
//!
//! In: text from a plan or from a manifest that somebody else wrote. Out: a [`SitePath`].
//! Never: a look at the disk; whether two addresses clash is `plan`'s question.

use std::fmt::Write as _;
use std::path::Path;

/// The manifest's own name, at the top of the site.
pub(crate) const MANIFEST: &str = "manifest.json";

/// Longest path, in bytes (Linux's `PATH_MAX`).
const LONGEST: usize = 4096;

/// Where a file stands in a site: `articles/2018-03-06-pledges.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Box<str>);

/// What is wrong with a text that should be a [`SitePath`]. Reads on from the path: "`x/../y` leads out of …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// No letter at all.
    #[error("is empty")]
    Empty,
    /// Begins with `/`.
    #[error("begins with `/`; a path is relative to the site's folder")]
    Absolute,
    /// A part is `.` or `..`.
    #[error("has `.` or `..` as a part")]
    Dots,
    /// Two `/` in a row, or one at the end.
    #[error("has an empty part")]
    EmptyPart,
    /// A separator on some systems, a letter on others.
    #[error("has a backslash; parts are separated by `/`")]
    Backslash,
    /// NUL, a line break or another control character.
    #[error("has a control character")]
    Control,
    /// Over 4,096 bytes.
    #[error("is longer than 4,096 bytes")]
    TooLong,
}

impl SitePath {
    /// 1 to 4,096 bytes; parts separated by single `/`, none of them `.` or `..`; no backslash, no control
    /// character. Letters of any script.
    pub fn new(text: &str) -> Result<SitePath, PathFault> {
        if text.is_empty() {
            return Err(PathFault::Empty);
        }
        if text.len() > LONGEST {
            return Err(PathFault::TooLong);
        }
        if text.starts_with('/') {
            return Err(PathFault::Absolute);
        }
        if text.contains('\\') {
            return Err(PathFault::Backslash);
        }
        if text.contains(char::is_control) {
            return Err(PathFault::Control);
        }
        for part in text.split('/') {
            match part {
                "" => return Err(PathFault::EmptyPart),
                "." | ".." => return Err(PathFault::Dots),
                _ => {}
            }
        }
        Ok(SitePath(text.into()))
    }

    /// The path as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders above it, outermost first: `a` and `a/b` for `a/b/c.html`.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

impl AsRef<Path> for SitePath {
    fn as_ref(&self) -> &Path {
        Path::new(&*self.0)
    }
}

/// A text as a message may show it: at most 200 characters, with control, line-break and bidi characters as
/// `\u{…}`, so that a hostile name can neither fill the terminal nor steer it.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 200;
    let mut out = String::with_capacity(text.len().min(2 * MOST));
    for (count, letter) in text.chars().enumerate() {
        if count == MOST {
            out.push('…');
            break;
        }
        match letter {
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "{}", letter.escape_unicode());
            }
            _ if letter.is_control() => {
                let _ = write!(out, "{}", letter.escape_unicode());
            }
            _ => out.push(letter),
        }
    }
    out
}

/// [`shown`] for a path of the disk; bytes that are no UTF-8 show as U+FFFD.
pub(crate) fn shown_path(path: &Path) -> String {
    shown(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    use super::{PathFault, SitePath, shown};

    #[test]
    fn only_paths_that_stay_inside() {
        for (text, fault) in [
            ("index.html", None),
            ("articles/정상-회담.html", None),
            (".nojekyll", None),
            ("a/...", None),
            ("C:x", None),
            ("", Some(PathFault::Empty)),
            ("/etc/passwd", Some(PathFault::Absolute)),
            ("//other/x", Some(PathFault::Absolute)),
            ("../x", Some(PathFault::Dots)),
            ("a/../../b", Some(PathFault::Dots)),
            ("a/..", Some(PathFault::Dots)),
            ("./a", Some(PathFault::Dots)),
            (".", Some(PathFault::Dots)),
            ("a//b", Some(PathFault::EmptyPart)),
            ("a/", Some(PathFault::EmptyPart)),
            ("a\\..\\b", Some(PathFault::Backslash)),
            ("a\0b", Some(PathFault::Control)),
            ("a\nb", Some(PathFault::Control)),
            ("a\u{85}b", Some(PathFault::Control)),
        ] {
            assert_eq!(SitePath::new(text).err(), fault, "{text:?}");
        }
        assert_eq!(SitePath::new(&"x".repeat(4097)).err(), Some(PathFault::TooLong));
    }

    #[test]
    fn folders_from_the_outermost() {
        for (path, folders) in [("a.html", vec![]), ("a/b.html", vec!["a"]), ("a/b/c.html", vec!["a", "a/b"])] {
            let path = SitePath::new(path).unwrap();
            assert_eq!(path.folders().collect::<Vec<_>>(), folders);
        }
    }

    #[test]
    fn names_in_messages_are_harmless() {
        for (text, expected) in
            [("정상.html", "정상.html"), ("a\u{1b}[31m", "a\\u{1b}[31m"), ("a\nb", "a\\u{a}b"), ("a\u{202e}b", "a\\u{202e}b")]
        {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown(&"x".repeat(70_000)).chars().count(), 201);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_accepted_has_normal_parts_only(text in "[a./\\\\\u{0}é]{0,12}") {
            if let Ok(path) = SitePath::new(&text) {
                let all_normal =
                    Path::new(path.as_str()).components().all(|part| matches!(part, Component::Normal(_)));
                prop_assert!(all_normal);
                prop_assert!(!path.as_str().ends_with('/'));
            }
        }
    }
}
