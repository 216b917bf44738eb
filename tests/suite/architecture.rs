//! The house is as ARCHITECTURE.md draws it: the floors, one room for each library, files touched at the rim only.

use std::collections::{BTreeMap, BTreeSet};

use super::archives::repository;

/// Each room with its floor, from the table in ARCHITECTURE.md.
fn floors() -> BTreeMap<String, u32> {
    let text = std::fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let floor: u32 = cells.next()?.trim().parse().ok()?;
        let room = cells.next()?.trim().trim_matches('`').trim_end_matches(".rs").trim_end_matches('/').to_owned();
        Some((room, floor))
    });
    rows.collect()
}

/// Every source file: its room, its path and its text without comments.
fn sources() -> Vec<(String, String, String)> {
    let root = repository().join("src");
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        if path.ends_with(".rs") && !path.contains("tests") {
            let room = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(entry.path()).unwrap();
            // Tests at the end of a file may reach anywhere.
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or("").to_owned();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.push((room, path, code.join("\n")));
        }
    }
    found
}

#[test]
fn a_room_imports_only_from_lower_floors() {
    let floors = floors();
    let rooms: BTreeSet<String> = sources().into_iter().map(|(room, _, _)| room).filter(|room| room != "lib").collect();
    assert_eq!(rooms, floors.keys().cloned().collect(), "the rooms of src/ and of ARCHITECTURE.md");
    for (room, path, code) in sources().iter().filter(|(room, _, _)| room != "lib" && room != "main" && room != "cli") {
        for (at, _) in code.match_indices("crate::") {
            let named: String = code[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if let Some(floor) = floors.get(&named).filter(|_| named != *room) {
                assert!(*floor < floors[room], "{path} (floor {}) imports {named} (floor {floor})", floors[room]);
            }
        }
    }
}

#[test]
fn each_library_is_named_in_one_room() {
    for (library, allowed) in [
        ("walkdir::", vec!["load", "write"]),
        ("serde_yaml::", vec!["parse"]),
        ("pulldown_cmark::", vec!["markdown"]),
        ("syntect::", vec!["markdown"]),
        ("two_face::", vec!["markdown"]),
        ("tera::", vec!["theme"]),
        ("annotate_snippets::", vec!["diagnostic"]),
        ("clap::", vec!["cli"]),
        ("clap_complete::", vec!["cli"]),
        ("clap_mangen::", vec!["cli"]),
        ("dialoguer::", vec!["cli"]),
        ("indicatif::", vec!["cli"]),
        ("jiff::", vec!["date"]),
        ("rustix::", vec!["disk"]),
        ("winapi_util::", vec!["disk", "cli"]),
        ("signal_hook::", vec!["cli"]),
        ("ctrlc::", vec!["cli"]),
        ("terminal_size::", vec!["cli"]),
        ("ammonia::", vec!["markdown"]),
        ("::csv::", vec!["export"]),
        ("html5ever::", vec!["export"]),
        ("imagesize::", vec!["load"]),
        ("roxmltree::", vec!["svg"]),
        ("include_dir::", vec!["theme"]),
        ("pagefind::", vec!["search"]),
        ("tokio::", vec!["search"]),
        ("rusqlite::", vec!["export"]),
        ("tiny_http::", vec!["serve"]),
        ("notify::", vec!["serve"]),
        ("ureq::", vec!["links"]),
        ("atom_syndication::", vec!["feeds"]),
        ("icalendar::", vec!["feeds"]),
    ] {
        for (room, path, code) in sources() {
            assert!(!code.contains(library) || allowed.contains(&room.as_str()), "{path} names {library}");
        }
    }
}

#[test]
fn files_are_touched_at_the_rim_only() {
    for (room, path, code) in sources() {
        if !["disk", "load", "write", "author", "earlier", "links", "serve", "cli", "main"].contains(&room.as_str()) {
            for io in ["std::fs", "std::net", "std::env::", "SystemTime", "Instant::now"] {
                let allowed = io == "std::env::" && code.contains("env!(");
                assert!(!code.contains(io) || allowed, "{path} names {io}");
            }
        }
    }
}

#[test]
fn systems_differ_in_one_room() {
    for (room, path, code) in sources() {
        let code = code.split("#[cfg(test)]").next().unwrap_or("");
        for named in ["unix", "windows", "target_os"] {
            let of_the_terminal = path == "cli/system.rs";
            assert!(
                room == "disk" || of_the_terminal || !code.contains(&format!("cfg({named}")) && !code.contains(&format!("os::{named}")),
                "{path}"
            );
        }
    }
}

#[test]
fn the_model_says_nothing_of_how_it_is_published() {
    for (room, path, code) in sources() {
        if room == "archive" {
            assert!(!code.contains("Serialize") && !code.contains("Deserialize"), "{path} derives a format");
        }
    }
}
