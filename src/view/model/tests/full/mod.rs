//! One view of every kind with everything that it can have, after the pages that the theme was drawn for.

mod article;
mod claim;
mod frame;
mod home;
mod lists;
mod record;
mod shared;

pub(crate) use article::article;
pub(crate) use claim::claim;
pub(crate) use home::{home, missing, page, search};
pub(crate) use lists::{changes, corrections, methodology, sources, status, timeline};
pub(crate) use record::{list, speaker, topic};
