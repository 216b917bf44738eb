//! What whole drawings look like: specimens, and what holds for all.

mod properties;
mod reading;

use reading::elements;

use crate::{
    date::Day,
    drawing::{
        Axis, CalendarWords, Columns, Direction, Lane, Look, Overview, Portion, Spell, Strip, Tone, Turn, columns, lane, look_swatch,
        over_time, overview, strip, tone_swatch,
    },
};

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn words() -> CalendarWords {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"];
    CalendarWords {
        months: months.map(str::to_owned),
        day: "{day} {month}".to_owned(),
        year: "{year}".to_owned(),
        quarter: "Q{quarter} {year}".to_owned(),
        years: "{first}–{last}".to_owned(),
    }
}

fn spells(spells: &[(&str, Look)]) -> Vec<Spell> {
    spells.iter().map(|(from, look)| Spell { from: day(from), look: look.clone() }).collect()
}

/// The specimen of `reader/commitment.html`, whose bar begins a day after the claim was made.
fn specimen() -> Vec<Spell> {
    spells(&[
        ("2018-03-06", Look::Pending),
        ("2019-01-02", Look::Progress),
        ("2019-05-10", Look::Bad),
        ("2019-05-12", Look::Contested(vec![Look::Bad, Look::Void])),
        ("2020-01-03", Look::Bad),
    ])
}

#[test]
fn the_strip_of_the_specimen() {
    let svg = strip(&Strip {
        made: day("2018-03-05"),
        spells: &specimen(),
        as_of: day("2025-09-01"),
        title: "Status of this commitment",
        description: "Pending, then holding.",
        id_prefix: "st",
        direction: Direction::Ltr,
        words: &words(),
    });
    let expected = [
        r#"<svg class="strip" height="62" role="img" aria-labelledby="st-t st-d">"#,
        r#"<title id="st-t">Status of this commitment</title><desc id="st-d">Pending, then holding.</desc>"#,
        r#"<line x1="11.03%" x2="11.03%" y1="0" y2="36" class="ax"/><text x="11.03%" y="9" dx="3">2019</text>"#,
        r#"<line x1="24.37%" x2="24.37%" y1="0" y2="36" class="ax alt"/><text x="24.37%" y="9" dx="3" class="alt">2020</text>"#,
        r#"<line x1="37.74%" x2="37.74%" y1="0" y2="36" class="ax"/><text x="37.74%" y="9" dx="3">2021</text>"#,
        r#"<line x1="51.08%" x2="51.08%" y1="0" y2="36" class="ax alt"/><text x="51.08%" y="9" dx="3" class="alt">2022</text>"#,
        r#"<line x1="64.41%" x2="64.41%" y1="0" y2="36" class="ax"/><text x="64.41%" y="9" dx="3">2023</text>"#,
        r#"<line x1="77.75%" x2="77.75%" y1="0" y2="36" class="ax alt"/><text x="77.75%" y="9" dx="3" class="alt">2024</text>"#,
        r#"<line x1="91.12%" x2="91.12%" y1="0" y2="36" class="ax"/><text x="91.12%" y="9" dx="3">2025</text>"#,
        r#"<line x1="0%" x2="0.04%" y1="26" y2="26" class="ld"/>"#,
        r#"<line x1="0.04%" x2="11.07%" y1="26" y2="26" class="s open" stroke-width="1.5"/>"#,
        r#"<line x1="11.07%" x2="15.75%" y1="26" y2="26" class="s open" stroke-width="5"/>"#,
        r#"<rect x="15.75%" width="0.9%" y="18" height="16" class="f bad"/>"#,
        r#"<rect x="15.75%" width="0.9%" y="18" height="16" fill="url(#hatch)"/>"#,
        r#"<rect x="16.65%" width="7.79%" y="18" height="7" class="f bad"/>"#,
        r#"<rect x="16.65%" width="7.79%" y="18" height="7" fill="url(#hatch)"/>"#,
        r#"<rect x="16.65%" width="7.79%" y="27.75" height="5.5" class="s void" stroke-width="1.5"/>"#,
        r#"<rect x="24.44%" width="75.56%" y="18" height="16" class="f bad"/>"#,
        r#"<rect x="24.44%" width="75.56%" y="18" height="16" fill="url(#hatch)"/>"#,
        r#"<line x1="0.15%" x2="1.2%" y1="35" y2="47" class="ld"/><text x="1.2%" y="59" text-anchor="middle" class="num">1</text>"#,
        r#"<line x1="11.07%" x2="11.07%" y1="35" y2="47" class="ld"/><text x="11.07%" y="59" text-anchor="middle" class="num">2</text>"#,
        r#"<line x1="15.75%" x2="15.75%" y1="35" y2="47" class="ld"/><text x="15.75%" y="59" text-anchor="middle" class="num">3</text>"#,
        r#"<line x1="16.65%" x2="20.35%" y1="35" y2="47" class="ld"/><text x="20.35%" y="59" text-anchor="middle" class="num">4</text>"#,
        r#"<line x1="24.44%" x2="24.95%" y1="35" y2="47" class="ld"/><text x="24.95%" y="59" text-anchor="middle" class="num">5</text>"#,
        "</svg>",
    ];
    assert_eq!(
        svg.replace("<line", "\n<line").replace("<rect", "\n<rect"),
        expected.concat().replace("<line", "\n<line").replace("<rect", "\n<rect")
    );
}

