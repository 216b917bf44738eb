//! Vague dates: their tables, their properties, and a comparison with a reader that we did not
//! write.

use proptest::prelude::*;

use crate::date::{Day, Edtf, Moment, Parts, Period, Unit};

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn printed(day: Option<Day>) -> String {
    day.map_or("-".to_owned(), |day| day.to_string())
}

#[test]
fn the_days_that_a_vague_date_covers() {
    #[rustfmt::skip]
    let rows = [
        // written, first, last, overdue after
        ("2018-04-27",            "2018-04-27", "2018-04-27", "2018-04-27"),
        ("2018-04",               "2018-04-01", "2018-04-30", "2018-04-30"),
        ("2016-02",               "2016-02-01", "2016-02-29", "2016-02-29"), // leap year
        ("2018",                  "2018-01-01", "2018-12-31", "2018-12-31"),
        ("0001",                  "0001-01-01", "0001-12-31", "0001-12-31"),
        ("9999",                  "9999-01-01", "9999-12-31", "9999-12-31"),
        ("2018-21",               "2018-03-01", "2018-05-31", "2018-05-31"), // spring
        ("2018-22",               "2018-06-01", "2018-08-31", "2018-08-31"),
        ("2018-23",               "2018-09-01", "2018-11-30", "2018-11-30"),
        ("2018-24",               "2018-12-01", "2019-02-28", "2019-02-28"),
        ("2019-24",               "2019-12-01", "2020-02-29", "2020-02-29"), // ends in a leap year
        ("2018-25",               "2018-03-01", "2018-05-31", "2018-05-31"), // northern spring
        ("2018-26",               "2018-06-01", "2018-08-31", "2018-08-31"),
        ("2018-27",               "2018-09-01", "2018-11-30", "2018-11-30"),
        ("2018-28",               "2018-12-01", "2019-02-28", "2019-02-28"),
        ("2018-29",               "2018-09-01", "2018-11-30", "2018-11-30"), // southern spring
        ("2018-30",               "2018-12-01", "2019-02-28", "2019-02-28"),
        ("2018-31",               "2018-03-01", "2018-05-31", "2018-05-31"),
        ("2018-32",               "2018-06-01", "2018-08-31", "2018-08-31"),
        ("2018-33",               "2018-01-01", "2018-03-31", "2018-03-31"),
        ("2018-34",               "2018-04-01", "2018-06-30", "2018-06-30"),
        ("2018-35",               "2018-07-01", "2018-09-30", "2018-09-30"),
        ("2018-36",               "2018-10-01", "2018-12-31", "2018-12-31"),
        // intervals
        ("2018-04-21/2018-04-30", "2018-04-21", "2018-04-30", "2018-04-30"),
        ("2018-03/2018-06",       "2018-03-01", "2018-06-30", "2018-06-30"),
        ("2018-03/2018-03",       "2018-03-01", "2018-03-31", "2018-03-31"),
        ("2018/2018-04",          "2018-01-01", "2018-04-30", "2018-04-30"),
        ("2018-06-15/2018-06",    "2018-06-15", "2018-06-30", "2018-06-30"),
        ("2018-24/2019",          "2018-12-01", "2019-12-31", "2019-12-31"),
        ("2018-03/..",            "2018-03-01", "-",          "-"),
        ("../2018-05",            "-",          "2018-05-31", "2018-05-31"),
        // qualifiers
        ("2018-04-27?",           "2018-04-27", "2018-04-27", "2018-04-28"),
        ("2018-12-31~",           "2018-12-31", "2018-12-31", "2019-01-01"),
        ("2018-04~",              "2018-04-01", "2018-04-30", "2018-05-31"),
        ("2018-01%",              "2018-01-01", "2018-01-31", "2018-02-28"),
        ("2018~",                 "2018-01-01", "2018-12-31", "2019-12-31"),
        ("2018-21?",              "2018-03-01", "2018-05-31", "2018-08-31"),
        ("2018-23~",              "2018-09-01", "2018-11-30", "2019-02-28"),
        ("2018-24~",              "2018-12-01", "2019-02-28", "2019-05-31"),
        ("2018-36%",              "2018-10-01", "2018-12-31", "2019-03-31"),
        ("2018-03~/2018-06",      "2018-03-01", "2018-06-30", "2018-06-30"),
        ("2018-03/2018-06~",      "2018-03-01", "2018-06-30", "2018-07-31"),
        ("2018-03~/..",           "2018-03-01", "-",          "-"),
        ("../2018?",              "-",          "2018-12-31", "2019-12-31"),
        // nothing is later than the last day
        ("9999~",                 "9999-01-01", "9999-12-31", "9999-12-31"),
        ("9999-12-31?",           "9999-12-31", "9999-12-31", "9999-12-31"),
        ("9999-36?",              "9999-10-01", "9999-12-31", "9999-12-31"),
    ];
    for (written, first, last, overdue_after) in rows {
        let date = edtf(written);
        let days = [date.first_day(), date.last_day(), date.overdue_after()].map(printed);
        assert_eq!(days, [first, last, overdue_after], "{written}");
    }
}

