//! Sites over sites.

use std::fs;
use std::path::Path;

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};

use super::{Bench, PAGES, Pages, clean, header, tree};
use crate::disk::{Identity, identity};
use crate::write::stage::{Origin, Record};
use crate::write::{Digest, Finished, Header, Manifest, Published, SitePath, WriteFailure, verify};

fn itself(path: &Path) -> Identity {
    identity(path).unwrap()
}

fn sorted(pages: Pages<'_>) -> Vec<String> {
    let mut paths: Vec<String> = pages.iter().map(|(path, _)| (*path).to_owned()).collect();
    paths.sort();
    paths
}

#[test]
fn a_first_site() {
    let bench = Bench::new();
    let finished = bench.build(PAGES).unwrap();
    let expected = Finished { published: Published::First, files: 5, added: sorted(PAGES), changed: vec![], unchanged: 0, removed: vec![] };
    assert_eq!(finished, expected);
    for (path, words) in PAGES {
        assert_eq!(fs::read_to_string(bench.at(path)).unwrap(), *words);
    }
    let manifest = Manifest::parse(&fs::read(bench.at("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest.header(), &header());
    let paths: Vec<_> = manifest.files().iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, [".nojekyll", "articles/a.html", "articles/b.html", "commitments/정상-회담.html", "index.html"]);
    let article = manifest.entry("articles/a.html").unwrap();
    assert_eq!((article.sha256, article.size), (Digest::of(b"first"), 5));
    assert!(verify(&bench.output()).unwrap().is_empty());
    assert_eq!(bench.names(), ["output"]);
}

#[test]
fn the_same_again_touches_nothing() {
    let bench = Bench::published();
    let before = (itself(&bench.output()), fs::metadata(bench.output()).unwrap());
    let finished = bench.build(PAGES).unwrap();
    assert_eq!((finished.published, finished.unchanged), (Published::Same, 5));
    let after = (itself(&bench.output()), fs::metadata(bench.output()).unwrap());
    assert_eq!((before.0, before.1.modified().unwrap()), (after.0, after.1.modified().unwrap()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(before.1.ctime_nsec(), after.1.ctime_nsec());
    }
    assert_eq!(bench.names(), ["output"]);
}

#[test]
fn another_header_is_another_site() {
    let bench = Bench::published();
    let before = itself(&bench.output());
    let stage = bench.stage().unwrap();
    PAGES.iter().for_each(|(path, words)| stage.put(path, words.as_bytes()).unwrap());
    let finished = stage.finish(Header { as_of: "2018-05-02".to_owned(), ..header() }).unwrap();
    assert_eq!((finished.published, finished.unchanged), (Published::Replaced, 5));
    assert_ne!(itself(&bench.output()), before);
    assert!(verify(&bench.output()).unwrap().is_empty());
}

#[test]
fn what_did_not_change_is_linked() {
    let bench = Bench::published();
    let unchanged = itself(&bench.at("articles/a.html"));
    let changed = itself(&bench.at("index.html"));
    let pages: Pages<'_> = &[("index.html", "new home"), ("articles/a.html", "first"), ("topics/t.html", "topic")];
    let finished = bench.build(pages).unwrap();
    let (added, changed_paths) = (vec!["topics/t.html".to_owned()], vec!["index.html".to_owned()]);
    let removed = [".nojekyll", "articles/b.html", "commitments/정상-회담.html"].map(str::to_owned).to_vec();
    let expected = Finished { published: Published::Replaced, files: 3, added, changed: changed_paths, unchanged: 1, removed };
    assert_eq!(finished, expected);
    assert_eq!(itself(&bench.at("articles/a.html")), unchanged);
    assert_ne!(itself(&bench.at("index.html")), changed);
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::MetadataExt::nlink(&fs::metadata(bench.at("articles/a.html")).unwrap()), 1);
    assert!(!bench.at("commitments").exists());
    assert_eq!(tree(&bench.output()), clean(pages));
    assert_eq!(bench.names(), ["output"]);
}

#[test]
fn a_printed_file_is_a_file_like_others() {
    let bench = Bench::published();
    let unchanged = itself(&bench.at("articles/a.html"));
    let long = "a row\n".repeat(100_000);
    let stage = bench.stage().unwrap();
    stage.put_printed("articles/a.html", |out| ["fi", "rst"].into_iter().try_for_each(|piece| out.write_all(piece.as_bytes()))).unwrap();
    stage.put_printed("index.html", |out| out.write_all(b"new home")).unwrap();
    stage.put_printed("data/rows.csv", |out| long.lines().try_for_each(|row| writeln!(out, "{row}"))).unwrap();
    let twice = stage.put("data/rows.csv", b"").unwrap_err();
    assert!(matches!(twice, WriteFailure::Twice { .. }), "{twice}");
    let finished = stage.finish(header()).unwrap();
    assert_eq!((finished.added, finished.changed), (vec!["data/rows.csv".to_owned()], vec!["index.html".to_owned()]));
    assert_eq!((finished.unchanged, itself(&bench.at("articles/a.html"))), (1, unchanged));
    let pages: Pages<'_> = &[("articles/a.html", "first"), ("index.html", "new home"), ("data/rows.csv", &long)];
    assert_eq!(tree(&bench.output()), clean(pages));
    assert!(verify(&bench.output()).unwrap().is_empty());

    let stage = bench.stage().unwrap();
    let broken = stage.put_printed("data/rows.csv", |_| Err(std::io::Error::other("the rows ran out"))).unwrap_err();
    assert!(broken.to_string().contains("data/rows.csv"), "{broken}");
    drop(stage);
    assert_eq!(tree(&bench.output()), clean(pages));
}

#[test]
fn damage_is_mended() {
    type Touch = fn(&Path);
    let rows: &[(&str, Touch, usize)] = &[
        ("other bytes, same size", |output| fs::write(output.join("index.html"), "hole").unwrap(), 1),
        ("shorter", |output| fs::write(output.join("index.html"), "ho").unwrap(), 1),
        ("longer", |output| fs::write(output.join("index.html"), "home!").unwrap(), 1),
        ("missing", |output| fs::remove_file(output.join("index.html")).unwrap(), 1),
        ("a missing folder", |output| fs::remove_dir_all(output.join("articles")).unwrap(), 2),
        (
            "an empty folder in its place",
            |output| {
                fs::remove_file(output.join("index.html")).unwrap();
                fs::create_dir(output.join("index.html")).unwrap();
            },
            1,
        ),
        (
            "a wrong hash in the manifest",
            |output| {
                let text = fs::read_to_string(output.join("manifest.json")).unwrap();
                let hash = Digest::of(b"home").to_string();
                fs::write(output.join("manifest.json"), text.replace(&hash, &"0".repeat(64))).unwrap();
            },
            1,
        ),
        (
            "a wrong size in the manifest",
            |output| {
                let text = fs::read_to_string(output.join("manifest.json")).unwrap();
                fs::write(output.join("manifest.json"), text.replace("\"size\": 6", "\"size\": 5")).unwrap();
            },
            2,
        ),
        (
            "a manifest in another order",
            |output| {
                let text = fs::read_to_string(output.join("manifest.json")).unwrap();
                let text = text.replace("\"schema\": 1,\n", "").replace("\n}", ",\"schema\":1}");
                fs::write(output.join("manifest.json"), text).unwrap();
            },
            0,
        ),
    ];
    for (name, touch, mended) in rows {
        let bench = Bench::published();
        touch(&bench.output());
        let finished = bench.build(PAGES).unwrap();
        assert_eq!((finished.changed.len(), finished.published), (*mended, Published::Replaced), "{name}");
        assert_eq!(tree(&bench.output()), clean(PAGES), "{name}");
    }
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let bench = Bench::new();
    let (file, folder): (Pages<'_>, Pages<'_>) = (&[("a", "1")], &[("a/b", "2")]);
    for pages in [file, folder, file] {
        bench.build(pages).unwrap();
        assert_eq!(tree(&bench.output()), clean(pages));
    }
}

#[test]
fn an_empty_folder_in_the_place_of_a_page_that_goes() {
    let bench = Bench::published();
    fs::remove_file(bench.at("index.html")).unwrap();
    fs::create_dir(bench.at("index.html")).unwrap();
    bench.build(&PAGES[1..]).unwrap();
    assert_eq!(tree(&bench.output()), clean(&PAGES[1..]));
}

#[test]
fn a_stage_that_is_dropped_leaves_nothing() {
    let bench = Bench::published();
    let before = tree(bench.folder.path());
    let stage = bench.stage().unwrap();
    stage.put("index.html", b"new").unwrap();
    stage.put("deep/er/x", b"new").unwrap();
    drop(stage);
    assert_eq!(tree(bench.folder.path()), before);
    assert_eq!(bench.names(), ["output"]);
}

#[test]
fn what_a_killed_build_left_is_swept() {
    let bench = Bench::published();
    let precious = bench.beside("precious");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("words"), "").unwrap();
    let stage = bench.beside(".afterword-output.stage");
    fs::create_dir_all(stage.join("articles")).unwrap();
    fs::write(stage.join("articles/a.html"), "half").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&precious, stage.join("link")).unwrap();
    fs::write(bench.beside(".afterword-output.lock"), "1\n").unwrap();
    fs::write(bench.beside(".afterword-output.journal"), "ba78").unwrap();
    bench.build(&PAGES[1..]).unwrap();
    assert!(precious.join("words").exists());
    assert_eq!(bench.names(), ["output", "precious"]);
    assert_eq!(tree(&bench.output()), clean(&PAGES[1..]));
}

