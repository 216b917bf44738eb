//! Texts written so that YAML reads them back as they are.

/// `text` in double quotes, on one line, with what YAML would change written as escapes (YAML 1.2, "Escaped Characters").
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() || matches!(control, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out.push_str(&format!("\\u{:04x}", control as u32));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// `text` in quotes, in those that leave it as it is where there are such.
pub(in crate::parse) fn in_quotes(text: &str) -> String {
    let is_plain = |quote: char| !text.contains([quote, '\\']) && !text.contains(char::is_control);
    match (is_plain('"'), is_plain('\'')) {
        (true, _) => format!("\"{text}\""),
        (false, true) => format!("'{text}'"),
        (false, false) => quoted(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["plain", "a: b", "\"quoted\" \\ 'x'", "line\nline", "", "*x", "정상\u{2028}", "tab\t\u{1b}"] {
            let back: String = serde_yaml::from_str(&quoted(text)).unwrap();
            assert_eq!(back, text);
        }
    }
}
