//! A rating in others' words or numbers → the verdict of a scale that says the same.
//!
//! Only what says the same: a word that the scale has, or one of the usual ones for it; a number that falls on a rating from 1 to
//! 5 exactly. What lies between is no verdict, for this program invents none.

use crate::archive::{ClaimKind, Scale, Scales, Verdict};

/// Words that say what a verdict of the built-in scales says, as [`plain`] gives them.
const SAME: [(ClaimKind, &str, &[&str]); 16] = [
    (
        ClaimKind::Assertion,
        "accurate",
        &["true", "correct", "right", "fact", "wahr", "richtig", "vrai", "exact", "verdadero", "cierto", "verdadeiro", "사실", "صحيح"],
    ),
    (
        ClaimKind::Assertion,
        "mostly-accurate",
        &["mostly true", "mostly correct", "largely true", "largely accurate", "largely correct", "대체로 사실"],
    ),
    (
        ClaimKind::Assertion,
        "mixed",
        &["half true", "mixture", "partly true", "partially true", "partly false", "partially false", "partly correct", "절반의 사실"],
    ),
    (
        ClaimKind::Assertion,
        "misleading",
        &["missing context", "lacks context", "out of context", "irreführend", "trompeur", "engañoso", "enganoso", "مضلل"],
    ),
    (
        ClaimKind::Assertion,
        "inaccurate",
        &[
            "false",
            "incorrect",
            "wrong",
            "untrue",
            "pants on fire",
            "fake",
            "not true",
            "falsch",
            "faux",
            "falso",
            "거짓",
            "사실 아님",
            "خطأ",
            "زائف",
        ],
    ),
    (ClaimKind::Assertion, "unproven", &["unsupported", "unsubstantiated", "no evidence", "not proven"]),
    (ClaimKind::Commitment, "kept", &["promise kept", "fulfilled", "delivered", "achieved", "promise fulfilled"]),
    (ClaimKind::Commitment, "kept-late", &["promise kept late", "fulfilled late"]),
    (
        ClaimKind::Commitment,
        "partly-kept",
        &["compromise", "partially kept", "partly fulfilled", "partially fulfilled", "partially achieved"],
    ),
    (ClaimKind::Commitment, "broken", &["promise broken", "not kept", "not fulfilled", "not achieved", "failed"]),
    (ClaimKind::Commitment, "in-progress", &["in the works", "under way", "underway", "ongoing", "started", "on track"]),
    (ClaimKind::Commitment, "stalled", &["on hold", "blocked"]),
    (ClaimKind::Prediction, "came-true", &["true", "correct", "right"]),
    (ClaimKind::Prediction, "partly-true", &["partially true", "mixed", "half true"]),
    (ClaimKind::Prediction, "did-not-come-true", &["false", "incorrect", "wrong", "untrue", "failed"]),
    (ClaimKind::Prediction, "unfolding", &["open", "pending", "too early to tell"]),
];

/// The order in which kinds are tried where nothing says which it is.
const TRIED: [ClaimKind; 3] = [ClaimKind::Assertion, ClaimKind::Commitment, ClaimKind::Prediction];

/// A rating's number, and between which it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) worst: f64,
    pub(super) best: f64,
}

/// The verdict that the words are.
pub(super) fn of_words<'s>(words: &str, kind: ClaimKind, scale: &'s Scale) -> Option<&'s Verdict> {
    let words = plain(words);
    let named =
        |verdict: &&Verdict| plain(verdict.id.as_str()) == words || verdict.label.as_ref().is_some_and(|label| plain(label) == words);
    scale.verdicts.iter().find(named).or_else(|| {
        let (_, id, _) = SAME.iter().find(|(of, _, same)| *of == kind && same.contains(&words.as_str()))?;
        scale.find(id)
    })
}

