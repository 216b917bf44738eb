//! How far a long piece of work is.
//!
//! In: those who work say how much there is, and count what they have done. Out: two numbers, for whoever shows them.
//! Never: anything that depends on these numbers, or prints them.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A count that many threads share.
#[derive(Debug, Default)]
pub struct Progress {
    expected: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    /// There is so much to do.
    pub fn expect(&self, number: usize) {
        self.expected.store(number, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// What is done, and how much there is to do: 0 where nobody knows yet.
    pub fn seen(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.expected.load(Ordering::Relaxed))
    }
}
