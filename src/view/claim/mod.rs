//! A claim's page: did it hold, since when, who says so.
//!
//! In: a claim that exists on the day. Out: a [`crate::view::model::ClaimPage`]. Sources are numbered in the order in which the
//! page names them: the verdict's, those of readings, chain and history, then what the claim rests on beside them.

mod criteria;
mod facts;
mod history;
mod page;
mod subject;
mod verdict;
mod words;
