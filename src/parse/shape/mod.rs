//! What a value may look like, as data: one description checks front matter, names the known keys in suggestions,
//! and becomes the JSON Schema.
//!
//! The check reports every value that does not fit. Whoever reads the values afterwards takes what fits and passes
//! over the rest in silence.

mod check;
mod cut;
mod value;

pub(super) use value::wrong_id;
pub use value::{is_blank, is_language, is_outside};

/// What a value may look like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text of at most so many characters, with a letter in it.
    Text(usize),
    /// `true` or `false`.
    Truth,
    /// A whole number between the two.
    Count(u64, u64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A day, or a date-time of RFC 3339.
    Day,
    /// EDTF.
    Date,
    /// An ISO 8601 duration of years, months, weeks, days.
    Period,
    /// An id: a-z, 0-9, hyphens.
    Id,
    /// A slug: letters of any script.
    Slug,
    /// SLUG or SLUG#ID.
    FollowUpName,
    /// An outside address: http or https.
    Address,
    /// An outside address or `mailto:`.
    Contact,
    /// BCP 47 (RFC 5646): letters, digits, hyphens.
    Language,
    /// 64 hex digits.
    Hash,
    /// An address of the site from its root, beginning with `/`.
    SitePath,
    /// A path from the site's root, an outside address, `mailto:` or `tel:`.
    MenuAddress,
    /// A path to a file.
    Path,
    /// A mapping with these keys.
    Map(&'static Record),
    /// A mapping from keys of the first shape to values of the second.
    MapOf(&'static Shape, &'static Shape),
    /// A list; one value is a list of one.
    List(&'static Shape),
    /// The first for a word, the second for a mapping or list.
    Either(&'static Shape, &'static Shape),
    /// Anything.
    Any,
}

/// A mapping and its keys.
#[derive(Debug)]
pub struct Record {
    /// What it is, with its article: "a claim".
    pub name: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// What its value may look like.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it says, for editors.
    pub doc: &'static str,
}

/// A key that may be absent.
pub const fn key(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, required: false, doc }
}

/// A key that must be there.
pub const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, required: true, doc }
}

impl Shape {
    /// What is expected, for a message: "a date, such as 2018-03-06 or 2018-04".
    pub fn expected(&self) -> String {
        match self {
            Shape::Text(_) => "a text".to_owned(),
            Shape::Truth => "true or false".to_owned(),
            Shape::Count(least, most) if least == most => least.to_string(),
            Shape::Count(least, most) => format!("a whole number from {least} to {most}"),
            Shape::Word(words) => format!("one of {}", words.join(", ")),
            Shape::Day => "a day, such as 2018-03-06".to_owned(),
            Shape::Date => "a date, such as 2018-03-06, 2018-04 or 2018".to_owned(),
            Shape::Period => "a length of time, such as P1Y or P6M".to_owned(),
            Shape::Id => "an id of a to z, 0 to 9 and hyphens".to_owned(),
            Shape::Slug => "a slug of small letters, digits and hyphens".to_owned(),
            Shape::FollowUpName => "an article's slug, or SLUG#ID".to_owned(),
            Shape::Address => "an address that begins with https:// or http://".to_owned(),
            Shape::Contact => "an address that begins with https://, http:// or mailto:".to_owned(),
            Shape::Language => "a language tag, such as en, ko or pt-BR".to_owned(),
            Shape::Hash => "a SHA-256 of 64 hex digits".to_owned(),
            Shape::SitePath => "an address from the site's root, such as /old/address/".to_owned(),
            Shape::MenuAddress => "a path from the site's root, such as status.html, or an address".to_owned(),
            Shape::Path => "a path to a file".to_owned(),
            Shape::Map(record) => record.expected(),
            Shape::MapOf(..) => "a mapping".to_owned(),
            Shape::List(item) => format!("a list: each entry {}", item.expected()),
            Shape::Either(word, other) => format!("{}, or {}", word.expected(), other.expected()),
            Shape::Any => "anything".to_owned(),
        }
    }

    /// Whether a word may stand here.
    fn takes_words(&self) -> bool {
        match self {
            Shape::Map(_) | Shape::MapOf(..) => false,
            Shape::List(item) => item.takes_words(),
            Shape::Text(_)
            | Shape::Truth
            | Shape::Count(..)
            | Shape::Word(_)
            | Shape::Day
            | Shape::Date
            | Shape::Period
            | Shape::Id
            | Shape::Slug
            | Shape::FollowUpName
            | Shape::Address
            | Shape::Contact
            | Shape::Language
            | Shape::Hash
            | Shape::SitePath
            | Shape::MenuAddress
            | Shape::Path
            | Shape::Either(..)
            | Shape::Any => true,
        }
    }
}

impl Record {
    /// What is expected, for a message: "a claim with keys such as id, kind, form, text".
    fn expected(&self) -> String {
        let keys: Vec<&str> = self.keys.iter().take(4).map(|key| key.name).collect();
        format!("{} with keys such as {}", self.name, keys.join(", "))
    }
}
