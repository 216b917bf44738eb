//! What can be found: articles by all their words, claims and speakers by their few.
//!
//! In: the site of a day and the texts. Out: [`Record`]s. Each list is in the order recorded, so that what is added to the
//! archive comes last; speakers by name.

use std::collections::BTreeMap;

use super::words::segmented;
use crate::archive::{Archive, ArticleKey, Claim, ClaimKey, SpeakerKey, TopicKey};
use crate::export::plain;
use crate::files::Files;
use crate::plan::{Page, Part as ListPart, Site};

/// Bytes of a page's words that are searched: a book's worth. A text without a repeated word takes 200 times as much memory.
const LONGEST: usize = 400_000;

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its page from the site's root, as a URL has it.
    pub url: String,
    /// Its title, in pieces ([`segmented`]).
    pub title: String,
    /// Its words, in pieces; the title where it has no others.
    pub words: String,
    /// The values by which results are narrowed: `kind`, `status`, `speaker` (whose claim it is), `topic`, `year`; and the
    /// `language` (BCP 47) of its words, where it is not the archive's.
    pub filters: BTreeMap<&'static str, Vec<String>>,
}

/// Stands in an excerpt between words that do not belong together.
const APART: &str = " · ";

/// What a record is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Article(ArticleKey),
    Claim(ClaimKey),
    Speaker(SpeakerKey),
}

/// Every record of the site: articles, claims, speakers.
pub fn records(site: &Site<'_>, files: &Files) -> Vec<Record> {
    entries(site).concat().into_iter().filter_map(|entry| record(site, files, entry)).collect()
}

/// What there is to be found, by kind.
pub(super) fn entries(site: &Site<'_>) -> [Vec<Entry>; 3] {
    let lists = &site.lists;
    [
        lists.articles.iter().copied().map(Entry::Article).collect(),
        lists.claims.iter().copied().map(Entry::Claim).collect(),
        lists.speakers.iter().copied().map(Entry::Speaker).collect(),
    ]
}

/// The record of an entry; `None` where it has no letter by which it could be found.
pub(super) fn record(site: &Site<'_>, files: &Files, entry: Entry) -> Option<Record> {
    let archive = site.archive;
    let (page, title, words, language, mut filters): (_, _, _, _, BTreeMap<_, _>) = match entry {
        Entry::Article(key) => {
            let article = &archive.articles[key];
            let body = plain(archive, files, &article.body);
            let filters = [
                ("kind", vec!["article".to_owned()]),
                ("topic", topics(archive, &article.topics)),
                ("year", vec![article.date.year().to_string()]),
            ];
            (
                Page::Article(key),
                &article.title,
                joined(&[article.summary.as_deref().unwrap_or_default(), &body]),
                &article.language,
                filters.into(),
            )
        }
        Entry::Claim(key) => {
            let claim = &archive.claims[key];
            let filters = [
                ("kind", vec![claim.kind.as_str().to_owned()]),
                ("status", vec![site.snapshot.claim(key)?.status.id().to_owned()]),
                ("speaker", vec![archive.speakers[claim.speaker].id.as_str().to_owned()]),
                ("topic", topics(archive, &claim.topics)),
                ("year", vec![archive.articles[claim.article].date.year().to_string()]),
            ];
            (Page::Claim(key), &claim.text, words_of_claim(site, claim), &archive.articles[claim.article].language, filters.into())
        }
        Entry::Speaker(key) => {
            let speaker = &archive.speakers[key];
            let body = speaker.body.as_ref().map(|body| plain(archive, files, body)).unwrap_or_default();
            let filters = [("kind", vec!["speaker".to_owned()])];
            let page = Page::Speaker { speaker: key, part: ListPart::Own };
            (page, &speaker.name, joined(&[speaker.role.as_deref().unwrap_or_default(), &body]), &speaker.language, filters.into())
        }
    };
    if !language.eq_ignore_ascii_case(&archive.config.language) {
        filters.insert("language", vec![language.clone()]);
    }
    let url = site.address(&page)?.encoded();
    let title = segmented(title);
    let words = Some(segmented(beginning(&words))).filter(|words| has_letters(words)).unwrap_or_else(|| title.clone());
    has_letters(&words).then_some(Record { url, title, words, filters })
}

/// Who said it, the article's words, its provisos, and what its follow-ups note.
fn words_of_claim(site: &Site<'_>, claim: &Claim) -> String {
    let archive = site.archive;
    let mut words = vec![archive.speakers[claim.speaker].name.as_str()];
    words.extend(claim.via.iter().map(|relay| archive.speakers[relay.speaker].name.as_str()));
    words.extend(claim.quote.as_ref().map(|quote| quote.exact.as_str()));
    words.extend(claim.conditions.iter().map(|condition| condition.text.as_str()));
    let follow_ups = claim.follow_ups.iter().filter(|key| site.snapshot.follow_up_exists(**key));
    words.extend(follow_ups.filter_map(|key| archive.follow_ups[*key].note.as_deref()));
    words.join(APART)
}

fn joined(texts: &[&str]) -> String {
    let texts: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    texts.join(APART)
}

/// As much of it as is searched, without a word that is cut.
fn beginning(words: &str) -> &str {
    if words.len() <= LONGEST {
        return words;
    }
    let cut = &words[..words.floor_char_boundary(LONGEST)];
    cut.rfind(char::is_whitespace).map_or(cut, |blank| &cut[..blank])
}

fn topics(archive: &Archive, topics: &[TopicKey]) -> Vec<String> {
    topics.iter().map(|topic| archive.topics[*topic].slug.as_str().to_owned()).collect()
}

fn has_letters(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_very_long_text_the_beginning_is_searched() {
        let long = "words ".repeat(LONGEST);
        assert_eq!(beginning(&long), long[..LONGEST].trim_end().rsplit_once(' ').unwrap().0);
        let unbroken = "정".repeat(LONGEST);
        assert_eq!(beginning(&unbroken).len(), LONGEST / 3 * 3);
        assert_eq!(beginning("few words"), "few words");
    }
}
