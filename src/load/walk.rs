//! What lies below the root, before any file is opened.
//!
//! In: the root. Out: the files to read, folder by folder; mistakes of names, links and kinds. A link that stays in the
//! archive is followed, to a file or a folder; nothing is gone through twice on one road, and links together add
//! no more than [`MOST_LINKED`] files and folders, so that a few of them can't make an archive without end.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use walkdir::{DirEntry, WalkDir};

use super::name::{self, Verdict};
use super::open::Root;
use super::{LoadFailure, Mistake};
use crate::diagnostic::Code;
use crate::disk;

/// The longest path below the root, in bytes: with a root of as many, a path that systems can open.
const LONGEST_PATH: usize = 2048;
/// So many files and folders may be found through links to folders.
const MOST_LINKED: usize = 10_000;
/// Files that one task reads.
const BATCH: usize = 64;

/// Files of one folder.
pub(super) struct Batch {
    /// The folder, below the root and without links.
    pub(super) folder: PathBuf,
    /// The files.
    pub(super) files: Vec<Found>,
}

/// A file to read.
pub(super) struct Found {
    /// Its path in the archive.
    pub(super) path: String,
    /// Its name in the folder; another than in the path where a link leads to it.
    pub(super) name: Box<str>,
}

/// What lies below the root.
pub(super) struct Walked {
    /// The files to read.
    pub(super) batches: Vec<Batch>,
    /// What is not read, and why.
    pub(super) mistakes: Vec<Mistake>,
    /// Whether any of the files is found through a link.
    pub(super) has_links: bool,
}

/// The walk so far.
struct Walk<'a> {
    root: &'a Root,
    batches: Vec<Batch>,
    mistakes: Vec<Mistake>,
    linked: usize,
    has_links: bool,
    waiting: Vec<Folder>,
}

/// A folder to go through.
struct Folder {
    /// Below the root, without links.
    real: PathBuf,
    /// In the archive.
    shown: String,
    /// The links that led here.
    road: Option<Rc<Road>>,
}

/// The folder in which a link stood that we went through, and how we came there.
struct Road {
    from: PathBuf,
    before: Option<Rc<Road>>,
}

/// What a link leads to, below the root and without links.
enum Target {
    File(PathBuf),
    Folder(PathBuf),
}

/// Lists `archive.yaml`, `content/` and `themes/`.
pub(super) fn archive(root: &Root) -> Result<Walked, LoadFailure> {
    let mut walk = Walk { root, batches: Vec::new(), mistakes: Vec::new(), linked: 0, has_links: false, waiting: Vec::new() };
    for name in ["archive.yaml", "content", "themes"] {
        let path = root.path().join(name);
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        let (is_link, is_file, is_folder) = (found.is_symlink(), found.is_file(), found.is_dir());
        match name {
            "archive.yaml" if is_file => walk.add(Path::new(""), name.to_owned(), name),
            _ if is_link => walk.link(&path, name.to_owned(), None),
            "content" | "themes" if is_folder => {
                walk.waiting.push(Folder { real: PathBuf::from(name), shown: name.to_owned(), road: None })
            }
            _ => walk.mistake(name, Code::NotAFile, format!("`{name}` is no folder"), None),
        }
    }
    while let Some(folder) = walk.waiting.pop() {
        if folder.road.is_none() || walk.linked <= MOST_LINKED {
            walk.folder(&folder)?;
        }
    }
    Ok(Walked { batches: walk.batches, mistakes: walk.mistakes, has_links: walk.has_links })
}

