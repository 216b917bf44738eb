//! What a licence is called, and where its words are.

/// The address of a licence's words: itself, where archive.yaml gives one; for an identifier of SPDX (letters, digits, dots,
/// hyphens and plus signs) SPDX's own page; `None` for other words.
pub(super) fn address(license: &str) -> Option<String> {
    if license.starts_with("https://") || license.starts_with("http://") {
        return Some(license.to_owned());
    }
    let is_identifier = !license.is_empty() && license.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
    is_identifier.then(|| format!("https://spdx.org/licenses/{license}.html"))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn where_the_words_of_a_licence_are() {
        for (license, expected) in [
            ("CC-BY-4.0", Some("https://spdx.org/licenses/CC-BY-4.0.html")),
            ("https://example.org/terms", Some("https://example.org/terms")),
            ("All rights reserved", None),
            ("../x", None),
            ("", None),
        ] {
            assert_eq!(address(license).as_deref(), expected, "{license}");
        }
    }
}
