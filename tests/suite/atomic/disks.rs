//! What a disk can do to a build: the old site stays, whole, and the next build finds nothing in its way.
//!
//! A disk of its own needs a mount, and a folder that takes nothing needs somebody who isn't root: such a test runs
//! itself again in a namespace of its own (`unshare`). Where the machine allows none, it says so and is skipped.

use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use super::super::archives::Archive;
use super::{left_beside, version_of, write};

/// Names the small disk to the test that runs in the namespace.
const DISK: &str = "AFTERWORD_DISK";

/// The tests that run themselves again, as the test program calls them.
const FULL: &str = "atomic::disks::a_full_disk";
const READ_ONLY: &str = "atomic::disks::a_disk_that_takes_nothing";
const CLOSED: &str = "atomic::disks::a_parent_without_leave_to_write";

/// Version 0, published.
fn published() -> Archive {
    let archive = Archive::of("");
    write(&archive, 0);
    archive.build();
    archive
}

/// Builds, and expects the failure of the machine that these words name: the site is of that version still.
fn fails(archive: &Archive, build: &mut Command, words: &str, version: usize) {
    let output = build.current_dir(archive.root()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{}: {told}", output.status);
    assert!(told.starts_with("error: ") && told.contains(words), "{told}");
    assert_eq!(version_of(archive), format!("This is version {version}"), "{told}");
    assert_eq!(left_beside(archive), Vec::<String>::new(), "{told}");
}

fn build() -> Command {
    let mut build = super::program();
    build.args(["build", "--as-of", "2026-01-01", "--quiet"]);
    build
}

/// Says on the terminal, whatever the test harness captures, that this machine can't show something.
fn skipped(test: &str, why: &[u8]) {
    let mut terminal = std::io::stderr();
    writeln!(terminal, "{test} is skipped: {}", String::from_utf8_lossy(why).trim()).unwrap();
}

/// Runs a test of this program again, in a namespace in which this script came before it.
fn again(test: &str, namespace: &str, script: &str) {
    let disk = tempfile::tempdir().unwrap();
    let inside = |script: &str| {
        let mut command = Command::new("unshare");
        command.args([namespace, "sh", "-c", script]).arg(std::env::current_exe().unwrap()).arg(test);
        command.env(DISK, disk.path()).env("TMPDIR", disk.path()).output()
    };
    match inside(script) {
        Ok(tried) if tried.status.success() => {}
        Ok(tried) => return skipped(test, &tried.stderr),
        Err(error) => return skipped(test, format!("unshare: {error}").as_bytes()),
    }
    let ran = inside(&format!("{script} && exec \"$0\" --exact \"$1\" --nocapture")).unwrap();
    let told = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && told.contains("1 passed"), "{told}");
}

const SMALL_DISK: &str = "mount -t tmpfs -o size=3m afterword \"$AFTERWORD_DISK\"";

#[test]
fn a_full_disk() {
    let Some(disk) = std::env::var_os(DISK) else { return again(FULL, "-rm", SMALL_DISK) };
    let archive = published();
    let filler = Path::new(&disk).join("filler");
    // From no room at all to room for almost all that changes.
    for (version, kilobytes) in [0, 4, 8, 16, 40, 80, 120, 160, 200].into_iter().enumerate() {
        write(&archive, version + 1);
        let mut file = File::create(&filler).unwrap();
        std::io::copy(&mut std::io::repeat(0), &mut file).unwrap_err();
        file.set_len(file.metadata().unwrap().len() - kilobytes * 1024).unwrap();
        fails(&archive, &mut build(), "No space left on device", 0);
        fs::remove_file(&filler).unwrap();
    }
    archive.build();
    assert_eq!(version_of(&archive), "This is version 9");
}

#[test]
fn a_disk_that_takes_nothing() {
    let Some(disk) = std::env::var_os(DISK) else { return again(READ_ONLY, "-rm", SMALL_DISK) };
    let archive = published();
    write(&archive, 1);
    let remount = |how: &str| assert!(Command::new("mount").args(["-o", how]).arg(&disk).status().unwrap().success());
    remount("remount,ro");
    fails(&archive, &mut build(), "Read-only file system", 0);
    remount("remount,rw");
    archive.build();
    assert_eq!(version_of(&archive), "This is version 1");
}

#[test]
fn a_parent_without_leave_to_write() {
    let archive = published();
    write(&archive, 1);
    let leave = |mode| fs::set_permissions(archive.root(), Permissions::from_mode(mode)).unwrap();
    leave(0o555);
    let ours = File::create(archive.root().join("probe"));
    if ours.is_err() {
        fails(&archive, &mut build(), "Permission denied", 0);
    }
    leave(0o755);
    if ours.is_ok() {
        // Root may write everywhere; nobody's namespace takes that from it.
        match std::env::var_os(DISK) {
            None => again(CLOSED, "-U", "true"),
            Some(_) => panic!("the namespace takes no rights away"),
        }
        return;
    }
    archive.build();
    assert_eq!(version_of(&archive), "This is version 1");
}

/// A file larger than the shell allows is refused by the system with a signal that would end the program.
#[test]
fn a_limit_on_the_size_of_files() {
    let archive = published();
    write(&archive, 1);
    for blocks in [0, 1, 2, 4, 7] {
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" build --as-of 2026-01-01 --quiet"), env!("CARGO_BIN_EXE_afterword")]);
        fails(&archive, limited.env_remove("SOURCE_DATE_EPOCH"), "File too large", 0);
    }
    archive.build();
    assert_eq!(version_of(&archive), "This is version 1");
}
