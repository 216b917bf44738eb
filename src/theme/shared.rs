//! A part that many pages show: made once, and printed from one value wherever it stands.
//!
//! In: a part of a view. Out: the same, cheap to clone. Templates see no difference.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use tera::Value;

/// A part of a view that many pages share.
pub struct Shared<T>(Arc<Part<T>>);

struct Part<T> {
    words: T,
    /// What templates see of it, from the first time that it is printed.
    value: OnceLock<Value>,
}

impl<T> From<T> for Shared<T> {
    fn from(words: T) -> Shared<T> {
        Shared(Arc::new(Part { words, value: OnceLock::new() }))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(Arc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.words
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.words.fmt(formatter)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        self.0.words == other.0.words
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.value.get() {
            Some(value) => value.serialize(serializer),
            None => {
                let value = Value::try_from_serializable(&self.0.words).map_err(serde::ser::Error::custom)?;
                self.0.value.get_or_init(|| value).serialize(serializer)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Html;

    #[derive(Debug, PartialEq, Serialize)]
    struct Words {
        html: Html,
        words: Option<String>,
    }

    #[test]
    fn templates_and_json_see_the_part_itself() {
        let words = || Words { html: Html::trusted("<b>"), words: Some("<i>".to_owned()) };
        let shared = Shared::from(words());
        let list = [shared.clone(), shared];
        let mut tera = tera::Tera::new();
        tera.add_raw_template("a.html", "{% for one in list %}{{ one.html }}{{ one.words }};{% endfor %}").unwrap();
        let mut context = tera::Context::new();
        context.insert("list", &list);
        assert_eq!(tera.render("a.html", &context).unwrap(), "<b>&lt;i&gt;;<b>&lt;i&gt;;");
        assert_eq!(serde_json::to_value(&list[0]).unwrap(), serde_json::to_value(words()).unwrap());
        assert_eq!(list[0], Shared::from(words()));
    }
}
