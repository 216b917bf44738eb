//! One reading of the archive, kept for as long as its pages may be asked for.
//!
//! In: what was understood. Out: a [`Printer`], whom every thread may ask for what lies at an address; and the mistakes.
//!
//! The site looks into the archive, and the edition into the site; so all three stand in one thread, one below the other,
//! which ends when the last that may ask is gone. What is asked for is made beside one another.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::browser;
use super::index::{Index, Shelf};
use crate::diagnostic::Log;
use crate::export;
use crate::files::ArchivePath;
use crate::load;
use crate::pipeline::{self, Understood};
use crate::plan::{Address, Page};
use crate::render;
use crate::theme::{StaticContent, Theme};
use crate::view::Edition;

/// What lies at an address.
pub(super) enum Answer {
    /// This.
    Found(Content),
    /// It lies at that URL: a folder was asked for without its last `/`.
    Moved(String),
    /// Nothing; with the page that says so.
    Missing(Option<Vec<u8>>),
    /// It can't be made, for these reasons.
    Mistaken(String),
}

/// What was found.
pub(super) enum Content {
    /// A page, which gets the script.
    Page(Vec<u8>),
    /// Anything else, with its address.
    Bytes(String, Vec<u8>),
    /// A file of the archive, with its address in the site.
    File(String, File),
}

/// Asks for what lies at an address of one reading.
pub(super) struct Printer(Sender<Question>);

struct Question {
    path: String,
    answer: Sender<Answer>,
}

/// All that the answers are made of.
struct Desk<'a> {
    root: &'a Path,
    edition: &'a Edition<'a>,
    theme: &'a Theme,
    index: Index,
}

/// Plans the site in its theme, `None` for one that has mistakes; a printer where there are no errors, and every mistake.
pub(super) fn open(root: &Path, understood: Understood, theme: Option<Arc<Theme>>, shelf: &Arc<Shelf>) -> (Option<Printer>, Log) {
    let (root, shelf) = (root.to_path_buf(), Arc::clone(shelf));
    let (ready, opened) = channel();
    let (sender, questions) = channel();
    thread::spawn(move || keep(&root, understood, theme, &shelf, &ready, &questions));
    match opened.recv() {
        Ok((true, log)) => (Some(Printer(sender)), log),
        Ok((false, log)) => (None, log),
        Err(_) => (None, Log::new()),
    }
}

fn keep(
    root: &Path,
    mut understood: Understood,
    theme: Option<Arc<Theme>>,
    shelf: &Arc<Shelf>,
    ready: &Sender<(bool, Log)>,
    questions: &Receiver<Question>,
) {
    let mut log = std::mem::take(&mut understood.log);
    let site = pipeline::planned(&understood, theme.as_deref(), &mut log);
    let theme = theme.filter(|_| !log.has_errors());
    let _ = ready.send((theme.is_some(), log));
    let Some(theme) = theme else { return };
    let edition = Edition::new(&site, theme.strings(), &understood.files);
    let desk = Desk { root, edition: &edition, theme: &theme, index: Index::new(Arc::clone(shelf)) };
    thread::scope(|scope| {
        for Question { path, answer } in questions {
            let desk = &desk;
            scope.spawn(move || {
                let made = catch_unwind(AssertUnwindSafe(|| desk.answer(&path)));
                // Who asked may be gone.
                let _ = answer.send(made.unwrap_or_else(|_| Answer::Mistaken(BROKEN.to_owned())));
            });
        }
    });
}

/// What is said where this program breaks down.
const BROKEN: &str = "error: this page could not be made; please report it\n";

impl Printer {
    /// What lies at a path from the site's root, decoded and without a `/` before it.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let (sender, answer) = channel();
        let asked = self.0.send(Question { path: path.to_owned(), answer: sender });
        asked.ok().and_then(|()| answer.recv().ok()).unwrap_or_else(|| Answer::Mistaken(BROKEN.to_owned()))
    }
}

