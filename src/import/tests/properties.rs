//! For every input: no panic, files that the archive takes without an error, and a second import that changes nothing.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Desk, options};

/// Cells that mean something to a reader, and some that mean harm.
const CELLS: [&str; 35] = [
    "",
    "The sea is green.",
    "The sea is green!",
    "The sea is green and it is very wide, deep, cold, salt, old and calm",
    "\u{ad6d}\u{bb34}\u{ae30}\u{c5c5}",
    "null",
    "true",
    "---",
    "- a: b",
    "\"quoted\" 'twice' \\ {{ x }}",
    "[a](b) *c* <script>alert(1)</script> &amp;",
    "\u{202e}desrever\u{1b}[31m\u{0}",
    "Ada Quist",
    "Ada  quist",
    "João Ação",
    "Kept",
    "false",
    "Half true",
    "3",
    "-1",
    "NaN",
    "2018-03-06",
    "2018-03-06T10:00:00Z",
    "May 2025",
    "2018/..",
    "../2018",
    "12/03/2018",
    "9999",
    "https://example.org/a/the-sea",
    "https://other.example/the-sea",
    "https://example.org/",
    "javascript:alert(1)",
    "index",
    "page-1",
    "\u{fffe}sea\u{ffff} \u{1fffe}",
];

/// Names of files, some of which say a day or what an article's address could.
const NAMES: [&str; 6] = ["a table.csv", "2018-03-06.csv", "2019-01-01.csv", "2018-03.csv", "the-sea.csv", "\u{fffe}.csv"];

const COLUMNS: [&str; 21] = [
    "claim",
    "speaker",
    "kind",
    "id",
    "role",
    "made",
    "due",
    "topic",
    "first_report",
    "source_date",
    "source_title",
    "source_name",
    "date",
    "url",
    "title",
    "publisher",
    "verdict",
    "rating",
    "best",
    "language",
    "note",
];

fn taken(name: &str, text: &str) {
    let mut desk = Desk::new();
    taken_into(&mut desk, name, "content/articles", text);
    assert_eq!(desk.errors(), Vec::<String>::new(), "{text}");
}

/// An import, twice; whether there was something to read.
fn taken_into(desk: &mut Desk, name: &str, folder: &str, text: &str) -> bool {
    let mut options = options();
    options.folder = folder.to_owned();
    let Ok(first) = desk.import(name, text, &options) else { return false };
    desk.write(&first);
    assert_eq!(desk.errors(), Vec::<String>::new(), "{name}: {text}");
    let Ok(second) = desk.import(name, text, &options) else { panic!("read once, and not twice: {text}") };
    assert_eq!(desk.write(&second).0, Vec::<String>::new(), "{name}: {text}");
    assert_eq!((first.rows, first.unread), (second.rows, second.unread), "{name}: {text}");
    assert!(first.unread <= first.rows, "{name}: {text}");
    true
}

/// As a spreadsheet writes it.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text(text in ".{0,200}", is_json in any::<bool>()) {
        taken(if is_json { "a.json" } else { "a.csv" }, &text);
    }

    /// Signs that mean something in a table, below a line of names that makes it one.
    #[test]
    fn any_cells(text in r#"([",;\t\r\n a]|""|2018|\PC){0,60}"#, sep in any::<bool>()) {
        let head = if sep { "sep=,\n" } else { "" };
        let table = format!("{head}claim,made,speaker\nThe sea is green,2018-03-06,Ada Quist\n{text}");
        let mut desk = Desk::new();
        prop_assert!(taken_into(&mut desk, "a.csv", "content/articles", &table));
    }

    #[test]
    fn any_json(value in vec(0..CELLS.len(), 3), label in 0..6_usize) {
        let label = ["@value", "@id", "@list", "@set", "@language", "name"][label];
        let [claim, url, speaker] = [0, 1, 2].map(|at| serde_json::json!({label: CELLS[value[at]]}));
        let review = serde_json::json!({"@type": "ClaimReview", "claimReviewed": claim, "url": url, "datePublished": "2018-03-06",
            "itemReviewed": {"author": speaker}});
        taken("a.json", &format!("[{review}, {{\"claimReviewed\": \"The sea is green\", \"datePublished\": \"2018-03-06\"}}]"));
    }

    /// One list after the other, of whatever names and into whatever folders.
    #[test]
    fn lists_beside_one_another(lists in vec((0..NAMES.len(), any::<bool>(), vec((1..4_usize, 12..15_usize, 0..3_usize, 28..31_usize), 1..4)), 1..4)) {
        let mut desk = Desk::new();
        for (name, is_below, rows) in &lists {
            let mut text = "claim,speaker,made,source".to_owned();
            for (claim, speaker, made, url) in rows {
                let made = ["2017-01-01", "2018-03-06", "2019-01-01"][*made];
                let url = if *url == 30 { "" } else { CELLS[*url] };
                text.push_str(&format!("\n{}", [CELLS[*claim], CELLS[*speaker], made, url].map(cell).join(",")));
            }
            let folder = if *is_below { "content/articles/sub" } else { "content/articles" };
            prop_assert!(taken_into(&mut desk, NAMES[*name], folder, &text));
        }
    }

    #[test]
    fn any_table(rows in vec(vec(0..CELLS.len(), COLUMNS.len()), 1..6)) {
        let mut text = COLUMNS.join(",");
        for row in &rows {
            let cells: Vec<String> = row.iter().map(|at| cell(CELLS[*at])).collect();
            text.push_str(&format!("\n{}", cells.join(",")));
        }
        taken("a table.csv", &text);
    }

    #[test]
    fn any_reviews(rows in vec(vec(0..CELLS.len(), 9), 1..6)) {
        let review = |row: &Vec<usize>| {
            let at = |position: usize| CELLS[row[position]];
            serde_json::json!({
                "@type": "ClaimReview", "claimReviewed": at(0), "url": at(1), "datePublished": at(2), "author": {"name": at(3)},
                "itemReviewed": {"author": {"name": at(4), "@type": at(5)}, "datePublished": at(6), "appearance": [at(7), at(1)]},
                "reviewRating": {"alternateName": at(8), "ratingValue": row[8] % 7},
            })
        };
        let text = serde_json::json!({"@graph": rows.iter().map(review).collect::<Vec<_>>()}).to_string();
        taken("a.json", &text);
    }

    /// Rows that most often are read: a claim, a speaker, dates.
    #[test]
    fn rows_that_are_read(rows in vec((1..4_usize, 12..15_usize, 15..19_usize, 0..3_usize, 0..4_usize, 28..31_usize), 1..8)) {
        let mut text = "claim,speaker,verdict,made,date,url".to_owned();
        for (claim, speaker, verdict, made, date, url) in &rows {
            let made = ["", "2017", "2018-03-06"][*made];
            let date = ["2018-03-06", "2018-04", "2019", "2018-03-07"][*date];
            let cells = [CELLS[*claim], CELLS[*speaker], CELLS[*verdict], made, date, CELLS[*url]];
            text.push_str(&format!("\n{}", cells.map(cell).join(",")));
        }
        taken("rows.csv", &text);
    }
}
