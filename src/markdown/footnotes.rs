//! Notes: in which order they stand, and their numbers and ways back.
//!
//! In: the references in the body and in each note. Out: the notes in the order of the first reference; HTML of
//! references and of the section behind the body. A note that nothing refers to is left out.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::markdown::escape::{escape_attribute, escape_text};
use crate::markdown::page::{Labels, Piece};
use crate::markdown::slug::{Ids, slug};

/// A note's label as it is compared: without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct NoteKey(String);

impl NoteKey {
    pub(crate) fn new(label: &str) -> NoteKey {
        // Upper case first: it joins letters that lower case alone keeps apart, as in `ſ` and `s`.
        NoteKey(label.to_uppercase().to_lowercase())
    }
}

/// A note with the references in it.
pub(crate) struct Note<'o> {
    pub(crate) part: usize,
    pub(crate) key: NoteKey,
    pub(crate) references: &'o [NoteKey],
}

/// The parts of the notes that the body refers to, or such a note, in the order of the first reference: all
/// of the body's, then the first note's, and so on. Of two notes with one label the first counts.
pub(crate) fn order(body: &[NoteKey], notes: &[Note<'_>]) -> Vec<usize> {
    let mut by_key: HashMap<&NoteKey, &Note<'_>> = HashMap::new();
    for note in notes {
        by_key.entry(&note.key).or_insert(note);
    }
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = VecDeque::from([body]);
    while let Some(references) = waiting.pop_front() {
        for note in references.iter().filter_map(|key| by_key.get(key)) {
            if seen.insert(note.part) {
                order.push(note.part);
                waiting.push_back(note.references);
            }
        }
    }
    order
}

/// The notes of one page while it is written.
pub(crate) struct Notes<'l> {
    labels: &'l Labels<'l>,
    numbers: HashMap<NoteKey, usize>,
    notes: Vec<PlacedNote>,
    ids: Ids<'l>,
}

struct PlacedNote {
    slug: String,
    id: String,
    /// The ids of the references to it, in order.
    references: Vec<String>,
    has_begun: bool,
    words: Vec<Piece>,
}

impl<'l> Notes<'l> {
    /// `shown` are the labels of the outline; `taken` knows the page's other ids.
    pub(crate) fn new(shown: &[String], taken: &'l dyn Fn(&str) -> bool, labels: &'l Labels<'l>) -> Notes<'l> {
        let mut ids = Ids::new(taken);
        let mut numbers = HashMap::new();
        let mut notes = Vec::new();
        for label in shown {
            numbers.entry(NoteKey::new(label)).or_insert(notes.len());
            let slug = Some(slug(label)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| (notes.len() + 1).to_string());
            notes.push(PlacedNote {
                id: ids.take(&format!("fn-{slug}")),
                slug,
                references: Vec::new(),
                has_begun: false,
                words: Vec::new(),
            });
        }
        Notes { labels, numbers, notes, ids }
    }

    /// A reference, as HTML; `None` where no note with this label is shown.
    pub(crate) fn reference(&mut self, label: &str) -> Option<String> {
        let index = *self.numbers.get(&NoteKey::new(label))?;
        let note = &mut self.notes[index];
        let id = self.ids.take(&format!("fnref-{}", note.slug));
        let html = format!(
            "<a class=\"fn\" id=\"{}\" href=\"#{}\"><span class=\"vh\">{} </span>{}</a>",
            escape_attribute(&id),
            escape_attribute(&note.id),
            escape_text(self.labels.footnote),
            index + 1
        );
        note.references.push(id);
        Some(html)
    }

    /// The place of the note whose definition begins here, if it is to be shown: of two with one label the first.
    pub(crate) fn begin(&mut self, label: &str) -> Option<usize> {
        let index = *self.numbers.get(&NoteKey::new(label))?;
        let is_first = !std::mem::replace(&mut self.notes[index].has_begun, true);
        is_first.then_some(index)
    }

    /// Takes the words of a note.
    pub(crate) fn finish_note(&mut self, index: usize, words: Vec<Piece>) {
        self.notes[index].words = words;
    }

    /// The section of all notes, behind the body; nothing where there is none.
    pub(crate) fn section(self) -> Vec<Piece> {
        if self.notes.is_empty() {
            return Vec::new();
        }
        let heading = escape_attribute(self.labels.footnotes);
        let mut pieces = vec![Piece::Html(format!("<section class=\"footnotes\" aria-label=\"{heading}\">\n<ol>\n"))];
        for (index, PlacedNote { slug: _, id, references, has_begun: _, mut words }) in self.notes.into_iter().enumerate() {
            pieces.push(Piece::Html(format!("<li id=\"{}\">", escape_attribute(&id))));
            add_ways_back(&mut words, &ways_back(index + 1, &references, self.labels.back));
            pieces.extend(words);
            pieces.push(Piece::Html("</li>\n".to_owned()));
        }
        pieces.push(Piece::Html("</ol>\n</section>\n".to_owned()));
        pieces
    }
}

/// One link for each reference to the note.
fn ways_back(number: usize, references: &[String], back: &str) -> String {
    let mut html = String::new();
    for (index, reference) in references.iter().enumerate() {
        let which = if index == 0 { number.to_string() } else { format!("{number}-{}", index + 1) };
        html.push_str(&format!(
            " <a class=\"back\" href=\"#{}\"><span aria-hidden=\"true\">↩</span><span class=\"vh\">{} {which}</span></a>",
            escape_attribute(reference),
            escape_text(back),
        ));
    }
    html
}

/// Puts the links at the end of the last paragraph, or behind what else is last.
fn add_ways_back(words: &mut Vec<Piece>, links: &str) {
    const PARAGRAPH_END: &str = "</p>\n";
    match words.last_mut() {
        Some(Piece::Html(html)) if html.ends_with(PARAGRAPH_END) => html.insert_str(html.len() - PARAGRAPH_END.len(), links),
        Some(Piece::Html(_) | Piece::Notes(_)) | None => words.push(Piece::Html(format!("<p>{}</p>\n", links.trim_start()))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Note, NoteKey, order};

    #[test]
    fn notes_stand_in_the_order_of_their_first_reference() {
        for (body, notes, expected) in [
            ("b a b", vec![("a", ""), ("b", "")], vec![1, 0]),
            ("A", vec![("b", ""), ("a", "b")], vec![1, 0]),
            ("a", vec![("a", "c a"), ("b", "b"), ("c", "")], vec![0, 2]),
            ("a", vec![("a", ""), ("a", "")], vec![0]),
            ("x", vec![("a", "")], vec![]),
        ] {
            let keys = |labels: &str| labels.split_whitespace().map(NoteKey::new).collect::<Vec<_>>();
            let references: Vec<_> = notes.iter().map(|(_, references)| keys(references)).collect();
            let list: Vec<Note<'_>> = notes
                .iter()
                .zip(&references)
                .enumerate()
                .map(|(part, ((label, _), references))| Note { part, key: NoteKey::new(label), references })
                .collect();
            assert_eq!(order(&keys(body), &list), expected, "{body} {notes:?}");
        }
    }
}
