//! `afterword import`.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use afterword::archive::ClaimKind;
use afterword::author::{AuthorFailure, Root};
use afterword::diagnostic::report::harmless;
use afterword::diagnostic::suggest;
use afterword::id::Slug;
use afterword::import::{self, Column, Import, Key, NewFile, Options, Order, Weight};
use afterword::parse::Overrides;
use afterword::pipeline::{self, Understood};
use afterword::progress::Progress;
use afterword::status::Drafts;
use clap::{Args, ValueEnum};

use super::Exit;
use super::init::not_written;
use super::output::{Streams, counted};
use super::progress::watched;
use super::reading::{Place, today};

/// The longest file that is read, in bytes.
const LONGEST: u64 = 256 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// ClaimReview in JSON, or a table (CSV) with a line of names
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Read a column, or a field of JSON, as this key; `-` leaves it out
    #[arg(long, value_name = "COLUMN=KEY")]
    map: Vec<String>,
    /// What a date such as 12/03/2018 means
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<Dates>,
    /// The kind of the claims of which the file says none
    #[arg(long, value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(ClaimKind::WORDS))]
    kind: Option<String>,
    /// The folder for articles, within content/articles
    #[arg(long, value_name = "DIR")]
    into: Option<String>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dates {
    /// 12 March
    DayFirst,
    /// 3 December
    MonthFirst,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    imported(arguments, streams).unwrap_or_else(|exit| exit)
}

fn imported(arguments: &Arguments, streams: &mut Streams) -> Result<Exit, Exit> {
    let Arguments { file, map, dates, kind, into, place } = arguments;
    let path = place.open(streams)?;
    let mut usage = |message: String| {
        streams.complain(&format!("error: {message}"));
        Exit::Usage
    };
    let options = Options {
        columns: map.iter().map(|text| column(text)).collect::<Result<_, _>>().map_err(&mut usage)?,
        order: match dates {
            None => Order::Unsaid,
            Some(Dates::DayFirst) => Order::DayFirst,
            Some(Dates::MonthFirst) => Order::MonthFirst,
        },
        kind: kind.as_deref().and_then(ClaimKind::parse),
        folder: folder(into.as_deref()).map_err(&mut usage)?,
        today: today().map_err(&mut usage)?,
    };
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let shown = harmless(&file.display().to_string());
    let text = text(file).map_err(|why| usage(format!("{shown}: {why}")))?;
    let root = Root::open(&path).map_err(|failure| not_written(&failure, streams))?;
    let reading = pipeline::Options { as_of: options.today, drafts: Drafts::Include, overrides: Overrides::default() };
    let understood = watched("files", streams, &Progress::default(), || pipeline::understand(&path, &reading));
    let Understood { files, archive, log, .. } = understood.map_err(|failure| {
        streams.failure(&failure);
        Exit::Machine
    })?;
    if let [first, others @ ..] = import::unread_articles(&archive, &files, &log).as_slice() {
        let more = if others.is_empty() { String::new() } else { format!(" (and {} more)", counted(others.len(), "article")) };
        let first = harmless(first);
        streams.complain(&format!(
            "error: {first}{more} can't be read in full, so that nobody knows which claims are there already; `afterword check` says why"
        ));
        return Err(Exit::Errors);
    }
    if log.has_errors() {
        streams.say("note: the archive has mistakes already; `afterword check` names them");
    }
    let import = import::import(&name, &text, &archive, &files, &options).map_err(|why| {
        streams.complain(&format!("error: {shown}: {}", harmless(&why.to_string())));
        Exit::Errors
    })?;
    said(&import, &shown, streams);
    let progress = Progress::default();
    let written = watched("files", streams, &progress, || Written::of(&import, &root, &progress));
    closing(&import, &written, streams);
    if let Some(failure) = &written.failure {
        return Err(not_written(failure, streams));
    }
    Ok(if import.unread > 0 { Exit::Errors } else { Exit::Done })
}

/// What `--map` says of a column.
fn column(text: &str) -> Result<(String, Column), String> {
    let Some((name, key)) = text.rsplit_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
        return Err(format!("--map wants COLUMN=KEY, such as `Who said it=speaker`, and not `{}`", harmless(text)));
    };
    let key = key.trim();
    if key == "-" {
        return Ok((name.trim().to_owned(), Column::Left));
    }
    let words = || Key::ALL.iter().map(|key| key.as_str());
    match (Key::parse(key), import::kind_of_word(key)) {
        (Some(key), _) => Ok((name.trim().to_owned(), Column::Read(key))),
        (None, Some(kind)) => Ok((name.trim().to_owned(), Column::Claims(kind))),
        (None, None) => {
            let help = match suggest::nearest(key, words()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}, and `-` to leave a column out", words().collect::<Vec<_>>().join(", ")),
            };
            Err(format!("there is no key `{}`; {help}", harmless(key)))
        }
    }
}

