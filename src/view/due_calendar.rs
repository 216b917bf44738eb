//! What comes due, and what is overdue, for a calendar.
//!
//! In: the claims that have a last day and no verdict that ends them. Out: a [`Calendar`] of those days.

use super::feed::GENERATOR;
use super::standpoint::View;
use crate::archive::ClaimKey;
use crate::feeds::{Calendar, Event};
use crate::plan::Page;

impl View<'_> {
    /// The calendar.
    pub fn due_calendar(&self) -> Calendar {
        let config = &self.archive().config;
        Calendar {
            title: format!("{} · {}", self.strings.text("nav.overdue"), config.title),
            description: config.description.clone(),
            generator: GENERATOR,
            as_of: self.snapshot().as_of,
            events: self.site.lists.unsettled.iter().filter_map(|claim| self.due_event(*claim)).collect(),
        }
    }

    fn due_event(&self, key: ClaimKey) -> Option<Event> {
        let claim = &self.archive().claims[key];
        let state = self.state(key)?;
        let status = self.status_word(claim.kind, state.status.id());
        let kind = self.strings.text(&format!("kind.{}.one", claim.kind.as_str())).to_owned();
        let topics = claim.topics.iter().map(|topic| self.archive().topics[*topic].name.clone());
        Some(Event {
            id: format!("{}@{}", claim.id, place_of(&self.root())),
            day: state.due.as_ref()?.past_after?,
            title: self.strings.with("feed.entry", &[("what", &status), ("title", &claim.short)]),
            description: format!("{}\n{}", claim.text, self.who(claim, state)),
            url: self.url(&Page::Claim(key))?,
            categories: [kind, status].into_iter().chain(topics).collect(),
        })
    }
}

/// The host and path of a base address, which tell one archive's claims from another's.
fn place_of(base_url: &str) -> &str {
    base_url.split_once("://").map_or(base_url, |(_, place)| place).trim_end_matches('/')
}