#[test]
fn a_text_that_is_no_date() {
    #[rustfmt::skip]
    let rows = [
        // what is said, and that nothing is suggested
        ("2018-02-29",            "`2018-02-29` is not a day: February 2018 has 28 days"),
        ("2018-04-31~",           "`2018-04-31` is not a day: April 2018 has 30 days"),
        ("2018-03/2018-04-31",    "`2018-04-31` is not a day: April 2018 has 30 days"),
        ("2018-13",               "`13` is not a month (01 to 12), a season (21 to 32) or a quarter (33 to 36)"),
        ("2018-00",               "`00` is not a month (01 to 12), a season (21 to 32) or a quarter (33 to 36)"),
        ("2018-37",               "`37` is not a month (01 to 12), a season (21 to 32) or a quarter (33 to 36)"),
        ("2018-21-05",            "`21` is not a month: months run from 01 to 12"),
        ("0000-01-01",            "`0000` is not a year: years run from 0001 to 9999"),
        ("0000",                  "`0000` is not a year: years run from 0001 to 9999"),
        ("-0044",                 "`-0044` is not a year: years run from 0001 to 9999"),
        ("-0044-03-15",           "`-0044` is not a year: years run from 0001 to 9999"),
        ("Y12018",                "`Y12018` is not a year: years run from 0001 to 9999"),
        ("Y-17000",               "`Y-17000` is not a year: years run from 0001 to 9999"),
        ("12018-03",              "`12018` is not a year: years run from 0001 to 9999"),
        ("9999-24",               "`9999-24` ends after the year 9999"),
        ("9999-30",               "`9999-30` ends after the year 9999"),
        ("201X",                  "`201X` leaves digits open, which is not read: write `2010/2019`"),
        ("202X",                  "`202X` leaves digits open, which is not read: write `2020/2029`"),
        ("19XX",                  "`19XX` leaves digits open, which is not read: write `1900/1999`"),
        ("2018-XX-XX",            "`2018-XX-XX` leaves digits open, which is not read: write `2018`"),
        ("2018-04-XX",            "`2018-04-XX` leaves digits open, which is not read: write `2018-04`"),
        ("201u~",                 "`201u~` leaves digits open, which is not read: write `2010/2019`"),
        ("2018-XX/2019",          "`2018-XX` leaves digits open, which is not read: write `2018`"),
        ("2018-06/2018-03",       "`2018-06/2018-03` ends before it begins"),
        ("2018-04-02/2018-04-01", "`2018-04-02/2018-04-01` ends before it begins"),
        ("../..",                 "`../..` is open at both ends: an interval has a date at one of them"),
        ("..",                    "`..` is open at both ends: an interval has a date at one of them"),
        ("2018-03/",              "`2018-03/` lacks an end: an open end is written `..`, as in `2018-03/..`"),
        ("/2018-03",              "`/2018-03` lacks an end: an open end is written `..`, as in `2018-03/..`"),
        ("/",                     "`/` lacks an end: an open end is written `..`, as in `2018-03/..`"),
        ("2018~-04",              "`2018~-04` is not qualified by one `?`, `~` or `%` at its end"),
        ("2018-~04",              "`2018-~04` is not qualified by one `?`, `~` or `%` at its end"),
        ("06/03/2018",            "`06/03/2018` can mean `2018-03-06` or `2018-06-03`"),
        ("6.3.2018",              "`6.3.2018` can mean `2018-03-06` or `2018-06-03`"),
        ("2018-3-45",             "a month or a day is written with two digits"),
        ("",                      "the date is empty"),
        ("  ",                    "the date is empty"),
        ("~",                     "`~` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("soon",                  "`soon` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("18-03-06",              "`18-03-06` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("201803",                "`201803` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("2018/03",               "`03` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("2018-W10",              "`2018-W10` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("2018-065",              "`2018-065` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("+2018",                 "`+2018` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("2018-03/..~",           "`..~` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("[2017,2018]",           "`[2017,2018]` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("21 2018",               "`21 2018` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("spring 2018",           "`spring 2018` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("30 February 2018",      "`30 February 2018` is not written as a date: a date is written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("2018½",                 "`2018½` has digits other than 0 to 9"),
    ];
    for (written, said) in rows {
        let error = Edtf::parse(written).unwrap_err();
        assert_eq!(error.to_string(), said, "{written}");
        assert_eq!(error.suggestion(), None, "{written}");
    }
}

#[test]
fn what_a_date_written_otherwise_must_mean() {
    #[rustfmt::skip]
    let rows = [
        ("2018-3-6",                  "2018-03-06"),
        ("2018-3",                    "2018-03"),
        ("2018-3~",                   "2018-03~"),
        ("20180306",                  "2018-03-06"),
        ("2018/03/06",                "2018-03-06"),
        ("2018.03.06",                "2018-03-06"),
        ("2018. 3. 6.",               "2018-03-06"),
        ("2018–03–06",                "2018-03-06"), // en dashes
        (" 2018-03-06 ",              "2018-03-06"),
        ("25/03/2018",                "2018-03-25"), // no month 25
        ("03/25/2018",                "2018-03-25"),
        ("06/06/2018",                "2018-06-06"), // either way
        ("03/2018",                   "2018-03"),
        ("March 2018",                "2018-03"),
        ("march 2018",                "2018-03"),
        ("Sept. 2018",                "2018-09"),
        ("March 2018?",               "2018-03?"),
        ("6 March 2018",              "2018-03-06"),
        ("6th of March, 2018",        "2018-03-06"),
        ("Mar 6, 2018",               "2018-03-06"),
        ("2018 March 6",              "2018-03-06"),
        ("06-Mar-2018",               "2018-03-06"),
        ("2018-Q1",                   "2018-33"),
        ("Q4 2018",                   "2018-36"),
        ("٢٠١٨",                      "2018"),
        ("２０１８－０３",            "2018-03"),
        ("２０１８－２１",            "2018-21"),
        ("२०१८-०३-०६",                "2018-03-06"),
        ("2018-04?~",                 "2018-04%"),
        ("2018-04~~",                 "2018-04~"),
        ("2018-04 ~",                 "2018-04~"),
        ("2018-04-27T09:30:00+09:00", "2018-04-27"),
        ("2018-03 / 2018-06",         "2018-03/2018-06"),
        ("2018-2019",                 "2018/2019"),
        ("2018-03..2018-06",          "2018-03/2018-06"),
        ("2018-03 to 2018-06",        "2018-03/2018-06"),
        ("March 2018 – June 2018",    "2018-03/2018-06"),
        ("2018-03..",                 "2018-03/.."),
        ("..2018-05",                 "../2018-05"),
        ("March 2018/..",             "2018-03/.."),
    ];
    for (written, meant) in rows {
        let error = Edtf::parse(written).unwrap_err();
        assert_eq!(error.suggestion().as_deref(), Some(meant), "{written}");
        let end = format!(": write `{meant}`");
        assert!(error.to_string().ends_with(&end), "{written}: {error}");
    }
}

#[test]
fn the_sentence_names_what_is_wrong_before_what_to_write() {
    #[rustfmt::skip]
    let rows = [
        ("2018-3",               "a month or a day is written with two digits: write `2018-03`"),
        ("20180306",             "`20180306` is not written as a date: write `2018-03-06`"),
        ("٢٠١٨",                 "`٢٠١٨` has digits other than 0 to 9: write `2018`"),
        ("2018-04~~",            "`2018-04~~` is not qualified by one `?`, `~` or `%` at its end: write `2018-04~`"),
        ("2018-04-27T09:30:00Z", "`2018-04-27T09:30:00Z` has a time of day: write `2018-04-27`"),
        ("03/2018",              "`03/2018` is not written as a date: write `2018-03`"),
    ];
    for (written, said) in rows {
        let error = Edtf::parse(written).unwrap_err();
        assert_eq!(error.to_string(), said, "{written}");
    }
}

#[test]
fn a_long_text_is_clipped_in_the_sentence() {
    let error = Edtf::parse(&"é".repeat(1_000_000)).unwrap_err();
    assert!(error.to_string().chars().count() < 200, "{error}");
}

#[test]
fn a_day_is_a_date() {
    let day = Day::new(2018, 4, 27).unwrap();
    assert_eq!(Edtf::from(day), edtf("2018-04-27"));
}

#[test]
fn the_parts_of_a_date() {
    let moment = |year, unit| Moment { year, unit, uncertain: false, approximate: false };
    let march = moment(2018, Unit::Month(3));
    #[rustfmt::skip]
    let rows = [
        ("2018",            Parts::One(moment(2018, Unit::Year))),
        ("2018-03",         Parts::One(march)),
        ("2018-03-06",      Parts::One(moment(2018, Unit::Day { month: 3, day: 6 }))),
        ("2018-24",         Parts::One(moment(2018, Unit::Season(24)))),
        ("2018-36",         Parts::One(moment(2018, Unit::Quarter(4)))),
        ("2018-03?",        Parts::One(Moment { uncertain: true, ..march })),
        ("2018-03~",        Parts::One(Moment { approximate: true, ..march })),
        ("2018-03%",        Parts::One(Moment { uncertain: true, approximate: true, ..march })),
        ("2018-03/2019",    Parts::Between { from: Some(march), to: Some(moment(2019, Unit::Year)) }),
        ("2018-03/..",      Parts::Between { from: Some(march), to: None }),
        ("../2018-03",      Parts::Between { from: None, to: Some(march) }),
    ];
    for (written, parts) in rows {
        assert_eq!(edtf(written).parts(), parts, "{written}");
    }
}

/// The text that has these parts.
fn spelt(parts: Parts) -> String {
    match parts {
        Parts::One(moment) => spelt_moment(moment),
        Parts::Between { from, to } => {
            let end = |end: Option<Moment>| end.map_or("..".to_owned(), spelt_moment);
            format!("{}/{}", end(from), end(to))
        }
    }
}

fn spelt_moment(moment: Moment) -> String {
    let unit = match moment.unit {
        Unit::Year => String::new(),
        Unit::Month(month) => format!("-{month:02}"),
        Unit::Day { month, day } => format!("-{month:02}-{day:02}"),
        Unit::Season(season) => format!("-{season}"),
        Unit::Quarter(quarter) => format!("-{}", 32 + quarter),
    };
    let qualifier = match (moment.uncertain, moment.approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "%",
    };
    format!("{:04}{unit}{qualifier}", moment.year)
}

/// Texts of which many are dates and the others nearly so.
fn date_like() -> impl Strategy<Value = String> {
    let moment = "([0-9]{4}|20[01][0-9]|999[0-9])(-[0-4][0-9](-[0-3][0-9])?)?[~?%]?";
    let end = prop_oneof![1 => "\\.\\.", 4 => moment];
    prop_oneof![
        3 => moment,
        2 => (end.clone(), end).prop_map(|(from, to)| format!("{from}/{to}")),
        1 => "[0-9XY/.~?% -]{0,24}",
        1 => "[0-9]{1,4}[-/. ](March|6|25|Q2|12)[-/. ][0-9]{1,4}",
        1 => "[P0-9YMWDT]{0,12}",
        1 => "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5,8}[.Z+]?[0-9:]{0,5}",
    ]
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![".*", date_like()]) {
        let _ = Day::parse(&text);
        let _ = Period::parse(&text);
        let meant = Edtf::parse(&text).err().and_then(|error| error.suggestion());
        prop_assert!(meant.is_none_or(|meant| Edtf::parse(&meant).is_ok()));
        let meant = Day::parse_reported(&text).err().and_then(|error| error.suggestion());
        prop_assert!(meant.is_none_or(|meant| Day::parse(&meant).is_ok()));
    }

    #[test]
    fn a_date_begins_before_it_ends_and_its_parts_spell_it(text in date_like()) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(spelt(date.parts()), text);
            prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date.clone()));
            if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
                prop_assert!(first <= last);
            }
            prop_assert!(date.last_day() <= date.overdue_after());
        }
    }

    #[test]
    fn days_add_up(from in -719_162_i64..=2_932_896, days in 0_i64..100_000) {
        let day = Day::from_unix_seconds(from * 86_400).unwrap();
        prop_assert_eq!(Day::parse(&day.to_string()), Ok(day));
        let later = day.plus_days(days);
        if later < Day::MAX {
            prop_assert_eq!(day.days_until(later), days);
            prop_assert_eq!(later.plus_days(-days), day);
        }
    }

    #[test]
    fn a_period_is_printed_as_it_is_read(text in "P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,3}W)?([0-9]{1,3}D)?") {
        if let Ok(period) = Period::parse(&text) {
            prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
            prop_assert!(period.before(Day::MAX) <= Day::MAX);
        }
    }
}

/// Level 1 as another program reads it: it knows seasons up to 24, and no quarters.
#[test]
fn another_reader_accepts_the_same_dates() {
    let mut texts = Vec::new();
    for year in ["0001", "1900", "2016", "2018", "9999"] {
        texts.push(year.to_owned());
        for part in 0..=24 {
            texts.push(format!("{year}-{part:02}"));
            texts.extend((0..=32).map(|day| format!("{year}-{part:02}-{day:02}")));
        }
    }
    texts.retain(|text| text != "9999-24"); // we know of no day after 9999-12-31
    for text in texts {
        for text in [text.clone(), format!("{text}~"), format!("{text}/.."), format!("../{text}?")] {
            let theirs = edtf::level_1::Edtf::parse(&text);
            assert_eq!(Edtf::parse(&text).is_ok(), theirs.is_ok(), "{text}");
        }
    }
}
