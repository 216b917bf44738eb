//! The site that is published now.
//!
//! In: an output folder. Out: an [`OldSite`]: its manifest, and the folder held open, so that files are found from it
//! without looking up long paths. Never: a change in the folder; and no trust in its manifest: a file counts as
//! unchanged only when its bytes are read and are the same.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::PathBuf;

use super::digest::Digest;
use super::failure::WriteFailure;
use super::listing::{Kind, files_below};
use super::manifest::{Entry, Manifest, ManifestFault, read_bytes};
use super::path::{MANIFEST, SitePath};
use super::place::Place;
use crate::disk::Folder;

/// A published site of ours.
#[derive(Debug)]
pub(crate) struct OldSite {
    path: PathBuf,
    folder: Folder,
    manifest: Manifest,
    /// Of the manifest's bytes as they are on the disk.
    digest: Digest,
}

impl OldSite {
    /// `None` for an empty folder. With files in it, it must have a manifest of ours and no file beside those that
    /// the manifest names.
    pub(crate) fn open(place: &Place) -> Result<Option<OldSite>, WriteFailure> {
        let path = place.output();
        let fault = |error| WriteFailure::read(&path, error);
        let folder = Folder::open_itself(&path).map_err(fault)?;
        let bytes = match read_bytes(&folder).map_err(fault)? {
            Ok(bytes) => bytes,
            Err(ManifestFault::Absent) if folder.entries().map_err(fault)?.is_empty() => return Ok(None),
            Err(fault) => return Err(WriteFailure::NotOurs { path, fault }),
        };
        let manifest = match Manifest::parse(&bytes) {
            Ok(manifest) => manifest,
            Err(fault) => return Err(WriteFailure::NotOurs { path, fault }),
        };
        let site = OldSite { path, folder, manifest, digest: Digest::of(&bytes) };
        site.check_for_foreign_files()?;
        Ok(Some(site))
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The hash of its `manifest.json`.
    pub(crate) fn digest(&self) -> Digest {
        self.digest
    }

    /// Every file in the folder is one that the manifest names.
    pub(crate) fn check_for_foreign_files(&self) -> Result<(), WriteFailure> {
        let named: HashSet<&str> = self.manifest.files().iter().map(|entry| entry.path.as_str()).chain([MANIFEST]).collect();
        let foreign: Vec<_> = files_below(&self.folder, &self.path)?
            .into_iter()
            .filter(|found| found.kind != Kind::File || !named.contains(found.path.as_str()))
            .collect();
        match foreign.iter().min() {
            None => Ok(()),
            Some(first) => Err(WriteFailure::Foreign { path: self.path.join(&first.path), others: foreign.len() - 1 }),
        }
    }

    /// A file that goes with this site must be as it was published: what somebody wrote into it would be lost.
    pub(crate) fn check_unedited(&self, entry: &Entry) -> Result<(), WriteFailure> {
        let path = self.path.join(&entry.path);
        let file = match self.open_file(&entry.path) {
            Ok(file) => file,
            // An empty folder in its place is no file either: what lies in one is foreign, and was seen before.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => return Ok(()),
            Err(error) => return Err(WriteFailure::read(path, error)),
        };
        match Digest::of_file(file) {
            Ok(digest) if digest == entry.sha256 => Ok(()),
            Ok(_) => Err(WriteFailure::Edited { path }),
            Err(error) if error.kind() == ErrorKind::IsADirectory => Ok(()),
            Err(error) => Err(WriteFailure::read(path, error)),
        }
    }

    /// The file of that path, if the manifest gives it this hash and size. Its bytes may still be others.
    pub(crate) fn candidate(&self, path: &SitePath, digest: Digest, size: u64) -> Option<File> {
        let entry = self.manifest.entry(path.as_str())?;
        if entry.sha256 != digest || entry.size != size {
            return None;
        }
        // One that cannot be read is damaged: the new site has it, and replaces it.
        self.open_file(path).ok()
    }

    pub(crate) fn open_file(&self, path: &SitePath) -> io::Result<File> {
        self.folder.file(path)
    }
}

/// Whether the rest of the file is these bytes. A file that cannot be read is not.
pub(crate) fn has_bytes(mut file: File, mut bytes: &[u8]) -> bool {
    let mut piece = [0; 16 * 1024];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return bytes.is_empty(),
            Ok(length) => match (piece.get(..length), bytes.split_at_checked(length)) {
                (Some(read), Some((expected, rest))) if read == expected => bytes = rest,
                (Some(_) | None, Some(_) | None) => return false,
            },
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
}
