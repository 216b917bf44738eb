//! The places within pages that others cite: one id each, the same for ever (DESIGN, section 4).
//!
//! Views and templates give these ids, and links are checked against them. Ids that pages give besides are not to be linked to.

use std::collections::BTreeSet;

use super::page::Page;
use super::paging::Part;
use super::site::Site;
use crate::archive::{Archive, Body, ClaimKind, FollowUpKey};
use crate::id::{ClaimId, SourceId};

/// On every page: the page's own matter.
pub const MAIN: &str = "main";

/// The home page's: what changed, what is overdue, what comes due, the latest articles.
pub const HOME: &[&str] = &["changes", "overdue", "due-next", "latest"];

/// An article's words.
pub const TEXT: &str = "text";

/// An article's: its words, how to cite it.
pub const ARTICLE: &[&str] = &[TEXT, "cite"];

/// An article's list of sources, where it has one.
pub const SOURCES: &str = "sources";

/// A claim's: the status, every status it had, its words, its history, how to cite it.
pub const CLAIM: &[&str] = &["verdict", "statuses", "words", "history", "cite"];

/// The methodology's: the shapes of marks, the rules, the flags, the thresholds, how to verify; beside them [`scale`].
pub const METHODOLOGY: &[&str] = &["shapes", "rules", "flags", "thresholds", "verification"];

/// The scale of a kind of claim in the methodology.
pub fn scale(kind: ClaimKind) -> String {
    format!("scale-{}", kind.as_str())
}

/// A claim's words in its article.
pub fn claim(id: &ClaimId) -> String {
    format!("claim-{id}")
}

/// A source in its article's list.
pub fn source(id: &SourceId) -> String {
    format!("source-{id}")
}

/// A follow-up on its claim's page: `follow-up-SLUG` of its article, and `.ID` where it has one.
pub fn follow_up(archive: &Archive, key: FollowUpKey) -> String {
    let follow_up = &archive.follow_ups[key];
    let slug = &archive.articles[follow_up.article].slug;
    match &follow_up.id {
        Some(id) => format!("follow-up-{slug}.{id}"),
        None => format!("follow-up-{slug}"),
    }
}

/// The ids of a page of the site that links may name: those that it has whatever is recorded, those of its entries,
/// and its text's headings. `None` for a file that is no page: it has what places its format has.
///
/// The page of all statuses has a section a status, called by the status's id. A redirect keeps no place.
pub fn ids(site: &Site<'_>, page: &Page) -> Option<BTreeSet<String>> {
    let archive = site.archive;
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut add = |sections: &[&str], body: Option<&Body>| {
        ids.insert(MAIN.to_owned());
        ids.extend(sections.iter().map(|section| (*section).to_owned()));
        ids.extend(body.into_iter().flat_map(|body| &body.headings).map(|heading| heading.id.clone()));
    };
    match page {
        Page::Home => add(HOME, archive.home.as_ref()),
        Page::Article(key) => {
            let article = &archive.articles[*key];
            add(ARTICLE, Some(&article.body));
            ids.extend(article.claims.iter().map(|key| claim(&archive.claims[*key].id)));
            ids.extend(article.sources.iter().map(|key| source(&archive.sources[*key].id)));
            if !article.sources.is_empty() {
                ids.insert(SOURCES.to_owned());
            }
        }
        Page::Claim(claim) => {
            add(CLAIM, None);
            let recorded = |key: &FollowUpKey| site.snapshot.follow_up_exists(*key);
            let follow_ups = archive.claims[*claim].follow_ups.iter().copied().filter(recorded);
            ids.extend(follow_ups.map(|key| follow_up(archive, key)));
        }
        Page::Speaker { speaker, part: Part::Own } => add(&[], archive.speakers[*speaker].body.as_ref()),
        Page::Standing(page) => add(&[], Some(&archive.pages[*page].body)),
        Page::Status => {
            add(&[], None);
            ids.extend(site.lists.claims_by_status.keys().map(|status| status.as_str().to_owned()));
        }
        Page::Methodology => {
            add(METHODOLOGY, None);
            ids.extend(ClaimKind::ALL.iter().copied().map(scale));
        }
        Page::Speaker { speaker: _, part: Part::Numbered(_) }
        | Page::Topic { topic: _, part: _ }
        | Page::Publisher { publisher: _, part: _ }
        | Page::Articles { part: _ }
        | Page::Claims { kind: _, part: _ }
        | Page::Speakers { part: _ }
        | Page::Topics { part: _ }
        | Page::Publishers { part: _ }
        | Page::Sources { part: _ }
        | Page::Changes { part: _ }
        | Page::Corrections { part: _ }
        | Page::StatusOf { status: _, part: _ }
        | Page::StatusOfKind { kind: _, part: _ }
        | Page::Overdue
        | Page::Timeline
        | Page::TimelineYear { year: _, part: _ }
        | Page::Search
        | Page::Missing => add(&[], None),
        Page::Redirect { to: _ } => {}
        Page::Record | Page::Data(_) | Page::File(_) | Page::Asset(_) => return None,
    }
    Some(ids)
}
