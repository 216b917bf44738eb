//! `record.json`, written one entry a line so that two of them compare line by line, and read back with distrust.
//!
//! Never: a name of the file taken for a path, or for an id that exists.

use std::io;

use serde::{Deserialize, Serialize};

use super::entries::{Record, RecordedArticle, RecordedClaim, RecordedFollowUp, RecordedSource};
use super::shown::shown;
use super::words::Entry;
use crate::date::Day;

/// The one schema that this program writes and reads.
const SCHEMA: u64 = 1;

/// The largest record that is read, in bytes: half a million claims and more.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// Why some bytes are no record of ours. Reads on from "its record.json".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// More than 256 MB.
    #[error("is larger than 256 MB")]
    TooLarge,
    /// Not JSON, or of another shape.
    #[error("does not have the shape of ours: {message}")]
    Shape {
        /// What the JSON parser said, with line and column; clipped.
        message: String,
    },
    /// Written by a later version.
    #[error("has schema {found}; this version reads schema 1")]
    Schema {
        /// The number given.
        found: u64,
    },
    /// An as-of date that is no day.
    #[error("is as of `{found}`, which is no day")]
    AsOf {
        /// What stands there; clipped.
        found: String,
    },
    /// Two entries of one name.
    #[error("names {what} twice")]
    Twice {
        /// Which; clipped.
        what: String,
    },
    /// An entry of an article or a claim that the record does not have.
    #[error("has {what}, and not what that belongs to")]
    Loose {
        /// Which; clipped.
        what: String,
    },
}

#[derive(Deserialize)]
struct Written {
    schema: u64,
    as_of: String,
    articles: Vec<RecordedArticle>,
    claims: Vec<RecordedClaim>,
    follow_ups: Vec<RecordedFollowUp>,
    sources: Vec<RecordedSource>,
}

/// Read alone where the whole does not fit, to tell a later version from another program.
#[derive(Deserialize)]
struct WrittenSchema {
    schema: u64,
}

impl Record {
    /// The record that the bytes spell, its entries sorted. Unknown keys are passed over.
    pub fn parse(bytes: &[u8]) -> Result<Record, RecordFault> {
        if bytes.len() as u64 > LARGEST {
            return Err(RecordFault::TooLarge);
        }
        let Written { schema, as_of, mut articles, mut claims, mut follow_ups, mut sources } =
            serde_json::from_slice(bytes).map_err(|error| shape_of(bytes, &error))?;
        if schema != SCHEMA {
            return Err(RecordFault::Schema { found: schema });
        }
        let as_of = Day::parse(&as_of).map_err(|_| RecordFault::AsOf { found: shown(&as_of) })?;
        articles.sort();
        claims.sort();
        follow_ups.sort();
        sources.sort();
        once(&articles, |it| &it.slug)?;
        once(&claims, |it| &it.id)?;
        once(&follow_ups, |it| (&it.claim, &it.article, &it.id))?;
        once(&sources, |it| (&it.article, &it.id))?;
        let article_is_there = |slug: &str| articles.binary_search_by(|article| article.slug.as_str().cmp(slug)).is_ok();
        let claim_is_there = |id: &str| claims.binary_search_by(|claim| claim.id.as_str().cmp(id)).is_ok();
        all(&claims, |it| article_is_there(&it.article))?;
        all(&follow_ups, |it| article_is_there(&it.article) && claim_is_there(&it.claim))?;
        all(&sources, |it| article_is_there(&it.article))?;
        Ok(Record { as_of, articles, claims, follow_ups, sources })
    }

    /// Writes the bytes of `record.json`: the same for the same record.
    pub fn write_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let Record { as_of, articles, claims, follow_ups, sources } = self;
        write!(out, "{{\n  \"schema\": {SCHEMA},\n  \"as_of\": \"{as_of}\"")?;
        list(out, "articles", articles)?;
        list(out, "claims", claims)?;
        list(out, "follow_ups", follow_ups)?;
        list(out, "sources", sources)?;
        out.write_all(b"\n}\n")
    }
}

fn list<T: Serialize>(out: &mut dyn io::Write, name: &str, entries: &[T]) -> io::Result<()> {
    write!(out, ",\n  \"{name}\": [")?;
    for (count, entry) in entries.iter().enumerate() {
        out.write_all(if count == 0 { b"\n    " } else { b",\n    " })?;
        serde_json::to_writer(&mut *out, entry)?;
    }
    out.write_all(if entries.is_empty() { b"]" } else { b"\n  ]" })
}

