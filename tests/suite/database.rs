//! `build --sqlite`: the data as a database, asked by SQLite itself.

use rusqlite::{Connection, MAIN_DB};
use serde_json::Value;

use super::archives::{Archive, program, repository};

/// The example's database and its claims.json, built in a folder of its own.
fn example() -> (Vec<u8>, Value) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    let arguments = ["build", "--sqlite", "--no-search", "--as-of", "2026-11-24", "--output"];
    let built = program().args(arguments).arg(&output).current_dir(repository()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let read = |path: &str| std::fs::read(output.join(path)).unwrap();
    (read("data/archive.sqlite"), serde_json::from_slice(&read("data/claims.json")).unwrap())
}

fn open(bytes: &[u8]) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true).unwrap();
    connection
}

fn texts(connection: &Connection, question: &str) -> Vec<String> {
    let mut statement = connection.prepare(question).unwrap_or_else(|error| panic!("{question}: {error}"));
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn number(connection: &Connection, question: &str) -> usize {
    let count: i64 = connection.query_row(question, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{question}: {error}"));
    usize::try_from(count).unwrap()
}

#[test]
fn the_same_bytes_twice_and_a_sound_database() {
    let (bytes, _) = example();
    assert!(bytes == example().0, "two databases of the same archive differ");
    let connection = open(&bytes);
    assert_eq!(texts(&connection, "PRAGMA integrity_check"), ["ok"]);
    assert_eq!(texts(&connection, "SELECT \"table\" FROM pragma_foreign_key_check"), Vec::<String>::new());
    for table in ["articles", "claims", "follow_ups"] {
        // The index speaks of what its table holds; an error where it doesn't.
        let check = format!("INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)");
        let mut copy = Connection::open_in_memory().unwrap();
        copy.deserialize_read_exact(MAIN_DB, bytes.as_slice(), bytes.len(), false).unwrap();
        copy.execute(&check, []).unwrap_or_else(|error| panic!("{table}: {error}"));
    }
}

#[test]
fn an_archive_that_wants_one_may_link_to_it() {
    let page = "== content/pages/data.md\n---\ntitle: Data\n---\n[All of it](/data/archive.sqlite)\n";
    let archive = Archive::of(&format!("== archive.yaml\nschema: 1\ntitle: A\nsqlite: true\n{page}"));
    for command in [&["check"][..], &["build", "--no-search"]] {
        let ended = archive.run(command);
        assert!(ended.status.success(), "{command:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
    let output = archive.root().join("output");
    assert_eq!(texts(&open(&std::fs::read(output.join("data/archive.sqlite")).unwrap()), "PRAGMA integrity_check"), ["ok"]);
    let home = std::fs::read_to_string(output.join("index.html")).unwrap();
    assert!(home.contains("application/vnd.sqlite3"), "the home page's data don't name it: {home}");
}

#[test]
fn the_tables_hold_what_json_holds() {
    let (bytes, json) = example();
    let connection = open(&bytes);
    let claims = json["claims"].as_array().unwrap();
    let statuses = connection
        .prepare("SELECT id, status FROM claims ORDER BY rowid")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect::<Vec<(String, String)>>();
    let expected: Vec<(String, String)> =
        claims.iter().map(|claim| (claim["id"].as_str().unwrap().to_owned(), claim["status"].as_str().unwrap().to_owned())).collect();
    assert_eq!(statuses, expected);
    let length = |key: &str| claims.iter().map(|claim| claim[key].as_array().unwrap().len()).sum::<usize>();
    for (question, expected) in [
        ("SELECT count(*) FROM follow_ups", length("follow_ups")),
        ("SELECT count(*) FROM claim_topics", length("topics")),
        ("SELECT count(*) FROM claim_via", length("via")),
        ("SELECT count(*) FROM claims WHERE overdue", claims.iter().filter(|claim| claim["overdue"] == true).count()),
        ("SELECT count(*) FROM claims WHERE due IS NULL", claims.iter().filter(|claim| claim["due"].is_null()).count()),
        ("SELECT count(*) FROM status_history WHERE until IS NULL", claims.len()),
    ] {
        assert_eq!(number(&connection, question), expected, "{question}");
    }
    assert_eq!(texts(&connection, "SELECT value FROM about WHERE key = 'as_of'"), ["2026-11-24"]);
}

#[test]
fn words_are_found_and_views_answer() {
    let (bytes, _) = example();
    let connection = open(&bytes);
    for (question, expected) in [
        (
            "SELECT slug FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'bankruptcy')",
            "seven-months-later",
        ),
        (
            "SELECT id FROM claims WHERE rowid IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'truce OR panmunjom')",
            "nk-summit-april-2018",
        ),
        (
            "SELECT claim FROM follow_ups WHERE rowid IN (SELECT rowid FROM follow_ups_fts WHERE follow_ups_fts MATCH 'baggage')",
            "ber-opens",
        ),
        ("SELECT claim FROM changes WHERE status = 'kept-late'", "ber-opens"),
        ("SELECT speaker FROM statuses_of_speakers WHERE status = 'kept-late'", "berlin-airport-company"),
        ("SELECT id FROM claims_at_a_glance WHERE speaker = 'Berlin airport company'", "ber-opens"),
    ] {
        let found = texts(&connection, question);
        assert!(found.iter().any(|one| one == expected), "{question} gives {found:?}");
    }
    assert_eq!(
        number(&connection, "SELECT count(*) FROM overdue"),
        number(&connection, "SELECT count(*) FROM claims WHERE status = 'overdue'")
    );
}

#[test]
fn it_is_made_on_request_only_and_described_where_it_is() {
    let archive = Archive::of("== content/articles/2018-03-06-a.md\n---\ntitle: A\n---\n한국 words.\n");
    let package = |archive: &Archive| archive.published("data/datapackage.json").contains("archive.sqlite");
    archive.build();
    assert!(!archive.output().join("data/archive.sqlite").exists() && !package(&archive));
    let build = |arguments: &[&str]| {
        let output = archive.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    build(&["build", "--as-of", "2026-01-01", "--sqlite"]);
    assert!(package(&archive));
    let connection = open(&std::fs::read(archive.output().join("data/archive.sqlite")).unwrap());
    assert_eq!(texts(&connection, "SELECT words FROM articles"), ["한국 words."]);
    assert_eq!(texts(&connection, "SELECT title FROM articles_fts WHERE articles_fts MATCH '한국'"), ["A"]);
    // A link may lead to it only where it is made.
    archive.write("content/pages/about.md", "[All of it](/data/archive.sqlite)\n");
    build(&["build", "--as-of", "2026-01-01", "--sqlite"]);
    let refused = archive.run(&["build", "--as-of", "2026-01-01"]);
    assert_eq!(refused.status.code(), Some(1), "{}", String::from_utf8_lossy(&refused.stderr));
}

#[test]
fn a_file_at_its_address_is_a_mistake() {
    let archive = Archive::of("== content/static/data/archive.sqlite\nours\n");
    let output = archive.run(&["build", "--as-of", "2026-01-01", "--sqlite"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("same-address"), "{}", String::from_utf8_lossy(&output.stderr));
}
