//! Which entry of the archive is answerable for a page, and what to call the page in a mistake.

use super::bodies;
use super::page::Page;
use crate::archive::{Archive, ArticleKey, ClaimKey};
use crate::files::Span;
use crate::status::Snapshot;

/// Where the entry stands that gives a page its address; `None` for a page that every archive has.
///
/// A topic, a publisher or a speaker without a file is answered for by the first entry that names it, a status by the first
/// claim that has it. Takes as long as there are entries: for mistakes only. A redirect is answered for by its target.
pub(super) fn place(archive: &Archive, snapshot: &Snapshot, page: &Page) -> Option<Span> {
    let first_article = |wanted: &dyn Fn(ArticleKey) -> bool| {
        archive.articles.iter().find(|(key, _)| snapshot.article_exists(*key) && wanted(*key)).map(|(_, article)| article.at)
    };
    let first_claim = |wanted: &dyn Fn(ClaimKey) -> bool| {
        archive.claims.iter().find(|(key, _)| snapshot.claim_exists(*key) && wanted(*key)).map(|(_, claim)| claim.at)
    };
    match page {
        Page::Article(article) => Some(archive.articles[*article].at),
        Page::Claim(claim) => Some(archive.claims[*claim].at),
        Page::Speaker { speaker, part: _ } => match &archive.speakers[*speaker].body {
            Some(body) => Some(Span::whole(body.file())),
            None => bodies::named_speakers(archive, snapshot).find(|(named, _)| named == speaker).map(|(_, at)| at),
        },
        Page::Topic { topic, part: _ } => first_article(&|key| archive.articles[key].topics.contains(topic))
            .or_else(|| first_claim(&|key| archive.claims[key].topics.contains(topic))),
        Page::Publisher { publisher, part: _ } => first_article(&|key| archive.articles[key].publisher == Some(*publisher)),
        Page::Standing(page) => Some(Span::whole(archive.pages[*page].body.file())),
        Page::StatusOf { status, part: _ } => {
            first_claim(&|key| snapshot.claim(key).is_some_and(|state| state.status.id() == status.as_str()))
        }
        Page::Claims { kind, part: _ } | Page::StatusOfKind { kind, part: _ } => first_claim(&|key| archive.claims[key].kind == *kind),
        Page::Asset(asset) => archive.assets.get(*asset).map(|asset| Span::whole(asset.file)),
        Page::Home
        | Page::Articles { part: _ }
        | Page::Speakers { part: _ }
        | Page::Topics { part: _ }
        | Page::Publishers { part: _ }
        | Page::Sources { part: _ }
        | Page::Changes { part: _ }
        | Page::Corrections { part: _ }
        | Page::Status
        | Page::Overdue
        | Page::Timeline
        | Page::TimelineYear { year: _, part: _ }
        | Page::Methodology
        | Page::Search
        | Page::Missing
        | Page::Record
        | Page::Data(_)
        | Page::File(_)
        | Page::Redirect { to: _ } => None,
    }
}

/// What a page is, in the words of a mistake.
pub(super) fn describe(archive: &Archive, page: &Page) -> String {
    match page {
        Page::Article(article) => format!("the article `{}`", archive.articles[*article].slug),
        Page::Claim(claim) => format!("the claim `{}`", archive.claims[*claim].id),
        Page::Speaker { speaker, part: _ } => format!("the speaker `{}`", archive.speakers[*speaker].id),
        Page::Topic { topic, part: _ } => format!("the topic `{}`", archive.topics[*topic].name),
        Page::Publisher { publisher, part: _ } => format!("the publisher `{}`", archive.publishers[*publisher].name),
        Page::Standing(page) => format!("the page `{}`", archive.pages[*page].title),
        Page::StatusOf { status, part: _ } => format!("the list of the status `{status}`"),
        Page::Record | Page::Data(_) | Page::File(_) => "a file that every site has".to_owned(),
        Page::Asset(_) => "a copied file".to_owned(),
        Page::Redirect { to } => format!("a former address of `{to}`"),
        Page::Home
        | Page::Articles { part: _ }
        | Page::Claims { kind: _, part: _ }
        | Page::Speakers { part: _ }
        | Page::Topics { part: _ }
        | Page::Publishers { part: _ }
        | Page::Sources { part: _ }
        | Page::Changes { part: _ }
        | Page::Corrections { part: _ }
        | Page::Status
        | Page::StatusOfKind { kind: _, part: _ }
        | Page::Overdue
        | Page::Timeline
        | Page::TimelineYear { year: _, part: _ }
        | Page::Methodology
        | Page::Search
        | Page::Missing => "a page that every archive has".to_owned(),
    }
}
