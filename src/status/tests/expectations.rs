//! Holds an archive against what its notation expects of it.

use super::notation::{Expectation, Written, archive, day};
use crate::archive::{Archive, ClaimKey, Due, FollowUpKey};
use crate::status::{ClaimState, Drafts, Spell, Why, as_of};

/// Reads a table, and compares every line that begins with `=` or `~`.
pub(super) fn check(text: &str) {
    let written = archive(text);
    assert!(!written.expectations.is_empty(), "nothing is expected");
    for expectation in &written.expectations {
        let id = written.id(expectation.claim);
        assert_eq!(expectation.found(&written), expectation.line, "{id}");
    }
}

impl Expectation {
    /// The line as it should have been.
    fn found(&self, written: &Written) -> String {
        let words: Vec<&str> = self.line.split(' ').collect();
        let drafts = if words[0] == "=+" { Drafts::Include } else { Drafts::Leave };
        let snapshot = as_of(&written.archive, day(words[1]), drafts);
        let mut found = vec![words[0].to_owned(), words[1].to_owned()];
        let Some(state) = snapshot.claim(self.claim) else {
            found.push("-".to_owned());
            return found.join(" ");
        };
        if words[0] == "~" {
            let spells: Vec<String> = state.history.iter().map(|spell| written.spell(spell)).collect();
            found.push(spells.join("; "));
            return found.join(" ");
        }
        found.push(state.status.id().to_owned());
        found.extend(state.standing.iter().map(|key| written.name(*key).to_owned()));
        let wanted = words[2..].iter().filter_map(|word| word.split_once('='));
        found.extend(wanted.map(|(what, _)| format!("{what}={}", written.value(state, what))));
        found.join(" ")
    }
}

fn or_dash(text: Option<impl ToString>) -> String {
    text.map_or("-".to_owned(), |text| text.to_string())
}

impl Written {
    fn id(&self, claim: ClaimKey) -> &str {
        self.archive.claims[claim].id.as_str()
    }

    fn value(&self, state: &ClaimState, what: &str) -> String {
        let name = |key: Option<FollowUpKey>| or_dash(key.map(|key| self.name(key)));
        let due = state.due.as_ref();
        match what {
            "since" => state.since.to_string(),
            "recorded" => or_dash(state.last_recorded),
            "due" => or_dash(due.map(|due| due_as_written(&self.archive, &due.written))),
            "last" => or_dash(due.and_then(|due| due.past_after)),
            "moved" => name(due.and_then(|due| due.by)),
            "detail" => name(state.detail),
            "confirmed" => state.confirmed.as_str().to_owned(),
            "by" => or_dash(state.replaced_by.map(|claim| self.id(claim))),
            "flags" => flags(state),
            "conditions" => {
                let states = state.conditions.iter().map(|one| or_dash(one.map(|(one, by)| format!("{}:{}", one.as_str(), self.name(by)))));
                states.collect::<Vec<_>>().join(",")
            }
            "read" => state.follow_ups.iter().map(|follow_up| self.name(follow_up.key)).collect::<Vec<_>>().join(","),
            "corrected" => {
                let corrected = state.follow_ups.iter().filter(|follow_up| !follow_up.active);
                let pairs: Vec<String> = corrected.map(|one| format!("{}:{}", self.name(one.key), name(one.corrected_by))).collect();
                if pairs.is_empty() { "-".to_owned() } else { pairs.join(",") }
            }
            _ => panic!("{what}"),
        }
    }

    /// From when, which status, why; where the day it happened is another than the first, that too.
    fn spell(&self, spell: &Spell) -> String {
        let why = match spell.why {
            Why::New => "new".to_owned(),
            Why::Judged { by } => format!("judged {}", self.name(by)),
            Why::Corrected { by } => format!("corrected {}", self.name(by)),
            Why::Disputed { by } => format!("disputed {}", self.name(by)),
            Why::Settled { by } => format!("settled {}", self.name(by)),
            Why::DayPassed => "passed".to_owned(),
            Why::DueMoved { by } => format!("moved {}", self.name(by)),
            Why::OtherMoved { claim } => format!("other {}", self.id(claim)),
            Why::ConditionChanged { by } => format!("condition {}", self.name(by)),
            Why::Replaced { by } => format!("replaced {}", self.id(by)),
        };
        let happened = spell.happened.as_ref().map(ToString::to_string).filter(|happened| *happened != spell.from.to_string());
        let happened = happened.map_or(String::new(), |happened| format!(" {happened}"));
        format!("{} {} {why}{happened}", spell.from, spell.status.id())
    }
}

fn due_as_written(archive: &Archive, due: &Due) -> String {
    match due {
        Due::On(date) => date.written().to_owned(),
        Due::Before(claim) => format!("before:{}", archive.claims[*claim].id),
        Due::After(claim) => format!("after:{}", archive.claims[*claim].id),
    }
}

fn flags(state: &ClaimState) -> String {
    let flags = state.flags;
    let named = [
        ("hearsay", flags.hearsay),
        ("slipped", flags.slipped),
        ("stale", flags.stale),
        ("unsupported", flags.unsupported),
        ("single-source", flags.single_source),
    ];
    let shown: Vec<&str> = named.into_iter().filter(|(_, shown)| *shown).map(|(name, _)| name).collect();
    if shown.is_empty() { "-".to_owned() } else { shown.join(",") }
}
