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

/// The command of those words, or of one word as its page is called: `new follow-up`, `new-follow-up`.
fn named(program: &Command, words: &[String]) -> Result<Command, String> {
    let (mut found, mut path) = (program, program.get_name().to_owned());
    for word in words {
        let mut rest = word.as_str();
        while !rest.is_empty() {
            let begins = |command: &&Command| rest == command.get_name() || rest.starts_with(&format!("{}-", command.get_name()));
            let Some(command) = found.find_subcommand(rest).or_else(|| found.get_subcommands().find(begins)) else {
                let near = suggest::nearest(rest, found.get_subcommands().map(Command::get_name));
                let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                return Err(format!("`{path}` has no command `{}`{help}", rest.escape_debug()));
            };
            rest = rest.strip_prefix(command.get_name()).unwrap_or_default().trim_start_matches('-');
            found = command;
            path = format!("{path} {}", command.get_name());
        }
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{named, text};

    #[test]
    fn every_page_that_another_names_can_be_printed() {
        let mut program = super::super::Arguments::command();
        program.build();
        let mut waiting = vec![Vec::new()];
        let mut printed = 0;
        while let Some(words) = waiting.pop() {
            let page = named(&program, &words).unwrap();
            let joined = named(&program, &[words.join("-")]).unwrap();
            let shown = [vec!["afterword".to_owned()], words.clone()].concat().join(" ");
            assert_eq!((page.get_bin_name(), joined.get_bin_name()), (Some(shown.as_str()), Some(shown.as_str())));
            let under = page.get_subcommands().filter(|command| command.get_name() != "help");
            waiting.extend(under.map(|command| [words.clone(), vec![command.get_name().to_owned()]].concat()));
            let text = String::from_utf8(text(page).unwrap()).unwrap();
            assert!(text.contains(&format!("\\fB{}\\fR", shown.replace('-', "\\-"))), "{shown}: {text}");
            assert_eq!(text.contains("EXIT STATUS"), words.is_empty(), "{shown}");
            printed += 1;
        }
        assert!(printed > 20, "{printed}");
    }
}
