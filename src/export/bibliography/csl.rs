//! An item of CSL-JSON.

use serde::Serialize;

use super::Work;
use crate::archive::SourceType;
use crate::date::{Edtf, Moment, Parts, Unit};

/// An item of CSL-JSON, its fields in this order.
#[derive(Clone, Debug, Serialize)]
pub struct Csl<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Clone, Debug, Serialize)]
struct Name<'a> {
    literal: &'a str,
}

/// A date variable. Its parts are one date or the two ends of a range; `literal` stands alone, for what has an open end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Date {
    #[serde(rename = "date-parts", skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Vec<u16>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) season: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) circa: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) literal: Option<String>,
}

/// The item.
pub fn csl<'a>(work: &'a Work<'_>) -> Csl<'a> {
    let Work { id, kind, title, authors, publisher, date, accessed, language, url, note } = work;
    let (csl_kind, is_part) = kind_of(*kind);
    Csl {
        id,
        kind: csl_kind,
        title,
        author: authors.iter().map(|author| Name { literal: author }).collect(),
        container: publisher.filter(|_| is_part),
        publisher: publisher.filter(|_| !is_part),
        issued: date.as_ref().map(date_of),
        accessed: accessed.as_ref().map(date_of),
        language: *language,
        url: url.as_deref(),
        note: note.as_deref(),
    }
}

/// The type of CSL 1.0.2 (appendix III), and whether it appears in something that its publisher publishes.
fn kind_of(kind: SourceType) -> (&'static str, bool) {
    match kind {
        SourceType::Article => ("article-newspaper", true),
        SourceType::Briefing => ("speech", false),
        SourceType::Broadcast => ("broadcast", true),
        SourceType::Book => ("book", false),
        SourceType::Dataset => ("dataset", false),
        SourceType::Document | SourceType::Statement | SourceType::Other => ("document", false),
        SourceType::Interview => ("interview", true),
        SourceType::Law => ("legislation", false),
        SourceType::Letter => ("personal_communication", false),
        SourceType::Post => ("post", true),
        SourceType::Report => ("report", false),
        SourceType::Speech => ("speech", false),
        SourceType::Treaty => ("treaty", false),
        SourceType::Video => ("motion_picture", false),
        SourceType::Webpage => ("webpage", true),
    }
}

/// A date variable: a season is CSL's number from spring, a quarter its first and last month.
pub(super) fn date_of(date: &Edtf) -> Date {
    let circa = |moment: Moment| moment.approximate || moment.uncertain;
    match date.parts() {
        Parts::One(moment) => {
            let season = match moment.unit {
                Unit::Season(season) => Some((season - 21) % 4 + 1),
                Unit::Year | Unit::Month(_) | Unit::Day { .. } | Unit::Quarter(_) => None,
            };
            let (first, last) = (parts(moment, 1), parts(moment, 3));
            let range = if first == last { vec![first] } else { vec![first, last] };
            Date { parts: range, season, circa: circa(moment).then_some(true), literal: None }
        }
        Parts::Between { from: Some(from), to: Some(to) } => {
            Date { parts: vec![parts(from, 1), parts(to, 3)], circa: (circa(from) || circa(to)).then_some(true), ..Date::default() }
        }
        Parts::Between { from: None, to: _ } | Parts::Between { from: Some(_), to: None } => {
            Date { literal: Some(date.written().to_owned()), ..Date::default() }
        }
    }
}

/// Year, month and day as far as they are known; of a quarter its first, second or third month.
fn parts(moment: Moment, month_of_quarter: u8) -> Vec<u16> {
    let Moment { year, unit, uncertain: _, approximate: _ } = moment;
    match unit {
        Unit::Year | Unit::Season(_) => vec![year],
        Unit::Month(month) => vec![year, u16::from(month)],
        Unit::Day { month, day } => vec![year, u16::from(month), u16::from(day)],
        Unit::Quarter(quarter) => vec![year, u16::from(3 * (quarter - 1) + month_of_quarter)],
    }
}
