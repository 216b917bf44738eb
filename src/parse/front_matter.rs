//! A Markdown file → its front matter and its body.

use std::ops::Range;

use super::records::{ARTICLE, PAGE, SPEAKER};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{FileId, Span};

/// The longest front matter, in bytes.
const LONGEST: usize = 256 * 1024;

/// Where the two parts of a file stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the two lines; `None` where there is no front matter.
    pub yaml: Option<Range<usize>>,
    /// The Markdown after it.
    pub body: Range<usize>,
}

/// Whether a file must have a front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// An article must.
    Required,
    /// A page need not.
    Optional,
}

/// Finds the two lines of three hyphens. `None` where there should be some and are not; the log then says which.
pub fn split(text: &str, file: FileId, need: Need, log: &mut Log) -> Option<FrontMatter> {
    let first = text.lines().next().unwrap_or("");
    let mistake = |range: Range<usize>, message: &str| Diagnostic::new(Code::FrontMatter, Span::new(file, range), message);
    if first.trim_end() == "+++" {
        log.push(mistake(0..first.len(), "front matter between `+++` lines (TOML) isn't read").help("write YAML between lines of `---`"));
        return None;
    }
    if first.trim_end() != "---" {
        let late = text.lines().position(|line| line.trim_end() == "---").is_some();
        match need {
            Need::Optional => return Some(FrontMatter { yaml: None, body: 0..text.len() }),
            Need::Required if text.trim().is_empty() => {
                log.push(
                    mistake(0..0, "the file is empty")
                        .help("an article begins with a line `---`, its front matter, and another line `---`"),
                );
            }
            Need::Required if late => {
                log.push(mistake(0..first.len(), "there is text before the first `---`").help("the front matter begins in the first line"));
            }
            Need::Required => {
                log.push(mistake(0..first.len(), "there is no front matter").help("an article begins with a line `---`"));
            }
        }
        return None;
    }
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            if at - start > LONGEST {
                log.push(Diagnostic::new(Code::TooLarge, Span::new(file, 0..3), "the front matter is longer than 256 KB"));
                return None;
            }
            let body = at + line.len()..text.len();
            if let Some(key) = goes_on(&text[body.clone()]) {
                let place = body.start + key.start..body.start + key.end;
                let message = format!("the front matter ends here, and `{}:` stands in the text", &text[place.clone()]);
                let mistake = mistake(at..at + line.trim_end().len(), &message).help("leave this line out");
                log.push(mistake.note(Span::new(file, place), "this is read as text"));
                return None;
            }
            return Some(FrontMatter { yaml: Some(start..at), body });
        }
        at += line.len();
    }
    log.push(mistake(0..3, "the front matter has no end").help("it ends with a line `---`"));
    None
}

/// The key with which a body begins that is front matter itself: YAML as far as another line of three hyphens.
fn goes_on(body: &str) -> Option<Range<usize>> {
    let start = body.len() - body.trim_start().len();
    let start = body[..start].rfind('\n').map_or(0, |end| end + 1);
    let (key, _) = body[start..].split_once(':')?;
    let is_key = [&ARTICLE, &SPEAKER, &PAGE].iter().any(|record| record.keys.iter().any(|known| known.name == key));
    let mut lines = body[start..].lines().take_while(|line| line.trim_end() != "---");
    let is_yaml = lines.all(|line| line.trim().is_empty() || line.starts_with([' ', '#', '-']) || has_key(line));
    let has_end = body[start..].lines().any(|line| line.trim_end() == "---");
    (is_key && has_end && is_yaml).then(|| start..start + key.len())
}

/// Whether a line begins as YAML's mappings do: a word, a colon, and a blank or nothing.
fn has_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) && (rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{ArchivePath, Files, InputFile};

    #[test]
    fn the_two_parts_of_a_file() {
        let input = InputFile { path: ArchivePath::new("a.md"), text: None, spoiled: false, image_size: None, sha256: [0; 32] };
        let file = Files::new(vec![input]).find("a.md").unwrap();
        for (text, need, expected) in [
            ("---\na: 1\n---\nbody", Need::Required, Ok((Some("a: 1\n"), "body"))),
            ("--- \na: 1\n---  \n", Need::Required, Ok((Some("a: 1\n"), ""))),
            ("---\n---\n", Need::Required, Ok((Some(""), ""))),
            (
                "---\ntitle: A\n---\n\nclaims:\n  - id: a\n\ndraft: true\n---\nb",
                Need::Required,
                Err("the front matter ends here, and `claims:` stands in the text"),
            ),
            ("---\n---\nmenu: A\n---\nb", Need::Optional, Err("the front matter ends here, and `menu:` stands in the text")),
            ("---\na: 1\n---\nsummary: b\n\nwords\n\n---\n", Need::Required, Ok((Some("a: 1\n"), "summary: b\n\nwords\n\n---\n"))),
            ("---\na: 1\n---\nclaims: b\n", Need::Required, Ok((Some("a: 1\n"), "claims: b\n"))),
            ("---\na: 1\n---\nBerlin: b\n\n---\n", Need::Required, Ok((Some("a: 1\n"), "Berlin: b\n\n---\n"))),
            ("words", Need::Optional, Ok((None, "words"))),
            ("words", Need::Required, Err("there is no front matter")),
            ("", Need::Required, Err("the file is empty")),
            ("---", Need::Required, Err("the front matter has no end")),
            ("---\na: 1\n----\n", Need::Required, Err("the front matter has no end")),
            ("x\n---\na: 1\n---\n", Need::Required, Err("there is text before the first `---`")),
            ("+++\na = 1\n+++\n", Need::Optional, Err("front matter between `+++` lines (TOML) isn't read")),
        ] {
            let mut log = Log::new();
            let found = split(text, file, need, &mut log);
            let found = found.map(|parts| (parts.yaml.map(|range| &text[range]), &text[parts.body]));
            let message = log.sorted().first().map(|mistake| mistake.message.clone());
            assert_eq!(found.ok_or(message.as_deref().unwrap_or("")), expected, "{text}");
        }
    }
}
