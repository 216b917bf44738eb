//! What the last build published, so that the same build need not be made again.
//!
//! In: a key over all that a build depends on. Out: what was said of it, if the output folder still is, byte for byte,
//! what that build published. The note lies in the archive's `.afterword/`; it is never needed: without it, or with one
//! that is broken, of another version or of another folder, everything is made anew. It is never trusted: every file of
//! the output is held against its manifest, and the manifest against the note.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::cached::write_cached;
use super::digest::Digest;
use super::path::MANIFEST;
use super::verify::verify;

/// The version of the note.
const SCHEMA: u32 = 2;
/// The longest note that is read, in bytes.
const LONGEST: u64 = 16 * 1024 * 1024;

/// A build that need not be made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remembered {
    /// The version of this note.
    schema: u32,
    /// Over everything that the build depended on.
    key: String,
    /// SHA-256 of the manifest that it published.
    manifest: String,
    /// The articles of the site.
    pub articles: usize,
    /// Its claims.
    pub claims: usize,
    /// What is known and was left out.
    pub left_out: usize,
    /// Its pages.
    pub pages: usize,
    /// Its files.
    pub files: usize,
    /// The warnings and notes, as they were printed.
    pub said: String,
    /// The warnings alone.
    pub said_quietly: String,
}

/// What is to be remembered of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// The articles of the site.
    pub articles: usize,
    /// Its claims.
    pub claims: usize,
    /// What is known and was left out.
    pub left_out: usize,
    /// Its pages.
    pub pages: usize,
    /// Its files.
    pub files: usize,
    /// The warnings and notes, as they were printed.
    pub said: String,
    /// The warnings alone.
    pub said_quietly: String,
}

/// The build of that key, if the output still is what it published.
pub fn recall(cache: &Path, output: &Path, key: Digest) -> Option<Remembered> {
    let remembered: Remembered = serde_json::from_slice(&read_note(cache, output, "build")?).ok()?;
    let manifest = fs::read(output.join(MANIFEST)).ok()?;
    let fits = remembered.schema == SCHEMA && remembered.key == key.to_string() && remembered.manifest == Digest::of(&manifest).to_string();
    (fits && verify(output).ok()?.is_empty()).then_some(remembered)
}

/// Leaves a note for the next build. Where that can't be written, the next build is made in full.
pub fn remember(cache: &Path, output: &Path, key: Digest, memory: Memory) {
    let Ok(manifest) = fs::read(output.join(MANIFEST)) else { return };
    let Memory { articles, claims, left_out, pages, files, said, said_quietly } = memory;
    let remembered = Remembered {
        schema: SCHEMA,
        key: key.to_string(),
        manifest: Digest::of(&manifest).to_string(),
        articles,
        claims,
        left_out,
        pages,
        files,
        said,
        said_quietly,
    };
    let Ok(text) = serde_json::to_vec_pretty(&remembered) else { return };
    write_note(cache, output, "build", &text);
}

/// The status of every claim, by its id, in the last site that was published there; `None` where nobody knows.
pub fn recall_statuses(cache: &Path, output: &Path) -> Option<BTreeMap<String, String>> {
    serde_json::from_slice(&read_note(cache, output, "statuses")?).ok()
}

/// Leaves a note of every claim's status for the next build to count what changed.
pub fn remember_statuses(cache: &Path, output: &Path, statuses: &BTreeMap<String, String>) {
    if let Ok(text) = serde_json::to_vec(statuses) {
        write_note(cache, output, "statuses", &text);
    }
}

/// The bytes of a note; `None` where there is none.
pub(super) fn read_note(cache: &Path, output: &Path, kind: &str) -> Option<Vec<u8>> {
    let note = note_of(cache, output, kind);
    if fs::symlink_metadata(&note).ok().filter(fs::Metadata::is_file)?.len() > LONGEST {
        return None;
    }
    fs::read(&note).ok()
}

/// Writes a note, where that can be done.
pub(super) fn write_note(cache: &Path, output: &Path, kind: &str, text: &[u8]) {
    // Best effort: a note that can't be written is a note that isn't there.
    let _ = write_cached(cache, &name_of(output, kind), text);
}

fn note_of(cache: &Path, output: &Path, kind: &str) -> PathBuf {
    cache.join(name_of(output, kind))
}

/// One note of a kind for each output folder, called by the hash of its path.
fn name_of(output: &Path, kind: &str) -> String {
    let output = fs::canonicalize(output).unwrap_or_else(|_| output.to_path_buf());
    let name = Digest::of(output.as_os_str().as_encoded_bytes()).to_string();
    format!("{kind}-{}.json", &name[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Header, Stage, Surroundings};

    fn published(folder: &Path) -> PathBuf {
        let output = folder.join("output");
        let stage = Stage::open(&output, &Surroundings::default()).unwrap();
        stage.put("index.html", b"words").unwrap();
        let header = Header { generator: "afterword 0.0.0".into(), as_of: "2026-01-01".into(), content: Digest::of(b""), previous: None };
        stage.finish(header).unwrap();
        output
    }

    fn memory() -> Memory {
        Memory { articles: 1, claims: 2, left_out: 0, pages: 1, files: 1, said: "a warning".into(), said_quietly: String::new() }
    }

    #[test]
    fn a_build_is_remembered_only_while_nothing_of_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, output) = (folder.path().join(".afterword"), published(folder.path()));
        let (key, other) = (Digest::of(b"key"), Digest::of(b"other"));
        assert!(recall(&cache, &output, key).is_none(), "there is no note yet");
        remember(&cache, &output, key, memory());
        assert_eq!(recall(&cache, &output, key).unwrap().said, "a warning");
        assert!(recall(&cache, &output, other).is_none(), "another key");
        fs::write(output.join("index.html"), "WORDS").unwrap();
        assert!(recall(&cache, &output, key).is_none(), "a damaged page");
        fs::write(output.join("index.html"), "words").unwrap();
        assert!(recall(&cache, &output, key).is_some());
        fs::write(output.join("more.html"), "").unwrap();
        assert!(recall(&cache, &output, key).is_none(), "a file that is not ours");
    }

    #[test]
    fn a_broken_note_is_no_note() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, output) = (folder.path().join(".afterword"), published(folder.path()));
        let key = Digest::of(b"key");
        remember(&cache, &output, key, memory());
        let note = note_of(&cache, &output, "build");
        let good = fs::read(&note).unwrap();
        for bad in [&good[..good.len() / 2], b"", b"\xff\x00", b"{}", b"[[[["] {
            fs::write(&note, bad).unwrap();
            assert!(recall(&cache, &output, key).is_none());
        }
        fs::remove_file(&note).unwrap();
        fs::create_dir(&note).unwrap();
        assert!(recall(&cache, &output, key).is_none());
    }
}
