//! The record that every build leaves, the chain of manifests, and records that somebody else prepared.

use std::process::Output;

use afterword::write::Digest;

use super::archives::Archive;

const PLEDGE: &str = "== content/articles/2024-03-01-pledge.md
---
title: A pledge
claims:
  - {id: tunnel, text: The tunnel will open., speaker: council, due: {after: bridge}}
  - {id: bridge, text: The bridge will open., speaker: council, due: 2024, via: [mayor]}
follow_ups:
  - {claim: bridge, date: 2024-02, note: Work has begun., sources: [photo]}
sources:
  - {id: photo, title: A photo}
  - {id: film, title: A film}
corrections:
  - {date: 2024-03-02, note: It was Tuesday.}
---
The bridge will open.
";

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_record_is_sorted_and_says_nothing_of_what_is_not_published() {
    let archive = Archive::of(&format!("{PLEDGE}== content/articles/2024-04-01-a.md\n---\ntitle: A draft\ndraft: true\n---\nWords.\n"));
    archive.write("content/articles/2026-02-01-a.md", "---\ntitle: Later\nslug: later\n---\nWords.\n");
    let record = archive.build().published("record.json");
    let read: serde_json::Value = serde_json::from_str(&record).unwrap();
    assert_eq!((&read["schema"], &read["as_of"]), (&serde_json::json!(1), &serde_json::json!("2026-01-01")));
    let names = |list: &str, key: &str| -> Vec<String> {
        read[list].as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("articles", "slug"), ["pledge"]);
    assert_eq!(names("claims", "id"), ["bridge", "tunnel"]);
    assert_eq!(names("sources", "id"), ["film", "photo"]);
    assert_eq!(read["claims"][1]["due"], "after:bridge");
    assert_eq!(read["follow_ups"][0]["happened"], "2024-02");
    assert_eq!(read["articles"][0]["corrections"][0]["severity"], "correction");
    assert!(archive.run(&["verify", "output"]).status.success());
}

#[test]
fn each_site_names_the_one_before() {
    let archive = Archive::of(PLEDGE);
    archive.build();
    assert!(archive.published("manifest.json").contains("\"previous\": null"));
    let before = Digest::of(archive.published("manifest.json").as_bytes());
    let output = archive.run(&["build", "--as-of", "2026-01-02", "--against", "output", "--output", "next"]);
    assert!(output.status.success(), "{}", told(&output));
    let next = std::fs::read_to_string(archive.root().join("next/manifest.json")).unwrap();
    assert!(next.contains(&format!("\"previous\": \"{before}\"")), "{next}");
}

/// Articles of the days between the two are not gone: they exist by the later day.
#[test]
fn a_site_of_a_later_day_can_be_compared_with() {
    let archive = Archive::of(PLEDGE);
    archive.build();
    let output = archive.run(&["check", "--as-of", "2023-01-01", "--against", "output"]);
    assert!(output.status.success(), "{}", told(&output));
}

#[test]
fn a_record_alone_will_do_and_an_altered_one_will_not() {
    let archive = Archive::of(PLEDGE);
    archive.build();
    let record = archive.published("record.json");
    archive.write("alone/record.json", &record);
    let output = archive.run(&["check", "--as-of", "2026-01-01", "--against", "alone"]);
    assert!(output.status.success(), "{}", told(&output));
    archive.write("output/record.json", record.replace("will open", "might open"));
    let output = archive.run(&["check", "--as-of", "2026-01-01", "--against", "output"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("its record.json is not the one that its manifest names"), "{}", told(&output));
}

#[test]
fn what_a_hostile_record_says_steers_no_terminal() {
    let archive = Archive::of(PLEDGE);
    archive.build();
    let hostile = "\\u001b[31m\\u202e::error::\\n```\u{9b}";
    let record = archive.published("record.json").replace("The bridge", hostile).replace("\"photo\"", &format!("\"{hostile}\""));
    archive.write("hostile/record.json", record);
    for format in ["text", "json", "github"] {
        let output = archive.run(&["check", "--as-of", "2026-01-01", "--against", "hostile", "--format", format]);
        assert_eq!(output.status.code(), Some(1));
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8(stream.clone()).unwrap();
            assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{format}: {text:?}");
            assert!(!text.contains("\n::error::"), "{format}: {text}");
        }
    }
}

/// Thousands of things that never were: each is named or counted, in bounded time.
#[test]
fn a_large_record_of_other_things_takes_no_time() {
    let claim = |number: usize| {
        format!(
            r#"{{"id":"c{number}","article":"a{}","kind":"commitment","form":null,"text":"x","quote":null,"speaker":"s","via":[],"confirmed":"unknown","to":[],"made":null,"due":null,"conditions":[],"criteria":{{"kept_if":null,"partly_if":null,"broken_if":null}},"testable":true,"replaces":null,"aliases":[]}}"#,
            number % 300
        )
    };
    let article = |number: usize| {
        format!(r#"{{"slug":"a{number}","file":"f","title":"t","date":"d","added":null,"authors":[],"aliases":[],"corrections":[]}}"#)
    };
    let articles: Vec<String> = (0..300).map(article).collect();
    let claims: Vec<String> = (0..100_000).map(claim).collect();
    let record = format!(
        r#"{{"schema":1,"as_of":"2025-01-01","articles":[{}],"claims":[{}],"follow_ups":[],"sources":[]}}"#,
        articles.join(","),
        claims.join(",")
    );
    let archive = Archive::of(PLEDGE);
    archive.write("large/record.json", record);
    let output = archive.run(&["check", "--as-of", "2026-01-01", "--against", "large"]);
    let told = told(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("and 134 more") && told.contains("301 errors"), "{}", &told[told.len() - 500..]);
}
