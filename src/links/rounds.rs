//! All addresses, host by host.
//!
//! Hosts are asked beside one another, the addresses of one host one after the other.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::Bounds;
use super::answer::{Answer, answer};
use super::ask::{Asker, Trail};
use super::location::{askable, host};
use crate::progress::Progress;

/// An address to be asked, and the title that was seen there before.
pub type Question<'a> = (&'a str, Option<&'a str>);

/// The answers in the order of the questions.
pub fn ask_all(questions: &[Question<'_>], bounds: Bounds, progress: &Progress) -> Vec<Answer> {
    progress.expect(questions.len());
    let mut hosts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, (url, _)) in questions.iter().enumerate() {
        hosts.entry(askable(url).map_or_else(String::new, |url| host(&url).to_owned())).or_default().push(place);
    }
    // The host with the most addresses takes the longest, and begins.
    let mut waiting: Vec<Vec<usize>> = hosts.into_values().collect();
    waiting.sort_by_key(|places| std::cmp::Reverse(places.len()));
    let asker = Asker::new(bounds);
    let waiting = Mutex::new(VecDeque::from(waiting));
    let ends: Mutex<BTreeMap<usize, Trail>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..bounds.connections.min(questions.len()) {
            scope.spawn(|| {
                while let Some(places) = next(&waiting) {
                    for place in places {
                        let end = asker.ask(questions[place].0);
                        ends.lock().unwrap_or_else(PoisonError::into_inner).insert(place, end);
                        progress.advance();
                    }
                }
            });
        }
    });
    let ends = ends.into_inner().unwrap_or_else(PoisonError::into_inner).into_values();
    let answered = |((url, title_before), (way, end)): (&Question<'_>, Trail)| {
        answer(url, way, end.map_err(|fault| asker.in_hindsight(fault)), *title_before)
    };
    questions.iter().zip(ends).map(answered).collect()
}

fn next<T>(waiting: &Mutex<VecDeque<T>>) -> Option<T> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}
