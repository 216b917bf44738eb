//! One question at a time to each host, and a pause between two.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Whose turn it is at each host.
#[derive(Debug)]
pub(super) struct Turns {
    pause: Duration,
    hosts: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

impl Turns {
    pub(super) fn new(pause: Duration) -> Turns {
        Turns { pause, hosts: Mutex::default() }
    }

    /// Asks when it is our turn; nobody else asks that host meanwhile.
    pub(super) fn at<T>(&self, host: &str, ask: impl FnOnce() -> T) -> T {
        let turn = held(&self.hosts).entry(host.to_owned()).or_default().clone();
        let mut last = held(&turn);
        if let Some(last) = *last {
            thread::sleep(self.pause.saturating_sub(last.elapsed()));
        }
        let answer = ask();
        *last = Some(Instant::now());
        answer
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn two_ask_one_host_one_after_the_other() {
        let pause = Duration::from_millis(30);
        let (turns, asking, most) = (Turns::new(pause), AtomicUsize::new(0), AtomicUsize::new(0));
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    turns.at("example.org", || {
                        most.fetch_max(asking.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::sleep(Duration::from_millis(5));
                        asking.fetch_sub(1, Ordering::SeqCst);
                    });
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
        assert!(start.elapsed() >= 2 * pause);
    }
}
