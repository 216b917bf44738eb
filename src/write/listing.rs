//! What lies in a folder.
//!
//! In: a folder. Out: every file below it with its path from there, in no order.
//! Never: a link followed, a file opened, another disk entered.

use std::ffi::OsStr;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags};

use super::failure::WriteFailure;

/// One thing in a folder that is no folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// From the folder listed, `/`-separated; for a name that is no UTF-8 with U+FFFD.
    pub(crate) path: String,
    pub(crate) kind: Kind,
}

/// What kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    File,
    Link,
    /// A socket, FIFO, device, a name that is no UTF-8, or a folder of another disk.
    Other,
}

/// Opens a folder; a link by that name is an error.
pub(crate) fn open_folder(path: &Path) -> io::Result<OwnedFd> {
    Ok(rustix::fs::open(path, FOLDER, Mode::empty())?)
}

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// Everything below the folder but folders. `name` is the folder's for messages.
///
/// One that vanishes meanwhile counts as empty.
pub(crate) fn files_below(folder: &impl AsFd, name: &Path) -> Result<Vec<Found>, WriteFailure> {
    let folder = folder.as_fd();
    let fault = |inner: &Path, error: io::Error| WriteFailure::read(name.join(inner), error);
    let disk = rustix::fs::fstat(folder).map_err(|error| WriteFailure::read(name, error))?.st_dev;
    let mut found = Vec::new();
    let mut to_list = vec![PathBuf::new()];
    while let Some(inner) = to_list.pop() {
        let opened = match open_inside(folder, &inner) {
            Ok(opened) => opened,
            Err(rustix::io::Errno::NOENT) => continue,
            Err(error) => return Err(fault(&inner, error.into())),
        };
        let stat = rustix::fs::fstat(&opened).map_err(|error| fault(&inner, error.into()))?;
        if stat.st_dev != disk {
            found.push(Found { path: inner.to_string_lossy().into_owned(), kind: Kind::Other });
            continue;
        }
        let entries = Dir::read_from(&opened).map_err(|error| fault(&inner, error.into()))?;
        for entry in entries {
            let entry = entry.map_err(|error| fault(&inner, error.into()))?;
            let bytes = entry.file_name().to_bytes();
            if matches!(bytes, b"." | b"..") {
                continue;
            }
            let path = inner.join(OsStr::from_bytes(bytes));
            let kind = match kind_of(&opened, &entry).map_err(|error| fault(&path, error.into()))? {
                FileType::Directory => {
                    to_list.push(path);
                    continue;
                }
                FileType::RegularFile => Kind::File,
                FileType::Symlink => Kind::Link,
                FileType::Fifo | FileType::Socket | FileType::CharacterDevice | FileType::BlockDevice | FileType::Unknown => Kind::Other,
            };
            found.push(match path.into_os_string().into_string() {
                Ok(path) => Found { path, kind },
                Err(path) => Found { path: path.to_string_lossy().into_owned(), kind: Kind::Other },
            });
        }
    }
    Ok(found)
}

fn open_inside(folder: BorrowedFd<'_>, inner: &Path) -> rustix::io::Result<OwnedFd> {
    let inner = if inner.as_os_str().is_empty() { Path::new(".") } else { inner };
    rustix::fs::openat(folder, inner, FOLDER, Mode::empty())
}

/// Some disks don't give the kind in the listing.
fn kind_of(folder: &OwnedFd, entry: &rustix::fs::DirEntry) -> rustix::io::Result<FileType> {
    match entry.file_type() {
        FileType::Unknown => {
            let stat = rustix::fs::statat(folder, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW)?;
            Ok(FileType::from_raw_mode(stat.st_mode))
        }
        kind @ (FileType::Directory
        | FileType::RegularFile
        | FileType::Symlink
        | FileType::Fifo
        | FileType::Socket
        | FileType::CharacterDevice
        | FileType::BlockDevice) => Ok(kind),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::{Kind, files_below, open_folder};

    #[test]
    fn lists_without_following() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::create_dir_all(root.join("empty/further")).unwrap();
        fs::write(folder.path().join("secret"), "").unwrap();
        fs::write(root.join("a/b/c.html"), "").unwrap();
        fs::write(root.join("index.html"), "").unwrap();
        fs::write(root.join(OsStr::from_bytes(b"caf\xe9")), "").unwrap();
        symlink("..", root.join("a/up")).unwrap();
        symlink("/etc/passwd", root.join("passwd")).unwrap();
        let _socket = UnixListener::bind(root.join("socket")).unwrap();

        let mut found = files_below(&open_folder(&root).unwrap(), &root).unwrap();
        found.sort();
        let found: Vec<_> = found.iter().map(|found| (found.path.as_str(), found.kind)).collect();
        assert_eq!(
            found,
            [
                ("a/b/c.html", Kind::File),
                ("a/up", Kind::Link),
                ("caf\u{fffd}", Kind::Other),
                ("index.html", Kind::File),
                ("passwd", Kind::Link),
                ("socket", Kind::Other),
            ]
        );
    }

    #[test]
    fn a_link_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        symlink("/", folder.path().join("link")).unwrap();
        assert!(open_folder(&folder.path().join("link")).is_err());
    }
}
