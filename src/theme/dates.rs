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

/// How much of a moment is said, where what stands beside it says the rest; the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// Its day alone: `21`.
    DayAlone,
    /// Not its year: `21 April`, `March`.
    WithoutYear,
    /// All of it.
    Whole,
}

impl Strings {
    /// In full words: `6 March 2018`, `about May 2018`, `between 21 and 30 April 2018`.
    pub fn date_long(&self, date: &Edtf) -> String {
        self.in_words(date, Length::Long, Extent::Whole)
    }

    /// For lists: `6 Mar 2018`, `21–30 Apr 2018`.
    pub fn date_short(&self, date: &Edtf) -> String {
        self.in_words(date, Length::Short, Extent::Whole)
    }

    /// For the middle of a sentence: `on 6 March 2018`, `in April 2018`, `about May 2018`.
    pub fn date_phrase(&self, date: &Edtf) -> String {
        fill(self.preposition(date), &[("date", &self.date_long(date))])
    }

    /// The same with the date as a `time` element: `in <time datetime="2018-04">April 2018</time>`.
    pub fn when(&self, date: &Edtf) -> Html {
        self.led_to(date, &self.date(date).html)
    }

    /// A date's own `time` element with what leads to it in a sentence.
    pub fn led_to(&self, date: &Edtf, time: &Html) -> Html {
        match self.preposition(date).split_once("{date}") {
            Some((before, after)) => Html::join(&[Html::text(before), time.clone(), Html::text(after)], ""),
            None => time.clone(),
        }
    }

    /// Without its year, for lists below a year: `6 Mar`, `21–30 Apr`, `autumn`. What spans two years names both.
    pub fn date_in_year(&self, date: &Edtf) -> String {
        match date.parts() {
            Parts::Between { from: Some(from), to: Some(to) } if from.year != to.year => self.date_short(date),
            Parts::One(_) | Parts::Between { from: _, to: _ } => self.in_words(date, Length::Short, Extent::WithoutYear),
        }
    }

    /// Everything that a template shows of a date.
    pub fn date(&self, date: &Edtf) -> Date {
        let (iso, text, short) = (datetime(date), self.date_long(date), self.date_short(date));
        match date.parts() {
            Parts::One(Moment { approximate: false, uncertain: false, unit: Unit::Year | Unit::Month(_) | Unit::Day { .. }, .. }) => {
                Date::in_one_line(iso, text, short)
            }
            Parts::One(_) | Parts::Between { .. } => Date::in_lines(iso, text, short),
        }
    }

