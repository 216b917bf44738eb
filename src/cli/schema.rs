//! `afterword schema`.

use afterword::schema::{self, Subject};
use clap::{Args, ValueEnum};

use super::Exit;
use super::output::Streams;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The kind of file
    #[arg(value_enum, value_name = "KIND", default_value_t = Kind::Article)]
    of: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The front matter of an article
    Article,
    /// The front matter of a speaker's file
    Speaker,
    /// archive.yaml
    Archive,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let subject = match arguments.of {
        Kind::Article => Subject::Article,
        Kind::Speaker => Subject::Speaker,
        Kind::Archive => Subject::Archive,
    };
    streams.result(&schema::json(subject));
    Exit::Done
}
