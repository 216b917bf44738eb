//! The log of mistakes, in the order of files and places whatever order they were seen in.
//!
//! A flood of mistakes costs no more memory than the first ten thousand: of the others the number is known, by kind.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Code, Severity};
use super::message::Diagnostic;
use crate::files::{FileId, Span};

/// So many mistakes are kept with their words; errors before warnings, warnings before notes.
pub const KEPT: usize = 10_000;

/// What was found so far.
#[derive(Clone, Debug, Default)]
pub struct Log {
    diagnostics: Vec<Diagnostic>,
    dropped: BTreeMap<(Code, Severity), usize>,
    /// Files with an error or warning among those.
    dropped_in: BTreeSet<FileId>,
}

/// Which are kept and shown first: the heaviest, then those that stand first. Two of one rank are one mistake that was met
/// on two ways, as their notes tell: the first is kept.
fn rank(diagnostic: &Diagnostic) -> (Severity, Span, Code, &str) {
    (diagnostic.severity, diagnostic.at, diagnostic.code, &diagnostic.message)
}

impl Log {
    /// An empty log.
    pub fn new() -> Log {
        Log::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
        self.thin();
    }

    /// Adds what another log holds: each task that runs beside others has its own.
    pub fn append(&mut self, other: Log) {
        let Log { mut diagnostics, dropped, mut dropped_in } = other;
        self.diagnostics.append(&mut diagnostics);
        self.dropped_in.append(&mut dropped_in);
        for (kind, number) in dropped {
            *self.dropped.entry(kind).or_default() += number;
        }
        self.thin();
    }

    /// Puts them into the order of their ranks, each once.
    fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| rank(a).cmp(&rank(b)));
        self.diagnostics.dedup_by(|a, b| rank(a) == rank(b));
    }

    /// Drops what goes beyond [`KEPT`], once there is twice as much: the cost of sorting is then spread over many.
    fn thin(&mut self) {
        if self.diagnostics.len() < 2 * KEPT {
            return;
        }
        self.sort();
        for diagnostic in self.diagnostics.drain(KEPT.min(self.diagnostics.len())..) {
            *self.dropped.entry((diagnostic.code, diagnostic.severity)).or_default() += 1;
            match diagnostic.severity {
                Severity::Error | Severity::Warning => {
                    self.dropped_in.insert(diagnostic.at.file);
                }
                Severity::Note => {}
            }
        }
    }

    /// Whether there is none of any weight.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether one stands in that file or points into it, as far as is known.
    pub fn concerns(&self, file: FileId) -> bool {
        let points = |diagnostic: &Diagnostic| {
            diagnostic.at.file == file || diagnostic.notes.iter().any(|note| note.at.is_some_and(|at| at.file == file))
        };
        !self.dropped.is_empty() || self.diagnostics.iter().any(points)
    }

    /// Whether there is one that keeps the archive from being published.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many of that severity there are, with those that were not kept.
    pub fn count(&self, severity: Severity) -> usize {
        let dropped: usize = self.dropped.iter().filter(|((_, of), _)| *of == severity).map(|(_, number)| number).sum();
        dropped + self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// In how many files there are errors or warnings.
    pub fn files(&self) -> usize {
        let mut files = self.dropped_in.clone();
        files.extend(
            self.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Note).map(|diagnostic| diagnostic.at.file),
        );
        files.len()
    }

    /// Gives each code the severity that archive.yaml's `lints` asks for; `None` drops it.
    pub fn apply(&mut self, lints: &BTreeMap<Code, Option<Severity>>) {
        self.diagnostics.retain_mut(|diagnostic| match lints.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        });
        self.sort();
        for ((code, severity), number) in std::mem::take(&mut self.dropped) {
            match lints.get(&code) {
                None => *self.dropped.entry((code, severity)).or_default() += number,
                Some(None) => {}
                Some(Some(changed)) => *self.dropped.entry((code, *changed)).or_default() += number,
            }
        }
    }

    /// Mistakes alone: a note is none.
    pub fn without_notes(&self) -> Log {
        let mut mistakes = self.clone();
        let notes = Code::ALL.iter().filter(|code| code.severity() == Severity::Note);
        mistakes.apply(&notes.map(|code| (*code, None)).collect());
        mistakes
    }

    /// Those that were kept, sorted by file and place, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        self.first(usize::MAX)
    }

    /// The weightiest, at most so many, sorted by file and place, each once.
    pub fn first(&self, most: usize) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.sort_by(|a, b| rank(a).cmp(&rank(b)));
        all.dedup_by(|a, b| rank(a) == rank(b));
        all.truncate(most);
        all.sort_by(|a, b| (a.at, rank(a)).cmp(&(b.at, rank(b))));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(byte: usize) -> Span {
        Span::new(FileId::first(), byte..byte + 1)
    }

    #[test]
    fn a_flood_is_counted_and_errors_are_kept_before_warnings() {
        let mut log = Log::new();
        for byte in 0..3 * KEPT {
            log.push(Diagnostic::new(Code::NoArchivedCopy, at(byte), "a warning"));
        }
        log.push(Diagnostic::new(Code::UnknownKey, at(9 * KEPT), "an error"));
        let mut other = Log::new();
        for byte in 3 * KEPT..6 * KEPT {
            other.push(Diagnostic::new(Code::NoArchivedCopy, at(byte), "a warning"));
        }
        log.append(other);
        assert_eq!((log.count(Severity::Error), log.count(Severity::Warning), log.files()), (1, 6 * KEPT, 1));
        assert!(log.sorted().len() < 2 * KEPT);
        let first = log.first(3);
        assert_eq!(first.iter().map(|mistake| mistake.at.start).collect::<Vec<_>>(), [0, 1, at(9 * KEPT).start]);
        log.apply(&BTreeMap::from([(Code::NoArchivedCopy, None)]));
        assert_eq!((log.count(Severity::Error), log.count(Severity::Warning)), (1, 0));
    }

    #[test]
    fn what_is_said_twice_of_one_place_is_said_once() {
        let mut log = Log::new();
        for way in ["one way", "another way"] {
            log.push(Diagnostic::new(Code::UnknownKey, at(3), "the same").remark(way));
        }
        assert_eq!(log.sorted()[0].notes[0].message, "one way");
        log.apply(&BTreeMap::new());
        assert_eq!((log.count(Severity::Error), log.sorted().len()), (1, 1));
    }
}
