//! Names of files and folders.
//!
//! In: a name as the disk has it. Out: what is wrong with it, or what passes over it; and how it is shown.

use std::ffi::OsStr;

use crate::files::is_device_name;

/// What becomes of a name.
pub(super) enum Verdict {
    /// It is read.
    Fine,
    /// What editors, systems and version control leave behind: passed over in silence.
    Litter,
    /// It can't be part of an archive.
    Refused(String),
    /// It is read, but some systems can't hold it.
    Awkward(String),
}

/// Judges a name below `content/` or `themes/`. `may_be_hidden` below `content/static`, where a name may begin with a dot.
pub(super) fn judge(name: &OsStr, may_be_hidden: bool) -> Verdict {
    let bytes = name.as_encoded_bytes();
    if is_litter(bytes) || (bytes.starts_with(b".") && !may_be_hidden) {
        return Verdict::Litter;
    }
    let Some(text) = name.to_str() else {
        return Verdict::Refused("the name is no UTF-8".to_owned());
    };
    if let Some(odd) = text.chars().find(|c| is_odd(*c)) {
        return Verdict::Refused(format!("the name holds the character U+{:04X}", odd as u32));
    }
    if text.contains('\\') {
        return Verdict::Refused("the name holds `\\`, which browsers take for `/`".to_owned());
    }
    if is_device_name(text) {
        return Verdict::Awkward(format!("Windows keeps the name `{}` for a device", text.split('.').next().unwrap_or(text)));
    }
    if let Some(sign) = text.chars().find(|c| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')) {
        return Verdict::Awkward(format!("Windows can't hold a name with `{sign}`"));
    }
    if text.ends_with(['.', ' ']) {
        return Verdict::Awkward("Windows can't hold a name that ends with a dot or a blank".to_owned());
    }
    Verdict::Fine
}

/// The name with escapes for what is no UTF-8 and for what a terminal or an eye would be misled by.
pub(super) fn shown(name: &OsStr) -> String {
    let mut out = String::with_capacity(name.len());
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if is_odd(letter) {
                out.extend(letter.escape_unicode());
            } else {
                out.push(letter);
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

/// Control characters, line ends, direction controls, the byte order mark and U+FFFE, U+FFFF.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn is_litter(name: &[u8]) -> bool {
    let swapped = name.starts_with(b".") && [&b".swp"[..], b".swo", b".swx"].iter().any(|ending| name.ends_with(ending));
    swapped
        || name.ends_with(b"~")
        || name.starts_with(b"._")
        || matches!(name, b".DS_Store" | b"Thumbs.db" | b"desktop.ini" | b".git" | b".hg" | b".svn")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_a_name() {
        for (name, hidden, expected) in [
            ("2018-03-06-a.md", false, "fine"),
            ("정상 회담.png", false, "fine"),
            (".DS_Store", true, "litter"),
            ("._a.md", true, "litter"),
            ("a.md~", false, "litter"),
            (".a.md.swp", true, "litter"),
            ("Thumbs.db", false, "litter"),
            (".git", true, "litter"),
            (".hidden", false, "litter"),
            (".nojekyll", true, "fine"),
            ("a\x1b.md", false, "the name holds the character U+001B"),
            ("a\nb.md", false, "the name holds the character U+000A"),
            ("a\u{202e}.md", false, "the name holds the character U+202E"),
            ("a\u{2028}.md", false, "the name holds the character U+2028"),
            ("a\\b.md", false, "the name holds `\\`, which browsers take for `/`"),
            ("con.md", false, "Windows keeps the name `con` for a device"),
            ("a?.png", false, "Windows can't hold a name with `?`"),
            ("x.", false, "Windows can't hold a name that ends with a dot or a blank"),
        ] {
            let found = match judge(OsStr::new(name), hidden) {
                Verdict::Fine => "fine".to_owned(),
                Verdict::Litter => "litter".to_owned(),
                Verdict::Refused(message) | Verdict::Awkward(message) => message,
            };
            assert_eq!(found, expected, "{name:?}");
        }
    }

    #[test]
    fn an_odd_name_is_shown_with_escapes() {
        for (name, expected) in [("a\u{202e}b", "a\\u{202e}b"), ("a\nb", "a\\u{a}b"), ("정상", "정상")] {
            assert_eq!(shown(OsStr::new(name)), expected);
        }
    }

    #[cfg(unix)] // Names are no bytes elsewhere.
    #[test]
    fn a_name_that_is_no_utf_8() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = OsStr::from_bytes(b"caf\xe9.md");
        assert!(matches!(judge(name, false), Verdict::Refused(message) if message == "the name is no UTF-8"));
        assert_eq!(shown(name), "caf\\xe9.md");
    }
}
