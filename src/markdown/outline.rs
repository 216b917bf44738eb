//! What a body holds: its links, headings, notes and plain text, and what an editor should look at.
//!
//! Nothing is judged here: whether a link leads anywhere is the caller's to say. `walker` makes it.

use std::ops::Range;

use crate::markdown::flat::FlatText;
use crate::markdown::left::MarksLeft;

/// What a body holds. All lists are in the order of the source, all ranges are its bytes.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Links, images, autolinks, and definitions that no link uses.
    pub links: Vec<Link>,
    /// Headings, with the ids that they get.
    pub headings: Vec<Heading>,
    /// The first word behind each code fence that has one.
    pub code_languages: Vec<CodeLanguage>,
    /// The words.
    pub flat: FlatText,
    /// The labels of the notes that the text refers to, in the order of the first reference.
    pub footnotes: Vec<String>,
    /// Notes that nothing refers to, or whose label an earlier one has: they are not on the page.
    pub unused_footnotes: Vec<UnusedFootnote>,
    /// `*` and `_` that were meant as emphasis and stay as signs in the text; the first hundred.
    pub emphasis_left: Vec<Range<usize>>,
    /// Signs that were meant as a link, a note or a heading and stay in the text; the first hundred.
    pub marks_left: Vec<MarksLeft>,
    /// Headings more than one level below the heading before.
    pub skipped_levels: Vec<Range<usize>>,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub kind: LinkKind,
    /// Where it leads, as written but for character references and escapes, which are decoded. A mail
    /// address between `<` and `>` begins with `mailto:`.
    pub destination: String,
    /// The whole link.
    pub range: Range<usize>,
    /// Its destination: in the link, or in the definition that it refers to. The whole link where it isn't found.
    pub destination_range: Range<usize>,
    /// The words of a link, with those of images in it; the alternative text of an image; the label of a
    /// definition. Folded, at most 500 characters and `…`.
    pub words: String,
    /// The block of [`Outline::flat`] that it stands in. `None` for a definition, and for what is in an
    /// unused footnote.
    pub block: Option<usize>,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[words](destination)`, `[words][label]` and the like.
    Link,
    /// `![words](destination)` and the like.
    Image,
    /// `<https://…>`, `<name@example.org>`
    Autolink,
    /// `[label]: destination` that no link uses: it leads nowhere, but it may be a misspelt one.
    Definition,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// 1 for the highest, and never more than one above the heading before: what the page shows.
    pub depth: u8,
    /// Its words, folded.
    pub text: String,
    /// Its anchor: the author's `{#id}` or the text's slug, with a number where the page has it already.
    pub id: String,
    /// The whole heading.
    pub range: Range<usize>,
}

/// The language of a block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLanguage {
    /// The first word behind the fence.
    pub name: String,
    /// Its place.
    pub range: Range<usize>,
}

/// A note that is not on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedFootnote {
    /// Its label.
    pub label: String,
    /// The whole note.
    pub range: Range<usize>,
}

impl Outline {
    /// The images without alternative text.
    pub fn images_without_alt(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.kind == LinkKind::Image && link.words.is_empty())
    }
}