impl Desk<'_> {
    fn answer(&self, path: &str) -> Answer {
        // A page that may be shown anywhere has links from the root of the published site.
        let base = self.base_path();
        let below = base.as_ref().and_then(|base| path.strip_prefix(base.as_str()));
        let is_base = base.as_ref().and_then(|base| base.strip_suffix('/')) == Some(&Address::file(path).encoded());
        let to_base = || base.as_ref().filter(|_| is_base).map(|base| Answer::Moved(format!("/{base}")));
        self.look_up(path).or_else(|| self.look_up(below?)).or_else(to_base).unwrap_or_else(|| self.missing())
    }

    /// The path of the site's address: `archive/` of `https://example.org/archive/`.
    fn base_path(&self) -> Option<String> {
        let base_url = self.edition.site.archive.config.base_url.as_deref()?;
        let path = base_url.split_once("://")?.1.split_once('/')?.1.trim_end_matches('/');
        (!path.is_empty()).then(|| format!("{path}/"))
    }

    fn look_up(&self, path: &str) -> Option<Answer> {
        let site = self.edition.site;
        let address = Address::of_path(path);
        if let Some(page) = site.pages.get(&address) {
            return Some(self.print(&address, page));
        }
        if let Some(file) = self.theme.files().iter().find(|file| file.address == path) {
            return Some(match &file.content {
                StaticContent::Bytes(bytes) => Answer::Found(Content::Bytes(path.to_owned(), bytes.to_vec())),
                StaticContent::CopyOf(below) => {
                    self.copy(path, &ArchivePath::new(&format!("themes/{}/{below}", site.archive.config.theme)))
                }
            });
        }
        if site.archive.config.database && address == Address::database() {
            return Some(match export::database(site, self.edition.files, &pipeline::generator()) {
                Ok(bytes) => Answer::Found(Content::Bytes(path.to_owned(), bytes)),
                Err(failure) => Answer::Mistaken(format!("error: {failure}\n")),
            });
        }
        if site.archive.config.search && path.starts_with(&format!("{}/", Address::search_folder())) {
            return self.index.file(path, site, self.edition.files).map(|found| match found {
                Ok(bytes) => Answer::Found(Content::Bytes(path.to_owned(), bytes)),
                Err(words) => Answer::Mistaken(words),
            });
        }
        let folder = Address::of_path(&format!("{path}/"));
        site.pages.contains_key(&folder).then(|| Answer::Moved(format!("/{}/", Address::file(path).encoded())))
    }

    fn print(&self, address: &Address, page: &Page) -> Answer {
        let Edition { site, files, .. } = self.edition;
        let mut log = Log::new();
        let content = render::page(self.edition, self.theme, address, page, &mut log);
        log.apply(&site.archive.config.lints);
        let is_page = address.as_str().ends_with(".html") && !matches!(page, Page::Redirect { to: _ });
        match content {
            Some(_) | None if log.has_errors() => Answer::Mistaken(browser::mistakes(&log, files)),
            Some(render::Content::Bytes(bytes)) if is_page => Answer::Found(Content::Page(bytes)),
            Some(render::Content::Bytes(bytes)) => Answer::Found(Content::Bytes(address.to_string(), bytes)),
            Some(render::Content::Printed(print)) => {
                let mut bytes = Vec::new();
                match print(&mut bytes) {
                    Ok(()) => Answer::Found(Content::Bytes(address.to_string(), bytes)),
                    Err(_) => Answer::Mistaken(BROKEN.to_owned()),
                }
            }
            Some(render::Content::CopyOf(file)) => self.copy(address.as_str(), &files.get(file).path),
            None => Answer::Mistaken(BROKEN.to_owned()),
        }
    }

    fn copy(&self, address: &str, file: &ArchivePath) -> Answer {
        match load::open(self.root, file) {
            Ok(open) => Answer::Found(Content::File(address.to_owned(), open)),
            Err(failure) => Answer::Mistaken(browser::failure(&failure)),
        }
    }

    fn missing(&self) -> Answer {
        let Edition { site, files, .. } = self.edition;
        let address = Address::missing();
        let Some(page) = site.pages.get(&address) else { return Answer::Missing(None) };
        let mut log = Log::new();
        let content = render::missing(self.edition, self.theme, &address, page, &mut log);
        log.apply(&site.archive.config.lints);
        if log.has_errors() { Answer::Mistaken(browser::mistakes(&log, files)) } else { Answer::Missing(content) }
    }
}
