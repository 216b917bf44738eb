//! The texts that were read, and places in them.
//!
//! Knows nothing of what the texts say. A [`Span`] is a range of bytes; line and column are counted
//! only when somebody is to be shown the place.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A file of the archive: its position in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// Bytes `start..end` of one file's text, both on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one; equal to `start` where a place between two characters is meant.
    pub end: u32,
}

impl FileId {
    /// The first file in the order of paths, archive.yaml: for what concerns no file of its own.
    pub fn first() -> FileId {
        FileId(0)
    }

    /// Its position in the order of paths.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl Span {
    /// The bytes `range` of `file`. Texts are limited to far less than 4 GiB when they are read.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        let clamp = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// The file as a whole, for what concerns no line of it.
    pub fn whole(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }

    /// The bytes, for slicing the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of `self` to the end of `other`, in one file.
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start, end: other.end.max(self.start) }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub at: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `at`.
    pub fn new(value: T, at: Span) -> Spanned<T> {
        Spanned { value, at }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), at: self.at }
    }
}

/// A path below the archive's root, with `/` between its parts, whatever the system writes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArchivePath(Box<str>);

impl ArchivePath {
    /// `text` as it stands: it comes from a walk through the archive, or joins two such paths.
    pub fn new(text: &str) -> ArchivePath {
        ArchivePath(text.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last `/`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The name without its last ending: `map` of `a/map.png`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        match name.rfind('.') {
            Some(dot) if dot > 0 => &name[..dot],
            _ => name,
        }
    }

    /// The last ending without its dot: `png` of `a/map.png`; empty where there is none.
    pub fn ending(&self) -> &str {
        let name = self.name();
        match name.rfind('.') {
            Some(dot) if dot > 0 => &name[dot + 1..],
            _ => "",
        }
    }

    /// The folder that holds it, without a last `/`; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rfind('/').map_or("", |slash| &self.0[..slash])
    }
}

impl fmt::Display for ArchivePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether Windows keeps that name for a device, whatever ending it has and however it is written
/// (Microsoft, "Naming Files, Paths, and Namespaces").
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if stem.len() > "conout$".len() {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let numbered = |word| {
        stem.strip_prefix(word).is_some_and(|n| matches!(n, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered("com") || numbered("lpt")
}

/// One file, as read.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Where it lies.
    pub path: ArchivePath,
    /// Its text without byte order mark, every line ended by LF; `None` for what is copied unread.
    pub text: Option<String>,
    /// Whether it has a mistake that keeps it from being read further; its text is there to be shown.
    pub spoiled: bool,
    /// Width and height in pixels, of an image that is copied and whose first bytes say so.
    pub image_size: Option<(u32, u32)>,
    /// SHA-256 of the bytes on disk.
    pub sha256: [u8; 32],
}

/// Every file that was read, sorted by path. A copy of it shares the texts.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<Arc<InputFile>>,
}

/// A place as an editor names it, counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of the first character.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The line of the place after the last character.
    pub end_line: usize,
    /// Its column.
    pub end_column: usize,
}

impl Files {
    /// The files in the order of their paths.
    pub fn new(mut list: Vec<InputFile>) -> Files {
        list.sort_by(|a, b| a.path.cmp(&b.path));
        Files { list: list.into_iter().map(Arc::new).collect() }
    }

    /// The same files, of which those that have the path of one of `newer` are as that one; ids stay what they were.
    pub fn with(&self, newer: Vec<InputFile>) -> Files {
        let mut files = self.clone();
        for file in newer {
            if let Some(id) = files.find(file.path.as_str()) {
                files.list[id.0 as usize] = Arc::new(file);
            }
        }
        files
    }

    /// The files that are not those of `earlier`; `None` where there are others than there were.
    pub fn newer_than(&self, earlier: &Files) -> Option<Vec<FileId>> {
        let pairs = || self.list.iter().zip(&earlier.list);
        let are_the_same =
            self.list.len() == earlier.list.len() && pairs().all(|(one, other)| Arc::ptr_eq(one, other) || one.path == other.path);
        let newer = |(position, (one, other))| (!Arc::ptr_eq(one, other)).then(|| FileId(u32::try_from(position).unwrap_or(u32::MAX)));
        are_the_same.then(|| pairs().enumerate().filter_map(newer).collect())
    }

    /// Every file with its id, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &InputFile)> {
        self.list.iter().enumerate().map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), &**file))
    }

    /// The file of that id. Ids come from [`Files::iter`] and [`Files::find`] of the same value only.
    pub fn get(&self, id: FileId) -> &InputFile {
        &self.list[id.0 as usize]
    }

    /// The file at that path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.list.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        u32::try_from(index).ok().map(FileId)
    }

    /// The text of the file; empty for what is copied unread.
    pub fn text(&self, id: FileId) -> &str {
        self.get(id).text.as_deref().unwrap_or("")
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Line and column of a span, as an editor counts them.
    pub fn place(&self, span: Span) -> Place {
        let text = self.text(span.file);
        let (line, column) = line_and_column(text, span.start as usize);
        let (end_line, end_column) = line_and_column(text, span.end as usize);
        Place { line, column, end_line, end_column }
    }
}

/// Line and column of a byte, both from 1, the column in characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
    (line, 1 + before[line_start..].chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        assert_eq!(line_and_column("a\nüb", 4), (2, 2));
        assert_eq!(line_and_column("", 0), (1, 1));
    }

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "ab\n정상 회담\n\nx";
        for (byte, expected) in [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (9, (2, 3)), (10, (2, 4)), (17, (3, 1)), (18, (4, 1)), (99, (4, 2))]
        {
            assert_eq!(line_and_column(text, byte), expected, "byte {byte}");
        }
    }

    #[test]
    fn names_of_devices() {
        for (name, is_one) in [
            ("con", true),
            ("CON.md", true),
            ("nul.tar.gz", true),
            ("com1", true),
            ("lpt²", true),
            ("con ", true),
            ("com", false),
            ("com10", false),
            ("console", false),
            ("a.con", false),
            ("CONOUT$.md", true),
            ("nul            ", true),
        ] {
            assert_eq!(is_device_name(name), is_one, "{name}");
        }
    }

    #[test]
    fn a_path_is_taken_apart() {
        for (path, folder, name, stem, ending) in [
            ("content/articles/2018/map.png", "content/articles/2018", "map.png", "map", "png"),
            ("archive.yaml", "", "archive.yaml", "archive", "yaml"),
            ("content/static/.nojekyll", "content/static", ".nojekyll", ".nojekyll", ""),
            ("a/b.tar.gz", "a", "b.tar.gz", "b.tar", "gz"),
        ] {
            let path = ArchivePath::new(path);
            assert_eq!((path.folder(), path.name(), path.stem(), path.ending()), (folder, name, stem, ending));
        }
    }
}
