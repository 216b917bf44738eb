//! The search index of one reading, made when the first of its files is asked for.
//!
//! In: the site and the texts. Out: the index's files, as a build publishes them. A part whose records are those of an
//! earlier reading is taken over from the [`Shelf`].

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::browser;
use crate::files::Files;
use crate::plan::{Address, Site};
use crate::search::{self, SearchFailure};
use crate::write::Digest;

/// The files of a part by their paths from the site's root.
type PartFiles = Arc<Vec<(String, Vec<u8>)>>;

/// The parts of the last index, by what they were made of.
#[derive(Default)]
pub(super) struct Shelf(Mutex<BTreeMap<Digest, PartFiles>>);

/// The files of one index, once it is made; or why it can't be.
pub(super) struct Index {
    shelf: Arc<Shelf>,
    made: OnceLock<Result<Made, String>>,
}

struct Made {
    directory: Vec<u8>,
    parts: Vec<PartFiles>,
}

impl Index {
    pub(super) fn new(shelf: Arc<Shelf>) -> Index {
        Index { shelf, made: OnceLock::new() }
    }

    /// The file at that path; `None` where there is none. Who asks first waits until the whole index is made.
    pub(super) fn file(&self, path: &str, site: &Site<'_>, files: &Files) -> Option<Result<Vec<u8>, String>> {
        match self.made.get_or_init(|| self.shelf.index(site, files).map_err(|failure| browser::failure(&failure))) {
            Err(words) => Some(Err(words.clone())),
            Ok(made) if path == Address::search_parts().as_str() => Some(Ok(made.directory.clone())),
            Ok(made) => {
                let mut files = made.parts.iter().flat_map(|part| part.iter());
                files.find(|(address, _)| address == path).map(|(_, bytes)| Ok(bytes.clone()))
            }
        }
    }
}

impl Shelf {
    fn index(&self, site: &Site<'_>, files: &Files) -> Result<Made, SearchFailure> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let former = std::mem::take(&mut *shelf);
        let (mut folders, mut parts) = (Vec::new(), Vec::new());
        for part in search::parts(site, files) {
            folders.push(part.folder.clone());
            let digest = part.digest();
            let made = match former.get(&digest) {
                Some(made) => Arc::clone(made),
                None => Arc::new(part.files()?),
            };
            shelf.insert(digest, Arc::clone(&made));
            parts.push(made);
        }
        Ok(Made { directory: search::directory(&folders), parts })
    }
}
