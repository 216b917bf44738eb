//! Which folders can never be an output.
//!
//! In: a [`Place`] and the folders around it that must stay. Out: nothing, or the [`Refusal`].
//! Never: a change on the disk; it is asked before the lock is taken. Folders are compared by what they are, not by
//! how they are written, so that no link, mount or letter case hides one.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::failure::{Refusal, WriteFailure};
use super::place::{OURS, Place};

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
    let home = std::env::home_dir();
    for folder in kept.iter().chain(closed).chain(&home) {
        if let Some(reason) = deletes(&metadata, folder)? {
            return Err(refused(reason));
        }
    }
    if is_mount_point(place, &metadata)? {
        return Err(refused(Refusal::MountPoint));
    }
    Ok(OutputNow::Folder)
}

/// Whether one of the folders above the output, as far as they exist, is this one.
fn lies_in(output: &Path, folder: &Path) -> Result<bool, WriteFailure> {
    let Some(folder) = metadata_of(folder)? else { return takes_its_place(output, folder) };
    for above in output.ancestors().skip(1) {
        if metadata_of(above)?.is_some_and(|above| same(&above, &folder)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the output would stand where a folder is looked for that isn't there yet.
fn takes_its_place(output: &Path, folder: &Path) -> Result<bool, WriteFailure> {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else { return Ok(false) };
    let Some(parent) = metadata_of(parent)? else { return Ok(false) };
    for (path, above) in output.ancestors().zip(output.ancestors().skip(1)) {
        let is_called_so = path.file_name().is_some_and(|own| own.eq_ignore_ascii_case(name));
        if is_called_so && metadata_of(above)?.is_some_and(|above| same(&above, &parent)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the output's replacement would take this folder with it.
fn deletes(output: &Metadata, folder: &Path) -> Result<Option<Refusal>, WriteFailure> {
    let resolved = match fs::canonicalize(folder) {
        Ok(resolved) => resolved,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(WriteFailure::read(folder, error)),
    };
    for (steps, above) in resolved.ancestors().enumerate() {
        if metadata_of(above)?.is_some_and(|above| same(&above, output)) {
            let folder = folder.to_owned();
            return Ok(Some(if steps == 0 { Refusal::Is { folder } } else { Refusal::Holds { folder } }));
        }
    }
    Ok(None)
}

fn metadata_of(path: &Path) -> Result<Option<Metadata>, WriteFailure> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(WriteFailure::read(path, error)),
    }
}

fn same(a: &Metadata, b: &Metadata) -> bool {
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

fn is_mount_point(place: &Place, output: &Metadata) -> Result<bool, WriteFailure> {
    let parent = fs::metadata(place.parent()).map_err(|error| WriteFailure::read(place.parent(), error))?;
    Ok(parent.dev() != output.dev() || is_mounted_again(&place.output()))
}

/// A folder of the same disk mounted over another (`mount --bind`, a container's volume), which device numbers
/// don't show. Where the kernel can't tell, the exchange will fail, before anything has changed.
#[cfg(target_os = "linux")]
fn is_mounted_again(output: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags};
    rustix::fs::statx(CWD, output, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Linux alone mounts one folder twice.
#[cfg(not(target_os = "linux"))]
fn is_mounted_again(_output: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    use super::{OutputNow, Refusal, Surroundings, WriteFailure, examine};
    use crate::write::place::Place;

    #[test]
    fn what_can_never_be_an_output() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().canonicalize().unwrap();
        let root = base.join("archive");
        fs::create_dir_all(root.join("content/articles")).unwrap();
        fs::create_dir_all(root.join("themes")).unwrap();
        fs::create_dir_all(root.join("output")).unwrap();
        fs::write(root.join("file"), "").unwrap();
        symlink("output", root.join("link")).unwrap();
        symlink("nowhere", root.join("dangling")).unwrap();
        symlink("archive", base.join("same")).unwrap();
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
            ("archive/link", Err(Refusal::Link)),
            ("archive/link/", Err(Refusal::Link)),
            ("archive/dangling", Err(Refusal::Link)),
            ("archive", Err(Refusal::Is { folder: root.clone() })),
            ("archive/output/..", Err(Refusal::Is { folder: root.clone() })),
            (".", Err(Refusal::Holds { folder: root.clone() })),
            ("archive/content", Err(is("content"))),
            ("same/content", Err(is("content"))),
            ("archive/themes", Err(is("themes"))),
            ("archive/content/articles", Err(inside("content"))),
            ("archive/content/new", Err(inside("content"))),
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

    #[test]
    fn another_disk() {
        if !Path::new("/proc/self").exists() {
            return;
        }
        let place = Place::of("/proc".as_ref()).unwrap();
        assert!(matches!(examine(&place, &Surroundings::default()), Err(WriteFailure::Refused { reason: Refusal::MountPoint, .. })));
    }
}
