//! `afterword build`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Instant;

use afterword::earlier;
use afterword::parse::{Database, Overrides, Search};
use afterword::pipeline::{self, BuildOptions, Built, Failure, Outcome, Publication, Understood};
use afterword::progress::Progress;
use afterword::write::{Digest, Finished, Published, Remembered};
use clap::Args;

use super::output::{Streams, counted};
use super::progress::watched;
use super::reading::{Reading, no_earlier_site};
use super::{Exit, system};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// The folder to write [default: output, in the archive's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The site that was published before: the new one's manifest names the hash of its manifest
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// The site's address, in place of archive.yaml's
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The theme's name, in place of archive.yaml's
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Make no search index: the search page keeps its list of all claims
    #[arg(long)]
    no_search: bool,
    /// Print what differs from what lay in the folder before, a line a file: new, changed or removed, a tab, its path
    #[arg(long)]
    changes: bool,
    /// Publish the data as one SQLite file too: data/archive.sqlite
    #[arg(long)]
    sqlite: bool,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let started = Instant::now();
    let (root, mut reading) = match arguments.reading.open(streams) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let search = if arguments.no_search { Search::Left } else { Search::AsWritten };
    let database = if arguments.sqlite { Database::Made } else { Database::AsWritten };
    reading.overrides = match Overrides::new(arguments.base_url.as_deref(), arguments.theme.as_deref(), search, database) {
        Ok(overrides) => overrides,
        Err(message) => {
            streams.complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let output = arguments.output.clone().unwrap_or_else(|| root.join("output"));
    let previous = match arguments.against.as_deref().map(earlier::manifest).transpose() {
        Ok(previous) => previous,
        Err(failure) => return no_earlier_site(&failure, streams),
    };
    // What is left out or removed is named only by a build that is made.
    let program = if streams.verbose { None } else { own_digest() };
    let options = BuildOptions { reading, output: output.clone(), previous, program };
    system::let_large_writes_fail();
    let progress = Progress::default();
    let built = watched("files", streams, &progress, || pipeline::build(&root, &options, &progress, system::stop));
    match built {
        Ok(Built::Remembered(remembered)) => {
            let said = if streams.is_quiet() { &remembered.said_quietly } else { &remembered.said };
            if !said.is_empty() {
                streams.complain(said);
            }
            let Remembered { articles, claims, left_out, pages, files, .. } = remembered;
            let closing = Closing {
                articles,
                claims,
                pages,
                status_changes: Some(0),
                left_out,
                files,
                changed: "nothing changed".to_owned(),
                as_of: options.reading.as_of.to_string(),
            };
            streams.say(&closing.line(&output, started));
            Exit::Done
        }
        Ok(Built::Made { understood, outcome }) => {
            streams.mistakes(&understood.log, &understood.files);
            match outcome {
                Outcome::Rejected => {
                    streams.say("nothing was published");
                    Exit::Errors
                }
                Outcome::Published(publication) => {
                    if arguments.changes {
                        streams.result(&changes(&publication.finished));
                    }
                    report(&understood, &publication, &output, started, streams);
                    Exit::Done
                }
            }
        }
        Err(Failure::Load(failure)) => {
            streams.failure(&failure);
            Exit::Machine
        }
        Err(Failure::Search(failure)) => {
            streams.failure(&failure);
            Exit::Machine
        }
        Err(Failure::Database(failure)) => {
            streams.failure(&failure);
            Exit::Machine
        }
        Err(Failure::Write(failure)) => {
            streams.failure(&failure);
            Exit::Machine
        }
    }
}

fn report(understood: &Understood, publication: &Publication, output: &Path, started: Instant, streams: &mut Streams) {
    let Understood { archive, snapshot, .. } = understood;
    let Publication { finished, pages, status_changes } = publication;
    if streams.verbose {
        for article in snapshot.left_out.drafts.iter().chain(&snapshot.left_out.later) {
            let article = &archive.articles[*article];
            let why = if article.draft { "a draft" } else { "of a later date" };
            streams.say(&format!("left out: {} ({why})", article.slug));
        }
        for path in &finished.removed {
            streams.say(&format!("removed: {path}"));
        }
    }
    let changed = match finished.published {
        Published::Same => "nothing changed".to_owned(),
        Published::First | Published::Replaced => {
            format!("{} new, {} changed, {} removed", finished.added.len(), finished.changed.len(), finished.removed.len())
        }
    };
    let closing = Closing {
        articles: snapshot.articles().count(),
        claims: snapshot.claims().count(),
        pages: *pages,
        status_changes: *status_changes,
        left_out: snapshot.left_out.count(),
        files: finished.files,
        changed,
        as_of: snapshot.as_of.to_string(),
    };
    streams.say(&closing.line(output, started));
}

/// For whoever brings a site up to date elsewhere: what is to be copied and what removed. The manifest comes last, so that it
/// never names what is not there yet.
fn changes(finished: &Finished) -> String {
    let Finished { published, files: _, added, changed, unchanged: _, removed } = finished;
    let manifest = match published {
        Published::First => "new\tmanifest.json\n",
        Published::Replaced => "changed\tmanifest.json\n",
        Published::Same => "",
    };
    let lines = |what: &str, paths: &[String]| paths.iter().map(|path| format!("{what}\t{path}\n")).collect::<String>();
    lines("new", added) + &lines("changed", changed) + &lines("removed", removed) + manifest
}

/// What the last line of a build says.
struct Closing {
    articles: usize,
    claims: usize,
    pages: usize,
    /// Since the last build; `None` where nobody knows.
    status_changes: Option<usize>,
    left_out: usize,
    files: usize,
    changed: String,
    as_of: String,
}

impl Closing {
    fn line(&self, output: &Path, started: Instant) -> String {
        let Closing { articles, claims, pages, status_changes, left_out, files, changed, as_of } = self;
        let left_out = if *left_out == 0 { String::new() } else { format!(", {left_out} left out") };
        let status_changes = match status_changes {
            None => String::new(),
            Some(0) => ", no change of status".to_owned(),
            Some(1) => ", 1 change of status".to_owned(),
            Some(number) => format!(", {number} changes of status"),
        };
        let seconds = started.elapsed().as_secs_f64();
        format!(
            "{}: {}, {}, {}{status_changes}{left_out}; {} ({changed}), as of {as_of}, in {seconds:.2} s",
            output.display(),
            counted(*articles, "article"),
            counted(*claims, "claim"),
            counted(*pages, "page"),
            counted(*files, "file"),
        )
    }
}

/// SHA-256 of the program's own file, which tells one build of it from another.
fn own_digest() -> Option<Digest> {
    let own = std::env::current_exe().ok()?;
    Digest::of_file(File::open(own).ok()?).ok()
}
