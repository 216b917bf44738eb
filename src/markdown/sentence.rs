//! The sentence around a place.
//!
//! In: the text of one block and a byte in it. Out: the words of the sentence there, short enough to show.

/// Characters of a sentence that are shown, about.
const LENGTH: usize = 300;

/// Bytes to either side in which a sentence's ends are looked for: a block may be megabytes long, and may hold
/// thousands of links that each ask for their sentence.
const REACH: usize = 1_000;

/// Words with a full stop that ends no sentence; compared without case.
const ABBREVIATIONS: [&str; 24] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "sen", "rep", "gov", "pres", "amb", "rev",
    "hon", "st", "jr", "sr", "vs",
];

/// The same for words before a number.
const NUMBERED: [&str; 18] =
    ["no", "nos", "vol", "fig", "art", "p", "pp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec"];

/// The sentence that holds byte `at` of `block`.
pub(crate) fn at(block: &str, at: usize) -> String {
    let at = block.floor_char_boundary(at);
    let from = block.floor_char_boundary(at.saturating_sub(REACH));
    let to = block.ceil_char_boundary((at + REACH).min(block.len()));
    let reach = &block[from..to];
    let (mut start, mut end) = (0, reach.len());
    for (stop, character) in reach.char_indices().filter(|&(_, character)| is_stop(character)) {
        let Some(after) = sentence_end(reach, stop, character) else { continue };
        if after <= at - from {
            start = after;
        } else {
            end = after;
            break;
        }
    }
    let sentence = &reach[start..end];
    let (cut_before, cut_after) = (start == 0 && from > 0, end == reach.len() && to < block.len());
    // A place far into a long sentence: begin near it.
    let place = at - from - start;
    let skip = match sentence[..place].char_indices().rev().nth(LENGTH * 2 / 3) {
        Some((skip, _)) => sentence[skip..place].find(char::is_whitespace).map_or(skip, |blank| skip + blank),
        None => 0,
    };
    let words = clip(&sentence[skip..], LENGTH, cut_after);
    if (cut_before || skip > 0) && !words.is_empty() { format!("… {words}") } else { words }
}

/// The text with white space folded, at most `limit` characters and `…`, cut at a blank where one is near.
///
/// `cut_already` where `text` is itself only the beginning of something.
pub(crate) fn clip(text: &str, limit: usize, cut_already: bool) -> String {
    let mut folded = String::new();
    let mut count = 0;
    let mut last_blank = 0;
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            last_blank = folded.len();
            folded.push(' ');
            count += 1;
        }
        for character in word.chars() {
            if count >= limit {
                // A word without a blank near, as in Chinese, is cut where it is.
                if folded[last_blank..].chars().count() <= 40.min(limit / 2) {
                    folded.truncate(last_blank);
                }
                folded.push('…');
                return folded;
            }
            folded.push(character);
            count += 1;
        }
    }
    if cut_already && !folded.is_empty() {
        folded.push('…');
    }
    folded
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।')
}

/// Where the sentence is over that this sign may end: behind closing quotes and blanks.
fn sentence_end(text: &str, stop: usize, character: char) -> Option<usize> {
    let behind = &text[stop + character.len_utf8()..];
    let closed = behind.trim_start_matches(['"', '\'', '”', '’', '»', '›', ')', ']', '」', '』', '）']);
    let next = closed.trim_start();
    let has_blank = next.len() < closed.len();
    let ends = match character {
        '。' | '！' | '？' => true,
        '.' => next.is_empty() || (has_blank && !is_inner_stop(&text[..stop], next)),
        _ => (next.is_empty() || has_blank) && !next.starts_with(char::is_lowercase),
    };
    ends.then_some(text.len() - next.len())
}

/// Whether a full stop with a blank behind it belongs to an initial, an abbreviation or a number.
fn is_inner_stop(before: &str, next: &str) -> bool {
    let word = before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let is_one_of = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    let number_follows = next.starts_with(|character: char| character.is_ascii_digit());
    let is_number = word.ends_with(|character: char| character.is_ascii_digit());
    next.starts_with(char::is_lowercase)
        || is_initial
        || is_one_of(&ABBREVIATIONS)
        || (number_follows && (is_number || is_one_of(&NUMBERED)))
        || (is_number && ends_in_numbered_stop(&before[..before.len() - word.len()]))
}

/// Whether this ends in a number, a full stop and a blank, as a Korean date does before its day: `2018. 3. 6.`
fn ends_in_numbered_stop(before: &str) -> bool {
    let stop = before.trim_end();
    stop.len() < before.len() && stop.strip_suffix('.').is_some_and(|number| number.ends_with(|character: char| character.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{at, clip};

    #[test]
    fn the_sentence_around_a_word() {
        for (block, word, sentence) in [
            ("One here. Two there. Three.", "there", "Two there."),
            ("One here. Two there. Three.", "One", "One here."),
            ("One here. Two there. Three", "Three", "Three"),
            ("“I will meet him.” He did not! Why?", "did", "He did not!"),
            ("He said “we will meet.” Then he left.", "meet", "He said “we will meet.”"),
            ("Mr. Kim met J. R. Lee. They spoke.", "met", "Mr. Kim met J. R. Lee."),
            ("In the U.S. it rained. Here not.", "rained", "In the U.S. it rained."),
            ("It cost 3.50 on Jan. 5, no. 7. Then more.", "cost", "It cost 3.50 on Jan. 5, no. 7."),
            ("2018. 3. 6. 발표했다. 다음 날이었다.", "발표", "2018. 3. 6. 발표했다."),
            ("金氏は会うと述べた。次の日に会った。", "次", "次の日に会った。"),
            ("「会う。」彼は言った。", "彼", "彼は言った。"),
            ("Really?! Yes. “Why?” she asked.", "she", "“Why?” she asked."),
            ("aa\n  bb.  Cc", "aa", "aa bb."),
            ("", "", ""),
        ] {
            assert_eq!(at(block, block.find(word).unwrap()), sentence, "{block}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_place() {
        let block = format!("{}here {}", "word ".repeat(1_000), "more ".repeat(1_000));
        let sentence = at(&block, block.find("here").unwrap());
        assert!(sentence.starts_with("… word ") && sentence.ends_with(" more…") && sentence.contains("here"), "{sentence}");
        assert!(sentence.chars().count() < 310, "{sentence}");
        let block = "字".repeat(10_000);
        assert_eq!(at(&block, 15_000).chars().count(), 303);
        assert_eq!(at(&block, 0).chars().count(), 301);
    }

    #[test]
    fn clipping() {
        for (text, limit, cut, clipped) in [
            ("a b", 10, false, "a b"),
            ("a b", 10, true, "a b…"),
            ("", 10, true, ""),
            ("one two three", 9, false, "one two…"),
            ("one  two\nthree", 13, false, "one two three"),
            ("abcdefghijkl", 4, false, "abcd…"),
        ] {
            assert_eq!(clip(text, limit, cut), clipped, "{text:?} {limit}");
        }
    }
}
