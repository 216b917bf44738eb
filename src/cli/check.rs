//! `afterword check`.

use std::path::PathBuf;

use afterword::diagnostic::Severity;
use afterword::diagnostic::report;
use afterword::earlier;
use afterword::parse::Overrides;
use afterword::pipeline;
use afterword::progress::Progress;
use clap::{Args, ValueEnum};

use super::Exit;
use super::output::{Streams, counted};
use super::progress::watched;
use super::reading::{Reading, no_earlier_site};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// How mistakes are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A site that was published before: name what is gone, changed or dated back since
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// The theme's name, in place of archive.yaml's
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Exit with 1 where there are warnings
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// Annotations on a pull request
    Github,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let (root, mut options) = match arguments.reading.open(streams) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    options.overrides = match Overrides::of_theme(arguments.theme.as_deref()) {
        Ok(overrides) => overrides,
        Err(message) => {
            streams.complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let understood = match &arguments.against {
        None => watched("pages", streams, &Progress::default(), || pipeline::check(&root, &options)),
        Some(folder) => match earlier::record(folder) {
            Ok(record) => watched("pages", streams, &Progress::default(), || pipeline::check_against(&root, &options, record)),
            Err(failure) => return no_earlier_site(&failure, streams),
        },
    };
    let understood = match understood {
        Ok(understood) => understood,
        Err(failure) => {
            streams.failure(&failure);
            return Exit::Machine;
        }
    };
    let (log, files) = (&understood.log, &understood.files);
    match arguments.format {
        Format::Text => streams.mistakes(log, files),
        Format::Json => streams.result(&report::json(log, files)),
        Format::Github => streams.result(&report::github(log, files)),
    }
    let (errors, warnings) = (log.count(Severity::Error), log.count(Severity::Warning));
    if errors > 0 || (arguments.deny_warnings && warnings > 0) {
        return Exit::Errors;
    }
    if warnings == 0 {
        let (articles, claims) = (understood.snapshot.articles().count(), understood.snapshot.claims().count());
        streams.say(&format!("no mistakes in {} and {}", counted(articles, "article"), counted(claims, "claim")));
    }
    Exit::Done
}
