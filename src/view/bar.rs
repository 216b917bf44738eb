//! Claims by status as one bar in scale: of a kind, of a speaker, on a topic.
//!
//! In: claims, and how many fill the whole width. Out: an SVG, a box a tone, that says the number of every status in
//! words; and the bars of names, to be read against one another.

use super::drawings::tone;
use super::model::{Group, Link, NameBar, NameBars};
use super::standpoint::View;
use crate::archive::ClaimKey;
use crate::drawing::{Overview, Portion, Tone, overview};
use crate::plan::{Page, Part};
use crate::theme::Html;

/// So many names are compared; the rest stand in their own list.
const MOST_NAMES: usize = 12;

impl View<'_> {
    /// The claims by status; `full` claims fill the whole width. `None` where there is no claim.
    pub fn bar(&self, claims: &[ClaimKey], full: usize) -> Option<Html> {
        if claims.is_empty() {
            return None;
        }
        let groups = self.groups(claims, |_| String::new());
        let of_tone = |wanted: Tone| {
            let is_of_it = |id: &str| groups.iter().any(|group| group.id == id && tone(&group.mark.tone) == wanted);
            claims.iter().filter(|claim| self.state(**claim).is_some_and(|state| is_of_it(state.status.id()))).count()
        };
        let portions = Tone::STACK.map(|tone| Portion { tone, count: as_u32(of_tone(tone)) });
        let words = |group: &Group| self.strings.with("chart.group", &[("status", &group.title), ("n", &group.count)]);
        let listed = groups.iter().map(words).collect::<Vec<_>>().join(self.strings.text("list.middle"));
        let bar = Overview {
            portions: &portions,
            full: as_u32(full),
            label: &self.strings.with("chart.bar", &[("groups", &listed)]),
            direction: self.direction(),
        };
        Some(self.drawn(overview(&bar)))
    }

    /// The claims of each speaker, and on each topic; what has one name alone compares nothing.
    pub fn name_bars(&self) -> Vec<NameBars> {
        let lists = &self.site.lists;
        let speakers = lists.speakers.iter().map(|key| {
            let page = Page::Speaker { speaker: *key, part: Part::Own };
            (self.archive().speakers[*key].name.as_str(), page, lists.claims_of_speaker.of(*key))
        });
        let topics = lists.topics.iter().map(|key| {
            let page = Page::Topic { topic: *key, part: Part::Own };
            (self.archive().topics[*key].name.as_str(), page, lists.claims_on_topic.of(*key))
        });
        let bars = [
            self.bars("speaker", speakers.collect(), &Page::Speakers { part: Part::Own }),
            self.bars("topic", topics.collect(), &Page::Topics { part: Part::Own }),
        ];
        bars.into_iter().filter(|bars| bars.lines.len() > 1).collect()
    }

    /// Those with most claims first, then in the order of name.
    fn bars(&self, id: &str, mut names: Vec<(&str, Page, &[ClaimKey])>, all: &Page) -> NameBars {
        names.retain(|(_, _, claims)| !claims.is_empty());
        names.sort_by_key(|(_, _, claims)| std::cmp::Reverse(claims.len()));
        let full = names.first().map_or(0, |(_, _, claims)| claims.len());
        let line = |(name, page, claims): &(&str, Page, &[ClaimKey])| {
            Some(NameBar {
                name: self.link((*name).to_owned(), self.url(page)?),
                count: self.strings.number(claims.len()),
                bar: self.bar(claims, full)?,
            })
        };
        let rest = self.url(all).filter(|_| names.len() > MOST_NAMES);
        NameBars {
            id: id.to_owned(),
            title: self.strings.text(&format!("chart.by_{id}")).to_owned(),
            lines: names.iter().take(MOST_NAMES).filter_map(line).collect(),
            more: rest.map(|url| -> Link { self.link(self.strings.with("group.all", &[("n", &self.strings.number(names.len()))]), url) }),
        }
    }
}

fn as_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
