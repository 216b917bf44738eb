//! What languages ask for: forms of the plural, and a direction.
//!
//! The rules are CLDR's cardinal categories, for counts (whole numbers) alone.

/// A form of the plural, as CLDR names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Arabic, of nothing.
    Zero,
    /// Of one; in French of nothing too.
    One,
    /// Arabic, of a pair.
    Two,
    /// Arabic, of 3 to 10 and of numbers that end so.
    Few,
    /// Arabic, of 11 to 99 and of numbers that end so; in Spanish and French of whole millions.
    Many,
    /// Of all the rest.
    Other,
}

impl Plural {
    /// The form that a count takes. Languages that aren't named here tell one from many, as English does.
    pub fn of(language: &str, count: usize) -> Plural {
        let million = count != 0 && count.is_multiple_of(1_000_000);
        match base(language) {
            "ko" | "ja" | "zh" | "th" | "vi" | "id" => Plural::Other,
            "fr" if count <= 1 => Plural::One,
            "fr" | "es" if million => Plural::Many,
            "fr" => Plural::Other,
            "ar" => match (count, count % 100) {
                (0, _) => Plural::Zero,
                (1, _) => Plural::One,
                (2, _) => Plural::Two,
                (_, 3..=10) => Plural::Few,
                (_, 11..) => Plural::Many,
                (_, _) => Plural::Other,
            },
            _ if count == 1 => Plural::One,
            _ => Plural::Other,
        }
    }

    /// The word of CLDR, which is the key of the form: `few`.
    pub fn as_str(self) -> &'static str {
        match self {
            Plural::Zero => "zero",
            Plural::One => "one",
            Plural::Two => "two",
            Plural::Few => "few",
            Plural::Many => "many",
            Plural::Other => "other",
        }
    }
}

/// `rtl` for languages that are written from right to left, by their script where a tag names one; else `ltr`.
pub fn direction(language: &str) -> &'static str {
    let script = language.split('-').skip(1).find(|part| part.len() == 4);
    let right_to_left = match script {
        Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].iter().any(|known| script.eq_ignore_ascii_case(known)),
        None => matches!(
            base(language),
            "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "iw" | "ks" | "nqo" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi"
        ),
    };
    if right_to_left { "rtl" } else { "ltr" }
}

/// The language alone: `pt` of `pt-BR`.
pub(super) fn base(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plural_of_a_count() {
        for (language, forms) in [
            ("en", "0 other, 1 one, 2 other, 21 other, 1000000 other"),
            ("de", "0 other, 1 one, 2 other"),
            ("es", "0 other, 1 one, 2 other, 1000000 many, 1000001 other"),
            ("fr", "0 one, 1 one, 2 other, 1000000 many, 2000000 many"),
            ("ar", "0 zero, 1 one, 2 two, 3 few, 10 few, 11 many, 99 many, 100 other, 102 other, 103 few, 111 many"),
            ("ko", "0 other, 1 other, 2 other"),
            ("en-GB", "1 one, 2 other"),
        ] {
            for pair in forms.split(", ") {
                let (count, form) = pair.split_once(' ').unwrap();
                assert_eq!(Plural::of(language, count.parse().unwrap()).as_str(), form, "{language} {count}");
            }
        }
    }

    #[test]
    fn the_direction_of_a_language() {
        for (language, expected) in
            [("en", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("ko", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("he", "rtl")]
        {
            assert_eq!(direction(language), expected, "{language}");
        }
    }
}
