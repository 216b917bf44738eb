//! A row's values → what it states: a claim, and mostly a review of it.
//!
//! In: values by key. Out: a [`Statement`] with dates, addresses and numbers understood. A row without a claim, or without a day
//! on which it could be recorded, is not read; a value that can't be understood is left out. Both are remarks.

use super::Options;
use super::columns::Fields;
use super::dates::{self, Order, Reading};
use super::key::Key;
use super::remark::{Place, Remarks};
use super::verdict::Number;
use crate::archive::{ClaimKind, SpeakerKind};
use crate::date::{Day, Edtf};
use crate::id::ClaimId;
use crate::parse::shape::{is_language, is_outside};

/// Characters of a title that are kept.
const TITLE: usize = 300;
/// Bytes of an address that is kept.
const ADDRESS: usize = 2_000;
/// Topics, and addresses of one key, that a row may have: its article stays within what an archive allows.
const MANY: usize = 12;

/// What a row states.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) place: Place,
    pub(super) claim: String,
    pub(super) kind: Option<ClaimKind>,
    pub(super) usual_kind: UsualKind,
    pub(super) id: Option<ClaimId>,
    pub(super) speaker: Option<String>,
    pub(super) speaker_kind: Option<SpeakerKind>,
    pub(super) role: Option<String>,
    pub(super) same_as: Vec<String>,
    pub(super) made: Option<Edtf>,
    pub(super) due: Option<Edtf>,
    pub(super) topics: Vec<String>,
    /// Where it was first reported; the first counts most.
    pub(super) first: Vec<String>,
    /// When that was; where it is not said, the claim's own date counts.
    pub(super) first_date: Option<Edtf>,
    pub(super) first_title: Option<String>,
    pub(super) first_publisher: Option<String>,
    /// What the row says of a claim that nobody reviewed.
    pub(super) note: Option<String>,
    pub(super) review: Option<Review>,
}

/// What is known of a claim's kind where its row says none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UsualKind {
    /// The user says it, or the name of the claim's column.
    Said(ClaimKind),
    /// It is a ClaimReview's, so an assertion unless its rating says otherwise.
    OfClaimReview,
    /// Nothing says it.
    Unsaid,
}

/// A review of a claim.
#[derive(Clone, Debug)]
pub(super) struct Review {
    /// The day on which it was recorded.
    pub(super) day: Day,
    /// As vague as the file says.
    pub(super) date: Edtf,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) words: Option<String>,
    pub(super) number: Option<Number>,
    pub(super) note: Option<String>,
}

/// Reads a row; `None` where it can't be read, which is said.
pub(super) fn read(mut fields: Fields, options: &Options, remarks: &mut Remarks) -> Option<Statement> {
    let place = fields.place;
    let Some(claim) = fields.get(Key::Claim).map(str::to_owned) else {
        remarks.unread_row(place, "there is no claim in it");
        return None;
    };
    if !claim.chars().any(char::is_alphanumeric) {
        remarks.unread_row(place, "its claim has no letter");
        return None;
    }
    let is_review = fields.is_claim_review || fields.get(Key::Verdict).is_some() || fields.get(Key::Rating).is_some();
    if !is_review {
        // Without a rating, what is said of a review is said of the report.
        for (from, to) in [
            (Key::Date, Key::Made),
            (Key::Url, Key::FirstReport),
            (Key::Title, Key::FirstReportTitle),
            (Key::Publisher, Key::FirstReportPublisher),
        ] {
            fields.give(from, to);
            if fields.get(from).is_some() {
                remarks.left(place, format!("`{}` of a row without a rating is left out: `{}` is there", from.as_str(), to.as_str()));
            }
        }
        if fields.get(Key::Language).is_some() {
            remarks.left(place, "the language of a row without a rating is left out");
        }
    }
    let order = options.order;
    let mut values = Values { fields: &fields, order, remarks };
    let made = values.date(Key::Made);
    let first_date = values.date(Key::FirstReportDate);
    let review = if is_review { Some(values.review()?) } else { None };
    let first = values.addresses(Key::FirstReport);
    if review.is_none() && first_date.as_ref().or(made.as_ref()).and_then(day_of).is_none() {
        let message = match fields.get(Key::Made) {
            Some(text) => match dates::read(text, order) {
                Ok((date, _)) => format!("its date, {date}, has no last day"),
                Err(why) => format!("its date can't be read: {why}"),
            },
            None => "it has neither a rating nor a date".to_owned(),
        };
        remarks.unread_row(place, message);
        return None;
    }
    let title = |key| fields.get(key).map(|text| cut(text, TITLE));
    Some(Statement {
        place,
        kind: values.word(Key::Kind, ClaimKind::WORDS).and_then(|word| ClaimKind::parse(&word)),
        usual_kind: usual_kind(&fields, options.kind),
        id: values.id(),
        speaker: title(Key::Speaker).filter(|name| name.chars().any(char::is_alphanumeric)),
        speaker_kind: values.speaker_kind(),
        role: fields.get(Key::Role).map(str::to_owned),
        same_as: values.addresses(Key::SameAs),
        due: values.date(Key::Due),
        topics: values.topics(),
        first,
        first_date,
        first_title: title(Key::FirstReportTitle),
        first_publisher: title(Key::FirstReportPublisher),
        note: if review.is_none() { fields.get(Key::Note).map(str::to_owned) } else { None },
        made,
        claim,
        review,
    })
}

