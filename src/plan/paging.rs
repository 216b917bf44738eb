//! Which entries of a list stand on which of its pages.
//!
//! In: how many entries there are and how many a page holds. Out: the pages, and the entries of each.
//! Knows nothing of what is listed.

use std::ops::Range;

/// One page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The list's own page.
    Own,
    /// `page-N.html` beside it.
    Numbered(u32),
}

/// In which order a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Recorded,
    Named,
}

/// How a list is cut into pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    order: Order,
    entries: usize,
    per_page: usize,
    numbered: u32,
}

/// The pages beside a page, in reading order: the list's own page comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbours {
    /// Nearer to the list's own page: of what is recorded, the newer one.
    pub previous: Option<Part>,
    /// Farther from it: of what is recorded, the older one.
    pub next: Option<Part>,
}

impl Paging {
    /// A list in the order recorded, oldest first (DESIGN, section 4).
    ///
    /// Pages 1 to max(0, ⌊n/p⌋ − 1) hold `per_page` entries each, the oldest on page 1, and what they hold
    /// never changes when entries are added. The own page holds the rest, at most 2p − 1.
    /// A `per_page` of 0 is read as 1.
    pub fn recorded(entries: usize, per_page: usize) -> Paging {
        let per_page = per_page.max(1);
        let numbered = (entries / per_page).saturating_sub(1);
        Paging { order: Order::Recorded, entries, per_page, numbered: count(numbered) }
    }

    /// A list in the order of names: the own page is page 1, then follow page 2, 3 and so on.
    ///
    /// A `per_page` of 0 is read as 1.
    pub fn named(entries: usize, per_page: usize) -> Paging {
        let per_page = per_page.max(1);
        let numbered = entries.div_ceil(per_page).saturating_sub(1);
        Paging { order: Order::Named, entries, per_page, numbered: count(numbered) }
    }

    /// Of two lists on one page, the one with more pages: the pager goes by it.
    #[must_use]
    pub fn longer(self, other: Paging) -> Paging {
        if other.numbered > self.numbered { other } else { self }
    }

    /// Every page, the own one first, then by number.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        std::iter::once(Part::Own).chain(self.numbers().map(Part::Numbered))
    }

    /// How many pages there are, the own one included.
    pub fn len(self) -> usize {
        self.numbered as usize + 1
    }

    /// Whether the list has no entry; its own page is there all the same.
    pub fn is_empty(self) -> bool {
        self.entries == 0
    }

    /// The positions in the list of what stands on a page; empty where the list has no such page.
    pub fn range(self, part: Part) -> Range<usize> {
        let page = |index: usize| index * self.per_page..(index * self.per_page + self.per_page).min(self.entries);
        match part {
            Part::Numbered(number) if self.numbers().contains(&number) => page(number as usize - 1),
            Part::Numbered(_) => 0..0,
            Part::Own => match self.order {
                Order::Recorded => self.numbered as usize * self.per_page..self.entries,
                Order::Named => page(0),
            },
        }
    }

    /// What stands on a page, in the order in which the page shows it.
    ///
    /// The own page of a list in the order recorded shows the newest first, its numbered pages the oldest first.
    /// `entries` is the whole list; what lies beyond its end is left out.
    pub fn shown<T: Copy>(self, entries: &[T], part: Part) -> Vec<T> {
        let range = self.range(part);
        let mut shown = entries.get(range).unwrap_or_default().to_vec();
        match (self.order, part) {
            (Order::Recorded, Part::Own) => shown.reverse(),
            (Order::Recorded, Part::Numbered(_)) | (Order::Named, Part::Own | Part::Numbered(_)) => {}
        }
        shown
    }

    /// The pages beside a page of the list.
    pub fn neighbours(self, part: Part) -> Neighbours {
        let numbers = self.numbers();
        let numbered = |number: u32| numbers.contains(&number).then_some(Part::Numbered(number));
        match (self.order, part) {
            (Order::Recorded, Part::Own) => Neighbours { previous: None, next: numbered(self.numbered) },
            (Order::Recorded, Part::Numbered(number)) => {
                Neighbours { previous: Some(numbered(number + 1).unwrap_or(Part::Own)), next: number.checked_sub(1).and_then(numbered) }
            }
            (Order::Named, Part::Own) => Neighbours { previous: None, next: numbered(2) },
            (Order::Named, Part::Numbered(number)) => {
                Neighbours { previous: Some(number.checked_sub(1).and_then(numbered).unwrap_or(Part::Own)), next: numbered(number + 1) }
            }
        }
    }

    /// The numbers of the numbered pages.
    fn numbers(self) -> Range<u32> {
        let first = match self.order {
            Order::Recorded => 1,
            Order::Named => 2,
        };
        first..first + self.numbered
    }
}

