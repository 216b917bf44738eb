//! Sources and their copies; a copy's hash is held against the file.

use std::sync::Arc;

use super::each;
use super::index::Index;
use crate::archive::{ArticleKey, Copy, CopyPlace, Retraction, Source, SourceKey, Table};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{FileId, Spanned};
use crate::parse::{ArticleFile, CopyEntry, CopyPlaceEntry, SourceEntry};

/// Every source, in the order of articles.
pub(super) fn table(articles: &[Arc<ArticleFile>], index: &Index, log: &mut Log) -> Table<SourceKey, Source> {
    Table::new(each(articles, index, log, of_article).into_iter().flatten())
}

/// The sources of one article.
pub(super) fn of_article(file: &ArticleFile, article: ArticleKey, index: &Index, log: &mut Log) -> Vec<Source> {
    let entries = file.sources.iter().enumerate();
    entries.map(|(number, entry)| source(entry, article, number + 1, file.file, index, log)).collect()
}

fn source(entry: &SourceEntry, article: ArticleKey, number: usize, file: FileId, index: &Index, log: &mut Log) -> Source {
    let SourceEntry { id, kind, title, publisher, authors, date, url, copies: entries, accessed, language, level, interest, retracted } =
        entry;
    let copies = copies(entries, file, index, log);
    let first_copy = copies.iter().find_map(|copy| match &copy.place {
        CopyPlace::Url(url) => Some(url.clone()),
        CopyPlace::File(_) => None,
    });
    Source {
        article,
        id: id.value.clone(),
        number,
        kind: *kind,
        title: title.clone().or_else(|| url.clone()).or(first_copy).unwrap_or_else(|| id.value.to_string()),
        publisher: publisher.clone(),
        authors: authors.clone(),
        date: date.as_ref().map(|date| date.value.clone()),
        url: url.clone(),
        copies,
        accessed: accessed.clone(),
        language: language.clone(),
        level: *level,
        interest: *interest,
        retracted: retracted.as_ref().map(|retracted| Retraction { date: retracted.date.value.clone(), notice: retracted.notice.clone() }),
        at: id.at,
    }
}

/// The copies of an original: of a source, or of the article.
pub(super) fn copies(entries: &[CopyEntry], file: FileId, index: &Index, log: &mut Log) -> Vec<Copy> {
    entries
        .iter()
        .filter_map(|entry| {
            let place = match &entry.place {
                CopyPlaceEntry::Url(url) => CopyPlace::Url(url.clone()),
                CopyPlaceEntry::Path(path) => CopyPlace::File(beside(path, file, entry.sha256.as_ref(), index, log)?),
            };
            Some(Copy { place, date: entry.date.clone(), sha256: entry.sha256.as_ref().map(|hash| hash.value.to_ascii_lowercase()) })
        })
        .collect()
}

/// The file beside the article, with the hash that was given.
fn beside(path: &Spanned<String>, file: FileId, hash: Option<&Spanned<String>>, index: &Index, log: &mut Log) -> Option<FileId> {
    let full = format!("{}/{}", index.folder_of(file), path.value);
    let Some(found) = index.files.find(&full).filter(|found| index.assets.contains_key(found)) else {
        log.push(
            Diagnostic::new(Code::MissingFile, path.at, format!("there is no file `{}` beside the article", path.value))
                .help(format!("looked for {full}")),
        );
        return None;
    };
    if let Some(hash) = hash {
        let real = hex(&index.files.get(found).sha256);
        if !hash.value.eq_ignore_ascii_case(&real) {
            log.push(
                Diagnostic::new(Code::WrongHash, hash.at, format!("the hash of `{}` is another", path.value))
                    .help(format!("it is {real}: the copy was changed, or the hash was miswritten")),
            );
        }
    }
    Some(found)
}

/// Bytes as hex digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
