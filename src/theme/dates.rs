//! Dates in words, by the patterns of a language.
//!
//! In: an [`Edtf`], as vague as it is. Out: `6 March 2018`, `6 Mar 2018`, `on 6 March 2018`, `about May 2018`,
//! `between 21 and 30 April 2018`. The patterns are keys below `date` in `i18n/LANG.yaml`.

use super::date::Date;
use super::html::Html;
use super::strings::{Strings, fill};
use crate::date::{Edtf, Moment, Parts, Unit};

/// How long the names of months are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    /// In full, for prose.
    Long,
    /// Cut, for lists.
    Short,
}

impl Length {
    fn key(self) -> &'static str {
        match self {
            Length::Long => "long",
            Length::Short => "short",
        }
    }
}

/// How much of a moment is said, where what follows says the rest.
#[derive(Clone, Copy)]
enum Extent {
    /// All of it.
    Whole,
    /// Not its year: `21 April`, `March`.
    WithoutYear,
    /// Its day alone: `21`.
    DayAlone,
}

impl Strings {
    /// In full words: `6 March 2018`, `about May 2018`, `between 21 and 30 April 2018`.
    pub fn date_long(&self, date: &Edtf) -> String {
        self.in_words(date, Length::Long)
    }

    /// For lists: `6 Mar 2018`, `21–30 Apr 2018`.
    pub fn date_short(&self, date: &Edtf) -> String {
        self.in_words(date, Length::Short)
    }

    /// For the middle of a sentence: `on 6 March 2018`, `in April 2018`, `about May 2018`.
    pub fn date_phrase(&self, date: &Edtf) -> String {
        fill(self.preposition(date), &[("date", &self.date_long(date))])
    }

    /// The same with the date as a `time` element: `in <time datetime="2018-04">April 2018</time>`.
    pub fn when(&self, date: &Edtf) -> Html {
        let time = self.date(date).html.clone();
        match self.preposition(date).split_once("{date}") {
            Some((before, after)) => Html::join(&[Html::text(before), time, Html::text(after)], ""),
            None => time,
        }
    }

    /// Without its year, for lists below a year: `6 Mar`.
    pub fn date_in_year(&self, date: &Edtf) -> String {
        match date.parts() {
            Parts::One(moment) => self.qualified(moment, Length::Short, Extent::WithoutYear),
            Parts::Between { .. } => self.date_short(date),
        }
    }

    /// Everything that a template shows of a date.
    pub fn date(&self, date: &Edtf) -> Date {
        Date::new(datetime(date), self.date_long(date), self.date_short(date))
    }

    fn in_words(&self, date: &Edtf, length: Length) -> String {
        let say = |moment, extent| self.qualified(moment, length, extent);
        match date.parts() {
            Parts::One(moment) => say(moment, Extent::Whole),
            Parts::Between { from: None, to: None } => String::new(),
            Parts::Between { from: Some(from), to: None } => self.with("date.from", &[("date", &say(from, Extent::Whole))]),
            Parts::Between { from: None, to: Some(to) } => self.with("date.until", &[("date", &say(to, Extent::Whole))]),
            Parts::Between { from: Some(from), to: Some(to) } => {
                let pattern = match (length, from.unit) {
                    (Length::Short, _) => "date.range",
                    (Length::Long, Unit::Day { .. }) => "date.between.days",
                    (Length::Long, Unit::Year | Unit::Month(_) | Unit::Season(_) | Unit::Quarter(_)) => "date.between.other",
                };
                self.with(pattern, &[("from", &say(from, shared(from, to))), ("to", &say(to, Extent::Whole))])
            }
        }
    }

    /// A moment with what its source leaves open.
    fn qualified(&self, moment: Moment, length: Length, extent: Extent) -> String {
        let words = self.moment(moment, length, extent);
        match (moment.approximate, moment.uncertain) {
            (false, false) => words,
            (true, false) => self.with("date.about", &[("date", &words)]),
            (false, true) => self.with("date.uncertain", &[("date", &words)]),
            (true, true) => self.with("date.about_uncertain", &[("date", &words)]),
        }
    }

