//! Entries by what they belong to: claims by speaker, articles by topic.
//!
//! One list for all groups and a border a group, since most groups hold one or two entries of four bytes.

use std::marker::PhantomData;

use crate::archive::{ArticleKey, ClaimKey, ClaimKind, PublisherKey, SpeakerKey, TopicKey};

/// What entries can belong to: its position among its like.
pub trait Group: Copy {
    /// Counted from 0.
    fn position(self) -> usize;
}

macro_rules! groups {
    ($($key:ty),*) => {
        $(impl Group for $key {
            fn position(self) -> usize {
                <$key>::position(self)
            }
        })*
    };
}

groups!(ArticleKey, ClaimKey, SpeakerKey, TopicKey, PublisherKey);

impl Group for ClaimKind {
    fn position(self) -> usize {
        self as usize
    }
}

/// Entries by group, in each group in the order in which they came.
#[derive(Clone, Debug)]
pub struct Grouped<G, V> {
    /// Group `g` holds `entries[borders[g]..borders[g + 1]]`.
    borders: Vec<usize>,
    entries: Vec<V>,
    group: PhantomData<fn() -> G>,
}

impl<G: Group, V: Copy> Grouped<G, V> {
    /// `pairs` in the order in which each group is to hold them; groups have positions below `groups`.
    ///
    /// Takes time and memory as there are groups and pairs (a counting sort). A pair of a group beyond is left out.
    pub fn new(groups: usize, pairs: &[(G, V)]) -> Grouped<G, V> {
        let mut borders = vec![0; groups + 1];
        let known = || pairs.iter().map(|(group, entry)| (group.position(), entry)).filter(|(position, _)| *position < groups);
        for (position, _) in known() {
            borders[position + 1] += 1;
        }
        for position in 0..groups {
            borders[position + 1] += borders[position];
        }
        let mut places = borders.clone();
        let mut order = vec![None; borders[groups]];
        for (position, entry) in known() {
            order[places[position]] = Some(*entry);
            places[position] += 1;
        }
        let entries = order.into_iter().flatten().collect();
        Grouped { borders, entries, group: PhantomData }
    }

    /// The entries of a group; none where the group is not known.
    pub fn of(&self, group: G) -> &[V] {
        let position = group.position();
        match (self.borders.get(position), self.borders.get(position + 1)) {
            (Some(start), Some(end)) => &self.entries[*start..*end],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_holds_its_entries_in_the_order_in_which_they_came() {
        let pairs: Vec<(TopicKey, u32)> =
            [(2, 10), (0, 11), (2, 9), (7, 1), (2, 12)].into_iter().map(|(topic, entry)| (TopicKey::at(topic), entry)).collect();
        let grouped = Grouped::new(4, &pairs);
        let of = |topic: usize| grouped.of(TopicKey::at(topic)).to_vec();
        assert_eq!((of(0), of(1), of(2), of(3), of(7)), (vec![11], vec![], vec![10, 9, 12], vec![], vec![]));
    }
}
