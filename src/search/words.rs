//! Text in the words by which it is found, in scripts with blanks between words and in scripts without.
//!
//! In: a text. Out: the same text in pieces, with one blank between two. The library takes each piece for a word.
//!
//! The library's own ways of cutting Chinese, Japanese and Thai serve an index in one of those languages, and none finds a
//! part of a Korean word (남북정상회담이: 정상회담). An archive holds several languages, and a browser loads one index. So text
//! in those scripts is cut here, into pairs of neighbouring letters: what is asked for is found wherever its pairs are. A
//! query is cut the same way by the theme's `search.js`, which also puts the text together again from its pieces.

use std::iter::Peekable;
use std::str::CharIndices;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Ends a piece after which the text has no blank (U+2060 WORD JOINER). No part of a word to the library.
///
/// Of a piece that begins with a letter of these scripts, the first letter alone is text: the second is the next piece's.
pub const JOINER: char = '\u{2060}';

/// The letters that are cut into pairs: those of scripts without blanks, and Hangul. `search.js` has the same ranges.
const PAIRED: [(char, char); 13] = [
    ('\u{e00}', '\u{eff}'),     // Thai, Lao
    ('\u{1000}', '\u{109f}'),   // Myanmar
    ('\u{1780}', '\u{17ff}'),   // Khmer
    ('\u{3005}', '\u{3007}'),   // 々, 〆, 〇
    ('\u{3041}', '\u{30fa}'),   // Hiragana, Katakana
    ('\u{30fc}', '\u{30ff}'),   // ー and what follows
    ('\u{31f0}', '\u{31ff}'),   // Katakana of Ainu
    ('\u{3400}', '\u{4dbf}'),   // Han
    ('\u{4e00}', '\u{9fff}'),   // Han
    ('\u{ac00}', '\u{d7a3}'),   // Hangul
    ('\u{f900}', '\u{faff}'),   // Han
    ('\u{ff66}', '\u{ff9f}'),   // Katakana of half width
    ('\u{20000}', '\u{323af}'), // Han
];

fn is_paired(letter: char) -> bool {
    letter >= PAIRED[0].0 && PAIRED.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// The text in pieces.
pub fn segmented(text: &str) -> String {
    let mut pieces = String::with_capacity(text.len() + text.len() / 8);
    for word in text.split_whitespace() {
        push_word(word, &mut pieces);
    }
    pieces
}

fn push_word(word: &str, pieces: &mut String) {
    if word.is_ascii() {
        push_piece(word, pieces);
        return;
    }
    let word: String = word.nfc().filter(|letter| !matches!(*letter, JOINER | '\u{200b}')).collect();
    let mut runs = Runs { word: &word, letters: word.char_indices().peekable() }.peekable();
    while let Some(run) = runs.next() {
        push_piece(run, pieces);
        let Some(next) = runs.peek() else { continue };
        if starts_paired(run) && starts_paired(next) {
            pieces.push_str(next);
        }
        pieces.push(JOINER);
    }
}

fn push_piece(piece: &str, pieces: &mut String) {
    // The library reads words that begin so as orders of its own.
    let piece = if piece.starts_with("___") { piece.trim_start_matches('_') } else { piece };
    if !pieces.is_empty() && !piece.is_empty() {
        pieces.push(' ');
    }
    pieces.push_str(piece);
}

fn starts_paired(run: &str) -> bool {
    run.chars().next().is_some_and(is_paired)
}

/// A word's runs: each paired letter with the marks on it, and what lies between.
struct Runs<'w> {
    word: &'w str,
    letters: Peekable<CharIndices<'w>>,
}

impl<'w> Iterator for Runs<'w> {
    type Item = &'w str;

    fn next(&mut self) -> Option<&'w str> {
        let (start, first) = self.letters.next()?;
        let paired = is_paired(first);
        while self.letters.next_if(|(_, letter)| if paired { is_combining_mark(*letter) } else { !is_paired(*letter) }).is_some() {}
        let end = self.letters.peek().map_or(self.word.len(), |(at, _)| *at);
        self.word.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as they are, with `+` for the joiner.
    fn pieces(text: &str) -> String {
        segmented(text).replace(JOINER, "+")
    }

    #[test]
    fn text_in_pieces() {
        for (text, expected) in [
            ("", ""),
            ("They  will\nmeet.", "They will meet."),
            ("Café déjà-vu", "Café déjà-vu"),
            ("정상회담을 열다", "정상+ 상회+ 회담+ 담을+ 을 열다+ 다"),
            ("2018년 4월, 南北", "2018+ 년 4+ 월+ , 南北+ 北"),
            ("日本の首相は、", "日本+ 本の+ の首+ 首相+ 相は+ は+ 、"),
            ("か\u{3099}い", "がい+ い"), // composed first
            ("กี่ปี", "กี่ปี+ ปี"),              // a letter keeps its marks
            ("핵", "핵"),
            ("KCNA는", "KCNA+ 는"),
            ("「核」", "「+ 核+ 」"),
            ("a\u{2060}b c\u{200b}d", "ab cd"),
            ("___PAGEFIND_WEIGHT___9 ___ 핵___A", "PAGEFIND_WEIGHT___9 핵+ A"),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    /// What `search.js` does to show a text.
    fn shown(pieces: &str) -> String {
        let mut text = String::new();
        for piece in pieces.split_terminator(' ') {
            match piece.strip_suffix(JOINER) {
                Some(piece) if starts_paired(piece) => {
                    text.push_str(Runs { word: piece, letters: piece.char_indices().peekable() }.next().unwrap());
                }
                Some(piece) => text.push_str(piece),
                None => text.extend([piece, " "]),
            }
        }
        text.trim_end().to_owned()
    }

    proptest::proptest! {
        #[test]
        fn pieces_put_together_are_the_text(text in "[a-z가-힣一-丁ก-ู.、\u{e48} ]{0,40}") {
            let folded: Vec<&str> = text.split_whitespace().collect();
            proptest::prop_assert_eq!(shown(&segmented(&text)), folded.join(" ").nfc().collect::<String>());
        }
    }

    #[test]
    fn the_script_cuts_a_query_by_the_same_ranges() {
        let script = include_str!("../../themes/default/static/search.js");
        let escaped = |letter: char| format!("\\u{{{:x}}}", u32::from(letter));
        let ranges: String = PAIRED.iter().map(|(first, last)| format!("{}-{}", escaped(*first), escaped(*last))).collect();
        assert!(script.contains(&format!("[{ranges}]")), "search.js has no [{ranges}]");
    }
}