impl Walk<'_> {
    fn mistake(&mut self, path: &str, code: Code, message: String, help: Option<&'static str>) {
        self.mistakes.push(Mistake { path: path.to_owned(), code, bytes: None, message, help });
    }

    fn add(&mut self, folder: &Path, path: String, name: &str) {
        let found = Found { path, name: name.into() };
        match self.batches.last_mut() {
            Some(batch) if batch.folder == folder && batch.files.len() < BATCH => batch.files.push(found),
            Some(_) | None => self.batches.push(Batch { folder: folder.to_path_buf(), files: vec![found] }),
        }
    }

    fn folder(&mut self, folder: &Folder) -> Result<(), LoadFailure> {
        let top = self.root.path().join(&folder.real);
        let mut entries = WalkDir::new(&top).follow_links(false).min_depth(1).sort_by_file_name().into_iter();
        // Paths of the folders that we are in, as shown; one for each level of the walk.
        let mut shown: BTreeMap<usize, String> = BTreeMap::from([(0, folder.shown.clone())]);
        while let Some(entry) = entries.next() {
            let entry = entry.map_err(|error| LoadFailure::Read {
                path: error.path().unwrap_or(&top).to_path_buf(),
                source: error.into_io_error().unwrap_or_else(|| io::Error::other("a folder leads back to itself")),
            })?;
            let parent = shown.get(&(entry.depth() - 1)).map_or(folder.shown.as_str(), String::as_str);
            let path = format!("{parent}/{}", name::shown(entry.file_name()));
            let goes_on = self.entry(&entry, &path, folder);
            if entry.file_type().is_dir() {
                if goes_on {
                    shown.insert(entry.depth(), path);
                } else {
                    entries.skip_current_dir();
                }
            }
        }
        Ok(())
    }

    /// Whether a folder is gone into.
    fn entry(&mut self, entry: &DirEntry, path: &str, folder: &Folder) -> bool {
        match name::judge(entry.file_name(), path.starts_with("content/static/")) {
            Verdict::Litter => return false,
            Verdict::Refused(message) => {
                self.mistake(path, Code::FileName, message, Some("rename it"));
                return false;
            }
            Verdict::Awkward(message) => {
                self.mistake(path, Code::ReservedName, message, Some("rename it, so that the archive can be kept on any system"))
            }
            Verdict::Fine => {}
        }
        if path.len() > LONGEST_PATH {
            self.mistake(
                path,
                Code::FileName,
                format!("the path has more than {LONGEST_PATH} bytes"),
                Some("move it to a folder nearer to the root"),
            );
            return false;
        }
        let kind = entry.file_type();
        if kind.is_symlink() {
            self.link(entry.path(), path.to_owned(), folder.road.clone());
        } else if kind.is_file() {
            let inside = entry.path().parent().and_then(|parent| parent.strip_prefix(self.root.path()).ok()).map(Path::to_path_buf);
            if let (Some(inside), Some(name)) = (inside, entry.file_name().to_str())
                && (folder.road.is_none() || self.has_room(path))
            {
                self.add(&inside, path.to_owned(), name);
            }
        } else if !kind.is_dir() {
            self.mistake(
                path,
                Code::NotAFile,
                "this is not a regular file".to_owned(),
                Some("a FIFO, socket or device is not read: put a file there"),
            );
        }
        kind.is_dir()
    }

    /// Counts one more file or folder found through a link to a folder.
    fn has_room(&mut self, path: &str) -> bool {
        self.linked += 1;
        if self.linked == MOST_LINKED + 1 {
            self.mistake(
                path,
                Code::TooLarge,
                format!("links to folders lead to more than {MOST_LINKED} files and folders"),
                Some("put the files themselves there"),
            );
        }
        self.linked <= MOST_LINKED
    }

    fn link(&mut self, link: &Path, path: String, road: Option<Rc<Road>>) {
        self.has_links = true;
        match target(self.root, link) {
            Err(message) => self.mistake(&path, Code::SymbolicLink, message, Some("put the file itself there")),
            Ok(Target::File(real)) => {
                if let (Some(folder), Some(name)) = (real.parent(), real.file_name().and_then(|name| name.to_str())) {
                    self.add(folder, path, name);
                }
            }
            Ok(Target::Folder(real)) => {
                let from =
                    link.parent().and_then(|folder| folder.strip_prefix(self.root.path()).ok()).unwrap_or(Path::new("")).to_path_buf();
                let leads_back = from.starts_with(&real) || roads(road.as_deref()).any(|road| road.from.starts_with(&real));
                if leads_back {
                    let message = format!("the link leads to `{}`, a folder that holds it", written(link));
                    self.mistake(&path, Code::SymbolicLink, message, Some("put the files themselves there"));
                } else if self.has_room(&path) {
                    self.waiting.push(Folder { real, shown: path, road: Some(Rc::new(Road { from, before: road })) });
                }
            }
        }
    }
}

fn roads(road: Option<&Road>) -> impl Iterator<Item = &Road> {
    std::iter::successors(road, |road| road.before.as_deref())
}

/// What a link says, with escapes.
fn written(link: &Path) -> String {
    fs::read_link(link).map(|target| target.iter().map(name::shown).collect::<PathBuf>().display().to_string()).unwrap_or_default()
}

/// What a symbolic link leads to, if that is a file or folder of the archive.
fn target(root: &Root, link: &Path) -> Result<Target, String> {
    let written = written(link);
    let real = disk::real(link).map_err(|_| format!("the link leads to `{written}`, which is not there or leads back"))?;
    let Ok(inside) = real.strip_prefix(root.path()) else {
        return Err(format!("the link leads out of the archive, to `{written}`"));
    };
    if inside.iter().any(|part| part.as_encoded_bytes().starts_with(b".") || part.to_str().is_none()) {
        return Err(format!("the link leads to `{written}`, which is hidden"));
    }
    let found = fs::symlink_metadata(&real).map_err(|_| format!("the link leads to `{written}`, which is not there"))?;
    match (found.is_dir(), found.is_file()) {
        (true, _) => Ok(Target::Folder(inside.to_path_buf())),
        (_, true) => Ok(Target::File(inside.to_path_buf())),
        (false, false) => Err(format!("the link leads to `{written}`, which is not a regular file")),
    }
}
