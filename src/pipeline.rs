//! The sentence: load, parse, resolve, status, plan, render, write.
//!
//! Every command is this sentence, or a beginning of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::{Archive, Config};
use crate::date::Day;
use crate::diagnostic::report::{self, Colour};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::export::{self, DatabaseFailure};
use crate::files::{Files, Span};
use crate::load::{self, LoadFailure, Loaded};
use crate::parse::{self, Overrides};
use crate::plan::{self, Address, Page, Site};
use crate::progress::Progress;
use crate::record::{self, Record};
use crate::render;
use crate::resolve;
use crate::search::{self, SearchFailure};
use crate::status::{self, Drafts, Snapshot};
use crate::theme::{StaticContent, Theme};
use crate::themes;
use crate::view::Edition;
use crate::write::{self, Digest, Finished, Folders, Hasher, Header, Interrupt, Memory, Remembered, Stage, Surroundings, WriteFailure};

/// The folder in the archive's for what can be made again.
pub const CACHE: &str = ".afterword";

/// What is to be understood, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day as of which everything is said.
    pub as_of: Day,
    /// Whether drafts count.
    pub drafts: Drafts,
    /// What stands in for archive.yaml's own values.
    pub overrides: Overrides,
}

/// Where and how a site is written.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// What is understood.
    pub reading: Options,
    /// The output folder.
    pub output: PathBuf,
    /// The hash of the manifest of the site that was published before, where this one is to name it.
    pub previous: Option<Digest>,
    /// The hash of the program itself. With it, a build of which nothing changed since the last one is not made again;
    /// `None`: every build is made in full.
    pub program: Option<Digest>,
}

