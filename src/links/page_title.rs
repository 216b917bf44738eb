//! The title of a page, from its first bytes.
//!
//! In: bytes that anybody may have sent. Out: some words in one line. No HTML is understood beyond this one element.

/// The longest title that is kept, in characters.
const LONGEST: usize = 200;

/// The words of the first `title` element; `None` where there is none, or nothing in it.
pub(super) fn page_title(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let lower = text.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    let words = plain(&text[start..end]);
    let words: Vec<&str> = words.split_whitespace().collect();
    let line: String = words.join(" ").chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    (!line.is_empty()).then_some(line)
}

/// With the usual references as their letters.
fn plain(html: &str) -> String {
    let mut plain = html.to_owned();
    for (reference, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        plain = plain.replace(reference, letter);
    }
    plain
}

/// Whether two titles say the same: numbers and signs in them come and go.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let letters = |title: &str| title.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_page() {
        for (html, title) in [
            ("<html><head><title>A page</title>", Some("A page")),
            ("<TITLE lang=en>\n  A &amp; B&#39;s\t</TITLE>", Some("A & B's")),
            ("<title>남북 정상</title><svg><title>x</title></svg>", Some("남북 정상")),
            ("<title>\u{1b}[31m red</title>", Some("[31m red")),
            ("<title></title>", None),
            ("<title>no end", None),
            ("<title", None),
            ("", None),
        ] {
            assert_eq!(page_title(html.as_bytes()).as_deref(), title, "{html}");
        }
        assert_eq!(page_title(b"<title>\xff\xfe</title>").as_deref(), Some("\u{fffd}\u{fffd}"));
        assert_eq!(page_title(format!("<title>{}</title>", "a".repeat(999)).as_bytes()).map(|title| title.len()), Some(LONGEST));
    }

    #[test]
    fn titles_that_say_the_same() {
        for (one, other, same) in
            [("News (3)", "news – 17", true), ("A", "B", false), ("Über uns", "ÜBER UNS", true), ("Summit", "404 Not Found", false)]
        {
            assert_eq!(same_words(one, other), same, "{one}, {other}");
        }
    }
}
