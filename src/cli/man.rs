//! `afterword man`.

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man;

use afterword::diagnostic::suggest;

use super::Exit;
use super::output::Streams;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A command, whose own page is printed [default: the program's]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let mut program = super::Arguments::command();
    program.build();
    let page = match &arguments.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let near = suggest::nearest(name, program.get_subcommands().map(Command::get_name));
                let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                streams.complain(&format!("error: there is no command `{}`{help}", name.escape_debug()));
                return Exit::Usage;
            }
        },
    };
    let mut text = Vec::new();
    match Man::new(page).render(&mut text) {
        Ok(()) => {
            streams.result(&String::from_utf8_lossy(&text));
            Exit::Done
        }
        Err(failure) => {
            streams.failure(&failure);
            Exit::Machine
        }
    }
}
