//! What holds for every drawing, whatever the values.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

use crate::{
    date::Day,
    drawing::{
        Axis, Direction, Lane, Look, Overview, Portion, Spell, Strip, Tone, Turn, axis, lane, over_time, overview, strip,
        tests::{
            columns_of, day,
            reading::{Element, elements, is_read_by_html, readable},
            words,
        },
    },
};

fn any_day() -> impl Strategy<Value = Day> {
    prop_oneof![
        (0_i64..400).prop_map(|days| day("2018-03-05").plus_days(days)),
        (0_i64..3_652_059).prop_map(|days| Day::MIN.plus_days(days)),
        Just(Day::MIN),
        Just(Day::MAX),
    ]
}

fn any_look() -> impl Strategy<Value = Look> {
    let single = prop_oneof![
        Just(Look::Pending),
        Just(Look::Conditional),
        Just(Look::Progress),
        Just(Look::Overdue),
        Just(Look::Good),
        Just(Look::Mid),
        Just(Look::Bad),
        Just(Look::Void),
    ];
    single.prop_recursive(2, 12, 6, |look| prop::collection::vec(look, 0..6).prop_map(Look::Contested))
}

fn any_spells() -> impl Strategy<Value = Vec<Spell>> {
    prop::collection::vec((any_day(), any_look()).prop_map(|(from, look)| Spell { from, look }), 0..60).prop_map(|mut spells| {
        spells.sort_by_key(|spell| spell.from);
        spells
    })
}

