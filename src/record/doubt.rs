//! Files with mistakes of their own, of which less may have been read than stands there.
//!
//! One mistake must not be told thrice: an entry that could not be read is not gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Article};
use crate::diagnostic::{Code, Log, Severity};
use crate::files::{FileId, Span};

/// Mistakes that make a whole entry fall out.
const ENTRY_LOST: [Code; 5] = [Code::MissingKey, Code::WrongShape, Code::EmptyText, Code::WrongId, Code::RepeatedId];

/// Which files are in doubt, and how far.
pub(super) struct Doubts {
    entries: BTreeSet<FileId>,
    values: BTreeSet<FileId>,
    all: BTreeSet<FileId>,
}

impl Doubts {
    pub(super) fn of(archive: &Archive, log: &Log) -> Doubts {
        let bodies: BTreeMap<FileId, Span> = archive.articles.values().map(|article| (article.file, article.body.span)).collect();
        let mut doubts = Doubts { entries: BTreeSet::new(), values: BTreeSet::new(), all: BTreeSet::new() };
        for mistake in log.sorted().into_iter().filter(|mistake| mistake.severity == Severity::Error) {
            let file = mistake.at.file;
            let in_body = bodies.get(&file).is_some_and(|body| mistake.at.start >= body.start);
            doubts.all.insert(file);
            if !in_body {
                doubts.values.insert(file);
            }
            if !in_body && ENTRY_LOST.contains(&mistake.code) {
                doubts.entries.insert(file);
            }
        }
        doubts
    }

    /// Whether a file that is there may hold an article that could not be read.
    pub(super) fn of_file(&self, file: FileId) -> bool {
        self.all.contains(&file)
    }

    /// Whether a claim, source or correction may stand in the article and not have been read.
    pub(super) fn of_entries(&self, article: &Article) -> bool {
        self.entries.contains(&article.file)
    }

    /// Whether a value, or a follow-up of an unknown claim, may stand in the article and not have been read.
    pub(super) fn of_values(&self, article: &Article) -> bool {
        self.values.contains(&article.file)
    }
}
