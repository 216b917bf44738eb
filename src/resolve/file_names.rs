//! Files that a link may have meant.

use std::collections::HashMap;

use crate::diagnostic::suggest::Suggestions;
use crate::files::Files;

/// The files below `content`, by folder and by name.
pub(super) struct FileNames {
    in_folder: HashMap<String, Vec<String>>,
    folders_of: HashMap<String, Vec<String>>,
}

impl FileNames {
    pub(super) fn of(files: &Files) -> FileNames {
        let mut names = FileNames { in_folder: HashMap::new(), folders_of: HashMap::new() };
        for (_, file) in files.iter().filter(|(_, file)| file.path.as_str().starts_with("content/")) {
            let (folder, name) = (file.path.folder().to_owned(), file.path.name().to_owned());
            names.folders_of.entry(name.clone()).or_default().push(folder.clone());
            names.in_folder.entry(folder).or_default().push(name);
        }
        names
    }

    /// The file of that name where it does lie, if it lies in one place; else the nearest name in the folder that was named.
    /// `here` is the folder from which the link leads.
    pub(super) fn help(&self, path: &str, here: &str, suggestions: &Suggestions) -> Option<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some([only]) = self.folders_of.get(name).map(Vec::as_slice) {
            return Some(format!("did you mean `{}`?", relative(here, only, name)));
        }
        let names = self.in_folder.get(folder)?;
        let near = suggestions.nearest(name, names.iter().map(String::as_str))?;
        Some(format!("did you mean `{}`?", relative(here, folder, near)))
    }
}

/// How a file in `folder` is named from `here`.
fn relative(here: &str, folder: &str, name: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (here.split('/').collect(), folder.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let mut path = "../".repeat(from.len() - shared);
    for part in &to[shared..] {
        path.push_str(part);
        path.push('/');
    }
    path + name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_where_the_link_stands() {
        for (here, folder, path) in [
            ("content/articles", "content/articles", "map.png"),
            ("content/articles/2018", "content/articles", "../map.png"),
            ("content/articles", "content/articles/2018", "2018/map.png"),
            ("content/pages", "content/articles/2018", "../articles/2018/map.png"),
        ] {
            assert_eq!(relative(here, folder, "map.png"), path);
        }
    }
}
