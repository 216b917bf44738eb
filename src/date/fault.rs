//! What is wrong with a written date.
//!
//! In: a text, or a part of it, that a reader refused. Out: a [`Fault`], and one sentence about
//! it, in which the text is clipped.
//!
//! Nothing here decides whether there is a fault: that is the readers' work.

/// How much of a text a sentence repeats, in characters.
const EXCERPT: usize = 60;

/// In order, as sentences write them.
pub(super) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// One fault of a written day or date. Texts are excerpts, made by [`excerpt`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("the date is empty")]
    Empty,
    /// Not the form of a day, where only a day will do.
    #[error("`{0}` is not written as a day")]
    NotADay(String),
    /// Not the form of any date.
    #[error("`{0}` is not written as a date")]
    NotADate(String),
    #[error("`{0}` has digits other than 0 to 9")]
    ForeignDigits(String),
    #[error("a month or a day is written with two digits")]
    OneDigit,
    #[error("`{written}` can mean `{one}` or `{other}`")]
    Ambiguous { written: String, one: String, other: String },
    #[error("`{0}` is not a year: years run from 0001 to 9999")]
    Year(String),
    #[error("`{0}` is not a month: months run from 01 to 12")]
    Month(String),
    #[error("`{0}` is not a month (01 to 12), a season (21 to 32) or a quarter (33 to 36)")]
    PartOfYear(String),
    /// The month lacks that day. `month` is 1 to 12, `days` its length.
    #[error("`{written}` is not a day: {} {year} has {days} days", month_name(*.month))]
    DayOfMonth { written: String, year: u16, month: u8, days: u8 },
    #[error("`{0}` ends after the year 9999")]
    EndsTooLate(String),
    #[error("`{0}` has a time of day")]
    HasTime(String),
    /// The part after the day is no time of RFC 3339.
    #[error("`{0}` has no time such as `T09:30:00+09:00` after its day")]
    Time(String),
    #[error("`{0}` has no zone such as `Z` or `+09:00` at its end")]
    NoZone(String),
    #[error("`{0}` leaves digits open, which is not read: {instead}", instead = instead_of_open(.0))]
    Unspecified(String),
    #[error("`{0}` is not qualified by one `?`, `~` or `%` at its end")]
    Qualifier(String),
    #[error("`{0}` lacks an end: an open end is written `..`, as in `2018-03/..`")]
    EmptyEnd(String),
    #[error("`{0}` is open at both ends: an interval has a date at one of them")]
    OpenAtBothEnds(String),
    #[error("`{0}` ends before it begins")]
    EndsBeforeItBegins(String),
}

impl Fault {
    /// The fault of a text that has not the form of a date; `otherwise` where no more is known.
    pub(super) fn of_form(text: &str, otherwise: fn(String) -> Fault) -> Fault {
        let is_foreign = |character: char| character.is_numeric() && !character.is_ascii();
        if text.trim().is_empty() {
            Fault::Empty
        } else if text.contains(is_foreign) {
            Fault::ForeignDigits(excerpt(text))
        } else if has_one_digit(text) {
            Fault::OneDigit
        } else {
            otherwise(excerpt(text))
        }
    }

    /// The whole sentence: the fault, then what to write, or the form where nothing is certain.
    pub(super) fn sentence(&self, meant: Option<&str>) -> String {
        match meant {
            Some(meant) => format!("{self}: write `{meant}`"),
            None => format!("{self}{}", self.form()),
        }
    }

    /// The form that was wanted, for the faults that say no more than that it was missed.
    fn form(&self) -> &'static str {
        match self {
            Fault::NotADay(_) => ": a day is written `YYYY-MM-DD`",
            Fault::NotADate(_) => ": a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`",
            Fault::Empty
            | Fault::ForeignDigits(_)
            | Fault::OneDigit
            | Fault::Ambiguous { .. }
            | Fault::Year(_)
            | Fault::Month(_)
            | Fault::PartOfYear(_)
            | Fault::DayOfMonth { .. }
            | Fault::EndsTooLate(_)
            | Fault::HasTime(_)
            | Fault::Time(_)
            | Fault::NoZone(_)
            | Fault::Unspecified(_)
            | Fault::Qualifier(_)
            | Fault::EmptyEnd(_)
            | Fault::OpenAtBothEnds(_)
            | Fault::EndsBeforeItBegins(_) => "",
        }
    }
}

/// Whether a text is a year, month and day in order, save that a month or day is too short.
fn has_one_digit(text: &str) -> bool {
    let text = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let widths: Vec<_> = text.split('-').map(str::len).collect();
    is_digits && matches!(*widths, [4, 1] | [4, 1, 1 | 2] | [4, 2, 1])
}

/// A text as a sentence repeats it: after 60 characters it is cut, with `…`.
pub(super) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

/// What to write for a date with digits left open: the years as an interval, or without what is not known.
fn instead_of_open(text: &str) -> String {
    let first_and_last = |year: &str| {
        let end = year.find(|character: char| !character.is_ascii_digit()).filter(|_| year.len() == 4);
        end.map(|end| (format!("{}{}", &year[..end], "0".repeat(4 - end)), format!("{}{}", &year[..end], "9".repeat(4 - end))))
    };
    let is_known = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.trim_end_matches(['?', '~', '%']).split('-').collect();
    let known: Vec<&str> = parts.iter().copied().take_while(is_known).collect();
    match (known.as_slice(), parts.first().and_then(|year| first_and_last(year))) {
        ([], Some((first, last))) => format!("write `{first}/{last}`"),
        ([year, ..], None) if year.len() == 4 && known.len() < parts.len() => format!("write `{}`", known.join("-")),
        (_, _) => "leave the part out, or give an interval such as `2010/2019`".to_owned(),
    }
}

fn month_name(month: u8) -> &'static str {
    let index = usize::from(month).saturating_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}
