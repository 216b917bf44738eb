//! Every change of status, by month.
//!
//! In: the site's list of changes. Out: a [`ChangesPage`].

use super::frame::Head;
use super::model::{ChangesPage, Month};
use super::standpoint::View;
use crate::plan;

impl View<'_> {
    /// The changes that this page of the list shows.
    pub fn changes_page(&self) -> ChangesPage {
        let all = &self.site.lists.changes;
        let title = self.strings.text("title.changes").to_owned();
        let count = self.strings.plural("count.changes", all.len());
        let lede = self.shows_the_newest(all).then(|| self.strings.with("lede.changes", &[("changes", &count)]));
        ChangesPage {
            months: self.months(&self.shown(all)),
            feed: self.url_of_file("changes.xml").map(|url| self.link(self.strings.text("feed.of_changes"), url)),
            pager: self.pager(),
            title: self.paged_title(&title),
            lede: lede.clone(),
            frame: self.frame(Head { kind: "changes", title, description: lede, ..Head::default() }),
        }
    }

    /// Changes under their months, in that order.
    fn months(&self, changes: &[plan::Change]) -> Vec<Month> {
        let same_month = |a: &plan::Change, b: &plan::Change| (a.day.year(), a.day.month()) == (b.day.year(), b.day.month());
        let month = |changes: &[plan::Change]| Some(Month { date: self.month(changes.first()?.day), changes: self.changes(changes) });
        changes.chunk_by(same_month).filter_map(month).collect()
    }
}
