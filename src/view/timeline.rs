//! How it unfolded: claims as lanes by the article that made them, and what happened, by year.
//!
//! In: the claims of the site, or those of one year where they are too many for one page, cut into pages where a year
//! has too many. Out: a [`TimelinePage`]. With pages of years, each has the events of its own claims; the timeline itself
//! has the latest of all.

use std::collections::BTreeMap;

use super::frame::Head;
use super::model::{Event, Link, NavLink, Occasion, TimelinePage, YearOfEvents};
use super::pager::first_part;
use super::standpoint::View;
use crate::archive::{ArticleKey, ClaimKey, FollowUpKey};
use crate::date::{Day, Edtf};
use crate::plan::{Page, Part};

impl View<'_> {
    /// The timeline of all claims.
    pub fn timeline_page(&self) -> TimelinePage {
        let lists = &self.site.lists;
        let has_years = !lists.timeline_years.is_empty();
        let lanes: &[ClaimKey] = if has_years { &[] } else { &lists.claims };
        let mut events = self.happenings(&lists.claims);
        if has_years {
            events.truncate(self.archive().config.paging);
        }
        self.timeline(self.strings.text("title.timeline").to_owned(), lanes, &events)
    }

    /// The timeline of the claims made in a year.
    pub fn timeline_year_page(&self, year: u16) -> TimelinePage {
        let claims = self.shown(self.site.lists.timeline_years.get(&year).map_or(&[][..], Vec::as_slice));
        let title = self.paged_title(&self.strings.with("title.timeline_year", &[("year", &year.to_string())]));
        self.timeline(title, &claims, &self.happenings(&claims))
    }

    fn timeline(&self, title: String, claims: &[ClaimKey], events: &[Happening]) -> TimelinePage {
        let has_claims = !self.site.lists.claims.is_empty();
        let mut occasions: Vec<Occasion> = Vec::new();
        let scale = self.scale_of_lanes(claims);
        if let Some(scale) = &scale {
            let mut made: BTreeMap<ArticleKey, Vec<ClaimKey>> = BTreeMap::new();
            for claim in claims {
                made.entry(self.archive().claims[*claim].article).or_default().push(*claim);
            }
            occasions.extend(made.into_iter().map(|(article, claims)| Occasion {
                article: self.article_link(article),
                date: self.day(self.archive().articles[article].date),
                lanes: claims.into_iter().filter_map(|claim| self.lane(claim, scale)).collect(),
            }));
        }
        TimelinePage {
            lede: Some(self.strings.text(if has_claims { "lede.timeline" } else { "empty.claims" }).to_owned()),
            axis: scale.as_ref().map(|scale| self.axis(scale)),
            occasions,
            years: self.years_of_events(events),
            pages: self.pages_of_years(),
            pager: self.pager(),
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(Head { kind: "timeline", title: title.clone(), ..Head::default() }),
            title,
        }
    }

    /// The pages of years, newest first, after the page of all.
    fn pages_of_years(&self) -> Vec<NavLink> {
        let years = &self.site.lists.timeline_years;
        if years.is_empty() {
            return Vec::new();
        }
        let link = |text: String, page: Page| {
            let url = self.url(&page)?;
            Some(NavLink { text, url, current: (page == first_part(self.page)).then(|| "page".to_owned()) })
        };
        let all = link(self.strings.text("timeline.all").to_owned(), Page::Timeline);
        let each = years.keys().rev().filter_map(|year| link(year.to_string(), Page::TimelineYear { year: *year, part: Part::Own }));
        all.into_iter().chain(each).collect()
    }

    /// What happened to some claims, newest first: their follow-ups, those aside that were wrong.
    fn happenings(&self, claims: &[ClaimKey]) -> Vec<Happening> {
        let archive = self.archive();
        let states = claims.iter().filter_map(|claim| self.state(*claim));
        let counting = states.flat_map(|state| &state.follow_ups).filter(|follow_up| follow_up.active);
        let mut events: Vec<Happening> = counting
            .map(|follow_up| {
                let entry = &archive.follow_ups[follow_up.key];
                let recorded = archive.articles[entry.article].date;
                Happening { day: day_of(&entry.happened).unwrap_or(recorded), recorded, follow_up: follow_up.key }
            })
            .collect();
        events.sort_unstable_by(|one, other| other.cmp(one));
        events
    }

    fn years_of_events(&self, events: &[Happening]) -> Vec<YearOfEvents> {
        let mut years: Vec<YearOfEvents> = Vec::new();
        for happening in events {
            let year = happening.day.year().to_string();
            let event = self.event(happening.follow_up);
            match years.last_mut().filter(|last| last.year == year) {
                Some(last) => last.events.push(event),
                None => years.push(YearOfEvents { year, events: vec![event] }),
            }
        }
        years
    }

    fn event(&self, key: FollowUpKey) -> Event {
        let entry = &self.archive().follow_ups[key];
        let article = self.article_link(entry.article);
        let claim = self.claim_name(entry.claim);
        Event {
            date: self.date(&entry.happened),
            day: self.strings.date_in_year(&entry.happened),
            what: match &entry.note {
                Some(note) => Link { text: note.clone(), ..article },
                None => article,
            },
            mark: self.verdict_mark(key),
            claim: Link { text: claim.text, url: claim.url.unwrap_or_default(), lang: claim.lang, dir: claim.dir },
        }
    }
}

/// A follow-up in the order of events: by the day it happened, then the day it was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Happening {
    day: Day,
    recorded: Day,
    follow_up: FollowUpKey,
}

/// The day by which an event is placed: the last that its date can mean, its first where the end is open.
fn day_of(date: &Edtf) -> Option<Day> {
    date.last_day().or(date.first_day())
}
