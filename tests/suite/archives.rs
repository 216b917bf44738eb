//! Archives that tests write, and the program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The program under test.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1").env_remove("COLUMNS");
    command
}

/// An archive in a folder of its own, which goes with the value.
pub(crate) struct Archive {
    folder: TempDir,
}

impl Archive {
    /// The files of a text: a line `== PATH` begins each. Without an archive.yaml it gets a plain one.
    pub(crate) fn of(text: &str) -> Archive {
        let archive = Archive { folder: tempfile::tempdir().unwrap() };
        archive.write(
            "archive.yaml",
            "title: Test\nbase_url: https://example.org/\nlints: {no-archived-copy: off, undeclared-speaker: off}\n",
        );
        for file in text.split("== ").skip(1) {
            let (path, rest) = file.split_once('\n').unwrap_or((file, ""));
            archive.write(path.trim(), rest.trim_end_matches('\n').to_owned() + "\n");
        }
        archive
    }

    /// Writes or replaces a file.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Where it is published.
    pub(crate) fn output(&self) -> PathBuf {
        self.root().join("output")
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        program().args(arguments).current_dir(self.root()).output().unwrap()
    }

    /// Builds as of a day that all tests share, and expects it to be published.
    pub(crate) fn build(&self) -> &Archive {
        let output = self.run(&["build", "--as-of", "2026-01-01"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self
    }

    /// A published file.
    pub(crate) fn published(&self, path: &str) -> String {
        fs::read_to_string(self.output().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Builds and expects to be told of mistakes: what is said, with nothing published.
    pub(crate) fn refused(&self) -> String {
        let output = self.run(&["build", "--as-of", "2026-01-01"]);
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!self.output().exists(), "nothing is published where there are mistakes");
        String::from_utf8(output.stderr).unwrap()
    }
}

/// Every file below a folder with its bytes, in the order of paths.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            files.push((path, fs::read(entry.path()).unwrap()));
        }
    }
    files
}

/// The repository's own folder: the example archive.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
