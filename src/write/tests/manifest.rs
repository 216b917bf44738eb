//! What is read as a manifest of ours, and how one is written.

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

use crate::write::{Digest, Entry, EntryProblem, Header, Manifest, ManifestFault, PathFault, SitePath};

fn entry(path: &str, words: &str) -> Entry {
    Entry { path: SitePath::new(path).unwrap(), sha256: Digest::of(words.as_bytes()), size: words.len() as u64 }
}

fn manifest(files: Vec<Entry>) -> Manifest {
    Manifest::new(super::header(), files).unwrap()
}

#[test]
fn one_entry_a_line_sorted() {
    let header = Header { previous: Some(Digest::of(b"abc")), generator: "afterword \"1\"".to_owned(), ..super::header() };
    let written = Manifest::new(header, vec![entry("b.html", "abc"), entry("a/\"회담\".html", ""), entry("a.html", "")]).unwrap();
    let expected = r#"{
  "schema": 1,
  "generator": "afterword \"1\"",
  "as_of": "2018-05-01",
  "content": "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73",
  "previous": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  "files": [
    {"path": "a.html", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "size": 0},
    {"path": "a/\"회담\".html", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "size": 0},
    {"path": "b.html", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "size": 3}
  ]
}
"#;
    assert_eq!(String::from_utf8(written.to_json()).unwrap(), expected);
    assert_eq!(Manifest::parse(expected.as_bytes()).unwrap(), written);
}

#[test]
fn without_files_it_is_json_too() {
    let empty = manifest(Vec::new());
    assert_eq!(Manifest::parse(&empty.to_json()).unwrap(), empty);
    assert!(String::from_utf8(empty.to_json()).unwrap().contains("\"previous\": null,\n  \"files\": []\n}"));
}

#[test]
fn no_file_twice_and_not_itself() {
    assert_eq!(Manifest::new(super::header(), vec![entry("a", ""), entry("a", "b")]), None);
    assert_eq!(Manifest::new(super::header(), vec![entry("manifest.json", "")]), None);
}

#[test]
fn an_entry_is_found_by_its_path() {
    let manifest = manifest(vec![entry("b", "2"), entry("a", "1"), entry("c", "3")]);
    assert_eq!(manifest.entry("b"), Some(&entry("b", "2")));
    assert_eq!(manifest.entry("d"), None);
}

/// A manifest whose list of files and whose other keys are as given.
fn written(keys: &str, files: &str) -> String {
    format!("{{{keys}, \"files\": [{files}]}}")
}

const KEYS: &str = r#""schema": 1, "generator": "afterword 9.9", "as_of": "2018-05-01",
    "content": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "previous": null"#;

