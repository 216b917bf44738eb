//! Bad input, marked on its line: the families of `tests/mistakes/*.md` and the pages `docs/mistakes/CODE.md`.
//!
//! Each `##` section of the first is an archive; each page has two, `## Wrong` and `## Right`. A fenced block whose
//! first word is a path is a file of it. A line that ends in `# error[CODE]`, `# warning[CODE]` or
//! `<!-- error[CODE] -->` has exactly that mistake; every other line has none. After the code, `@COLUMN` says where it
//! begins, and words say which characters are underlined: `# error[unknown-verdict]@14 kapt`. Notes are looked at where
//! one is marked. Marks are taken off before the file is written.
//!
//! After the path may stand: `error[CODE]`, for a mistake of the file as a whole (line 1); `link=TARGET`, for a symbolic
//! link; `fifo`; `repeat=N`, for the whole text so many times; `escaped`, for a text and path in which `\u{202E}` is a
//! character, `\xE9` a byte and `\repeat{N}{x}` a text so many times; `published`, for a file as a site had it that was built
//! before, against which the archive is then checked; `gone`, for one that has been deleted since.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use afterword::diagnostic::report::harmless;
use afterword::diagnostic::{Code, Severity};
use afterword::files::is_device_name;

use super::archives::{Archive, repository};

/// Codes whose pages have no example that a test could write, each with the reason.
const NOT_RUN: [(Code, &str); 1] = [(
    Code::Unreadable,
    "it stands for a fault of the program itself: if a text was known that brings it about, the fault would be mended",
)];

#[test]
fn every_mistake_is_found_on_its_line_and_no_other() {
    let mut cases = 0;
    let mut wrong = Vec::new();
    for path in markdown_files("tests/mistakes") {
        for section in sections(&std::fs::read_to_string(&path).unwrap()) {
            cases += 1;
            if let Err(difference) = section.check() {
                wrong.push(format!("{}: {}\n{difference}", path.display(), section.title));
            }
        }
    }
    assert!(cases > 0, "there is no case");
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_page_shows_its_mistake_and_how_it_is_mended() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        if let Err(difference) = page(*code) {
            wrong.push(format!("docs/mistakes/{code}.md: {difference}"));
        }
    }
    assert!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_page_has_a_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    let pages: BTreeSet<String> =
        markdown_files("docs/mistakes").iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(pages, codes);
}

/// One page: its heading, its first paragraph, the bad example with this mistake alone, the mended one without any.
fn page(code: Code) -> Result<(), String> {
    let text = code.page();
    let mut parts = text.split("\n\n");
    if parts.next() != Some(format!("# {code}").as_str()) {
        return Err(format!("the page begins with `# {code}`"));
    }
    if parts.next().is_none_or(|first| first.starts_with("```") || first.starts_with(['#', '-']) || !first.ends_with('.')) {
        return Err("the first paragraph says what the mistake means".to_owned());
    }
    let sections = sections(text);
    let titles: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    let [wrong, right] = sections.as_slice() else { return Err(format!("the page has the sections {titles:?}")) };
    if titles != ["Wrong", "Right"] {
        return Err(format!("the page has the sections {titles:?}"));
    }
    if NOT_RUN.iter().any(|(not_run, _)| *not_run == code) {
        let has_files = !wrong.files.is_empty() || !right.files.is_empty();
        return if has_files { Err("its example could be run".to_owned()) } else { Ok(()) };
    }
    let marks: BTreeSet<&str> = wrong.files.iter().flat_map(|file| &file.marks).map(|mark| mark.code.as_str()).collect();
    if marks != BTreeSet::from([code.as_str()]) {
        return Err(format!("the bad example has {marks:?}"));
    }
    if right.files.is_empty() || right.files.iter().any(|file| !file.marks.is_empty()) {
        return Err("the mended example has a mark, or no file".to_owned());
    }
    wrong.check()?;
    let notes = code.severity() == Severity::Note;
    right.expect(&[], notes)
}

fn markdown_files(folder: &str) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    found.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// An archive of a text.
struct Section {
    title: String,
    files: Vec<File>,
}

#[derive(Clone)]
struct File {
    path: String,
    published: bool,
    content: Content,
    marks: Vec<Mark>,
}

#[derive(Clone)]
enum Content {
    Bytes(Vec<u8>),
    Link(String),
    Fifo,
    Gone,
}

