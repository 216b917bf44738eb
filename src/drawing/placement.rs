//! Where things stand when they would be too narrow or too near to one another.
//!
//! In: places or counts. Out: places or sizes that keep the order and lose nothing.

use std::{cmp::Reverse, ops::RangeInclusive};

/// Moves places apart, in order, until each is a gap after the one before.
///
/// What is too near is pushed on; what then stands past the end is pulled back. Where there are
/// too many for the gap, the gap shrinks. The places are expected in order; one that isn't
/// counts as being where its predecessor is.
pub(super) fn keep_apart(wanted: &[u32], gap: u32, within: RangeInclusive<u32>) -> Vec<u32> {
    let (first, last) = within.into_inner();
    let gaps = u32::try_from(wanted.len().saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let gap = gap.min(last.saturating_sub(first) / gaps);
    let mut earliest = first;
    let mut places: Vec<u32> = wanted
        .iter()
        .map(|wish| {
            let place = earliest.max(*wish);
            earliest = place.saturating_add(gap);
            place
        })
        .collect();
    let mut latest = last;
    for place in places.iter_mut().rev() {
        *place = latest.min(*place);
        latest = latest.saturating_sub(gap);
    }
    places
}

/// Shares out a whole by counts: by the largest remainder, the first of equals first. So the
/// shares add up to the whole.
///
/// A count above zero gets the least size at least, and the others share what that leaves:
/// nothing that was counted may be invisible. Where the whole is too small, the least shrinks.
pub(super) fn share_out(whole: u32, counts: &[u32], least: u32) -> Vec<u32> {
    let present = counts.iter().filter(|count| **count > 0).count();
    let least = least.min(whole / u32::try_from(present).unwrap_or(u32::MAX).max(1));
    let mut shares = vec![0; counts.len()];
    let mut large: Vec<usize> = (0..counts.len()).filter(|place| counts[*place] > 0).collect();
    let mut rest = u64::from(whole);
    loop {
        let total: u64 = large.iter().map(|place| u64::from(counts[*place])).sum();
        let is_small = |place: &usize| u64::from(counts[*place]) * rest < u64::from(least) * total;
        let (small, others): (Vec<usize>, Vec<usize>) = large.iter().partition(|place| is_small(place));
        if small.is_empty() {
            by_largest_remainder(&mut shares, counts, &large, rest, total);
            return shares;
        }
        for place in small {
            shares[place] = least;
            rest = rest.saturating_sub(u64::from(least));
        }
        large = others;
    }
}

fn by_largest_remainder(shares: &mut [u32], counts: &[u32], places: &[usize], whole: u64, total: u64) {
    let total = total.max(1);
    let product = |place: usize| u64::from(counts[place]) * whole;
    let mut left_over = whole;
    for place in places {
        shares[*place] = u32::try_from(product(*place) / total).unwrap_or(u32::MAX);
        left_over = left_over.saturating_sub(product(*place) / total);
    }
    let mut by_remainder = places.to_vec();
    by_remainder.sort_by_key(|place| Reverse(product(*place) % total));
    for (place, _) in by_remainder.into_iter().zip(0..left_over) {
        shares[place] += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop, prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn places_are_kept_apart() {
        #[rustfmt::skip]
        let rows = [
            ("nothing", vec![], 90, 0..=9910, vec![]),
            ("one", vec![5000], 90, 0..=9910, vec![5000]),
            ("one at the end", vec![10_000], 90, 0..=9910, vec![9910]),
            ("wide apart", vec![0, 1000, 9000], 90, 0..=9910, vec![0, 1000, 9000]),
            ("one pushed", vec![0, 1000, 1010, 5000], 90, 0..=9910, vec![0, 1000, 1090, 5000]),
            ("two pushed", vec![0, 10, 20, 5000], 90, 0..=9910, vec![0, 90, 180, 5000]),
            ("pulled back", vec![0, 9900, 9950, 10_000], 90, 0..=9910, vec![0, 9730, 9820, 9910]),
            ("all on one day", vec![10_000; 3], 90, 0..=9910, vec![9730, 9820, 9910]),
            ("too many", vec![0; 5], 4000, 0..=10_000, vec![0, 2500, 5000, 7500, 10_000]),
        ];
        for (name, wanted, gap, within, places) in rows {
            assert_eq!(keep_apart(&wanted, gap, within), places, "{name}");
        }
    }

    #[test]
    fn a_whole_is_shared_out() {
        #[rustfmt::skip]
        let rows = [
            ("nothing", 170, vec![], 3, vec![]),
            ("nobody", 170, vec![0, 0], 3, vec![0, 0]),
            ("even", 100, vec![1, 1], 0, vec![50, 50]),
            ("the largest remainder", 10, vec![10, 16, 7], 0, vec![3, 5, 2]),
            ("the first of equals", 100, vec![1, 1, 1], 0, vec![34, 33, 33]),
            ("none stays none", 100, vec![0, 1], 3, vec![0, 100]),
            ("one among many", 170, vec![10_000, 1], 3, vec![167, 3]),
            ("from the others", 100, vec![1, 1, 32, 16], 20, vec![20, 20, 40, 20]),
            ("too small", 4, vec![1, 1, 100, 100], 3, vec![1, 1, 1, 1]),
        ];
        for (name, whole, counts, least, shares) in rows {
            assert_eq!(share_out(whole, &counts, least), shares, "{name}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn places_stay_in_order_within_bounds(mut wanted in prop::collection::vec(0_u32..=10_000, 0..40), gap in 0_u32..3000) {
            wanted.sort_unstable();
            let places = keep_apart(&wanted, gap, 120..=9880);
            let fitting = gap.min(9760 / u32::try_from(wanted.len().max(2) - 1).unwrap());
            prop_assert_eq!(places.len(), wanted.len());
            prop_assert!(places.iter().all(|place| (120..=9880).contains(place)));
            prop_assert!(places.windows(2).all(|pair| pair[1] >= pair[0] + fitting), "{places:?}");
        }

        #[test]
        fn shares_add_up_and_follow_the_counts(whole in 0_u32..20_000, counts in prop::collection::vec(any::<u32>(), 1..12), least in 0_u32..200) {
            let shares = share_out(whole, &counts, least);
            let some = counts.iter().any(|count| *count > 0);
            prop_assert_eq!(shares.iter().sum::<u32>(), if some { whole } else { 0 });
            for (one, share) in counts.iter().zip(&shares) {
                for (other, its) in counts.iter().zip(&shares) {
                    prop_assert!(one <= other || share + 1 >= *its, "{counts:?} {shares:?}");
                }
            }
        }
    }
}
