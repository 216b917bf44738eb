//! `theme.yaml`: what a theme says of itself.
//!
//! In: its text. Out: a [`Manifest`], or what is wrong with it.

use super::strings::{Entry, read_yaml};

/// What a theme says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Its name.
    pub name: Option<String>,
    /// What it is like, in a sentence.
    pub description: Option<String>,
}

impl Manifest {
    /// Reads it. `api: 1`, the version of the contract that it was written for, has to be there.
    pub fn read(text: &str) -> Result<Manifest, String> {
        let mut entries = read_yaml(text)?;
        if let Some(unknown) = entries.keys().find(|key| !matches!(key.as_str(), "name" | "description" | "api")) {
            return Err(format!("there is no key `{unknown}`: a theme has `name`, `description` and `api`"));
        }
        match entries.get("api") {
            Some(Entry::Number(1)) => {}
            Some(Entry::Number(_) | Entry::Word(_) | Entry::List(_) | Entry::Map(_)) | None => {
                return Err("the theme doesn't say for which version it is written: write `api: 1`".to_owned());
            }
        }
        let mut word = |key| match entries.remove(key) {
            Some(Entry::Word(word)) => Some(word),
            Some(Entry::Number(number)) => Some(number.to_string()),
            Some(Entry::List(_) | Entry::Map(_)) | None => None,
        };
        Ok(Manifest { name: word("name"), description: word("description") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_theme_says_of_itself() {
        for (text, name, description) in [
            ("name: plain\napi: 1\ndescription: For libraries.", Some("plain"), Some("For libraries.")),
            ("api: 1", None, None),
            ("name: 2026\napi: 1", Some("2026"), None),
        ] {
            let manifest = Manifest::read(text).unwrap();
            assert_eq!((manifest.name.as_deref(), manifest.description.as_deref()), (name, description), "{text}");
        }
        for text in ["name: plain", "api: '1'", "api: 1\ncolour: red", "", "- api"] {
            assert!(Manifest::read(text).is_err(), "{text}");
        }
    }
}
