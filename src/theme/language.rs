//! What languages ask for: forms of the plural, and a direction.
//!
//! The rules are CLDR's cardinal categories.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The forms of the plural, as CLDR names them.
pub const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form of the plural that a count takes in a language (BCP 47), as CLDR names it: `few`.
pub(super) fn plural_form(language: &Locale, count: usize) -> &'static str {
    let category = PluralRules::try_new_cardinal(language.into()).map_or(PluralCategory::Other, |rules| rules.category_for(count));
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// A language's tag, read; that of no language in particular where it can't be.
pub(super) fn locale(language: &str) -> Locale {
    language.parse().unwrap_or(Locale::UNKNOWN)
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
pub fn base(language: &str) -> &str {
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
            ("pl", "1 one, 3 few, 5 many, 12 many, 22 few"),
            ("cs", "1 one, 4 few, 5 other"),
            ("ru", "1 one, 2 few, 5 many, 11 many, 21 one"),
            ("lt", "1 one, 2 few, 10 other, 21 one"),
            ("lv", "0 zero, 1 one, 2 other, 21 one"),
            ("sl", "1 one, 2 two, 3 few, 5 other"),
            ("he", "1 one, 2 two, 3 other"),
            ("ga", "1 one, 2 two, 3 few, 7 many, 11 other"),
            ("pt-BR", "0 one, 1 one, 2 other"),
            ("hi", "0 one, 1 one, 2 other"),
            ("no language", "1 other, 2 other"),
        ] {
            for pair in forms.split(", ") {
                let (count, form) = pair.split_once(' ').unwrap();
                assert_eq!(plural_form(&locale(language), count.parse().unwrap()), form, "{language} {count}");
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
