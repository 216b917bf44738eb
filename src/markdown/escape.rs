//! Text into HTML.
//!
//! In: any text. Out: text that an HTML parser reads back as the same words. Nothing else in this room
//! writes a character of a body into HTML.

/// Text between tags: `&`, `<` and `>` are written as references.
///
/// A line ends with LF whatever the text has (CRLF, a lone CR). Controls other than LF and TAB, which HTML
/// doesn't allow, become U+FFFD.
pub fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_text(&mut escaped, text);
    escaped
}

/// Text within a quoted attribute: as [`escape_text`], and both kinds of quotes.
pub fn escape_attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_attribute(&mut escaped, text);
    escaped
}

/// [`escape_text`] at the end of `html`.
pub fn push_text(html: &mut String, text: &str) {
    push(html, text, |_| None);
}

/// [`escape_attribute`] at the end of `html`.
pub fn push_attribute(html: &mut String, text: &str) {
    push(html, text, |character| match character {
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    });
}

fn push(html: &mut String, text: &str, more: impl Fn(char) -> Option<&'static str>) {
    let mut written = 0;
    for (at, character) in text.char_indices() {
        let reference = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' if text[at..].starts_with("\r\n") => "",
            '\r' => "\n",
            '\n' | '\t' => continue,
            _ if character.is_control() => "\u{fffd}",
            _ => match more(character) {
                Some(reference) => reference,
                None => continue,
            },
        };
        html.push_str(&text[written..at]);
        html.push_str(reference);
        written = at + character.len_utf8();
    }
    html.push_str(&text[written..]);
}

#[cfg(test)]
mod tests {
    use super::{escape_attribute, escape_text};

    #[test]
    fn text_and_attributes() {
        for (text, in_text, in_attribute) in [
            ("plain — 평문", "plain — 평문", "plain — 평문"),
            ("<b a=\"c\">", "&lt;b a=\"c\"&gt;", "&lt;b a=&quot;c&quot;&gt;"),
            ("it's & so", "it's &amp; so", "it&#39;s &amp; so"),
            ("&amp;", "&amp;amp;", "&amp;amp;"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd", "a\nb\nc\nd"),
            ("a\0b\u{1b}[m\tc", "a\u{fffd}b\u{fffd}[m\tc", "a\u{fffd}b\u{fffd}[m\tc"),
            ("", "", ""),
        ] {
            assert_eq!(escape_text(text), in_text, "{text:?}");
            assert_eq!(escape_attribute(text), in_attribute, "{text:?}");
        }
    }
}
