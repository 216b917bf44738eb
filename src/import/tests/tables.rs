//! Tables, as newsrooms keep them.

use super::{Desk, day, options, remarks};
use crate::archive::ClaimKind;
use crate::import::known::Known;
use crate::import::name::Names;
use crate::import::{Column, Key, Options, Order, Unreadable, unread_articles};

const PROMISES: &str = "\u{feff}Promise;Who;Promised by;Date made;Deadline;Status;Review date;Link;Notes\r\n\
    Open the east bridge by 2025;City Council;;2 May 2023;2025;Promise kept;2025-12-01;https://desk.example/bridge;\"Opened; ten weeks early.\"\r\n\
    Halve the debt;City Council;;2023-5-2;12/2024;In the Works;2024-06-30;https://desk.example/debt;\r\n\
    Plant 1000 trees;Mayor Lind;;2023-05-02;;;;;Announced at the opening\r\n\
    ;City Council;;2023-05-02;;;;;\r\n\
    Free buses;Mayor Lind;;03/04/2023;;broken;05/06/2024;https://desk.example/buses;\r\n";

#[test]
fn a_table_of_promises() {
    let mut desk = Desk::new();
    let import = desk.import("promises.csv", PROMISES, &options()).unwrap();
    assert_eq!((import.rows, import.unread), (5, 2));
    let (new, _) = desk.write(&import);
    assert_eq!(
        new,
        [
            "content/articles/2024-06-30-debt.md",
            "content/articles/2025-12-01-bridge.md",
            "content/articles/promises-2023-05-02.md",
            "content/speakers/city-council.md",
            "content/speakers/mayor-lind.md",
        ]
    );
    assert_eq!(desk.errors(), Vec::<String>::new());
    assert_eq!(desk.statuses(), ["halve-the-debt overdue", "open-the-east-bridge-by-2025 kept", "plant-1000-trees pending"]);
    assert_eq!(
        remarks(&import),
        [
            "line 5: not read: there is no claim in it",
            "line 6: not read: the date of its review can't be read: `05/06/2024` can mean `2024-05-06` or `2024-06-05`; say which with --dates",
            "line 2: `made`: `2 May 2023` is read as 2023-05-02",
            "line 3: `due`: `12/2024` is read as 2024-12",
            "line 3: `made`: `2023-5-2` is read as 2023-05-02",
        ]
    );
    let collected = desk.text("content/articles/promises-2023-05-02.md");
    assert!(collected.contains("kind: commitment\n"), "{collected}");
    assert!(collected.contains("\nAnnounced at the opening\n"), "{collected}");
    let again = desk.import("promises.csv", PROMISES, &options()).unwrap();
    assert_eq!(desk.write(&again), (vec![], vec![]));
}

#[test]
fn the_order_of_days_and_months_is_the_users_to_say() {
    let mut options = options();
    options.order = Order::DayFirst;
    let import = Desk::new().import("promises.csv", PROMISES, &options).unwrap();
    assert_eq!(import.unread, 1);
    assert!(import.files.iter().any(|file| file.path == "content/articles/2024-06-05-buses.md"));
}

#[test]
fn columns_are_mapped() {
    let table = "Zusage,Wer,Wann,Bild\nEine Brücke,Stadtrat,2023-05-02,x.png\n";
    assert!(matches!(Desk::new().import("a.csv", table, &options()), Err(Unreadable::NoClaim { .. })));
    let mut options = options();
    options.columns = [
        ("Zusage", Column::Read(Key::Claim)),
        ("Wer", Column::Read(Key::Speaker)),
        ("Wann", Column::Read(Key::Made)),
        ("Bild", Column::Left),
    ]
    .map(|(name, column)| (name.to_owned(), column))
    .into();
    options.folder = "content/articles/zusagen".to_owned();
    let mut desk = Desk::new();
    let import = desk.import("a.csv", table, &options).unwrap();
    assert_eq!(remarks(&import), ["line 2: nothing says the kind of the claim: it is an assertion; say another with --kind"]);
    assert_eq!(desk.write(&import).0, ["content/articles/zusagen/a-2023-05-02.md", "content/speakers/stadtrat.md"]);
    assert_eq!(desk.errors(), Vec::<String>::new());
}