#[test]
fn numbers_of_two_digits_are_thinned_on_narrow_pages() {
    for (count, narrow) in [(1, "1"), (9, "1 2 3 4 5 6 7 8 9"), (10, "2 4 6 8 10"), (11, "1 3 5 7 9 11"), (45, "3 9 15 21 27 33 39 45")] {
        let spells: Vec<Spell> = (0..count).map(|days| Spell { from: day("2018-03-05").plus_days(days * 20), look: Look::Good }).collect();
        let svg = strip(&Strip {
            made: day("2018-03-05"),
            spells: &spells,
            as_of: day("2025-09-01"),
            title: "",
            description: "",
            id_prefix: "st",
            direction: Direction::Ltr,
            words: &words(),
        });
        let (wide, shown): (Vec<_>, Vec<_>) =
            elements(&svg).into_iter().filter(|element| element.has("num")).partition(|element| element.has("alt"));
        let shown: Vec<String> = shown.into_iter().map(|element| element.text).collect();
        assert_eq!(shown.join(" "), narrow, "{count}");
        assert_eq!(wide.is_empty(), count < 10, "{count}");
    }
}

#[test]
fn neighbours_that_look_the_same_are_parted() {
    let spells = spells(&[("2018-01-01", Look::Good), ("2020-01-01", Look::Good), ("2021-01-01", Look::Progress)]);
    let axis = Axis::new(day("2018-01-01"), day("2022-01-01"), &words());
    let lane = lane(&Lane { axis: &axis, made: day("2018-01-01"), spells: &spells, label: "", direction: Direction::Ltr });
    assert_eq!(lane.matches(r#"class="k""#).count(), 1, "{lane}");
    assert!(lane.contains(r#"<line x1="49.97%" x2="49.97%" y1="3" y2="15" class="k"/>"#), "{lane}");
}

#[test]
fn few_claims_have_nine_pixels_each_and_many_are_scaled() {
    for (claims, height, last_box) in [
        (1, 45, r#"y="16" height="8" class="f good""#),
        (18, 198, r#"y="16" height="161" class="f good""#),
        (19, 206, r#"y="16" height="169" class="f good""#),
        (100_000, 206, r#"y="16" height="169" class="f good""#),
    ] {
        let turns = vec![vec![Turn { from: day("2018-01-01"), tone: Tone::Good }]; claims];
        let svg = columns_of(&turns, "2018-02-01", "", Direction::Ltr);
        assert!(svg.starts_with(&format!(r#"<svg class="strip" height="{height}" role"#)), "{claims}: {svg}");
        assert!(svg.contains(last_box), "{claims}: {svg}");
        assert!(svg.contains(&format!(r#"class="num">{claims}</text>"#)), "{claims}: {svg}");
    }
}

#[test]
fn one_claim_among_thousands_is_still_seen() {
    let mut turns = vec![vec![Turn { from: day("2018-01-01"), tone: Tone::Good }]; 5000];
    turns.push(vec![Turn { from: day("2018-01-01"), tone: Tone::Split }]);
    let svg = columns_of(&turns, "2018-02-01", "", Direction::Ltr);
    assert!(svg.contains(r#"y="16" height="3" class="f split""#), "{svg}");
}

#[test]
fn columns_begin_with_labelled_years() {
    for (first, as_of, years) in [
        ("2018-03-06", "2025-09-01", "2018 2019 2020 2021 2022 2023 2024 2025"),
        ("2018-10-01", "2020-09-01", "2019 2020"),
        ("2018-04-01", "2018-09-01", "2018"),
        ("2000-04-01", "2018-09-01", "2000 2002 2004 2006 2008 2010 2012 2014 2016 2018"),
        ("1900-04-01", "2018-09-01", "1900 1910 1920 1930 1940 1950 1960 1970 1980 1990 2000 2010"),
        ("0001-01-01", "9999-12-31", "1 1000 2000 3000 4000 5000 6000 7000 8000 9000"),
    ] {
        let svg = columns_of(&[vec![Turn { from: day(first), tone: Tone::Good }]], as_of, "", Direction::Ltr);
        let texts: Vec<String> = elements(&svg)
            .into_iter()
            .filter(|element| !element.has("num") && element.name == "text")
            .map(|element| element.text)
            .collect();
        assert_eq!(texts.join(" "), years, "{first}..{as_of}");
    }
}

#[test]
fn a_label_at_the_end_is_for_wide_pages() {
    let svg = columns_of(&[vec![Turn { from: day("2018-10-01"), tone: Tone::Good }]], "2025-01-15", "", Direction::Ltr);
    assert!(svg.contains(r#"class="alt">2025</text>"#), "{svg}");
    assert!(!svg.contains(r#"class="alt">2019</text>"#), "{svg}");
}

#[test]
fn the_widths_of_an_overview_follow_the_counts() {
    let of = |counts: [(Tone, u32); 3], full| {
        let portions = counts.map(|(tone, count)| Portion { tone, count });
        overview(&Overview { portions: &portions, full, label: "three", direction: Direction::Ltr })
    };
    let places = |svg: &str| -> Vec<String> {
        elements(svg).iter().filter_map(|element| element.across()).map(|(from, to)| format!("{from}-{to}")).collect()
    };
    #[rustfmt::skip]
    let rows: [(_, _, &[&str]); 5] = [
        ([(Tone::Good, 1), (Tone::Good, 1), (Tone::Bad, 2)], 4, &["0-2470", "2500-4970", "5000-9970", "5000-9970"]),
        ([(Tone::Good, 1), (Tone::Good, 0), (Tone::Open, 1)], 4, &["0-2470", "2500-4970"]),
        ([(Tone::Good, 1), (Tone::Good, 0), (Tone::Open, 9999)], 10_000, &["0-90", "120-9970"]),
        ([(Tone::Good, 1), (Tone::Good, 1), (Tone::Open, 1)], 100_000, &["0-90", "120-210", "240-330"]),
        ([(Tone::Good, 0), (Tone::Good, 0), (Tone::Open, 0)], 0, &[]),
    ];
    for (counts, full, expected) in rows {
        assert_eq!(places(&of(counts, full)), expected, "{counts:?} of {full}");
    }
}

#[test]
fn every_form_differs_from_its_neighbours_without_colour() {
    let grey = |svg: String| Tone::STACK.iter().fold(svg, |svg, tone| svg.replace(&format!(" {}\"", tone.class()), "\""));
    for pair in Tone::STACK.windows(2) {
        assert_ne!(grey(tone_swatch(pair[0], Direction::Ltr)), grey(tone_swatch(pair[1], Direction::Ltr)), "{pair:?}");
    }
    let looks = [
        Look::Pending,
        Look::Conditional,
        Look::Progress,
        Look::Overdue,
        Look::Good,
        Look::Mid,
        Look::Bad,
        Look::Void,
        Look::Contested(vec![Look::Good, Look::Bad]),
    ];
    for (place, one) in looks.iter().enumerate() {
        for other in &looks[place + 1..] {
            assert_ne!(grey(look_swatch(one, Direction::Ltr)), grey(look_swatch(other, Direction::Ltr)), "{one:?} {other:?}");
        }
    }
}

fn columns_of(turns: &[Vec<Turn>], as_of: &str, text: &str, direction: Direction) -> String {
    let over_time = over_time(turns, day(as_of));
    columns(&Columns { over_time: &over_time, title: text, description: text, id_prefix: "ot", direction, words: &words() })
}
