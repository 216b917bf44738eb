//! Which themes there are.

use serde::Serialize;

use super::{BUILTIN, names};
use crate::archive::Config;
use crate::files::Files;
use crate::theme::{Manifest, builtin_files};

/// A theme that an archive can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// What archive.yaml's `theme:` calls it: the name of its folder.
    pub name: String,
    /// Whether the archive asks for it.
    pub in_force: bool,
    /// Whether it is in the program.
    pub built_in: bool,
    /// Its folder in the archive: `themes/plain`.
    pub folder: Option<String>,
    /// What it is like, as its theme.yaml says.
    pub description: Option<String>,
}

/// The themes of the program and of the archive, in the order of their names.
pub fn list(files: &Files, config: &Config) -> Vec<Listed> {
    let own = names(files);
    let mut all: Vec<&str> = own.iter().copied().chain([BUILTIN]).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|name| {
            let folder = own.contains(&name).then(|| format!("themes/{name}"));
            let manifest = folder.as_ref().and_then(|folder| files.find(&format!("{folder}/theme.yaml"))).map(|file| files.text(file));
            let manifest = manifest.or_else(|| (name == BUILTIN).then(builtin_manifest)?);
            let description = manifest.and_then(|text| Manifest::read(text).description);
            Listed { name: name.to_owned(), in_force: name == config.theme, built_in: name == BUILTIN, folder, description }
        })
        .collect()
}

fn builtin_manifest() -> Option<&'static str> {
    builtin_files().into_iter().find(|(path, _)| *path == "theme.yaml").and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
}
