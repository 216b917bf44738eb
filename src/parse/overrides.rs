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
    /// It is not.
    #[default]
    Left,
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
        Overrides::new(None, theme, Search::AsWritten, Database::Left)
    }
}

/// A site's address with a `/` at its end: http or https, host, port and path, and nothing else.
pub(super) fn base_address(text: &str) -> Result<String, String> {
    let Ok(Address::External(_)) = check_address(text) else {
        return Err(format!("`{}` is no address of a site", text.escape_debug()));
    };
    let host = text.split_once("://").map_or("", |(_, rest)| rest).split('/').next().unwrap_or("");
    let refused = [(host.contains('@'), "a user or password"), (text.contains('?'), "a query"), (text.contains('#'), "a fragment")];
    if let Some((_, part)) = refused.iter().find(|(found, _)| *found) {
        return Err(format!("the site's address has {part}"));
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}')) {
        return Err("the site's address has a character that no address has".to_owned());
    }
    Ok(if text.ends_with('/') { text.to_owned() } else { format!("{text}/") })
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
            ("javascript:x", None),
            ("ftp://example.org", None),
            ("example.org", None),
            ("https://u:p@example.org/", None),
            ("https://example.org/?q", None),
            ("https://example.org/#a", None),
            ("https://example.org/\"><script>", None),
        ] {
            assert_eq!(base_address(text).ok().as_deref(), expected, "{text}");
        }
    }
}
