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
    streams.result(&script(arguments.shell));
    Exit::Done
}

fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut super::Arguments::command(), "afterword", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use afterword::diagnostic::Code;
    use clap_complete::Shell;

    use super::script;

    #[test]
    fn shells_offer_the_codes_of_mistakes() {
        for shell in [Shell::Bash, Shell::Zsh] {
            let script = script(shell);
            assert!(Code::ALL.iter().all(|code| script.contains(code.as_str())), "{shell}");
        }
    }
}