#[test]
fn the_kind_of_claims_is_said_or_a_remark() {
    let table = "Zusage,Stand,Datum\nEine Brücke,gehalten,2023-05-02\nEin Tunnel,offen,2023-05-02\n";
    let guessed = "line 2, line 3: nothing says the kind of the claim: it is an assertion; say another with --kind";
    let read = |claims: Column, kind: Option<ClaimKind>| {
        let columns = [("Zusage", claims), ("Stand", Column::Read(Key::Verdict)), ("Datum", Column::Read(Key::Date))];
        let mut options = options();
        options.columns = columns.map(|(name, column)| (name.to_owned(), column)).into();
        options.kind = kind;
        let mut desk = Desk::new();
        let import = desk.import("a.csv", table, &options).unwrap();
        desk.write(&import);
        let kinds: Vec<ClaimKind> = desk.read().1.claims.iter().map(|(_, claim)| claim.kind).collect();
        (kinds, remarks(&import).contains(&guessed.to_owned()))
    };
    for (claims, said, kind, is_guessed) in [
        (Column::Read(Key::Claim), None, ClaimKind::Assertion, true),
        (Column::Read(Key::Claim), Some(ClaimKind::Commitment), ClaimKind::Commitment, false),
        (Column::Read(Key::Claim), Some(ClaimKind::Assertion), ClaimKind::Assertion, false),
        (Column::Claims(ClaimKind::Commitment), None, ClaimKind::Commitment, false),
        (Column::Claims(ClaimKind::Prediction), Some(ClaimKind::Commitment), ClaimKind::Prediction, false),
    ] {
        assert_eq!(read(claims, said), (vec![kind; 2], is_guessed), "{claims:?} {said:?}");
    }
}

#[test]
fn a_row_that_an_archive_can_t_hold_as_it_stands() {
    for (table, said) in [
        ("claim,due,made\nA thing,2018,2020-01-01\n", "line 2: `due` is left out: 2018 is before the claim was made, 2020-01-01"),
        (
            "claim,due,verdict,date\nA thing,2018,false,2020-01-01\n",
            "line 2: when it was made is not given; it is recorded as ../2018-12-31, up to its deadline",
        ),
        ("claim,made,url\nA thing,2020-01-01,www.x.org\n", "line 2: `first-report` is left out: `www.x.org` is no address"),
        ("claim,made,id\nA thing,2020-01-01,12\n", "line 2: `id` is left out: a number alone names no claim"),
        ("claim,made,language\nA thing,2020-01-01,de\n", "line 2: the language of a row without a rating is left out"),
        (
            "claim,made,image\nA thing,12/03/2022,x.png\n",
            "line 2: not read: its date can't be read: `12/03/2022` can mean `2022-03-12` or `2022-12-03`; say which with --dates",
        ),
        ("claim,verdict,date\nA thing,false,\n", "line 2: not read: its review has no date"),
        ("claim,verdict,date\nA thing,false,2018/..\n", "line 2: not read: the date of its review, 2018/.., has no last day"),
        ("claim,rating,date\nA thing,3,2018\n", "line 2: a rating's number is kept as words: its best and worst are not given"),
        ("claim,rating,best,date\nA thing,3,five,2018\n", "line 2: a rating's number is kept as words: its `best` is no number"),
        ("claim,made\nA \u{fffe}thing\u{1ffff},2020-01-01\n", "line 2: control characters in `claim` are left out"),
        ("claim,made,id,speaker\nOne,2020-01-01,x,Ann\nTwo,2020-01-01,x,Bob\n", "line 3: `id` is left out: `x` is a claim of `ann`"),
        ("claim,made\nA thing,2020-01-01\nA thing!,2021-01-01\n", "line 3: `made` is left out: another row gives another for `a-thing`"),
    ] {
        let mut desk = Desk::new();
        let import = desk.import("a.csv", table, &options()).unwrap();
        assert!(remarks(&import).iter().any(|remark| remark == said), "{table}: {:?}", remarks(&import));
        desk.write(&import);
        assert_eq!(desk.errors(), Vec::<String>::new(), "{table}");
        let again = desk.import("a.csv", table, &options()).unwrap();
        assert_eq!(desk.write(&again), (vec![], vec![]), "{table}");
    }
}

