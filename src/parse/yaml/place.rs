//! Where values stand that the parser does not hand out as slices of the text.

/// The first byte of the value after `from`: behind blanks, line ends, comments, and the signs that lead to a value.
///
/// `from` is the end of the key, or of the value before in a list.
pub(super) fn start_of_value(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from.min(bytes.len());
    let mut line_begins = at == 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => {
                line_begins = true;
                at += 1;
                continue;
            }
            b' ' | b'\t' | b'\r' | b',' | b'[' | b'{' => at += 1,
            b'-' | b':' | b'?' if matches!(bytes.get(at + 1), None | Some(b' ' | b'\t' | b'\n' | b'[' | b'{' | b'"' | b'\'')) => at += 1,
            b'#' if line_begins || at == from || matches!(bytes.get(at.wrapping_sub(1)), Some(b' ' | b'\t' | b'\n')) => {
                at = end_of_line(text, at);
                continue;
            }
            b'&' | b'!' => at = end_of_token(text, at),
            _ => break,
        }
        line_begins = false;
    }
    at
}

/// The byte after a plain scalar without blanks that begins at `start`: a number, a truth value, an alias.
pub(super) fn end_of_token(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    start + rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len())
}

/// The byte after a quoted, block or plain scalar of that value which begins at `start`.
pub(super) fn end_of_scalar(text: &str, start: usize, value: &str) -> usize {
    match text.as_bytes().get(start) {
        Some(quote @ (b'"' | b'\'')) => end_of_quoted(text, start, *quote),
        Some(b'|' | b'>') => end_of_words(text, end_of_line(text, start), value),
        _ => end_of_words(text, start, value),
    }
}

/// The end of the line that holds `at`, before its LF.
pub(super) fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

fn end_of_quoted(text: &str, start: usize, quote: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 2,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            byte if *byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

/// The letters of a block or of a plain scalar over several lines stand in the text as in the value; only blanks differ.
fn end_of_words(text: &str, start: usize, value: &str) -> usize {
    let mut end = start;
    let mut letters = value.chars().filter(|c| !c.is_whitespace());
    let mut wanted = letters.next();
    for (offset, letter) in text[start..].char_indices() {
        let Some(next) = wanted else { break };
        if letter == next {
            end = start + offset + letter.len_utf8();
            wanted = letters.next();
        } else if !letter.is_whitespace() {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_starts_behind_the_signs_that_lead_to_it() {
        for (text, from, start) in [
            ("a: 12", 1, 3),
            ("a:\n  - 12", 1, 7),
            ("a: # no\n  12", 1, 10),
            ("a: [1, 2]", 1, 4),
            ("a: [1, 2]", 5, 7),
            ("a: !x 5", 1, 6),
            ("a: -5", 1, 3),
            ("a: &b 5", 1, 6),
            ("\"a\": 5", 3, 5),
        ] {
            assert_eq!(start_of_value(text, from), start, "{text}");
        }
    }

    #[test]
    fn a_scalar_ends_with_its_last_letter_or_quote() {
        for (text, start, value, end) in [
            ("'it''s' # x", 0, "it's", 7),
            ("\"a\\\"b\" x", 0, "a\"b", 6),
            (">-\n  one\n  two\nnext: 1", 0, "one two", 14),
            ("one\n  two # three", 0, "one two", 9),
        ] {
            assert_eq!(end_of_scalar(text, start, value), end, "{text}");
        }
    }
}
