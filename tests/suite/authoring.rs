//! What is written for authors: a new archive builds, what stands there as a comment is right, and nothing else is touched.

use std::fs;

use super::archives::{Archive, program};

/// A folder with a new archive in `archive/`.
fn started(host: Option<&str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program();
    command.current_dir(folder.path()).args(["init", "archive"]);
    if let Some(host) = host {
        command.args(["--ci", host]);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

#[test]
fn a_new_archive_passes_every_check_and_builds() {
    for host in [None, Some("github"), Some("gitlab")] {
        let folder = started(host);
        let root = folder.path().join("archive");
        for arguments in [&["check", "--deny-warnings"][..], &["build", "--base-url", "https://example.org/a/"], &["verify", "output"]] {
            let output = program().args(arguments).current_dir(&root).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.success(), "{arguments:?}: {said}");
            assert!(!said.contains("warning"), "{arguments:?}: {said}");
        }
        let page = fs::read_to_string(root.join("output/commitments/moon-before-1970.html")).unwrap();
        assert!(page.contains("Apollo 11"), "the claim's page shows its follow-up");
    }
}

/// The value at a path of keys.
fn at<'y>(yaml: &'y serde_yaml::Value, path: &[&str]) -> &'y serde_yaml::Value {
    path.iter().fold(yaml, |value, key| value.get(*key).unwrap_or_else(|| panic!("no key {key} of {path:?}")))
}

#[test]
fn only_the_job_that_deploys_may_write() {
    let folder = started(Some("github"));
    let text = fs::read_to_string(folder.path().join("archive/.github/workflows/publish.yml")).unwrap();
    let workflow: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let read: serde_yaml::Value = serde_yaml::from_str("contents: read").unwrap();
    assert_eq!(at(&workflow, &["permissions"]), &read);
    let look: serde_yaml::Value = serde_yaml::from_str("{contents: read, pages: read}").unwrap();
    assert_eq!(at(&workflow, &["jobs", "site", "permissions"]), &look);
    let deploy: serde_yaml::Value = serde_yaml::from_str("{pages: write, id-token: write}").unwrap();
    assert_eq!(at(&workflow, &["jobs", "deploy", "permissions"]), &deploy);
    assert_eq!(text.matches(": write").count(), 2, "no other job may write");
    assert!(at(&workflow, &["on", "schedule"]).is_sequence(), "overdue is true on the day only if somebody builds");
    assert!(at(&workflow, &["concurrency", "group"]).is_string());
    for line in text.lines().filter(|line| line.trim_start().starts_with("run:")) {
        assert!(!line.contains("${{"), "what GitHub fills in never becomes part of a command: {line}");
    }
}

#[test]
fn a_workflow_installs_the_version_that_wrote_it() {
    for (host, file) in [("github", ".github/workflows/publish.yml"), ("gitlab", ".gitlab-ci.yml")] {
        let folder = started(Some(host));
        let text = fs::read_to_string(folder.path().join("archive").join(file)).unwrap();
        let line = format!("  AFTERWORD_VERSION: \"{}\"\n", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(&line), "{file} does not say {line}");
        assert!(text.contains("  AFTERWORD_REPOSITORY: \"\"\n"), "{file} names a repository that nobody chose");
    }
}

/// The front matter with every comment that shows a key made a key.
fn uncommented(text: &str) -> String {
    text.lines()
        .map(|line| {
            let Some((indent, comment)) = line.split_once("# ").filter(|(indent, _)| indent.trim().is_empty()) else {
                return format!("{line}\n");
            };
            let content = comment.trim_start();
            let key = content.trim_start_matches("- ").split(':').next().unwrap_or("");
            let is_key = content.contains(':') && !key.contains(' ') && key != "yaml-language-server" && !key.starts_with('{');
            let is_entry = content.starts_with("- {");
            if is_key || is_entry { format!("{indent}{comment}\n") } else { format!("{line}\n") }
        })
        .collect()
}