#[test]
fn one_review_of_several_claims_is_one_article() {
    let table = "claim,speaker,verdict,date,url\n\
        One,A. B.,true,2020-01-01,https://x.example/three-claims\n\
        Two,A. B.,false,2020-01-01,https://x.example/three-claims\n\
        One,A. B.,true,2020-01-01,https://x.example/three-claims\n\
        One,A. B.,mixed,2020-01-01,https://x.example/three-claims\n\
        One,A. B.,mixed,2021-01-01,https://x.example/three-claims\n";
    let mut desk = Desk::new();
    let import = desk.import("a.csv", table, &options()).unwrap();
    let articles: Vec<&str> = import.files.iter().map(|file| file.path.as_str()).filter(|path| path.contains("articles")).collect();
    assert_eq!(articles.len(), 2, "{articles:?}");
    assert!(remarks(&import).contains(&"line 4: it says what another row says".to_owned()), "{:?}", remarks(&import));
    desk.write(&import);
    assert_eq!(desk.errors(), Vec::<String>::new());
    let again = desk.import("a.csv", table, &options()).unwrap();
    assert_eq!(desk.write(&again), (vec![], vec![]));
}

#[test]
fn what_the_archive_has_is_followed_up() {
    let mut desk = Desk::new().with("content/speakers/city-council.md", "---\nname: The City Council\naliases: [council]\n---\n").with(
        "content/articles/2023-05-02-bridge.md",
        "---\ntitle: Bridge\nclaims:\n  - {id: bridge, speaker: city-council, text: The bridge opens., due: 2025}\n---\nWords.\n",
    );
    let table = "claim,speaker,verdict,date,url\nThe bridge opens,Council,kept,2025-12-01,https://x.example/bridge-open\n";
    let import = desk.import("a.csv", table, &options()).unwrap();
    assert_eq!(desk.write(&import).0, ["content/articles/2025-12-01-bridge-open.md"]);
    assert_eq!(desk.errors(), Vec::<String>::new());
    assert_eq!(desk.statuses(), ["bridge kept"]);
}

#[test]
fn a_long_table_makes_several_articles() {
    let rows: String = (0..600).map(|number| format!("Promise number {number} {},2020-01-01\n", "and words ".repeat(30))).collect();
    let table = format!("promise,made\n{rows}");
    let mut desk = Desk::new();
    let import = desk.import("a.csv", &table, &options()).unwrap();
    let (new, _) = desk.write(&import);
    assert_eq!(new[..2], ["content/articles/a-2020-01-01-2.md", "content/articles/a-2020-01-01-3.md"]);
    assert_eq!(desk.errors(), Vec::<String>::new());
    assert_eq!(desk.statuses().len(), 600);
    let again = desk.import("a.csv", &table, &options()).unwrap();
    assert_eq!(desk.write(&again), (vec![], vec![]));
    let grown = desk.import("a.csv", &format!("{table}One more,2020-01-01\n"), &options()).unwrap();
    let (new, different) = desk.write(&grown);
    assert_eq!((new.len(), different.len()), (1, 0), "{new:?} {different:?}");
    assert_eq!(desk.errors(), Vec::<String>::new());
    assert_eq!(desk.statuses().len(), 601);
}