/// The settled verdict whose rating the number falls on exactly.
pub(super) fn of_number(number: Number, scale: &Scale) -> Option<&Verdict> {
    let Number { value, worst, best } = number;
    let rating = 1.0 + 4.0 * (value - worst) / (best - worst);
    let is_it = |verdict: &&Verdict| verdict.rating.is_some_and(|own| (f64::from(own) - rating).abs() < 1e-6);
    let mut fitting = scale.verdicts.iter().filter(is_it);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The kind of claim that a rating's words are about.
pub(super) fn kind_of(words: &str, scales: &Scales) -> Option<ClaimKind> {
    TRIED.into_iter().find(|kind| of_words(words, *kind, scales.of(*kind)).is_some())
}

/// Small letters and digits, single blanks between the words.
fn plain(words: &str) -> String {
    let spaced: String = words.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let scales = Scales::default();
        for (words, kind, verdict) in [
            ("False", ClaimKind::Assertion, Some("inaccurate")),
            ("Pants on Fire!", ClaimKind::Assertion, Some("inaccurate")),
            ("Mostly True", ClaimKind::Assertion, Some("mostly-accurate")),
            ("mostly-accurate", ClaimKind::Assertion, Some("mostly-accurate")),
            ("HALF-TRUE", ClaimKind::Assertion, Some("mixed")),
            ("Missing context", ClaimKind::Assertion, Some("misleading")),
            ("거짓", ClaimKind::Assertion, Some("inaccurate")),
            ("Mostly false", ClaimKind::Assertion, None),
            ("Four Pinocchios", ClaimKind::Assertion, None),
            ("Promise Kept", ClaimKind::Commitment, Some("kept")),
            ("kept late", ClaimKind::Commitment, Some("kept-late")),
            ("Compromise", ClaimKind::Commitment, Some("partly-kept")),
            ("In the Works", ClaimKind::Commitment, Some("in-progress")),
            ("False", ClaimKind::Commitment, None),
            ("False", ClaimKind::Prediction, Some("did-not-come-true")),
            ("", ClaimKind::Assertion, None),
        ] {
            let found = of_words(words, kind, scales.of(kind)).map(|verdict| verdict.id.as_str());
            assert_eq!(found, verdict, "{words}");
        }
    }

    #[test]
    fn numbers() {
        let scales = Scales::default();
        for (value, worst, best, kind, verdict) in [
            (1.0, 1.0, 5.0, ClaimKind::Assertion, Some("inaccurate")),
            (2.0, 1.0, 5.0, ClaimKind::Assertion, Some("misleading")),
            (5.0, 1.0, 5.0, ClaimKind::Assertion, Some("accurate")),
            (50.0, 0.0, 100.0, ClaimKind::Assertion, Some("mixed")),
            (5.0, 5.0, 1.0, ClaimKind::Assertion, Some("inaccurate")),
            (4.0, 1.0, 7.0, ClaimKind::Assertion, Some("mixed")),
            (3.0, 1.0, 7.0, ClaimKind::Assertion, None),
            (6.0, 1.0, 5.0, ClaimKind::Assertion, None),
            (1.0, 1.0, 1.0, ClaimKind::Assertion, None),
            (f64::NAN, 1.0, 5.0, ClaimKind::Assertion, None),
            (5.0, 1.0, 5.0, ClaimKind::Commitment, Some("kept")),
            (2.0, 1.0, 5.0, ClaimKind::Commitment, None),
        ] {
            let found = of_number(Number { value, worst, best }, scales.of(kind)).map(|verdict| verdict.id.as_str());
            assert_eq!(found, verdict, "{value} of {worst} to {best}");
        }
    }

    #[test]
    fn usual_words_stand_once_and_for_a_verdict_that_there_is() {
        let scales = Scales::default();
        for (kind, id, same) in SAME {
            assert!(scales.of(kind).find(id).is_some(), "{id}");
            for words in same {
                assert_eq!(plain(words), *words, "written as compared");
                assert_eq!(of_words(words, kind, scales.of(kind)).map(|verdict| verdict.id.as_str()), Some(id), "{words}");
            }
        }
    }

    #[test]
    fn a_rating_tells_the_kind() {
        for (words, kind) in [
            ("True", Some(ClaimKind::Assertion)),
            ("Promise Broken", Some(ClaimKind::Commitment)),
            ("came true", Some(ClaimKind::Prediction)),
            ("Needs work", None),
        ] {
            assert_eq!(kind_of(words, &Scales::default()), kind, "{words}");
        }
    }
}
