//! What holds for any archive, and archives too large for anything but one pass.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::notation::{Written, archive, day};
use super::oracle;
use crate::archive::{ClaimKey, Table};
use crate::date::Day;
use crate::status::{ClaimState, Drafts, Snapshot, as_of};

/// Days of January 2018, so few that many things fall on the same.
fn january() -> impl Strategy<Value = String> {
    (1..=12_u8).prop_map(|day| format!("2018-01-{day:02}"))
}

fn vague() -> impl Strategy<Value = String> {
    prop_oneof![6 => january(), 1 => Just("2018-01/..".to_owned()), 1 => Just("2018".to_owned()), 1 => january().prop_map(|day| day + "~")]
}

/// One line of a follow-up of a claim that has `count`.
fn follow_up(index: usize, count: usize) -> impl Strategy<Value = String> {
    let other = move || (0..count).prop_map(|other| format!("f{other}"));
    let names = prop_oneof![
        6 => Just(String::new()),
        3 => other().prop_map(|other| format!(" corrects {other}")),
        4 => other().prop_map(|other| format!(" disputes {other}")),
        1 => (other(), other()).prop_map(|(one, two)| format!(" settles {one},{two}")),
    ];
    let verdict = prop_oneof![
        3 => Just(""),
        8 => prop::sample::select(vec![" stalled", " in-progress", " kept", " broken", " withdrawn", " lapsed"]),
    ];
    let condition = prop_oneof![
        4 => Just(""),
        2 => prop::sample::select(vec![" i:met", " i:failed", " i:ceased", " w:met", " w:ceased", " u:met", " u:failed"]),
    ];
    let due = prop_oneof![4 => Just(String::new()), 1 => vague().prop_map(|date| format!(" due {date}"))];
    let shared = prop_oneof![3 => Just(""), 1 => Just(" in shared")];
    (january(), vague(), verdict, names, condition, due, shared).prop_map(
        move |(recorded, happened, verdict, names, condition, due, shared)| {
            format!("  f{index} {recorded} {happened}{verdict}{names}{condition}{due}{shared}\n")
        },
    )
}

/// A claim of `claims`, with its follow-ups. It is due before a later one only, so that there is no circle.
fn claim(index: usize, claims: usize) -> impl Strategy<Value = String> {
    let due = prop_oneof![
        1 => Just(String::new()),
        2 => vague().prop_map(|date| format!(" due {date}")),
        2 => (index + 1..=claims).prop_map(move |other| if other < claims { format!(" before c{other}") } else { String::new() }),
        1 => (0..claims).prop_map(|other| format!(" after c{other}")),
    ];
    let shape = prop::sample::select(vec!["act", "outcome", "refrain", "maintain", "act untestable"]);
    let replaces = prop_oneof![5 => Just(String::new()), 1 => (0..claims).prop_map(|other| format!(" replaces c{other}"))];
    let conditions = prop::sample::select(vec![
        "if:i while:w unless:u",
        "while:w unless:u if:i",
        "if:i if:j while:w unless:u",
        "while:i while:w unless:u",
    ]);
    let follow_ups = (0..7_usize).prop_flat_map(|count| (0..count).map(|index| follow_up(index, count)).collect::<Vec<_>>());
    (january(), due, shape, replaces, conditions, follow_ups).prop_map(move |(recorded, due, shape, replaces, conditions, follow_ups)| {
        format!("claim c{index} {recorded} {shape} {conditions}{due}{replaces}\n{}", follow_ups.concat())
    })
}

fn claims() -> impl Strategy<Value = Vec<String>> {
    (1..4_usize).prop_flat_map(|count| (0..count).map(|index| claim(index, count)).collect::<Vec<_>>())
}

fn days() -> impl Iterator<Item = Day> {
    std::iter::successors(Some(day("2018-01-01")), |day| Some(day.next())).take(34)
}

fn on(written: &Written, day: Day) -> Snapshot {
    as_of(&written.archive, day, Drafts::Leave)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_day_is_as_the_rules_say(text in claims()) {
        let text = text.concat();
        let written = archive(&text);
        for day in days() {
            let snapshot = on(&written, day);
            for (key, state) in snapshot.claims() {
                let archive = &written.archive;
                prop_assert_eq!(state.status.id(), oracle::status(archive, key, day), "{} {}\n{}", day, archive.claims[key].id, text);
                prop_assert_eq!(&state.standing, &oracle::standing(archive, key, day), "{} {}\n{}", day, archive.claims[key].id, text);
                if let Some(due) = &state.due {
                    prop_assert_eq!(due.past_after, oracle::last_day(archive, key, day), "{} {}\n{}", day, archive.claims[key].id, text);
                }
            }
        }
    }

    #[test]
    fn a_later_day_loses_no_entry_of_the_history(text in claims()) {
        let text = text.concat();
        let written = archive(&text);
        let last = on(&written, day("2018-03-01"));
        for day in days() {
            for (key, state) in on(&written, day).claims() {
                let later = &last.claim(key).unwrap().history;
                prop_assert_eq!(Some(state.history.as_slice()), later.get(..state.history.len()), "{}\n{}", day, text);
                prop_assert_eq!(state.history.last().map(|spell| spell.status.id()), Some(state.status.id()));
                prop_assert!(later.get(state.history.len()).is_none_or(|next| next.from > day));
            }
        }
    }

    #[test]
    fn the_order_of_what_is_written_plays_no_part(mut text in claims()) {
        let mut written = archive(&text.concat());
        let before = on(&written, day("2018-02-01"));
        text.reverse();
        // Two entries of one article keep the order in which they are written.
        if !text.concat().contains(" in shared") {
            let claims_reversed = on(&archive(&text.concat()), day("2018-02-01"));
            prop_assert_eq!(states(&claims_reversed), states(&before));
        }
        let reversed = written.archive.claims.values().cloned().map(|mut claim| {
            claim.follow_ups.reverse();
            claim
        });
        written.archive.claims = Table::new(reversed);
        let follow_ups_reversed = on(&written, day("2018-02-01"));
        prop_assert_eq!(states(&follow_ups_reversed), states(&before));
    }
}

