//! Copies of built-in files, for an archive to change.

use std::borrow::Cow;

use super::layers::find;
use crate::files::{ArchivePath, Files};
use crate::theme::builtin_files;

/// A file that an archive is to get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Where: `themes/plain/templates/claim.html`.
    pub path: ArchivePath,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// Copies of the built-in files that are asked for, below `themes/NAME/`; with them a theme.yaml where the archive has
/// none there. Otherwise everything that is wrong: a name that no built-in file has, or a file that is there already.
pub fn eject(files: &Files, theme: &str, asked: &[String]) -> Result<Vec<NewFile>, Vec<String>> {
    let mut builtin = builtin_files();
    builtin.retain(|(path, _)| *path != "theme.yaml");
    let names: Vec<&str> = builtin.iter().map(|(path, _)| *path).collect();
    let mut wanted = Vec::new();
    let mut wrong = Vec::new();
    for asked in asked {
        match find(asked, &names) {
            Ok(name) if files.find(&format!("themes/{theme}/{name}")).is_some() => {
                wrong.push(format!("themes/{theme}/{name} is there already, and left as it is"));
            }
            Ok(name) => wanted.push(name),
            Err(message) => wrong.push(message),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut new = Vec::new();
    let manifest = ArchivePath::new(&format!("themes/{theme}/theme.yaml"));
    if files.find(manifest.as_str()).is_none() {
        new.push(NewFile { path: manifest, bytes: Cow::Owned(format!("name: {theme}\napi: 1\n").into_bytes()) });
    }
    let chosen = builtin.into_iter().filter(|(path, _)| wanted.contains(path));
    new.extend(
        chosen.map(|(path, bytes)| NewFile { path: ArchivePath::new(&format!("themes/{theme}/{path}")), bytes: Cow::Borrowed(bytes) }),
    );
    Ok(new)
}
