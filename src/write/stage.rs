//! The new site while it grows, in a folder beside the old one.
//!
//! In: a path with bytes or with a file to copy, from any thread. Out: the files that differ from the old site's, on
//! the disk; of the others only a note, since a link that nothing needs in the end is wasted. [`Stage::finish`] makes
//! the site of both. Never: a page's bytes kept after the call that brought them.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::digest::{Digest, Hasher};
use super::failure::WriteFailure;
use super::interrupt::Interrupt;
use super::journal;
use super::lock::Lock;
use super::old::{OldSite, has_bytes};
use super::path::{MANIFEST, PathFault, SitePath};
use super::place::Place;
use super::refusal::{OutputNow, Surroundings, examine};
use crate::disk::{self, Folder, Permissions};

/// So many bytes of a long file are in memory at a time.
const PIECE: usize = 128 * 1024;

/// A site that is being written. Dropped before [`Stage::finish`], it leaves the output as it was and nothing
/// beside it.
#[derive(Debug)]
pub struct Stage {
    pub(crate) build: Interrupt,
    /// `None` for an empty or absent output.
    pub(crate) old: Option<OldSite>,
    pub(crate) written: Mutex<HashMap<SitePath, Record>>,
}

/// One file of the new site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) digest: Digest,
    pub(crate) size: u64,
    pub(crate) origin: Origin,
}

/// Where its bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In the stage.
    New,
    /// In the old site, which has the same ones; not linked yet.
    Old,
}

impl Stage {
    /// Begins a site that shall take the output's place: takes the lock, finishes and sweeps what a killed build
    /// left, and makes the stage. Missing folders above the output are made.
    ///
    /// A folder is refused that is no place for a site ([`WriteFailure::Refused`]), that has files but no manifest
    /// of ours ([`WriteFailure::NotOurs`]) or a file that the manifest doesn't name ([`WriteFailure::Foreign`]).
    pub fn open(output: &Path, surroundings: &Surroundings) -> Result<Stage, WriteFailure> {
        let place = Place::of(output)?;
        examine(&place, surroundings)?;
        fs::create_dir_all(place.parent()).map_err(|error| WriteFailure::write(place.parent(), error))?;
        let lock = Lock::take(&place)?;
        journal::restore(&place)?;
        let old = match examine(&place, surroundings)? {
            OutputNow::Absent => None,
            OutputNow::Folder => OldSite::open(&place)?,
        };
        let path = place.stage();
        fs::create_dir(&path).map_err(|error| WriteFailure::write(&path, error))?;
        match Folder::open_itself(&path) {
            // From here on the stage is swept whenever `build` closes.
            Ok(folder) => Ok(Stage { build: Interrupt::new(place, lock, folder), old, written: Mutex::default() }),
            Err(error) => {
                journal::restore(&place)?;
                Err(WriteFailure::read(path, error))
            }
        }
    }

    /// What stops this build from another thread.
    pub fn interrupt(&self) -> Interrupt {
        self.build.clone()
    }

