//! The names beside an output folder.
//!
//! In: the path that the user gave. Out: a [`Place`]: the output and its four neighbours, all in one folder and so
//! on one disk. Never: a change on the disk.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::{Refusal, WriteFailure};
use crate::disk;

/// The beginning of every name that a build makes beside its output.
pub(crate) const OURS: &str = ".afterword-";

/// An output folder, which may not exist yet, and the names beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    parent: PathBuf,
    name: OsString,
}

impl Place {
    /// Links on the way to the output are resolved, the output's own name is not. The folders above it need
    /// not exist.
    pub(crate) fn of(output: &Path) -> Result<Place, WriteFailure> {
        let fault = |source| WriteFailure::read(output, source);
        let mut path = std::path::absolute(output).map_err(fault)?;
        if path.file_name().is_none() {
            // `..` at the end: only the disk knows what that is called.
            path = disk::real(&path).map_err(fault)?;
        }
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(WriteFailure::Refused { path, reason: Refusal::Root });
        };
        Ok(Place { parent: resolved(parent).map_err(fault)?, name: name.to_owned() })
    }

    pub(crate) fn parent(&self) -> &Path {
        &self.parent
    }

    pub(crate) fn name(&self) -> &OsStr {
        &self.name
    }

    /// The site that readers see.
    pub(crate) fn output(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// The new site until the exchange, the old one after it.
    pub(crate) fn stage(&self) -> PathBuf {
        self.parent.join(self.beside("stage"))
    }

    /// The old site, where the disk has no exchange in one step.
    pub(crate) fn old(&self) -> PathBuf {
        self.parent.join(self.beside("old"))
    }

    /// The note about an exchange by two renames.
    pub(crate) fn journal(&self) -> PathBuf {
        self.parent.join(self.journal_name())
    }

    /// Its name in the folder that all of them lie in.
    pub(crate) fn journal_name(&self) -> OsString {
        self.beside("journal")
    }

    /// The file whose lock a build holds.
    pub(crate) fn lock(&self) -> PathBuf {
        self.parent.join(self.beside("lock"))
    }

    fn beside(&self, what: &str) -> OsString {
        let mut name = OsString::from(OURS);
        name.push(&self.name);
        name.push(".");
        name.push(what);
        name
    }
}

/// The path without links, as far as it exists; the rest as written.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut missing = Vec::new();
    for existing in path.ancestors() {
        match disk::real(existing) {
            Ok(mut found) => {
                found.extend(missing.iter().rev());
                return Ok(found);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => match existing.file_name() {
                Some(name) => missing.push(name),
                // `x/..` where there is no x.
                None => return Err(error),
            },
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::NotFound.into())
}

/// Whether anything, a dangling link too, has that name.
pub(crate) fn exists(path: &Path) -> Result<bool, WriteFailure> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(WriteFailure::read(path, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Refusal, WriteFailure};

    #[test]
    fn neighbours_in_one_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = crate::disk::real(folder.path()).unwrap();
        std::fs::create_dir(root.join("real")).unwrap();
        #[cfg(unix)] // Elsewhere not everybody may make a link.
        std::os::unix::fs::symlink("real", root.join("link")).unwrap();
        for (given, output) in [
            ("site", "site"),
            ("site/", "site"),
            ("site/.", "site"),
            ("real/site", "real/site"),
            #[cfg(unix)]
            ("link/site", "real/site"),
            ("link", "link"),
            #[cfg(unix)]
            ("link/../site", "site"),
            ("absent/further/site", "absent/further/site"),
        ] {
            let place = Place::of(&root.join(given)).unwrap();
            assert_eq!(place.output(), root.join(output), "{given}");
        }
        let place = Place::of(&root.join("site")).unwrap();
        assert_eq!(place.stage(), root.join(".afterword-site.stage"));
        assert_eq!(place.old(), root.join(".afterword-site.old"));
        assert_eq!(place.journal(), root.join(".afterword-site.journal"));
        assert_eq!(place.lock(), root.join(".afterword-site.lock"));
    }

    #[test]
    fn no_place_at_the_root_or_behind_nothing() {
        assert!(matches!(Place::of("/".as_ref()), Err(WriteFailure::Refused { reason: Refusal::Root, .. })));
        #[cfg(unix)] // Windows takes `..` off the text.
        {
            let folder = tempfile::tempdir().unwrap();
            for given in ["absent/../site", "absent/.."] {
                assert!(matches!(Place::of(&folder.path().join(given)), Err(WriteFailure::Read { .. })), "{given}");
            }
        }
        assert!(Place::of("".as_ref()).is_err());
    }
}
