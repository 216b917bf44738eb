//! What the command line says in place of archive.yaml.

use crate::id::SpeakerId;
use crate::markdown::{Address, check_address};

/// Values that stand in for archive.yaml's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    pub(super) base_url: Option<String>,
    pub(super) theme: Option<String>,
    pub(super) search: Search,
    pub(super) database: Database,
}

/// Whether the full-text search is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Search {
    /// As archive.yaml says.
    #[default]
    AsWritten,
    /// It is not.
    Left,
}

/// Whether the data is published as one SQLite file too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Database {
    /// As archive.yaml says.
    #[default]
    AsWritten,
    /// It is.
    Made,
}

impl Overrides {
    /// The values, if they could stand in archive.yaml; else what is wrong with one.
    pub fn new(base_url: Option<&str>, theme: Option<&str>, search: Search, database: Database) -> Result<Overrides, String> {
        if let Some(theme) = theme {
            SpeakerId::new(theme).map_err(|error| format!("`{}` is no theme's name: {error}", theme.escape_debug()))?;
        }
        Ok(Overrides { base_url: base_url.map(base_address).transpose()?, theme: theme.map(str::to_owned), search, database })
    }

    /// A theme alone, if it can have that name.
    pub fn of_theme(theme: Option<&str>) -> Result<Overrides, String> {
        Overrides::new(None, theme, Search::AsWritten, Database::AsWritten)
    }
}

/// A site's address with a `/` at its end: http or https, host, port and path, and nothing else.
pub(super) fn base_address(text: &str) -> Result<String, String> {
    let Ok(Address::External(_)) = check_address(text) else {
        return Err(format!("`{}` is no address of a site", text.escape_debug()));
    };
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let refused = [(host.contains('@'), "a user or password"), (text.contains('?'), "a query"), (text.contains('#'), "a fragment")];
    if let Some((_, part)) = refused.iter().find(|(found, _)| *found) {
        return Err(format!("the site's address has {part}"));
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}')) {
        return Err("the site's address has a character that no address has".to_owned());
    }
    let port = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')).map_or(Ok(0), |(_, port)| port.parse::<u16>());
    if port.is_err() || host.trim_matches('.').is_empty() {
        return Err("the site's address has no host and port that could be reached".to_owned());
    }
    let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.strip_suffix('/').unwrap_or(path).split('/').collect() };
    if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
        return Err("the site's address has an empty part, `.` or `..` in its path".to_owned());
    }
    if let Some(page) = parts.last().filter(|part| matches!(part.to_ascii_lowercase().as_str(), "index.html" | "index.htm")) {
        let folder = text.trim_end_matches('/');
        return Err(format!("`{page}` is a page of the site: its address is `{}`", &folder[..folder.len() - page.len()]));
    }
    if !escapes_are_whole(path) {
        return Err("the site's address has a `%` that two digits from 0 to F don't follow; write it as `%25`".to_owned());
    }
    let mut address = format!("{scheme}://{host}");
    for part in parts {
        address.push('/');
        address.push_str(&escaped(part));
    }
    address.push('/');
    Ok(address)
}

fn escapes_are_whole(path: &str) -> bool {
    let mut parts = path.split('%').skip(1);
    parts.all(|part| part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}

/// Letters beyond ASCII as RFC 3986 writes them (section 2.1); the rest as it is.
fn escaped(part: &str) -> String {
    let mut escaped = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii() {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_site() {
        for (text, expected) in [
            ("https://example.org", Some("https://example.org/")),
            ("http://localhost:8080/a/b/", Some("http://localhost:8080/a/b/")),
            ("https://예시.한국/x", Some("https://예시.한국/x/")),
            ("https://example.org/größe", Some("https://example.org/gr%C3%B6%C3%9Fe/")),
            ("https://example.org/a%20b", Some("https://example.org/a%20b/")),
            ("http://[::1]:8080/a", Some("http://[::1]:8080/a/")),
            ("https://example.org/a%", None),
            ("https://example.org/a%2", None),
            ("https://example.org/a/../b", None),
            ("https://example.org/a//b", None),
            ("https://example.org//", None),
            ("https://example.org:99999/", None),
            ("https://.", None),
            ("javascript:x", None),
            ("ftp://example.org", None),
            ("example.org", None),
            ("https://u:p@example.org/", None),
            ("https://example.org/?q", None),
            ("https://example.org/#a", None),
            ("https://example.org/archive/index.html", None),
            ("https://example.org/INDEX.HTM/", None),
            ("https://example.org/index.html.d/", Some("https://example.org/index.html.d/")),
            ("https://example.org/\"><script>", None),
        ] {
            assert_eq!(base_address(text).ok().as_deref(), expected, "{text}");
        }
    }
}