fn written_entry(path: &str, sha256: &str) -> String {
    format!(r#"{{"path": "{path}", "sha256": "{sha256}", "size": 3}}"#)
}

#[test]
fn hostile_manifests() {
    let hash = Digest::of(b"abc").to_string();
    let good = written_entry("a.html", &hash);
    for (name, text, accepted) in [
        ("good", written(KEYS, &good), true),
        ("unknown keys", written(&format!("{KEYS}, \"later\": [[1]]"), &good), true),
        ("without previous", written(&KEYS.replace(", \"previous\": null", ""), &good), true),
        ("of ours only by name", r##"{"name": "App", "icons": [], "theme_color": "#fff"}"##.to_owned(), false),
        ("nothing", String::new(), false),
        ("broken", "{\"schema\": 1".to_owned(), false),
        ("a list", "[1]".to_owned(), false),
        ("not UTF-8 escape", r#"{"schema": "\ud800"}"#.to_owned(), false),
        ("100,000 deep", "[".repeat(100_000), false),
        ("a deep unknown key", written(&format!("{KEYS}, \"x\": {}", "[".repeat(100_000)), &good), false),
        ("later schema", written(&KEYS.replace("\"schema\": 1", "\"schema\": 2"), &good), false),
        ("later schema of another shape", r#"{"schema": 2}"#.to_owned(), false),
        ("another program", written(&KEYS.replace("afterword 9.9", "afterwords 1"), &good), false),
        ("content without a hash", written(&KEYS.replace("ba78", "ba7"), &good), false),
        ("previous without a hash", written(&KEYS.replace("null", "\"x\""), &good), false),
        ("a key twice", written(&format!("{KEYS}, \"schema\": 1"), &good), false),
        ("negative size", written(KEYS, &good.replace("3}", "-1}")), false),
        ("fractional size", written(KEYS, &good.replace("3}", "1e400}")), false),
        ("a path twice", written(KEYS, &format!("{good}, {good}")), false),
        ("a path upwards", written(KEYS, &written_entry("../x", &hash)), false),
        ("an absolute path", written(KEYS, &written_entry("/etc/passwd", &hash)), false),
        ("an escaped NUL", written(KEYS, &written_entry("a\\u0000b", &hash)), false),
        ("a long hash", written(KEYS, &written_entry("b", &"0".repeat(65_536))), false),
        ("itself", written(KEYS, &written_entry("manifest.json", &hash)), false),
    ] {
        let read = Manifest::parse(text.as_bytes());
        assert_eq!(read.is_ok(), accepted, "{name}: {read:?}");
        if let Err(fault) = read {
            let message = fault.to_string();
            assert!(message.len() < 900 && !message.contains(char::is_control), "{name}: {message}");
        }
    }
    assert!(matches!(Manifest::parse(br#"{"schema": 2}"#), Err(ManifestFault::Schema { found: 2 })));
}

#[test]
fn a_lenient_reader_names_each_bad_entry_and_keeps_the_rest() {
    let hash = Digest::of(b"abc").to_string();
    let entries = [
        written_entry("b", &hash),
        written_entry("../x", &hash),
        written_entry("a", &hash.to_uppercase()),
        written_entry("c", "0"),
        written_entry("b", &hash),
    ];
    let (manifest, faults) = Manifest::parse_leniently(written(KEYS, &entries.join(",")).as_bytes()).unwrap();
    assert_eq!(manifest.files(), [entry("a", "abc"), entry("b", "abc")]);
    let faults: Vec<_> = faults.into_iter().map(|fault| (fault.number, fault.path, fault.problem)).collect();
    assert_eq!(
        faults,
        [
            (2, "../x".to_owned(), EntryProblem::Path(PathFault::Dots)),
            (4, "c".to_owned(), EntryProblem::Hash),
            (5, "b".to_owned(), EntryProblem::Twice),
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_the_same(
        names in proptest::collection::btree_set("[a-z\"é 회]{1,4}(/[a-z]{1,3}){0,2}", 0..20),
        size in any::<u64>(),
        generator in "afterword [^\u{0}]{0,9}",
    ) {
        let files: Vec<_> = names.iter().map(|name| Entry { size, ..entry(name, name) }).collect();
        let header = Header { generator, ..super::header() };
        let forwards = Manifest::new(header.clone(), files.clone()).unwrap();
        let backwards = Manifest::new(header, files.into_iter().rev().collect()).unwrap();
        prop_assert_eq!(forwards.to_json(), backwards.to_json());
        prop_assert_eq!(Manifest::parse(&forwards.to_json()).unwrap(), forwards);
    }

    #[test]
    fn a_damaged_manifest_is_refused_or_read_but_never_a_panic(at in 0_usize..900, byte in any::<u8>()) {
        let mut bytes = manifest(vec![entry("a.html", "abc"), entry("b/c.html", "")]).to_json();
        if let Some(damaged) = bytes.get_mut(at) {
            *damaged = byte;
        }
        if let Ok(read) = Manifest::parse(&bytes) {
            prop_assert!(read.files().windows(2).all(|pair| pair[0].path < pair[1].path));
        }
    }
}
