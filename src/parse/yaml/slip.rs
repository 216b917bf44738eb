//! Signs that look right on the screen and mean something else to YAML: the parser stops at them, or a line later.
//!
//! In: one line. Out: the sign, and what to write instead. Whether the line is wrong at all only the parser can say.

use std::ops::Range;

/// A sign that is probably not the one that was meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Its place in the line.
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

/// The first such sign of the line: in its indent, in what begins an entry of a list, or behind its key.
pub(super) fn slip(line: &str) -> Option<Slip> {
    indent(line).or_else(|| hyphen(line)).or_else(|| colon(line))
}

/// A blank that is none, such as the no-break space.
fn indent(line: &str) -> Option<Slip> {
    let blanks = line.len() - line.trim_start().len();
    let (at, blank) = line[..blanks].char_indices().find(|(_, blank)| !matches!(blank, ' ' | '\t'))?;
    let end = blanks - line[at..blanks].trim_start_matches(|c| c != ' ').len();
    (blanks < line.len()).then(|| Slip {
        at: at..end.max(at + blank.len_utf8()),
        message: format!("the blank U+{:04X} can't indent a line", u32::from(blank)),
        help: "indent with blanks as the space bar writes them".to_owned(),
    })
}

/// `-id: x`, a hyphen and a tab, or a dash or bullet in the hyphen's place.
fn hyphen(line: &str) -> Option<Slip> {
    let start = line.len() - line.trim_start_matches(' ').len();
    let sign = line[start..].chars().next()?;
    let behind = &line[start + sign.len_utf8()..];
    let entry = behind.trim_start();
    let at = start..start + sign.len_utf8();
    let (at, message) = match sign {
        '-' if behind.starts_with('\t') => (at.start..at.end + 1, "a tab can't stand behind the hyphen of an entry".to_owned()),
        '-' if behind.starts_with(char::is_alphabetic) && key(entry).is_some() => {
            (at, "a blank is missing behind the hyphen of an entry".to_owned())
        }
        '–' | '—' | '−' | '•' if !entry.is_empty() => (at, format!("`{sign}` begins no entry of a list")),
        _ => return None,
    };
    Some(Slip { at, message, help: format!("write `- {}`", entry.split([':', '：']).next().map_or(entry, str::trim_end)) })
}

/// `title：The`, with the colon of Chinese and Japanese, or a colon with a blank that is none behind it.
fn colon(line: &str) -> Option<Slip> {
    let entry = line.trim_start_matches([' ', '-']);
    let start = line.len() - entry.len();
    let name = key(entry)?;
    let sign = entry[name.len()..].chars().next()?;
    let value = &entry[name.len() + sign.len_utf8()..];
    let written = match sign {
        '：' => true,
        _ => value.starts_with(['\u{a0}', '\u{202f}', '\u{3000}']),
    };
    let end = start + entry.len() - value.trim_start().len();
    written.then(|| Slip {
        at: start + name.len()..end,
        message: "a key ends with `:` and a blank".to_owned(),
        help: format!("write `{name}: {}`", value.trim_start().split(' ').next().unwrap_or_default()),
    })
}

/// The key with which a line begins, as our keys are written, up to its colon of whatever kind.
fn key(entry: &str) -> Option<&str> {
    let name = &entry[..entry.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?];
    (!name.is_empty() && entry[name.len()..].starts_with([':', '：'])).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_look_right() {
        for (line, found) in [
            ("  -id: x", Some(("-", "write `- id`"))),
            ("  – id: x", Some(("–", "write `- id`"))),
            ("  -\tid: x", Some(("-\t", "write `- id`"))),
            ("  • id: x", Some(("•", "write `- id`"))),
            ("  -5", None),
            ("  -- x: y", None),
            ("\u{a0}\u{a0}text: x", Some(("\u{a0}\u{a0}", "indent with blanks as the space bar writes them"))),
            ("  \u{3000}text: x", Some(("\u{3000}", "indent with blanks as the space bar writes them"))),
            ("title：The bridge", Some(("：", "write `title: The`"))),
            ("  - id：x", Some(("：", "write `id: x`"))),
            ("title:\u{a0}The", Some((":\u{a0}", "write `title: The`"))),
            ("title: a：b", None),
            ("    text: – a", None),
            ("", None),
        ] {
            let slip = slip(line);
            assert_eq!(slip.as_ref().map(|slip| (&line[slip.at.clone()], slip.help.as_str())), found, "{line}");
        }
    }
}
