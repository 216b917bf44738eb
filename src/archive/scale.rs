//! The scales of verdicts, one a kind of claim.

use super::claim::{ClaimKind, words};
use crate::id::StatusId;

words! {
    /// What a verdict does to a claim.
    VerdictClass {
        /// It may still go either way.
        Open = "open",
        /// It is judged, with a rating.
        Settled = "settled",
        /// It is closed, and there is nothing to rate.
        Void = "void",
    }
}

/// One entry of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What front matter and addresses say.
    pub id: StatusId,
    /// What archive.yaml calls it; `None`: what the theme's language does.
    pub label: Option<String>,
    /// A glyph, for entries that the theme has no drawing for.
    pub symbol: Option<String>,
    /// What archive.yaml says it means; `None`: what the theme's language says.
    pub meaning: Option<String>,
    /// What it does.
    pub class: VerdictClass,
    /// 1 (worst) to 5 (best) for a settled one.
    pub rating: Option<u8>,
}

/// The verdicts of one kind of claim, in the order of display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The entries.
    pub verdicts: Vec<Verdict>,
}

impl Scale {
    /// The entry of that id.
    pub fn find(&self, id: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.id.as_str() == id)
    }
}

/// Every kind's scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scales {
    /// Of commitments.
    pub commitment: Scale,
    /// Of predictions.
    pub prediction: Scale,
    /// Of assertions.
    pub assertion: Scale,
}

impl Scales {
    /// The scale of a kind.
    pub fn of(&self, kind: ClaimKind) -> &Scale {
        match kind {
            ClaimKind::Commitment => &self.commitment,
            ClaimKind::Prediction => &self.prediction,
            ClaimKind::Assertion => &self.assertion,
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, kind: ClaimKind) -> &mut Scale {
        match kind {
            ClaimKind::Commitment => &mut self.commitment,
            ClaimKind::Prediction => &mut self.prediction,
            ClaimKind::Assertion => &mut self.assertion,
        }
    }
}

impl Default for Scales {
    fn default() -> Scales {
        Scales {
            commitment: scale(&[
                ("in-progress", VerdictClass::Open, None),
                ("stalled", VerdictClass::Open, None),
                ("holding", VerdictClass::Open, None),
                ("kept", VerdictClass::Settled, Some(5)),
                ("kept-late", VerdictClass::Settled, Some(4)),
                ("partly-kept", VerdictClass::Settled, Some(3)),
                ("broken", VerdictClass::Settled, Some(1)),
                ("not-triggered", VerdictClass::Void, None),
                ("lapsed", VerdictClass::Void, None),
                ("withdrawn", VerdictClass::Void, None),
                ("superseded", VerdictClass::Void, None),
                ("unverifiable", VerdictClass::Void, None),
            ]),
            prediction: scale(&[
                ("unfolding", VerdictClass::Open, None),
                ("came-true", VerdictClass::Settled, Some(5)),
                ("partly-true", VerdictClass::Settled, Some(3)),
                ("did-not-come-true", VerdictClass::Settled, Some(1)),
                ("not-triggered", VerdictClass::Void, None),
                ("lapsed", VerdictClass::Void, None),
                ("withdrawn", VerdictClass::Void, None),
                ("superseded", VerdictClass::Void, None),
                ("unverifiable", VerdictClass::Void, None),
            ]),
            assertion: scale(&[
                ("unproven", VerdictClass::Open, None),
                ("accurate", VerdictClass::Settled, Some(5)),
                ("mostly-accurate", VerdictClass::Settled, Some(4)),
                ("mixed", VerdictClass::Settled, Some(3)),
                ("misleading", VerdictClass::Settled, Some(2)),
                ("inaccurate", VerdictClass::Settled, Some(1)),
                ("withdrawn", VerdictClass::Void, None),
                ("unverifiable", VerdictClass::Void, None),
            ]),
        }
    }
}

fn scale(entries: &[(&str, VerdictClass, Option<u8>)]) -> Scale {
    let verdicts = entries
        .iter()
        .filter_map(|(id, class, rating)| {
            let id = StatusId::new(id).ok()?;
            Some(Verdict { id, label: None, symbol: None, meaning: None, class: *class, rating: *rating })
        })
        .collect();
    Scale { verdicts }
}
