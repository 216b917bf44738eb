//! Words as these formats can hold them.

/// The words without what XML 1.0 (section 2.2) and iCalendar can't hold or discourage: control characters other than tab and
/// line feed, and the two letters that are none, U+FFFE and U+FFFF.
pub(super) fn printable(words: &str) -> String {
    words
        .chars()
        .filter(|letter| !(letter.is_control() && !matches!(letter, '\t' | '\n') || matches!(letter, '\u{fffe}' | '\u{ffff}')))
        .collect()
}

/// The words in one line: every run of white space is one space.
pub(super) fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    printable(&words.join(" "))
}

/// The words for an element of XML.
pub(super) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in printable(words).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_held_is_left_out() {
        for (words, shown, line, xml) in [
            ("a <b> & \"c\"", "a <b> & \"c\"", "a <b> & \"c\"", "a &lt;b&gt; &amp; &quot;c&quot;"),
            ("one\r\n\ttwo", "one\n\ttwo", "one two", "one\n\ttwo"),
            ("\u{0}\u{1b}[31m\u{7f}\u{85}x\u{9f}", "[31mx", "[31m x", "[31mx"),
            ("a\u{fffe}\u{ffff}\u{fffd}", "a\u{fffd}", "a\u{fffd}", "a\u{fffd}"),
            ("]]>", "]]>", "]]>", "]]&gt;"),
            ("남북 🕊", "남북 🕊", "남북 🕊", "남북 🕊"),
        ] {
            assert_eq!((printable(words).as_str(), one_line(words).as_str(), escaped(words).as_str()), (shown, line, xml), "{words:?}");
        }
    }
}
