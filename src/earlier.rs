//! A site that was published earlier: what it left behind for those who come after.
//!
//! In: a folder that anybody may have prepared. Out: its record, or the hash of its manifest.
//! Never: a link followed inside the folder, a file opened but those two, more read than the limit, anything written.

use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::report::harmless;
use crate::disk::{Folder, Found};
use crate::record::{self, Record, RecordFault};
use crate::write::{Digest, Header, Manifest, ManifestFault};

/// The record's name, at the top of the site.
const RECORD: &str = "record.json";
/// The manifest's.
const MANIFEST: &str = "manifest.json";

/// Why there is nothing to compare with.
#[derive(Debug, thiserror::Error)]
pub enum EarlierFailure {
    /// No such folder, or no folder.
    #[error("there is no folder {}", shown(path))]
    NoFolder {
        /// The path given.
        path: PathBuf,
    },
    /// A folder without the file: nothing that this program published.
    #[error("{} is no published site: it has no {name}", shown(path))]
    NoFile {
        /// The folder.
        path: PathBuf,
        /// The file that is wanted.
        name: &'static str,
    },
    /// A link, folder, socket or device by that name, or far too large a file.
    #[error("{} is no published site: its {name} is not a regular file of at most 256 MB", shown(path))]
    NotAFile {
        /// The folder.
        path: PathBuf,
        /// The file that is wanted.
        name: &'static str,
    },
    /// A record that is none of ours.
    #[error("{} can't be compared with: its record.json {fault}", shown(path))]
    Record {
        /// The folder.
        path: PathBuf,
        /// Why.
        fault: RecordFault,
    },
    /// A manifest that is none of ours.
    #[error("{} can't be compared with: {fault}", shown(path))]
    Manifest {
        /// The folder.
        path: PathBuf,
        /// Why.
        fault: ManifestFault,
    },
    /// The record was changed after it was published.
    #[error("{} can't be compared with: its record.json is not the one that its manifest names", shown(path))]
    Altered {
        /// The folder.
        path: PathBuf,
    },
    /// The machine does not let us read.
    #[error("can't read {}", shown(path))]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What the site in that folder published. Where it has a manifest, the record is the one that the manifest names;
/// a record.json alone will do.
pub fn record(folder: &Path) -> Result<Record, EarlierFailure> {
    let path = || folder.to_path_buf();
    let opened = open(folder)?;
    let Some(bytes) = read(&opened, folder, RECORD)? else {
        return Err(EarlierFailure::NoFile { path: path(), name: RECORD });
    };
    if let Some(manifest) = read(&opened, folder, MANIFEST)? {
        let manifest = Manifest::parse(&manifest).map_err(|fault| EarlierFailure::Manifest { path: path(), fault })?;
        if manifest.entry(RECORD).is_none_or(|entry| entry.sha256 != Digest::of(&bytes)) {
            return Err(EarlierFailure::Altered { path: path() });
        }
    }
    Record::parse(&bytes).map_err(|fault| EarlierFailure::Record { path: path(), fault })
}

/// The hash of the manifest in that folder, which must be one of ours.
pub fn manifest(folder: &Path) -> Result<Digest, EarlierFailure> {
    link(folder).map(|link| link.manifest)
}

/// A site in the chain of those that were published one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The hash of its manifest.
    pub manifest: Digest,
    /// What its manifest says of it, the hash of the manifest before it among that.
    pub header: Header,
}

/// The site in that folder, whose manifest must be one of ours; its files are not looked at.
pub fn link(folder: &Path) -> Result<Link, EarlierFailure> {
    let path = || folder.to_path_buf();
    let Some(bytes) = read(&open(folder)?, folder, MANIFEST)? else {
        return Err(EarlierFailure::NoFile { path: path(), name: MANIFEST });
    };
    match Manifest::parse(&bytes) {
        Ok(manifest) => Ok(Link { manifest: Digest::of(&bytes), header: manifest.header().clone() }),
        Err(fault) => Err(EarlierFailure::Manifest { path: path(), fault }),
    }
}

