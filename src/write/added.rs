//! New files in an archive's folder, for commands that begin something for its author.
//!
//! In: the archive's root, a path below it, bytes. Out: the file, with the folders above it.
//! Never: a file replaced, a link followed, anything written outside the root.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Mode, OFlags, fchmod, mkdirat, openat, unlinkat};
use rustix::io::Errno;

use super::path::{SitePath, shown_path};
use crate::files::ArchivePath;

/// Why a file was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddFailure {
    /// There is one already.
    #[error("{} is there already, and left as it is", shown_path(path))]
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// A folder above it is a link or no folder: it could lead anywhere.
    #[error("{} lies below a link or a file; nothing was written through it", shown_path(path))]
    NoFolder {
        /// Where it was to lie.
        path: PathBuf,
    },
    /// Disk full, no permission, a device's error.
    #[error("cannot write {}", shown_path(path))]
    Write {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes a new file at `path` below `root`. What was written of it when the disk fails is taken away again.
pub fn add(root: &Path, path: &ArchivePath, bytes: &[u8]) -> Result<(), AddFailure> {
    let full = root.join(path.as_str());
    let failure = |source: io::Error| AddFailure::Write { path: full.clone(), source };
    let inside = SitePath::new(path.as_str()).map_err(|fault| failure(io::Error::new(io::ErrorKind::InvalidInput, fault)))?;
    let mut folder = OwnedFd::from(File::open(root).map_err(failure)?);
    for part in inside.folders().filter_map(|folder| folder.rsplit('/').next()) {
        folder = made_folder(&folder, part).map_err(|error| match error {
            Errno::LOOP | Errno::NOTDIR => AddFailure::NoFolder { path: full.clone() },
            error => failure(error.into()),
        })?;
    }
    new_file(&folder, path.name(), bytes, NEW).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists { AddFailure::Exists { path: full.clone() } } else { failure(error) }
    })
}

/// What a new file is allowed, before the user's mask.
pub const NEW: Mode = Mode::from_raw_mode(0o666);

/// The folder of that name in another, made where it isn't there; a link is not followed.
pub fn made_folder(folder: &OwnedFd, name: &str) -> Result<OwnedFd, Errno> {
    match mkdirat(folder, name, Mode::from_raw_mode(0o777)) {
        Ok(()) | Err(Errno::EXIST) => {}
        Err(error) => return Err(error),
    }
    there_folder(folder, name)
}

/// The folder of that name in another; a link is not followed.
pub fn there_folder(folder: &OwnedFd, name: &str) -> Result<OwnedFd, Errno> {
    openat(folder, name, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty())
}

/// A file that was not there before, written whole or not at all. Another mode than [`NEW`] holds whatever the user's mask.
pub fn new_file(folder: &OwnedFd, name: &str, bytes: &[u8], mode: Mode) -> io::Result<()> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut file = File::from(openat(folder, name, flags, mode)?);
    let written = file.write_all(bytes).and_then(|()| if mode == NEW { Ok(()) } else { Ok(fchmod(&file, mode)?) });
    if written.is_err() {
        let _ = unlinkat(folder, name, AtFlags::empty());
    }
    written
}
