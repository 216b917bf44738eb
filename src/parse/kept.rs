//! What files said when they were last read.
//!
//! In: the files. Out: what each says: as it was kept, where its path, bytes and place among the files are what they were
//! and archive.yaml says the same for all; else read anew. What a file says depends on nothing else.

use std::sync::{Mutex, PoisonError};

use super::defaults::Defaults;
use super::{Said, Written, alone};
use crate::diagnostic::Log;
use crate::files::{ArchivePath, FileId, Files};

/// What every file said, by its id.
#[derive(Debug, Default)]
pub struct Kept {
    defaults: Option<Defaults>,
    files: Vec<Mutex<Option<One>>>,
}

#[derive(Debug)]
struct One {
    path: ArchivePath,
    sha256: [u8; 32],
    spoiled: bool,
    said: Said,
    log: Log,
}

impl Kept {
    /// Calls `read` with what tells what a file says.
    pub(super) fn taking(
        &mut self,
        files: &Files,
        read: impl FnOnce(&(dyn Fn(FileId, &Defaults) -> (Said, Log) + Sync)) -> Written,
    ) -> Written {
        self.files.resize_with(files.len(), Mutex::default);
        let Kept { defaults, files: kept } = self;
        let former = defaults.take();
        let now = Mutex::new(None);
        let written = read(&|id, defaults| {
            now.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| defaults.clone());
            let mut kept = kept[id.position()].lock().unwrap_or_else(PoisonError::into_inner);
            let file = files.get(id);
            let known = kept.as_ref().filter(|one| {
                let One { path, sha256, spoiled, said: _, log: _ } = one;
                former.as_ref() == Some(defaults) && (path, sha256, *spoiled) == (&file.path, &file.sha256, file.spoiled)
            });
            if let Some(One { said, log, .. }) = known {
                return (said.clone(), log.clone());
            }
            let (said, log) = alone(files, id, defaults);
            *kept = Some(One { path: file.path.clone(), sha256: file.sha256, spoiled: file.spoiled, said: said.clone(), log: log.clone() });
            (said, log)
        });
        self.defaults = now.into_inner().unwrap_or_else(PoisonError::into_inner);
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::InputFile;
    use crate::parse::{self, Overrides};

    fn files(texts: &[(&str, &str)]) -> Files {
        let file = |(path, text): &(&str, &str)| InputFile {
            path: ArchivePath::new(path),
            text: Some((*text).to_owned()),
            spoiled: false,
            image_size: None,
            sha256: std::array::from_fn(|at| text.as_bytes().get(at).copied().unwrap_or(0)),
        };
        Files::new(texts.iter().map(file).collect())
    }

    #[test]
    fn what_is_taken_from_what_was_kept_is_what_would_be_read() {
        let mut kept = Kept::default();
        let article = "content/articles/2018-01-01-a.md";
        let other = "content/articles/2018-01-02-b.md";
        for texts in [
            &[("archive.yaml", "title: A\n"), (article, "---\ntitle: A\n---\n"), (other, "---\ntitle: B\ncolour: red\n---\n")][..],
            &[("archive.yaml", "title: A\n"), (article, "---\ntitle: C\n---\n"), (other, "---\ntitle: B\ncolour: red\n---\n")],
            // Its id is another one.
            &[("archive.yaml", "title: A\n"), (other, "---\ntitle: B\ncolour: red\n---\n")],
            // What archive.yaml says for all changes what one says.
            &[("archive.yaml", "title: A\nraw_html: sanitise\n"), (other, "---\ntitle: B\ncolour: red\n---\n<b>x</b>")],
            &[("archive.yaml", "title: A\n"), (other, "---\ntitle: B\ncolour: red\n---\n<b>x</b>")],
            &[("archive.yaml", "title: A\n"), (article, "---\ntitle: C\n---\n"), (other, "---\ntitle: B\ncolour: red\n---\n<b>x</b>")],
        ] {
            let files = files(texts);
            let (mut fresh, mut again) = (Log::new(), Log::new());
            let read = parse::files(&files, &Overrides::default(), &mut fresh);
            let taken = parse::files_again(&files, &Overrides::default(), &mut kept, &mut again);
            assert_eq!(format!("{read:?}"), format!("{taken:?}"), "{texts:?}");
            assert_eq!(format!("{fresh:?}"), format!("{again:?}"), "{texts:?}");
        }
    }
}
