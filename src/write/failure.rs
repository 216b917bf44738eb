//! What can go wrong while a site is written; each names its path.
//!
//! In: an error of the machine, or a folder that we may not touch. Out: a [`WriteFailure`]; the causes that the
//! system gave are its `source`. Never: a mistake of the archive's author; those are diagnostics.

use std::io;
use std::path::{Path, PathBuf};

use super::manifest::ManifestFault;
use super::path::{PathFault, shown, shown_path};

/// The machine failed, or the output folder isn't ours. The old site stands untouched in every case but
/// [`WriteFailure::Leftover`].
#[derive(Debug, thiserror::Error)]
pub enum WriteFailure {
    /// A file or folder that is there cannot be read.
    #[error("cannot read {}", shown_path(path))]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Disk full, no permission, a device's error.
    #[error("cannot write {}", shown_path(path))]
    Write {
        /// What was to be written; for a page its place in the output, though it was written to the stage.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What an earlier build left cannot be swept.
    #[error("cannot remove {}", shown_path(path))]
    Remove {
        /// What was to be removed.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The new site is whole, but the system does not let it take the old one's place.
    #[error("cannot exchange {} for the new site", shown_path(path))]
    Exchange {
        /// The output folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The new site is in place; the old one, under its other name, cannot be removed.
    #[error("the new site is in place, but the old one cannot be removed from {}", shown_path(path))]
    Leftover {
        /// Where the old site lies now.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// This path can never be an output folder.
    #[error(
        "{} cannot be the output folder: it {reason}; nothing was touched. Give the site a folder of its own, such as `output`",
        shown_path(path)
    )]
    Refused {
        /// The path given.
        path: PathBuf,
        /// Why.
        reason: Refusal,
    },
    /// A folder with files, but without a manifest of ours.
    #[error(
        "{} was not written by this program: {fault}; nothing was touched. Choose an empty folder, or remove this one yourself",
        shown_path(path)
    )]
    NotOurs {
        /// The folder, or what stands in the place of one of ours.
        path: PathBuf,
        /// What its manifest lacks.
        fault: ManifestFault,
    },
    /// A file in our output folder that our manifest doesn't name.
    #[error(
        "{}{} in the output folder but not written by this program; nothing was touched. Move it elsewhere (files that belong to the site lie in `content/static/`)",
        shown_path(path),
        and_others(*others)
    )]
    Foreign {
        /// The first such file, in the order of paths.
        path: PathBuf,
        /// How many more there are.
        others: usize,
    },
    /// A file of the old site that somebody changed and the new site would not replace but delete.
    #[error(
        "{} was changed since it was published, and the new site has no such file; nothing was touched. Move it elsewhere, or delete it",
        shown_path(path)
    )]
    Edited {
        /// The file.
        path: PathBuf,
    },
    /// Another build writes to the same folder.
    #[error("another build{} is writing to {}", of_process(*process), shown_path(path))]
    Busy {
        /// The output folder.
        path: PathBuf,
        /// Its process id, where the lock file gives one.
        process: Option<u32>,
    },
    /// A page's path would leave the site.
    #[error("`{}` cannot be a file of the site: it {fault}", shown(path))]
    Path {
        /// The path as given.
        path: String,
        /// What is wrong with it.
        fault: PathFault,
    },
    /// Two files for one path.
    #[error("two files of the site have the path `{}`", shown(path))]
    Twice {
        /// The path.
        path: String,
    },
    /// A folder to be verified has no manifest.
    #[error("{} has no manifest.json, so there is nothing to hold it against", shown_path(path))]
    NoManifest {
        /// The folder.
        path: PathBuf,
    },
    /// The build was told to stop.
    #[error("interrupted; {} is as it was", shown_path(path))]
    Interrupted {
        /// The output folder.
        path: PathBuf,
    },
}

impl WriteFailure {
    pub(crate) fn read(path: impl AsRef<Path>, source: impl Into<io::Error>) -> WriteFailure {
        WriteFailure::Read { path: path.as_ref().to_owned(), source: source.into() }
    }

    pub(crate) fn write(path: impl AsRef<Path>, source: impl Into<io::Error>) -> WriteFailure {
        WriteFailure::Write { path: path.as_ref().to_owned(), source: source.into() }
    }

    pub(crate) fn remove(path: impl AsRef<Path>, source: impl Into<io::Error>) -> WriteFailure {
        WriteFailure::Remove { path: path.as_ref().to_owned(), source: source.into() }
    }

    pub(crate) fn exchange(path: impl AsRef<Path>, source: impl Into<io::Error>) -> WriteFailure {
        WriteFailure::Exchange { path: path.as_ref().to_owned(), source: source.into() }
    }
}

/// Why a path can never be an output folder. Reads on from "it".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// `/`.
    #[error("is the root of the file system")]
    Root,
    /// Publishing would turn the link into a folder, or write somewhere else.
    #[error("is a symbolic link")]
    Link,
    /// A file, socket, device.
    #[error("is not a folder")]
    NotAFolder,
    /// Another disk, or the same one mounted again: it cannot be exchanged for its neighbour.
    #[error("is a mount point")]
    MountPoint,
    /// `.afterword-…`: the names of stages and locks.
    #[error("has a name that begins with `.afterword-`, as stages and locks have")]
    OwnName,
    /// Publishing would delete it.
    #[error("is {}", shown_path(folder))]
    Is {
        /// The folder to keep.
        folder: PathBuf,
    },
    /// Publishing would delete it with all that it holds.
    #[error("holds {}", shown_path(folder))]
    Holds {
        /// The folder to keep.
        folder: PathBuf,
    },
    /// The next build would read what this one wrote.
    #[error("lies in {}", shown_path(folder))]
    Inside {
        /// The folder that it lies in.
        folder: PathBuf,
    },
}

fn and_others(others: usize) -> String {
    match others {
        0 => " is".to_owned(),
        1 => " and 1 other file are".to_owned(),
        _ => format!(" and {others} other files are"),
    }
}

fn of_process(process: Option<u32>) -> String {
    process.map_or_else(String::new, |id| format!(", process {id},"))
}
