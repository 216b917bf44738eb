//! The JSON Schemas, read by a validator that is not ours: they are valid, they let pass what the archive takes, and they
//! find what is miswritten.

use jsonschema::Validator;
use serde_json::Value;

use super::archives::{program, repository};

/// Mistakes of how something is written in one file; of others a schema knows nothing.
const OF_FORM: [&str; 13] = [
    "front-matter",
    "yaml-syntax",
    "unknown-key",
    "repeated-key",
    "missing-key",
    "wrong-shape",
    "wrong-value",
    "empty-text",
    "wrong-id",
    "wrong-date",
    "wrong-address",
    "wrong-hash",
    "too-large",
];

fn schema(of: &str) -> Value {
    let output = program().args(["schema", of]).output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

struct Schemas {
    article: Validator,
    speaker: Validator,
    archive: Validator,
}

impl Schemas {
    fn new() -> Schemas {
        let validator = |of: &str| jsonschema::draft202012::new(&schema(of)).unwrap();
        Schemas { article: validator("article"), speaker: validator("speaker"), archive: validator("archive") }
    }

    /// The schema of the file at that path.
    fn of(&self, path: &str) -> Option<&Validator> {
        match path {
            "archive.yaml" => Some(&self.archive),
            _ if path.starts_with("content/articles/") && path.ends_with(".md") => Some(&self.article),
            _ if path.starts_with("content/speakers/") && path.ends_with(".md") => Some(&self.speaker),
            _ => None,
        }
    }

    /// What is wrong with the file, if it is one that has a schema and can be read.
    fn complain(&self, path: &str, text: &str) -> Option<Vec<String>> {
        let validator = self.of(path)?;
        let yaml = match path {
            "archive.yaml" => text,
            _ => text.strip_prefix("---\n")?.split_once("\n---\n")?.0,
        };
        // JSON has no number for it; YAML has.
        let value: Value = serde_yaml::from_str(&yaml.replace(".nan", "1.5")).ok()?;
        Some(validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect())
    }
}

#[test]
fn each_schema_is_a_schema() {
    for of in ["article", "speaker", "archive"] {
        let schema = schema(of);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let result = jsonschema::draft202012::meta::validate(&schema);
        assert!(result.is_ok(), "{of}: {result:?}");
        described(&schema, of);
    }
}

/// Every key says what it is for.
fn described(schema: &Value, path: &str) {
    let properties = |schema: &Value| schema["properties"].as_object().cloned().unwrap_or_default();
    let records = schema["$defs"].as_object().cloned().unwrap_or_default();
    for (name, record) in records.iter().map(|(name, record)| (name.as_str(), record)).chain([("", schema)]) {
        for (key, value) in properties(record) {
            assert!(value["description"].as_str().is_some_and(|words| words.ends_with('.')), "{path}: {name}/{key}");
        }
        assert_eq!(record["additionalProperties"], false, "{path}: {name}");
    }
}

#[test]
fn the_example_is_as_its_schemas_say() {
    let schemas = Schemas::new();
    let mut read = 0;
    for entry in walkdir::WalkDir::new(repository()).into_iter().filter_entry(|entry| entry.file_name() != "target") {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(repository()).unwrap().to_str().unwrap().replace('\\', "/");
        if schemas.of(&path).is_some() {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            assert_eq!(schemas.complain(&path, &text), Some(Vec::new()), "{path}");
            read += 1;
        }
    }
    assert!(read > 80, "only {read} files were read");
}

/// What the archive takes, the schema takes: every file of the marked archives that has no mistake of form.
#[test]
fn no_schema_refuses_what_is_taken() {
    let schemas = Schemas::new();
    let mut read = 0;
    let mut refused = Vec::new();
    for folder in ["tests/mistakes", "docs/mistakes", "tests/cli"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)) {
            let entry = entry.unwrap();
            if entry.path().extension().is_none_or(|ending| ending != "md") {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let text_of_file_has_errors = text.contains("\nerror[");
            for block in text.split("\n```").skip(1).step_by(2) {
                let (info, text) = block.split_once('\n').unwrap_or((block, ""));
                let path = info.trim_start_matches('`').split(' ').next().unwrap();
                // A transcript shows mistakes of form too, and marks none of them.
                let is_transcript = folder == "tests/cli" && text_of_file_has_errors;
                let is_written_otherwise = is_transcript || info.contains("escaped") || info.contains("repeat=");
                let has_mistake = OF_FORM.iter().any(|code| text.contains(&format!("[{code}]")) || info.contains(code));
                if is_written_otherwise || has_mistake {
                    continue;
                }
                if let Some(complaints) = schemas.complain(path, &format!("{text}\n")) {
                    read += 1;
                    if !complaints.is_empty() {
                        refused.push(format!("{}: {complaints:?}\n{text}", entry.path().display()));
                    }
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(read > 50, "only {read} files were read");
}

/// One line of an otherwise good file: with what is right, and with what is wrong.
#[test]
fn what_is_miswritten_is_found() {
    let schemas = Schemas::new();
    let article = "title: A\nclaims:\n  - {id: a, speaker: b, text: C., LINE}\n";
    let source = "title: A\nsources:\n  - {id: a, LINE}\n";
    let follow_up = "title: A\nfollow_ups:\n  - {claim: a, LINE}\n";
    for (path, whole, right, wrong) in [
        (
            "content/articles/a.md",
            "title: A\nLINE",
            &["date: 2018-03-06", "date: 2018-03-06T23:30:00-05:00", "date:"][..],
            &["date: 2018-3-6", "date: March", "date: 2018-13-01"][..],
        ),
        (
            "content/articles/a.md",
            "LINE",
            &["title: 2018", "title: no", "title: 1e400"],
            &["titel: A", "title:", "title: ''", "title: [A]", "summary: A"],
        ),
        ("content/articles/a.md", "title: A\nLINE", &["topics: a", "topics: [a, b]", "topics:"], &["topics: [[a]]", "topics: {a: b}"]),
        ("content/articles/a.md", "title: A\nLINE", &["draft: true", "draft: ~"], &["draft: yes", "draft: 'true'", "darft: true"]),
        ("content/articles/a.md", "title: A\nLINE", &["slug: 정상-회담", "slug: 2018"], &["slug: a b", "slug: A", "slug: a/b", "slug: -a"]),
        (
            "content/articles/a.md",
            "title: A\nLINE",
            &["aliases: /old/address/", "aliases: [/a.html]"],
            &["aliases: old", "aliases: 'https://a'", "aliases: '/a?b'"],
        ),
        (
            "content/articles/a.md",
            "title: A\nLINE",
            &["url: https://example.org/a", "url: HTTP://a"],
            &["url: 'javascript:x'", "url: example.org", "url: 'https://a b'"],
        ),
        (
            "content/articles/a.md",
            "title: A\nLINE",
            &["archived: https://a", "archived: [https://a, {url: https://b, date: 2018}]"],
            &["archived: x", "archived: [{uri: https://b}]", "archived: [{sha256: abc}]"],
        ),
        (
            "content/articles/a.md",
            "title: A\nLINE",
            &["extra: {a: [b, {c: 1}]}", "language: pt-BR"],
            &["language: en_US", "claims: {a: b}", "claims: [a]"],
        ),
        (
            "content/articles/a.md",
            article,
            &["made: 2018", "made: 2018-04~", "due: 2018-21", "due: 2018-03/..", "due: ../2018-05", "due: 2018-33"],
            &["made: 2018-37", "made: 201X", "due: ../..", "due: 20180306", "due: 06/03/2018", "due: [2018]"],
        ),
        ("content/articles/a.md", article, &["due: {before: x}", "due: {after: x}"], &["due: {by: x}", "due: {before: X}"]),
        (
            "content/articles/a.md",
            article,
            &["kind: prediction", "form: refrain", "confirmed: yes", "confirmed: true", "testable: false"],
            &["kind: promise", "confirmed: maybe", "testable: 'false'"],
        ),
        (
            "content/articles/a.md",
            article,
            &["via: kim", "via: [kim, {speaker: moon, mode: report}]"],
            &["via: [[kim]]", "via: [{mode: report}]", "via: [Kim]"],
        ),
        (
            "content/articles/a.md",
            article,
            &["quote: words", "quote: {exact: words, prefix: a}", "short: A"],
            &["quote: [a]", "quote: {prefix: a}", "short: 123456789 123456789 123456789 123456789 123456789 123456789 1"],
        ),
        (
            "content/articles/a.md",
            article,
            &["conditions: [{id: a, text: B.}]", "readings: [{text: A.}]"],
            &["conditions: [{id: a}]", "conditions: [{id: a, text: B., type: when}]"],
        ),
        (
            "content/articles/a.md",
            source,
            &["type: law", "level: primary", "retracted: {date: 2018-04}", "status: moved"],
            &["type: book review", "retracted: 2018", "retracted: {}", "status: 99", "status: x"],
        ),
        (
            "content/articles/a.md",
            follow_up,
            &["verdict: kept", "conditions: {a: met}", "corrects: slug#id", "settles: [a, 정상#b]", "by: desk"],
            &["verdict: Kept!", "conditions: {a: yes}", "conditions: [a]", "corrects: a#B", "verdikt: kept"],
        ),
        (
            "content/speakers/a.md",
            "LINE",
            &["name: Kim", "kind: person", "same_as: https://a"],
            &["kind: dog", "nmae: Kim", "aliases: [A]"],
        ),
        (
            "archive.yaml",
            "title: A\nLINE",
            &["paging: 50", "schema: 1", "stale_after: P6M", "contact: mailto:a@b", "search: false"],
            &["paging: 0", "paging: -1", "schema: 2", "stale_after: 1 year", "stale_after: P", "contact: a@b", "paging: x"],
        ),
        (
            "archive.yaml",
            "title: A\nLINE",
            &["lints: {broken-link: warn, record-corrected: error}", "feeds: {per: topic}", "topics: {a-b: {name: A}}"],
            &["lints: {brokenlink: warn}", "lints: {broken-link: never}", "feeds: {per: [article]}", "topics: {A B: {name: A}}"],
        ),
        (
            "archive.yaml",
            "title: A\nLINE",
            &["scales: {prediction: [{id: a, rating: 2}]}", "menu: [{title: A, url: b.html}]", "theme_options: {a: 1}"],
            &["scales: {promise: []}", "scales: {prediction: [{rating: 9}]}", "menu: [{title: A}]", "titles: A"],
        ),
    ] {
        for (line, is_right) in right.iter().map(|line| (line, true)).chain(wrong.iter().map(|line| (line, false))) {
            let yaml = whole.replace("LINE", line);
            let text = if path == "archive.yaml" { yaml.clone() } else { format!("---\n{yaml}\n---\n") };
            let complaints = schemas.complain(path, &text).unwrap_or_else(|| panic!("{yaml} can't be read"));
            assert_eq!(complaints.is_empty(), is_right, "{yaml}\n{complaints:?}");
        }
    }
}
