//! Outside addresses, asked whether they still answer.
//!
//! In: the archive as of a day, and bounds. Out: every outside address once, where it stands, and what it answered.
//! The network is asked here alone, and never by a build.
//!
//! Never: an address of this machine or its neighbours, unless that is allowed; a question to one host beside another to
//! the same; an answer read beyond its bounds, or trusted. What is remembered between runs lies in the archive's
//! `.afterword/` and is never needed.
#![expect(clippy::disallowed_methods, reason = "this room waits between questions and keeps what was answered")]

mod answer;
mod ask;
mod cache;
mod gather;
mod guard;
mod location;
mod page_title;
mod request;
mod retry_after;
mod rounds;
#[cfg(test)]
mod tests;
mod told;
mod turns;

pub use answer::{Answer, Outcome};
pub use cache::{Cache, Remembered};
pub use gather::{Outside, Role, Use, outside};
pub use guard::Reach;
pub use rounds::{Question, ask_all};
pub use told::Told;

use std::time::Duration;

/// How much is asked, how fast, and how long anything may take.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Which addresses may be reached.
    pub reach: Reach,
    /// Hosts that are asked beside one another.
    pub connections: usize,
    /// Between two questions to one host.
    pub pause: Duration,
    /// For one question, from looking up the host to the last byte that is read.
    pub question: Duration,
    /// For one address with all its redirects and repeats.
    pub address: Duration,
    /// How often a question is asked that got no answer, or a passing one.
    pub attempts: u32,
    /// Before the second attempt; twice as long before each one after it.
    pub back_off: Duration,
    /// The longest that a host may ask us to wait; one that asks for more is left for another day.
    pub longest_wait: Duration,
    /// Redirects that are followed.
    pub redirects: usize,
}

impl Bounds {
    /// What is fair to others and still comes to its end.
    pub fn new(reach: Reach) -> Bounds {
        Bounds {
            reach,
            connections: 8,
            pause: Duration::from_secs(1),
            question: Duration::from_secs(20),
            address: Duration::from_secs(90),
            attempts: 3,
            back_off: Duration::from_secs(2),
            longest_wait: Duration::from_secs(30),
            redirects: 10,
        }
    }
}
