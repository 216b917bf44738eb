//! New files in an archive's folder, for commands that begin something for its author.
//!
//! In: the archive's root, a path below it, bytes. Out: the file, with the folders above it.
//! Never: a file replaced, a link followed, anything written outside the root.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::path::{SitePath, shown_path};
use crate::disk::{Folder, Permissions};
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
    let inside = SitePath::new(path.as_str()).map_err(|fault| failure(io::Error::new(ErrorKind::InvalidInput, fault)))?;
    let mut folder = Folder::open(root).map_err(failure)?;
    for part in inside.folders().filter_map(|folder| folder.rsplit('/').next()) {
        folder = folder.made_folder(part).map_err(|error| {
            if error.kind() == ErrorKind::NotADirectory { AddFailure::NoFolder { path: full.clone() } } else { failure(error) }
        })?;
    }
    new_file(&folder, path.name(), bytes, Permissions::Usual)
        .map_err(|error| if error.kind() == ErrorKind::AlreadyExists { AddFailure::Exists { path: full.clone() } } else { failure(error) })
}

/// A file that was not there before, written whole or not at all.
pub fn new_file(folder: &Folder, name: &str, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
    let written = folder.create(name, permissions)?.write_all(bytes);
    if written.is_err() {
        let _ = folder.remove(name);
    }
    written
}
