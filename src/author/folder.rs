//! Files written in the archive's folder, through no link, and never over another.
//!
//! Every part of a path is opened from the folder above it. A new file is made only where none is; an article that gets an
//! addition is exchanged in one step for the whole new text, so that nobody ever sees half of it.
#![expect(clippy::disallowed_methods, reason = "this room writes what authors ask for")]

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::disk::{Folder, Permissions};
use crate::write::new_file;

/// The machine did not let us write, or what was to be new is there.
#[derive(Debug, thiserror::Error)]
pub enum AuthorFailure {
    /// There is something of that name.
    #[error("{} is there already; it is left untouched", path.display())]
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// The folder for a new archive holds something.
    #[error("{} is not empty", path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
        /// What lies there, in the order of names.
        found: Vec<String>,
    },
    /// A file or folder can't be read, or is a link.
    #[error("can't read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder can't be written, or is a link.
    #[error("can't write {}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// An archive's folder, to be written in.
#[derive(Debug)]
pub struct Root {
    folder: Folder,
    path: PathBuf,
}

impl Root {
    /// The folder at `path`, which may be reached through links.
    pub fn open(path: &Path) -> Result<Root, AuthorFailure> {
        let folder = Folder::open(path).map_err(|source| AuthorFailure::Read { path: path.to_path_buf(), source })?;
        Ok(Root { folder, path: path.to_path_buf() })
    }

    /// The folder at `path` for a new archive, made where there is none. It holds nothing, a repository's `.git` aside.
    pub fn empty(path: &Path) -> Result<Root, AuthorFailure> {
        fs::create_dir_all(path).map_err(|source| AuthorFailure::Write { path: path.to_path_buf(), source })?;
        let failure = |source| AuthorFailure::Read { path: path.to_path_buf(), source };
        let mut found = Vec::new();
        for entry in fs::read_dir(path).map_err(failure)? {
            let name = entry.map_err(failure)?.file_name();
            if name != ".git" {
                found.push(name.to_string_lossy().into_owned());
            }
        }
        if !found.is_empty() {
            found.sort();
            return Err(AuthorFailure::NotEmpty { path: path.to_path_buf(), found });
        }
        Root::open(path)
    }

    /// Whether a file lies at `path`.
    pub fn has_file(&self, path: &str) -> bool {
        self.file(path).is_ok()
    }

    /// Writes a new file, with the folders above it.
    pub fn create(&self, path: &str, bytes: &[u8]) -> Result<(), AuthorFailure> {
        let full = self.path.join(path);
        let made = self.folder_of(path, Missing::Make).and_then(|(folder, name)| new_file(&folder, name, bytes, Permissions::Usual));
        made.map_err(|source| {
            if source.kind() == io::ErrorKind::AlreadyExists {
                AuthorFailure::Exists { path: full }
            } else {
                AuthorFailure::Write { path: full, source }
            }
        })
    }

    /// The text of a file; one that is not UTF-8 can't be read.
    pub fn read(&self, path: &str) -> Result<String, AuthorFailure> {
        let read = || -> io::Result<String> {
            let mut text = String::new();
            self.file(path)?.read_to_string(&mut text)?;
            Ok(text)
        };
        read().map_err(|source| AuthorFailure::Read { path: self.path.join(path), source })
    }

    /// Exchanges the text of a file that is there for another, in one step. Its permissions stay.
    pub fn replace(&self, path: &str, text: &str) -> Result<(), AuthorFailure> {
        let replace = || -> io::Result<()> {
            let permissions = Permissions::of(&self.file(path)?)?;
            let (folder, name) = self.folder_of(path, Missing::Fail)?;
            let stage = format!(".{}.afterword-{}", name, std::process::id());
            let written = new_file(&folder, &stage, text.as_bytes(), permissions).and_then(|()| folder.rename(&stage, name));
            if written.is_err() {
                let _ = folder.remove(&stage);
            }
            written
        };
        replace().map_err(|source| AuthorFailure::Write { path: self.path.join(path), source })
    }

    fn file(&self, path: &str) -> io::Result<File> {
        let (folder, name) = self.folder_of(path, Missing::Fail)?;
        let file = folder.file(name)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is no regular file")) }
    }

    /// The folder that holds `path`, and the path's last part.
    fn folder_of<'p>(&self, path: &'p str, missing: Missing) -> io::Result<(Folder, &'p str)> {
        let mut folder = self.folder.again()?;
        let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
        for part in above.split('/').filter(|part| !part.is_empty()) {
            folder = match missing {
                Missing::Make => folder.made_folder(part)?,
                Missing::Fail => folder.folder(part)?,
            };
        }
        Ok((folder, name))
    }
}

/// What becomes of a folder that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Make,
    Fail,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_new() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path()).unwrap();
        root.create("content/articles/a.md", b"one").unwrap();
        assert!(matches!(root.create("content/articles/a.md", b"two"), Err(AuthorFailure::Exists { .. })));
        assert_eq!(root.read("content/articles/a.md").unwrap(), "one");
    }

    #[cfg(unix)] // Elsewhere not everybody may make a link.
    #[test]
    fn no_link_is_followed() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = Root::open(folder.path()).unwrap();
        fs::write(outside.path().join("a.md"), "theirs").unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("content")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("a.md"), folder.path().join("a.md")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("b.md"), folder.path().join("b.md")).unwrap();
        for path in ["content/a.md", "content/b.md", "a.md", "b.md"] {
            assert!(root.create(path, b"ours").is_err(), "{path}");
            assert!(root.read(path).is_err(), "{path}");
            assert!(root.replace(path, "ours").is_err(), "{path}");
        }
        assert_eq!(fs::read_to_string(outside.path().join("a.md")).unwrap(), "theirs");
        assert!(!outside.path().join("b.md").exists());
    }

    #[cfg(unix)] // Elsewhere permissions come from the folder.
    #[test]
    fn an_exchanged_file_keeps_its_permissions_and_leaves_nothing_behind() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path()).unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        root.replace("a.md", "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_new_archive_needs_an_empty_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert!(Root::empty(folder.path()).is_ok(), "a repository is no content");
        fs::write(folder.path().join("notes.txt"), "").unwrap();
        let failure = Root::empty(folder.path()).unwrap_err();
        assert!(matches!(&failure, AuthorFailure::NotEmpty { found, .. } if found == &["notes.txt"]), "{failure:?}");
    }
}
