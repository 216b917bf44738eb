//! The room as a whole: sites are built over sites, in a folder of their own.

mod added;
mod manifest;
mod refused;
mod site;
mod verify;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Digest, Finished, Header, Stage, Surroundings, WriteFailure};

/// Paths and words of a site.
type Pages<'a> = &'a [(&'a str, &'a str)];

const PAGES: Pages<'static> = &[
    ("index.html", "home"),
    ("articles/a.html", "first"),
    ("articles/b.html", "second"),
    ("commitments/정상-회담.html", "summit"),
    (".nojekyll", ""),
];

/// A folder for one test, with room for `output` in it.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Bench {
        Bench { folder: tempfile::tempdir().unwrap() }
    }

    /// With a site of [`PAGES`].
    fn published() -> Bench {
        let bench = Bench::new();
        bench.build(PAGES).unwrap();
        bench
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn stage(&self) -> Result<Stage, WriteFailure> {
        Stage::open(&self.output(), &Surroundings::default())
    }

    fn build(&self, pages: Pages<'_>) -> Result<Finished, WriteFailure> {
        let stage = self.stage()?;
        for (path, words) in pages {
            stage.put(path, words.as_bytes())?;
        }
        stage.finish(header())
    }

    /// Names beside each other in the test's folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn header() -> Header {
    Header { generator: "afterword 0.1.0".to_owned(), as_of: "2018-05-01".to_owned(), content: Digest::of(b"content"), previous: None }
}

/// Every file below a folder with its bytes; a link with where it leads.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).unwrap() {
            let path = entry.unwrap().path();
            let kind = fs::symlink_metadata(&path).unwrap();
            if kind.is_dir() {
                folders.push(path);
            } else {
                let bytes = if kind.is_symlink() {
                    fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes()
                } else {
                    fs::read(&path).unwrap()
                };
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
            }
        }
    }
    files
}

/// What a build from nothing gives.
fn clean(pages: Pages<'_>) -> BTreeMap<PathBuf, Vec<u8>> {
    let bench = Bench::new();
    bench.build(pages).unwrap();
    tree(&bench.output())
}