fn any_tone() -> impl Strategy<Value = Tone> {
    (0..Tone::STACK.len()).prop_map(|place| Tone::STACK[place])
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

/// Where bars lie, each place once: two rectangles may lie on one another.
fn bar_places(elements: &[Element]) -> Vec<(u32, u32)> {
    let is_bar = |element: &&Element| element.name == "rect" || element.has("s");
    let mut places: Vec<(u32, u32)> = elements.iter().filter(is_bar).filter_map(Element::across).collect();
    places.dedup();
    places
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn strips_hold_their_rules(made in any_day(), spells in any_spells(), as_of in any_day(), text in any::<String>(), direction in any_direction()) {
        let drawn = |direction| strip(&Strip {
            made, spells: &spells, as_of, title: &text, description: &text, id_prefix: &text, direction, words: &words(),
        });
        let svg = drawn(direction);
        prop_assert_eq!(&svg, &drawn(direction));
        prop_assert!(is_read_by_html(&svg), "{}", svg);

        let found = elements(&svg);
        prop_assert_eq!(&found[1].text, &readable(&text));
        prop_assert_eq!(&found[2].text, &readable(&text));
        let ids: Vec<&str> = found[0].attributes["aria-labelledby"].split(' ').collect();
        prop_assert_eq!(ids, [found[1].attributes["id"].as_str(), found[2].attributes["id"].as_str()]);
        prop_assert!(found.iter().filter_map(Element::across).all(|(from, to)| from <= to && to <= 10_000), "{}", svg);
        prop_assert!(found.iter().filter(|element| element.has("ax")).count() <= 14);

        let mut places = bar_places(&found);
        let mut numbers: Vec<u32> = found.iter().filter(|element| element.has("num")).filter_map(Element::across).map(|(at, _)| at).collect();
        if direction == Direction::Rtl {
            places = places.into_iter().map(|(from, to)| (10_000 - to, 10_000 - from)).collect();
            numbers = numbers.into_iter().map(|at| 10_000 - at).collect();
        }
        prop_assert!(places.windows(2).all(|pair| pair[0].1 == pair[1].0), "{:?}", places);
        prop_assert!(places.iter().all(|(from, to)| to - from >= 90), "{:?}", places);
        prop_assert!(spells.is_empty() || places.last().unwrap().1 == 10_000);
        prop_assert!(numbers.iter().all(|at| (120..=9880).contains(at)));
        prop_assert!(numbers.windows(2).all(|pair| pair[1] >= pair[0] + 460), "{:?}", numbers);
        prop_assert_eq!(numbers.is_empty(), spells.is_empty());
    }

    #[test]
    fn lanes_hold_their_rules(made in any_day(), spells in any_spells(), as_of in any_day(), text in any::<String>(), direction in any_direction()) {
        let shared = Axis::of_lanes(made, as_of, &words());
        let svg = lane(&Lane { axis: &shared, made, spells: &spells, label: &text, direction });
        let found = elements(&svg);
        prop_assert!(is_read_by_html(&svg), "{}", svg);
        prop_assert_eq!(&found[0].attributes["aria-label"], &readable(&text));
        prop_assert!(found.iter().all(|element| element.name != "text"));
        let lines = |elements: &[Element]| elements.iter().filter(|element| element.has("ax")).map(Element::across).collect::<Vec<_>>();
        prop_assert_eq!(lines(&found), lines(&elements(&axis(&shared, direction))));
        prop_assert!(found.iter().filter_map(Element::across).all(|(from, to)| from <= to && to <= 10_000), "{}", svg);
        prop_assert!(bar_places(&found).iter().all(|(from, to)| to - from >= 70), "{}", svg);
    }

    #[test]
    fn right_to_left_is_the_mirror(made in any_day(), spells in any_spells(), as_of in any_day()) {
        let places = |direction| {
            let svg = strip(&Strip { made, spells: &spells, as_of, title: "", description: "", id_prefix: "s", direction, words: &words() });
            elements(&svg).iter().filter_map(Element::across).collect::<Vec<_>>()
        };
        let mirrored: Vec<_> = places(Direction::Rtl).into_iter().map(|(from, to)| (10_000 - to, 10_000 - from)).collect();
        prop_assert_eq!(places(Direction::Ltr), mirrored);
    }

    #[test]
    fn columns_hold_their_rules(
        turns in prop::collection::vec(prop::collection::vec((any_day(), any_tone()), 0..4), 0..60),
        as_of in any_day(),
        text in any::<String>(),
        direction in any_direction(),
    ) {
        let turns: Vec<Vec<Turn>> = turns
            .into_iter()
            .map(|mut turns| {
                turns.sort_by_key(|(from, _)| *from);
                turns.into_iter().map(|(from, tone)| Turn { from, tone }).collect()
            })
            .collect();
        let svg = columns_of(&turns, &as_of.to_string(), &text, direction);
        prop_assert!(is_read_by_html(&svg), "{}", svg);
        let found = elements(&svg);
        prop_assert!(found.iter().filter_map(Element::across).all(|(from, to)| from <= to && to <= 10_000), "{}", svg);
        prop_assert!(found.iter().filter(|element| element.name == "text").count() <= 16);
        prop_assert!(found[0].attributes["height"].parse::<u32>().unwrap() <= 206);

        let over_time = over_time(&turns, as_of);
        let table = over_time.table(&words());
        prop_assert!(table.rows.len() <= 40);
        prop_assert_eq!(table.rows.len(), over_time.columns.len());
        let now = turns.iter().filter(|turns| turns.iter().any(|turn| turn.from <= as_of)).count();
        prop_assert_eq!(table.rows.last().map_or(0, |row| row.counts.iter().sum::<u32>()), u32::try_from(now).unwrap());
        prop_assert!(over_time.columns.windows(2).all(|pair| pair[0].last.next() == pair[1].first));
    }

    #[test]
    fn overviews_hold_their_rules(
        portions in prop::collection::vec((any_tone(), any::<u32>()), 0..30),
        full in any::<u32>(),
        text in any::<String>(),
        direction in any_direction(),
    ) {
        let portions: Vec<Portion> = portions.into_iter().map(|(tone, count)| Portion { tone, count }).collect();
        let svg = overview(&Overview { portions: &portions, full, label: &text, direction });
        prop_assert!(is_read_by_html(&svg), "{}", svg);
        let found = elements(&svg);
        prop_assert!(found.iter().filter_map(Element::across).all(|(from, to)| from <= to && to <= 10_000), "{}", svg);
        prop_assert!(found.iter().skip(1).filter_map(Element::across).all(|(from, to)| to > from), "{}", svg);
    }
}