#[test]
fn every_comment_of_a_new_file_is_a_key_that_can_be_used() {
    for kind in ["commitment", "prediction", "assertion"] {
        let archive = Archive::of("");
        let output = archive.run(&["new", "article", "A", "bridge", "--date", "2024-05-02", "--kind", kind]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let path = "content/articles/2024-05-02-a-bridge.md";
        let text = fs::read_to_string(archive.root().join(path)).unwrap();
        let all = uncommented(&text).replace("archived: https://example.org/a-copy", "archived: https://example.com/a-copy");
        let comments = all.lines().filter(|line| line.trim_start().starts_with("# ")).count();
        assert_eq!(comments, 1, "one comment is no key: {all}");
        archive.write(path, format!("{all}And more words.\n"));
        let follow_up = archive.run(&["new", "follow-up", "a-bridge", "--title", "Later", "--date", "2025-01-01"]);
        assert!(follow_up.status.success(), "{}", String::from_utf8_lossy(&follow_up.stderr));
        let later = fs::read_to_string(archive.root().join("content/articles/2025-01-01-later.md")).unwrap();
        archive.write(
            "content/articles/2025-01-01-later.md",
            uncommented(&later).replace("[ID]", "[source-id]").replace("in-progress", "broken") + "And more words.\n",
        );
        let speaker = archive.run(&["new", "speaker", "Somebody"]);
        assert!(speaker.status.success(), "{}", String::from_utf8_lossy(&speaker.stderr));
        let somebody = fs::read_to_string(archive.root().join("content/speakers/somebody.md")).unwrap();
        archive.write("content/speakers/somebody.md", uncommented(&somebody));
        let checked = archive.run(&["check", "--drafts", "--deny-warnings"]);
        let said = String::from_utf8_lossy(&checked.stderr);
        assert!(checked.status.success(), "{kind}: {said}\n{all}");
    }
}

#[test]
fn an_added_follow_up_leaves_every_other_byte() {
    let archive = Archive::of(
        "== content/articles/2024-05-02-a.md
---
title: A
claims:
  - {id: bridge, text: It will open., speaker: council}
---
",
    );
    let before = "\u{feff}---\r\ntitle:   'B'   # kept\r\nfollow_ups:\r\n-   claim: bridge\r\n    id: one\r\n\r\n# the end\r\n---\r\nwords  \r\n\r\n";
    archive.write("content/articles/2025-01-01-b.md", before);
    let output = archive.run(&["new", "follow-up", "bridge", "--article", "b"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "content/articles/2025-01-01-b.md:6\n");
    let after = fs::read_to_string(archive.root().join("content/articles/2025-01-01-b.md")).unwrap();
    let start = before.find("\r\n# the end").unwrap();
    let added = &after[start..start + after.len() - before.len()];
    assert!(added.starts_with("- claim: bridge\r\n") && added.contains("\r\n  id: entry-2\r\n"), "{added}");
    assert_eq!(after.replacen(added, "", 1), before);
    assert_eq!(archive.run(&["check"]).status.code(), Some(0));
}

#[test]
fn completions_and_the_page_for_man_name_every_command() {
    let archive = Archive::of("");
    let help = String::from_utf8(archive.run(&["--help"]).stdout).unwrap();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = listed
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"init") && commands.contains(&"verify"), "{commands:?}");
    let man = String::from_utf8(archive.run(&["man"]).stdout).unwrap();
    assert!(man.contains(".TH afterword 1"), "{man}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = String::from_utf8(archive.run(&["completions", shell]).stdout).unwrap();
        for command in &commands {
            assert!(script.contains(command), "{shell} completes {command}");
            assert!(man.contains(&format!("afterword\\-{command}(1)")), "man names {command}: {man}");
        }
    }
    let bash = archive.run(&["completions", "bash"]).stdout;
    archive.write("completions.bash", bash);
    #[cfg(unix)] // Elsewhere there may be no bash.
    assert!(std::process::Command::new("bash").args(["-n", "completions.bash"]).current_dir(archive.root()).status().unwrap().success());
}

#[test]
fn the_archive_in_the_guide_for_writers_has_no_mistake() {
    let guide = fs::read_to_string(super::archives::repository().join("docs/writing.md")).unwrap();
    let archive = Archive::of("== archive.yaml\ntitle: A guide\n");
    let mut files = 0;
    for block in guide.split("\n```content/").skip(1) {
        let (path, rest) = block.split_once('\n').unwrap();
        archive.write(&format!("content/{path}"), rest.split("\n```").next().unwrap().to_owned() + "\n");
        files += 1;
    }
    let checked = archive.run(&["check", "--deny-warnings", "--as-of", "2026-05-01"]);
    assert!(checked.status.success() && files == 5, "{}", String::from_utf8_lossy(&checked.stderr));
    let shown = archive.run(&["show", "bridge-by-2025", "--as-of", "2026-05-01"]);
    assert!(String::from_utf8(shown.stdout).unwrap().contains("contested: kept-late, partly-kept"));
}

#[test]
fn the_page_on_importing_names_every_key_and_columns_that_are_read_as_it() {
    let page = fs::read_to_string(super::archives::repository().join("docs/importing.md")).unwrap();
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let named: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(named, afterword::import::Key::ALL.iter().map(|key| key.as_str()).collect::<Vec<_>>());
    for row in &rows {
        for column in row[2].split(", ").map(|name| name.trim_matches('`')) {
            let read_as = afterword::import::Key::of_column(column).map(|(key, _)| key.as_str());
            assert_eq!(read_as, Some(row[0].trim_matches('`')), "{column}");
        }
    }
}
