//! The rules once more, word by word, a day at a time, with no thought for speed.

use crate::archive::{Archive, ClaimKey, ClaimKind, ConditionKind, ConditionState, Due, FollowUpKey, Form, VerdictClass};
use crate::date::Day;

fn recorded(archive: &Archive, key: FollowUpKey) -> Day {
    archive.articles[archive.follow_ups[key].article].date
}

fn dates(archive: &Archive, key: FollowUpKey) -> (Day, Day) {
    let recorded = recorded(archive, key);
    (archive.follow_ups[key].happened.last_day().unwrap_or(recorded), recorded)
}

fn exists(archive: &Archive, claim: ClaimKey, day: Day) -> bool {
    archive.articles[archive.claims[claim].article].date <= day
}

/// What is recorded of a claim by a day, in reading order.
fn read(archive: &Archive, claim: ClaimKey, day: Day) -> Vec<FollowUpKey> {
    let mut waiting: Vec<FollowUpKey> = archive.claims[claim].follow_ups.clone();
    waiting.retain(|key| recorded(archive, *key) <= day);
    waiting.sort_by_key(|key| (dates(archive, *key), *key));
    let mut order = Vec::new();
    while !waiting.is_empty() {
        let free = |key: &FollowUpKey| {
            let follow_up = &archive.follow_ups[*key];
            let mut named = follow_up.settles.iter().chain(&follow_up.corrects).chain(&follow_up.disputes);
            named.all(|named| named == key || !waiting.contains(named))
        };
        let next = waiting.iter().position(free).unwrap_or(0);
        order.push(waiting.remove(next));
    }
    order
}

/// Those of them that count.
fn counting(archive: &Archive, order: &[FollowUpKey]) -> Vec<FollowUpKey> {
    let mut counting: Vec<FollowUpKey> = Vec::new();
    for key in order.iter().rev() {
        if !counting.iter().any(|later| archive.follow_ups[*later].corrects == Some(*key)) {
            counting.push(*key);
        }
    }
    counting.reverse();
    counting
}

fn judging(archive: &Archive, counting: &[FollowUpKey]) -> Vec<FollowUpKey> {
    counting.iter().copied().filter(|key| archive.verdict_class(*key).is_some()).collect()
}

/// The verdicts of a claim that stand on a day.
pub(super) fn standing(archive: &Archive, claim: ClaimKey, day: Day) -> Vec<FollowUpKey> {
    let mut standing: Vec<FollowUpKey> = Vec::new();
    for key in judging(archive, &counting(archive, &read(archive, claim, day))) {
        let follow_up = &archive.follow_ups[key];
        if !follow_up.settles.is_empty() {
            standing.clear();
        } else if !follow_up.disputes.is_some_and(|disputed| standing.contains(&disputed)) {
            standing
                .retain(|other| dates(archive, *other) == dates(archive, key) && archive.follow_ups[*other].article != follow_up.article);
        }
        standing.push(key);
    }
    standing
}

/// The last day of due as it stands on a day.
pub(super) fn last_day(archive: &Archive, claim: ClaimKey, day: Day) -> Option<Day> {
    let counting = counting(archive, &read(archive, claim, day));
    let since = archive.articles[archive.claims[claim].article].date;
    let own = archive.claims[claim].due.as_ref();
    let mut moved: Vec<FollowUpKey> = counting.into_iter().filter(|key| archive.follow_ups[*key].due.is_some()).collect();
    moved.sort_by_key(|key| recorded(archive, *key));
    moved.retain(|key| own.is_none() || recorded(archive, *key) >= since);
    match (moved.last(), own) {
        (Some(key), _) => archive.follow_ups[*key].due.as_ref().unwrap().overdue_after(),
        (None, Some(Due::On(date))) => date.overdue_after(),
        (None, Some(Due::Before(other))) if exists(archive, *other, day) => {
            let judging = judging(archive, &self::counting(archive, &read(archive, *other, day)));
            let settled = judging.into_iter().find(|key| archive.verdict_class(*key) == Some(VerdictClass::Settled));
            settled.map_or_else(|| last_day(archive, *other, day), |key| Some(dates(archive, key).0))
        }
        (None, Some(Due::Before(_) | Due::After(_)) | None) => None,
    }
}

fn conditions(archive: &Archive, claim: ClaimKey, day: Day) -> Vec<(ConditionKind, Option<ConditionState>)> {
    let mut states = vec![None; archive.claims[claim].conditions.len()];
    for key in counting(archive, &read(archive, claim, day)) {
        for (condition, state) in &archive.follow_ups[key].conditions {
            states[*condition] = Some(*state);
        }
    }
    archive.claims[claim].conditions.iter().map(|condition| condition.kind).zip(states).collect()
}

/// The status of a claim that exists on a day.
pub(super) fn status(archive: &Archive, key: ClaimKey, day: Day) -> String {
    let claim = &archive.claims[key];
    let standing = standing(archive, key, day);
    let verdicts: Vec<&str> = standing.iter().map(|key| archive.follow_ups[*key].verdict.as_ref().unwrap().as_str()).collect();
    if verdicts.iter().any(|verdict| *verdict != verdicts[0]) {
        return "contested".to_owned();
    }
    let open = verdicts.last().copied();
    if let Some(last) = standing.last().filter(|key| archive.verdict_class(**key) != Some(VerdictClass::Open)) {
        return archive.follow_ups[*last].verdict.as_ref().unwrap().to_string();
    }
    let conditions = conditions(archive, key, day);
    let is = |kind: ConditionKind, state: ConditionState| conditions.contains(&(kind, Some(state)));
    if is(ConditionKind::If, ConditionState::Failed) {
        return "not-triggered".to_owned();
    }
    if is(ConditionKind::While, ConditionState::Ceased)
        || is(ConditionKind::While, ConditionState::Failed)
        || is(ConditionKind::Unless, ConditionState::Met)
    {
        return "lapsed".to_owned();
    }
    if archive.claims.iter().any(|(other, newer)| newer.replaces == Some(key) && other != key && exists(archive, other, day)) {
        return "superseded".to_owned();
    }
    if !claim.testable && open.is_none() {
        return "unverifiable".to_owned();
    }
    let unmet = conditions.contains(&(ConditionKind::If, None));
    if last_day(archive, key, day).is_some_and(|last| day > last) {
        let to_do = claim.kind == ClaimKind::Commitment && (claim.form == Form::Act || claim.form == Form::Outcome);
        return if to_do && !unmet { "overdue" } else { "awaiting-verdict" }.to_owned();
    }
    open.unwrap_or(if unmet { "conditional" } else { "pending" }).to_owned()
}
