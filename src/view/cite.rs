//! How a page is cited: a sentence, BibTeX, CSL-JSON.
//!
//! In: a [`Work`]. Out: a [`CitePage`]. BibTeX is that of biblatex, in UTF-8; CSL-JSON is version 1.0.

use serde::Serialize;

use super::model::CitePage;
use super::standpoint::View;
use crate::date::Day;
use crate::theme::Html;

/// What is cited.
#[derive(Clone, Debug)]
pub struct Work<'a> {
    /// Its key: a-z, 0-9 and hyphens in most archives; a slug may have letters of any script.
    pub id: &'a str,
    /// Its title, or the claim's words.
    pub title: &'a str,
    /// Who wrote it.
    pub authors: &'a [String],
    /// Who published it.
    pub publisher: &'a str,
    /// When.
    pub date: Day,
    /// BCP 47.
    pub language: &'a str,
    /// What else is to be said: the status with its day.
    pub note: Option<String>,
    /// The sentence, with the as-of date.
    pub text: Html,
}

/// An item of CSL-JSON, its fields in this order.
#[derive(Serialize)]
struct Csl<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<CslName<'a>>,
    #[serde(rename = "container-title")]
    container: &'a str,
    issued: CslDate,
    language: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct CslName<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct CslDate {
    #[serde(rename = "date-parts")]
    parts: [[u16; 3]; 1],
}

impl View<'_> {
    /// How this page is cited.
    pub fn cite(&self, work: &Work<'_>) -> CitePage {
        let canonical = self.canonical();
        CitePage {
            text: work.text.clone(),
            bibtex: bibtex(work, canonical.as_deref()),
            csl: csl(work, canonical.as_deref()),
            url: canonical.unwrap_or_else(|| self.address.encoded()),
        }
    }
}

fn bibtex(work: &Work<'_>, url: Option<&str>) -> String {
    let Work { id, title, authors, publisher, date, language: _, note, text: _ } = work;
    let authors: Vec<String> = authors.iter().map(|author| format!("{{{}}}", escaped(author))).collect();
    let mut fields = vec![("title", format!("{{{}}}", escaped(title)))];
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    fields.push(("publisher", escaped(publisher)));
    fields.push(("date", date.to_string()));
    // An address is read as it stands; braces, which would unbalance it, are never in an encoded one.
    fields.extend(url.map(|url| ("url", url.to_owned())));
    fields.extend(note.as_deref().map(|note| ("note", escaped(note))));
    let lines: Vec<String> = fields.into_iter().map(|(name, value)| format!("  {name:<9} = {{{value}}}")).collect();
    format!("@online{{{id},\n{}\n}}", lines.join(",\n"))
}

/// Words in which nothing is read as a command of TeX, on one line.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\{"),
            '}' => escaped.push_str("\\}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '&' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

fn csl(work: &Work<'_>, url: Option<&str>) -> String {
    let Work { id, title, authors, publisher, date, language, note, text: _ } = work;
    let item = Csl {
        id,
        kind: "webpage",
        title,
        author: authors.iter().map(|author| CslName { literal: author }).collect(),
        container: publisher,
        issued: CslDate { parts: [[date.year(), u16::from(date.month()), u16::from(date.day())]] },
        language,
        url,
        note: note.as_deref(),
    };
    serde_json::to_string_pretty(&item).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Work<'static> {
        Work {
            id: "nk-no-tests",
            title: "No 100% test & no {device}",
            authors: &[],
            publisher: "The Ledger",
            date: Day::new(2018, 3, 6).unwrap(),
            language: "en",
            note: Some("Status as of 2025-09-01: Broken".to_owned()),
            text: Html::default(),
        }
    }

    #[test]
    fn an_entry_for_bibtex() {
        assert_eq!(
            bibtex(&work(), Some("https://example.org/c.html")),
            "@online{nk-no-tests,\n  title     = {{No 100\\% test \\& no \\{device\\}}},\n  publisher = {The Ledger},\n  date      = {2018-03-06},\n  \
             url       = {https://example.org/c.html},\n  note      = {Status as of 2025-09-01: Broken}\n}"
        );
    }

    #[test]
    fn an_entry_for_reference_managers() {
        let csl: serde_json::Value = serde_json::from_str(&csl(&work(), None)).unwrap();
        assert_eq!(csl["id"], "nk-no-tests");
        assert_eq!(csl["issued"]["date-parts"][0], serde_json::json!([2018, 3, 6]));
        assert!(csl.get("URL").is_none());
    }

    #[test]
    fn no_word_is_a_command_of_tex() {
        for (words, expected) in [
            ("a\\b", "a\\textbackslash{}b"),
            ("~^", "\\textasciitilde{}\\textasciicircum{}"),
            ("50% of $1_000 #1", "50\\% of \\$1\\_000 \\#1"),
            ("two\nlines", "two lines"),
            ("남북", "남북"),
        ] {
            assert_eq!(escaped(words), expected, "{words:?}");
        }
    }
}
