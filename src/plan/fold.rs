//! What is one name to a reader or to a disk that tells neither case nor spelling apart.
//!
//! In: a text. Out: the form in which two such names are equal. Never shown to anybody.

use unicode_normalization::UnicodeNormalization as _;

/// NFC without case: `Ö.html` in either spelling and `ö.html` give one form, so do `ß` and `ss`.
///
/// Case is dropped as Unicode's full case folding does, by way of the capital letter.
/// No language's own rules: the form is the same on every machine.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut form = String::with_capacity(text.len());
    for letter in text.nfd() {
        // Its capital is I, but it is not the letter i.
        if letter == 'ı' {
            form.push(letter);
        } else {
            form.extend(letter.to_uppercase().flat_map(char::to_lowercase));
        }
    }
    form.nfc().collect()
}

/// The letters of a name alone, by which it is listed: `Ärzte` beside `Arzt`, not behind `Z`.
///
/// Marks over and under Latin, Greek and Cyrillic letters are left out, and a letter that Unicode doesn't take apart is
/// its nearest. What other scripts combine, such as a syllable of Hangul, stays as it is.
pub(super) fn letters(text: &str) -> String {
    let folded = folded(text);
    if folded.is_ascii() {
        return folded;
    }
    let mut form = String::with_capacity(folded.len());
    for letter in folded.nfd() {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'ł' => form.push('l'),
            'ø' => form.push('o'),
            'đ' => form.push('d'),
            'ħ' => form.push('h'),
            'ı' => form.push('i'),
            'æ' => form.push_str("ae"),
            'œ' => form.push_str("oe"),
            'þ' => form.push_str("th"),
            other => form.push(other),
        }
    }
    form.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_disk_may_take_for_one() {
        for (one, other, same) in [
            ("Kept.md", "kept.md", true),
            ("\u{e9}.md", "e\u{301}.md", true),
            ("\u{c9}.md", "e\u{301}.md", true),
            ("stra\u{df}e", "STRASSE", true),
            ("\u{3c3}\u{3b1}\u{3c2}", "\u{3a3}\u{391}\u{3a3}", true),
            ("\u{212a}im", "kim", true),
            ("남북", "\u{1102}\u{1161}\u{11b7}\u{1107}\u{116e}\u{11a8}", true),
            ("kapı", "kapi", false),
            ("kim", "k\u{456}m", false),
            ("a", "b", false),
        ] {
            assert_eq!(folded(one) == folded(other), same, "{one} {other}");
        }
    }
}
