//! The same content, day and flags give the same bytes: with any number of threads, after any history of builds.

use super::archives::{Archive, repository, tree};

fn example() -> Archive {
    let archive = Archive::of("");
    for folder in ["content", "archive.yaml"] {
        let from = repository().join(folder);
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(repository()).unwrap().to_str().unwrap();
                archive.write(path, std::fs::read(entry.path()).unwrap());
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