/// The folder itself may be reached through a link: that is the caller's word, not the folder's.
fn open(folder: &Path) -> Result<Folder, EarlierFailure> {
    let path = folder.to_path_buf();
    Folder::open(folder).map_err(|source| {
        if matches!(source.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) {
            EarlierFailure::NoFolder { path }
        } else {
            EarlierFailure::Read { path, source }
        }
    })
}

/// The bytes of a file of the folder; `None` where there is none.
fn read(opened: &Folder, folder: &Path, name: &'static str) -> Result<Option<Vec<u8>>, EarlierFailure> {
    let not_a_file = || EarlierFailure::NotAFile { path: folder.to_path_buf(), name };
    let fault = |source: io::Error| EarlierFailure::Read { path: folder.join(name), source };
    let file = match opened.look_for(name).map_err(fault)? {
        Found::File(file) => file,
        Found::Nothing => return Ok(None),
        Found::Other => return Err(not_a_file()),
    };
    if file.metadata().map_err(fault)?.len() > record::LARGEST {
        return Err(not_a_file());
    }
    let mut bytes = Vec::new();
    file.take(record::LARGEST + 1).read_to_end(&mut bytes).map_err(fault)?;
    Ok(Some(bytes))
}

fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests prepare folders")]
mod tests {
    use super::*;
    use std::fs;

    const EMPTY: &str = r#"{"schema":1,"as_of":"2026-01-01","articles":[],"claims":[],"follow_ups":[],"sources":[]}"#;

    #[test]
    fn a_folder_that_is_no_site_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["empty", "alone", "link", "folder", "broken", "altered", "foreign", "fifo"] {
            fs::create_dir(at(name)).unwrap();
        }
        fs::write(at("file"), "").unwrap();
        fs::write(at("alone/record.json"), EMPTY).unwrap();
        #[cfg(unix)] // Elsewhere not everybody may make a link, and there are no FIFOs.
        {
            std::os::unix::fs::symlink(at("alone/record.json"), at("link/record.json")).unwrap();
            std::os::unix::fs::symlink(at("alone"), at("linked")).unwrap();
            assert!(std::process::Command::new("mkfifo").arg(at("fifo/record.json")).status().unwrap().success());
        }
        fs::create_dir(at("folder/record.json")).unwrap();
        fs::write(at("broken/record.json"), "{").unwrap();
        let header = format!(
            "\"schema\":1,\"generator\":\"afterword 1\",\"as_of\":\"2026-01-01\",\"content\":\"{}\",\"previous\":null",
            "0".repeat(64)
        );
        fs::write(at("altered/record.json"), EMPTY).unwrap();
        fs::write(at("altered/manifest.json"), format!("{{{header},\"files\":[]}}")).unwrap();
        fs::write(at("foreign/record.json"), EMPTY).unwrap();
        fs::write(at("foreign/manifest.json"), "{\"name\": \"An app\"}").unwrap();
        for (name, expected) in [
            ("none", Some("there is no folder ")),
            ("file", Some("there is no folder ")),
            ("empty", Some(" is no published site: it has no record.json")),
            ("alone", None),
            #[cfg(unix)]
            ("linked", None),
            #[cfg(unix)]
            ("link", Some(" is no published site: its record.json is not a regular file of at most 256 MB")),
            ("folder", Some(" is no published site: its record.json is not a regular file of at most 256 MB")),
            #[cfg(unix)]
            ("fifo", Some(" is no published site: its record.json is not a regular file of at most 256 MB")),
            ("broken", Some(" can't be compared with: its record.json does not have the shape of ours")),
            ("altered", Some(" can't be compared with: its record.json is not the one that its manifest names")),
            ("foreign", Some(" can't be compared with: its manifest.json does not have the shape of ours")),
        ] {
            let read = record(&at(name)).map(|_| ()).map_err(|failure| failure.to_string());
            match (read, expected) {
                (Ok(()), None) => {}
                (Err(told), Some(expected)) => assert!(told.contains(expected), "{name}: {told}"),
                (read, expected) => panic!("{name}: {read:?}, and not {expected:?}"),
            }
        }
        assert!(manifest(&at("altered")).is_ok());
        assert!(matches!(manifest(&at("alone")), Err(EarlierFailure::NoFile { name: "manifest.json", .. })));
    }
}
