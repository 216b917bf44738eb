//! Templates over views, and the words of their language.
//!
//! In: the archive's theme files, laid over those that lie in the program; a language; then views.
//! Out: a [`Theme`] that gives every view its page as bytes, the static files at fingerprinted addresses,
//! and [`Strings`]: the words that views are made with. A mistake in a template is a [`TemplateFault`] with its place.
//!
//! Never: a file read, a date judged, an address built. A template sees its view, the strings `t` and the function `asset`.

mod asset;
mod builtin;
mod compile;
mod date;
mod dates;
mod explain;
mod fault;
mod html;
mod language;
mod manifest;
mod shared;
mod strings;
mod stylesheet;
mod tags;

pub use asset::{StaticContent, StaticFile};
pub use builtin::builtin_files;
pub use compile::{Theme, ThemeFile};
pub use date::Date;
pub use fault::{Layer, TemplateFault};
pub use html::Html;
pub use language::{PLURAL_FORMS, base, direction};
pub use manifest::Manifest;
pub use shared::Shared;
pub use strings::{Strings, is_term, places};