/// A mistake that is expected, or that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    file: String,
    line: usize,
    severity: String,
    code: String,
    column: Option<usize>,
    words: Option<String>,
}

impl Mark {
    /// Whether the one that was found is this one.
    fn fits(&self, found: &Mark) -> bool {
        let same = (&self.file, self.line, &self.severity, &self.code) == (&found.file, found.line, &found.severity, &found.code);
        let column = self.column.is_none() || self.column == found.column;
        same && column && (self.words.is_none() || self.words == found.words)
    }
}

/// The `##` sections of a text with their blocks.
fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), files: Vec::new() });
        }
        if line.starts_with("```") {
            let info = line.trim_start_matches('`');
            let fence = &line[..line.len() - info.len()];
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            let section = sections.last_mut().filter(|_| info.contains(['.', '/']));
            if let Some(section) = section {
                section.files.push(file(info, &block));
            }
        }
    }
    sections
}

fn file(info: &str, block: &[&str]) -> File {
    let (mut escaped, mut repeat, mut link, mut fifo, mut published, mut gone) = (false, 1, None, false, false, false);
    let mut words = info.split(' ');
    let written = words.next().unwrap();
    let mut whole = Vec::new();
    for word in words {
        match word.split_once('=') {
            Some(("link", target)) => link = Some(target.to_owned()),
            Some(("repeat", times)) => repeat = times.parse().unwrap(),
            None if word == "escaped" => escaped = true,
            None if word == "fifo" => fifo = true,
            None if word == "published" => published = true,
            None if word == "gone" => gone = true,
            None if word.ends_with(']') => whole.push(word),
            Some(_) | None => panic!("`{word}` says nothing of a file: {info}"),
        }
    }
    let path = if escaped { String::from_utf8(unescaped(written)).unwrap() } else { written.to_owned() };
    // As a diagnostic shows it.
    let shown = harmless(&path);
    let mut marks: Vec<Mark> = whole.iter().map(|word| mark(word, &shown, 1)).collect();
    let mut lines = Vec::new();
    for (number, line) in block.iter().enumerate() {
        let (line, found) = split_marks(line);
        marks.extend(found.iter().map(|word| mark(word, &path, number + 1)));
        lines.push(line);
    }
    let text = if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" };
    let content = match link {
        Some(target) => Content::Link(target),
        None if fifo => Content::Fifo,
        None if gone => Content::Gone,
        None => Content::Bytes(if escaped { unescaped(&text) } else { text.into_bytes() }.repeat(repeat)),
    };
    File { path, published, content, marks }
}

/// The line without the marks at its end, and the marks.
fn split_marks(line: &str) -> (&str, Vec<&str>) {
    let mut rest = line;
    let mut marks = Vec::new();
    loop {
        let kinds = ["error", "warning", "note"].into_iter();
        let starts = kinds.flat_map(|kind| [format!(" # {kind}["), format!("<!-- {kind}[")]);
        let Some(at) = starts.filter_map(|start| rest.rfind(&start)).max() else { return (rest, marks) };
        marks.push(rest[at..].trim_start_matches([' ', '#', '<', '!', '-']).trim_end_matches("-->").trim_end());
        rest = rest[..at].trim_end();
    }
}

/// `error[CODE]@COLUMN WORDS`.
fn mark(text: &str, file: &str, line: usize) -> Mark {
    let (severity, rest) = text.split_once('[').unwrap();
    let (code, rest) = rest.split_once(']').unwrap();
    let (column, words) = rest.split_once(' ').map_or((rest, None), |(column, words)| (column, Some(words.to_owned())));
    let column = column.strip_prefix('@').map(|column| column.parse().unwrap());
    Mark { file: file.to_owned(), line, severity: severity.to_owned(), code: code.to_owned(), column, words }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend(rest[..at].bytes());
        let escape = &rest[at + 1..];
        let braces = |escape: &str| escape.split_once('}').map(|(inside, _)| inside.to_owned()).unwrap();
        let length = if let Some(inside) = escape.strip_prefix("u{").map(braces) {
            out.extend(char::from_u32(u32::from_str_radix(&inside, 16).unwrap()).unwrap().to_string().bytes());
            inside.len() + 3
        } else if let Some(inside) = escape.strip_prefix("repeat{") {
            let (times, inside) = inside.split_once("}{").unwrap();
            let text = braces(inside);
            out.extend(text.repeat(times.parse().unwrap()).bytes());
            "repeat{".len() + times.len() + 2 + text.len() + 1
        } else if let Some(inside) = escape.strip_prefix('x') {
            out.push(u8::from_str_radix(&inside[..2], 16).unwrap());
            3
        } else {
            out.push(b'\\');
            0
        };
        rest = &escape[length..];
    }
    out.extend(rest.bytes());
    out
}

