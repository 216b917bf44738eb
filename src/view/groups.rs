//! Claims counted by status: tallies, and the four families of the home page.
//!
//! In: some claims. Out: groups in the order of display, without rows. A lone mark is no link; mark and count lead to the group.

use std::collections::BTreeMap;

use super::model;
use super::order::{Family, statuses};
use super::standpoint::View;
use crate::archive::{ClaimKey, ClaimKind};
use crate::id::StatusId;
use crate::plan::{LANES, Page, Part};

impl View<'_> {
    /// The claims by status. `url` gives where the claims of a status are listed.
    pub fn groups(&self, claims: &[ClaimKey], url: impl Fn(&str) -> String) -> Vec<model::Group> {
        self.groups_by_family(claims, url).into_iter().map(|(_, group)| group).collect()
    }

    /// The same, in families; a family without claims is left out.
    pub fn families(&self, claims: &[ClaimKey], url: impl Fn(&str) -> String) -> Vec<model::Family> {
        let groups = self.groups_by_family(claims, url);
        let family = |family: Family| {
            let groups: Vec<model::Group> = groups.iter().filter(|(of, _)| *of == family).map(|(_, group)| group.clone()).collect();
            let counted = claims.iter().filter(|claim| self.family_of(**claim, &groups)).count();
            let word = |part: &str| self.strings.text(&format!("family.{}.{part}", family.as_str())).to_owned();
            let count = self.strings.number(counted);
            model::Family { id: family.as_str().to_owned(), title: word("title"), line: word("line"), count, groups }
        };
        Family::ALL.into_iter().map(family).filter(|family| !family.groups.is_empty()).collect()
    }

    fn family_of(&self, claim: ClaimKey, groups: &[model::Group]) -> bool {
        self.state(claim).is_some_and(|state| groups.iter().any(|group| group.id == state.status.id()))
    }

    fn groups_by_family(&self, claims: &[ClaimKey], url: impl Fn(&str) -> String) -> Vec<(Family, model::Group)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for state in claims.iter().filter_map(|claim| self.state(*claim)) {
            *counts.entry(state.status.id()).or_default() += 1;
        }
        let each_is_drawn = claims.len() <= LANES;
        let kinds = self.kinds(claims);
        let shown = statuses(&self.archive().config.scales, &kinds).into_iter();
        shown
            .filter_map(|(family, kind, id)| {
                let count = *counts.get(id)?;
                let mark = self.mark(kind, id);
                let group = model::Group {
                    id: id.to_owned(),
                    title: mark.label.clone(),
                    line: Some(mark.meaning.clone()).filter(|meaning| !meaning.is_empty()),
                    mark,
                    count: self.strings.number(count),
                    dots: if each_is_drawn { count } else { 1 },
                    rows: Vec::new(),
                    more: None,
                    url: url(id),
                };
                Some((family, group))
            })
            .collect()
    }

    /// The kinds that some claims have, in the order of kinds.
    pub fn kinds(&self, claims: &[ClaimKey]) -> Vec<ClaimKind> {
        let has = |kind: ClaimKind| claims.iter().any(|claim| self.archive().claims[*claim].kind == kind);
        ClaimKind::ALL.iter().copied().filter(|kind| has(*kind)).collect()
    }

    /// Where the claims of a status are listed: its own page; or its place on the page of all.
    pub fn status_url(&self, id: &str) -> String {
        let own = StatusId::new(id).ok().and_then(|status| self.url(&Page::StatusOf { status, part: Part::Own }));
        own.or_else(|| self.url_of_place(&Page::Status, id)).unwrap_or_default()
    }
}
