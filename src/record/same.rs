//! Whether two texts say the same to a reader.

use unicode_normalization::UnicodeNormalization as _;

/// The text in NFC, each run of white space one blank: how a YAML value is folded, or its letters composed, changes no word.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.nfc());
    }
    out
}

/// Whether the two differ in white space and composition alone.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_composition_change_no_word() {
        for (one, other, expected) in [
            ("They will meet.", "They  will\nmeet. ", true),
            ("caf\u{e9}", "cafe\u{301}", true),
            ("", " ", true),
            ("They will meet.", "They will not meet.", false),
            ("They will meet.", "they will meet.", false),
            ("“quoted”", "\"quoted\"", false),
        ] {
            assert_eq!(same(one, other), expected, "{one:?} {other:?}");
        }
    }
}
