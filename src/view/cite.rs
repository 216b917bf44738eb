//! How a page is cited: a sentence, BibTeX, CSL-JSON.
//!
//! In: a [`Work`] and the sentence. Out: a [`CitePage`].

use super::model::CitePage;
use super::standpoint::View;
use crate::export::{Work, bibtex, csl, json_by_field};
use crate::theme::Html;

impl View<'_> {
    /// How this page is cited: `text` is the sentence, with the as-of date. The work gets this page's address.
    pub fn cite(&self, work: Work<'_>, text: Html) -> CitePage {
        let canonical = self.canonical();
        let work = Work { url: canonical.clone(), ..work };
        CitePage { text, bibtex: bibtex(&work), csl: json_by_field(&csl(&work)), url: canonical }
    }
}
