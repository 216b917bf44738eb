//! `afterword verify`.

use std::path::PathBuf;

use afterword::write::{self, WriteFailure};
use clap::Args;

use super::Exit;
use super::output::Streams;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The published folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    match write::verify(&arguments.folder) {
        Ok(differences) if differences.is_empty() => {
            streams.say(&format!("{} is as its manifest says", arguments.folder.display()));
            Exit::Done
        }
        Ok(differences) => {
            for difference in &differences {
                streams.result(&format!("{difference}\n"));
            }
            let count = match differences.len() {
                1 => "1 difference".to_owned(),
                several => format!("{several} differences"),
            };
            streams.say(&format!("{count} between {} and its manifest", arguments.folder.display()));
            Exit::Errors
        }
        Err(failure @ WriteFailure::NoManifest { .. }) => {
            streams.failure(&failure);
            Exit::Usage
        }
        Err(failure) => {
            streams.failure(&failure);
            Exit::Machine
        }
    }
}
