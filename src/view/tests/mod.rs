//! Views of small archives, which are written as text and go through the front door.

pub(super) mod archive;
mod article;
mod body;
mod claims;
mod frames;
mod history;
mod home;
mod lists;
mod pieces;
mod record;
mod sample;
