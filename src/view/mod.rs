//! What a template sees: every page's words, ready to print.
//!
//! In: the [`crate::plan::Site`] and the words of the page's language. Out: one view for a page, of the types in [`model`].
//! Every field is ready text, an address relative to the page, or a list.
//!
//! Never: a file read, a clock, a status worked out, a look over all claims for one page: what is needed of all stands in
//! the site's lists, or is found once in [`Edition`].

pub mod model;

mod article;
mod articles;
mod bar;
mod body;
mod change;
mod changes;
mod chart;
mod cite;
mod claim;
mod corrections;
mod date;
mod drawings;
mod due;
mod due_calendar;
mod edition;
mod feed;
mod follow_up;
mod frame;
mod groups;
mod home;
mod lanes;
mod lists;
mod mark;
mod memo;
mod meta;
mod methodology;
mod missing;
mod name_list;
mod names;
mod navigation;
mod note;
mod order;
mod pager;
mod record;
mod row;
mod search;
mod source;
mod source_list;
mod standing;
mod standpoint;
mod status;
#[cfg(test)]
mod tests;
mod timeline;

pub use edition::Edition;
pub use frame::Head;
pub use mark::tone_of_status;
pub use order::Family;
pub use source::Citations;
pub use standpoint::View;
