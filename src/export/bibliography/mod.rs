//! Works as reference managers read them: BibTeX and CSL-JSON.
//!
//! In: a [`Work`], be it a source or a page of the site. Out: an entry. BibTeX is that of biblatex, in UTF-8; CSL-JSON is
//! version 1.0.2. Authors are never cut into given and family names: nobody can know from a byline which is which.

mod bibtex;
mod csl;
mod sources;

pub use bibtex::bibtex;
pub use csl::{Csl, csl};
pub use sources::{bibtex_of_sources, csl_of_sources};

use crate::archive::SourceType;
use crate::date::Edtf;

/// What is cited.
#[derive(Clone, Debug)]
pub struct Work<'a> {
    /// Its key, without blanks, commas and braces; a slug in it may have letters of any script.
    pub id: String,
    /// What it is; a page of the site is a web page.
    pub kind: SourceType,
    /// Its title, or the claim's words.
    pub title: &'a str,
    /// Who wrote it.
    pub authors: &'a [String],
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// When.
    pub date: Option<Edtf>,
    /// When it was looked at.
    pub accessed: Option<Edtf>,
    /// BCP 47.
    pub language: Option<&'a str>,
    /// Where.
    pub url: Option<String>,
    /// What else is to be said: the status with its day.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests;
