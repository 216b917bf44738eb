//! Folders held open, and what differs between systems.
//!
//! In: a folder's path, then names below it. Out: what lies there: a [`Folder`], a file, a list of names.
//! `unix` and `windows` have the same functions; nobody above this room asks which system it is.
//!
//! Never: the last part of a path followed where it is a link, unless a function says so; a FIFO waited for.
#![expect(clippy::disallowed_methods, reason = "what load, write, author and earlier open goes through here")]

use std::fs::File;

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::{
    Folder, Identity, LockFile, Permissions, exchange, flush, identity, is_mount_point, keep, open, real, remove_folder, rename_folder,
    settle, take_over_permissions,
};
#[cfg(windows)]
pub use windows::{
    Folder, Identity, LockFile, Permissions, exchange, flush, identity, is_mount_point, keep, open, real, remove_folder, rename_folder,
    settle, take_over_permissions,
};

/// What kind of thing lies in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, or on Windows a junction.
    Link,
    /// A socket, FIFO or device.
    Other,
}

/// What lies where a regular file is looked for.
#[derive(Debug)]
pub enum Found {
    /// The file.
    File(File),
    /// Nothing.
    Nothing,
    /// A link, folder, socket, FIFO or device.
    Other,
}

/// What became of something that not every disk can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// It is done.
    Done,
    /// This disk or system can't; nothing was changed.
    Impossible,
}

/// Who has a lock.
#[derive(Debug)]
pub enum Locked {
    /// We, while this lives.
    Ours(LockFile),
    /// Another process, of this number where the file says so.
    Theirs(Option<u32>),
}

#[cfg(test)]
mod tests;
