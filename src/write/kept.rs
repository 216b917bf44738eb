//! Folders of the old site whose files need not be made again.
//!
//! In: what a folder's files are made of, as a digest, and the note that the last build left in the archive's
//! `.afterword/`. Out: the folder's files in the new site, as they lie in the old one. The note is never needed; it is
//! trusted only by the same program, and only as far as every file of the folder still has the hash that it had when
//! that program made it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::digest::{Digest, Hasher};
use super::failure::WriteFailure;
use super::manifest::{Entry, Manifest};
use super::path::MANIFEST;
use super::remember::{read_note, write_note};
use super::stage::{Origin, Record, Stage};

/// The version of the note.
const SCHEMA: u32 = 1;

/// What the last build noted of its folders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folders {
    /// The version of this note.
    schema: u32,
    /// SHA-256 of the program that left it.
    program: String,
    /// By path from the site's root.
    folders: BTreeMap<String, Folder>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    /// The digest of what its files were made of.
    made_of: String,
    /// SHA-256 over paths and hashes of its files.
    files: String,
}

/// What the last build of that program into that output noted; nothing where there is no such note.
pub fn recall_folders(cache: &Path, output: &Path, program: Digest) -> Folders {
    let note: Option<Folders> = read_note(cache, output, "folders").and_then(|bytes| serde_json::from_slice(&bytes).ok());
    note.filter(|note| note.schema == SCHEMA && note.program == program.to_string()).unwrap_or_default()
}

/// Notes the folders of the site that was just published: the path of each, and what its files were made of.
pub fn remember_folders(cache: &Path, output: &Path, program: Digest, made: &[(String, Digest)]) {
    let Some(manifest) = fs::read(output.join(MANIFEST)).ok().and_then(|bytes| Manifest::parse(&bytes).ok()) else { return };
    let folder = |(path, made_of): &(String, Digest)| {
        let files = digest_of_files(files_in(&manifest, path)).to_string();
        (path.clone(), Folder { made_of: made_of.to_string(), files })
    };
    let note = Folders { schema: SCHEMA, program: program.to_string(), folders: made.iter().map(folder).collect() };
    if let Ok(text) = serde_json::to_vec_pretty(&note) {
        write_note(cache, output, "folders", &text);
    }
}

impl Stage {
    /// Takes a folder's files over from the old site, if they are known to be made of the same, and are as they were.
    /// Otherwise nothing is taken over, and they are to be put.
    pub fn keep(&self, folder: &str, made_of: Digest, known: &Folders) -> Result<bool, WriteFailure> {
        let (Some(old), Some(noted)) = (&self.old, known.folders.get(folder)) else { return Ok(false) };
        let entries = files_in(old.manifest(), folder);
        if noted.made_of != made_of.to_string() || entries.is_empty() || noted.files != digest_of_files(entries).to_string() {
            return Ok(false);
        }
        for entry in entries {
            self.build.check()?;
            let file = old.candidate(&entry.path, entry.sha256, entry.size);
            if !file.is_some_and(|file| Digest::of_file(file).is_ok_and(|digest| digest == entry.sha256)) {
                return Ok(false);
            }
        }
        for Entry { path, sha256, size } in entries {
            self.record(path.clone(), Record { digest: *sha256, size: *size, origin: Origin::Old })?;
        }
        Ok(true)
    }
}

/// The files below a folder: in a manifest they stand together.
fn files_in<'m>(manifest: &'m Manifest, folder: &str) -> &'m [Entry] {
    let files = manifest.files();
    let prefix = format!("{folder}/");
    let start = files.partition_point(|entry| entry.path.as_str() < prefix.as_str());
    let length = files[start..].iter().take_while(|entry| entry.path.as_str().starts_with(&prefix)).count();
    &files[start..start + length]
}

fn digest_of_files(entries: &[Entry]) -> Digest {
    let mut hash = Hasher::default();
    for Entry { path, sha256, size } in entries {
        hash.update(format!("{}\n{sha256}\n{size}\n", path.as_str()).as_bytes());
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Finished, Header, Surroundings};

    const FOLDER: &str = "search/1";

    fn digest(text: &str) -> Digest {
        Digest::of(text.as_bytes())
    }

    fn finish(stage: Stage) -> Finished {
        let header = Header { generator: "afterword 0.0.0".into(), as_of: "2026-01-01".into(), content: digest(""), previous: None };
        stage.finish(header).unwrap()
    }

    /// A site with a folder of two files beside others of a like name, noted as made of `a` by the program `p`.
    fn published(root: &Path) {
        let stage = Stage::open(&root.join("output"), &Surroundings::default()).unwrap();
        for path in ["search/1/a", "search/1/b/c", "search/10/a", "search/1.json"] {
            stage.put(path, path.as_bytes()).unwrap();
        }
        finish(stage);
        remember_folders(&root.join(".afterword"), &root.join("output"), digest("p"), &[(FOLDER.to_owned(), digest("a"))]);
    }

    #[test]
    fn a_folder_is_kept_only_as_it_was_made() {
        type Case = (&'static str, &'static str, &'static str, fn(&Path), bool);
        let cases: [Case; 6] = [
            ("all the same", "p", "a", |_| {}, true),
            ("made of something else", "p", "b", |_| {}, false),
            ("another program", "q", "a", |_| {}, false),
            ("a file changed", "p", "a", |root| fs::write(root.join("output/search/1/b/c"), "search/1/b/C").unwrap(), false),
            ("a file gone", "p", "a", |root| fs::remove_file(root.join("output/search/1/a")).unwrap(), false),
            ("no note", "p", "a", |root| fs::remove_dir_all(root.join(".afterword")).unwrap(), false),
        ];
        for (name, program, made_of, change, kept) in cases {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path();
            published(root);
            change(root);
            let known = recall_folders(&root.join(".afterword"), &root.join("output"), digest(program));
            let stage = Stage::open(&root.join("output"), &Surroundings::default()).unwrap();
            assert_eq!(stage.keep(FOLDER, digest(made_of), &known).unwrap(), kept, "{name}");
            if kept {
                stage.put("index.html", b"new").unwrap();
                assert_eq!(finish(stage).unchanged, 2, "{name}");
                assert_eq!(fs::read(root.join("output/search/1/b/c")).unwrap(), b"search/1/b/c", "{name}");
            }
        }
    }

    #[test]
    fn a_manifest_that_was_changed_with_its_files_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        published(root);
        let stage = Stage::open(&root.join("output"), &Surroundings::default()).unwrap();
        stage.put("search/1/a", b"somebody else's").unwrap();
        finish(stage);
        let known = recall_folders(&root.join(".afterword"), &root.join("output"), digest("p"));
        let stage = Stage::open(&root.join("output"), &Surroundings::default()).unwrap();
        assert!(!stage.keep(FOLDER, digest("a"), &known).unwrap());
    }
}