#[test]
fn a_build_finishes_the_exchange_of_a_killed_one() {
    let bench = Bench::published();
    fs::rename(bench.output(), bench.beside(".afterword-output.old")).unwrap();
    assert_eq!(bench.build(PAGES).unwrap().published, Published::Same);
    assert_eq!(bench.names(), ["output"]);
}

#[test]
fn assets_are_copied_and_not_linked() {
    let bench = Bench::new();
    let source = bench.beside("map.png");
    let large = vec![7; 300_000];
    fs::write(&source, &large).unwrap();
    let build = || {
        let stage = bench.stage().unwrap();
        stage.copy_file("articles/map.png", &source).unwrap();
        stage.finish(header()).unwrap()
    };
    assert_eq!(build().added.len(), 1);
    let published = itself(&bench.at("articles/map.png"));
    assert_ne!(published, itself(&source));
    assert_eq!(fs::read(bench.at("articles/map.png")).unwrap(), large);
    assert_eq!(build().published, Published::Same);

    let mut other = large.clone();
    other[299_999] = 8;
    fs::write(&source, &other).unwrap();
    assert_eq!(build().changed.len(), 1);
    assert_eq!(fs::read(bench.at("articles/map.png")).unwrap(), other);
    assert!(verify(&bench.output()).unwrap().is_empty());

    fs::write(bench.at("articles/map.png"), &large).unwrap();
    assert_eq!(build().changed.len(), 1);
    assert_eq!(fs::read(bench.at("articles/map.png")).unwrap(), other);
    let published = itself(&bench.at("articles/map.png"));
    let stage = bench.stage().unwrap();
    stage.copy_file("articles/map.png", &source).unwrap();
    stage.put("index.html", b"").unwrap();
    assert_eq!(stage.finish(header()).unwrap().unchanged, 1);
    assert_eq!(itself(&bench.at("articles/map.png")), published);
}

