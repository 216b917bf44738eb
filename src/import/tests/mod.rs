//! Imports into archives that tests write as text, and what the archive makes of the files.

mod claim_review;
mod properties;
mod tables;

use crate::archive::Archive;
use crate::date::Day;
use crate::diagnostic::{Log, Severity};
use crate::files::{ArchivePath, Files, InputFile};
use crate::import::{Import, Options, Order, Unreadable, import};
use crate::parse::{self, Overrides};
use crate::status::{self, Drafts, Snapshot};
use crate::{plan, resolve};

/// An archive in memory.
#[derive(Clone)]
struct Desk {
    files: Vec<(String, String)>,
}

impl Desk {
    fn new() -> Desk {
        Desk { files: vec![("archive.yaml".to_owned(), "title: Test\n".to_owned())] }
    }

    fn with(mut self, path: &str, text: &str) -> Desk {
        self.files.push((path.to_owned(), text.to_owned()));
        self
    }

    fn read(&self) -> (Files, Archive, Log) {
        let input = |(path, text): &(String, String)| InputFile {
            path: ArchivePath::new(path),
            text: Some(text.clone()),
            spoiled: false,
            image_size: None,
            sha256: [0; 32],
        };
        let files = Files::new(self.files.iter().map(input).collect());
        let mut log = Log::new();
        let written = parse::files(&files, &Overrides::default(), &mut log);
        let archive = resolve::archive(written, &files, &mut log);
        (files, archive, log)
    }

    fn import(&self, name: &str, text: &str, options: &Options) -> Result<Import, Unreadable> {
        let (files, archive, _) = self.read();
        import(name, text, &archive, &files, options)
    }

    /// Writes what is not there; the paths that are new, and those that are there with another text.
    fn write(&mut self, import: &Import) -> (Vec<String>, Vec<String>) {
        let (mut new, mut different) = (Vec::new(), Vec::new());
        for file in &import.files {
            match self.files.iter().find(|(path, _)| *path == file.path) {
                None => {
                    new.push(file.path.clone());
                    self.files.push((file.path.clone(), file.text()));
                }
                Some((_, text)) if file.is_same_as(text) => {}
                Some(_) => different.push(file.path.clone()),
            }
        }
        (new, different)
    }

    fn text(&self, path: &str) -> &str {
        self.files.iter().find(|(known, _)| known == path).map_or("", |(_, text)| text)
    }

    /// Every error of the archive, planned as a site.
    fn errors(&self) -> Vec<String> {
        let (_, archive, mut log) = self.read();
        let snapshot = snapshot(&archive);
        plan::site(&archive, &snapshot, &[], &mut log);
        let errors = log.sorted().into_iter().filter(|mistake| mistake.severity == Severity::Error);
        errors.map(|mistake| format!("{}: {}", mistake.code, mistake.message)).collect()
    }

    /// Every claim with its status.
    fn statuses(&self) -> Vec<String> {
        let (_, archive, _) = self.read();
        let snapshot = snapshot(&archive);
        let mut statuses: Vec<String> = archive
            .claims
            .iter()
            .map(|(key, claim)| format!("{} {}", claim.id, snapshot.claim(key).map_or("-", |state| state.status.id())))
            .collect();
        statuses.sort();
        statuses
    }
}

fn snapshot(archive: &Archive) -> Snapshot {
    status::as_of(archive, day("2026-01-01"), Drafts::Include)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn options() -> Options {
    Options { columns: Vec::new(), order: Order::Unsaid, kind: None, folder: "content/articles".to_owned(), today: day("2026-01-01") }
}

fn remarks(import: &Import) -> Vec<String> {
    import.remarks.iter().map(ToString::to_string).collect()
}