/// Of an id that the archive has, or an earlier row: whose claim it is counts, and the words are compared.
#[test]
fn an_id_is_taken_only_from_its_own_speaker() {
    const BRIDGE: &str = "---\ntitle: Bridge\nclaims:\n  - {id: bridge, speaker: ann, text: The bridge opens., due: 2025}\n---\nWords.\n";
    let head = "id,claim,speaker,made,date,verdict,url\n";
    for (rows, statuses, said) in [
        (
            "bridge,Unemployment will fall,Bob,2023-05-02,2024-01-01,false,https://x.example/fall-of\n",
            vec!["bridge overdue", "unemployment-will-fall inaccurate"],
            vec!["line 2: `id` is left out: `bridge` is a claim of `ann`"],
        ),
        (
            "bridge,Unemployment will fall,Bob,2023-05-02,,,\n",
            vec!["bridge overdue", "unemployment-will-fall pending"],
            vec!["line 2: `id` is left out: `bridge` is a claim of `ann`"],
        ),
        (
            "bridge,A bridge will open,Ann,2023-05-02,2025-12-01,kept,https://x.example/bridge-open\n",
            vec!["bridge kept"],
            vec!["line 2: the claim is taken for `bridge`, which the archive has in other words"],
        ),
        ("bridge,The bridge opens,Ann,2023-05-02,2025-12-01,kept,https://x.example/bridge-open\n", vec!["bridge kept"], vec![]),
        (
            "new,One,Bob,2023-05-02,,,\nnew,Two,Cid,2023-05-02,,,\n",
            vec!["bridge overdue", "new pending", "two pending"],
            vec!["line 3: `id` is left out: `new` is a claim of `bob`"],
        ),
        ("same,One two,Bob,2023-05-02,,,\n,One two,Bob,2023-05-02,,,\n", vec!["bridge overdue", "one-two pending", "same pending"], vec![]),
    ] {
        let mut desk =
            Desk::new().with("content/speakers/ann.md", "---\nname: Ann\n---\n").with("content/articles/2023-05-02-bridge.md", BRIDGE);
        let table = format!("{head}{rows}");
        for time in ["first", "second"] {
            let import = desk.import("a.csv", &table, &Options { kind: Some(ClaimKind::Assertion), ..options() }).unwrap();
            assert_eq!(remarks(&import), said, "{time}: {rows}");
            assert_eq!(desk.write(&import).1, Vec::<String>::new(), "{time}: {rows}");
            assert_eq!(desk.errors(), Vec::<String>::new(), "{time}: {rows}");
            let now = desk.statuses();
            let expected: Vec<&str> = statuses.clone();
            assert_eq!(now.iter().map(|line| line.replace("status ", "")).collect::<Vec<_>>(), expected, "{time}: {rows}");
        }
    }
}

#[test]
fn collections_have_addresses_of_their_own() {
    let may = "claim,made\nOne,2024-01-01\n";
    let june = "claim,made\nTwo,2024-01-01\n";
    // An article at an address that ends in the words of a collection.
    let beside = "claim,made,url\nThree,2024-01-01,\nFour,2024-01-01,https://x.example/list-2024-01-01\n";
    for (lists, paths) in [
        (
            vec![("2023-05-02.csv", None, may), ("2023-06-02.csv", None, june)],
            vec!["content/articles/list-2023-05-02-2024-01-01.md", "content/articles/list-2023-06-02-2024-01-01.md"],
        ),
        (
            vec![("promises.csv", None, may), ("promises.csv", Some("content/articles/sub"), june)],
            vec!["content/articles/promises-2024-01-01.md", "content/articles/sub/promises-2024-01-01-2.md"],
        ),
        // With the day of the claims behind it, `2024-01` begins with 2024-01-20.
        (vec![("2024-01.csv", None, may)], vec!["content/articles/list-2024-01-2024-01-01.md"]),
        (
            vec![("list.csv", None, beside)],
            vec!["content/articles/2024-01-01-list-2024-01-01-a88ddf50.md", "content/articles/list-2024-01-01.md"],
        ),
    ] {
        let mut desk = Desk::new();
        let mut written = Vec::new();
        for _ in 0..2 {
            for (name, folder, table) in &lists {
                let mut options = options();
                options.folder = folder.unwrap_or("content/articles").to_owned();
                let import = desk.import(name, table, &options).unwrap();
                written.extend(desk.write(&import).0.into_iter().filter(|path| path.contains("articles")));
            }
        }
        assert_eq!(written, paths);
        assert_eq!(desk.errors(), Vec::<String>::new(), "{paths:?}");
    }
}

