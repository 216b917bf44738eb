//! The theme that an archive asks for: its own files over the ones in the program.
//!
//! In: the files and archive.yaml's word. Out: the theme, or mistakes in the log, each at its template's line.

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

/// The theme of that archive; `None` where it has mistakes.
pub fn compile(files: &Files, config: &Config, log: &mut Log) -> Option<Theme> {
    let known = names(files);
    if config.theme != BUILTIN && !known.contains(&config.theme.as_str()) {
        let all: Vec<&str> = known.iter().copied().chain([BUILTIN]).collect();
        let help = suggest::nearest(&config.theme, all.iter().copied())
            .map_or_else(|| format!("there are: {}", all.join(", ")), |near| format!("did you mean `{near}`?"));
        log.push(
            Diagnostic::new(
                Code::Theme,
                config.theme_at.unwrap_or_else(|| Span::whole(FileId::first())),
                format!("there is no theme `{}`", config.theme),
            )
            .help(help),
        );
        return None;
    }
    let prefix = format!("themes/{}/", config.theme);
    let own: Vec<ThemeFile<'_>> = files
        .iter()
        .filter(|(_, file)| !file.spoiled)
        .filter_map(|(_, file)| {
            let path = file.path.as_str().strip_prefix(&prefix)?;
            Some(ThemeFile { path, text: file.text.as_deref(), sha256: file.sha256 })
        })
        .collect();
    match Theme::compile(&own, &config.language) {
        Ok(theme) => Some(theme),
        Err(faults) => {
            for fault in faults {
                log.push(mistake(&fault, files, config));
            }
            None
        }
    }
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
    fault.notes.iter().fold(Diagnostic::new(Code::Template, at, message), |mistake, note| mistake.remark(note.clone()))
}

fn place(files: &Files, file: FileId, line: Option<usize>, column: Option<usize>) -> Span {
    let text = files.text(file);
    let Some(line) = line else { return Span::whole(file) };
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let words = text[start..].lines().next().unwrap_or("");
    let skipped: usize = words.chars().take(column.unwrap_or(1).saturating_sub(1)).map(char::len_utf8).sum();
    Span::new(file, start + skipped..start + words.len())
}
