//! One address → its answer: HEAD, GET where that is not answered or a title is wanted, redirects, repeats.
//!
//! Every redirect is judged like the first address, and has its turn at its own host. All of it ends by a deadline.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;

use super::Bounds;
use super::answer::{End, Fault, Way};
use super::guard::NamesFound;
use super::location::{askable, host, resolved};
use super::request::{Method, Reply, agent, request};
use super::turns::Turns;

/// Where an address leads: the way, and its end or why there is none.
pub(super) type Trail = (Way, Result<End, Fault>);

/// Asks addresses.
pub(super) struct Asker {
    agent: Agent,
    turns: Turns,
    names: NamesFound,
    bounds: Bounds,
}

impl Asker {
    pub(super) fn new(bounds: Bounds) -> Asker {
        let names = NamesFound::default();
        Asker { agent: agent(bounds.reach, names.clone()), names, turns: Turns::new(bounds.pause), bounds }
    }

    /// Where an address leads.
    pub(super) fn ask(&self, url: &str) -> Trail {
        let mut way = Way::default();
        let end = self.follow(url, &mut way);
        (way, end)
    }

    /// What is to be held of a fault now that everything was asked.
    pub(super) fn in_hindsight(&self, fault: Fault) -> Fault {
        if fault == Fault::NoHost && !self.names.any() { Fault::NoNames } else { fault }
    }

    fn follow(&self, url: &str, way: &mut Way) -> Result<End, Fault> {
        let deadline = Instant::now() + self.bounds.address;
        let mut at = askable(url).ok_or(Fault::Address)?;
        let mut seen = BTreeSet::from([at.clone()]);
        let (mut for_good, mut cookie_set) = (true, false);
        loop {
            let reply = self.reply(&at, deadline)?;
            let next = reply.location.as_deref().filter(|_| matches!(reply.status, 301 | 302 | 303 | 307 | 308));
            let Some(next) = next else {
                let is_for_later = reply.asks_for() > self.bounds.longest_wait;
                return Ok(End { status: reply.status, title: reply.title, is_for_later });
            };
            way.first_status.get_or_insert(reply.status);
            at = resolved(&at, next).ok_or(Fault::LeadsOut)?;
            cookie_set |= reply.sets_cookie;
            for_good &= matches!(reply.status, 301 | 308);
            if for_good {
                way.moved_to = Some(at.clone());
            }
            way.last = Some(at.clone());
            let is_loop = !seen.insert(at.clone());
            if is_loop || seen.len() > self.bounds.redirects + 1 {
                return Err(match (cookie_set, is_loop) {
                    (true, _) => Fault::Cookies,
                    (false, true) => Fault::Loop,
                    (false, false) => Fault::LongWay,
                });
            }
        }
    }

    /// The head of the answer; the page itself where HEAD gets none that counts, or where it has a title.
    fn reply(&self, url: &str, deadline: Instant) -> Result<Reply, Fault> {
        match self.repeated(url, Method::Head, deadline) {
            Ok(reply) if reply.asks_for() > self.bounds.longest_wait => Ok(reply),
            Ok(reply) if reply.status == 429 || (reply.status < 400 && !(reply.is_page && reply.location.is_none())) => Ok(reply),
            // What HEAD said counts where GET breaks off.
            Ok(head) if head.status < 400 => Ok(self.once(url, Method::Get, deadline).unwrap_or(head)),
            Ok(_) | Err(Fault::Closed | Fault::Garbage | Fault::Timeout) => self.repeated(url, Method::Get, deadline),
            Err(fault) => Err(fault),
        }
    }

    /// Asks again what got no answer, or a passing one.
    fn repeated(&self, url: &str, method: Method, deadline: Instant) -> Result<Reply, Fault> {
        let mut back_off = self.bounds.back_off;
        let mut attempt = 1;
        loop {
            let reply = self.once(url, method, deadline);
            let wait = match &reply {
                Ok(reply) if matches!(reply.status, 429 | 500..) => reply.asks_for().max(back_off),
                Err(fault) if fault.may_pass() => back_off,
                Ok(_) | Err(_) => return reply,
            };
            // HEAD is asked but once where it fails: GET comes next.
            let tries_on = attempt < self.bounds.attempts && (method == Method::Get || matches!(reply, Ok(Reply { status: 429, .. })));
            if !tries_on || wait > self.bounds.longest_wait || Instant::now() + wait >= deadline {
                return reply;
            }
            thread::sleep(wait);
            back_off *= 2;
            attempt += 1;
        }
    }

    fn once(&self, url: &str, method: Method, deadline: Instant) -> Result<Reply, Fault> {
        let reply = self.turns.at(host(url), self.bounds.longest_wait, || {
            let reply = match deadline.saturating_duration_since(Instant::now()) {
                Duration::ZERO => Err(Fault::Timeout),
                left => request(&self.agent, url, method, left.min(self.bounds.question)),
            };
            let alone = reply.as_ref().map(Reply::asks_for).unwrap_or_default();
            (reply, alone)
        });
        reply.unwrap_or(Err(Fault::Later))
    }
}
