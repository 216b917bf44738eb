//! Tests of the room as a whole, by its front door.

mod hostile;
mod html;
mod marks;
mod outline;
mod page;
mod properties;
mod quote;
mod raw;