    /// A file of the site. Callable from many threads; the same path twice is an error, and so is the manifest's.
    ///
    /// After a failure, here or in [`Stage::copy_file`], the site cannot become whole: the stage is to be dropped.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteFailure> {
        let path = site_path(path)?;
        let stage = self.build.enter()?;
        let (digest, size) = (Digest::of(bytes), bytes.len() as u64);
        let candidate = self.old.as_ref().and_then(|old| old.candidate(&path, digest, size));
        let origin = if candidate.is_some_and(|file| has_bytes(file, bytes)) {
            Origin::Old
        } else {
            let written = create_with_folders(&stage, &path).and_then(|mut file| {
                file.write_all(bytes)?;
                disk::keep(&file)
            });
            written.map_err(|error| self.write_failure(&path, error))?;
            Origin::New
        };
        self.record(path, Record { digest, size, origin })
    }

    /// The same of a file that `print` writes piece by piece, so that it is never whole in memory. It is written even where
    /// the old site has the same bytes, and swept again then.
    pub fn put_printed(&self, path: &str, print: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<(), WriteFailure> {
        let path = site_path(path)?;
        let stage = self.build.enter()?;
        let write = || -> io::Result<Record> {
            let mut out = Hashed { to: create_with_folders(&stage, &path)?, hasher: Hasher::default(), size: 0 };
            let mut buffered = io::BufWriter::with_capacity(PIECE, &mut out);
            print(&mut buffered)?;
            buffered.flush()?;
            drop(buffered);
            let Hashed { to, hasher, size } = out;
            disk::keep(&to)?;
            drop(to);
            let digest = hasher.finish();
            let candidate = self.old.as_ref().and_then(|old| old.candidate(&path, digest, size));
            if !candidate.is_some_and(|file| Digest::of_file(file).is_ok_and(|found| found == digest)) {
                return Ok(Record { digest, size, origin: Origin::New });
            }
            stage.remove(path.as_str())?;
            Ok(Record { digest, size, origin: Origin::Old })
        };
        let record = write().map_err(|error| self.write_failure(&path, error))?;
        self.record(path, record)
    }

    /// A file of the site that is a copy of another, of any size. Never a link to it: who edits the source must not
    /// edit the published site.
    pub fn copy_file(&self, path: &str, source: &Path) -> Result<(), WriteFailure> {
        let file = open_source(source).map_err(|error| WriteFailure::read(source, error))?;
        self.copy_open(path, file, source)
    }

    /// The same of a file that is open already; `source` names it in a failure.
    pub fn copy_open(&self, path: &str, mut file: File, source: &Path) -> Result<(), WriteFailure> {
        let path = site_path(path)?;
        self.build.check()?;
        let record = match self.unchanged_source(&path, &mut file) {
            Ok(Some(record)) => record,
            Ok(None) => {
                let stage = self.build.enter()?;
                self.copy(&stage, &path, &mut file, source)?
            }
            Err(error) => return Err(WriteFailure::read(source, error)),
        };
        self.record(path, record)
    }

    /// The old site's record, if its file has the source's bytes; if not, the source is at its start again.
    ///
    /// Equal hashes stand for equal bytes here, so that neither file is read twice.
    fn unchanged_source(&self, path: &SitePath, source: &mut File) -> io::Result<Option<Record>> {
        let size = source.metadata()?.len();
        let Some(old) = &self.old else { return Ok(None) };
        let Some(digest) = old.manifest().entry(path.as_str()).map(|entry| entry.sha256) else { return Ok(None) };
        let Some(candidate) = old.candidate(path, digest, size) else { return Ok(None) };
        if Digest::of_file(source.try_clone()?)? != digest || !Digest::of_file(candidate).is_ok_and(|found| found == digest) {
            source.rewind()?;
            return Ok(None);
        }
        Ok(Some(Record { digest, size, origin: Origin::Old }))
    }

    /// Copies the rest of a file. `source` is its name for messages.
    pub(crate) fn copy(&self, stage: &Folder, path: &SitePath, from: &mut File, source: &Path) -> Result<Record, WriteFailure> {
        let mut to = create_with_folders(stage, path).map_err(|error| self.write_failure(path, error))?;
        let mut hasher = Hasher::default();
        let mut size = 0;
        let mut piece = vec![0; PIECE];
        loop {
            self.build.check()?;
            let read = match from.read(&mut piece) {
                Ok(length) => piece.get(..length).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(WriteFailure::read(source, error)),
            };
            if read.is_empty() {
                disk::keep(&to).map_err(|error| self.write_failure(path, error))?;
                return Ok(Record { digest: hasher.finish(), size, origin: Origin::New });
            }
            hasher.update(read);
            size += read.len() as u64;
            to.write_all(read).map_err(|error| self.write_failure(path, error))?;
        }
    }

    pub(crate) fn record(&self, path: SitePath, record: Record) -> Result<(), WriteFailure> {
        match self.written.lock().unwrap_or_else(PoisonError::into_inner).entry(path) {
            Slot::Vacant(slot) => {
                slot.insert(record);
                Ok(())
            }
            Slot::Occupied(slot) => Err(WriteFailure::Twice { path: slot.key().as_str().to_owned() }),
        }
    }

    pub(crate) fn write_failure(&self, path: &SitePath, error: io::Error) -> WriteFailure {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return WriteFailure::Twice { path: path.as_str().to_owned() };
        }
        WriteFailure::write(self.in_output(path), error)
    }

    /// A page's place as the user knows it.
    pub(crate) fn in_output(&self, path: &SitePath) -> PathBuf {
        self.build.place().output().join(path)
    }
}

/// A file that is hashed while it is written.
struct Hashed {
    to: File,
    hasher: Hasher,
    size: u64,
}

impl io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Nobody is there to hear of an error; what stays behind, the next build sweeps.
        let _ = self.build.close();
    }
}

fn site_path(path: &str) -> Result<SitePath, WriteFailure> {
    if path == MANIFEST {
        return Err(WriteFailure::Twice { path: path.to_owned() });
    }
    SitePath::new(path).map_err(|fault: PathFault| WriteFailure::Path { path: path.to_owned(), fault })
}

/// A new, empty file of the stage, with the folders above it.
fn create_with_folders(stage: &Folder, path: &SitePath) -> io::Result<File> {
    match create(stage, path.as_str()) {
        // Asked for only when one is missing: a site has thousands of files a folder.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_folders(stage, path)?;
            create(stage, path.as_str())
        }
        created => created,
    }
}

/// A new, empty file of the stage.
///
/// Everybody may read what is published, whatever the umask of who builds: two sites of the same bytes are the same
/// tree, and a web server can read a copy of it. Who may enter the output folder itself is left to its owner.
pub(crate) fn create(stage: &Folder, path: &str) -> io::Result<File> {
    stage.create(path, Permissions::Public)
}

pub(crate) fn create_folders(stage: &Folder, path: &SitePath) -> io::Result<()> {
    path.folders().try_for_each(|folder| stage.make_public_folder(folder))
}

fn open_source(source: &Path) -> io::Result<File> {
    let file = disk::open(source)?;
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
}
