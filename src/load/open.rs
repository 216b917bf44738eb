//! Folders and files, opened from the archive's root and through no link.
//!
//! In: a path below the root whose parts are no links. Out: what lies there. A part that became a link since the walk saw
//! it is not followed: opening fails.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::LoadFailure;
use crate::disk;
use crate::files::ArchivePath;

/// The archive's folder.
pub(super) struct Root {
    folder: disk::Folder,
    path: PathBuf,
}

/// A folder of the archive.
pub(super) struct Folder(disk::Folder);

impl Root {
    /// The folder at `path`, which may be reached through links.
    pub(super) fn open(path: &Path) -> Result<Root, LoadFailure> {
        let failure = |source| LoadFailure::Read { path: path.to_path_buf(), source };
        let real = disk::real(path).map_err(failure)?;
        let folder = disk::Folder::open(&real).map_err(failure)?;
        Ok(Root { folder, path: real })
    }

    /// Its path, without links.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder at `path` below the root.
    pub(super) fn folder(&self, path: &Path) -> Result<Folder, LoadFailure> {
        let open = || -> io::Result<Folder> {
            let mut folder = self.folder.again()?;
            for part in path.components() {
                let Component::Normal(part) = part else { return Err(io::ErrorKind::InvalidInput.into()) };
                folder = folder.folder(part)?;
            }
            Ok(Folder(folder))
        };
        open().map_err(|source| LoadFailure::Read { path: self.path.join(path), source })
    }

    /// The file at `path`, where links within the archive are followed.
    pub(super) fn linked_file(&self, path: &ArchivePath) -> Result<File, LoadFailure> {
        let full = self.path.join(path.as_str());
        let failure = |source| LoadFailure::Read { path: full.clone(), source };
        let real = disk::real(&full).map_err(failure)?;
        let (Ok(inside), Some(name)) = (real.strip_prefix(&self.path), real.file_name()) else {
            return Err(failure(io::Error::other("it leads out of the archive")));
        };
        self.folder(inside.parent().unwrap_or(Path::new("")))?.file(name).map_err(failure)
    }
}

impl Folder {
    /// The regular file of that name. A FIFO that took its place is opened without waiting, and refused.
    pub(super) fn file(&self, name: impl AsRef<OsStr>) -> io::Result<File> {
        let file = self.0.file(name.as_ref())?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is no longer a regular file")) }
    }
}
