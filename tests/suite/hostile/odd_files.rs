//! Links, FIFOs, sockets, devices, names of any bytes, and files that may not be read: what only Unix lets a test make.

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt as _;

use rustix::fs::{CWD, FileType, Mode, makedev, mknodat};

use super::super::archives::Archive;
use super::{Gets, article, expect, good, link, said};

type Case = (&'static str, fn(&Archive), Gets);

fn run(cases: &[Case]) {
    for (name, fault, gets) in cases {
        let archive = good();
        fault(&archive);
        expect(name, &archive, *gets);
    }
}

fn file(archive: &Archive, path: &str) {
    let words = article("", "Words.");
    archive.write(path, words);
}

#[test]
fn links() {
    run(&[
        (
            "an article out of the archive",
            |a| link(a, "content/articles/2018-03-01-a.md", "/etc/passwd"),
            Gets::Error("symbolic-link", "content/articles/2018-03-01-a.md"),
        ),
        (
            "an asset out of the archive",
            |a| link(a, "content/articles/x.png", "../../../../../../../etc/passwd"),
            Gets::Error("symbolic-link", "content/articles/x.png"),
        ),
        ("a folder out of the archive", |a| link(a, "content/articles/img", "/etc"), Gets::Error("symbolic-link", "content/articles/img")),
        ("a theme out of the archive", |a| link(a, "themes/mine", "/etc"), Gets::Error("symbolic-link", "themes/mine")),
        (
            "content itself",
            |a| {
                std::fs::remove_dir_all(a.root().join("content")).unwrap();
                link(a, "content", "/etc");
                std::fs::remove_file(a.root().join("content")).unwrap();
                link(a, "content/articles", "/etc");
                std::fs::remove_file(a.root().join("content/articles")).unwrap();
                link(a, "content/pages", "/etc");
            },
            Gets::Error("symbolic-link", "content/pages"),
        ),
        ("its own folder", |a| link(a, "content/articles/loop", "."), Gets::Error("symbolic-link", "content/articles/loop")),
        ("its parent", |a| link(a, "content/articles/up", ".."), Gets::Error("symbolic-link", "content/articles/up")),
        ("the root", |a| link(a, "content/articles/root", "../.."), Gets::Error("symbolic-link", "content/articles/root")),
        ("itself", |a| link(a, "content/articles/self.md", "self.md"), Gets::Error("symbolic-link", "content/articles/self.md")),
        ("nothing", |a| link(a, "content/articles/none.md", "gone.md"), Gets::Error("symbolic-link", "content/articles/none.md")),
        (
            "two folders that lead to each other",
            |a| {
                file(a, "notes/a/2018-03-01-a.md");
                link(a, "notes/a/b", "../b");
                link(a, "notes/b/a", "../a");
                link(a, "content/articles/notes", "../../notes/a");
            },
            Gets::Error("symbolic-link", "content/articles/notes/b/a"),
        ),
        ("a device", |a| link(a, "content/articles/zero.png", "/dev/zero"), Gets::Error("symbolic-link", "content/articles/zero.png")),
        (
            "a hidden folder",
            |a| {
                a.write(".git/config", "x");
                link(a, "content/articles/config.txt", "../../.git/config");
            },
            Gets::Error("symbolic-link", "content/articles/config.txt"),
        ),
        (
            "a file within",
            |a| {
                file(a, "drafts/pledge.md");
                link(a, "content/articles/2018-03-01-pledge.md", "../../drafts/pledge.md");
            },
            Gets::Nothing,
        ),
        (
            "a folder within",
            |a| {
                file(a, "drafts/2018-03-01-pledge.md");
                link(a, "content/articles/drafts", "../../drafts");
            },
            Gets::Nothing,
        ),
        (
            "a link to a link within",
            |a| {
                file(a, "drafts/pledge.md");
                link(a, "drafts/second.md", "pledge.md");
                link(a, "content/articles/2018-03-01-pledge.md", "../../drafts/second.md");
            },
            Gets::Nothing,
        ),
    ]);
}

#[test]
fn a_link_tells_where_it_leads_and_is_never_opened() {
    let archive = good();
    let secret = tempfile::tempdir().unwrap();
    std::fs::write(secret.path().join("secret.md"), article("", "The secret words.")).unwrap();
    symlink(secret.path(), archive.root().join("content/articles/shared")).unwrap();
    let text = said(&archive.run(&["check"]));
    assert!(text.contains(secret.path().to_str().unwrap()) && !text.contains("secret words"), "{text}");
}

#[test]
fn the_whole_content_folder_can_be_a_link_within() {
    let archive = good();
    std::fs::rename(archive.root().join("content"), archive.root().join("words")).unwrap();
    link(&archive, "content", "words");
    expect("content", &archive, Gets::Nothing);
    std::fs::remove_file(archive.root().join("content")).unwrap();
    link(&archive, "content", "/etc");
    let output = archive.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("error[symbolic-link]: the link leads out of the archive, to `/etc`"));
}

