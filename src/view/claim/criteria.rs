//! What would count as kept, as partly so, as broken: in the labels of the claim's kind.

use super::subject::Subject;
use crate::archive::{ClaimKind, Scale, Verdict, VerdictClass};
use crate::theme::Html;
use crate::view::model::Criterion;
use crate::view::standpoint::View;

impl View<'_> {
    /// The criteria that are set, the best first.
    pub(super) fn criteria(&self, claim: &crate::archive::Claim) -> Vec<Criterion> {
        let [kept, partly, broken] = graded(self.archive().config.scales.of(claim.kind), claim.kind);
        let all = [(kept, &claim.criteria.kept_if), (partly, &claim.criteria.partly_if), (broken, &claim.criteria.broken_if)];
        let set = all.into_iter().filter_map(|(id, text)| Some((id, text.clone()?)));
        set.map(|(id, text)| Criterion { mark: self.mark(claim.kind, id), text }).collect()
    }

    /// Since when they stand, and whether that was before anybody judged.
    ///
    /// What entered the archive later than it was reported had its criteria set on that later day.
    pub(super) fn criteria_line(&self, subject: Subject<'_>) -> Option<Html> {
        let Subject { claim, state, .. } = subject;
        let criteria = &claim.criteria;
        if criteria.kept_if.is_none() && criteria.partly_if.is_none() && criteria.broken_if.is_none() {
            return None;
        }
        let archive = self.archive();
        let set = archive.articles[claim.article].entered();
        let verdicts = state.follow_ups.iter().map(|follow_up| &archive.follow_ups[follow_up.key]).filter(|entry| entry.verdict.is_some());
        let first = verdicts.map(|entry| archive.articles[entry.article].entered()).min();
        let key = match first {
            None => "claim.criteria_alone",
            Some(first) if set < first => "claim.criteria_before",
            Some(first) if set == first => "claim.criteria_with",
            Some(_) => "claim.criteria_after",
        };
        Some(self.strings.phrase(key, &[("date", &self.time(set))]))
    }
}

/// The verdicts that the three keys stand for: the best, the middle and the worst of the scale.
fn graded(scale: &Scale, kind: ClaimKind) -> [&str; 3] {
    let settled: Vec<&Verdict> = scale.verdicts.iter().filter(|verdict| verdict.class == VerdictClass::Settled).collect();
    let rating = |verdict: &&&Verdict| verdict.rating.unwrap_or(3);
    let best = settled.iter().rev().max_by_key(rating);
    let worst = settled.iter().min_by_key(rating);
    let inner = settled.iter().filter(|verdict| Some(*verdict) != best && Some(*verdict) != worst);
    let middle = inner.min_by_key(|verdict| rating(verdict).abs_diff(3));
    let usual = match kind {
        ClaimKind::Commitment => ["kept", "partly-kept", "broken"],
        ClaimKind::Prediction => ["came-true", "partly-true", "did-not-come-true"],
        ClaimKind::Assertion => ["accurate", "mixed", "inaccurate"],
    };
    let [kept, partly, broken] = usual;
    [
        best.map_or(kept, |verdict| verdict.id.as_str()),
        middle.map_or(partly, |verdict| verdict.id.as_str()),
        worst.map_or(broken, |verdict| verdict.id.as_str()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Scales;

    #[test]
    fn the_three_keys_in_the_labels_of_each_kind() {
        let scales = Scales::default();
        for (kind, expected) in [
            (ClaimKind::Commitment, ["kept", "partly-kept", "broken"]),
            (ClaimKind::Prediction, ["came-true", "partly-true", "did-not-come-true"]),
            (ClaimKind::Assertion, ["accurate", "mixed", "inaccurate"]),
        ] {
            assert_eq!(graded(scales.of(kind), kind), expected, "{kind:?}");
        }
    }

    #[test]
    fn a_scale_of_one_verdict_leaves_the_usual_middle() {
        let mut scale = Scales::default().of(ClaimKind::Commitment).clone();
        scale.verdicts.retain(|verdict| verdict.id.as_str() == "kept");
        assert_eq!(graded(&scale, ClaimKind::Commitment), ["kept", "partly-kept", "kept"]);
    }
}