#[test]
fn a_disk_without_links_gets_copies() {
    let bench = Bench::published();
    let stage = bench.stage().unwrap();
    let path = SitePath::new("articles/a.html").unwrap();
    let mut record = Record { digest: Digest::of(b"first"), size: 5, origin: Origin::Old };
    let old = stage.old.as_ref().unwrap();
    let at_work = stage.build.enter().unwrap();
    stage.copy_unchanged(old, &at_work, &path, &record).unwrap();
    let copied = bench.beside(".afterword-output.stage/articles/a.html");
    assert_eq!(fs::read_to_string(&copied).unwrap(), "first");
    assert_ne!(itself(&copied), itself(&bench.at("articles/a.html")));
    fs::remove_file(copied).unwrap();
    record.digest = Digest::of(b"third");
    assert!(matches!(stage.copy_unchanged(old, &at_work, &path, &record), Err(WriteFailure::Read { .. })));
    drop(at_work);
}

#[test]
fn an_interrupt_sweeps_and_ends_the_build() {
    let bench = Bench::published();
    let before = tree(bench.folder.path());
    let stage = bench.stage().unwrap();
    stage.put("index.html", b"new").unwrap();
    let interrupt = stage.interrupt();
    interrupt.stop().unwrap();
    assert_eq!(tree(bench.folder.path()), before);
    assert_eq!(bench.names(), ["output"]);
    assert!(matches!(stage.put("a.html", b""), Err(WriteFailure::Interrupted { .. })));
    assert!(matches!(stage.copy_file("a.html", &bench.at("index.html")), Err(WriteFailure::Interrupted { .. })));
    // The lock is free: another build must not lose its own when this one's stage goes.
    let other = bench.stage().unwrap();
    interrupt.stop().unwrap();
    assert!(matches!(stage.finish(header()), Err(WriteFailure::Interrupted { .. })));
    other.put("index.html", b"other").unwrap();
    other.finish(header()).unwrap();
    assert_eq!(fs::read_to_string(bench.at("index.html")).unwrap(), "other");
}

