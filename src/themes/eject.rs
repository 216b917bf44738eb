//! Copies of built-in files, for an archive to change.

use std::borrow::Cow;

use super::layers::find;
use crate::files::{ArchivePath, Files};
use crate::parse::shape::is_language;
use crate::theme::{base, builtin_files};

/// A file that an archive is to get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Where: `themes/plain/templates/claim.html`.
    pub path: ArchivePath,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
    /// The built-in file of which it is a copy; of another name where it is to be translated.
    pub copy_of: Option<&'static str>,
}

/// Copies of the built-in files that are asked for, below `themes/NAME/`; with them a theme.yaml where the archive has
/// none there. A file of words in a language that the program does not speak is a copy of English ones, to be translated.
/// Otherwise everything that is wrong: a name that no built-in file has, or a file that is there already.
pub fn eject(files: &Files, theme: &str, asked: &[String]) -> Result<Vec<NewFile>, Vec<String>> {
    let mut builtin = builtin_files();
    builtin.retain(|(path, _)| *path != "theme.yaml");
    let names: Vec<&str> = builtin.iter().map(|(path, _)| *path).collect();
    let mut wanted: Vec<(String, &'static str)> = Vec::new();
    let mut wrong = Vec::new();
    for asked in asked {
        let found = find(asked, &names).map(|name| (name.to_owned(), name)).or_else(|message| translation(asked, &names).ok_or(message));
        match found {
            Ok((name, _)) if files.find(&format!("themes/{theme}/{name}")).is_some() => {
                wrong.push(format!("themes/{theme}/{name} is there already, and left as it is"));
            }
            Ok(copy) => wanted.push(copy),
            Err(message) => wrong.push(message),
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut new = Vec::new();
    let manifest = ArchivePath::new(&format!("themes/{theme}/theme.yaml"));
    if files.find(manifest.as_str()).is_none() {
        let bytes = Cow::Owned(format!("name: {theme}\napi: 1\n").into_bytes());
        new.push(NewFile { path: manifest, bytes, copy_of: None });
    }
    for (name, of) in wanted {
        let Some((_, bytes)) = builtin.iter().find(|(path, _)| *path == of) else { continue };
        let path = ArchivePath::new(&format!("themes/{theme}/{name}"));
        new.push(NewFile { path, bytes: Cow::Borrowed(bytes), copy_of: Some(of) });
    }
    Ok(new)
}

/// The file of a language that the program does not speak, `i18n/nl.yaml`, and that with which a translation begins: the
/// words of its base language, else the English ones.
fn translation(asked: &str, names: &[&'static str]) -> Option<(String, &'static str)> {
    let language = asked.strip_prefix("i18n/").unwrap_or(asked).strip_suffix(".yaml")?;
    // What is longer without its folder is rather a misspelt name.
    let is_short = base(language).len() <= 3 || asked.starts_with("i18n/");
    if !is_language(language) || !is_short {
        return None;
    }
    let file = |language: &str| names.iter().copied().find(|name| *name == format!("i18n/{language}.yaml"));
    Some((format!("i18n/{language}.yaml"), file(base(language)).or_else(|| file("en"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_begins_with_the_nearest_words() {
        let names = ["i18n/de.yaml", "i18n/en.yaml", "templates/claim.html"];
        for (asked, expected) in [
            ("i18n/nl.yaml", Some(("i18n/nl.yaml", "i18n/en.yaml"))),
            ("nl.yaml", Some(("i18n/nl.yaml", "i18n/en.yaml"))),
            ("de-AT.yaml", Some(("i18n/de-AT.yaml", "i18n/de.yaml"))),
            ("i18n/kreol.yaml", Some(("i18n/kreol.yaml", "i18n/en.yaml"))),
            ("theme.yaml", None),
            ("i18n/../x.yaml", None),
            ("nl.html", None),
        ] {
            let expected = expected.map(|(name, of)| (name.to_owned(), of));
            assert_eq!(translation(asked, &names), expected, "{asked}");
        }
    }
}
