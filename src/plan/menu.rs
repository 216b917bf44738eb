//! What an entry of archive.yaml's menu leads to.

/// The path from the site's root and the place that a menu's address names, both decoded, the path without its first `/`.
///
/// `None` for an address with a scheme, which leads elsewhere.
pub fn site_path(url: &str) -> Option<(String, Option<String>)> {
    let before_path = url.split(['/', '?', '#']).next().unwrap_or(url);
    if before_path.contains(':') {
        return None;
    }
    let (path, place) = match url.split_once('#') {
        Some((path, place)) => (path, Some(place)),
        None => (url, None),
    };
    let path = path.strip_prefix('/').unwrap_or(path);
    Some((decoded(path), place.filter(|place| !place.is_empty()).map(decoded)))
}

/// The text with every `%41` as its byte; as it stands where that gives no UTF-8.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|digits| *byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()) {
            Some(encoded) => {
                bytes.push(encoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_scheme_is_a_path_from_the_root() {
        for (url, expected) in [
            ("status.html", Some(("status.html", None))),
            ("/status.html", Some(("status.html", None))),
            ("/", Some(("", None))),
            ("speakers/", Some(("speakers/", None))),
            ("about.html#who", Some(("about.html", Some("who")))),
            ("about.html#", Some(("about.html", None))),
            ("#who", Some(("", Some("who")))),
            ("articles/%EB%82%A8.html#%EB%B6%81", Some(("articles/남.html", Some("북")))),
            ("100%.html", Some(("100%.html", None))),
            ("%ff.html", Some(("%ff.html", None))),
            ("%2541.html", Some(("%41.html", None))),
            ("a/b:c.html", Some(("a/b:c.html", None))),
            ("https://example.org/", None),
            ("mailto:desk@example.org", None),
        ] {
            let read = site_path(url);
            let read = read.as_ref().map(|(path, place)| (path.as_str(), place.as_deref()));
            assert_eq!(read, expected, "{url}");
        }
    }
}
