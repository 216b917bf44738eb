//! docs/archive-yaml.md says what the program knows: every key and no other, what it takes, its default, every lint.

use std::collections::BTreeMap;

use afterword::archive::Config;
use afterword::diagnostic::{Code, Log};
use afterword::files::{ArchivePath, Files, InputFile};
use afterword::parse::records::ARCHIVE;
use afterword::parse::shape::{Record, Shape};
use afterword::parse::{self, Overrides};

use super::archives::{Archive, repository};

fn page() -> String {
    std::fs::read_to_string(repository().join("docs/archive-yaml.md")).unwrap()
}

/// The cells of every row whose first one begins so.
fn rows<'p>(page: &'p str, beginning: &str) -> Vec<Vec<&'p str>> {
    let rows = page.lines().filter(|line| line.starts_with(beginning));
    rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// Every key below a record with its path, in order, its shape, and whether it must be there.
fn keys(record: &Record, above: &str, found: &mut Vec<(String, Shape, bool)>) {
    for key in record.keys {
        let path = format!("{above}{}", key.name);
        found.push((path.clone(), key.shape, key.required));
        below(&key.shape, &path, found);
    }
}

fn below(shape: &Shape, path: &str, found: &mut Vec<(String, Shape, bool)>) {
    if let Shape::Map(record) = shape {
        keys(record, &format!("{path}."), found);
    } else if let Shape::List(item) = shape {
        below(item, path, found);
    } else if let Shape::MapOf(Shape::Slug, values) = shape {
        below(values, &format!("{path}.SLUG"), found);
    } else if let Shape::MapOf(Shape::Word(_), values) = shape {
        below(values, &format!("{path}.KIND"), found);
    }
}

#[test]
fn every_key_stands_there_with_what_it_takes() {
    let page = page();
    let mut known = Vec::new();
    keys(&ARCHIVE, "", &mut known);
    let told = rows(&page, "| `");
    let named: Vec<&str> = told.iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(named, known.iter().map(|(path, _, _)| path.as_str()).collect::<Vec<_>>());
    for (row, (path, shape, required)) in told.iter().zip(&known) {
        let expected = if matches!(shape, Shape::Map(_) | Shape::MapOf(..)) {
            "a mapping".to_owned()
        } else if matches!(shape, Shape::List(Shape::Map(_))) {
            "a list".to_owned()
        } else {
            shape.expected()
        };
        assert_eq!(row[1], expected, "{path}");
        // Of a scale's entry only the one that replaces has no id.
        assert_eq!(row[2] == "must be there", *required || path == "scales.KIND.id", "{path}");
    }
}

fn config(text: &str) -> (Config, Log) {
    let input = InputFile {
        path: ArchivePath::new("archive.yaml"),
        text: Some(text.to_owned()),
        spoiled: false,
        image_size: None,
        sha256: [0; 32],
    };
    let mut log = Log::new();
    let mut config = parse::config(&Files::new(vec![input]), &Overrides::default(), &mut log).config;
    (config.theme_at, config.language_at) = (None, None);
    (config, log)
}

#[test]
fn a_default_is_what_holds_without_the_key() {
    let page = page();
    let (bare, _) = config("title: T\n");
    let mut tried = 0;
    for row in rows(&page, "| `") {
        let (path, default) = (row[0].trim_matches('`'), row[2]);
        let Some(default) = default.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) else { continue };
        let text = match path.split('.').collect::<Vec<_>>().as_slice() {
            [key] => format!("title: T\n{key}: {default}\n"),
            ["feeds", key] => format!("title: T\nfeeds: {{{key}: {default}}}\n"),
            // An entry that says the default is the same as one that does not.
            ["scales", "KIND", key] => {
                let entry = |more: &str| format!("title: T\nscales: {{commitment: [{{id: x, rating: 2{more}}}]}}\n");
                let (without, with) = (config(&entry("")).0, config(&entry(&format!(", {key}: {default}"))).0);
                assert_eq!(with.scales, without.scales, "{path}");
                tried += 1;
                continue;
            }
            other => panic!("{other:?} has a default, and no test"),
        };
        let (said, log) = config(&text);
        assert!(log.is_empty(), "{text}");
        assert_eq!(format!("{said:?}"), format!("{bare:?}"), "{path}");
        tried += 1;
    }
    assert_eq!(tried, 13, "defaults that can be tried");
}

#[test]
fn the_example_has_every_key_and_is_taken() {
    let page = page();
    let example = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let yaml: serde_yaml::Value = serde_yaml::from_str(example).unwrap();
    let mut shown = Vec::new();
    paths(&yaml, "", &mut shown);
    let mut known = Vec::new();
    keys(&ARCHIVE, "", &mut known);
    for (path, _, _) in &known {
        assert!(shown.contains(path), "the example has no `{path}`");
    }
    let archive = Archive::of("");
    archive.write("archive.yaml", example);
    archive.write("content/static/widget.html", "<p>A widget.</p>");
    let output = archive.run(&["check", "--deny-warnings"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The paths of a value's keys, as the page writes them.
fn paths(value: &serde_yaml::Value, above: &str, found: &mut Vec<String>) {
    for item in value.as_sequence().into_iter().flatten() {
        paths(item, above, found);
    }
    for (key, value) in value.as_mapping().into_iter().flatten() {
        let name = match above {
            "topics." => "SLUG",
            "scales." => "KIND",
            _ => key.as_str().unwrap(),
        };
        let path = format!("{above}{name}");
        paths(value, &format!("{path}."), found);
        found.push(path);
    }
}

#[test]
fn every_lint_stands_there_with_its_weight() {
    let page = page();
    let told: BTreeMap<String, String> = rows(&page, "| [`")
        .iter()
        .map(|row| {
            let name = row[0].split('`').nth(1).unwrap();
            assert!(row[0].ends_with(&format!("](mistakes/{name}.md)")), "{name}");
            (name.to_owned(), row[1].to_owned())
        })
        .collect();
    let known = Code::ALL.iter().filter(|code| code.can_be_changed());
    let known: BTreeMap<String, String> = known.map(|code| (code.to_string(), code.severity().as_str().to_owned())).collect();
    assert_eq!(told, known);
}
