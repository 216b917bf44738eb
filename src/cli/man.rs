//! `afterword man`.

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use afterword::diagnostic::suggest;

use super::Exit;
use super::output::Streams;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A command, whose own page is printed, such as build or new article [default: the program's]
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let mut program = super::Arguments::command();
    program.build();
    let page = match named(&program, &arguments.command) {
        Ok(page) => page,
        Err(message) => {
            streams.complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    match text(page) {
        Ok(text) => {
            streams.result(&String::from_utf8_lossy(&text));
            Exit::Done
        }
        Err(failure) => {
            streams.failure(&failure);
            Exit::Machine
        }
    }
}

/// The command of those words, or of one word as the pages are called: `new article`, `new-article`.
fn named(program: &Command, words: &[String]) -> Result<Command, String> {
    let mut found = program;
    let mut path = program.get_name().to_owned();
    for word in words.iter().flat_map(|word| word.split('-')) {
        let Some(command) = found.find_subcommand(word) else {
            let near = suggest::nearest(word, found.get_subcommands().map(Command::get_name));
            let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            return Err(format!("`{path}` has no command `{}`{help}", word.escape_debug()));
        };
        found = command;
        path = format!("{path} {word}");
    }
    // As a user types it: the synopsis begins with it.
    Ok(found.clone().bin_name(path))
}

fn text(page: Command) -> std::io::Result<Vec<u8>> {
    let is_program = page.get_name() == super::Arguments::command().get_name();
    let man = Man::new(page);
    let mut text = Vec::new();
    man.render(&mut text)?;
    if is_program {
        exit_codes().to_writer(&mut text)?;
    }
    Ok(text)
}

/// What the program's exit codes mean.
fn exit_codes() -> Roff {
    let mut section = Roff::new();
    section.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in [
        ("0", "Done."),
        ("1", "The archive has errors, or what was compared differs."),
        ("2", "The command line was wrong, or there is no archive here."),
        ("3", "The machine failed, or the output folder isn't ours."),
    ] {
        section.control("TP", []);
        section.text([bold(code)]);
        section.text([roman(meaning)]);
    }
    section
}
