//! What the archive already has, as far as an import has to know it.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::archive::{Archive, ClaimKind, Due, Speaker};
use crate::date::{Day, Edtf};
use crate::diagnostic::{Code, Diagnostic, Log, Severity};
use crate::files::{FileId, Files};
use crate::id::{ClaimId, SpeakerId};
use crate::parse::{Role, role};

/// Look-ups in the archive.
#[derive(Debug)]
pub(super) struct Known {
    /// Every file's path.
    pub(super) paths: BTreeSet<String>,
    /// The slug of every article, with its path.
    pub(super) slugs: HashMap<String, String>,
    by_address: HashMap<(String, Day), String>,
    by_words: HashMap<(String, String), ClaimId>,
    claims: HashMap<String, KnownClaim>,
    by_name: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
    speakers: Vec<Speaker>,
}

/// A claim of the archive.
#[derive(Clone, Debug)]
pub(super) struct KnownClaim {
    pub(super) kind: ClaimKind,
    pub(super) speaker: SpeakerId,
    /// Its text, [`folded`].
    pub(super) words: String,
    /// Its deadline, if that is a date.
    pub(super) due: Option<Edtf>,
    /// The names of its topics, [`folded`].
    pub(super) topics: Vec<String>,
    /// The addresses of its article and of its sources.
    pub(super) addresses: Vec<String>,
    /// The file that records it.
    pub(super) path: String,
}

impl Known {
    /// What the archive has, drafts included.
    pub(super) fn of(archive: &Archive, files: &Files) -> Known {
        let mut known = Known {
            paths: files.iter().map(|(_, file)| file.path.to_string()).collect(),
            slugs: HashMap::new(),
            by_address: HashMap::new(),
            by_words: HashMap::new(),
            claims: HashMap::new(),
            by_name: HashMap::new(),
            by_id: HashMap::new(),
            speakers: Vec::new(),
        };
        for (_, article) in archive.articles.iter() {
            let path = files.get(article.file).path.to_string();
            if let Some(url) = &article.url {
                known.by_address.entry((url.clone(), article.date)).or_insert_with(|| path.clone());
            }
            known.slugs.insert(article.slug.to_string(), path);
        }
        for (_, claim) in archive.claims.iter() {
            let speaker = archive.speakers[claim.speaker].id.clone();
            let article = &archive.articles[claim.article];
            let sources = claim.sources.iter().map(|source| &archive.sources[*source].url);
            let recorded = KnownClaim {
                kind: claim.kind,
                speaker,
                words: folded(&claim.text),
                due: match &claim.due {
                    Some(Due::On(date)) => Some(date.clone()),
                    Some(Due::Before(_) | Due::After(_)) | None => None,
                },
                topics: claim.topics.iter().map(|topic| folded(&archive.topics[*topic].name)).collect(),
                addresses: sources.chain([&article.url]).flatten().cloned().collect(),
                path: files.get(article.file).path.to_string(),
            };
            known.by_words.entry((recorded.words.clone(), recorded.speaker.to_string())).or_insert_with(|| claim.id.clone());
            for id in std::iter::once(&claim.id).chain(&claim.aliases) {
                known.claims.insert(id.to_string(), recorded.clone());
            }
        }
        for (_, speaker) in archive.speakers.iter().filter(|(_, speaker)| speaker.declared) {
            let position = known.speakers.len();
            known.by_name.entry(folded(&speaker.name)).or_insert(position);
            for id in std::iter::once(&speaker.id).chain(&speaker.aliases) {
                known.by_id.insert(id.to_string(), position);
            }
            known.speakers.push(speaker.clone());
        }
        known
    }

    /// The file of the article that was published at that address on that day.
    pub(super) fn article_at(&self, url: &str, day: Day) -> Option<&str> {
        self.by_address.get(&(url.to_owned(), day)).map(String::as_str)
    }

    /// The claim of that id, also a former one.
    pub(super) fn claim(&self, id: &ClaimId) -> Option<&KnownClaim> {
        self.claims.get(id.as_str())
    }

    /// The id of the claim with those words by that speaker.
    pub(super) fn claim_of_words(&self, text: &str, speaker: &SpeakerId) -> Option<&ClaimId> {
        self.by_words.get(&(folded(text), speaker.to_string()))
    }

    /// The speaker of that name, else of that id.
    pub(super) fn speaker(&self, name: &str, id: &SpeakerId) -> Option<&Speaker> {
        let position = self.by_name.get(&folded(name)).or_else(|| self.by_id.get(id.as_str()))?;
        self.speakers.get(*position)
    }
}

/// The articles that could not be read, or not in full: nobody knows which claims they record.
pub fn unread_articles<'f>(archive: &Archive, files: &'f Files, log: &Log) -> Vec<&'f str> {
    let read: HashSet<FileId> = archive.articles.iter().map(|(_, article)| article.file).collect();
    let is_lost = |mistake: &&Diagnostic| mistake.severity == Severity::Error && loses_entries(mistake.code);
    let in_part: HashSet<FileId> = log.sorted().into_iter().filter(is_lost).map(|mistake| mistake.at.file).collect();
    let articles = files.iter().filter(|(_, file)| role(file.path.as_str()) == Role::Article);
    articles.filter(|(id, _)| !read.contains(id) || in_part.contains(id)).map(|(_, file)| file.path.as_str()).collect()
}

/// Whether such a mistake may have left out a claim, or the words, the speaker or the address by which it is known.
fn loses_entries(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownKey
            | Code::RepeatedKey
            | Code::MissingKey
            | Code::WrongShape
            | Code::WrongValue
            | Code::EmptyText
            | Code::TooLarge
            | Code::WrongId
            | Code::RepeatedId
            | Code::WrongDate
            | Code::WrongAddress
    )
}

/// As texts are compared: small letters and digits, single blanks.
pub(super) fn folded(text: &str) -> String {
    let spaced: String = text.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
