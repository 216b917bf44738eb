//! A file in the archive's `.afterword/`: what a later command may take up, and never needs.
//!
//! In: the folder, a name, bytes. Out: the file, whole or not at all. The archive may be anybody's: a link that lies there
//! is never followed.

use std::io;
use std::path::Path;

use super::added::new_file;
use crate::disk::{Folder, Permissions};

/// Writes a file of that name in one step, beside a `.gitignore` that keeps all of the folder out of git.
pub fn write_cached(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let own = folder.file_name().and_then(|own| own.to_str()).ok_or(io::ErrorKind::InvalidInput)?;
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = Folder::open(parent)?.made_folder(own)?;
    match new_file(&folder, ".gitignore", b"*\n", Permissions::Usual) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let staged = format!("{name}.{}", std::process::id());
    // What an ended process of the same number left.
    let _ = folder.remove(&staged);
    new_file(&folder, &staged, bytes, Permissions::Usual)?;
    let renamed = folder.rename(&staged, name);
    if renamed.is_err() {
        let _ = folder.remove(&staged);
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[cfg(unix)] // Elsewhere not everybody may make a link.
    #[test]
    fn no_link_is_followed() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let precious = root.path().join("precious");
        fs::write(&precious, "words").unwrap();
        let folder = root.path().join("cache");
        fs::create_dir(&folder).unwrap();
        for name in [".gitignore".to_owned(), "note".to_owned(), format!("note.{}", std::process::id())] {
            symlink(&precious, folder.join(name)).unwrap();
        }
        write_cached(&folder, "note", b"new").unwrap();
        assert_eq!(fs::read_to_string(&precious).unwrap(), "words");
        assert!(fs::symlink_metadata(folder.join("note")).unwrap().is_file(), "the link itself was replaced");
        assert_eq!(fs::read_to_string(folder.join("note")).unwrap(), "new");
        let linked = root.path().join("linked");
        symlink(&folder, &linked).unwrap();
        assert!(write_cached(&linked, "other", b"new").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    }

    #[test]
    fn the_folder_is_made_and_kept_out_of_git() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(".afterword");
        write_cached(&folder, "note", b"one").unwrap();
        write_cached(&folder, "note", b"two").unwrap();
        let words = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!((words("note").as_str(), words(".gitignore").as_str()), ("two", "*\n"));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    }
}