fn count(pages: usize) -> u32 {
    u32::try_from(pages).unwrap_or(u32::MAX - 2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;
    use Part::{Numbered, Own};

    #[test]
    fn the_pages_of_a_list_in_the_order_recorded() {
        for (entries, per_page, expected) in [
            (0, 50, vec![(Own, 0..0)]),
            (1, 50, vec![(Own, 0..1)]),
            (99, 50, vec![(Own, 0..99)]),
            (100, 50, vec![(Own, 50..100), (Numbered(1), 0..50)]),
            (149, 50, vec![(Own, 50..149), (Numbered(1), 0..50)]),
            (150, 50, vec![(Own, 100..150), (Numbered(1), 0..50), (Numbered(2), 50..100)]),
            (3, 1, vec![(Own, 2..3), (Numbered(1), 0..1), (Numbered(2), 1..2)]),
            (2, 0, vec![(Own, 1..2), (Numbered(1), 0..1)]),
        ] {
            let paging = Paging::recorded(entries, per_page);
            let pages: Vec<_> = paging.parts().map(|part| (part, paging.range(part))).collect();
            assert_eq!(pages, expected, "{entries} by {per_page}");
            assert_eq!(paging.len(), expected.len());
        }
    }

    #[test]
    fn the_pages_of_a_list_in_the_order_of_names() {
        for (entries, per_page, expected) in [
            (0, 50, vec![(Own, 0..0)]),
            (50, 50, vec![(Own, 0..50)]),
            (51, 50, vec![(Own, 0..50), (Numbered(2), 50..51)]),
            (120, 50, vec![(Own, 0..50), (Numbered(2), 50..100), (Numbered(3), 100..120)]),
        ] {
            let paging = Paging::named(entries, per_page);
            let pages: Vec<_> = paging.parts().map(|part| (part, paging.range(part))).collect();
            assert_eq!(pages, expected, "{entries} by {per_page}");
        }
    }

    #[test]
    fn what_a_page_shows_and_what_lies_beside_it() {
        let entries: Vec<usize> = (0..7).collect();
        for (paging, part, shown, previous, next) in [
            (Paging::recorded(7, 2), Own, vec![6, 5, 4], None, Some(Numbered(2))),
            (Paging::recorded(7, 2), Numbered(2), vec![2, 3], Some(Own), Some(Numbered(1))),
            (Paging::recorded(7, 2), Numbered(1), vec![0, 1], Some(Numbered(2)), None),
            (Paging::recorded(1, 2), Own, vec![0], None, None),
            (Paging::named(7, 3), Own, vec![0, 1, 2], None, Some(Numbered(2))),
            (Paging::named(7, 3), Numbered(2), vec![3, 4, 5], Some(Own), Some(Numbered(3))),
            (Paging::named(7, 3), Numbered(3), vec![6], Some(Numbered(2)), None),
        ] {
            assert_eq!(paging.shown(&entries, part), shown, "{paging:?} {part:?}");
            assert_eq!(paging.neighbours(part), Neighbours { previous, next }, "{paging:?} {part:?}");
        }
        assert_eq!(Paging::recorded(7, 2).range(Numbered(3)), 0..0);
        assert_eq!(Paging::named(7, 3).range(Numbered(1)), 0..0);
    }

    proptest! {
        #[test]
        fn every_entry_stands_on_one_page(entries in 0usize..5_000, per_page in 0usize..200, named in any::<bool>()) {
            let paging = if named { Paging::named(entries, per_page) } else { Paging::recorded(entries, per_page) };
            let list: Vec<usize> = (0..entries).collect();
            let mut seen: Vec<usize> = paging.parts().flat_map(|part| paging.shown(&list, part)).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, list);
        }

        #[test]
        fn a_numbered_page_never_changes_by_addition(entries in 0usize..2_000, per_page in 1usize..100, added in 0usize..500) {
            let before = Paging::recorded(entries, per_page);
            let after = Paging::recorded(entries + added, per_page);
            for part in before.parts().filter(|part| *part != Own) {
                prop_assert_eq!(before.range(part), after.range(part));
                prop_assert_eq!(before.range(part).len(), per_page);
            }
            prop_assert!(before.range(Own).len() < 2 * per_page);
        }

        #[test]
        fn next_leads_through_every_page_and_previous_back(entries in 0usize..2_000, per_page in 1usize..100, named in any::<bool>()) {
            let paging = if named { Paging::named(entries, per_page) } else { Paging::recorded(entries, per_page) };
            let mut walk = vec![Own];
            while let Some(next) = paging.neighbours(*walk.last().unwrap()).next {
                prop_assert_eq!(paging.neighbours(next).previous, walk.last().copied());
                walk.push(next);
            }
            prop_assert_eq!(walk.len(), paging.len());
        }
    }
}
