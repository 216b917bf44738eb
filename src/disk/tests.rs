use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};

use super::*;

/// A folder with a file `a`, and a folder `b` that holds a file `c`.
fn beside() -> tempfile::TempDir {
    let top = tempfile::tempdir().unwrap();
    fs::write(top.path().join("a"), "words").unwrap();
    fs::create_dir(top.path().join("b")).unwrap();
    fs::write(top.path().join("b/c"), "more").unwrap();
    top
}

#[test]
fn what_lies_where_a_file_is_looked_for() {
    let top = beside();
    let folder = Folder::open(top.path()).unwrap();
    assert!(matches!(folder.look_for("a").unwrap(), Found::File(_)));
    assert!(matches!(folder.look_for("b").unwrap(), Found::Other));
    assert!(matches!(folder.look_for("z").unwrap(), Found::Nothing));
    let mut words = String::new();
    folder.file("b/c").unwrap().read_to_string(&mut words).unwrap();
    assert_eq!(words, "more");
}

#[test]
fn a_folder_is_made_once_and_a_file_is_none() {
    let top = beside();
    let folder = Folder::open(top.path()).unwrap();
    for _ in 0..2 {
        folder.made_folder("d").unwrap();
        folder.make_public_folder("b").unwrap();
    }
    for path in [top.path().join("a"), top.path().join("z")] {
        assert!(Folder::open(&path).is_err(), "{}", path.display());
        assert!(Folder::open_itself(&path).is_err(), "{}", path.display());
    }
    assert_eq!(folder.folder("a").unwrap_err().kind(), ErrorKind::NotADirectory);
    assert_eq!(folder.folder("z").unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn every_name_with_its_kind() {
    let top = beside();
    let mut found = Folder::open(top.path()).unwrap().entries().unwrap();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(found, [("a".into(), Kind::File), ("b".into(), Kind::Folder)]);
}

#[test]
fn a_new_file_is_new_and_takes_another_name() {
    let top = beside();
    let folder = Folder::open(top.path()).unwrap();
    assert_eq!(folder.create("a", Permissions::Usual).unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(folder.create("z/a", Permissions::Public).unwrap_err().kind(), ErrorKind::NotFound);
    folder.create("new", Permissions::Public).unwrap().write_all(b"new").unwrap();
    folder.rename("new", "a").unwrap();
    assert_eq!(fs::read(top.path().join("a")).unwrap(), b"new");
    let other = folder.folder("b").unwrap();
    assert_eq!(folder.link("a", &other).unwrap(), Attempt::Done);
    assert_eq!(identity(&top.path().join("a")).unwrap(), identity(&top.path().join("b/a")).unwrap());
    folder.remove("a").unwrap();
    assert_eq!(fs::read(top.path().join("b/a")).unwrap(), b"new");
}

#[test]
fn a_folder_takes_the_place_of_nothing_or_of_an_empty_one() {
    let top = beside();
    let at = |name: &str| top.path().join(name);
    rename_folder(&at("b"), &at("d")).unwrap();
    fs::create_dir(at("empty")).unwrap();
    rename_folder(&at("d"), &at("empty")).unwrap();
    assert_eq!(fs::read(at("empty/c")).unwrap(), b"more");
    fs::create_dir_all(at("full/inner")).unwrap();
    assert!(rename_folder(&at("empty"), &at("full")).is_err());
    assert!(at("empty/c").exists() && at("full/inner").exists());
}

#[test]
fn who_has_the_lock() {
    let top = beside();
    let path = top.path().join("lock");
    let Locked::Ours(lock) = LockFile::take(&path).unwrap() else { panic!("nobody has it") };
    assert!(matches!(LockFile::take(&path).unwrap(), Locked::Theirs(Some(process)) if process == std::process::id()));
    drop(lock);
    assert!(!path.exists());
    fs::write(&path, "left by a process that was killed").unwrap();
    assert!(matches!(LockFile::take(&path).unwrap(), Locked::Ours(_)));
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_and_no_fifo_waited_for() {
    use std::os::unix::fs::symlink;
    let top = beside();
    symlink("a", top.path().join("file")).unwrap();
    symlink("b", top.path().join("folder")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(top.path().join("pipe")).status().unwrap().success());
    let folder = Folder::open(top.path()).unwrap();
    for name in ["file", "folder", "pipe"] {
        assert!(matches!(folder.look_for(name).unwrap(), Found::Other), "{name}");
    }
    assert!(folder.file("file").is_err());
    assert_eq!(folder.folder("folder").unwrap_err().kind(), ErrorKind::NotADirectory);
    assert!(Folder::open_itself(&top.path().join("folder")).is_err());
    assert!(Folder::open(&top.path().join("folder")).is_ok());
    assert!(!open(&top.path().join("pipe")).unwrap().metadata().unwrap().is_file());
}

#[cfg(windows)]
#[test]
fn a_folder_that_is_held_keeps_its_place() {
    let top = beside();
    let held = Folder::open(top.path()).unwrap().folder("b").unwrap();
    assert!(fs::rename(top.path().join("b"), top.path().join("moved")).is_err());
    assert!(rename_folder(&top.path().join("b"), &top.path().join("moved")).unwrap_err().to_string().contains("open in another program"));
    held.create("new", Permissions::Public).unwrap();
    drop(held);
    rename_folder(&top.path().join("b"), &top.path().join("moved")).unwrap();
    assert!(top.path().join("moved/new").exists());
}

#[cfg(windows)]
#[test]
fn a_name_does_not_lead_to_another_disk_or_stream() {
    let top = beside();
    let folder = Folder::open(top.path()).unwrap();
    for name in ["a:stream", "C:a", "C:/a", "../a", "/a", "\\a"] {
        assert_eq!(folder.file(name).unwrap_err().kind(), ErrorKind::InvalidInput, "{name}");
        assert_eq!(folder.create(name, Permissions::Usual).unwrap_err().kind(), ErrorKind::InvalidInput, "{name}");
    }
}