struct Values<'a> {
    fields: &'a Fields,
    order: Order,
    remarks: &'a mut Remarks,
}

impl Values<'_> {
    fn left(&mut self, key: Key, why: &str) {
        self.remarks.left(self.fields.place, format!("`{}` is left out: {why}", key.as_str()));
    }

    fn date(&mut self, key: Key) -> Option<Edtf> {
        let text = self.fields.get(key)?;
        match dates::read(text, self.order) {
            Ok((date, reading)) => {
                match reading {
                    Reading::Plain => {}
                    Reading::WithoutTime => {
                        self.remarks.reread(self.fields.place, format!("the time of day in `{}` is left out", key.as_str()));
                    }
                    Reading::Respelt => {
                        self.remarks.reread(self.fields.place, format!("`{}`: `{text}` is read as {date}", key.as_str()));
                    }
                }
                Some(date)
            }
            Err(why) => {
                self.left(key, &why);
                None
            }
        }
    }

    /// The review; `None` where no day can be given to it, which is said.
    fn review(&mut self) -> Option<Review> {
        let place = self.fields.place;
        let Some(text) = self.fields.get(Key::Date) else {
            self.remarks.unread_row(place, "its review has no date");
            return None;
        };
        let (date, day) = match dates::read(text, self.order) {
            Ok((date, _)) => match day_of(&date) {
                Some(day) => (date, day),
                None => {
                    self.remarks.unread_row(place, format!("the date of its review, {date}, has no last day"));
                    return None;
                }
            },
            Err(why) => {
                self.remarks.unread_row(place, format!("the date of its review can't be read: {why}"));
                return None;
            }
        };
        // Read once more for what there is to say of it.
        self.date(Key::Date);
        if date.first_day() != date.last_day() {
            self.remarks.reread(place, format!("`date`: {date} is vague, and the review is recorded on {day}"));
        }
        let mut words = self.fields.get(Key::Verdict).map(|words| cut(words, TITLE));
        let number = self.number(&mut words);
        let language = self.fields.get(Key::Language).map(str::to_owned).filter(|language| {
            let fits = is_language(language);
            if !fits {
                self.remarks.left(place, "`language` is left out: it is no tag such as en or pt-BR");
            }
            fits
        });
        let cut_text = |key| self.fields.get(key).map(|text| cut(text, TITLE));
        Some(Review {
            day,
            date,
            title: cut_text(Key::Title),
            publisher: cut_text(Key::Publisher),
            language,
            words,
            number,
            note: self.fields.get(Key::Note).map(str::to_owned),
            url: self.addresses(Key::Url).into_iter().next(),
        })
    }

    /// The rating's number. A rating in words is moved to them; schema.org's ends are 1 and 5 where nothing else is said.
    fn number(&mut self, words: &mut Option<String>) -> Option<Number> {
        let text = self.fields.get(Key::Rating)?;
        let Ok(value) = text.parse::<f64>() else {
            let text = cut(text, TITLE);
            match words {
                None => *words = Some(text),
                Some(words) if *words == text => {}
                Some(words) => words.push_str(&format!("; {text}")),
            }
            return None;
        };
        let end = |key, usual: f64| match self.fields.get(key) {
            Some(text) => text.parse::<f64>().ok(),
            None if self.fields.is_claim_review => Some(usual),
            None => None,
        };
        match (end(Key::Worst, 1.0), end(Key::Best, 5.0)) {
            (Some(worst), Some(best)) => Some(Number { value, worst, best }),
            (None, _) | (_, None) => {
                let words = words.get_or_insert_default();
                let between = if words.is_empty() { "" } else { "; " };
                words.push_str(&format!("{between}{text}"));
                let unread =
                    [Key::Best, Key::Worst].into_iter().find(|key| self.fields.get(*key).is_some_and(|text| text.parse::<f64>().is_err()));
                let why = match unread {
                    Some(key) => format!("its `{}` is no number", key.as_str()),
                    None => "its best and worst are not given".to_owned(),
                };
                self.remarks.left(self.fields.place, format!("a rating's number is kept as words: {why}"));
                None
            }
        }
    }

    fn addresses(&mut self, key: Key) -> Vec<String> {
        let mut kept = Vec::new();
        for address in self.fields.all(key) {
            if is_outside(address) && address.len() <= ADDRESS && kept.len() < MANY {
                kept.push(address.clone());
            } else if is_outside(address) {
                self.left(key, "there are too many, or one is too long");
            } else {
                self.remarks.left(self.fields.place, format!("`{}` is left out: `{}` is no address", key.as_str(), cut(address, 60)));
            }
        }
        kept
    }

    /// Several stand in one value with `,` or `;` between them.
    fn topics(&mut self) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        for topic in self.fields.all(Key::Topic).iter().flat_map(|value| value.split([',', ';'])).map(|topic| cut(topic.trim(), TITLE)) {
            if topics.len() == MANY {
                self.left(Key::Topic, &format!("there are more than {MANY}"));
                break;
            }
            if topic.chars().any(char::is_alphanumeric) && !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }

    fn word(&mut self, key: Key, words: &[&str]) -> Option<String> {
        let word = self.fields.get(key)?.to_lowercase();
        if words.contains(&word.as_str()) {
            return Some(word);
        }
        self.left(key, &format!("`{}` is none of {}", cut(&word, 60), words.join(", ")));
        None
    }

    fn speaker_kind(&mut self) -> Option<SpeakerKind> {
        match self.fields.get(Key::SpeakerKind)?.rsplit(['/', ':']).next()?.to_lowercase().as_str() {
            "person" => Some(SpeakerKind::Person),
            "organization"
            | "organisation"
            | "newsmediaorganization"
            | "governmentorganization"
            | "politicalparty"
            | "corporation"
            | "ngo" => Some(SpeakerKind::Organisation),
            other => {
                self.left(Key::SpeakerKind, &format!("`{}` is neither person nor organisation", cut(other, 60)));
                None
            }
        }
    }

    /// The id that the row gives, unless it is a mere number of the row.
    fn id(&mut self) -> Option<ClaimId> {
        let text = self.fields.get(Key::Id)?;
        match ClaimId::new(text) {
            Ok(id) if text.bytes().any(|byte| byte.is_ascii_lowercase()) => Some(id),
            Ok(_) => {
                self.left(Key::Id, "a number alone names no claim");
                None
            }
            Err(why) => {
                self.left(Key::Id, &format!("`{}` can't be an id: {why}", cut(text, 60)));
                None
            }
        }
    }
}

/// The last day that a date can mean: by then it was said.
pub(super) fn day_of(date: &Edtf) -> Option<Day> {
    date.last_day()
}

fn usual_kind(fields: &Fields, said: Option<ClaimKind>) -> UsualKind {
    let said = fields.claim_kind.or_else(|| kind_of_word(&fields.claim_column)).or(said);
    match said {
        Some(kind) => UsualKind::Said(kind),
        None if fields.is_claim_review => UsualKind::OfClaimReview,
        None => UsualKind::Unsaid,
    }
}

/// The kind of claims that a column of that name holds.
pub fn kind_of_word(word: &str) -> Option<ClaimKind> {
    match super::key::folded(word).as_str() {
        "promise" | "pledge" | "commitment" => Some(ClaimKind::Commitment),
        "prediction" | "forecast" => Some(ClaimKind::Prediction),
        "assertion" => Some(ClaimKind::Assertion),
        _ => None,
    }
}

/// At most so many characters, the last of them `…` where something was cut.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
    }
}
