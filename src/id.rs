//! Ids and slugs: one type each, and the constructor is the check. A copy of one shares its text.
//!
//! Nothing here knows whether an id exists.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest id, and the longest slug that an author writes, in bytes and characters.
pub const LONGEST: usize = 100;

/// The longest slug that is made of a title, in bytes: disks take names of 255.
const LONGEST_NAME: usize = 240;

/// What is wrong with the text of an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// There is no character.
    #[error("it is empty")]
    Empty,
    /// More than [`LONGEST`] characters.
    #[error("it has more than {LONGEST} characters")]
    TooLong,
    /// A character that ids do not have.
    #[error("it has {}, where a to z, 0 to 9 and hyphens can stand", shown(*.0))]
    Character(char),
    /// A slug with a character that is no letter, digit or hyphen.
    #[error("it has {}, where small letters, digits and hyphens can stand", shown(*.0))]
    SlugCharacter(char),
    /// A hyphen first or last.
    #[error("it begins or ends with a hyphen")]
    Edge,
    /// A word that addresses need for themselves.
    #[error("that is an address which every archive has")]
    Reserved(String),
}

/// A character as a sentence names it: one that looks like another by its number too.
fn shown(character: char) -> String {
    match character {
        ' ' => "a blank".to_owned(),
        '!'..='~' => format!("`{character}`"),
        letter if letter.is_alphanumeric() => format!("`{letter}` (U+{:04X})", u32::from(letter)),
        other => format!("U+{:04X}", u32::from(other)),
    }
}

/// `index` and `page-N` name the pages of lists.
fn reserved(text: &str) -> bool {
    text == "index" || text.strip_prefix("page-").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn check_id(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if let Some(other) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        return Err(IdError::Character(other));
    }
    if text.len() > LONGEST {
        return Err(IdError::TooLong);
    }
    if text.starts_with('-') || text.ends_with('-') {
        return Err(IdError::Edge);
    }
    if reserved(text) {
        return Err(IdError::Reserved(text.to_owned()));
    }
    Ok(())
}

