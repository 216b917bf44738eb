//! Where a link may lead.
//!
//! In: an address as Markdown gives it, its references already decoded, once. Out: its kind, or why it is
//! refused. Nothing is decoded here, and nothing is looked up.

use std::fmt;

/// What kind of address it is; each holds the text as written, without blanks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// `https://…` or `http://…`
    External(&'a str),
    /// `mailto:…` or `tel:…`: nothing that could be asked whether it answers.
    Contact(&'a str),
    /// A path from the place of the file, with `?` and `#` if it has them.
    Relative(&'a str),
    /// A path from the site's root; begins with one `/`.
    RootRelative(&'a str),
    /// `#…`: a place on the same page.
    Fragment(&'a str),
    /// A place in the archive, by id: `claim:ID` is (`Claim`, `ID`).
    Own(OwnScheme, &'a str),
}

/// The archive's own kinds of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnScheme {
    /// `claim:ID`
    Claim,
    /// `article:SLUG`
    Article,
    /// `speaker:ID`
    Speaker,
    /// `source:ID`
    Source,
}

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Nothing but blanks.
    Empty,
    /// `//host/…`: it would take the scheme of the page, and has none in a file.
    NoScheme,
    /// A `\` in it, which browsers read as `/`.
    Backslash,
    /// `http:` without `//` and a host after it.
    NoHost,
    /// Another scheme than those allowed; as written, without controls and blanks, at most 40 characters.
    Scheme(String),
}

impl fmt::Display for AddressError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AddressError::Empty => out.write_str("the address is empty"),
            AddressError::NoScheme => out.write_str("the address begins with `//`; write its scheme, as in `https://`"),
            AddressError::Backslash => out.write_str("the address holds a `\\`; write `/`"),
            AddressError::NoHost => out.write_str("the address has no host after its scheme"),
            AddressError::Scheme(scheme) => {
                write!(out, "the scheme `{scheme}:` is none of http, https, mailto and tel, and this is no path")
            }
        }
    }
}

impl std::error::Error for AddressError {}

/// The kind of `address`, or why it can't stand in a page.
///
/// Browsers drop controls and some blanks from an address before they read its scheme, so the test is made
/// without any of either.
pub fn check_address(address: &str) -> Result<Address<'_>, AddressError> {
    let written = address.trim_matches(is_dropped);
    let bare: String = written.chars().filter(|&character| !is_dropped(character)).collect();
    if bare.is_empty() {
        return Err(AddressError::Empty);
    }
    if bare.contains('\\') {
        return Err(AddressError::Backslash);
    }
    if bare.starts_with("//") {
        return Err(AddressError::NoScheme);
    }
    if bare.starts_with('#') {
        return Ok(Address::Fragment(written));
    }
    let Some(end) = bare.find([':', '/', '?', '#']).filter(|&end| bare[end..].starts_with(':')) else {
        return Ok(if bare.starts_with('/') { Address::RootRelative(written) } else { Address::Relative(written) });
    };
    let rest = written.split_once(':').map_or("", |(_, rest)| rest.trim_start_matches(is_dropped));
    match bare[..end].to_ascii_lowercase().as_str() {
        "http" | "https" => match bare[end + 1..].strip_prefix("//") {
            Some(host) if !host.is_empty() && !host.starts_with(['/', '?', '#', ':', '@']) => Ok(Address::External(written)),
            Some(_) | None => Err(AddressError::NoHost),
        },
        "mailto" | "tel" => Ok(Address::Contact(written)),
        "claim" => Ok(Address::Own(OwnScheme::Claim, rest)),
        "article" => Ok(Address::Own(OwnScheme::Article, rest)),
        "speaker" => Ok(Address::Own(OwnScheme::Speaker, rest)),
        "source" => Ok(Address::Own(OwnScheme::Source, rest)),
        _ => Err(AddressError::Scheme(bare[..end].chars().take(40).collect())),
    }
}

fn is_dropped(character: char) -> bool {
    character.is_control() || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{Address, AddressError, OwnScheme, check_address};

    #[test]
    fn allowed_addresses() {
        for (address, kind) in [
            ("https://example.org/a?b#c", Address::External("https://example.org/a?b#c")),
            (" HTTP://example.org ", Address::External("HTTP://example.org")),
            ("mailto:desk@example.org", Address::Contact("mailto:desk@example.org")),
            ("tel:+82-2-1234", Address::Contact("tel:+82-2-1234")),
            ("2018-03-06-x.md#y", Address::Relative("2018-03-06-x.md#y")),
            ("../a/b.png", Address::Relative("../a/b.png")),
            ("./a:b", Address::Relative("./a:b")),
            ("?a:b", Address::Relative("?a:b")),
            ("javascript%3Aalert(1)", Address::Relative("javascript%3Aalert(1)")),
            // An entity that was escaped is text, and isn't decoded again.
            ("&#106;avascript:x", Address::Relative("&#106;avascript:x")),
            ("/status.html", Address::RootRelative("/status.html")),
            ("#sources", Address::Fragment("#sources")),
            ("claim:nk-summit", Address::Own(OwnScheme::Claim, "nk-summit")),
            ("Article: x", Address::Own(OwnScheme::Article, "x")),
            ("speaker:../x", Address::Own(OwnScheme::Speaker, "../x")),
            ("source:\"", Address::Own(OwnScheme::Source, "\"")),
        ] {
            assert_eq!(check_address(address), Ok(kind), "{address}");
        }
    }

    #[test]
    fn refused_addresses() {
        let scheme = |scheme: &str| AddressError::Scheme(scheme.to_owned());
        for (address, error) in [
            ("", AddressError::Empty),
            (" \t\u{1}", AddressError::Empty),
            ("//example.org/x", AddressError::NoScheme),
            ("/\t/example.org/x", AddressError::NoScheme),
            ("\\\\example.org", AddressError::Backslash),
            ("/\\example.org", AddressError::Backslash),
            ("https:\\\\example.org", AddressError::Backslash),
            ("http:example.org", AddressError::NoHost),
            ("https:///x", AddressError::NoHost),
            ("javascript:alert(1)", scheme("javascript")),
            ("JaVaScRiPt:alert(1)", scheme("JaVaScRiPt")),
            ("java\tscript:x", scheme("javascript")),
            ("java\nscript:x", scheme("javascript")),
            ("\u{1}javascript:x", scheme("javascript")),
            ("java\u{200b}script:x", scheme("java\u{200b}script")),
            ("vbscript:x", scheme("vbscript")),
            ("data:text/html,<script>", scheme("data")),
            ("blob:https://x", scheme("blob")),
            ("file:///etc/passwd", scheme("file")),
            ("view-source:https://x", scheme("view-source")),
            ("feed:javascript:x", scheme("feed")),
            (":x", scheme("")),
        ] {
            assert_eq!(check_address(address), Err(error), "{address:?}");
        }
    }
}
