//! Afterword: an annotated archive of reporting, rendered to a static site in which every commitment has a page of its
//! own, and that page links to the later reporting on whether it held.
//!
//! The library is one sentence ([`pipeline`]): **load** the files, **parse** what each says, **resolve** what names what,
//! derive every claim's **status** as of a day, **plan** every page's address, **render** each, **write** the folder.
//! Each stage takes a value and returns one of another type; mistakes go to a log; files are touched at the two ends only.
//! ARCHITECTURE.md draws the rooms and their floors.

// The ground: these import nothing of ours.

pub mod id;

pub mod disk;

pub mod files;

pub mod date;

pub mod progress;

pub mod markdown;

pub mod drawing;

pub mod svg;

// What is known, and what is wrong.

pub mod diagnostic;

pub mod archive;

// The sentence, in its order.

pub mod load;

pub mod parse;

pub mod schema;

pub mod status;

pub mod resolve;

pub mod plan;

pub mod export;

pub mod feeds;

pub mod record;

pub mod theme;

pub mod themes;

pub mod view;

pub mod render;

pub mod write;

pub mod search;

pub mod earlier;

pub mod pipeline;

pub mod serve;

pub mod links;

// What is written for those who write.

pub mod author;

pub mod import;
