//! What is shown just now, and who waits for something else.
//!
//! In: every reading of the archive. Out: the last one without mistakes, the mistakes of the one after it, and a version
//! that is another one after each. Browsers that wait for it are answered then; no thread waits with them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tiny_http::Request;

use super::answer;
use super::printer::Printer;

/// So many browsers may wait; of more, the first is sent away, and comes again.
const WAITING: usize = 64;

/// What a reading of the archive came to.
pub(super) enum Reading {
    /// Pages.
    Good(Printer),
    /// Mistakes, in words.
    Mistaken(String),
}

/// What browsers are told when something changed.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// Another one after every reading; no other process has the same.
    pub(super) name: String,
    /// The mistakes of the last reading.
    pub(super) mistakes: Option<Arc<str>>,
}

/// The last good reading, and what came after it.
pub(super) struct Shown(Mutex<Now>);

struct Now {
    number: u64,
    /// With its version.
    printer: Option<(String, Arc<Printer>)>,
    mistakes: Option<Arc<str>>,
    waiting: Vec<Request>,
}

impl Now {
    fn version(&self) -> Version {
        Version { name: format!("{}-{}", std::process::id(), self.number), mistakes: self.mistakes.clone() }
    }
}

impl Shown {
    pub(super) fn new() -> Shown {
        Shown(Mutex::new(Now { number: 0, printer: None, mistakes: None, waiting: Vec::new() }))
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows another reading, and tells who waits for it.
    pub(super) fn show(&self, reading: Reading) {
        let (version, waiting, former) = {
            let mut now = self.now();
            now.number += 1;
            let mut former = None;
            match reading {
                Reading::Good(printer) => {
                    now.mistakes = None;
                    let name = now.version().name;
                    former = now.printer.replace((name, Arc::new(printer)));
                }
                Reading::Mistaken(words) => now.mistakes = Some(words.into()),
            }
            (now.version(), std::mem::take(&mut now.waiting), former)
        };
        drop(former);
        for request in waiting {
            answer::version(request, &version);
        }
    }

    /// The last good reading with its version, or the mistakes of the first.
    pub(super) fn printer(&self) -> Result<(String, Arc<Printer>), Version> {
        let now = self.now();
        now.printer.clone().ok_or_else(|| now.version())
    }

    /// Answers once the version is another than `known`.
    pub(super) fn tell_of_another(&self, request: Request, known: &str) {
        let mut now = self.now();
        let version = now.version();
        let sent_away = if version.name == known {
            now.waiting.push(request);
            (now.waiting.len() > WAITING).then(|| now.waiting.remove(0))
        } else {
            Some(request)
        };
        drop(now);
        if let Some(request) = sent_away {
            answer::version(request, &version);
        }
    }
}
