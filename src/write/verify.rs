//! A published folder against its manifest.
//!
//! In: a folder that anybody may have prepared. Out: every [`Difference`], sorted by path.
//! Never: anything opened outside the folder, a link followed, a file opened that the folder's listing did not show
//! as one.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::digest::Digest;
use super::failure::WriteFailure;
use super::listing::{Kind, files_below};
use super::manifest::{Entry, EntryFault, Manifest, ManifestFault, read_bytes};
use super::path::{MANIFEST, shown};
use crate::disk::Folder;

/// One way in which a folder is not what its manifest says. Displays as one line without line breaks.
#[derive(Debug, thiserror::Error)]
pub enum Difference {
    /// The manifest cannot be read; nothing else was compared.
    #[error("the folder cannot be verified: {fault}")]
    Manifest {
        /// Why.
        fault: ManifestFault,
    },
    /// An entry that cannot stand; the others were compared.
    #[error("{fault}")]
    Entry {
        /// Which, and why.
        fault: EntryFault,
    },
    /// Named, but not there.
    #[error("`{}` is missing", shown(path))]
    Missing {
        /// Where it should be.
        path: String,
    },
    /// There, with other bytes.
    #[error("`{}` has changed since it was published", shown(path))]
    Changed {
        /// Where it is.
        path: String,
    },
    /// There, but not named.
    #[error("`{}` is not in the manifest", shown(path))]
    Extra {
        /// Where it is.
        path: String,
    },
    /// There under a name that differs in upper and lower case only.
    #[error("`{}` is there as `{}`", shown(path), shown(found))]
    Case {
        /// As the manifest has it.
        path: String,
        /// As the folder has it.
        found: String,
    },
    /// A symbolic link, named or not. It was not followed.
    #[error("`{}` is a symbolic link", shown(path))]
    Link {
        /// Where it is.
        path: String,
    },
    /// A socket, FIFO or device, a folder of another disk, or a name that is no UTF-8.
    #[error("`{}` is not a regular file", shown(path))]
    NotAFile {
        /// Where it is.
        path: String,
    },
}

/// Holds a folder against its `manifest.json`: no difference means that every byte is as published and that nothing
/// was added.
///
/// [`WriteFailure::NoManifest`] where there is none; a manifest that is broken is a difference.
pub fn verify(folder: &Path) -> Result<Vec<Difference>, WriteFailure> {
    let fault = |error: io::Error| WriteFailure::read(folder, error);
    // The folder itself may be reached through a link; that is the caller's word, not the folder's.
    let opened = Folder::open(folder).map_err(fault)?;
    let bytes = match read_bytes(&opened).map_err(|error| WriteFailure::read(folder.join(MANIFEST), error))? {
        Ok(bytes) => bytes,
        Err(ManifestFault::Absent) => return Err(WriteFailure::NoManifest { path: folder.to_owned() }),
        Err(fault) => return Ok(vec![Difference::Manifest { fault }]),
    };
    let (manifest, faults) = match Manifest::parse_leniently(&bytes) {
        Ok(read) => read,
        Err(fault) => return Ok(vec![Difference::Manifest { fault }]),
    };
    let mut differences: Vec<Difference> = faults.into_iter().map(|fault| Difference::Entry { fault }).collect();
    let found = files_below(&opened, folder)?.into_iter().map(|found| (found.path, found.kind)).collect();
    differences.extend(compare(&manifest, &found));
    let present: Vec<&Entry> =
        manifest.files().iter().filter(|entry| found.get(entry.path.as_str()).is_some_and(|kind| *kind == Kind::File)).collect();
    let read: Vec<Option<Difference>> =
        present.par_iter().map(|entry| difference_in(&opened, folder, entry)).collect::<Result<_, WriteFailure>>()?;
    differences.extend(read.into_iter().flatten());
    differences.sort_by(|a, b| place_of(a).cmp(&place_of(b)));
    Ok(differences)
}

/// Names only.
fn compare(manifest: &Manifest, found: &BTreeMap<String, Kind>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut unnamed: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, kind) in found {
        match kind {
            Kind::Link => differences.push(Difference::Link { path: path.clone() }),
            Kind::Other => differences.push(Difference::NotAFile { path: path.clone() }),
            Kind::File if path == MANIFEST || manifest.entry(path).is_some() => {}
            Kind::File => {
                unnamed.entry(path.to_lowercase()).or_default().insert(path);
            }
        }
    }
    for Entry { path, sha256: _, size: _ } in manifest.files() {
        let path = path.as_str();
        if found.contains_key(path) {
            continue;
        }
        let other_case = unnamed.get_mut(&path.to_lowercase()).and_then(BTreeSet::pop_first);
        differences.push(match other_case {
            Some(found) => Difference::Case { path: path.to_owned(), found: found.to_owned() },
            None => Difference::Missing { path: path.to_owned() },
        });
    }
    let extra = unnamed.into_values().flatten();
    differences.extend(extra.map(|path| Difference::Extra { path: path.to_owned() }));
    differences
}

/// The bytes of one file that is there.
fn difference_in(opened: &Folder, folder: &Path, entry: &Entry) -> Result<Option<Difference>, WriteFailure> {
    let Entry { path, sha256, size } = entry;
    let read = opened.file(path).and_then(|file| Ok(file.metadata()?.len() == *size && Digest::of_file(file)? == *sha256));
    match read {
        Ok(true) => Ok(None),
        Ok(false) => Ok(Some(Difference::Changed { path: path.as_str().to_owned() })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(Difference::Missing { path: path.as_str().to_owned() })),
        Err(error) => Err(WriteFailure::read(folder.join(path), error)),
    }
}

/// The manifest first, then its entries in their order, then by path.
fn place_of(difference: &Difference) -> (usize, &str) {
    match difference {
        Difference::Manifest { fault: _ } => (0, ""),
        Difference::Entry { fault } => (fault.number, ""),
        Difference::Missing { path }
        | Difference::Changed { path }
        | Difference::Extra { path }
        | Difference::Case { path, found: _ }
        | Difference::Link { path }
        | Difference::NotAFile { path } => (usize::MAX, path),
    }
}
