//! `afterword verify`.

use std::path::{Path, PathBuf};

use afterword::diagnostic::report::harmless;
use afterword::earlier::{self, Link};
use afterword::write::{self, Difference, WriteFailure};
use clap::Args;

use super::Exit;
use super::output::Streams;
use super::reading::no_earlier_site;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The published folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Sites that were published before it, the latest first: each must be the one that the next one's manifest names
    #[arg(value_name = "EARLIER")]
    earlier: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let mut ended = Exit::Done;
    // The site that names the next folder's, and where it lies.
    let mut after: Option<(&Path, Link)> = None;
    for folder in std::iter::once(&arguments.folder).chain(&arguments.earlier) {
        match is_as_published(folder, streams) {
            Exit::Done => {}
            Exit::Errors => ended = Exit::Errors,
            exit @ (Exit::Usage | Exit::Machine) => return exit,
        }
        let link = match earlier::link(folder) {
            Ok(link) => link,
            // That its manifest is broken was told.
            Err(_) if ended == Exit::Errors => return ended,
            Err(failure) => return no_earlier_site(&failure, streams),
        };
        if let Some((newer, after)) = after.replace((folder, link.clone()))
            && after.header.previous != Some(link.manifest)
        {
            let named = after.header.previous.map_or_else(|| "none".to_owned(), |previous| previous.to_string());
            let line = format!("{} is not the site before {}, whose manifest names {named}\n", folder.display(), newer.display());
            streams.result(&line);
            ended = Exit::Errors;
        }
        streams.say(&who_made(&link));
    }
    if let Some((_, last)) = after {
        streams.say(&match last.header.previous {
            None => "it names no site before it".to_owned(),
            Some(previous) => format!("before it: the site whose manifest.json has the SHA-256 {previous}"),
        });
    }
    ended
}

/// Holds one folder against its manifest.
fn is_as_published(folder: &Path, streams: &mut Streams) -> Exit {
    match write::verify(folder) {
        Ok(differences) if differences.is_empty() => {
            streams.say(&format!("{} is as its manifest says", folder.display()));
            Exit::Done
        }
        // Its manifest says nothing that could be compared.
        Ok(differences) if matches!(differences.as_slice(), [Difference::Manifest { fault: _ }]) => {
            differences.iter().for_each(|fault| streams.result(&format!("{fault}\n")));
            streams.say(&format!("{} can't be held against its manifest", folder.display()));
            Exit::Errors
        }
        Ok(differences) => {
            for difference in &differences {
                streams.result(&format!("{difference}\n"));
            }
            let count = match differences.len() {
                1 => "1 difference".to_owned(),
                several => format!("{several} differences"),
            };
            streams.say(&format!("{count} between {} and its manifest", folder.display()));
            Exit::Errors
        }
        Err(failure @ WriteFailure::NoManifest { .. }) => {
            streams.failure(&failure);
            Exit::Usage
        }
        Err(_) if folder.is_file() => {
            streams.complain(&format!(
                "error: {} is a file; `verify` wants the folder of a published site",
                harmless(&folder.display().to_string())
            ));
            Exit::Usage
        }
        Err(failure) => {
            streams.failure(&failure);
            // A folder that isn't there was named by mistake.
            if matches!(folder.try_exists(), Ok(false)) { Exit::Usage } else { Exit::Machine }
        }
    }
}

/// `made by afterword 0.1.0 as of 2026-01-01; its manifest.json has the SHA-256 …`.
fn who_made(link: &Link) -> String {
    let Link { manifest, header } = link;
    harmless(&format!("made by {} as of {}; its manifest.json has the SHA-256 {manifest}", header.generator, header.as_of))
}
