//! The theme that an archive asks for: its own files over the ones in the program.
//!
//! In: the files and archive.yaml's word. Out: the theme, or mistakes in the log, each at the theme's line; in the log too,
//! what the theme says in vain (`words`, `unused`); which themes there are ([`list`]), from which layer each file comes
//! ([`layers`]), and what a copy of a built-in file is ([`eject`]). A theme can be kept for the next reading
//! ([`compile_again`]); what there is to tell of it is told each time.
//!
//! Never: a file read or written.

mod eject;
mod kept;
mod layers;
mod list;
mod manifest;
mod unused;
mod words;

pub use eject::{NewFile, eject};
pub use kept::{Kept, compile_again};
pub use layers::{Layered, Lies, find, layers};
pub use list::{Listed, list};

use crate::archive::Config;
use crate::diagnostic::{Code, Diagnostic, Log, suggest};
use crate::files::{FileId, Files, Span};
use crate::theme::{Layer, TemplateFault, Theme, ThemeFile};

/// The theme in the program.
pub const BUILTIN: &str = "default";

/// The names of the archive's own themes, in order.
pub fn names(files: &Files) -> Vec<&str> {
    let mut names: Vec<&str> =
        files.iter().filter_map(|(_, file)| file.path.as_str().strip_prefix("themes/")?.split_once('/')).map(|(name, _)| name).collect();
    names.dedup();
    names
}

/// What is wrong where the theme that is asked for is neither in the program nor in the archive.
pub fn absent(files: &Files, config: &Config) -> Option<Diagnostic> {
    let asked = config.theme.as_str();
    let mut known = names(files);
    if asked == BUILTIN || known.contains(&asked) {
        return None;
    }
    known.push(BUILTIN);
    known.sort_unstable();
    known.dedup();
    let there_are = format!("there are: {}", known.join(", "));
    let at = config.theme_at.unwrap_or_else(|| Span::whole(FileId::first()));
    let mistake = Diagnostic::new(Code::Theme, at, format!("there is no theme `{asked}`"));
    Some(match suggest::nearest(asked, known) {
        Some(near) => mistake.help(format!("did you mean `{near}`? {there_are}")),
        None => mistake.help(there_are),
    })
}

/// The theme of that archive; `None` where it has mistakes.
pub fn compile(files: &Files, config: &Config, log: &mut Log) -> Option<Theme> {
    if let Some(mistake) = absent(files, config) {
        log.push(mistake);
        return None;
    }
    compiled(&own(files, config), files, config, log)
}

/// The theme of these own files, and all that there is to tell of it.
fn compiled<'a>(own: &[(&'a str, FileId)], files: &'a Files, config: &Config, log: &mut Log) -> Option<Theme> {
    let theme_file = |(path, id): &(&'a str, FileId)| {
        let file = files.get(*id);
        ThemeFile { path, text: file.text.as_deref(), sha256: file.sha256 }
    };
    let theme = match Theme::compile(&own.iter().map(theme_file).collect::<Vec<_>>(), &config.language) {
        Ok(theme) => Some(theme),
        Err(faults) => {
            faults.iter().for_each(|fault| log.push(mistake(fault, files, config)));
            None
        }
    };
    said_in_vain(own, theme.as_ref(), files, config, log);
    theme
}

/// What the theme's own files say in vain, and that there are no words in the archive's language.
fn said_in_vain(own: &[(&str, FileId)], theme: Option<&Theme>, files: &Files, config: &Config, log: &mut Log) {
    manifest::check(own, files, log);
    unused::check(own, files, log);
    words::check(own, files, config, log);
    if let Some(theme) = theme {
        words::check_language(own, theme.strings(), config, log);
    }
}

/// The files of the theme that the archive asks for, by their paths below its folder, in the order of paths, as far as
/// they can be read.
fn own<'a>(files: &'a Files, config: &Config) -> Vec<(&'a str, FileId)> {
    let prefix = format!("themes/{}/", config.theme);
    files.iter().filter(|(_, file)| !file.spoiled).filter_map(|(id, file)| Some((file.path.as_str().strip_prefix(&prefix)?, id))).collect()
}

/// A template's fault, in its place.
pub fn mistake(fault: &TemplateFault, files: &Files, config: &Config) -> Diagnostic {
    let file = match fault.layer {
        Layer::Archive => files.find(&format!("themes/{}/{}", config.theme, fault.file)),
        Layer::Builtin => None,
    };
    let at = file.map_or_else(|| Span::whole(FileId::first()), |file| place(files, file, fault.line, fault.column));
    let message = match file {
        Some(_) => fault.message.clone(),
        None => format!("{}: {}", fault.file, fault.message),
    };
    let mistake = Diagnostic::new(Code::Template, at, message).maybe_help(fault.help.clone().map(String::from));
    fault.notes.iter().fold(mistake, |mistake, note| mistake.remark(note.clone()))
}

fn place(files: &Files, file: FileId, line: Option<usize>, column: Option<usize>) -> Span {
    let text = files.text(file);
    let Some(line) = line else { return Span::whole(file) };
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let words = text[start..].lines().next().unwrap_or("");
    let skipped: usize = words.chars().take(column.unwrap_or(1).saturating_sub(1)).map(char::len_utf8).sum();
    Span::new(file, start + skipped..start + words.len())
}
