//! `afterword theme`.

use std::path::PathBuf;

use afterword::diagnostic::report::harmless;
use afterword::export;
use afterword::parse::Overrides;
use afterword::pipeline::{self, Configured};
use afterword::themes::{self, Layered, Listed, NewFile};
use afterword::write::{self, AddFailure};
use clap::{Args, Subcommand, ValueEnum};

use super::Exit;
use super::output::{Streams, width};
use super::reading::Place;
use super::table::table;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the themes there are, and which one is in force
    List(ListArguments),
    /// Say of the theme's files, or of one, where they come from
    Which(WhichArguments),
    /// Copy built-in files into the archive's theme, to change them there
    Eject(EjectArguments),
}

#[derive(Debug, Args)]
struct ListArguments {
    #[command(flatten)]
    place: Place,
    /// How rows are printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Args)]
struct WhichArguments {
    /// A file of the theme, such as templates/claim.html, or claim.html for short [default: all of them]
    file: Option<String>,
    #[command(flatten)]
    place: Place,
    /// The theme's name, in place of archive.yaml's
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// How rows are printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Args)]
struct EjectArguments {
    /// Files of the built-in theme, such as templates/claim.html, or claim.html for short; i18n/LANG.yaml in another language is English words to translate
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    #[command(flatten)]
    place: Place,
    /// The theme that gets them, in place of archive.yaml's; it may be a new one
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let done = match &arguments.command {
        Command::List(arguments) => list(arguments, streams),
        Command::Which(arguments) => which(arguments, streams),
        Command::Eject(arguments) => eject(arguments, streams),
    };
    done.unwrap_or_else(|exit| exit)
}

/// The archive's folder, its files and what archive.yaml says; otherwise what was wrong has been said.
fn open(place: &Place, theme: Option<&str>, streams: &mut Streams) -> Result<(PathBuf, Configured), Exit> {
    let root = place.open(streams)?;
    let overrides = Overrides::of_theme(theme).map_err(|message| {
        streams.complain(&format!("error: {message}"));
        Exit::Usage
    })?;
    let configured = pipeline::configured(&root, &overrides).map_err(|failure| {
        streams.failure(&failure);
        Exit::Machine
    })?;
    if configured.log.has_errors() {
        streams.mistakes(&configured.log, &configured.files);
        return Err(Exit::Errors);
    }
    Ok((root, configured))
}

/// Says that the theme that is asked for is not there.
fn complain_of_absence(configured: &mut Configured, streams: &mut Streams) -> Result<(), Exit> {
    let Configured { files, config, log } = configured;
    let Some(mistake) = themes::absent(files, config) else { return Ok(()) };
    log.push(mistake);
    streams.mistakes(log, files);
    Err(Exit::Errors)
}

fn list(arguments: &ListArguments, streams: &mut Streams) -> Result<Exit, Exit> {
    let (_, mut configured) = open(&arguments.place, None, streams)?;
    let themes = themes::list(&configured.files, &configured.config);
    streams.result(&match arguments.format {
        Format::Json => export::json(&themes),
        Format::Table => {
            let rows: Vec<Vec<String>> = themes.iter().map(theme_row).collect();
            table(&["THEME", "IN FORCE", "FROM", "DESCRIPTION"], &rows, width())
        }
    });
    complain_of_absence(&mut configured, streams)?;
    Ok(Exit::Done)
}

fn theme_row(theme: &Listed) -> Vec<String> {
    let from = match (theme.built_in, &theme.folder) {
        (true, None) => "built in".to_owned(),
        (true, Some(folder)) => format!("built in, with {folder} over it"),
        (false, folder) => folder.clone().unwrap_or_default(),
    };
    let in_force = if theme.in_force { "yes" } else { "–" };
    vec![theme.name.clone(), in_force.to_owned(), from, theme.description.clone().unwrap_or_default()]
}

fn which(arguments: &WhichArguments, streams: &mut Streams) -> Result<Exit, Exit> {
    let (_, mut configured) = open(&arguments.place, arguments.theme.as_deref(), streams)?;
    complain_of_absence(&mut configured, streams)?;
    let mut files = themes::layers(&configured.files, &configured.config);
    if let Some(asked) = &arguments.file {
        let names: Vec<&str> = files.iter().map(|file| file.file.as_str()).collect();
        let found = themes::find(asked, &names).map(str::to_owned).map_err(|message| {
            streams.complain(&format!("error: {message}"));
            Exit::Usage
        })?;
        files.retain(|file| file.file == found);
    }
    streams.result(&match (arguments.format, &arguments.file, files.as_slice()) {
        (Format::Json, Some(_), [file]) => export::json(file),
        (Format::Json, _, files) => export::json(&files),
        (Format::Table, Some(_), [file]) => {
            let path = file.path.as_deref().unwrap_or(file.lies.text());
            format!("{}\n", harmless(path))
        }
        (Format::Table, _, files) => {
            let rows: Vec<Vec<String>> = files.iter().map(|file| file_row(file, &configured.config.theme)).collect();
            table(&["FILE", "FROM", ""], &rows, width())
        }
    });
    Ok(Exit::Done)
}

fn file_row(file: &Layered, theme: &str) -> Vec<String> {
    let Layered { file, path, lies } = file;
    match path {
        None => vec![file.clone(), lies.text().to_owned(), String::new()],
        Some(_) => vec![file.clone(), format!("themes/{theme}"), lies.text().to_owned()],
    }
}

fn eject(arguments: &EjectArguments, streams: &mut Streams) -> Result<Exit, Exit> {
    let (root, configured) = open(&arguments.place, None, streams)?;
    // A name that can't be a theme's is told before anything is read of it.
    Overrides::of_theme(arguments.theme.as_deref()).map_err(|message| {
        streams.complain(&format!("error: {message}"));
        Exit::Usage
    })?;
    let in_force = configured.config.theme.as_str();
    let theme = arguments.theme.as_deref().unwrap_or(in_force);
    let new = themes::eject(&configured.files, theme, &arguments.files).map_err(|messages| {
        for message in messages {
            streams.complain(&format!("error: {message}"));
        }
        Exit::Usage
    })?;
    for file in &new {
        write::add(&root, &file.path, &file.bytes).map_err(|failure| not_added(&failure, streams))?;
        streams.result(&format!("wrote {}\n", file.path));
    }
    streams.say(&next(&new, theme, in_force));
    Ok(Exit::Done)
}

fn not_added(failure: &AddFailure, streams: &mut Streams) -> Exit {
    streams.failure(failure);
    match failure {
        AddFailure::Exists { path: _ } => Exit::Usage,
        AddFailure::NoFolder { path: _ } | AddFailure::Write { path: _, source: _ } => Exit::Machine,
    }
}

/// What an author does with the copies.
fn next(new: &[NewFile], theme: &str, in_force: &str) -> String {
    let inside: Vec<&str> =
        new.iter().filter_map(|file| file.path.as_str().strip_prefix("themes/")?.split_once('/')).map(|(_, path)| path).collect();
    let has = |folder: &str| inside.iter().any(|path| path.rsplit_once('/').is_some_and(|(of, _)| of == folder));
    let mut steps = Vec::new();
    if has("templates") {
        steps.push("a template that begins with `{% extends \"builtin/NAME.html\" %}` needs only the blocks that it changes".to_owned());
    }
    if has("templates/parts") {
        steps.push("of a file of components, keep those that you change: the others still come from the program".to_owned());
    }
    let translated = new.iter().filter(|file| file.copy_of.is_some_and(|of| !file.path.as_str().ends_with(&format!("/{of}"))));
    let mut translated = translated.peekable();
    let is_translated = translated.peek().is_some();
    for file in translated {
        steps.push(format!("in {}, translate what follows each key; what you take out still comes from the program", file.path));
    }
    if has("i18n") && !is_translated {
        steps.push("of a file of words, keep the keys that you change: the others still come from the program".to_owned());
    }
    if theme == in_force {
        steps.push("`afterword check` finds a template's mistakes, each at its line".to_owned());
    } else {
        steps.push(format!("`afterword check --theme {theme}` finds a template's mistakes, each at its line"));
        steps.push(format!("to use the theme, write `theme: {theme}` into archive.yaml, or build with `--theme {theme}`"));
    }
    steps.iter().map(|step| format!("next: {step}\n")).collect()
}
