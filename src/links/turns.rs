//! One question at a time to each host, and between two a pause: ours, or the longer one for which the host asks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// As long as any run lasts; what a host writes may be longer than a clock can count.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Whose turn it is at each host.
#[derive(Debug)]
pub(super) struct Turns {
    pause: Duration,
    /// When each host may be asked next.
    hosts: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

impl Turns {
    pub(super) fn new(pause: Duration) -> Turns {
        Turns { pause, hosts: Mutex::default() }
    }

    /// Asks when it is our turn, and hears how long the host asks to be left alone; nobody else asks it meanwhile.
    ///
    /// `None`, and no question, where the turn comes later than in `longest`.
    pub(super) fn at<T>(&self, host: &str, longest: Duration, ask: impl FnOnce() -> (T, Duration)) -> Option<T> {
        let turn = held(&self.hosts).entry(host.to_owned()).or_default().clone();
        let mut next = held(&turn);
        let wait = next.map(|next| next.saturating_duration_since(Instant::now())).unwrap_or_default();
        if wait > longest.max(self.pause) {
            return None;
        }
        thread::sleep(wait);
        let (answer, alone) = ask();
        *next = Some(Instant::now() + alone.clamp(self.pause, LONGEST.max(self.pause)));
        Some(answer)
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
                    turns.at("example.org", pause, || {
                        most.fetch_max(asking.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::sleep(Duration::from_millis(5));
                        asking.fetch_sub(1, Ordering::SeqCst);
                        ((), Duration::ZERO)
                    });
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
        assert!(start.elapsed() >= 2 * pause);
    }

    #[test]
    fn a_host_that_asks_for_it_is_left_alone() {
        let (pause, longest) = (Duration::from_millis(1), Duration::from_millis(100));
        let turns = Turns::new(pause);
        for (host, alone, waits) in [
            ("soon.example", Duration::from_millis(40), true),
            ("later.example", Duration::from_secs(60), false),
            ("never.example", Duration::MAX, false),
        ] {
            let start = Instant::now();
            assert!(turns.at(host, longest, || ((), alone)).is_some(), "{host}");
            let asked = turns.at(host, longest, || (start.elapsed(), Duration::ZERO));
            assert_eq!(asked.is_some_and(|after| after >= alone), waits, "{host}: {asked:?}");
            assert!(asked.is_some() == waits && turns.at("other.example", longest, || ((), Duration::ZERO)).is_some(), "{host}");
        }
    }
}
