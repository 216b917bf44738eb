use std::fs;

use super::super::{AddFailure, add};
use crate::files::ArchivePath;

#[test]
fn a_file_is_added_and_none_is_replaced() {
    let root = tempfile::tempdir().unwrap();
    let path = ArchivePath::new("themes/mine/templates/claim.html");
    add(root.path(), &path, b"first").unwrap();
    assert!(matches!(add(root.path(), &path, b"second"), Err(AddFailure::Exists { path: _ })));
    assert_eq!(fs::read(root.path().join(path.as_str())).unwrap(), b"first");
    // A link that leads nowhere is there as well.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", root.path().join("themes/mine/link")).unwrap();
        assert!(matches!(add(root.path(), &ArchivePath::new("themes/mine/link"), b"x"), Err(AddFailure::Exists { path: _ })));
        assert!(!root.path().join("themes/mine/nowhere").exists());
    }
}

#[test]
fn nothing_is_written_through_a_link_or_out_of_the_root() {
    let root = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    #[cfg(unix)] // Elsewhere not everybody may make a link.
    std::os::unix::fs::symlink(elsewhere.path(), root.path().join("themes")).unwrap();
    fs::write(root.path().join("file"), "").unwrap();
    #[cfg(not(unix))]
    fs::write(root.path().join("themes"), "").unwrap();
    for path in ["themes/mine/theme.yaml", "themes/theme.yaml", "file/theme.yaml"] {
        assert!(matches!(add(root.path(), &ArchivePath::new(path), b"x"), Err(AddFailure::NoFolder { path: _ })), "{path}");
    }
    for path in ["../out", "/tmp/out", "a/../../out", ""] {
        assert!(matches!(add(root.path(), &ArchivePath::new(path), b"x"), Err(AddFailure::Write { path: _, source: _ })), "{path}");
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}
