//! What is asked on a terminal, where the command line left it out.
//!
//! Only where both the questions and the answers are on a terminal: a script gets a mistake of usage instead.

use std::io::IsTerminal as _;

use dialoguer::{FuzzySelect, Input};

use super::Exit;
use super::output::Streams;

/// A line of text. `option` names what the command line lacks.
pub(super) fn line(question: &str, option: &str, streams: &mut Streams) -> Result<String, Exit> {
    needs_terminal(option, streams)?;
    Input::<String>::new().with_prompt(question).interact_text().map_err(|failure| no_answer(&failure, streams))
}

/// The position of one of several, found by a few of its letters.
pub(super) fn choice(question: &str, option: &str, from: &[String], streams: &mut Streams) -> Result<usize, Exit> {
    needs_terminal(option, streams)?;
    let asked = FuzzySelect::new().with_prompt(question).items(from).max_length(12).interact_opt();
    asked.map_err(|failure| no_answer(&failure, streams))?.ok_or_else(|| {
        streams.complain("error: nothing was chosen");
        Exit::Usage
    })
}

fn needs_terminal(option: &str, streams: &mut Streams) -> Result<(), Exit> {
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        return Ok(());
    }
    streams.complain(&format!("error: {option} is missing, and there is no terminal to ask for it"));
    Err(Exit::Usage)
}

fn no_answer(failure: &dialoguer::Error, streams: &mut Streams) -> Exit {
    streams.failure(failure);
    Exit::Usage
}
