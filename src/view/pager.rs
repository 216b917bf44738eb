//! The pages of a list: which this one is, and the way to its neighbours.
//!
//! In: the view's own page. Out: a [`Pager`], and the title of a numbered page.

use super::model::{Link, Pager};
use super::standpoint::View;
use crate::plan::{Page, Part};

/// In which order a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Its own page has the newest entries; page 1 the oldest.
    Recorded,
    /// Its own page is page 1.
    Named,
}

impl View<'_> {
    /// The way to the neighbouring pages; `None` where the list has one page, and on pages that are no list.
    pub fn pager(&self) -> Option<Pager> {
        let (part, order) = part_of(self.page)?;
        let paging = self.site.paging(self.page)?;
        if paging.len() < 2 {
            return None;
        }
        let (newer, older) = match order {
            Order::Recorded => ("pager.newer", "pager.older"),
            Order::Named => ("pager.previous", "pager.next"),
        };
        let link = |part: Part, key: &str| -> Option<Link> {
            let url = self.url(&with_part(self.page, part))?;
            Some(self.link(self.strings.text(key), url))
        };
        let neighbours = paging.neighbours(part);
        let number = self.strings.number(number(part, order, paging.len()));
        Some(Pager {
            text: self.strings.with("pager.n_of", &[("n", &number), ("total", &self.strings.number(paging.len()))]),
            newer: neighbours.previous.and_then(|part| link(part, newer)),
            older: neighbours.next.and_then(|part| link(part, older)),
        })
    }

    /// The title of this page of a list: `Changes of status, page 2`; of the list's own page the title alone.
    pub fn paged_title(&self, title: &str) -> String {
        match part_of(self.page) {
            Some((Part::Numbered(number), _)) => {
                let number = self.strings.number(number as usize);
                let page = self.strings.with("pager.page", &[("n", &number)]);
                self.strings.with("title.paged", &[("title", title), ("page", &page)])
            }
            Some((Part::Own, _)) | None => title.to_owned(),
        }
    }

    /// Whether this is the list's own page, on which the newest come first, and there is any.
    pub fn shows_the_newest<T>(&self, entries: &[T]) -> bool {
        !entries.is_empty() && part_of(self.page).is_some_and(|(part, _)| part == Part::Own)
    }

    /// What this page shows of its list, in the order in which it shows it.
    pub fn shown<T: Copy>(&self, entries: &[T]) -> Vec<T> {
        match (part_of(self.page), self.site.paging(self.page)) {
            (Some((part, _)), Some(paging)) => paging.shown(entries, part),
            (Some(_) | None, _) => entries.to_vec(),
        }
    }
}

/// Which page of a list it is, and in which order the list stands; `None` for a page that stands alone.
fn part_of(page: &Page) -> Option<(Part, Order)> {
    match page {
        Page::Speaker { speaker: _, part }
        | Page::Topic { topic: _, part }
        | Page::Publisher { publisher: _, part }
        | Page::Articles { part }
        | Page::Claims { kind: _, part }
        | Page::Changes { part }
        | Page::Corrections { part }
        | Page::TimelineYear { year: _, part }
        | Page::StatusOf { status: _, part }
        | Page::StatusOfKind { kind: _, part } => Some((*part, Order::Recorded)),
        Page::Speakers { part } | Page::Topics { part } | Page::Publishers { part } | Page::Sources { part } => Some((*part, Order::Named)),
        Page::Home
        | Page::Article(_)
        | Page::Claim(_)
        | Page::Standing(_)
        | Page::Status
        | Page::Overdue
        | Page::Timeline
        | Page::Methodology
        | Page::Search
        | Page::Missing
        | Page::Record
        | Page::Data(_)
        | Page::File(_)
        | Page::Redirect { to: _ }
        | Page::Asset(_) => None,
    }
}

/// The own page of a list; of a page that stands alone, itself.
pub(super) fn first_part(page: &Page) -> Page {
    with_part(page, Part::Own)
}

/// Another page of the same list; of a page that stands alone, itself.
fn with_part(page: &Page, part: Part) -> Page {
    match page {
        Page::Speaker { speaker, part: _ } => Page::Speaker { speaker: *speaker, part },
        Page::Topic { topic, part: _ } => Page::Topic { topic: *topic, part },
        Page::Publisher { publisher, part: _ } => Page::Publisher { publisher: *publisher, part },
        Page::Articles { part: _ } => Page::Articles { part },
        Page::Claims { kind, part: _ } => Page::Claims { kind: *kind, part },
        Page::Speakers { part: _ } => Page::Speakers { part },
        Page::Topics { part: _ } => Page::Topics { part },
        Page::Publishers { part: _ } => Page::Publishers { part },
        Page::Sources { part: _ } => Page::Sources { part },
        Page::Changes { part: _ } => Page::Changes { part },
        Page::Corrections { part: _ } => Page::Corrections { part },
        Page::TimelineYear { year, part: _ } => Page::TimelineYear { year: *year, part },
        Page::StatusOf { status, part: _ } => Page::StatusOf { status: status.clone(), part },
        Page::StatusOfKind { kind, part: _ } => Page::StatusOfKind { kind: *kind, part },
        Page::Home
        | Page::Article(_)
        | Page::Claim(_)
        | Page::Standing(_)
        | Page::Status
        | Page::Overdue
        | Page::Timeline
        | Page::Methodology
        | Page::Search
        | Page::Missing
        | Page::Record
        | Page::Data(_)
        | Page::File(_)
        | Page::Redirect { to: _ }
        | Page::Asset(_) => page.clone(),
    }
}

/// Which of all pages a page is, from 1: of a list in the order recorded the own page comes last, of names first.
fn number(part: Part, order: Order, pages: usize) -> usize {
    match (part, order) {
        (Part::Numbered(number), _) => number as usize,
        (Part::Own, Order::Recorded) => pages,
        (Part::Own, Order::Named) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_page() {
        for (part, order, expected) in [
            (Part::Own, Order::Recorded, 5),
            (Part::Numbered(1), Order::Recorded, 1),
            (Part::Numbered(4), Order::Recorded, 4),
            (Part::Own, Order::Named, 1),
            (Part::Numbered(2), Order::Named, 2),
        ] {
            assert_eq!(number(part, order, 5), expected, "{part:?} {order:?}");
        }
    }

    #[test]
    fn another_page_of_a_list_is_of_the_same_list() {
        let page = Page::Claims { kind: crate::archive::ClaimKind::Prediction, part: Part::Own };
        let second = with_part(&page, Part::Numbered(2));
        assert_eq!(second, Page::Claims { kind: crate::archive::ClaimKind::Prediction, part: Part::Numbered(2) });
        assert_eq!(with_part(&second, Part::Own), page);
        assert_eq!(with_part(&Page::Home, Part::Numbered(2)), Page::Home);
    }
}
