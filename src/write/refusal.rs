//! Which folders can never be an output.
//!
//! In: a [`Place`] and the folders around it that must stay. Out: nothing, or the [`Refusal`].
//! Never: a change on the disk; it is asked before the lock is taken. Folders are compared by what they are, not by
//! how they are written, so that no link, mount or letter case hides one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::failure::{Refusal, WriteFailure};
use super::place::{OURS, Place};
use crate::disk::{self, Identity};

/// The folders near an output that a build must leave as they are. Those that don't exist are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The output may lie in them, but neither be nor hold one: the archive's root. Home always counts.
    pub kept: Vec<PathBuf>,
    /// The output may neither be nor hold one, nor lie in it: `content`, `themes`, the cache.
    pub closed: Vec<PathBuf>,
}

/// What an output folder that may be used is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutputNow {
    Absent,
    Folder,
}

/// Looks at the output itself, not into it.
pub(crate) fn examine(place: &Place, surroundings: &Surroundings) -> Result<OutputNow, WriteFailure> {
    let output = place.output();
    let refused = |reason| WriteFailure::Refused { path: output.clone(), reason };
    if place.name().as_encoded_bytes().starts_with(OURS.as_bytes()) {
        return Err(refused(Refusal::OwnName));
    }
    let Surroundings { kept, closed } = surroundings;
    for folder in closed {
        if lies_in(&output, folder)? {
            return Err(refused(Refusal::Inside { folder: folder.clone() }));
        }
    }
    let metadata = match fs::symlink_metadata(&output) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(OutputNow::Absent),
        Err(error) => return Err(WriteFailure::read(&output, error)),
    };
    if metadata.is_symlink() {
        return Err(refused(Refusal::Link));
    }
    if !metadata.is_dir() {
        return Err(refused(Refusal::NotAFolder));
    }
    let fault = |error| WriteFailure::read(&output, error);
    let itself = disk::identity(&output).map_err(fault)?;
    let home = std::env::home_dir();
    for folder in kept.iter().chain(closed).chain(&home) {
        if let Some(reason) = deletes(&itself, folder)? {
            return Err(refused(reason));
        }
    }
    if disk::is_mount_point(&output, place.parent()).map_err(fault)? {
        return Err(refused(Refusal::MountPoint));
    }
    Ok(OutputNow::Folder)
}

/// Whether one of the folders above the output, as far as they exist, is this one.
fn lies_in(output: &Path, folder: &Path) -> Result<bool, WriteFailure> {
    let Some(folder) = identity_of(folder)? else { return takes_its_place(output, folder) };
    for above in output.ancestors().skip(1) {
        if identity_of(above)?.is_some_and(|above| above == folder) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the output would stand where a folder is looked for that isn't there yet.
fn takes_its_place(output: &Path, folder: &Path) -> Result<bool, WriteFailure> {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else { return Ok(false) };
    let Some(parent) = identity_of(parent)? else { return Ok(false) };
    for (path, above) in output.ancestors().zip(output.ancestors().skip(1)) {
        let is_called_so = path.file_name().is_some_and(|own| own.eq_ignore_ascii_case(name));
        if is_called_so && identity_of(above)?.is_some_and(|above| above == parent) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the output's replacement would take this folder with it.
fn deletes(output: &Identity, folder: &Path) -> Result<Option<Refusal>, WriteFailure> {
    let resolved = match disk::real(folder) {
        Ok(resolved) => resolved,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(WriteFailure::read(folder, error)),
    };
    for (steps, above) in resolved.ancestors().enumerate() {
        if identity_of(above)?.is_some_and(|above| above == *output) {
            let folder = folder.to_owned();
            return Ok(Some(if steps == 0 { Refusal::Is { folder } } else { Refusal::Holds { folder } }));
        }
    }
    Ok(None)
}

fn identity_of(path: &Path) -> Result<Option<Identity>, WriteFailure> {
    match disk::identity(path) {
        Ok(identity) => Ok(Some(identity)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(WriteFailure::read(path, error)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{OutputNow, Refusal, Surroundings, WriteFailure, examine};
    use crate::write::place::Place;

    #[test]
    fn what_can_never_be_an_output() {
        let folder = tempfile::tempdir().unwrap();
        let base = crate::disk::real(folder.path()).unwrap();
        let root = base.join("archive");
        fs::create_dir_all(root.join("content/articles")).unwrap();
        fs::create_dir_all(root.join("themes")).unwrap();
        fs::create_dir_all(root.join("output")).unwrap();
        fs::write(root.join("file"), "").unwrap();
        #[cfg(unix)] // Elsewhere not everybody may make a link.
        for (target, link) in [("output", root.join("link")), ("nowhere", root.join("dangling")), ("archive", base.join("same"))] {
            std::os::unix::fs::symlink(target, link).unwrap();
        }
        let surroundings =
            Surroundings { kept: vec![root.clone()], closed: vec![root.join("content"), root.join("themes"), root.join("absent")] };
        let is = |name: &str| Refusal::Is { folder: root.join(name) };
        let inside = |name: &str| Refusal::Inside { folder: root.join(name) };

        for (output, expected) in [
            ("archive/output", Ok(OutputNow::Folder)),
            ("archive/new", Ok(OutputNow::Absent)),
            ("archive/new/further", Ok(OutputNow::Absent)),
            ("elsewhere", Ok(OutputNow::Absent)),
            ("archive/file", Err(Refusal::NotAFolder)),
            #[cfg(unix)]
            ("archive/link", Err(Refusal::Link)),
            #[cfg(unix)]
            ("archive/link/", Err(Refusal::Link)),
            #[cfg(unix)]
            ("archive/dangling", Err(Refusal::Link)),
            ("archive", Err(Refusal::Is { folder: root.clone() })),
            ("archive/output/..", Err(Refusal::Is { folder: root.clone() })),
            (".", Err(Refusal::Holds { folder: root.clone() })),
            ("archive/content", Err(is("content"))),
            #[cfg(unix)]
            ("same/content", Err(is("content"))),
            ("archive/themes", Err(is("themes"))),
            ("archive/content/articles", Err(inside("content"))),
            ("archive/content/new", Err(inside("content"))),
            #[cfg(unix)]
            ("same/themes/a/b/c", Err(inside("themes"))),
            ("archive/.afterword-output.stage", Err(Refusal::OwnName)),
        ] {
            let found = examine(&Place::of(&base.join(output)).unwrap(), &surroundings);
            match (found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{output}"),
                (Err(WriteFailure::Refused { reason, .. }), Err(expected)) => assert_eq!(reason, expected, "{output}"),
                (found, expected) => panic!("{output}: {found:?}, not {expected:?}"),
            }
        }
    }

    #[test]
    fn home_and_what_holds_it() {
        let Some(home) = std::env::home_dir().filter(|home| home.is_dir() && home.parent().is_some()) else { return };
        let place = Place::of(&home).unwrap();
        assert!(matches!(examine(&place, &Surroundings::default()), Err(WriteFailure::Refused { reason: Refusal::Is { .. }, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn another_disk() {
        if !std::path::Path::new("/proc/self").exists() {
            return;
        }
        let place = Place::of("/proc".as_ref()).unwrap();
        assert!(matches!(examine(&place, &Surroundings::default()), Err(WriteFailure::Refused { reason: Refusal::MountPoint, .. })));
    }
}