#[test]
fn the_root_can_be_reached_through_a_link() {
    let archive = good();
    let other = tempfile::tempdir().unwrap();
    symlink(archive.root(), other.path().join("archive")).unwrap();
    let output = archive.run(&["check", "--root", other.path().join("archive").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn what_is_no_regular_file() {
    let fifo = |archive: &Archive, path: &str| {
        mknodat(CWD, archive.root().join(path), FileType::Fifo, Mode::from_raw_mode(0o644), 0).unwrap();
    };
    for path in ["content/articles/2018-03-01-x.md", "content/articles/x.png", "content/static/x", "content/pages.md"] {
        let archive = good();
        archive.write("content/static/CNAME", "example.org");
        fifo(&archive, path);
        expect("a FIFO", &archive, Gets::Error("not-a-file", path));
    }
    let archive = good();
    let _socket = UnixListener::bind(archive.root().join("content/x.png")).unwrap();
    expect("a socket", &archive, Gets::Error("not-a-file", "content/x.png"));
    let archive = good();
    if mknodat(CWD, archive.root().join("content/x.png"), FileType::CharacterDevice, Mode::from_raw_mode(0o644), makedev(1, 5)).is_ok() {
        expect("a device", &archive, Gets::Error("not-a-file", "content/x.png"));
    }
    let archive = good();
    fifo(&archive, "themes");
    expect("a FIFO for a folder", &archive, Gets::Error("not-a-file", "themes"));
}

#[test]
fn names() {
    for (name, shown) in [
        (&b"2018-03-01-caf\xe9.md"[..], "content/articles/2018-03-01-caf\\xe9.md"),
        (b"a\xff.png", "content/articles/a\\xff.png"),
        (b"2018-03-01-a\x1b[31m.md", "content/articles/2018-03-01-a\\u{1b}[31m.md"),
        (b"2018-03-01-a\nb.md", "content/articles/2018-03-01-a\\u{a}b.md"),
        ("2018-03-01-a\u{202e}b.md".as_bytes(), "content/articles/2018-03-01-a\\u{202e}b.md"),
        ("2018-03-01-a\u{2028}b.md".as_bytes(), "content/articles/2018-03-01-a\\u{2028}b.md"),
        ("2018-03-01-a\u{85}b.md".as_bytes(), "content/articles/2018-03-01-a\\u{85}b.md"),
        (b"2018-03-01-a\\b.md", "content/articles/2018-03-01-a\\b.md"),
    ] {
        let archive = good();
        std::fs::write(archive.root().join("content/articles").join(std::ffi::OsStr::from_bytes(name)), article("", "Words.")).unwrap();
        expect("a name", &archive, Gets::Error("file-name", shown));
    }
    for path in [
        "content/articles/aux/2018-03-01-a.md",
        "content/articles/com1.png",
        "content/articles/a?.png",
        "content/static/nul",
        "content/articles/x./2018-03-01-a.md",
    ] {
        let archive = good();
        archive.write(path, article("", "Words."));
        let guilty = if path.contains("/2018") { path.rsplit_once('/').unwrap().0 } else { path };
        expect("a name that Windows can't hold", &archive, Gets::Warning("reserved-name", guilty));
    }
}

#[test]
fn what_may_not_be_read_is_a_failure_of_the_machine() {
    for path in ["content/articles/2018-01-01-good-1.md", "content/articles", "content/map.png"] {
        let archive = good();
        archive.write("content/map.png", "x");
        let guilty = archive.root().join(path);
        std::fs::set_permissions(archive.root(), std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::set_permissions(&guilty, std::fs::Permissions::from_mode(0o0)).unwrap();
        // Root may read everything: then the program runs as somebody else.
        let own = archive.root().join("afterword");
        std::fs::hard_link(env!("CARGO_BIN_EXE_afterword"), &own)
            .or_else(|_| std::fs::copy(env!("CARGO_BIN_EXE_afterword"), &own).map(|_| ()))
            .unwrap();
        let mut command = std::process::Command::new(&own);
        if rustix::process::geteuid().is_root() {
            command.uid(65534).gid(65534);
        }
        let output = command.args(["check", "--root"]).arg(archive.root()).current_dir("/").output().unwrap();
        std::fs::set_permissions(&guilty, std::fs::Permissions::from_mode(0o755)).unwrap();
        let text = said(&output);
        assert_eq!(output.status.code(), Some(3), "{path}: {text}");
        assert!(text.contains(path) && text.to_lowercase().contains("permission denied"), "{text}");
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_stops_nothing_else() {
    let archive = good();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let path = archive.root().join("content/articles/2018-03-01-a.md");
            let mut turn = 0;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                let _ = std::fs::remove_file(&path);
                let _ = match turn % 3 {
                    0 => std::fs::write(&path, article("", "Words.")),
                    1 => symlink("/etc/passwd", &path),
                    _ => std::fs::create_dir(&path).and_then(|()| std::fs::remove_dir(&path)),
                };
                turn += 1;
            }
        });
        for _ in 0..25 {
            let output = archive.run(&["check", "--as-of", "2026-01-01"]);
            let text = said(&output);
            assert!(matches!(output.status.code(), Some(0 | 1 | 3)) && !text.contains("root:x"), "{text}");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
