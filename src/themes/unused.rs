//! Templates of a theme that nothing asks for.

use crate::diagnostic::{Code, Diagnostic, Log, suggest};
use crate::files::{FileId, Files, Span};
use crate::theme::builtin_files;

/// Reports each. `own` are the theme's files, by their paths below its folder.
///
/// A template is asked for by the name of one in the program, by another of the theme's own that names it, or by the
/// components that it defines.
pub(super) fn check(own: &[(&str, FileId)], files: &Files, log: &mut Log) {
    let known: Vec<&str> = builtin_files().into_iter().filter_map(|(path, _)| path.strip_prefix("templates/")).collect();
    let templates: Vec<(&str, FileId)> = own.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, *file))).collect();
    for (name, file) in &templates {
        let named = ["\"", "'", "\"theme/", "'theme/"].map(|start| format!("{start}{name}{}", &start[..1]));
        let mut others = templates.iter().filter(|(_, other)| other != file).map(|(_, other)| files.text(*other));
        let is_named = others.any(|text| named.iter().any(|named| text.contains(named)));
        let defines = files.text(*file).contains("{% component ") || files.text(*file).contains("{%- component ");
        if known.contains(name) || is_named || defines {
            continue;
        }
        let help = match suggest::nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`afterword theme which` prints the names that there are".to_owned(),
        };
        let message = format!("no page and no template asks for `{name}`: it changes nothing");
        log.push(Diagnostic::new(Code::UnusedTemplate, Span::whole(*file), message).help(help));
    }
}
