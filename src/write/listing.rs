//! What lies in a folder.
//!
//! In: a folder. Out: every file below it with its path from there, in no order.
//! Never: a link followed, a file opened, another disk entered.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::WriteFailure;
use crate::disk::{self, Folder};

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

/// Everything below the folder but folders. `name` is the folder's for messages.
///
/// One that vanishes meanwhile counts as empty.
pub(crate) fn files_below(folder: &Folder, name: &Path) -> Result<Vec<Found>, WriteFailure> {
    let fault = |inner: &Path, error: io::Error| WriteFailure::read(name.join(inner), error);
    let disk = folder.disk().map_err(|error| WriteFailure::read(name, error))?;
    let mut found = Vec::new();
    let mut to_list = vec![PathBuf::new()];
    while let Some(inner) = to_list.pop() {
        let at_top = inner.as_os_str().is_empty();
        let opened = match if at_top { folder.again() } else { folder.folder(&inner) } {
            Ok(opened) => opened,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(fault(&inner, error)),
        };
        if opened.disk().map_err(|error| fault(&inner, error))? != disk {
            found.push(Found { path: written(&inner), kind: Kind::Other });
            continue;
        }
        for (entry, kind) in opened.entries().map_err(|error| fault(&inner, error))? {
            let path = inner.join(entry);
            let kind = match kind {
                disk::Kind::Folder => {
                    to_list.push(path);
                    continue;
                }
                disk::Kind::File | disk::Kind::Link if path.to_str().is_none() => Kind::Other,
                disk::Kind::File => Kind::File,
                disk::Kind::Link => Kind::Link,
                disk::Kind::Other => Kind::Other,
            };
            found.push(Found { path: written(&path), kind });
        }
    }
    Ok(found)
}

/// The path as a manifest has it.
fn written(path: &Path) -> String {
    path.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    #[cfg(unix)] // What lies in the folder are links, sockets and names of odd bytes.
    #[test]
    fn lists_without_following() {
        use std::ffi::OsStr;
        use std::fs;
        use std::os::unix::ffi::OsStrExt as _;
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;

        use super::{Folder, Kind, files_below};

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

        let mut found = files_below(&Folder::open_itself(&root).unwrap(), &root).unwrap();
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
}