    /// `most`: what a moment says that stands alone.
    fn in_words(&self, date: &Edtf, length: Length, most: Extent) -> String {
        let say = |moment, extent| self.qualified(moment, length, extent);
        match date.parts() {
            Parts::One(moment) => say(moment, most),
            Parts::Between { from: None, to: None } => String::new(),
            Parts::Between { from: Some(from), to: None } => self.with("date.from", &[("date", &say(from, most))]),
            Parts::Between { from: None, to: Some(to) } => self.with("date.until", &[("date", &say(to, most))]),
            Parts::Between { from: Some(from), to: Some(to) } => {
                let shorter = shared(from, to).min(most);
                let (first, last) = if self.text("date.shortened") == "last" { (most, shorter) } else { (shorter, most) };
                let pattern = match (length, from.unit) {
                    (Length::Short, _) => "date.range",
                    (Length::Long, Unit::Day { .. }) => "date.between.days",
                    (Length::Long, Unit::Year | Unit::Month(_) | Unit::Season(_) | Unit::Quarter(_)) => "date.between.other",
                };
                self.with(pattern, &[("from", &say(from, first)), ("to", &say(to, last))])
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
            (Unit::Season(number), Extent::WithoutYear | Extent::DayAlone) if !crosses_years(number) => return self.season(number),
            (Unit::Season(number), _) => (if crosses_years(number) { "winter" } else { "season" }, self.season(number), 0),
            (Unit::Quarter(number), Extent::WithoutYear | Extent::DayAlone) if length == Length::Short => {
                ("quarter_alone", number.to_string(), 0)
            }
            (Unit::Quarter(number), Extent::Whole) if length == Length::Short => ("quarter", number.to_string(), 0),
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

/// What one end of an interval has to say, where the other says all: which one it is, is the language's (`date.shortened`).
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
        let strings = Strings::of("en", &[]);
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
            let strings = Strings::of(language, &[]);
            let date = strings.date(&edtf("2018-03-06"));
            assert_eq!((date.text.as_str(), date.short.as_str()), (long, short), "{language}");
            assert_eq!(strings.date_phrase(&edtf("2018-03-06")), phrase, "{language}");
        }
    }

    #[test]
    fn an_interval_says_the_year_where_the_language_has_it() {
        for (language, written, long, short) in [
            ("ko", "2023-01-29/2023-01-31", "2023년 1월 29일에서 31일 사이", "2023. 1. 29.~31."),
            ("ko", "2024-03-30/2024-04-01", "2024년 3월 30일에서 4월 1일 사이", "2024. 3. 30.~4. 1."),
            ("ko", "2024-03/2024-06", "2024년 3월에서 6월 사이", "2024년 3월~6월"),
            ("ko", "2023-12-30/2024-01-02", "2023년 12월 30일에서 2024년 1월 2일 사이", "2023. 12. 30.~2024. 1. 2."),
            ("ko", "2024-03~", "2024년 3월쯤", "2024년 3월쯤"),
            ("de", "2023-01-29/2023-01-31", "zwischen dem 29. und dem 31. Januar 2023", "29.–31. Jan. 2023"),
            ("ar", "2030/..", "اعتبارًا من 2030", "اعتبارًا من 2030"),
        ] {
            let strings = Strings::of(language, &[]);
            let date = strings.date(&edtf(written));
            assert_eq!((date.text.as_str(), date.short.as_str()), (long, short), "{language} {written}");
        }
    }

    #[test]
    fn a_phrase_marks_the_date_alone() {
        let strings = Strings::of("en", &[]);
        assert_eq!(strings.when(&edtf("2018-04")).as_str(), "in <time datetime=\"2018-04\">April 2018</time>");
    }

    #[test]
    fn only_a_day_a_month_and_a_year_are_kept_in_one_line() {
        let strings = Strings::of("en", &[]);
        for (written, vague) in [
            ("2018-09-12", false),
            ("2018-09", false),
            ("2018", false),
            ("2018-09-12~", true),
            ("2018-23", true),
            ("2018-34", true),
            ("2018-09-12/2018-09-19", true),
            ("2018-09-12/..", true),
        ] {
            let date = strings.date(&edtf(written));
            for html in [date.html, date.html_short] {
                assert_eq!(html.as_str().starts_with("<time class=\"vague\" datetime="), vague, "{written}");
            }
        }
    }

    #[test]
    fn below_a_year_no_date_repeats_it() {
        for (language, written, words) in [
            ("en", "2018-09-12", "12 Sep"),
            ("en", "2018-09", "Sep"),
            ("en", "2018-09~", "about Sep"),
            ("en", "2018", "2018"),
            ("en", "2018-23", "autumn"),
            ("en", "2018-24", "winter 2018–19"),
            ("en", "2018-34", "Q2"),
            ("en", "2018-09-12/2018-09-19", "12–19 Sep"),
            ("en", "2018-09-28/2018-10-02", "28 Sep–2 Oct"),
            ("en", "2018-03/2018-06~", "Mar–about June"),
            ("en", "2018-03/..", "from Mar"),
            ("en", "../2018-05", "until May"),
            ("en", "2018-12-30/2019-01-02", "30 Dec 2018–2 Jan 2019"),
            ("ko", "2018-04~", "4월쯤"),
            ("ko", "2018-04-12/2018-04-19", "4. 12.~19."),
        ] {
            let strings = Strings::of(language, &[]);
            assert_eq!(strings.date_in_year(&edtf(written)), words, "{language} {written}");
        }
    }
}
