//! `afterword explain`.

use afterword::diagnostic::{Code, suggest};
use clap::Args;

use super::Exit;
use super::output::{Streams, width};
use super::table::table;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The word between brackets in a mistake, such as unknown-claim [default: lists them all]
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let Some(asked) = &arguments.code else {
        streams.result(&list());
        return Exit::Done;
    };
    match Code::parse(asked) {
        Some(code) => {
            streams.result(code.page());
            Exit::Done
        }
        None => {
            let near = suggest::nearest(asked, Code::ALL.iter().map(|code| code.as_str()));
            let help = near.map_or_else(|| "`afterword explain` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
            streams.complain(&format!("error: there is no mistake called `{}`; {help}", asked.escape_debug()));
            Exit::Usage
        }
    }
}

/// Every code, how much it weighs, and what it means.
fn list() -> String {
    let rows: Vec<Vec<String>> =
        Code::ALL.iter().map(|code| vec![code.to_string(), code.severity().as_str().to_owned(), code.summary().to_owned()]).collect();
    table(&["code", "weight", "meaning"], &rows, width())
}
