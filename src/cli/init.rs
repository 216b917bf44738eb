//! `afterword init`.

use std::path::{MAIN_SEPARATOR, PathBuf};

use afterword::author::{self, AuthorFailure, Publishing, Root};
use afterword::diagnostic::report::harmless;
use clap::{Args, ValueEnum};

use super::Exit;
use super::output::Streams;

/// So many names are told of a folder that is not empty.
const NAMED: usize = 5;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The new archive's folder: one that is empty, or is not there yet
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Add the workflow that checks changes and publishes the site
    #[arg(long, value_enum, value_name = "HOST")]
    ci: Option<Host>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Host {
    /// GitHub Pages, by GitHub Actions
    Github,
    /// GitLab Pages, by GitLab CI/CD
    Gitlab,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let Arguments { folder, ci } = arguments;
    let publishing = match ci {
        None => Publishing::Nowhere,
        Some(Host::Github) => Publishing::GitHub,
        Some(Host::Gitlab) => Publishing::GitLab,
    };
    let files = author::starter_files(publishing);
    let written = Root::empty(folder).and_then(|root| files.iter().try_for_each(|(path, text)| root.create(path, text.as_bytes())));
    match written {
        Ok(()) => {
            for (path, _) in &files {
                let shown = folder.join(path).display().to_string().replace(MAIN_SEPARATOR, "/");
                streams.result(&format!("{}\n", harmless(&shown)));
            }
            let shown = harmless(&folder.display().to_string());
            let root = if shown == "." { String::new() } else { format!(" --root {shown}") };
            streams.say(&format!(
                "an archive with one article to look at; next:\n  afterword build{root}\n  afterword new article{root} \"A title of your own\""
            ));
            Exit::Done
        }
        Err(failure) => not_written(&failure, streams),
    }
}

/// Says why nothing was written: what is there, or the machine.
pub(super) fn not_written(failure: &AuthorFailure, streams: &mut Streams) -> Exit {
    match failure {
        AuthorFailure::NotEmpty { path, found } => {
            let mut names: Vec<String> = found.iter().take(NAMED).map(|name| format!("`{}`", harmless(name))).collect();
            if found.len() > NAMED {
                names.push(format!("and {} more", found.len() - NAMED));
            }
            let path = harmless(&path.display().to_string());
            streams.complain(&format!("error: the folder {path} is not empty: it holds {}\nname a new one", names.join(", ")));
            Exit::Usage
        }
        AuthorFailure::Exists { path: _ } => {
            streams.failure(failure);
            Exit::Usage
        }
        AuthorFailure::Read { path: _, source: _ } | AuthorFailure::Write { path: _, source: _ } => {
            streams.failure(failure);
            Exit::Machine
        }
    }
}