#[test]
fn what_a_second_list_says_of_a_claim_is_not_dropped_in_silence() {
    let mut desk = Desk::new();
    let first = desk.import("promises.csv", "promise,speaker,made\nBuild it,Ann,2023-05-02\n", &options()).unwrap();
    desk.write(&first);
    let more = "promise,speaker,made,due,topic,source,note\nBuild it,Ann,2023-05-02,2025,roads,https://x.example/a,Soon.\n";
    let import = desk.import("more.csv", more, &options()).unwrap();
    assert_eq!(desk.write(&import), (vec![], vec![]));
    assert_eq!(
        remarks(&import),
        [
            "line 2: left out: `due`, `topic`, `first-report`, `note`; the claim `build-it` is in content/articles/promises-2023-05-02.md already"
        ]
    );
    // What the archive says too is no loss.
    for (_, text) in &mut desk.files {
        *text = text.replace("    made: 2023-05-02\n", "    made: 2023-05-02\n    due: 2025\n    topics: [Roads]\n");
    }
    let again = desk.import("more.csv", more, &options()).unwrap();
    assert!(remarks(&again)[0].starts_with("line 2: left out: `first-report`, `note`; "), "{:?}", remarks(&again));
}

#[test]
fn articles_that_can_t_be_read_in_full_are_known() {
    for (article, is_unread) in [
        ("title: Good\nclaims: [{id: a, text: It opens., speaker: s}]", false),
        ("title: a: b", true),
        ("title: A\nclaims: [{id: A b, text: It opens., speaker: s}]", true),
        ("title: A\nclaims: [{id: a, text: , speaker: s}]", true),
        ("title: A\nclaims: [{id: a, text: It opens., speaker: [s]}]", true),
        ("title: A\nstatements: [{id: a, text: It opens., speaker: s}]", true),
        // What it names is not there: the claim is.
        ("title: A\nclaims: [{id: a, text: It opens., speaker: s, sources: [x]}]", false),
        ("title: A\nfollow_ups: [{claim: not-yet, note: X.}]", false),
    ] {
        let desk = Desk::new().with("content/articles/2023-05-02-a.md", &format!("---\n{article}\n---\n"));
        let (files, archive, log) = desk.read();
        assert_eq!(unread_articles(&archive, &files, &log).len(), usize::from(is_unread), "{article}");
    }
}

/// Claims of one day that fill many articles, beside columns that nobody reads: the work grows with them, not with their square.
#[test]
fn a_collection_is_found_where_the_last_one_was() {
    let known = Known::of(&Desk::new().read().1, &Desk::new().read().0);
    let mut names = Names::new(&known, "content/articles");
    let asked = std::cell::Cell::new(0);
    for number in 0..500 {
        let full = |path: &str| {
            asked.set(asked.get() + 1);
            names_number(path) > number
        };
        names.of_collection("a", day("2020-01-01"), full).unwrap();
    }
    assert!(asked.get() <= 1_000, "{}", asked.get());
    assert_eq!(names.of_collection("a", day("2020-01-01"), |_| true).as_deref(), Some("content/articles/a-2020-01-01-500.md"));
    for (path, is_one) in [
        ("content/articles/a-2020-01-01.md", true),
        ("content/articles/a-2020-01-01-2.md", true),
        ("content/articles/a-2020-01-01-1.md", false),
        ("content/articles/a-2020-01-01-02.md", false),
        ("content/articles/a-2020-01-01-x.md", false),
        ("content/articles/sub/a-2020-01-01.md", false),
    ] {
        assert_eq!(names.is_collection("a", day("2020-01-01"), path), is_one, "{path}");
    }
}

/// Which of a day's collections it is, from 1.
fn names_number(path: &str) -> usize {
    path.strip_prefix("content/articles/a-2020-01-01-").and_then(|rest| rest.strip_suffix(".md")?.parse().ok()).unwrap_or(1)
}
