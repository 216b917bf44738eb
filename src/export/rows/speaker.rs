//! Rows of speakers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::{Archive, SpeakerKey};
use crate::status::Snapshot;

/// A speaker.
#[derive(Clone, Debug, Serialize)]
pub struct SpeakerRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// person, organisation, or null.
    pub kind: Option<&'static str>,
    /// Its office.
    pub role: Option<&'a str>,
    /// Addresses of pages about the same.
    pub same_as: Vec<&'a str>,
    /// Whether it has a file.
    pub declared: bool,
    /// How many claims it made.
    pub claims: usize,
    /// How many of them have which status.
    pub statuses: BTreeMap<&'a str, usize>,
}

/// Every speaker that is declared or made a claim that exists, in the order of ids.
pub fn speaker_rows<'a>(archive: &'a Archive, snapshot: &'a Snapshot) -> Vec<SpeakerRow<'a>> {
    let mut statuses: BTreeMap<SpeakerKey, BTreeMap<&str, usize>> = BTreeMap::new();
    for (key, state) in snapshot.claims() {
        *statuses.entry(archive.claims[key].speaker).or_default().entry(state.status.id()).or_default() += 1;
    }
    archive
        .speakers
        .iter()
        .filter_map(|(key, speaker)| {
            let of_speaker = statuses.remove(&key);
            if of_speaker.is_none() && !speaker.declared {
                return None;
            }
            let statuses = of_speaker.unwrap_or_default();
            Some(SpeakerRow {
                id: speaker.id.as_str(),
                name: &speaker.name,
                kind: speaker.kind.map(|kind| kind.as_str()),
                role: speaker.role.as_deref(),
                same_as: speaker.same_as.iter().map(String::as_str).collect(),
                declared: speaker.declared,
                claims: statuses.values().sum(),
                statuses,
            })
        })
        .collect()
}
