//! `manifest.json`: every file of a site but itself, with its SHA-256.
//!
//! In: bytes that anybody may have written. Out: a [`Manifest`], its entries sorted by path and each path safe.
//! A manifest is written with one entry a line, so that two of them compare line by line.
//!
//! Never: a file opened because a manifest names it, before a listing of the folder has found it.

use std::borrow::Cow;
use std::io::{self, Read as _};

use serde::Deserialize;

use super::digest::Digest;
use super::path::{MANIFEST, PathFault, SitePath, shown};
use crate::disk::{Folder, Found};

/// The one schema that this program writes and reads.
const SCHEMA: u64 = 1;

/// Largest manifest that is read, in bytes: a million entries and more.
pub(crate) const LARGEST: u64 = 256 * 1024 * 1024;

/// What a manifest says of the site as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The program and its version: `afterword 0.1.0`.
    pub generator: String,
    /// The as-of date, `YYYY-MM-DD`.
    pub as_of: String,
    /// SHA-256 over path and hash of every input file.
    pub content: Digest,
    /// SHA-256 of the manifest of the published site that this one was checked against.
    pub previous: Option<Digest>,
}

/// One file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub path: SitePath,
    /// The hash of its bytes.
    pub sha256: Digest,
    /// Its length in bytes.
    pub size: u64,
}

/// A site's files, sorted by path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    header: Header,
    files: Vec<Entry>,
}

/// Why some bytes are no manifest of ours.
#[derive(Debug, thiserror::Error)]
pub enum ManifestFault {
    /// There is no such file.
    #[error("it has no manifest.json")]
    Absent,
    /// A link, folder, socket or device by that name.
    #[error("its manifest.json is not a regular file")]
    NotAFile,
    /// More than 256 MB.
    #[error("its manifest.json is larger than 256 MB")]
    TooLarge,
    /// Not JSON, or of another shape (a web application's manifest has the same name).
    #[error("its manifest.json does not have the shape of ours: {message}")]
    Shape {
        /// What the JSON parser said, with line and column; clipped.
        message: String,
    },
    /// Written by a later version.
    #[error("its manifest.json has schema {found}; this version reads schema 1")]
    Schema {
        /// The number given.
        found: u64,
    },
    /// Written by another program.
    #[error("its manifest.json was written by `{}`", shown(found))]
    Generator {
        /// The program given.
        found: String,
    },
    /// Not 64 hex digits in `content` or `previous`.
    #[error("`{key}` in its manifest.json is not a SHA-256 of 64 hex digits")]
    Hash {
        /// The key.
        key: &'static str,
    },
    /// An entry that cannot stand.
    #[error("{0}")]
    Entry(EntryFault),
}

/// An entry that cannot stand in a manifest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {number} of manifest.json, `{}`, {problem}", shown(path))]
pub struct EntryFault {
    /// Its place in the list, from 1.
    pub number: usize,
    /// The path as given.
    pub path: String,
    /// What is wrong with it.
    pub problem: EntryProblem,
}

/// What is wrong with an entry. Reads on from its path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryProblem {
    /// A path that could lead out of the folder.
    #[error("{0}")]
    Path(PathFault),
    /// A hash that is not 64 hex digits.
    #[error("has no SHA-256 of 64 hex digits")]
    Hash,
    /// An earlier entry has the same path.
    #[error("is there twice")]
    Twice,
    /// A manifest cannot hold its own hash.
    #[error("is the manifest itself")]
    Itself,
}

#[derive(Deserialize)]
struct WrittenManifest<'a> {
    schema: u64,
    #[serde(borrow)]
    generator: Cow<'a, str>,
    #[serde(borrow)]
    as_of: Cow<'a, str>,
    #[serde(borrow)]
    content: Cow<'a, str>,
    #[serde(borrow)]
    previous: Option<Cow<'a, str>>,
    #[serde(borrow)]
    files: Vec<WrittenEntry<'a>>,
}

#[derive(Deserialize)]
struct WrittenEntry<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    #[serde(borrow)]
    sha256: Cow<'a, str>,
    size: u64,
}

/// Read alone where the whole does not fit, to tell a later version from another program.
#[derive(Deserialize)]
struct WrittenSchema {
    schema: u64,
}

impl Manifest {
    /// The manifest of these files; `None` where two have one path or one has the manifest's own.
    pub fn new(header: Header, mut files: Vec<Entry>) -> Option<Manifest> {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let twice = files.windows(2).any(|pair| pair[0].path == pair[1].path);
        let itself = files.iter().any(|entry| entry.path.as_str() == MANIFEST);
        (!twice && !itself).then_some(Manifest { header, files })
    }

    /// The manifest that the bytes spell, or the first fault.
    ///
    /// Unknown keys are passed over; entries may stand in any order.
    pub fn parse(bytes: &[u8]) -> Result<Manifest, ManifestFault> {
        let (manifest, faults) = Manifest::parse_leniently(bytes)?;
        match faults.into_iter().next() {
            None => Ok(manifest),
            Some(fault) => Err(ManifestFault::Entry(fault)),
        }
    }

