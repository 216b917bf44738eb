//! The claims of the timeline by year, where one page would hold too many lanes.

use std::collections::BTreeMap;

use crate::archive::{Archive, ClaimKey};

/// The most lanes that stand on one page (DESIGN, section 4).
pub const LANES: usize = 60;

/// The claims by the year in which they were made, where there are more than [`LANES`]; else nothing.
pub(super) fn years(archive: &Archive, claims: &[ClaimKey]) -> BTreeMap<u16, Vec<ClaimKey>> {
    let mut years: BTreeMap<u16, Vec<ClaimKey>> = BTreeMap::new();
    if claims.len() > LANES {
        for claim in claims {
            years.entry(year_made(archive, *claim)).or_default().push(*claim);
        }
    }
    years
}

/// The year in which a claim was made; its article's where that is not one year.
fn year_made(archive: &Archive, claim: ClaimKey) -> u16 {
    let claim = &archive.claims[claim];
    match (claim.made.first_day(), claim.made.last_day()) {
        (Some(first), Some(last)) if first.year() == last.year() => first.year(),
        _ => archive.articles[claim.article].date.year(),
    }
}
