//! What every template is given: the contract with theme authors (`docs/themes.md`).
//!
//! Plain values: ready text, addresses relative to the page, or lists; nothing is left to compute in a template.
//! What many pages show (a date, a mark, a row) is [`Shared`]: made once and printed from one value.
//! `Option` is none, never absent. [`Html`] is printed as it is, every other string is escaped.
//! A sentence that holds dates or links is one [`Html`], since every language orders its words in its own way.
//!
//! Nothing here decides anything: `view` fills these types, `theme` prints them.
//! Some share their name with a type of `archive`; import this room as `model` and say `model::FollowUp`.

mod article;
mod claim;
mod common;
mod drawing;
mod follow_up;
mod group;
mod home;
mod lists;
mod mark;
mod page;
mod search;
mod source;
mod status;
mod timeline;

pub use article::{ArticleLine, ArticlePage, Correction, LaterClaim, LaterReport, Note, OwnClaim, Piece, TocEntry};
pub use claim::{ChainLink, ClaimPage, Condition, Criterion, LaterArticle, Quote, Reading, Row, Spell, Verdict};
pub use common::{AsOf, Feed, Frame, Link, Name, NavLink, PageHead, Pager, Site, Term};
pub use drawing::{Drawing, Lane, Lanes, Table, TableRow};
pub use follow_up::{Dispute, FollowUp, HistoryEntry};
pub use group::{GroupPage, Reach, ReachBy, RowTable};
pub use home::{HomePage, KindState};
pub use lists::{
    Change, ChangesPage, CorrectedFollowUp, CorrectionsPage, ListPage, Month, NameLine, PublisherSources, SourcesPage, YearOfArticles,
};
pub use mark::{Family, Group, Mark};
pub use page::{MethodologyPage, MissingPage, Scale, Shape, StandingPage};
pub use search::{SearchFilter, SearchOption, SearchPage};
pub use source::{CitePage, Copy, Retraction, Robust, Source, SourceRef};
pub use status::{Filter, FilterOption, NameBar, NameBars, StatusPage};
pub use timeline::{Event, Occasion, TimelinePage, YearOfEvents};

pub use crate::theme::{Date, Html, Shared};

#[cfg(test)]
mod tests;