impl Section {
    fn check(&self) -> Result<(), String> {
        let mut expected: Vec<Mark> = self.files.iter().flat_map(|file| file.marks.clone()).collect();
        expected.sort();
        let notes = expected.iter().any(|mark| mark.severity == "note");
        self.expect(&expected, notes)
    }

    /// Writes the archive and compares what is said of it.
    fn expect(&self, expected: &[Mark], notes: bool) -> Result<(), String> {
        if cfg!(windows) && !self.files.iter().all(File::exists_on_windows) {
            return Ok(());
        }
        let archive = Archive::of("");
        let (published, today): (Vec<&File>, Vec<&File>) = self.files.iter().partition(|file| file.published);
        let mut arguments = vec!["check", "--as-of", "2026-01-01"];
        if !published.is_empty() {
            published.iter().for_each(|file| file.write(&archive));
            let built = archive.run(&["build", "--as-of", "2025-01-01"]);
            if !built.status.success() {
                return Err(format!("what is published has mistakes:\n{}", String::from_utf8_lossy(&built.stderr)));
            }
            arguments.extend(["--against", "output"]);
        }
        today.iter().for_each(|file| file.write(&archive));
        let output = archive.run(&[arguments.as_slice(), &["--format", "json"]].concat());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).map_err(|_| format!("{output:?}"))?;
        let mut found: Vec<Mark> = report["diagnostics"].as_array().unwrap().iter().map(|mistake| found(&archive, mistake)).collect();
        found.retain(|mark| notes || mark.severity != "note");
        found.sort();
        let code = output.status.code();
        let has_errors = found.iter().any(|mark| mark.severity == "error");
        let as_expected = expected.len() == found.len() && expected.iter().zip(&found).all(|(expected, found)| expected.fits(found));
        if as_expected && code == Some(i32::from(has_errors)) {
            return Ok(());
        }
        let told = archive.run(&arguments);
        Err(format!("exit {code:?}; expected {expected:#?}\nfound {found:#?}\n{}", String::from_utf8_lossy(&told.stderr)))
    }
}

impl File {
    /// Whether Windows lets a test make such a file: a link wants rights there, and not every name can be had.
    fn exists_on_windows(&self) -> bool {
        let is_plain = matches!(self.content, Content::Bytes(_) | Content::Gone);
        let can_be_called = |name: &str| {
            !is_device_name(name) && !name.ends_with(['.', ' ']) && !name.contains(|c: char| c.is_control() || "<>:\"|?*\\".contains(c))
        };
        is_plain && self.path.split('/').all(can_be_called)
    }

    fn write(&self, archive: &Archive) {
        let path = archive.root().join(&self.path);
        match &self.content {
            Content::Bytes(bytes) => archive.write(&self.path, bytes),
            Content::Link(target) => {
                archive.write(&self.path, "");
                std::fs::remove_file(&path).unwrap();
                #[cfg(unix)]
                std::os::unix::fs::symlink(target, path).unwrap();
                #[cfg(not(unix))]
                panic!("{} should be a link to {target}", path.display());
            }
            Content::Fifo => fifo(&path),
            Content::Gone => std::fs::remove_file(path).unwrap(),
        }
    }
}

fn found(archive: &Archive, mistake: &serde_json::Value) -> Mark {
    let text = |key: &str| mistake[key].as_str().unwrap().to_owned();
    let number = |key: &str| usize::try_from(mistake[key].as_u64().unwrap()).unwrap();
    let (file, line, column) = (text("file"), number("line"), number("column"));
    let path = archive.root().join(&file);
    // Reading a pipe would wait for ever.
    let written = if path.is_file() { std::fs::read_to_string(path).unwrap_or_default() } else { String::new() };
    let words = written.lines().nth(line - 1).filter(|_| number("end_line") == line).map(|line| {
        let length = number("end_column").saturating_sub(column);
        line.chars().skip(column - 1).take(length).collect()
    });
    Mark { file, line, severity: text("severity"), code: text("code"), column: Some(column), words }
}

fn fifo(path: &Path) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}