fn check_slug(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    let fits = |c: char| c == '-' || is_combining_mark(c) || (c.is_alphanumeric() && c.to_lowercase().eq([c]));
    if let Some(other) = text.chars().find(|c| !fits(*c)) {
        return Err(IdError::SlugCharacter(other));
    }
    if text.chars().count() > LONGEST {
        return Err(IdError::TooLong);
    }
    if text.starts_with('-') || text.ends_with('-') {
        return Err(IdError::Edge);
    }
    if reserved(text) {
        return Err(IdError::Reserved(text.to_owned()));
    }
    Ok(())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $check:ident, $rule:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            #[doc = $rule]
            pub fn new(text: &str) -> Result<$name, IdError> {
                $check(text).map(|()| $name(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A claim's id: unique in the archive and stable for ever.
    ClaimId, check_id, "a-z, 0-9 and hyphens; 1 to 100 bytes."
);
id!(
    /// A speaker's id: the name of the file in `content/speakers/`.
    SpeakerId, check_id, "a-z, 0-9 and hyphens; 1 to 100 bytes."
);
id!(
    /// A source's id: unique in its article.
    SourceId, check_id, "a-z, 0-9 and hyphens; 1 to 100 bytes."
);
id!(
    /// A follow-up's id: only needed where one article follows one claim twice.
    FollowUpId, check_id, "a-z, 0-9 and hyphens; 1 to 100 bytes."
);
id!(
    /// A condition's id: unique in its claim.
    ConditionId, check_id, "a-z, 0-9 and hyphens; 1 to 100 bytes."
);
id!(
    /// The id of a verdict or of another status.
    StatusId, check_id, "a-z, 0-9 and hyphens; 1 to 100 bytes."
);
id!(
    /// The last part of an article's, topic's, publisher's or page's address: letters of any script.
    Slug, check_slug, "Small letters of any script, digits and hyphens; 1 to 100 characters."
);

impl SpeakerId {
    /// Of a claim whose speaker could not be read.
    pub fn nobody() -> SpeakerId {
        SpeakerId("nobody".into())
    }

    /// The id of a name in plain Latin letters, accents dropped; `None` where it has others: nothing here turns a letter
    /// into another script's.
    pub fn of(name: &str) -> Option<SpeakerId> {
        SpeakerId::new(&without_accents(name)?).ok()
    }
}

impl ClaimId {
    /// Of a claim whose article's title is in letters that ids do not have.
    pub fn unnamed() -> ClaimId {
        ClaimId("claim".into())
    }

    /// The id of a title, as [`SpeakerId::of`].
    pub fn of(title: &str) -> Option<ClaimId> {
        ClaimId::new(&without_accents(title)?).ok()
    }
}

/// The slug of a text, its letters taken apart from their accents, and those dropped.
fn without_accents(text: &str) -> Option<String> {
    let plain: String = text.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
    Slug::of(&plain).map(|slug| slug.to_string())
}

impl Slug {
    /// Of what has no name that could be read.
    pub fn unnamed() -> Slug {
        Slug("unnamed".into())
    }

    /// The slug of a title or name: NFC, lower case, every run of what is neither letter, mark nor digit one hyphen,
    /// cut at 100 characters and at 240 bytes, so that with its ending it is a file's name on any disk. No letter is turned
    /// into another script's.
    ///
    /// `None` where no letter or digit is left.
    pub fn of(text: &str) -> Option<Slug> {
        let mut slug = String::new();
        let mut length = 0;
        let mut gap = false;
        for letter in text.nfc().flat_map(char::to_lowercase).nfc() {
            if letter.is_alphanumeric() || (is_combining_mark(letter) && length > 0) {
                let needed = 1 + usize::from(gap && length > 0);
                if length + needed > LONGEST || slug.len() + needed - 1 + letter.len_utf8() > LONGEST_NAME {
                    break;
                }
                if gap && length > 0 {
                    slug.push('-');
                }
                gap = false;
                slug.push(letter);
                length += needed;
            } else {
                gap = true;
            }
        }
        if reserved(&slug) {
            slug.push_str("-1");
        }
        check_slug(&slug).is_ok().then(|| Slug(slug.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_ascii() {
        for (text, expected) in [
            ("nk-summit-april-2018", Ok(())),
            ("a", Ok(())),
            ("", Err(IdError::Empty)),
            ("Kim", Err(IdError::Character('K'))),
            ("k\u{430}m", Err(IdError::Character('\u{430}'))),
            ("../x", Err(IdError::Character('.'))),
            ("-a", Err(IdError::Edge)),
            ("index", Err(IdError::Reserved("index".into()))),
            ("page-12", Err(IdError::Reserved("page-12".into()))),
            ("page-one", Ok(())),
        ] {
            assert_eq!(ClaimId::new(text).map(|_| ()), expected, "{text}");
        }
        assert_eq!(ClaimId::new(&"a".repeat(101)).map(|_| ()), Err(IdError::TooLong));
    }

    #[test]
    fn a_slug_keeps_the_letters_of_its_title() {
        for (title, slug) in [
            ("Five undertakings", Some("five-undertakings")),
            ("  «Kept», he said!  ", Some("kept-he-said")),
            ("남북정상회담 4월 말 개최", Some("남북정상회담-4월-말-개최")),
            ("E\u{301}te\u{301}", Some("été")),
            ("Straße", Some("straße")),
            ("हिन्दी", Some("हिन्दी")),
            ("Index", Some("index-1")),
            ("…", None),
            ("", None),
        ] {
            assert_eq!(Slug::of(title).as_ref().map(Slug::as_str), slug, "{title}");
        }
    }

    #[test]
    fn an_id_is_made_of_a_name_in_latin_letters() {
        for (name, id) in [
            ("Kim Jong Un", Some("kim-jong-un")),
            ("Michael Müller", Some("michael-muller")),
            ("João Ação", Some("joao-acao")),
            ("U.S. Congress", Some("u-s-congress")),
            ("Index", Some("index-1")),
            ("Straße", None),
            ("김정은", None),
            ("Παύλος", None),
            ("…", None),
        ] {
            assert_eq!(SpeakerId::of(name).as_ref().map(SpeakerId::as_str), id, "{name}");
            assert_eq!(ClaimId::of(name).as_ref().map(ClaimId::as_str), id, "{name}");
        }
    }

    #[test]
    fn a_derived_slug_is_cut_and_one_that_is_written_is_refused() {
        let long = "ab ".repeat(80);
        let derived = Slug::of(&long).unwrap();
        assert!(derived.as_str().chars().count() <= LONGEST);
        assert!(Slug::new(derived.as_str()).is_ok());
        assert_eq!(Slug::of(&"긴".repeat(100)).unwrap().as_str(), "긴".repeat(80));
        assert_eq!(Slug::new(&"a".repeat(101)).map(|_| ()), Err(IdError::TooLong));
        for text in ["a b", "A", "a/b", "..", "a.b", "%2e", "a\u{0}"] {
            assert!(Slug::new(text).is_err(), "{text:?}");
        }
    }
}
