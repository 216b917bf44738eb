//! `afterword explain`.

use std::ffi::OsStr;

use afterword::diagnostic::{Code, suggest};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command};

use super::Exit;
use super::output::{Streams, width};
use super::table::table;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The word between brackets in a mistake, such as unknown-claim [default: lists them all]
    #[arg(value_name = "CODE", value_parser = Codes, hide_possible_values = true)]
    code: Option<String>,
}

/// Any word: the codes are for shells, which offer them. What is none has a message of its own below.
#[derive(Clone, Debug)]
struct Codes;

impl TypedValueParser for Codes {
    type Value = String;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, word: &OsStr) -> Result<String, clap::Error> {
        Ok(word.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Code::ALL.iter().map(|code| PossibleValue::new(code.as_str()))))
    }
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