#[test]
fn an_interrupt_at_any_moment_leaves_one_whole_site() {
    for pause in 0..30 {
        let bench = Bench::published();
        let stage = bench.stage().unwrap();
        let interrupt = stage.interrupt();
        let built = std::thread::scope(|scope| {
            let stopper = scope.spawn(move || {
                std::thread::sleep(std::time::Duration::from_micros(pause * 100));
                interrupt.stop()
            });
            let built = (0..60_u32)
                .into_par_iter()
                .try_for_each(|number| stage.put(&format!("articles/{number}.html"), &number.to_le_bytes()))
                .and_then(|()| stage.put("index.html", b"home"))
                .and_then(|()| stage.finish(header()));
            stopper.join().unwrap().unwrap();
            built
        });
        assert_eq!(bench.names(), ["output"]);
        assert!(verify(&bench.output()).unwrap().is_empty());
        match built {
            Ok(finished) => assert_eq!(finished.files, 61),
            Err(WriteFailure::Interrupted { .. }) => {}
            Err(failure) => panic!("{failure:?}"),
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))] // Elsewhere there is no exchange in one step.
#[test]
fn a_reader_never_misses_the_site() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let bench = Bench::published();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut looks = 0_u32;
            while !done.load(Ordering::SeqCst) {
                let manifest = Manifest::parse(&fs::read(bench.at("manifest.json")).unwrap()).unwrap();
                assert!(matches!(manifest.files().len(), 4 | 5));
                looks += 1;
            }
            looks
        });
        for round in 0..20 {
            bench.build(&PAGES[round % 2..]).unwrap();
        }
        done.store(true, Ordering::SeqCst);
        assert!(reader.join().unwrap() > 0);
    });
}

#[test]
fn the_number_of_threads_makes_no_difference() {
    let build = |threads: usize| {
        let bench = Bench::new();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let build = |count: u32| {
            let stage = bench.stage().unwrap();
            (0..count).into_par_iter().for_each(|number| {
                stage.put(&format!("{}/{}/{number}.html", number % 7, number % 3), &number.to_le_bytes()).unwrap();
            });
            stage.finish(header()).unwrap()
        };
        let finished = pool.install(|| [build(400), build(300), build(500), build(500)]);
        (finished, tree(&bench.output()))
    };
    assert_eq!(build(1), build(8));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn over_any_history_a_build_gives_what_a_clean_one_gives(
        history in proptest::collection::vec(
            proptest::collection::btree_map("[ab](/[cd](/e)?)?\\.html", "[xy]{0,2}", 0..6),
            1..5,
        )
    ) {
        let bench = Bench::new();
        for site in &history {
            let pages: Vec<_> = site.iter().map(|(path, words)| (path.as_str(), words.as_str())).collect();
            let finished = bench.build(&pages).unwrap();
            prop_assert_eq!(finished.added.len() + finished.changed.len() + finished.unchanged, pages.len());
            prop_assert_eq!(tree(&bench.output()), clean(&pages));
            prop_assert_eq!(bench.names(), vec!["output"]);
            prop_assert!(verify(&bench.output()).unwrap().is_empty());
        }
    }
}