    /// The entries that can stand, and each one that cannot.
    pub(crate) fn parse_leniently(bytes: &[u8]) -> Result<(Manifest, Vec<EntryFault>), ManifestFault> {
        if bytes.len() as u64 > LARGEST {
            return Err(ManifestFault::TooLarge);
        }
        let written: WrittenManifest<'_> = serde_json::from_slice(bytes).map_err(|error| shape_of(bytes, &error))?;
        let WrittenManifest { schema, generator, as_of, content, previous, files: entries } = written;
        if schema != SCHEMA {
            return Err(ManifestFault::Schema { found: schema });
        }
        if generator.split(' ').next() != Some("afterword") {
            return Err(ManifestFault::Generator { found: shown(&generator) });
        }
        let content = Digest::parse(&content).ok_or(ManifestFault::Hash { key: "content" })?;
        let previous = previous.map(|hash| Digest::parse(&hash).ok_or(ManifestFault::Hash { key: "previous" })).transpose()?;

        let mut faults = Vec::new();
        let mut numbered = Vec::with_capacity(entries.len());
        for (number, entry) in (1..).zip(entries) {
            match checked(&entry) {
                Ok(entry) => numbered.push((number, entry)),
                Err(problem) => faults.push(EntryFault { number, path: shown(&entry.path), problem }),
            }
        }
        numbered.sort_by(|a, b| a.1.path.cmp(&b.1.path));
        let mut files: Vec<Entry> = Vec::with_capacity(numbered.len());
        for (number, entry) in numbered {
            if files.last().is_some_and(|last| last.path == entry.path) {
                let path = shown(entry.path.as_str());
                faults.push(EntryFault { number, path, problem: EntryProblem::Twice });
            } else {
                files.push(entry);
            }
        }
        faults.sort_by_key(|fault| fault.number);
        let header = Header { generator: generator.into_owned(), as_of: as_of.into_owned(), content, previous };
        Ok((Manifest { header, files }, faults))
    }

    /// What it says of the site as a whole.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Every file but the manifest itself, sorted by path.
    pub fn files(&self) -> &[Entry] {
        &self.files
    }

    /// The entry of that path.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        let at = self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// The bytes of `manifest.json`: the same for the same manifest, one entry a line.
    pub fn to_json(&self) -> Vec<u8> {
        let Header { generator, as_of, content, previous } = &self.header;
        let previous = previous.map_or_else(|| "null".to_owned(), |hash| format!("\"{hash}\""));
        let mut out = Vec::with_capacity(256 + self.files.len() * 160);
        out.extend_from_slice(
            format!(
                "{{\n  \"schema\": {SCHEMA},\n  \"generator\": {},\n  \"as_of\": {},\n  \"content\": \"{content}\",\n  \"previous\": {previous},\n  \"files\": [",
                json_string(generator),
                json_string(as_of),
            )
            .as_bytes(),
        );
        for (count, Entry { path, sha256, size }) in self.files.iter().enumerate() {
            out.extend_from_slice(if count == 0 { b"\n" } else { b",\n" });
            out.extend_from_slice(b"    {\"path\": ");
            out.extend_from_slice(json_string(path.as_str()).as_bytes());
            out.extend_from_slice(b", \"sha256\": \"");
            out.extend_from_slice(&sha256.hex());
            out.extend_from_slice(b"\", \"size\": ");
            out.extend_from_slice(size.to_string().as_bytes());
            out.push(b'}');
        }
        out.extend_from_slice(if self.files.is_empty() { b"]\n}\n" } else { b"\n  ]\n}\n" });
        out
    }
}

fn checked(entry: &WrittenEntry<'_>) -> Result<Entry, EntryProblem> {
    let WrittenEntry { path, sha256, size } = entry;
    let path = SitePath::new(path).map_err(EntryProblem::Path)?;
    if path.as_str() == MANIFEST {
        return Err(EntryProblem::Itself);
    }
    let sha256 = Digest::parse(sha256).ok_or(EntryProblem::Hash)?;
    Ok(Entry { path, sha256, size: *size })
}

fn shape_of(bytes: &[u8], error: &serde_json::Error) -> ManifestFault {
    match serde_json::from_slice(bytes) {
        Ok(WrittenSchema { schema }) if schema != SCHEMA => ManifestFault::Schema { found: schema },
        // The parser's message can quote a value whole, however long.
        Ok(WrittenSchema { schema: _ }) | Err(_) => ManifestFault::Shape { message: shown(&error.to_string()) },
    }
}

/// `serde_json`'s own spelling, so that our manifests read as any other JSON of ours.
fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The bytes of a folder's `manifest.json`, and never of what a link by that name leads to.
///
/// The outer error is the machine's, the inner one says why there is nothing to read.
pub(crate) fn read_bytes(folder: &Folder) -> io::Result<Result<Vec<u8>, ManifestFault>> {
    let file = match folder.look_for(MANIFEST)? {
        Found::File(file) => file,
        Found::Nothing => return Ok(Err(ManifestFault::Absent)),
        Found::Other => return Ok(Err(ManifestFault::NotAFile)),
    };
    if file.metadata()?.len() > LARGEST {
        return Ok(Err(ManifestFault::TooLarge));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}
