//! How far a command is, on a terminal, where it takes longer than a second.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use afterword::load::LoadFailure;
use afterword::pipeline::{self, Options, Understood};
use afterword::progress::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Streams;

/// Shorter work shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often it is drawn anew.
const PACE: Duration = Duration::from_millis(100);

/// Does the work, and shows how far it is: `things` is what it counts. What was shown is taken away at the end.
pub(super) fn watched<T>(things: &str, streams: &Streams, progress: &Progress, work: impl FnOnce() -> T) -> T {
    let is_dumb = std::env::var_os("TERM").is_some_and(|name| name == "dumb");
    if streams.is_quiet() || is_dumb || !std::io::stderr().is_terminal() {
        return work();
    }
    std::thread::scope(|scope| {
        // Where the work breaks down, its end of the channel goes, and the drawing ends too.
        let (working, done) = mpsc::channel::<()>();
        scope.spawn(move || {
            if matches!(done.recv_timeout(PATIENCE), Err(RecvTimeoutError::Timeout)) {
                draw(things, progress, &done);
            }
        });
        let result = work();
        drop(working);
        result
    })
}

/// Understands the archive, and shows that it is being read.
pub(super) fn understood(root: &Path, options: &Options, streams: &Streams) -> Result<Understood, LoadFailure> {
    watched("pages", streams, &Progress::default(), || pipeline::understand(root, options))
}

fn draw(things: &str, progress: &Progress, done: &mpsc::Receiver<()>) {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {msg}") {
        bar.set_style(style);
    }
    loop {
        let seen = progress.seen();
        bar.set_length(seen.1.max(1) as u64);
        bar.set_position(seen.0 as u64);
        bar.set_message(words(things, seen));
        if !matches!(done.recv_timeout(PACE), Err(RecvTimeoutError::Timeout)) {
            bar.finish_and_clear();
            return;
        }
    }
}

/// What is said beside the bar.
fn words(things: &str, (done, expected): (usize, usize)) -> String {
    match expected {
        0 => "reading the archive".to_owned(),
        _ if done >= expected => format!("{expected} {things}; finishing"),
        _ => format!("{done} of {expected} {things}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said() {
        for (seen, said) in [((0, 0), "reading the archive"), ((3, 20), "3 of 20 pages"), ((20, 20), "20 pages; finishing")] {
            assert_eq!(words("pages", seen), said);
        }
    }

    #[test]
    fn work_that_breaks_down_ends_the_drawing() {
        let streams = Streams::new(false, false);
        let broken = std::panic::catch_unwind(|| watched("pages", &streams, &Progress::default(), || panic!("broken")));
        assert!(broken.is_err());
        assert_eq!(watched("pages", &streams, &Progress::default(), || 7), 7);
    }
}
