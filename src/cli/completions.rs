//! `afterword completions`.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::Exit;
use super::output::Streams;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "afterword", &mut script);
    streams.result(&String::from_utf8_lossy(&script));
    Exit::Done
}
