//! Names → speakers: those of the archive, and files for those that it has not.

use std::collections::BTreeMap;

use super::hash::short_hash;
use super::key::Key;
use super::known::{Known, folded};
use super::remark::Remarks;
use super::statement::Statement;
use crate::archive::SpeakerKind;
use crate::id::SpeakerId;

/// The name of a speaker whom a row does not name.
const NOBODY: &str = "Unknown speaker";

/// A speaker's file to be written.
#[derive(Clone, Debug)]
pub(super) struct SpeakerDraft {
    pub(super) id: SpeakerId,
    pub(super) name: String,
    pub(super) kind: Option<SpeakerKind>,
    pub(super) role: Option<String>,
    pub(super) same_as: Vec<String>,
}

/// The speakers of an import.
#[derive(Debug)]
pub(super) struct Speakers<'k> {
    known: &'k Known,
    drafts: BTreeMap<String, SpeakerDraft>,
}

impl<'k> Speakers<'k> {
    /// None yet.
    pub(super) fn new(known: &'k Known) -> Speakers<'k> {
        Speakers { known, drafts: BTreeMap::new() }
    }

    /// Whose claim a row states.
    pub(super) fn of(&mut self, statement: &Statement, remarks: &mut Remarks) -> SpeakerId {
        let name = statement.speaker.as_deref().unwrap_or_else(|| {
            remarks.reread(statement.place, format!("no speaker is named; recorded as `{NOBODY}`"));
            NOBODY
        });
        let id = id_of(name);
        if let Some(known) = self.known.speaker(name, &id) {
            let differs = [
                (Key::Role, statement.role.is_some() && statement.role != known.role),
                (Key::SpeakerKind, statement.speaker_kind.is_some() && statement.speaker_kind != known.kind),
                (Key::SameAs, statement.same_as.iter().any(|address| !known.same_as.contains(address))),
            ];
            for (key, _) in differs.into_iter().filter(|(_, differs)| *differs) {
                remarks.left(statement.place, format!("`{}` is left out: the file of `{}` says otherwise", key.as_str(), known.id));
            }
            return known.id.clone();
        }
        match self.drafts.get_mut(id.as_str()) {
            None => {
                let Statement { speaker_kind: kind, role, same_as, .. } = statement.clone();
                self.drafts.insert(id.to_string(), SpeakerDraft { id: id.clone(), name: name.to_owned(), kind, role, same_as });
            }
            Some(draft) => {
                if folded(&draft.name) != folded(name) {
                    remarks.reread(statement.place, format!("the speaker `{name}` is taken for `{}`, of the same id `{id}`", draft.name));
                }
                draft.kind = draft.kind.or(statement.speaker_kind);
                if let Some(role) = &statement.role
                    && draft.role.get_or_insert_with(|| role.clone()) != role
                {
                    remarks.left(statement.place, format!("`role` is left out: another row gives another of `{id}`"));
                }
                for address in &statement.same_as {
                    if !draft.same_as.contains(address) {
                        draft.same_as.push(address.clone());
                    }
                }
            }
        }
        id
    }

    /// The files to be written, in the order of ids.
    pub(super) fn drafts(self) -> Vec<SpeakerDraft> {
        self.drafts.into_values().collect()
    }
}

/// The id of a name. One in letters that ids do not have gets a number that is always the same.
fn id_of(name: &str) -> SpeakerId {
    let hashed = || SpeakerId::new(&format!("speaker-{}", short_hash(&[&folded(name)])));
    SpeakerId::of(name).or_else(|| hashed().ok()).unwrap_or_else(SpeakerId::nobody)
}
