//! Texts that would take the parser too long or too much memory, refused before it sees them.
//!
//! What is a quote and what a letter can only be told by parsing. So nesting is looked for twice: in the text without its
//! quotes and comments, which gives the place; and in all signs that could nest, whatever stands around them.

use std::collections::HashSet;

/// The deepest nesting of lists and mappings.
pub(super) const DEEPEST: usize = 64;
/// Bytes of the text times its aliases: an alias may repeat all that stands before it.
const MOST_REPEATED: usize = 16 * 1024 * 1024;
/// Signs that open a list or mapping between brackets, in the whole text: as deep as they could nest, the parser
/// takes the square of it.
const MOST_OPENED: usize = 20_000;

/// What is wrong, and the byte at which it is.
pub(super) struct Refusal {
    pub(super) at: usize,
    pub(super) message: String,
}

/// Looks at the signs of the text alone.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    aliases(text)?;
    nested(text)?;
    signs_in_a_row(text)?;
    brackets(text)
}

/// Aliases (`*name`) of anchors (`&name`) that the text has.
fn aliases(text: &str) -> Result<(), Refusal> {
    let anchors: HashSet<&str> = text.match_indices('&').map(|(at, _)| name(&text[at + 1..])).filter(|name| !name.is_empty()).collect();
    if anchors.is_empty() {
        return Ok(());
    }
    let named = text.match_indices('*').filter(|(at, _)| anchors.contains(name(&text[at + 1..])));
    match named.enumerate().find(|(number, _)| (number + 1).saturating_mul(text.len()) > MOST_REPEATED) {
        Some((_, (at, _))) => Err(Refusal { at, message: "aliases repeat more text than 16 MB".to_owned() }),
        None => Ok(()),
    }
}

/// What an anchor or alias is called.
fn name(text: &str) -> &str {
    text.find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}')).map_or(text, |end| &text[..end])
}

fn brackets(text: &str) -> Result<(), Refusal> {
    if text.len() <= MOST_OPENED {
        return Ok(());
    }
    match text.match_indices(['[', '{']).nth(MOST_OPENED) {
        Some((at, _)) => Err(Refusal { at, message: format!("more than {MOST_OPENED} lists and mappings are written between brackets") }),
        None => Ok(()),
    }
}

fn too_deep(at: usize) -> Result<(), Refusal> {
    Err(Refusal { at, message: format!("lists and mappings are nested deeper than {DEEPEST}") })
}

/// Brackets that are open at once, outside quotes and comments as far as a look at the signs tells them.
fn nested(text: &str) -> Result<(), Refusal> {
    let bytes = text.as_bytes();
    let mut open = 0usize;
    let mut quote = None;
    let mut token_begins = true;
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        if let Some(end) = quote {
            if byte == b'\\' && end == b'"' {
                at += 1;
            } else if byte == end {
                quote = None;
            }
            at += 1;
            continue;
        }
        match byte {
            b'"' | b'\'' if token_begins => quote = Some(byte),
            b'[' | b'{' if token_begins || open > 0 => {
                open += 1;
                if open > DEEPEST {
                    return too_deep(at);
                }
            }
            b']' | b'}' => open = open.saturating_sub(1),
            b'#' if token_begins => {
                at = super::place::end_of_line(text, at);
                continue;
            }
            // A key at the margin is inside no list: what seemed open was a letter in a text.
            b'\n' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => open = 0,
            _ => {}
        }
        token_begins = matches!(byte, b' ' | b'\t' | b'\n' | b'[' | b'{' | b',' | b':' | b'-' | b'?');
        at += 1;
    }
    Ok(())
}

/// `- - - x` is a list in a list in a list, and `? ? x` a mapping in a mapping.
fn signs_in_a_row(text: &str) -> Result<(), Refusal> {
    let bytes = text.as_bytes();
    let mut row = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'a'..=b'z' => row = 0,
            b'-' | b'?' | b':' if bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace) => {
                row += 1;
                if row > DEEPEST {
                    return too_deep(at);
                }
            }
            b' ' | b'\t' => {}
            _ => row = 0,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_take_too_long_is_refused() {
        let bomb = |anchor: &str| format!("a: {anchor} \"{}\"\nb: [{}]", "x".repeat(100_000), "*a, ".repeat(20_000));
        for (text, fits) in [
            ("a: [1, [2, {b: 3}]]".to_owned(), true),
            ("a: \"[[[[\"".to_owned(), true),
            (format!("a: {}", "[".repeat(100_000)), false),
            (format!("a: x 'y\nb: {}", "[".repeat(100_000)), false),
            (format!("a: x 'y\n{}", "[ # ]\n".repeat(100_000)), false),
            (format!("a: {}", "- ".repeat(100_000)), false),
            (format!("a: x 'y\nb:\n {}", "- ".repeat(100_000)), false),
            (format!("a: {}", "? ".repeat(100_000)), false),
            ("a: &a x\nb: *a".to_owned(), true),
            (bomb("&a"), false),
            // Nobody calls anything `a`, so that these are words, and the parser stops at the first.
            (bomb(""), true),
            (format!("a: {}", "it's fine [".repeat(200)), false),
            ("k: \"a [b\"\n".repeat(200), true),
        ] {
            assert_eq!(check(&text).is_ok(), fits, "{}", &text[..text.len().min(40)]);
        }
    }
}
