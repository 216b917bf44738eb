//! Ids and slugs that nothing of the archive has yet.

use crate::archive::{Archive, ArticleKey};
use crate::id::{ClaimId, FollowUpId, Slug};

/// Characters and bytes that the slug keeps where a number follows it: with it and a date it still is a file's name.
const KEPT: (usize, usize) = (80, 220);

/// The slug of the title and, after it, the same with numbers: each that no article has. `None` where the title has no letter.
pub fn slugs(archive: &Archive, title: &str) -> Option<impl Iterator<Item = Slug>> {
    let first = Slug::of(title)?;
    let stem = kept(first.as_str());
    let numbered = (2..).filter_map(move |number: u32| Slug::new(&format!("{stem}-{number}")).ok());
    Some(std::iter::once(first).chain(numbered).filter(|slug| archive.article_by_slug(slug).is_none()))
}

/// The beginning of a slug that leaves room for a number.
fn kept(slug: &str) -> String {
    let (characters, bytes) = KEPT;
    let mut kept: String = slug.chars().take(characters).collect();
    while kept.len() > bytes {
        kept.pop();
    }
    kept.trim_end_matches('-').to_owned()
}

/// An id for a claim of an article with that slug: its plain letters, with a number where another claim has it.
pub fn claim_id(archive: &Archive, slug: &Slug) -> ClaimId {
    let plain = ClaimId::of(slug.as_str()).unwrap_or_else(ClaimId::unnamed);
    let mut id = plain.clone();
    let mut number = 1;
    while archive.claim_by_id(&id).is_some() {
        number += 1;
        id = ClaimId::new(&format!("{}-{number}", kept(plain.as_str()))).unwrap_or(id);
    }
    id
}

/// The id that a further follow-up of one claim in one article needs; `None` where it is the first, and needs none.
pub fn follow_up_id(archive: &Archive, article: ArticleKey, claim: &ClaimId) -> Option<FollowUpId> {
    let follow_ups = archive.articles[article].follow_ups.iter().map(|key| &archive.follow_ups[*key]);
    let same: Vec<_> = follow_ups.filter(|follow_up| archive.claims[follow_up.claim].id == *claim).collect();
    if same.is_empty() {
        return None;
    }
    (same.len() + 1..)
        .filter_map(|number| FollowUpId::new(&format!("entry-{number}")).ok())
        .find(|id| same.iter().all(|follow_up| follow_up.id.as_ref() != Some(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_slug_is_a_slug_and_a_files_name() {
        for title in ["ab ".repeat(80), "긴".repeat(100), "x".repeat(100)] {
            let slug = Slug::of(&title).unwrap();
            let numbered = format!("{}-4294967295", kept(slug.as_str()));
            assert!(Slug::new(&numbered).is_ok(), "{numbered}");
            assert!(format!("2026-01-01-{numbered}.md").len() <= 255, "{numbered}");
        }
    }
}
