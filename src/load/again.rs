//! A few files, read again.
//!
//! In: what was read, and the paths where something changed. Out: the same with those files as they are now; or nothing,
//! where more than the bytes of files may have changed, so that all has to be read: a file or folder came or went, one
//! has a mistake, there are links, by which one file stands at several paths.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::name::{self, Verdict};
use super::open::Root;
use super::{LoadFailure, Loaded, read};
use crate::files::{Files, InputFile};

/// What was read, with the files at those paths as they are now; `None` where all has to be read.
pub fn again(root: &Path, loaded: &Loaded, changed: &BTreeSet<String>) -> Result<Option<Loaded>, LoadFailure> {
    let Loaded { files, is_plain } = loaded;
    if !is_plain {
        return Ok(None);
    }
    let root = Root::open(root)?;
    let mut newer = Vec::new();
    for path in changed {
        match files.find(path) {
            Some(_) => match one(&root, path) {
                Some(file) => newer.push(file),
                None => return Ok(None),
            },
            None if concerns_nobody(&root, files, path) => {}
            None => return Ok(None),
        }
    }
    Ok(Some(Loaded { files: files.with(newer), is_plain: true }))
}

/// A file without mistakes that no link leads to.
fn one(root: &Root, path: &str) -> Option<InputFile> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let open = root.folder(Path::new(folder)).ok()?.file(name).ok()?;
    let (file, mistakes) = read::file(path.to_owned(), open).ok()?;
    (mistakes.is_empty() && !file.spoiled).then_some(file)
}

/// Whether what came or went at a path was no part of the archive: an editor's own file, or one that is gone already.
fn concerns_nobody(root: &Root, files: &Files, path: &str) -> bool {
    let is_static = path.starts_with("content/static/");
    let is_litter = |part: &str| matches!(name::judge(part.as_ref(), is_static), Verdict::Litter);
    if path.split('/').any(is_litter) {
        return true;
    }
    let below = format!("{path}/");
    let is_gone = fs::symlink_metadata(root.path().join(path)).is_err();
    is_gone && !files.iter().any(|(_, file)| file.path.as_str().starts_with(&below))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Log;

    #[test]
    fn what_can_be_read_alone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, bytes: &[u8]| fs::write(root.join(path), bytes).unwrap();
        fs::create_dir_all(root.join("content/articles")).unwrap();
        write("archive.yaml", b"title: Test\n");
        write("content/articles/a.md", b"one");
        write("content/articles/b.md", b"two");
        let loaded = super::super::whole(root, &mut Log::new()).unwrap();
        let now = |paths: &[&str]| {
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            again(root, &loaded, &paths).unwrap().map(|loaded| {
                let texts: Vec<String> = loaded.files.iter().filter_map(|(_, file)| file.text.clone()).collect();
                texts.concat()
            })
        };
        write("content/articles/a.md", b"1");
        let read = |text: &str| Some(format!("title: Test\n{text}"));
        assert_eq!(now(&["content/articles/a.md"]), read("1two"), "another text");
        assert_eq!(now(&["content/articles/gone.md", "content/articles/.a.md.swp"]), read("onetwo"), "what concerns nobody");
        write("content/articles/c.md", b"three");
        assert_eq!(now(&["content/articles/c.md"]), None, "a new file");
        write("content/articles/a.md", b"\xff");
        assert_eq!(now(&["content/articles/a.md"]), None, "a mistake");
        fs::remove_file(root.join("content/articles/a.md")).unwrap();
        assert_eq!(now(&["content/articles/a.md"]), None, "a file that is gone");
        fs::remove_dir_all(root.join("content/articles")).unwrap();
        assert_eq!(now(&["content/articles"]), None, "a folder that is gone");
    }
}
