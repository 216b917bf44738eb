//! The same content, day and flags give the same bytes: with any number of threads, after any history of builds.

use super::archives::{Archive, repository, tree};

fn example() -> Archive {
    let archive = Archive::of("");
    for folder in ["content", "archive.yaml"] {
        let from = repository().join(folder);
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(repository()).unwrap().to_str().unwrap().replace('\\', "/");
                archive.write(&path, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    archive
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut trees = Vec::new();
    for threads in ["1", "2", "7"] {
        let archive = example();
        let output = super::archives::program()
            .args(["build", "--as-of", "2026-01-01"])
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(archive.root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        trees.push(tree(&archive.output()));
    }
    assert!(trees.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Every file and folder below a folder with its mode.
#[cfg(unix)]
fn modes(folder: &std::path::Path) -> Vec<(String, u32)> {
    use std::os::unix::fs::PermissionsExt as _;
    let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().map(Result::unwrap);
    let relative = |path: &std::path::Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    entries.map(|entry| (relative(entry.path()), entry.metadata().unwrap().permissions().mode() & 0o7777)).collect()
}

#[cfg(unix)] // The shell sets the mask.
#[test]
fn the_machine_changes_nothing() {
    let mut trees = Vec::new();
    for (umask, zone, locale, day, threads, deep) in [
        ("022", "UTC", "C", "--as-of=2026-01-01", "1", ""),
        ("077", "Pacific/Kiritimati", "ko_KR.UTF-8", "", "5", "a/b c/정상/"),
        ("002", "America/Adak", "tr_TR.UTF-8", "", "2", "x/"),
    ] {
        let archive = example();
        let output = archive.root().join(format!("{deep}published"));
        let script = format!("umask {umask}; exec \"$0\" build --sqlite {day} --output \"$1\"");
        let built = std::process::Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_afterword")])
            .arg(&output)
            .current_dir(archive.root())
            .env_clear()
            .envs([("TZ", zone), ("LC_ALL", locale), ("LANG", locale), ("RAYON_NUM_THREADS", threads), ("HOME", "/nowhere")])
            // The last second of that day, and the first: a clock that is read would tell them apart.
            .env("SOURCE_DATE_EPOCH", if threads == "5" { "1767311999" } else { "1767225600" })
            .output()
            .unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        assert!(output.join("data/archive.sqlite").exists());
        trees.push((tree(&output), modes(&output)));
        std::thread::sleep(std::time::Duration::from_millis(1100));
    }
    for (files, modes) in &trees {
        assert!(files.iter().map(|(path, _)| path).eq(trees[0].0.iter().map(|(path, _)| path)));
        for ((path, bytes), (_, first)) in files.iter().zip(&trees[0].0) {
            assert!(bytes == first, "{path} differs");
        }
        assert_eq!(*modes, trees[0].1);
    }
    assert!(trees[0].1.iter().all(|(_, mode)| [0o644, 0o755].contains(mode)));
}

#[test]
fn a_build_over_an_old_site_gives_what_a_clean_one_gives() {
    let archive = example();
    for day in ["2018-05-01", "2022-09-30", "2026-01-01"] {
        let output = archive.run(&["build", "--as-of", day]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(tree(&archive.output()), tree(&example().build().output()));
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    let archive = example();
    archive.build();
    let times = |archive: &Archive| {
        walkdir::WalkDir::new(archive.output())
            .into_iter()
            .map(|entry| entry.unwrap().metadata().unwrap().modified().unwrap())
            .collect::<Vec<_>>()
    };
    let before = times(&archive);
    archive.build();
    assert_eq!(times(&archive), before);
}

#[test]
fn the_published_folder_is_as_its_manifest_says() {
    let archive = example();
    archive.build();
    let output = archive.run(&["verify", "output"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    archive.write("output/index.html", "changed");
    let output = archive.run(&["verify", "output"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("`index.html` has changed"));
}