fn states(snapshot: &Snapshot) -> Vec<(ClaimKey, &ClaimState)> {
    snapshot.claims().collect()
}

#[test]
fn circles_come_to_an_end() {
    for words in ["corrects", "disputes", "settles"] {
        let mut text = "claim circle 2018-01-01\n".to_owned();
        for index in 0..9 {
            writeln!(text, "  f{index} 2018-02-0{} kept {words} f{}", index % 3 + 1, (index + 1) % 9).unwrap();
        }
        writeln!(text, "  tail 2018-02-02 broken {words} f4").unwrap();
        writeln!(text, "  itself 2018-02-02 broken {words} itself").unwrap();
        let written = archive(&text);
        let last = only(&written);
        for day in days() {
            let history = on(&written, day).claim(ClaimKey::at(0)).unwrap().history.clone();
            assert_eq!(history, last.history[..history.len()], "{words} {day}");
        }
    }
}

const MANY: usize = 20_000;

/// A claim with [`MANY`] follow-ups, each recorded on a day of its own and named by the next.
fn chain(line: impl Fn(usize) -> String) -> Written {
    let mut text = "claim chain 1900-01-01 if:c due 2100\n".to_owned();
    let days = std::iter::successors(Some(day("1900-01-02")), |day| Some(day.next()));
    for (index, day) in days.take(MANY).enumerate() {
        writeln!(text, "  f{index} {day} {}", line(index)).unwrap();
    }
    archive(&text)
}

fn only(written: &Written) -> ClaimState {
    on(written, day("2099-01-01")).claim(ClaimKey::at(0)).unwrap().clone()
}

#[test]
fn long_chains_of_follow_ups() {
    let before = |index: usize| index.saturating_sub(1);
    let corrected = only(&chain(|index| format!("{} corrects f{}", if index % 2 == 0 { "kept" } else { "broken" }, before(index))));
    assert_eq!((corrected.status.id(), corrected.history.len()), ("broken", MANY + 1));
    assert!(corrected.follow_ups.iter().rev().step_by(2).all(|follow_up| follow_up.active));

    let disputed = only(&chain(|index| format!("{} disputes f{}", if index % 2 == 0 { "kept" } else { "broken" }, before(index))));
    assert_eq!((disputed.status.id(), disputed.history.len(), disputed.standing.len()), ("contested", 3, MANY));

    let settled = only(&chain(|index| format!("stalled settles f{} c:met due 2100-{:02}", before(index), index % 12 + 1)));
    assert_eq!((settled.status.id(), settled.history.len(), settled.standing.len()), ("stalled", 2, 1));

    let of_one_day = only(&chain(|_| "kept 1900-01-01".to_owned()));
    assert_eq!((of_one_day.standing.len(), of_one_day.history.len()), (1, 2));
}

#[test]
fn many_follow_ups_of_one_day() {
    let mut text = "claim day 2018-01-01\n".to_owned();
    for index in 0..MANY {
        writeln!(text, "  f{index} 2018-02-01 {}", if index % 2 == 0 { "kept" } else { "broken" }).unwrap();
    }
    let state = only(&archive(&text));
    assert_eq!((state.status.id(), state.standing.len()), ("contested", MANY));
}

#[test]
fn long_chains_of_claims() {
    const CLAIMS: usize = 50_000;
    let mut text = String::new();
    for index in 0..CLAIMS {
        let then = if index + 1 < CLAIMS { format!("before c{} replaces c{}", index + 1, index + 1) } else { "due 2018-04".to_owned() };
        writeln!(text, "claim c{index} 2018-01-01 {then}").unwrap();
    }
    let written = archive(&text);
    let snapshot = on(&written, day("2018-05-01"));
    let state = |name: &str| snapshot.claim(written.claims[name]).unwrap();
    assert_eq!(state("c0").status.id(), "overdue");
    assert_eq!(state("c0").since, day("2018-05-01"));
    assert_eq!(state("c1").status.id(), "superseded");
    assert_eq!(state(&format!("c{}", CLAIMS - 1)).due.as_ref().unwrap().past_after, Some(day("2018-04-30")));
}
