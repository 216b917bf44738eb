//! What can be told of files that could not be read, so that whoever names something in them is not told that it does
//! not exist: one mistake must not become many.

use std::collections::HashSet;

use super::article::name_of;
use super::{Role, role};
use crate::files::InputFile;
use crate::id::{ClaimId, Slug, SpeakerId};

/// Ids that stand in files which could not be read, or that their names give.
#[derive(Debug, Default)]
pub struct Unread {
    /// Slugs of articles.
    pub articles: HashSet<Slug>,
    /// Ids of claims; also those of sources and follow-ups, since nobody knows which is which.
    pub claims: HashSet<ClaimId>,
    /// Ids of speakers.
    pub speakers: HashSet<SpeakerId>,
}

impl Unread {
    /// Takes in one such file.
    pub(super) fn note(&mut self, file: &InputFile) {
        match role(file.path.as_str()) {
            Role::Article => {
                let text = file.text.as_deref().unwrap_or("");
                self.articles.extend(values(text, "slug:").find_map(|slug| Slug::new(slug).ok()).or_else(|| name_of(&file.path).slug));
                self.claims.extend(values(text, "id:").filter_map(|id| ClaimId::new(id).ok()));
            }
            Role::Speaker => self.speakers.extend(SpeakerId::new(file.path.stem()).ok()),
            Role::Archive | Role::Page | Role::Home | Role::Asset | Role::Theme | Role::Misplaced => {}
        }
    }
}

/// The words behind that key, wherever it stands.
fn values<'t>(text: &'t str, key: &'static str) -> impl Iterator<Item = &'t str> {
    text.match_indices(key)
        .filter(|(at, _)| text[..*at].chars().next_back().is_none_or(|before| matches!(before, '\n' | ' ' | '\t' | '{' | ',' | '-' | '–')))
        .map(move |(at, _)| {
            let value = text[at + key.len()..].trim_start_matches([' ', '"', '\'']);
            value.find(|c: char| !(c.is_alphanumeric() || c == '-')).map_or(value, |end| &value[..end])
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::ArchivePath;

    #[test]
    fn ids_are_found_in_a_text_that_is_no_yaml() {
        let text = "---\ntitle: a: b\nclaims:\n  - id: one\n    text: x\n  - {text: y, id: \"two\"}\n  - {grid: three}\n  -id: four\n";
        let file = |path: &str| InputFile {
            path: ArchivePath::new(path),
            text: Some(text.to_owned()),
            spoiled: true,
            image_size: None,
            sha256: [0; 32],
        };
        let mut unread = Unread::default();
        unread.note(&file("content/articles/2018-03-06-pledge.md"));
        unread.note(&file("content/speakers/kim-jong-un.md"));
        assert_eq!(unread.articles, HashSet::from([Slug::new("pledge").unwrap()]));
        assert_eq!(
            unread.claims,
            HashSet::from([ClaimId::new("one").unwrap(), ClaimId::new("two").unwrap(), ClaimId::new("four").unwrap()])
        );
        assert_eq!(unread.speakers, HashSet::from([SpeakerId::new("kim-jong-un").unwrap()]));
    }
}
