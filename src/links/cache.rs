//! What was answered before, in the archive's `.afterword/links.json`.
//!
//! In: the folder. Out: answers with their day, by address. A file that is broken, too large or of another version is none;
//! one that can't be written is not there the next time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Outcome};
use crate::date::Day;
use crate::write::write_cached;

const SCHEMA: u32 = 1;
const NAME: &str = "links.json";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Answers by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cache(BTreeMap<String, Remembered>);

/// An answer of some day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remembered {
    /// The day on which it was given: YYYY-MM-DD.
    pub asked: String,
    /// What was answered.
    pub answer: Answer,
    /// The first title that was seen there: what later ones are compared with.
    pub first_title: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    addresses: BTreeMap<String, Remembered>,
}

impl Cache {
    /// What lies in the folder.
    pub fn read(folder: &Path) -> Cache {
        let path = folder.join(NAME);
        let is_small = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= LARGEST);
        let file = is_small.then(|| fs::read(&path).ok()).flatten().and_then(|bytes| serde_json::from_slice::<File>(&bytes).ok());
        Cache(file.filter(|file| file.schema == SCHEMA).map(|file| file.addresses).unwrap_or_default())
    }

    /// Writes it to the folder, in one step.
    pub fn write(&self, folder: &Path) {
        let Ok(text) = serde_json::to_vec_pretty(&File { schema: SCHEMA, addresses: self.0.clone() }) else { return };
        // Best effort: what can't be kept is asked again.
        let _ = write_cached(folder, NAME, &text);
    }

    /// What an address answered on that day, if that says something: what was unclear or not asked is asked again.
    pub fn of_day(&self, url: &str, day: Day) -> Option<&Answer> {
        let found = self.0.get(url).filter(|found| found.asked == day.to_string())?;
        match found.answer.outcome {
            Outcome::Unclear | Outcome::NotAsked => None,
            Outcome::Dead | Outcome::Drifted | Outcome::Moved | Outcome::Blocked | Outcome::Ok => Some(&found.answer),
        }
    }

    /// The first title that was seen at an address.
    pub fn title(&self, url: &str) -> Option<&str> {
        self.0.get(url)?.first_title.as_deref()
    }

    /// The answers of today, with the first titles; what is no longer in the archive is forgotten.
    #[must_use]
    pub fn with(&self, answers: impl Iterator<Item = (String, Answer)>, day: Day) -> Cache {
        let remembered = |(url, answer): (String, Answer)| {
            let title = answer.title.as_ref().filter(|_| is_of_the_page(answer.outcome));
            let first_title = self.title(&url).or(title.map(String::as_str)).map(str::to_owned);
            (url, Remembered { asked: day.to_string(), answer, first_title })
        };
        Cache(answers.map(remembered).collect())
    }
}

/// Whether the title is that of what was linked, with which later ones may be compared.
fn is_of_the_page(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Ok | Outcome::Moved => true,
        Outcome::Dead | Outcome::Drifted | Outcome::Blocked | Outcome::Unclear | Outcome::NotAsked => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(outcome: Outcome, title: &str) -> Answer {
        Answer { outcome, status: Some(200), to: None, reason: String::new(), title: Some(title.to_owned()) }
    }

    #[test]
    fn what_is_kept_and_what_is_asked_again() {
        let folder = tempfile::tempdir().unwrap();
        let day = |text| Day::parse(text).unwrap();
        let (today, tomorrow) = (day("2026-01-01"), day("2026-01-02"));
        let answers = [("a", Outcome::Ok, "First"), ("b", Outcome::Unclear, "B"), ("d", Outcome::Drifted, "Home")];
        let answers = answers.map(|(url, outcome, title)| (url.to_owned(), answer(outcome, title)));
        Cache::default().with(answers.into_iter(), today).write(folder.path());
        let read = Cache::read(folder.path());
        assert_eq!(read.of_day("a", today).map(|answer| answer.outcome), Some(Outcome::Ok));
        assert_eq!((read.of_day("a", tomorrow), read.of_day("b", today), read.of_day("c", today)), (None, None, None));
        assert_eq!((read.title("b"), read.title("d")), (None, None), "what lies there instead lends no title");
        let next = read.with([("a".to_owned(), answer(Outcome::Drifted, "Second"))].into_iter(), tomorrow);
        assert_eq!((next.title("a"), next.title("b")), (Some("First"), None), "the first title stays; what is gone is forgotten");
        for broken in ["", "{}", "{\"schema\": 2, \"addresses\": {}}", "[", "{\"schema\": 1, \"addresses\": {\"a\": 1}}"] {
            fs::write(folder.path().join(NAME), broken).unwrap();
            assert_eq!(Cache::read(folder.path()), Cache::default(), "{broken}");
        }
    }
}