/// The folder for articles: each part of it a slug, so that it leads nowhere else.
fn folder(into: Option<&str>) -> Result<String, String> {
    const ARTICLES: &str = "content/articles";
    let Some(into) = into else { return Ok(ARTICLES.to_owned()) };
    let below = match into.strip_prefix(ARTICLES) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        Some(_) | None if into.starts_with("content/") => {
            return Err(format!("--into wants a folder within {ARTICLES}, and `{}` is not in it", harmless(into)));
        }
        Some(_) | None => into,
    };
    let below = below.trim_matches('/');
    if below.is_empty() {
        return Ok(ARTICLES.to_owned());
    }
    for part in below.split('/') {
        Slug::new(part).map_err(|why| format!("--into wants a folder within {ARTICLES}: `{}` can't be its name: {why}", harmless(part)))?;
    }
    Ok(format!("{ARTICLES}/{below}"))
}

/// The file's text, or why there is none.
fn text(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LONGEST {
        return Err("it is longer than 256 MB".to_owned());
    }
    decoded(bytes)
}

/// The text of a file's bytes; a workbook is a ZIP archive.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err("this is a workbook, and no text; save it as CSV (in a spreadsheet, “CSV UTF-8”)".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("line {line} is no UTF-8; save it as UTF-8 (in a spreadsheet, “CSV UTF-8”)")
    })
}

fn said(import: &Import, file: &str, streams: &mut Streams) {
    for remark in &import.remarks {
        let line = harmless(&format!("{file}: {remark}"));
        match remark.weight {
            Weight::Unread | Weight::Left => streams.complain(&line),
            Weight::Reread => streams.say(&line),
        }
    }
}

/// What became of the files.
#[derive(Default)]
struct Written {
    new: Vec<String>,
    same: usize,
    different: Vec<String>,
    /// What stopped it.
    failure: Option<AuthorFailure>,
}

impl Written {
    /// Writes what is not there. What was written before a failure stays: the next import finds it.
    fn of(import: &Import, root: &Root, progress: &Progress) -> Written {
        let mut written = Written::default();
        progress.expect(import.files.len());
        for file in &import.files {
            let path = file.path.clone();
            match root.create(&path, file.text().as_bytes()) {
                Ok(()) => written.new.push(path),
                Err(AuthorFailure::Exists { path: _ }) if is_there(file, root) => written.same += 1,
                Err(AuthorFailure::Exists { path: _ }) => written.different.push(path),
                Err(failure) => {
                    written.failure = Some(failure);
                    break;
                }
            }
            progress.advance();
        }
        written
    }
}

fn is_there(file: &NewFile, root: &Root) -> bool {
    root.read(&file.path).is_ok_and(|text| file.is_same_as(&text))
}

fn closing(import: &Import, written: &Written, streams: &mut Streams) {
    let Written { new, same, different, failure: _ } = written;
    for path in new {
        streams.result(&format!("{}\n", harmless(path)));
    }
    for path in different {
        let path = harmless(path);
        streams.complain(&format!("{path}: it is there with another text, and left as it is; what the file says now is not in it"));
    }
    let unread = if import.unread == 0 { String::new() } else { format!(", {} not read", import.unread) };
    let mut files = vec![format!("{} written", counted(new.len(), "file"))];
    if *same > 0 {
        files.push(format!("{same} there already"));
    }
    if !different.is_empty() {
        files.push(format!("{} left as they are", different.len()));
    }
    streams.say(&format!("{}{unread}; {}", counted(import.rows, "row"), files.join(", ")));
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, said) in [
            (&b"claim,made\n"[..], Ok("claim,made\n")),
            (b"PK,made\n", Ok("PK,made\n")),
            (b"PK\x03\x04\x14\0\x06\0", Err("this is a workbook, and no text; save it as CSV (in a spreadsheet, “CSV UTF-8”)")),
            (b"a\n\xe9", Err("line 2 is no UTF-8; save it as UTF-8 (in a spreadsheet, “CSV UTF-8”)")),
        ] {
            assert_eq!(decoded(bytes.to_vec()).as_deref().map_err(String::as_str), said, "{bytes:?}");
        }
    }
}
