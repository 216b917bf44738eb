//! Archives in one text, and the views of their pages.
//!
//! `== PATH` begins a file. Of a Markdown file the lines up to `---` are the front matter, those after it the text.

use crate::archive::{Archive, ClaimKey};
use crate::date::Day;
use crate::diagnostic::Log;
use crate::files::{ArchivePath, Files, InputFile};
use crate::id::ClaimId;
use crate::parse::{self, Overrides};
use crate::plan::{self, Page, Site};
use crate::resolve;
use crate::status::{self, Drafts, Snapshot};
use crate::theme::Strings;
use crate::view::{Edition, View};

/// An archive that was read, and what holds on a day.
pub(in crate::view) struct Understood {
    pub(in crate::view) archive: Archive,
    pub(in crate::view) files: Files,
    snapshot: Snapshot,
}

/// What the site has beside its pages.
const OTHER_FILES: [&str; 5] = ["feed.xml", "changes.xml", "due.ics", "data/claims.json", "data/datapackage.json"];

/// The archive as of a day. It has no mistakes.
pub(in crate::view) fn archive_of(text: &str, as_of: &str) -> Understood {
    let mut files: Vec<InputFile> = text.trim_start().split("== ").skip(1).map(file).collect();
    if !files.iter().any(|file| file.path.as_str() == "archive.yaml") {
        files.push(file("archive.yaml\ntitle: Words and deeds\nbase_url: https://example.org/words/\n"));
    }
    let files = Files::new(files);
    let mut log = Log::new();
    let written = parse::files(&files, &Overrides::default(), &mut log);
    let archive = resolve::archive(written, &files, &mut log);
    let mistakes: Vec<String> = log.sorted().into_iter().map(|one| format!("{} {}", one.code, one.message)).collect();
    assert!(!log.has_errors(), "{mistakes:#?}");
    let snapshot = status::as_of(&archive, Day::parse(as_of).unwrap(), Drafts::Leave);
    Understood { archive, files, snapshot }
}

fn file(section: &str) -> InputFile {
    let (path, rest) = section.split_once('\n').unwrap_or((section, ""));
    let path = path.trim();
    let text = match rest.split_once("---\n") {
        _ if path.ends_with(".yaml") => rest.to_owned(),
        Some((front, body)) => format!("---\n{front}---\n{body}"),
        None => format!("---\n{rest}---\n"),
    };
    InputFile { path: ArchivePath::new(path), text: Some(text), spoiled: false, image_size: None, sha256: [0; 32] }
}

impl Understood {
    /// What a page's view is asked for.
    pub(in crate::view) fn see<T>(&self, page: impl FnOnce(&Archive) -> Page, ask: impl FnOnce(&View<'_>) -> T) -> T {
        let strings = Strings::of("en", &[]);
        let site = self.site();
        let edition = Edition::new(&site, &strings, &self.files);
        let page = page(&self.archive);
        let address = site.address(&page).unwrap_or_else(|| panic!("the site has no page {page:?}"));
        ask(&View::new(&edition, address, &page))
    }

    /// The view of a claim's page.
    pub(in crate::view) fn see_claim<T>(&self, id: &str, ask: impl FnOnce(&View<'_>, ClaimKey) -> T) -> T {
        let key = self.archive.claim_by_id(&ClaimId::new(id).unwrap()).unwrap();
        self.see(|_| Page::Claim(key), |view| ask(view, key))
    }

    fn site(&self) -> Site<'_> {
        let others: Vec<String> = OTHER_FILES.iter().map(|path| (*path).to_owned()).collect();
        plan::site(&self.archive, &self.snapshot, &others, &mut Log::new())
    }
}
