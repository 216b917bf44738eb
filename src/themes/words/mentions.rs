//! Which words a theme's own templates ask for.
//!
//! In: the texts of its templates. Out: whether one of them names a key: `t.own.word`, or a key above it that is looked
//! into by a name which only the page knows (`t.own[kind]`, or `t.own` as a whole).

/// Templates that may name a word.
pub(super) struct Mentions<'a>(Vec<&'a str>);

impl<'a> Mentions<'a> {
    /// Those of these templates.
    pub(super) fn of(templates: Vec<&'a str>) -> Mentions<'a> {
        Mentions(templates)
    }

    /// Whether the word of this key is named: itself, or one of those above it as a whole.
    pub(super) fn name(&self, key: &str) -> bool {
        let above = key.match_indices('.').map(|(end, _)| &key[..end]).chain([key]);
        above.into_iter().any(|key| self.0.iter().any(|text| names(text, key)))
    }
}

/// Whether `t.KEY` stands in the text and nothing leads on to a key below.
fn names(text: &str, key: &str) -> bool {
    let named = format!("t.{key}");
    text.match_indices(&named).any(|(at, _)| {
        let leads_on = |c: char| c.is_alphanumeric() || c == '_';
        let mut after = text[at + named.len()..].chars();
        let goes_on = match after.next() {
            Some('.') => after.next().is_some_and(leads_on),
            Some(next) => leads_on(next),
            None => false,
        };
        !goes_on && !text[..at].ends_with(|c: char| leads_on(c) || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_named_by_its_key_or_by_one_above() {
        for (text, key, named) in [
            ("{{ t.own.word }}", "own.word", true),
            ("{{ t.own.word }}", "own.words", false),
            ("{{ t.own.words }}", "own.word", false),
            ("{{ t.own.word }}", "own.other", false),
            ("{{ t.own[kind] }}", "own.other", true),
            ("{% for word in t.own %}", "own.other", true),
            ("{{ row.t.own }}", "own", false),
            ("{{ cat.own }}", "own", false),
            ("It begins with t.own. Then", "own", true),
            ("own", "own", false),
        ] {
            assert_eq!(Mentions::of(vec![text]).name(key), named, "{text} {key}");
        }
    }
}
