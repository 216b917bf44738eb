//! One Markdown dialect: what a body says, where a quote stands in it, and its HTML.
//!
//! In: the text of a body, after the front matter. Out: an `Outline` (links, headings, plain text), the place
//! of a quote (`find_quote`), HTML in `Piece`s (`html`).
//! Every position is a byte range of the text handed in, on character borders.
//!
//! Nothing here knows of claims, articles or addresses of pages: where a link leads is answered by the
//! caller, and what a number or a note looks like is handed in. Nothing a body holds becomes active HTML.
//! Nothing recurses, and time grows with the length of the text.

// What is read.
pub mod address;
pub mod dialect;

// What it says.
mod emphasis;
pub mod flat;
mod fold;
mod footnotes;
mod left;
mod links;
mod nearest;
pub mod outline;
pub mod quote;
mod sentence;
pub mod slug;
mod walker;

// What it looks like.
mod blocks;
pub mod escape;
pub mod highlight;
mod html;
mod inline;
mod marks;
mod page;
mod raw;
mod sink;
mod table;
mod target;

pub use address::{Address, AddressError, OwnScheme, check_address};
pub use dialect::{Fault, FaultKind};
pub use escape::{escape_attribute, escape_text};
pub use flat::FlatText;
pub use html::html;
pub use left::{LeftKind, MarksLeft};
pub use marks::Mark;
pub use nearest::{Passage, nearest};
pub use outline::{CodeLanguage, Heading, Link, LinkKind, Outline, UnusedFootnote};
pub use page::{Labels, Page, Piece};
pub use quote::{Found, NotFound, Quote, find_quote};
pub use raw::RawHtml;
pub use slug::slug;
pub use target::{LinkAt, Target};
pub use walker::{outline, outline_with};

#[cfg(test)]
mod tests;
