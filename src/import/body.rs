//! Words of others in a body of Markdown, as words alone.

/// The text with every sign escaped that Markdown could take for its own (CommonMark, "Backslash escapes").
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '!' | '|' | '~' | '&' | '$' | '^'
        ) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The text as a paragraph: escaped, and no sign at its beginning makes it a list or anything else.
pub(super) fn paragraph(text: &str) -> String {
    let text = escaped(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    if rest.starts_with(['-', '+', '=', ':', '.', '/']) { format!("{number}\\{rest}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    #[test]
    fn words_stay_words() {
        for text in [
            "# a [b](c) *d* _e_ `f` <b>g</b> &amp; ![x](y) | ~~z~~",
            "1. one",
            "- two",
            "+ three",
            "=====",
            ": four",
            "12) five",
            "[!NOTE]",
            "a\\b",
            "[^1] and [x]: y",
            "---",
            "정상 회담",
        ] {
            let outline = markdown::outline(&paragraph(text)).unwrap();
            assert_eq!(outline.flat.text().trim(), text, "{text}");
            assert!(outline.links.is_empty() && outline.headings.is_empty(), "{text}");
        }
    }
}
