//! The theme that lies in the program: the folder `themes/default` of the repository, whole.

use include_dir::{Dir, DirEntry, include_dir};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Every file of the default theme with its path below the theme's folder, sorted by path.
pub fn builtin_files() -> Vec<(&'static str, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(inner) => folders.push(inner),
                DirEntry::File(file) => {
                    if let Some(path) = file.path().to_str() {
                        files.push((path, file.contents()));
                    }
                }
            }
        }
    }
    files.sort_unstable();
    files
}
