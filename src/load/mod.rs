//! Disk → [`Files`].
//!
//! In: the archive's root. Out: every file that counts, texts read and checked for their encoding. A file that can't be
//! part of an archive (a device, a link that leaves it, bytes that are no UTF-8) is a mistake in the log, and it is
//! not opened; a file that the machine does not let us read is a failure.
//!
//! Nothing outside the root is opened, also where a folder or file becomes a link while we read: every part of a path
//! is opened from the folder above it, and none of them through a link. Names that begin with a dot are passed over,
//! save below `content/static`.
#![expect(clippy::disallowed_methods, reason = "this room reads the disk")]

mod again;
mod name;
mod open;
mod read;
mod walk;

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{ArchivePath, FileId, Files, InputFile, Span};
use open::Root;
use walk::{Batch, Walked};

pub use again::again;
pub use read::is_forbidden;

/// The machine did not let us read.
#[derive(Debug, thiserror::Error)]
pub enum LoadFailure {
    /// There is no `archive.yaml`, or it is empty, or a folder.
    #[error("{} is no archive: it has no file archive.yaml with a `title:`", root.display())]
    NoArchive {
        /// The folder.
        root: PathBuf,
    },
    /// A file or folder can't be read.
    #[error("can't read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A mistake of a file, until the file has its id.
struct Mistake {
    path: String,
    code: Code,
    /// Bytes of the file's text; `None` where no line is meant.
    bytes: Option<(usize, usize)>,
    message: String,
    help: Option<&'static str>,
}

/// What was read, and whether one of its files can be read again without the others.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The files.
    pub files: Files,
    /// Whether no file has a mistake, and none is found through a link.
    is_plain: bool,
}

/// A file, and its mistakes.
type Read = (InputFile, Vec<Mistake>);

/// The nearest folder at or above `start` with a file archive.yaml.
pub fn root_of(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("archive.yaml").is_file()).map(Path::to_path_buf)
}

/// Whether the folder has a file archive.yaml that is not empty.
pub fn has_archive(root: &Path) -> bool {
    fs::metadata(root.join("archive.yaml")).is_ok_and(|config| config.is_file() && config.len() > 0)
}

/// Reads the archive at `root`: `archive.yaml`, `content/` and the themes.
pub fn archive(root: &Path, log: &mut Log) -> Result<Files, LoadFailure> {
    whole(root, log).map(|loaded| loaded.files)
}

/// The same, to be read [`again`].
pub fn whole(root: &Path, log: &mut Log) -> Result<Loaded, LoadFailure> {
    if !has_archive(root) {
        return Err(LoadFailure::NoArchive { root: root.to_path_buf() });
    }
    let root = Root::open(root)?;
    let Walked { batches, mut mistakes, has_links } = walk::archive(&root)?;
    let read: Vec<Result<Vec<Read>, LoadFailure>> = batches.into_par_iter().map(|batch| read_batch(&root, batch)).collect();
    let mut list = Vec::new();
    for batch in read {
        for (file, found) in batch? {
            list.push(file);
            mistakes.extend(found);
        }
    }
    let mut known: HashSet<String> = HashSet::new();
    if !mistakes.is_empty() {
        known.extend(list.iter().map(|file| file.path.to_string()));
    }
    // What was not read is a file all the same: a mistake has its place in it.
    for mistake in &mistakes {
        if known.insert(mistake.path.clone()) {
            list.push(InputFile { path: ArchivePath::new(&mistake.path), text: None, spoiled: true, image_size: None, sha256: [0; 32] });
        }
    }
    drop(known);
    let is_plain = mistakes.is_empty() && !has_links;
    let files = Files::new(list);
    for mistake in mistakes {
        if let Some(file) = files.find(&mistake.path) {
            log.push(diagnostic(file, mistake));
        }
    }
    Ok(Loaded { files, is_plain })
}

/// A file of the archive, opened as it was read: through no link that leaves the archive.
///
/// For whoever copies it later; `path` is one of [`Files`].
pub fn open(root: &Path, path: &ArchivePath) -> Result<fs::File, LoadFailure> {
    Root::open(root)?.linked_file(path)
}

fn diagnostic(file: FileId, mistake: Mistake) -> Diagnostic {
    let Mistake { path: _, code, bytes, message, help } = mistake;
    let at = bytes.map_or_else(|| Span::whole(file), |(start, end)| Span::new(file, start..end));
    Diagnostic::new(code, at, message).maybe_help(help.map(str::to_owned))
}

/// The files of one folder, which is opened once for all of them.
fn read_batch(root: &Root, batch: Batch) -> Result<Vec<Read>, LoadFailure> {
    let Batch { folder: place, files } = batch;
    let folder = root.folder(&place)?;
    files
        .into_iter()
        .map(|found| {
            let failure = |source| LoadFailure::Read { path: root.path().join(&place).join(&*found.name), source };
            let file = folder.file(&*found.name).map_err(failure)?;
            read::file(found.path, file).map_err(failure)
        })
        .collect()
}
