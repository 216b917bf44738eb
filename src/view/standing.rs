//! Standing pages: what an archive says of itself.
//!
//! In: a page of `content/pages` that exists. Out: a [`StandingPage`].

use super::body::Words;
use super::frame::Head;
use super::model::StandingPage;
use super::standpoint::View;
use crate::archive::PageKey;

impl View<'_> {
    /// A standing page. The view is in the page's own language: its words are most of what stands there.
    pub fn standing_page(&self, key: PageKey) -> StandingPage {
        let page = &self.archive().pages[key];
        let Words { pieces, headings, citations: _, marked: _ } = self.words(&page.body);
        let head = Head { kind: "page", title: page.title.clone(), description: page.summary.clone(), crumbs: Vec::new() };
        StandingPage { title: page.title.clone(), summary: page.summary.clone(), body: pieces, toc: headings, frame: self.frame(head) }
    }
}