/// The entries are sorted, by their names first.
fn once<'a, E: Entry, N: PartialEq>(entries: &'a [E], name: impl Fn(&'a E) -> N) -> Result<(), RecordFault> {
    match entries.windows(2).find(|pair| name(&pair[0]) == name(&pair[1])) {
        None => Ok(()),
        Some(pair) => Err(RecordFault::Twice { what: pair[0].subject() }),
    }
}

fn all<E: Entry>(entries: &[E], fits: impl Fn(&E) -> bool) -> Result<(), RecordFault> {
    match entries.iter().find(|entry| !fits(entry)) {
        None => Ok(()),
        Some(loose) => Err(RecordFault::Loose { what: loose.subject() }),
    }
}

fn shape_of(bytes: &[u8], error: &serde_json::Error) -> RecordFault {
    match serde_json::from_slice(bytes) {
        Ok(WrittenSchema { schema }) if schema != SCHEMA => RecordFault::Schema { found: schema },
        // The parser's message can quote a value whole, however long.
        Ok(WrittenSchema { schema: _ }) | Err(_) => RecordFault::Shape { message: shown(&error.to_string()) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(record: &Record) -> Vec<u8> {
        let mut out = Vec::new();
        record.write_json(&mut out).unwrap();
        out
    }

    fn empty() -> Record {
        let as_of = Day::parse("2026-11-24").unwrap();
        Record { as_of, articles: Vec::new(), claims: Vec::new(), follow_ups: Vec::new(), sources: Vec::new() }
    }

    fn article(slug: &str) -> RecordedArticle {
        let (title, date) = ("T".to_owned(), "2018-03-06".to_owned());
        RecordedArticle {
            slug: slug.into(),
            file: "a.md".into(),
            title,
            date,
            added: None,
            authors: vec![],
            aliases: vec![],
            corrections: vec![],
        }
    }

    fn source(article: &str, id: &str) -> RecordedSource {
        RecordedSource { article: article.into(), id: id.into(), title: "T".into(), publisher: None, date: Some("2018".into()), url: None }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let articles = vec![article("a"), article("b")];
        let record = Record { articles, sources: vec![source("a", "s"), source("b", "정상\u{1b}\"")], ..empty() };
        let json = json(&record);
        assert_eq!(Record::parse(&json).unwrap(), record);
        let text = String::from_utf8(json).unwrap();
        assert_eq!(
            text.lines().find(|line| line.contains("\"id\":\"s\"")),
            Some(r#"    {"article":"a","id":"s","title":"T","publisher":null,"date":"2018","url":null},"#),
            "{text}"
        );
        assert_eq!(Record::parse(&self::json(&empty())).unwrap(), empty());
    }

    #[test]
    fn what_is_no_record_is_refused() {
        let twice = Record {
            articles: vec![article("a")],
            sources: vec![source("a", "s"), RecordedSource { title: "U".into(), ..source("a", "s") }],
            ..empty()
        };
        let lists = r#""articles":[],"claims":[],"follow_ups":[],"sources":[]"#;
        let loose = Record { sources: vec![source("a", "s")], ..empty() };
        for (bytes, expected) in [
            (String::new(), "does not have the shape of ours: EOF while parsing a value at line 1 column 0"),
            ("{}".to_owned(), "does not have the shape of ours: missing field `schema` at line 1 column 2"),
            ("[".repeat(100_000), "does not have the shape of ours: invalid type: sequence, expected u64 at line 1 column 0"),
            (r#"{"schema":2,"all":"else"}"#.to_owned(), "has schema 2; this version reads schema 1"),
            (format!(r#"{{"schema":1,"as_of":"2018-02-30",{lists}}}"#), "is as of `2018-02-30`, which is no day"),
            (format!(r#"{{"schema":1,"as_of":"\u001b[31m",{lists}}}"#), r"is as of `\u{1b}[31m`, which is no day"),
            (String::from_utf8(json(&twice)).unwrap(), "names the source `s` twice"),
            (String::from_utf8(json(&loose)).unwrap(), "has the source `s`, and not what that belongs to"),
        ] {
            let fault = Record::parse(bytes.as_bytes()).unwrap_err().to_string();
            if !fault.starts_with("does not have the shape") {
                assert_eq!(fault, expected);
            }
            assert!(fault.starts_with(&expected[..expected.len().min(25)]), "{fault}");
        }
        assert!(Record::parse(format!(r#"{{"schema":1,"later":[1],"as_of":"2018-02-28",{lists}}}"#).as_bytes()).is_ok());
    }
}
