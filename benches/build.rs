//! How long each stage and the whole take, beside `cp -r` of the finished folder.
//!
//! `cargo bench --bench build` builds 1,000 articles; `cargo bench --bench build -- 10000` builds as many as are named.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench writes an archive, takes the time and prints it"
)]

mod generator;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use afterword::date::Day;
use afterword::diagnostic::{Log, report};
use afterword::parse::{self, Database, Overrides, Search};
use afterword::pipeline::{self, BuildOptions, Options};
use afterword::plan::{self, Address, Page};
use afterword::progress::Progress;
use afterword::render::{self, Content};
use afterword::status::{self, Drafts};
use afterword::view::Edition;
use afterword::write::Digest;
use afterword::{load, resolve, themes};
use rayon::prelude::*;

/// As the program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The seed of every generated archive.
const SEED: u64 = 20_180_306;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // The bench calls itself, so that a build's memory is its own.
        ["only-archive", root, articles] => generator::write(Path::new(root), articles.parse().expect("a number of articles"), SEED),
        ["only-stages", root] => stages(Path::new(root)),
        ["only-build", root, output, search] => only_build(Path::new(root), Path::new(output), search == "searched"),
        _ => compare(arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(1_000)),
    }
}

fn compare(articles: usize) {
    let folder = std::env::temp_dir().join(format!("afterword-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the archive");
    let root = folder.join("archive");
    generator::write(&root, articles, SEED);
    println!("{articles} articles, seed {SEED}, {} threads", rayon::current_num_threads());
    stages(&root);
    whole(&root, &folder);
    std::fs::remove_dir_all(&folder).expect("the bench's own folder");
}

fn options() -> Options {
    let as_of = Day::new(2026, 1, 1).expect("a day");
    Options { as_of, drafts: Drafts::Leave, overrides: Overrides::default() }
}

fn timed<T>(name: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    let took = start.elapsed();
    println!("{name:<28} {:>9.1} ms", took.as_secs_f64() * 1000.0);
    (value, took)
}

fn stages(root: &Path) {
    let mut log = Log::new();
    let (files, _) = timed("load", || load::archive(root, &mut log).expect("the archive"));
    let (written, _) = timed("parse", || parse::files(&files, &Overrides::default(), &mut log));
    let (archive, _) = timed("resolve", || resolve::archive(written, &files, &mut log));
    let (snapshot, _) = timed("status", || status::as_of(&archive, options().as_of, Drafts::Leave));
    let (site, _) = timed("plan", || plan::site(&archive, &snapshot, &[], &mut log));
    assert!(!log.has_errors(), "{}", report::text(&log, &files, report::Colour::Plain));
    let theme = themes::compile(&files, &archive.config, &mut log).expect("the theme");
    let (bytes, _) = timed("render, nothing written", || {
        let edition = Edition::new(&site, theme.strings(), &files);
        let pages: Vec<_> = site.pages.iter().collect();
        let size = |(address, page): &(&Address, &Page)| match render::page(&edition, &theme, address, page, &mut Log::new()) {
            Some(Content::Bytes(bytes)) => bytes.len(),
            Some(Content::Printed(print)) => {
                let mut bytes = Vec::new();
                print(&mut bytes).map_or(0, |()| bytes.len())
            }
            Some(Content::CopyOf(_)) | None => 0,
        };
        pages.par_iter().map(size).sum::<usize>()
    });
    println!("{:<28} {:>9}", "pages", site.pages.len());
    println!("{:<28} {:>9.1} MB", "bytes", bytes as f64 / 1e6);
}

fn whole(root: &Path, folder: &Path) {
    let output = folder.join("output");
    let first = build("build into a new folder", root, &output, false);
    let (status, copy) =
        timed("cp -r of the same folder", || Command::new("cp").arg("-r").arg(&output).arg(folder.join("copy")).status().expect("cp"));
    assert!(status.success(), "cp failed");
    let again = build("build, nothing changed", root, &output, false);
    build("build with search, new folder", root, &folder.join("searched"), true);
    println!("{:<28} {:>9.2}", "new folder / cp -r", first.as_secs_f64() / copy.as_secs_f64());
    println!("{:<28} {:>9.2}", "nothing changed / cp -r", again.as_secs_f64() / copy.as_secs_f64());
}

/// A build in a process of its own: how long that took from its start to its end.
fn build(name: &str, root: &Path, output: &Path, with_search: bool) -> Duration {
    let itself = std::env::current_exe().expect("the bench's own file");
    let mut command = Command::new(itself);
    command.arg("only-build").args([root, output]).arg(if with_search { "searched" } else { "plain" });
    let (status, took) = timed(name, || command.status().expect("the bench starts itself"));
    assert!(status.success(), "the build failed");
    took
}

fn only_build(root: &Path, output: &Path, with_search: bool) {
    let search = if with_search { Search::AsWritten } else { Search::Left };
    let reading = Options { overrides: Overrides::new(None, None, search, Database::AsWritten).expect("no value"), ..options() };
    let options = BuildOptions { reading, output: output.to_owned(), previous: None, program: Some(Digest::of(b"bench")) };
    pipeline::build(root, &options, &Progress::default(), |_| {}).expect("a build");
    if let Some(peak) = peak_memory() {
        println!("{:<28} {peak}", "  its peak memory");
    }
}

/// The largest resident size of this process, where the system tells (Linux, proc(5)).
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find(|line| line.starts_with("VmHWM"))?.trim_start_matches("VmHWM:").trim().to_owned())
}
