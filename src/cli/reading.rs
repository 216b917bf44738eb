//! Options of every command that reads an archive: where it lies, as of which day, with drafts or without.

use std::path::PathBuf;

use afterword::date::Day;
use afterword::earlier::EarlierFailure;
use afterword::load;
use afterword::parse::Overrides;
use afterword::pipeline::Options;
use afterword::status::Drafts;
use clap::Args;

use super::Exit;
use super::output::Streams;

/// Where the archive lies.
#[derive(Clone, Debug, Args)]
pub(super) struct Place {
    /// The archive's folder [default: the current one, or the nearest above with an archive.yaml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct Reading {
    #[command(flatten)]
    place: Place,
    /// The archive as it stood that day, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else today in UTC]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
}

fn usage(streams: &mut Streams, message: &str) -> Exit {
    streams.complain(&format!("error: {message}"));
    Exit::Usage
}

impl Place {
    /// The archive's folder; otherwise what was wrong has been said.
    pub(super) fn open(&self, streams: &mut Streams) -> Result<PathBuf, Exit> {
        match &self.root {
            Some(root) if load::has_archive(root) => Ok(root.clone()),
            Some(root) => {
                let message = format!("there is no archive in {}: it has no file archive.yaml with a `title:`", root.display());
                Err(usage(streams, &message))
            }
            None => {
                let here = std::env::current_dir().map_err(|error| usage(streams, &format!("there is no current folder: {error}")))?;
                match load::root_of(&here) {
                    Some(root) if load::has_archive(&root) => Ok(root),
                    Some(root) => {
                        let message =
                            format!("there is no archive in {}: its archive.yaml is empty\nwrite a `title:` into it", root.display());
                        Err(usage(streams, &message))
                    }
                    None => {
                        let message = "there is no archive here: no file archive.yaml in this folder or above it\n\
                             write one with a `title:`, put articles into content/articles/, or name a folder with --root DIR";
                        Err(usage(streams, message))
                    }
                }
            }
        }
    }
}

impl Reading {
    /// The archive's folder and what to read of it; otherwise what was wrong has been said.
    pub(super) fn open(&self, streams: &mut Streams) -> Result<(PathBuf, Options), Exit> {
        let root = self.place.open(streams)?;
        let as_of = self.as_of().map_err(|message| usage(streams, &message))?;
        let drafts = if self.drafts { Drafts::Include } else { Drafts::Leave };
        Ok((root, Options { as_of, drafts, overrides: Overrides::default() }))
    }

    fn as_of(&self) -> Result<Day, String> {
        if let Some(text) = &self.as_of {
            return Day::parse(text).map_err(|error| format!("--as-of wants a day, such as 2026-11-24: {error}"));
        }
        if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
            let day = text.parse::<i64>().ok().filter(|seconds| *seconds >= 0).and_then(Day::from_unix_seconds);
            return day.ok_or_else(|| format!("SOURCE_DATE_EPOCH is `{}`: it wants seconds since 1970-01-01", text.escape_debug()));
        }
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        i64::try_from(now).ok().and_then(Day::from_unix_seconds).ok_or_else(|| "the system's clock has no day".to_owned())
    }
}

/// Says why there is nothing to compare with: the folder that was named, or the machine.
pub(super) fn no_earlier_site(failure: &EarlierFailure, streams: &mut Streams) -> Exit {
    streams.failure(failure);
    match failure {
        EarlierFailure::NoFolder { path: _ }
        | EarlierFailure::NoFile { path: _, name: _ }
        | EarlierFailure::NotAFile { path: _, name: _ }
        | EarlierFailure::Record { path: _, fault: _ }
        | EarlierFailure::Manifest { path: _, fault: _ }
        | EarlierFailure::Altered { path: _ } => Exit::Usage,
        EarlierFailure::Read { path: _, source: _ } => Exit::Machine,
    }
}
