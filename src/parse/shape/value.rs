//! A word held against its shape.

use super::Shape;
use crate::date::{Day, Edtf, Period};
use crate::diagnostic::{Code, Diagnostic, repeated, suggest};
use crate::files::Span;
use crate::id::{ClaimId, IdError, Slug};
use crate::markdown::{Address, check_address};

type Mistake = Box<Diagnostic>;

impl Shape {
    /// Whether the word fits; `plain` is whether it is written without quotes.
    pub(super) fn check_word(&self, text: &str, plain: bool, at: Span, name: &str) -> Result<(), Mistake> {
        if is_blank(text) {
            let mistake = Diagnostic::new(Code::EmptyText, at, format!("`{name}` is empty"));
            return Err(Box::new(mistake.help(format!("expected {}", self.expected()))));
        }
        let wrong = |code, message: String| Box::new(Diagnostic::new(code, at, message));
        let unexpected = |code, message: String| Box::new(Diagnostic::new(code, at, message).help(format!("expected {}", self.expected())));
        let value = repeated(text);
        match self {
            Shape::Text(most) if text.chars().count() > *most => {
                Err(wrong(Code::TooLarge, format!("`{name}` has more than {most} characters")))
            }
            Shape::Text(_) | Shape::Any => Ok(()),
            Shape::Truth if plain && matches!(text, "true" | "false") => Ok(()),
            Shape::Truth => {
                let help = if plain { "write true or false" } else { "write true or false, without quotes" };
                Err(Box::new(Diagnostic::new(Code::WrongValue, at, format!("`{name}` can't be `{value}`")).help(help)))
            }
            Shape::Count(least, most) => match text.parse::<u64>() {
                Ok(number) if plain && (*least..=*most).contains(&number) => Ok(()),
                Ok(_) | Err(_) => Err(unexpected(Code::WrongValue, format!("`{name}` can't be `{value}`"))),
            },
            Shape::Word(words) if words.contains(&text) => Ok(()),
            Shape::Word(words) => match suggest::nearest(text, words.iter().copied()) {
                Some(near) => Err(Box::new(
                    Diagnostic::new(Code::WrongValue, at, format!("`{name}` can't be `{value}`")).help(format!("did you mean `{near}`?")),
                )),
                None => Err(unexpected(Code::WrongValue, format!("`{name}` can't be `{value}`"))),
            },
            Shape::Day => Day::parse_reported(text).map(drop).map_err(|error| wrong(Code::WrongDate, error.to_string())),
            Shape::Date => Edtf::parse(text).map(drop).map_err(|error| wrong(Code::WrongDate, error.to_string())),
            Shape::Period => Period::parse(text).map(drop).map_err(|error| wrong(Code::WrongDate, error.to_string())),
            Shape::Id => ClaimId::new(text).map(drop).map_err(|error| Box::new(wrong_id(text, &error, at))),
            Shape::Slug => Slug::new(text).map(drop).map_err(|error| Box::new(wrong_id(text, &error, at))),
            Shape::FollowUpName => {
                let (slug, id) = text.split_once('#').unwrap_or((text, "a"));
                Slug::new(slug)
                    .map_err(|error| Box::new(wrong_id(slug, &error, at)))
                    .and_then(|_| ClaimId::new(id).map(drop).map_err(|error| Box::new(wrong_id(id, &error, at))))
            }
            Shape::Address => outside(text).map_err(|why| unexpected(Code::WrongAddress, why)),
            Shape::Contact if text.starts_with("mailto:") && text.contains('@') && !has_odd_letter(text) => Ok(()),
            Shape::Contact => outside(text).map_err(|why| unexpected(Code::WrongAddress, why)),
            Shape::Language if is_language(text) => Ok(()),
            Shape::Language => Err(unexpected(Code::WrongValue, format!("`{value}` is no language tag"))),
            Shape::Hash if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) => Ok(()),
            Shape::Hash => Err(unexpected(Code::WrongHash, format!("`{value}` is no hash"))),
            Shape::SitePath => site_path(text).map_err(|why| unexpected(Code::WrongAddress, why)),
            Shape::MenuAddress => menu_address(text).map_err(|why| unexpected(Code::WrongAddress, why)),
            Shape::Path => path(text).map_err(|why| wrong(Code::MissingFile, why)),
            Shape::Either(word, _) => word.check_word(text, plain, at, name),
            Shape::List(item) => item.check_word(text, plain, at, name).map_err(|mistake| {
                let is_list = mistake.code == Code::WrongId && text.contains(',');
                if is_list { Box::new(mistake.help(format!("write a list: `[{value}]`"))) } else { mistake }
            }),
            Shape::Map(_) | Shape::MapOf(..) => Err(unexpected(Code::WrongShape, format!("`{name}` holds a word"))),
        }
    }
}

