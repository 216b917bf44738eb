//! `afterword new`: an article, a speaker, a follow-up.
//!
//! Each reads the archive, so that what it writes has a name of its own, and reads it again afterwards, to say what is
//! wrong with the file that it touched. Printed is the place to go on at, as `FILE:LINE`.

mod article;
mod follow_up;
mod speaker;

use std::path::{Path, PathBuf};

use afterword::author::{Root, article_path, slugs};
use afterword::date::Day;
use afterword::diagnostic::report::harmless;
use afterword::diagnostic::{Code, Log};
use afterword::parse::Overrides;
use afterword::pipeline::{self, Options, Understood};
use afterword::status::Drafts;
use clap::{Args, Subcommand};

use super::Exit;
use super::init::not_written;
use super::output::Streams;
use super::reading::{Place, today};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the file of a new article
    Article(article::Arguments),
    /// Write the file of a new speaker
    Speaker(speaker::Arguments),
    /// Write what became of a claim: an article of its own, or an entry in one that is there
    FollowUp(follow_up::Arguments),
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let done = match &arguments.what {
        What::Article(arguments) => article::run(arguments, streams),
        What::Speaker(arguments) => speaker::run(arguments, streams),
        What::FollowUp(arguments) => follow_up::run(arguments, streams),
    };
    done.map_or_else(|exit| exit, |()| Exit::Done)
}

/// An archive that something new is written for.
struct Desk {
    path: PathBuf,
    root: Root,
    today: Day,
    understood: Understood,
    has_schemas: bool,
}

impl Desk {
    /// Reads the archive; otherwise what was wrong has been said.
    fn open(place: &Place, streams: &mut Streams) -> Result<Desk, Exit> {
        let path = place.open(streams)?;
        let today = today().map_err(|message| usage(&message, streams))?;
        let root = Root::open(&path).map_err(|failure| not_written(&failure, streams))?;
        let understood = read(&path, today, streams)?;
        let has_schemas = root.has_file("schemas/article.json") && root.has_file("schemas/speaker.json");
        Ok(Desk { path, root, today, understood, has_schemas })
    }

    /// The day that was given, or today.
    fn day(&self, given: Option<&str>, streams: &mut Streams) -> Result<Day, Exit> {
        let Some(text) = given else { return Ok(self.today) };
        Day::parse(text).map_err(|error| usage(&format!("--date wants a day, such as 2026-11-24: {error}"), streams))
    }

    /// Writes an article under the first name of its title that is free.
    fn write_article(
        &self,
        title: &str,
        date: Day,
        text: impl Fn(&afterword::id::Slug) -> String,
        streams: &mut Streams,
    ) -> Result<String, Exit> {
        let Some(slugs) = slugs(&self.understood.archive, title) else {
            return Err(usage(&format!("the title `{}` has no letter or digit to name a file by", harmless(title)), streams));
        };
        for slug in slugs {
            let path = article_path(date, &slug);
            match self.root.create(&path, text(&slug).as_bytes()) {
                Ok(()) => return Ok(path),
                // A file there that the archive does not read as an article of that slug.
                Err(afterword::author::AuthorFailure::Exists { path: _ }) => {}
                Err(failure) => return Err(not_written(&failure, streams)),
            }
        }
        Err(Exit::Usage)
    }

    /// Reads the archive again, tells the mistakes of the file, and prints the place to go on at.
    fn done(&self, file: &str, line: usize, said: &str, streams: &mut Streams) -> Result<(), Exit> {
        let Understood { files, archive, log, .. } = read(&self.path, self.today, streams)?;
        let mut own = Log::new();
        for mistake in log.sorted() {
            // That the form is not filled in yet, its author knows.
            let is_form = matches!(mistake.code, Code::FormLeft | Code::EmptyFollowUp);
            if files.get(mistake.at.file).path.as_str() == file && !is_form {
                own.push(mistake.clone());
            }
        }
        own.apply(&archive.config.lints);
        streams.mistakes(&own, &files);
        streams.say(said);
        streams.result(&format!("{}:{line}\n", harmless(&self.shown(file))));
        Ok(())
    }

    /// The file's path as seen from the current folder.
    fn shown(&self, file: &str) -> String {
        let full = self.path.join(file);
        let here = std::env::current_dir().ok();
        let seen = here.as_ref().and_then(|here| full.strip_prefix(here).ok()).unwrap_or(&full);
        seen.display().to_string()
    }
}

fn read(path: &Path, today: Day, streams: &mut Streams) -> Result<Understood, Exit> {
    let options = Options { as_of: today, drafts: Drafts::Include, overrides: Overrides::default() };
    pipeline::understand(path, &options).map_err(|failure| {
        streams.failure(&failure);
        Exit::Machine
    })
}

fn usage(message: &str, streams: &mut Streams) -> Exit {
    streams.complain(&format!("error: {message}"));
    Exit::Usage
}

/// The words of the command line in one; asked for where there are none.
fn words(given: &[String], question: &str, option: &str, streams: &mut Streams) -> Result<String, Exit> {
    let text = given.join(" ").trim().to_owned();
    if text.is_empty() { super::ask::line(question, option, streams) } else { Ok(text) }
}

/// The line of the text's first line that begins so, counted from 1.
fn line_of(text: &str, beginning: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with(beginning)).map_or(1, |position| position + 1)
}