/// The machine failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// While reading.
    #[error(transparent)]
    Load(#[from] LoadFailure),
    /// While writing.
    #[error(transparent)]
    Write(#[from] WriteFailure),
    /// While the SQLite file was made.
    #[error(transparent)]
    Database(#[from] DatabaseFailure),
    /// While indexing.
    #[error(transparent)]
    Search(#[from] SearchFailure),
}

/// An archive that was read, with every mistake that was found on the way.
#[derive(Debug)]
pub struct Understood {
    /// The files.
    pub files: Files,
    /// The archive.
    pub archive: Archive,
    /// What holds on the day.
    pub snapshot: Snapshot,
    /// The mistakes.
    pub log: Log,
}

/// The files of an archive with what archive.yaml says: as much as its themes need.
#[derive(Debug)]
pub struct Configured {
    /// The files.
    pub files: Files,
    /// What archive.yaml says, with what stands in for it.
    pub config: Config,
    /// The mistakes of archive.yaml. Those of other files are left to `check`.
    pub log: Log,
}

/// What one reading of an archive leaves to the next.
#[derive(Default)]
pub struct Earlier {
    overrides: Option<Overrides>,
    loaded: Option<Loaded>,
    theme: themes::Kept,
    said: parse::Kept,
    joined: resolve::Kept,
}

/// How a build ended.
#[derive(Debug)]
pub enum Outcome {
    /// The archive has mistakes, and nothing was changed.
    Rejected,
    /// The site is published.
    Published(Publication),
}

/// A site that was published.
#[derive(Debug)]
pub struct Publication {
    /// What that changed in the output folder.
    pub finished: Finished,
    /// Its pages.
    pub pages: usize,
    /// Claims that have another status than in the site before; `None` where that is not known.
    pub status_changes: Option<usize>,
}

/// A build and what it saw.
#[derive(Debug)]
pub enum Built {
    /// The last build was this very one, and the output still is what it published.
    Remembered(Remembered),
    /// The build was made.
    Made {
        /// What was understood, with the mistakes of every stage.
        understood: Box<Understood>,
        /// How it ended.
        outcome: Outcome,
    },
}

/// Load, parse, resolve, status.
pub fn understand(root: &Path, options: &Options) -> Result<Understood, LoadFailure> {
    let mut log = Log::new();
    let files = load::archive(root, &mut log)?;
    Ok(understand_files(files, options, log))
}

fn understand_files(files: Files, options: &Options, mut log: Log) -> Understood {
    let written = parse::files(&files, &options.overrides, &mut log);
    let archive = resolve::archive(written, &files, &mut log);
    as_of(archive, files, options, log)
}

/// [`understand`] once more, where at most what lies at the paths of `changed` differs (`None`: anything may); with the theme,
/// `None` where it has mistakes. It gives what would be read for the first time; files that are the same are neither read
/// nor parsed again, and joined only where they have to be.
pub fn understand_again(
    root: &Path,
    options: &Options,
    changed: Option<&BTreeSet<String>>,
    earlier: &mut Earlier,
) -> Result<(Understood, Option<Arc<Theme>>), LoadFailure> {
    let mut log = Log::new();
    if earlier.overrides.as_ref() != Some(&options.overrides) {
        *earlier = Earlier { overrides: Some(options.overrides.clone()), ..Earlier::default() };
    }
    let known = match (earlier.loaded.take(), changed) {
        (Some(loaded), Some(changed)) => load::again(root, &loaded, changed)?,
        (Some(_), None) | (None, _) => None,
    };
    let loaded = match known {
        Some(loaded) => loaded,
        None => load::whole(root, &mut log)?,
    };
    let files = loaded.files.clone();
    earlier.loaded = Some(loaded);
    let Earlier { overrides: _, loaded: _, theme, said, joined } = earlier;
    let understand = |files: Files, mut log: Log| {
        let written = parse::files_again(&files, &options.overrides, said, &mut log);
        let archive = resolve::archive_again(written, &files, joined, &mut log);
        as_of(archive, files, options, log)
    };
    let compile = |config: &Config, log: &mut Log| themes::compile_again(&files, config, theme, log);
    Ok(beside_the_theme(&files, options, log, understand, compile))
}

/// What is understood of the files, and their theme, made beside one another: a theme needs no more than archive.yaml says.
fn beside_the_theme<T: Send>(
    files: &Files,
    options: &Options,
    log: Log,
    understand: impl FnOnce(Files, Log) -> Understood + Send,
    compile: impl FnOnce(&Config, &mut Log) -> T + Send,
) -> (Understood, T) {
    // Its mistakes are told where all files are parsed.
    let config = parse::config(files, &options.overrides, &mut Log::new()).config;
    let compile = || {
        let mut log = Log::new();
        (compile(&config, &mut log), log)
    };
    let (mut understood, (theme, mistakes)) = rayon::join(|| understand(files.clone(), log), compile);
    understood.log.append(mistakes);
    (understood, theme)
}

/// What is understood of the files, with the theme.
fn understand_with_theme(files: &Files, options: &Options, log: Log) -> (Understood, Option<Theme>) {
    let understand = |files, log| understand_files(files, options, log);
    beside_the_theme(files, options, log, understand, |config, log| themes::compile(files, config, log))
}

fn as_of(archive: Archive, files: Files, options: &Options, log: Log) -> Understood {
    let snapshot = status::as_of(&archive, options.as_of, options.drafts);
    Understood { files, archive, snapshot, log }
}

/// Load, and of what there is to parse archive.yaml alone.
pub fn configured(root: &Path, overrides: &Overrides) -> Result<Configured, LoadFailure> {
    let files = load::archive(root, &mut Log::new())?;
    let mut log = Log::new();
    let config = parse::config(&files, overrides, &mut log).config;
    Ok(Configured { files, config, log })
}

/// All but writing: every mistake that a build would find before it renders.
pub fn check(root: &Path, options: &Options) -> Result<Understood, LoadFailure> {
    let mut log = Log::new();
    let files = load::archive(root, &mut log)?;
    let (mut understood, theme) = understand_with_theme(&files, options, log);
    let mut log = std::mem::take(&mut understood.log);
    let site = planned(&understood, theme.as_ref(), &mut log);
    if let Some(theme) = theme.filter(|_| !log.has_errors()) {
        render::samples(&Edition::new(&site, theme.strings(), &understood.files), &theme, &mut log);
    }
    log.apply(&understood.archive.config.lints);
    understood.log = log;
    Ok(understood)
}

/// The site of what was understood, in its theme; `None` for one that has mistakes. With what was seen before, `log` then holds
/// every mistake that is known before any page is rendered, each of the weight that archive.yaml gives it.
pub fn planned<'a>(understood: &'a Understood, theme: Option<&Theme>, log: &mut Log) -> Site<'a> {
    let Understood { files: _, archive, snapshot, log: _ } = understood;
    let site = plan::site(archive, snapshot, &other_addresses(theme, &archive.config), log);
    note_what_is_left_out(understood, log);
    log.apply(&archive.config.lints);
    site
}

/// `check`, and what an earlier site published that is gone, changed without a correction, or dated back today.
///
/// Compared is what stands on the earlier site's as-of date, where that is the later one: its articles exist by then.
pub fn check_against(root: &Path, options: &Options, earlier: Record) -> Result<Understood, LoadFailure> {
    let mut understood = check(root, options)?;
    let Understood { files, archive, snapshot, log } = &mut understood;
    let then = (earlier.as_of > snapshot.as_of).then(|| status::as_of(archive, earlier.as_of, snapshot.drafts));
    record::compare(earlier, archive, then.as_ref().unwrap_or(snapshot), files, log);
    log.apply(&archive.config.lints);
    Ok(understood)
}

/// The whole sentence. `started` is told how the build can be stopped from outside, once there is something to stop.
/// `progress` counts the pages.
pub fn build(root: &Path, options: &BuildOptions, progress: &Progress, started: impl FnOnce(Interrupt)) -> Result<Built, Failure> {
    let mut log = Log::new();
    let files = load::archive(root, &mut log)?;
    let cache = root.join(CACHE);
    let key = options.program.filter(|_| log.is_empty()).map(|program| key(&files, options, program));
    if let Some(remembered) = key.and_then(|key| write::recall(&cache, &options.output, key)) {
        return Ok(Built::Remembered(remembered));
    }
    let (mut understood, theme) = understand_with_theme(&files, &options.reading, log);
    drop(files);
    let mut log = std::mem::take(&mut understood.log);
    let Understood { files, snapshot, .. } = &understood;
    let site = planned(&understood, theme.as_ref(), &mut log);
    let outcome = match theme {
        Some(theme) if !log.has_errors() => {
            let edition = Edition::new(&site, theme.strings(), files);
            render::samples(&edition, &theme, &mut log);
            if log.has_errors() {
                Outcome::Rejected
            } else {
                let stage = Stage::open(&options.output, &surroundings(root))?;
                started(stage.interrupt());
                publish(root, &edition, &theme, stage, options, progress, &mut log)?
            }
        }
        Some(_) | None => Outcome::Rejected,
    };
    log.apply(&understood.archive.config.lints);
    if let (Some(key), Outcome::Published(Publication { finished, pages, .. })) = (key, &outcome) {
        let said = |log: &Log| report::text(log, files, Colour::Plain) + &report::summary(log, files).unwrap_or_default();
        let (said, said_quietly) = (said(&log), said(&log.without_notes()));
        let (articles, claims) = (snapshot.articles().count(), snapshot.claims().count());
        let memory =
            Memory { articles, claims, left_out: snapshot.left_out.count(), pages: *pages, files: finished.files, said, said_quietly };
        write::remember(&cache, &options.output, key, memory);
    }
    understood.log = log;
    Ok(Built::Made { understood: Box::new(understood), outcome })
}

/// Render, index and write: no page is kept after it was handed to the stage.
fn publish(
    root: &Path,
    edition: &Edition<'_>,
    theme: &Theme,
    stage: Stage,
    options: &BuildOptions,
    progress: &Progress,
    log: &mut Log,
) -> Result<Outcome, Failure> {
    let BuildOptions { reading: _, output, previous, program } = options;
    let Edition { site, files, .. } = edition;
    let cache = root.join(CACHE);
    let known = program.map(|program| write::recall_folders(&cache, output, program)).unwrap_or_default();
    let (rendered, indexed) = rayon::join(|| render_pages(root, edition, theme, &stage, progress), || index(site, files, &stage, &known));
    log.append(rendered?);
    let indexed = indexed?;
    if log.has_errors() {
        return Ok(Outcome::Rejected);
    }
    if site.archive.config.database {
        stage.put(Address::database().as_str(), &export::database(site, files, &generator())?)?;
    }
    for file in theme.files() {
        match &file.content {
            StaticContent::Bytes(bytes) => stage.put(&file.address, bytes)?,
            StaticContent::CopyOf(path) => {
                stage.copy_file(&file.address, &root.join("themes").join(&site.archive.config.theme).join(path))?;
            }
        }
    }
    let as_of = site.snapshot.as_of.to_string();
    let header = Header { generator: generator(), as_of, content: content_digest(files), previous: *previous };
    let finished = stage.finish(header)?;
    if let Some(program) = program {
        write::remember_folders(&cache, output, *program, &indexed);
    }
    let statuses = statuses(site);
    let status_changes = write::recall_statuses(&cache, output).map(|then| changed(&then, &statuses));
    write::remember_statuses(&cache, output, &statuses);
    let pages = site.pages.keys().filter(|address| address.as_str().ends_with(".html")).count();
    Ok(Outcome::Published(Publication { finished, pages, status_changes }))
}

/// Every claim's status, by its id.
fn statuses(site: &Site<'_>) -> BTreeMap<String, String> {
    let Site { archive, snapshot, .. } = site;
    let known = snapshot.claims().map(|(key, state)| (archive.claims[key].id.to_string(), state.status.id().to_owned()));
    known.collect()
}

/// How many claims of both have another status now.
fn changed(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> usize {
    now.iter().filter(|(id, status)| then.get(*id).is_some_and(|before| before != *status)).count()
}

fn render_pages(root: &Path, edition: &Edition<'_>, theme: &Theme, stage: &Stage, progress: &Progress) -> Result<Log, Failure> {
    let Edition { site, files, .. } = edition;
    let mut log = Log::new();
    progress.expect(site.pages.len());
    let render_one = |(address, page): (&Address, &Page)| {
        let mut log = Log::new();
        progress.advance();
        match render::page(edition, theme, address, page, &mut log) {
            Some(render::Content::Bytes(bytes)) => stage.put(address.as_str(), &bytes)?,
            Some(render::Content::Printed(print)) => stage.put_printed(address.as_str(), print)?,
            Some(render::Content::CopyOf(file)) => {
                let path = &files.get(file).path;
                stage.copy_open(address.as_str(), load::open(root, path)?, &root.join(path.as_str()))?;
            }
            None => {}
        }
        Ok(log)
    };
    // What is read off the articles' pages comes after them, so that none is made twice.
    let (last, first): (Vec<_>, Vec<_>) = site.pages.iter().partition(|(_, page)| matches!(page, Page::Data(_)));
    for pages in [first, last] {
        let done: Vec<Result<Log, Failure>> = pages.into_par_iter().map(render_one).collect();
        for one in done {
            log.append(one?);
        }
    }
    Ok(log)
}

/// The search index, part by part: made anew, or kept from the old site where it is known to be made of the same.
/// Returns the folder of each part, with the digest of what it was made of.
fn index(site: &Site<'_>, files: &Files, stage: &Stage, known: &Folders) -> Result<Vec<(String, Digest)>, Failure> {
    let mut indexed = Vec::new();
    if !site.archive.config.search {
        return Ok(indexed);
    }
    for part in search::parts(site, files) {
        let (folder, digest) = (part.folder.clone(), part.digest());
        if !stage.keep(&folder, digest, known)? {
            for (path, bytes) in part.files()? {
                stage.put(&path, &bytes)?;
            }
        }
        indexed.push((folder, digest));
    }
    let folders: Vec<String> = indexed.iter().map(|(folder, _)| folder.clone()).collect();
    stage.put(Address::search_parts().as_str(), &search::directory(&folders))?;
    Ok(indexed)
}

/// SHA-256 over all that a build depends on.
fn key(files: &Files, options: &BuildOptions, program: Digest) -> Digest {
    let BuildOptions { reading: Options { as_of, drafts, overrides }, output: _, previous, program: _ } = options;
    let mut hash = Hasher::default();
    hash.update(format!("{program}\n{}\n{as_of} {drafts:?} {overrides:?} {previous:?}", content_digest(files)).as_bytes());
    hash.finish()
}

/// The program and its version.
pub fn generator() -> String {
    format!("afterword {}", env!("CARGO_PKG_VERSION"))
}

/// SHA-256 over path and hash of every input file, in the order of paths.
fn content_digest(files: &Files) -> Digest {
    let mut hash = Hasher::default();
    for (_, file) in files.iter() {
        hash.update(file.path.as_str().as_bytes());
        hash.update(&[0]);
        hash.update(&file.sha256);
    }
    hash.finish()
}

/// The addresses of files that are no page: the manifest's, the database's, the theme's.
fn other_addresses(theme: Option<&Theme>, config: &Config) -> Vec<String> {
    let database = config.database.then(|| Address::database().as_str().to_owned());
    let own = std::iter::once("manifest.json".to_owned()).chain(database);
    own.chain(theme.into_iter().flat_map(Theme::files).map(|file| file.address.clone())).collect()
}

fn surroundings(root: &Path) -> Surroundings {
    Surroundings { kept: vec![root.to_path_buf()], closed: ["content", "themes", CACHE, ".git"].map(|folder| root.join(folder)).to_vec() }
}

/// One note for all that is known and has no page, and one where addresses can't be absolute.
fn note_what_is_left_out(understood: &Understood, log: &mut Log) {
    let Understood { files, archive, snapshot, .. } = understood;
    let Some(place) = files.find("archive.yaml").map(Span::whole) else { return };
    let (drafts, later) = (snapshot.left_out.drafts.len() + snapshot.left_out.draft_pages.len(), snapshot.left_out.later.len());
    if drafts + later > 0 {
        let count = |number: usize, one: &str| if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") };
        let message = match (drafts, later) {
            (_, 0) => count(drafts, "draft"),
            (0, _) => format!("{} of a later date", count(later, "article")),
            (_, _) => format!("{} and {} of a later date", count(drafts, "draft"), count(later, "article")),
        };
        let message = format!("left out as of {}: {message}", snapshot.as_of);
        log.push(Diagnostic::new(Code::LeftOut, place, message));
    }
    if archive.config.base_url.is_none() {
        let message = "there is no `base_url`: no canonical addresses, no sitemap, no feeds, no calendar";
        log.push(Diagnostic::new(Code::NoBaseUrl, place, message));
    }
}
