//! From a stage to the published site.
//!
//! In: a [`Stage`] that has every file. Out: the output folder with all of them and their manifest, put in place by
//! one exchange, and [`Finished`]. If nothing differs, nothing is exchanged and no link is made. Never: a failure
//! after which the output is neither the old site nor the new one.

use std::collections::BTreeSet;
use std::io::{self, Write as _};
use std::sync::PoisonError;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::digest::Digest;
use super::exchange::{flush, place_first, replace};
use super::failure::WriteFailure;
use super::manifest::{Entry, Header, Manifest};
use super::old::OldSite;
use super::path::{MANIFEST, SitePath};
use super::stage::{Origin, Record, Stage, create, create_folders};
use crate::disk::{self, Attempt, Folder};

/// What a build changed. The manifest counts nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// What happened to the output folder.
    pub published: Published,
    /// Files of the new site.
    pub files: usize,
    /// Paths that the old site's manifest didn't name, sorted.
    pub added: Vec<String>,
    /// Paths whose bytes differ from what lay in the old site, be it that the page changed or that the file was
    /// damaged or missing; sorted.
    pub changed: Vec<String>,
    /// Those that lay in the old site with the same bytes.
    pub unchanged: usize,
    /// Paths that the old site had and the new one has not, sorted.
    pub removed: Vec<String>,
}

/// What happened to the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// There was no site before.
    First,
    /// The new site took the old one's place.
    Replaced,
    /// The old site is the new one, byte for byte, and was not touched.
    Same,
}

impl Stage {
    /// Publishes the site with a manifest under this header.
    ///
    /// Before anything is exchanged, the old folder is looked through again: a file that somebody put there
    /// ([`WriteFailure::Foreign`]), or changed where the new site has none ([`WriteFailure::Edited`]), stops the
    /// build.
    pub fn finish(mut self, header: Header) -> Result<Finished, WriteFailure> {
        let records = std::mem::take(&mut *self.written.lock().unwrap_or_else(PoisonError::into_inner));
        let mut records: Vec<(SitePath, Record)> = records.into_iter().collect();
        records.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let files = records.iter().map(|(path, record)| Entry { path: path.clone(), sha256: record.digest, size: record.size }).collect();
        // Each path was recorded once and none is the manifest's; so this is never `None`.
        let manifest = Manifest::new(header, files).ok_or_else(|| WriteFailure::Twice { path: MANIFEST.to_owned() })?;
        let json = manifest.to_json();
        let digest = Digest::of(&json);
        let (finished, removed) = self.compare(&records, &manifest, digest);

        match finished.published {
            Published::Same => {
                self.build.check()?;
                self.build.close()?;
            }
            Published::First | Published::Replaced => {
                for entry in removed {
                    self.old.iter().try_for_each(|old| old.check_unedited(entry))?;
                }
                self.complete(&records, &json)?;
                // Nobody works in the stage meanwhile: an interrupt needn't wait for the disk.
                flush(self.build.place())?;
                self.exchange(digest)?;
                self.build.close().map_err(as_leftover)?;
            }
        }
        Ok(finished)
    }

    /// What is new, and the old site's entries that the new one lacks.
    fn compare(&self, records: &[(SitePath, Record)], manifest: &Manifest, digest: Digest) -> (Finished, Vec<&Entry>) {
        let named_before = |path: &SitePath| self.old.as_ref().is_some_and(|old| old.manifest().entry(path.as_str()).is_some());
        let mut finished = Finished {
            published: Published::First,
            files: records.len(),
            added: Vec::new(),
            changed: Vec::new(),
            unchanged: 0,
            removed: Vec::new(),
        };
        for (path, record) in records {
            match record.origin {
                Origin::Old => finished.unchanged += 1,
                Origin::New if named_before(path) => finished.changed.push(path.as_str().to_owned()),
                Origin::New => finished.added.push(path.as_str().to_owned()),
            }
        }
        let Some(old) = &self.old else { return (finished, Vec::new()) };
        let removed: Vec<&Entry> = old.manifest().files().iter().filter(|entry| manifest.entry(entry.path.as_str()).is_none()).collect();
        finished.removed = removed.iter().map(|entry| entry.path.as_str().to_owned()).collect();
        // The same manifest byte for byte names the same files; and none of them had to be written.
        let same = old.digest() == digest && finished.unchanged == records.len();
        finished.published = if same { Published::Same } else { Published::Replaced };
        (finished, removed)
    }

    /// Makes the stage whole.
    fn complete(&self, records: &[(SitePath, Record)], json: &[u8]) -> Result<(), WriteFailure> {
        let stage = self.build.enter()?;
        if let Some(old) = &self.old {
            self.link_unchanged(old, &stage, records)?;
        }
        let output = self.build.place().output();
        let written = create(&stage, MANIFEST).and_then(|mut file| {
            file.write_all(json)?;
            disk::keep(&file)
        });
        written.map_err(|error| WriteFailure::write(output.join(MANIFEST), error))?;
        self.take_over_permissions().map_err(|error| WriteFailure::write(output, error))
    }

    /// The output folder stays as open or closed to others as its owner made it.
    fn take_over_permissions(&self) -> io::Result<()> {
        let place = self.build.place();
        match disk::take_over_permissions(&place.output(), &place.stage()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            taken => taken,
        }
    }

    fn link_unchanged(&self, old: &OldSite, stage: &Folder, records: &[(SitePath, Record)]) -> Result<(), WriteFailure> {
        let unchanged: Vec<&(SitePath, Record)> = records.iter().filter(|(_, record)| record.origin == Origin::Old).collect();
        let mut folders = BTreeSet::new();
        for (path, _) in &unchanged {
            if path.folders().last().is_some_and(|folder| folders.insert(folder)) {
                create_folders(stage, path).map_err(|error| self.write_failure(path, error))?;
            }
        }
        unchanged.par_iter().try_for_each(|(path, record)| {
            self.build.check()?;
            match old.folder().link(path.as_str(), stage) {
                Ok(Attempt::Done) => Ok(()),
                Ok(Attempt::Impossible) => self.copy_unchanged(old, stage, path, record),
                Err(error) => Err(self.write_failure(path, error)),
            }
        })
    }

    /// For disks without links.
    pub(crate) fn copy_unchanged(&self, old: &OldSite, stage: &Folder, path: &SitePath, record: &Record) -> Result<(), WriteFailure> {
        let source = self.in_output(path);
        let mut from = old.open_file(path).map_err(|error| WriteFailure::read(&source, error))?;
        if self.copy(stage, path, &mut from, &source)?.digest == record.digest {
            return Ok(());
        }
        Err(WriteFailure::read(source, io::Error::other("it changed during the build")))
    }

    fn exchange(&mut self, manifest: Digest) -> Result<(), WriteFailure> {
        let old = self.old.take();
        let _alone = self.build.enter_alone()?;
        let place = self.build.place();
        match old {
            None => place_first(place),
            Some(old) => {
                old.check_for_foreign_files()?;
                // Some systems don't move a folder that is held open.
                drop(old);
                replace(place, manifest)
            }
        }
    }
}

/// A sweep that fails after the exchange leaves the old site behind.
fn as_leftover(failure: WriteFailure) -> WriteFailure {
    if let WriteFailure::Remove { path, source } = failure { WriteFailure::Leftover { path, source } } else { failure }
}
