//! Pagefind, in the process.
//!
//! In: records of one part. Out: the files of an index of their own, as the library makes them.
//!
//! It is fed with records, never with pages: no HTML is read twice, and no language is guessed. All records go into one
//! index, by the rules of the archive's language, since a browser loads one index and cuts all of a query by its rules.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use super::SearchFailure;
use super::records::Record;

/// About how many bytes of words a file of excerpts holds, before it is packed.
const EXCERPTS: usize = 12 * 1024;

/// The files of an index of these records, in no order.
pub(super) fn files(language: &str, records: Vec<Record>) -> Result<Vec<(String, Vec<u8>)>, SearchFailure> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| SearchFailure { source: Box::new(error) })?;
    runtime.block_on(index(language, records)).map_err(SearchFailure::from)
}

async fn index(language: &str, records: Vec<Record>) -> Result<Vec<(String, Vec<u8>)>, Box<dyn std::error::Error + Send + Sync>> {
    let mut index = PagefindIndex::new(Some(PagefindServiceConfig::builder().max_fragments(excerpt_files(&records)).build()))?;
    let language = rules(language);
    for Record { url, title, words, filters } in records {
        let meta = BTreeMap::from([("title".to_owned(), title)]);
        let filters = filters.into_iter().map(|(name, values)| (name.to_owned(), values)).collect();
        index.add_custom_record(url, words, language.clone(), Some(meta), Some(filters), None).await?;
    }
    let files = index.get_files().await?;
    Ok(files.into_iter().map(|file| (address(&file.filename), file.contents)).collect())
}

/// The library names its files as the system does.
fn address(file: &Path) -> String {
    file.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

/// Into how many files the excerpts go: short records share one.
fn excerpt_files(records: &[Record]) -> u32 {
    let bytes: usize = records.iter().map(|record| record.words.len() + record.title.len()).sum();
    u32::try_from(bytes.div_ceil(EXCERPTS)).unwrap_or(u32::MAX).max(1)
}

/// The language whose endings are cut off, as the library knows it: `und` for none.
///
/// Chinese, Japanese and Thai have none; by their names the library would cut their words, which is done before.
fn rules(language: &str) -> String {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let known = matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if known && !matches!(primary.as_str(), "zh" | "ja" | "th") { primary } else { "und".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_a_language() {
        for (language, expected) in [
            ("en", "en"),
            ("en-GB", "en"),
            ("KO", "ko"),
            ("zh-Hant", "und"),
            ("ja", "und"),
            ("th", "und"),
            ("", "und"),
            ("한국어", "und"),
            ("x-private", "und"),
        ] {
            assert_eq!(rules(language), expected, "{language}");
        }
    }

    fn record(number: usize, words: &str) -> Record {
        let filters = BTreeMap::from([("kind", vec!["article".to_owned()]), ("year", vec![(2000 + number % 20).to_string()])]);
        Record { url: format!("articles/{number}.html"), title: format!("Title {number}"), words: words.to_owned(), filters }
    }

    #[test]
    fn the_same_records_give_the_same_files() {
        let made = || {
            let mut files = files("en", (0..50).map(|number| record(number, "They will 정상+ 상회+ meet café")).collect()).unwrap();
            files.sort();
            files
        };
        let first = made();
        assert!(first.iter().any(|(name, _)| name.ends_with(".pf_index")), "an index");
        assert!(first == made(), "two runs differ");
    }

    #[test]
    fn short_records_share_files_of_excerpts() {
        let count = |words: &str| {
            let files = files("en", (0..40).map(|number| record(number, words)).collect()).unwrap();
            files.iter().filter(|(name, _)| name.ends_with(".pf_fragment")).count()
        };
        assert_eq!(count("few words"), 1);
        assert_eq!(count(&"many words ".repeat(2_000)), 40);
    }
}
