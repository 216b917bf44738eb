//! How a status is reached, written from the archive's own configuration.
//!
//! In: the scales and numbers of archive.yaml, the rules in the theme's words. Out: a [`MethodologyPage`].

use super::frame::Head;
use super::model::{Mark, MethodologyPage, Scale, Shape, Shared};
use super::order::by_rule;
use super::standpoint::View;
use crate::archive::{ClaimKind, VerdictClass};
use crate::date::Period;
use crate::plan::{Address, Data};
use crate::theme::Html;

/// The shapes of marks in the order of display, each with a status that has it.
const SHAPES: [&str; 5] = ["disc", "ring", "triangle", "circles", "square"];
const FLAGS: [&str; 7] = ["denied", "hearsay", "slipped", "stale", "unsupported", "single-source", "corrected"];
/// The rules of the status room are numbered from 1 to 9.
const RULES: std::ops::RangeInclusive<u8> = 1..=9;

impl View<'_> {
    /// The scales, the rules, the flags, the numbers.
    pub fn methodology_page(&self) -> MethodologyPage {
        let title = self.strings.text("title.methodology").to_owned();
        let lede = self.strings.text("lede.methodology").to_owned();
        let scales = ClaimKind::ALL.iter().map(|kind| self.scale(*kind)).chain([self.derived()]).collect();
        MethodologyPage {
            shapes: SHAPES.iter().map(|shape| self.shape(shape)).collect(),
            scales,
            rules: RULES.map(|rule| self.word(&format!("methodology.rule.{rule}"))).collect(),
            flags: FLAGS.iter().map(|flag| self.term("flag", flag)).collect(),
            thresholds: self.thresholds(),
            verification: self.verification(),
            title: title.clone(),
            lede: Some(lede.clone()),
            frame: self.frame(Head { kind: "methodology", title, description: Some(lede), ..Head::default() }),
        }
    }

    fn scale(&self, kind: ClaimKind) -> Scale {
        let verdicts = &self.archive().config.scales.of(kind).verdicts;
        Scale {
            kind: kind.as_str().to_owned(),
            title: self.strings.text(&format!("methodology.scale.{}", kind.as_str())).to_owned(),
            marks: verdicts.iter().map(|verdict| self.mark(kind, verdict.id.as_str())).collect(),
        }
    }

    fn derived(&self) -> Scale {
        Scale {
            kind: "derived".to_owned(),
            title: self.strings.text("methodology.scale.derived").to_owned(),
            marks: by_rule().into_iter().map(|id| self.mark(ClaimKind::Commitment, id)).collect(),
        }
    }

    /// A shape with the marks of commitments that have it.
    fn shape(&self, shape: &str) -> Shape {
        let of_class = |class: VerdictClass| -> Vec<Shared<Mark>> {
            let verdicts = self.archive().config.scales.of(ClaimKind::Commitment).verdicts.iter();
            verdicts.filter(|verdict| verdict.class == class).map(|verdict| self.mark(ClaimKind::Commitment, verdict.id.as_str())).collect()
        };
        let derived = |ids: &[&str]| -> Vec<Shared<Mark>> { ids.iter().map(|id| self.mark(ClaimKind::Commitment, id)).collect() };
        let marks = match shape {
            "disc" => of_class(VerdictClass::Settled),
            "ring" => derived(&["pending", "conditional"]).into_iter().chain(of_class(VerdictClass::Open)).collect(),
            "triangle" => derived(&["overdue", "awaiting-verdict"]),
            "circles" => derived(&["contested"]),
            _ => of_class(VerdictClass::Void),
        };
        let word = |part: &str| self.strings.text(&format!("methodology.{shape}.{part}")).to_owned();
        Shape { marks, title: word("title"), text: word("text") }
    }

    fn thresholds(&self) -> Vec<Html> {
        let config = &self.archive().config;
        let period = self.period(config.stale_after);
        vec![
            self.strings.phrase("methodology.stale", &[("period", &Html::text(&period))]),
            self.word("methodology.vague"),
            Html::text(&self.strings.plural("methodology.paging", config.paging)),
        ]
    }

    /// What a site leaves behind so that it can be held against an earlier one.
    fn verification(&self) -> Option<Html> {
        let name = |path: &str| Html::join(&[Html::trusted("<code>"), Html::text(path), Html::trusted("</code>")], "");
        let link = |path: &str| Some(name(path).linked(&self.url_of_file(path)?));
        let (manifest, record) = (link("manifest.json")?, link(Address::record().as_str())?);
        let history = link(Data::StatusHistoryTable.address().as_str())?;
        Some(self.strings.phrase("methodology.verify", &[("manifest", &manifest), ("record", &record), ("history", &history)]))
    }

    /// A length of time in words: `1 year and 6 months`.
    fn period(&self, period: Period) -> String {
        let written = period.to_string();
        let mut parts = Vec::new();
        let mut digits = String::new();
        for letter in written.chars().skip(1) {
            let unit = match letter {
                'Y' => "years",
                'M' => "months",
                'W' => "weeks",
                'D' => "days",
                digit => {
                    digits.push(digit);
                    continue;
                }
            };
            parts.push(self.strings.plural(&format!("period.{unit}"), digits.parse().unwrap_or_default()));
            digits.clear();
        }
        parts.join(self.strings.text("period.join"))
    }
}