/// A text without a letter that can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
}

/// An id or slug that is none, with the nearest that is one.
pub(in crate::parse) fn wrong_id(text: &str, error: &IdError, at: Span) -> Diagnostic {
    let near = Slug::of(text).map(|slug| slug.to_string()).filter(|slug| match error {
        IdError::Character(_) | IdError::Edge => ClaimId::new(slug).is_ok(),
        IdError::SlugCharacter(_) => true,
        IdError::Empty | IdError::TooLong | IdError::Reserved(_) => false,
    });
    let message = if text.is_empty() { "an id is empty".to_owned() } else { format!("`{}` can't be an id: {error}", repeated(text)) };
    let mistake = Diagnostic::new(Code::WrongId, at, message);
    mistake.maybe_help(near.map(|near| format!("did you mean `{near}`?")))
}

fn has_odd_letter(text: &str) -> bool {
    text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
}

/// Whether a text is the address of something outside the archive.
pub fn is_outside(text: &str) -> bool {
    outside(text).is_ok()
}

fn outside(text: &str) -> Result<(), String> {
    match check_address(text) {
        Ok(Address::External(_)) if has_odd_letter(text) => Err(format!("`{}` has a character that no address has", repeated(text))),
        Ok(Address::External(_)) => Ok(()),
        Ok(Address::Contact(_) | Address::Relative(_) | Address::RootRelative(_) | Address::Fragment(_) | Address::Own(..)) => {
            Err(format!("`{}` is no outside address", repeated(text)))
        }
        Err(error) => Err(error.to_string()),
    }
}

fn menu_address(text: &str) -> Result<(), String> {
    match check_address(text) {
        Ok(_) if has_odd_letter(text) => Err(format!("`{}` has a character that no address has", repeated(text))),
        Ok(Address::External(_) | Address::Contact(_) | Address::Relative(_) | Address::RootRelative(_) | Address::Fragment(_)) => Ok(()),
        Ok(Address::Own(..)) => Err(format!("`{}` is understood in texts only", repeated(text))),
        Err(error) => Err(error.to_string()),
    }
}

/// RFC 5646, section 2.1, by its form: a language of two to eight letters, then parts of one to eight letters or digits.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().is_some_and(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    language && text.len() <= 40 && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn site_path(text: &str) -> Result<(), String> {
    let Some(rest) = text.strip_prefix('/') else {
        return Err(format!("`{}` does not begin with `/`", repeated(text)));
    };
    if text.len() > 1000 {
        return Err("an address has at most 1000 bytes".to_owned());
    }
    for part in rest.strip_suffix('/').unwrap_or(rest).split('/') {
        if part.is_empty() || part.starts_with('.') || part.ends_with('.') {
            return Err(format!("`{}` has an empty part, or one that begins or ends with a dot", repeated(text)));
        }
        if let Some(other) = part.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~'))) {
            return Err(format!("`{}` can't stand in an address: letters, digits, `-`, `_`, `.` and `~` can", other.escape_debug()));
        }
    }
    Ok(())
}

fn path(text: &str) -> Result<(), String> {
    if text.starts_with('/') || text.contains('\\') || text.split('/').any(|part| part == ".." || part.is_empty()) || text.contains(':') {
        return Err(format!("`{}` is no path to a file: it would lead out of its folder", repeated(text)));
    }
    Ok(())
}
