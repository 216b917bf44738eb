//! Civil days, dates as vague as the reporting, and lengths of time.
//!
//! In: a text, or numbers. Out: a `Day`, an `Edtf` or a `Period`, or an error that says
//! what is wrong with the text and, where that is certain, what to write instead.
//!
//! Never: a clock. What day it is comes in from outside, as a `Day`.

mod day;
mod edtf;
mod fault;
mod period;
mod respelling;
#[cfg(test)]
mod tests;

pub use day::{Day, DayError};
pub use edtf::{Edtf, EdtfError, Moment, Parts, Unit};
pub use period::{Period, PeriodError};
