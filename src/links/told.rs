//! Addresses with their answers, for programs: `links --format json`, as docs/links.md describes it.

use serde::Serialize;

use super::{Answer, Outside};
use crate::date::Day;
use crate::files::Files;

/// What was asked on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    schema: u32,
    asked: String,
    addresses: Vec<ToldAddress>,
}

#[derive(Clone, Debug, Serialize)]
struct ToldAddress {
    url: String,
    outcome: &'static str,
    status: Option<u16>,
    to: Option<String>,
    reason: String,
    title: Option<String>,
    copies: Vec<String>,
    uses: Vec<ToldUse>,
}

#[derive(Clone, Debug, Serialize)]
struct ToldUse {
    file: String,
    line: usize,
    role: &'static str,
}

impl Told {
    /// Addresses in that order.
    pub fn new(addresses: &[(&Outside, &Answer)], files: &Files, asked: Day) -> Told {
        Told {
            schema: 1,
            asked: asked.to_string(),
            addresses: addresses.iter().map(|(outside, answer)| told(outside, answer, files)).collect(),
        }
    }
}

fn told(outside: &Outside, answer: &Answer, files: &Files) -> ToldAddress {
    let Outside { url, uses, copies } = outside;
    let Answer { outcome, status, to, reason, title } = answer.clone();
    let uses = uses.iter().map(|one| ToldUse {
        file: files.get(one.at.file).path.as_str().to_owned(),
        line: files.place(one.at).line,
        role: one.role.as_str(),
    });
    ToldAddress { url: url.clone(), outcome: outcome.as_str(), status, to, reason, title, copies: copies.clone(), uses: uses.collect() }
}
