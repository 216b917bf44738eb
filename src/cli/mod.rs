//! The command line: options in, exit code out.
//!
//! One file a command: it reads its options, calls the library, prints. Results go to standard output, all else to
//! standard error. Here alone is asked what day it is, where we are, and whether there is a terminal.
#![expect(clippy::disallowed_methods, reason = "the program asks the system for its arguments, folder, day and streams")]

mod ask;
mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod import;
mod init;
mod links;
mod list;
mod man;
mod new;
mod output;
mod progress;
mod reading;
mod schema;
mod serve;
mod show;
mod status_sign;
mod system;
mod table;
mod theme;
mod verify;

use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use clap::{CommandFactory as _, Parser, Subcommand};

use output::Streams;

/// An annotated archive of reporting, rendered to a static site in which every commitment has a page of its own.
#[derive(Debug, Parser)]
#[command(name = "afterword", version, about, max_term_width = 100, disable_help_subcommand = true)]
struct Arguments {
    /// Print nothing but results and mistakes
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Say more: each article that is left out, each file that changed
    #[arg(long, short, global = true)]
    verbose: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new archive, which builds at once
    Init(init::Arguments),
    /// Write a new article, speaker or follow-up
    New(new::Arguments),
    /// Write articles from what others collected: ClaimReview, or a table
    Import(import::Arguments),
    /// Render the archive into the output folder
    Build(build::Arguments),
    /// Show the archive in a browser, and every change of it as soon as a file is saved
    Serve(serve::Arguments),
    /// Find every mistake, and write nothing
    Check(check::Arguments),
    /// Say what changed between two days
    Diff(diff::Arguments),
    /// Say what a mistake means and how it is mended
    Explain(explain::Arguments),
    /// Ask every outside address whether it still answers, and offer the copies
    Links(links::Arguments),
    /// Print claims, articles, speakers or sources
    List(list::Arguments),
    /// Print one claim's history
    Show(show::Arguments),
    /// Print a JSON Schema, by which an editor completes and checks what is written
    Schema(schema::Arguments),
    /// List themes, say from where a theme's files come, copy one to change it
    Theme(theme::Arguments),
    /// Hold a published folder against its manifest
    Verify(verify::Arguments),
    /// Print what a shell needs to complete this program's commands and options
    Completions(completions::Arguments),
    /// Print the program's page for man
    Man(man::Arguments),
}

/// How a command ended. A signal ends the program with 128 and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Done.
    Done,
    /// The archive has errors, or what was compared differs.
    Errors,
    /// The command line was wrong, or there is no archive here.
    Usage,
    /// The machine failed, or the output folder isn't ours.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Errors => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        })
    }
}

/// Runs the command that the arguments name. Where the program itself breaks down, it says so in one line and ends as on
/// a failure of the machine; where a reader of one file does, that file has a mistake, and nothing is printed here.
pub(crate) fn run_guarded() -> ExitCode {
    static PLACE: Mutex<String> = Mutex::new(String::new());
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
    std::panic::catch_unwind(run).unwrap_or_else(|_| {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner);
        Streams::new(false, false).complain(&format!("error: this is a mistake of the program, at {place}; please report it"));
        Exit::Machine.into()
    })
}

fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // A closed pipe is nobody's mistake, and there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Done.into() };
        }
    };
    let mut streams = Streams::new(arguments.quiet, arguments.verbose);
    let exit = match arguments.command {
        None => {
            streams.result(&Arguments::command().render_help().to_string());
            Exit::Done
        }
        Some(Command::Init(arguments)) => init::run(&arguments, &mut streams),
        Some(Command::New(arguments)) => new::run(&arguments, &mut streams),
        Some(Command::Import(arguments)) => import::run(&arguments, &mut streams),
        Some(Command::Build(arguments)) => build::run(&arguments, &mut streams),
        Some(Command::Serve(arguments)) => serve::run(&arguments, &mut streams),
        Some(Command::Check(arguments)) => check::run(&arguments, &mut streams),
        Some(Command::Diff(arguments)) => diff::run(&arguments, &mut streams),
        Some(Command::Explain(arguments)) => explain::run(&arguments, &mut streams),
        Some(Command::Links(arguments)) => links::run(&arguments, &mut streams),
        Some(Command::List(arguments)) => list::run(&arguments, &mut streams),
        Some(Command::Show(arguments)) => show::run(&arguments, &mut streams),
        Some(Command::Schema(arguments)) => schema::run(&arguments, &mut streams),
        Some(Command::Theme(arguments)) => theme::run(&arguments, &mut streams),
        Some(Command::Verify(arguments)) => verify::run(&arguments, &mut streams),
        Some(Command::Completions(arguments)) => completions::run(&arguments, &mut streams),
        Some(Command::Man(arguments)) => man::run(&arguments, &mut streams),
    };
    exit.into()
}
