//! Statuses as marks: a shape, a word, a tone (READER, section 1).
//!
//! In: a kind and the id of a status. Out: a [`Mark`], in the words of archive.yaml, else of the theme.
//! The tone comes from the class and rating of the scale; of what the program finds by rule, from the status itself.

use super::drawings;
use super::model::{Mark, Shared};
use super::standpoint::View;
use crate::archive::{ClaimKind, FollowUpKey, Scales, Verdict, VerdictClass};
use crate::drawing::Tone;
use crate::theme::Html;

impl View<'_> {
    /// A status of claims of a kind, by its id.
    pub fn mark(&self, kind: ClaimKind, id: &str) -> Shared<Mark> {
        let mark = self.edition.marks[kind as usize].get(id, || self.new_mark(kind, id).into());
        if let Some(drawing) = &mark.drawing {
            self.use_drawing(drawing);
        }
        mark
    }

    fn new_mark(&self, kind: ClaimKind, id: &str) -> Mark {
        let verdict = self.archive().config.scales.of(kind).find(id);
        let word = |part: &str| self.strings.get(&format!("status.{id}.{part}")).map(str::to_owned);
        let meaning = verdict.and_then(|verdict| verdict.meaning.clone()).or_else(|| word("meaning"));
        let symbol = verdict.and_then(|verdict| verdict.symbol.clone());
        let drawing = symbol.is_none().then(|| drawing(id, verdict));
        Mark {
            id: id.to_owned(),
            label: self.status_word(kind, id),
            drawing,
            symbol,
            tone: tone(id, verdict).to_owned(),
            class: verdict.map_or("derived", |verdict| verdict.class.as_str()).to_owned(),
            meaning: meaning.unwrap_or_default(),
            sign: Html::default(),
            html: Html::default(),
        }
        .drawn()
    }

    /// The word of a status alone.
    pub fn status_word(&self, kind: ClaimKind, id: &str) -> String {
        let own = self.archive().config.scales.of(kind).find(id).and_then(|verdict| verdict.label.as_deref());
        own.or_else(|| self.strings.get(&format!("status.{id}.label"))).unwrap_or(id).to_owned()
    }

    /// The verdict of a follow-up; none for an event.
    pub fn verdict_mark(&self, follow_up: FollowUpKey) -> Option<Shared<Mark>> {
        let entry = &self.archive().follow_ups[follow_up];
        let kind = self.archive().claims[entry.claim].kind;
        entry.verdict.as_ref().map(|verdict| self.mark(kind, verdict.as_str()))
    }
}

/// The tone of a status of claims of a kind, for terminals as for pages.
pub fn tone_of_status(scales: &Scales, kind: ClaimKind, id: &str) -> Tone {
    drawings::tone(tone(id, scales.of(kind).find(id)))
}

/// The class of the stylesheet that colours a status. `verdict`: its entry of the scale, if it has one.
pub(super) fn tone(id: &str, verdict: Option<&Verdict>) -> &'static str {
    match verdict.map(|verdict| (verdict.class, verdict.rating)) {
        Some((VerdictClass::Open, _)) => "open",
        Some((VerdictClass::Void, _)) => "void",
        Some((VerdictClass::Settled, Some(4..))) => "good",
        Some((VerdictClass::Settled, Some(0 | 1))) => "bad",
        Some((VerdictClass::Settled, Some(2 | 3) | None)) => "mid",
        None => match id {
            "pending" | "conditional" => "open",
            "overdue" | "awaiting-verdict" => "time",
            "contested" => "split",
            _ => "void",
        },
    }
}

/// The drawing in the sprite. Several statuses share one; what an archive adds without a symbol gets the bare shape of its class.
fn drawing(id: &str, verdict: Option<&Verdict>) -> &'static str {
    match id {
        "kept" | "came-true" | "accurate" => "kept",
        "kept-late" => "kept-late",
        "mostly-accurate" => "mostly-accurate",
        "partly-kept" | "partly-true" | "mixed" => "partly-kept",
        "misleading" => "misleading",
        "broken" | "did-not-come-true" | "inaccurate" => "broken",
        "pending" => "pending",
        "conditional" => "conditional",
        "in-progress" | "unfolding" => "in-progress",
        "stalled" => "stalled",
        "holding" => "holding",
        "unproven" => "unproven",
        "overdue" => "overdue",
        "awaiting-verdict" => "awaiting-verdict",
        "contested" => "contested",
        "not-triggered" => "not-triggered",
        "lapsed" => "lapsed",
        "withdrawn" => "withdrawn",
        "superseded" => "superseded",
        "unverifiable" => "unverifiable",
        _ => match verdict.map(|verdict| verdict.class) {
            Some(VerdictClass::Open) => "pending",
            Some(VerdictClass::Settled) => "disc",
            Some(VerdictClass::Void) | None => "square",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Scales;
    use crate::id::StatusId;

    #[test]
    fn the_tone_and_drawing_of_a_status() {
        let scales = Scales::default();
        for (kind, id, tones, drawn) in [
            (ClaimKind::Commitment, "kept", "good", "kept"),
            (ClaimKind::Commitment, "kept-late", "good", "kept-late"),
            (ClaimKind::Commitment, "partly-kept", "mid", "partly-kept"),
            (ClaimKind::Commitment, "broken", "bad", "broken"),
            (ClaimKind::Commitment, "holding", "open", "holding"),
            (ClaimKind::Commitment, "pending", "open", "pending"),
            (ClaimKind::Commitment, "conditional", "open", "conditional"),
            (ClaimKind::Commitment, "overdue", "time", "overdue"),
            (ClaimKind::Commitment, "awaiting-verdict", "time", "awaiting-verdict"),
            (ClaimKind::Commitment, "contested", "split", "contested"),
            (ClaimKind::Commitment, "superseded", "void", "superseded"),
            (ClaimKind::Prediction, "came-true", "good", "kept"),
            (ClaimKind::Prediction, "did-not-come-true", "bad", "broken"),
            (ClaimKind::Prediction, "unfolding", "open", "in-progress"),
            (ClaimKind::Assertion, "mostly-accurate", "good", "mostly-accurate"),
            (ClaimKind::Assertion, "misleading", "mid", "misleading"),
            (ClaimKind::Assertion, "superseded", "void", "superseded"), // by rule: not in the scale
        ] {
            let verdict = scales.of(kind).find(id);
            assert_eq!((tone(id, verdict), drawing(id, verdict)), (tones, drawn), "{id}");
        }
    }

    #[test]
    fn what_an_archive_adds_is_toned_by_class_and_rating() {
        for (class, rating, tones, drawn) in [
            (VerdictClass::Open, None, "open", "pending"),
            (VerdictClass::Void, None, "void", "square"),
            (VerdictClass::Settled, Some(5), "good", "disc"),
            (VerdictClass::Settled, Some(4), "good", "disc"),
            (VerdictClass::Settled, Some(3), "mid", "disc"),
            (VerdictClass::Settled, Some(2), "mid", "disc"),
            (VerdictClass::Settled, Some(1), "bad", "disc"),
        ] {
            let id = StatusId::new("watered-down").unwrap();
            let verdict = Verdict { id, label: None, symbol: None, meaning: None, class, rating };
            assert_eq!((tone("watered-down", Some(&verdict)), drawing("watered-down", Some(&verdict))), (tones, drawn), "{rating:?}");
        }
    }
}