    fn moment(&self, moment: Moment, length: Length, extent: Extent) -> String {
        let year = moment.year.to_string();
        let next = format!("{:02}", (moment.year + 1) % 100);
        let month = |month: u8| self.text_of(&format!("date.months.{}.{month}", length.key()));
        let (key, name, day) = match (moment.unit, extent) {
            (Unit::Year, _) => ("year", String::new(), 0),
            (Unit::Month(number), Extent::Whole) => ("month", month(number), 0),
            (Unit::Month(number), Extent::WithoutYear | Extent::DayAlone) => ("month_alone", month(number), 0),
            (Unit::Day { month: number, day }, Extent::Whole) => ("day", month(number), day),
            (Unit::Day { month: number, day }, Extent::WithoutYear) => ("day_of_month", month(number), day),
            (Unit::Day { month: number, day }, Extent::DayAlone) => ("day_alone", month(number), day),
            (Unit::Season(number), _) => (if crosses_years(number) { "winter" } else { "season" }, self.season(number), 0),
            (Unit::Quarter(number), _) if length == Length::Short => ("quarter", number.to_string(), 0),
            (Unit::Quarter(number), _) => ("quarter", self.text_of(&format!("date.quarters.{number}")), 0),
        };
        let day = if day == 1 { self.text("date.first").to_owned() } else { day.to_string() };
        let pattern = format!("date.{}.{key}", length.key());
        self.with(&pattern, &[("day", &day), ("month", &name), ("season", &name), ("quarter", &name), ("year", &year), ("next", &next)])
    }

    /// The name of a season, with its hemisphere where the date names one.
    fn season(&self, number: u8) -> String {
        let name = self.text_of(&format!("date.seasons.{}", (number - 21) % 4 + 1));
        match number {
            25..=28 => self.with("date.northern", &[("season", &name)]),
            29.. => self.with("date.southern", &[("season", &name)]),
            _ => name,
        }
    }

    fn text_of(&self, key: &str) -> String {
        self.text(key).to_owned()
    }

    /// What leads to a date in a sentence; one that is vague in words leads to itself.
    fn preposition(&self, date: &Edtf) -> &str {
        match date.parts() {
            Parts::One(Moment { approximate: false, uncertain: false, unit, .. }) => self.text(match unit {
                Unit::Year => "date.on.year",
                Unit::Month(_) => "date.on.month",
                Unit::Day { .. } => "date.on.day",
                Unit::Season(_) => "date.on.season",
                Unit::Quarter(_) => "date.on.quarter",
            }),
            Parts::One(_) | Parts::Between { .. } => "{date}",
        }
    }
}

/// Northern winter and southern summer, which begin in December.
fn crosses_years(season: u8) -> bool {
    matches!(season, 24 | 28 | 30)
}

/// What the first end of an interval needn't say, since the second does.
fn shared(from: Moment, to: Moment) -> Extent {
    let plain = |moment: Moment| !moment.approximate && !moment.uncertain;
    if from.year != to.year || !plain(from) || !plain(to) {
        return Extent::Whole;
    }
    match (from.unit, to.unit) {
        (Unit::Day { month, .. }, Unit::Day { month: other, .. }) if month == other => Extent::DayAlone,
        (Unit::Day { .. }, Unit::Day { .. }) | (Unit::Month(_), Unit::Month(_)) => Extent::WithoutYear,
        (Unit::Year | Unit::Month(_) | Unit::Day { .. } | Unit::Season(_) | Unit::Quarter(_), _) => Extent::Whole,
    }
}

/// What HTML's `datetime` can say of a date: the day, the month or year that holds it; of a longer one where it begins.
fn datetime(date: &Edtf) -> String {
    let ends = [date.first_day(), date.last_day()].map(|day| day.map(|day| day.to_string()));
    match ends {
        [Some(first), Some(last)] if first == last => first,
        [Some(first), Some(last)] if first[..7] == last[..7] => first[..7].to_owned(),
        [Some(first), Some(last)] if first[..4] == last[..4] => first[..4].to_owned(),
        [Some(first), _] => written_precision(date, &first),
        [None, Some(last)] => written_precision(date, &last),
        [None, None] => String::new(),
    }
}

