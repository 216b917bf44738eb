//! From which layer each file of a theme comes.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::Config;
use crate::diagnostic::suggest;
use crate::files::Files;
use crate::theme::builtin_files;

/// How a file of the theme in force lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lies {
    /// In the program, and the archive has none of that name.
    BuiltIn,
    /// In the archive, in place of the one in the program.
    Over,
    /// In the archive, each of its words in place of the program's.
    OverByWord,
    /// In the archive alone.
    Added,
}

impl Lies {
    /// In words.
    pub fn text(self) -> &'static str {
        match self {
            Lies::BuiltIn => "built in",
            Lies::Over => "over the built-in file",
            Lies::OverByWord => "over the built-in file, word by word",
            Lies::Added => "added",
        }
    }
}

/// A file of the theme in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Layered {
    /// Below the theme's folder: `templates/claim.html`.
    pub file: String,
    /// Where it lies in the archive: `themes/plain/templates/claim.html`. None for what is in the program alone.
    pub path: Option<String>,
    /// How it lies.
    pub lies: Lies,
}

/// Every file of the theme in force, in the order of paths.
pub fn layers(files: &Files, config: &Config) -> Vec<Layered> {
    let prefix = format!("themes/{}/", config.theme);
    // What a theme says of itself lies over nothing.
    let builtin = builtin_files().into_iter().map(|(path, _)| path).filter(|path| *path != "theme.yaml");
    let mut found: BTreeMap<&str, Layered> =
        builtin.map(|path| (path, Layered { file: path.to_owned(), path: None, lies: Lies::BuiltIn })).collect();
    for (_, file) in files.iter() {
        let Some(path) = file.path.as_str().strip_prefix(&prefix) else { continue };
        let lies = match found.contains_key(path) {
            true if path.starts_with("i18n/") => Lies::OverByWord,
            true => Lies::Over,
            false => Lies::Added,
        };
        found.insert(path, Layered { file: path.to_owned(), path: Some(file.path.to_string()), lies });
    }
    found.into_values().collect()
}

/// The file that is meant by its path below the theme's folder, or by the end of it where one file alone ends so:
/// `claim.html`. Otherwise what is wrong.
pub fn find<'a>(asked: &str, files: &[&'a str]) -> Result<&'a str, String> {
    if let Some(file) = files.iter().find(|file| **file == asked) {
        return Ok(file);
    }
    let ending: Vec<&str> = files.iter().copied().filter(|file| file.strip_suffix(asked).is_some_and(|rest| rest.ends_with('/'))).collect();
    match ending.as_slice() {
        [one] => Ok(one),
        [] => {
            let names = files.iter().flat_map(|file| [*file, file.rsplit('/').next().unwrap_or(file)]);
            let near = suggest::nearest(asked, names)
                .map_or_else(|| "`afterword theme which` names them all".to_owned(), |near| format!("did you mean `{near}`?"));
            Err(format!("no file of the theme is called `{}`; {near}", asked.escape_debug()))
        }
        several => Err(format!("several files end with `{}`: {}", asked.escape_debug(), several.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_path_or_its_name() {
        let files = ["static/list.css", "templates/claim.html", "templates/list.html", "templates/parts/list.html"];
        for (asked, expected) in [
            ("templates/list.html", Ok("templates/list.html")),
            ("claim.html", Ok("templates/claim.html")),
            ("parts/list.html", Ok("templates/parts/list.html")),
            ("list.html", Err("several files end with `list.html`: templates/list.html, templates/parts/list.html")),
            ("clam.html", Err("no file of the theme is called `clam.html`; did you mean `claim.html`?")),
            ("aim.html", Err("no file of the theme is called `aim.html`; did you mean `claim.html`?")),
            ("", Err("no file of the theme is called ``; `afterword theme which` names them all")),
            ("../x", Err("no file of the theme is called `../x`; `afterword theme which` names them all")),
        ] {
            assert_eq!(find(asked, &files), expected.map_err(str::to_owned), "{asked}");
        }
    }
}
