//! What the archive knows of and the site of this day does not have.
//!
//! A link to it becomes its words and is no mistake (DESIGN, section 3): what is later or a draft, or what nothing
//! published names, has its page on another day.

use std::collections::BTreeSet;

use super::address::Address;
use crate::archive::{Archive, ClaimKind};
use crate::status::Status;

/// The addresses that a site of this archive can have on some day, numbered pages and copied files aside.
pub(super) fn addresses(archive: &Archive) -> BTreeSet<Address> {
    let mut known = BTreeSet::new();
    for article in archive.articles.values() {
        known.insert(Address::article(&article.slug));
        known.extend(article.aliases.iter().map(|alias| Address::former(alias)));
        // With more claims there is a page for this year.
        known.insert(Address::timeline_year(article.date.year()));
    }
    for claim in archive.claims.values() {
        known.insert(Address::claim(claim.kind, &claim.id));
        known.extend(claim.aliases.iter().map(|id| Address::claim(claim.kind, id)));
        known.extend(claim.made.first_day().map(|day| Address::timeline_year(day.year())));
    }
    for page in archive.pages.values() {
        known.insert(Address::standing(&page.address));
        known.extend(page.aliases.iter().map(|alias| Address::former(alias)));
    }
    for speaker in archive.speakers.values() {
        known.insert(Address::speaker(&speaker.id));
        known.extend(speaker.aliases.iter().map(Address::speaker));
    }
    known.extend(archive.topics.values().map(|topic| Address::topic(&topic.slug)));
    known.extend(archive.publishers.values().map(|publisher| Address::publisher(&publisher.slug)));
    for kind in ClaimKind::ALL.iter().copied() {
        known.insert(Address::claims(kind));
        known.insert(Address::status_of_kind(kind));
        let scale = archive.config.scales.of(kind);
        known.extend(scale.verdicts.iter().map(|verdict| Address::status_of(verdict.id.as_str())));
    }
    known.extend(DERIVED.iter().map(|status| Address::status_of(status.id())));
    known
}

/// The statuses that no verdict gives.
const DERIVED: [Status; 9] = [
    Status::Pending,
    Status::Conditional,
    Status::Overdue,
    Status::AwaitingVerdict,
    Status::Contested,
    Status::NotTriggered,
    Status::Lapsed,
    Status::Superseded,
    Status::Unverifiable,
];