/// The end that is known, as precisely as it was written: `2018-03/..` is `2018-03`.
fn written_precision(date: &Edtf, day: &str) -> String {
    let moment = match date.parts() {
        Parts::One(moment) => Some(moment),
        Parts::Between { from, to } => from.or(to),
    };
    let length = match moment.map(|moment| moment.unit) {
        Some(Unit::Day { .. }) | None => 10,
        Some(Unit::Month(_)) => 7,
        Some(Unit::Year | Unit::Season(_) | Unit::Quarter(_)) => 4,
    };
    day[..length].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    #[test]
    fn a_date_in_words() {
        let strings = Strings::of("en", &[]).unwrap();
        for (written, iso, long, short, phrase) in [
            ("2018-03-06", "2018-03-06", "6 March 2018", "6 Mar 2018", "on 6 March 2018"),
            ("2018-06-12", "2018-06-12", "12 June 2018", "12 June 2018", "on 12 June 2018"),
            ("2018-04", "2018-04", "April 2018", "Apr 2018", "in April 2018"),
            ("2018", "2018", "2018", "2018", "in 2018"),
            ("2018-05~", "2018-05", "about May 2018", "about May 2018", "about May 2018"),
            ("2018?", "2018", "perhaps 2018", "perhaps 2018", "perhaps 2018"),
            ("2018%", "2018", "perhaps about 2018", "perhaps about 2018", "perhaps about 2018"),
            ("2018-23", "2018", "autumn 2018", "autumn 2018", "in autumn 2018"),
            ("2018-24", "2018", "winter 2018–19", "winter 2018–19", "in winter 2018–19"),
            (
                "2018-30",
                "2018",
                "summer (Southern Hemisphere) 2018–19",
                "summer (Southern Hemisphere) 2018–19",
                "in summer (Southern Hemisphere) 2018–19",
            ),
            ("2018-34", "2018", "second quarter of 2018", "Q2 2018", "in the second quarter of 2018"),
            ("2018-04-21/2018-04-30", "2018-04", "between 21 and 30 April 2018", "21–30 Apr 2018", "between 21 and 30 April 2018"),
            ("2018-04-21/2018-05-03", "2018", "between 21 April and 3 May 2018", "21 Apr–3 May 2018", "between 21 April and 3 May 2018"),
            ("2018-03/2018-06", "2018", "between March and June 2018", "Mar–June 2018", "between March and June 2018"),
            (
                "2018-11/2019-02~",
                "2018-11",
                "between November 2018 and about February 2019",
                "Nov 2018–about Feb 2019",
                "between November 2018 and about February 2019",
            ),
            ("2018-03/..", "2018-03", "from March 2018", "from Mar 2018", "from March 2018"),
            ("../2018-05", "2018-05", "until May 2018", "until May 2018", "until May 2018"),
        ] {
            let date = strings.date(&edtf(written));
            assert_eq!((date.iso.as_str(), date.text.as_str(), date.short.as_str()), (iso, long, short), "{written}");
            assert_eq!(strings.date_phrase(&edtf(written)), phrase, "{written}");
        }
    }

    #[test]
    fn a_day_in_each_language() {
        for (language, long, short, phrase) in [
            ("de", "6. März 2018", "6. März 2018", "am 6. März 2018"),
            ("es", "6 de marzo de 2018", "6 mar 2018", "el 6 de marzo de 2018"),
            ("fr", "6 mars 2018", "6 mars 2018", "le 6 mars 2018"),
            ("ar", "6 مارس 2018", "6 مارس 2018", "في 6 مارس 2018"),
            ("ko", "2018년 3월 6일", "2018. 3. 6.", "2018년 3월 6일에"),
        ] {
            let strings = Strings::of(language, &[]).unwrap();
            let date = strings.date(&edtf("2018-03-06"));
            assert_eq!((date.text.as_str(), date.short.as_str()), (long, short), "{language}");
            assert_eq!(strings.date_phrase(&edtf("2018-03-06")), phrase, "{language}");
        }
    }

    #[test]
    fn a_phrase_marks_the_date_alone() {
        let strings = Strings::of("en", &[]).unwrap();
        assert_eq!(strings.when(&edtf("2018-04")).as_str(), "in <time datetime=\"2018-04\">April 2018</time>");
        assert_eq!(strings.date_in_year(&edtf("2018-09-12")), "12 Sep");
    }
}
