//! Sites planned from small archives.

mod clashes;
mod links;
mod lists;
mod notation;
mod pages;
