//! What a date that is written otherwise can mean.
//!
//! In: a text that is not a date as it stands. Out: the spellings of it that are dates, of known
//! forms only (`6 March 2018`, `2018.3.6`, `2018-Q1`, the digits of other scripts).
//!
//! Never: a guess. A form that two countries read differently gives both readings, and which
//! spellings are dates is for the caller to say.

use crate::date::fault::{Fault, MONTHS, excerpt};

/// Longer texts are not dates, and nothing is tried on them. In bytes.
const LONGEST: usize = 100;

/// The zero of scripts whose digits stand in ten code points in a row: Arabic, Persian,
/// Devanagari, Bengali, Thai, Khmer and full-width ones.
const ZEROS: [char; 7] = ['٠', '۰', '०', '০', '๐', '០', '０'];

/// What may stand between the ends of an interval, the surest first.
const BETWEEN: [&str; 4] = ["/", "..", " to ", " - "];

/// Every spelling that the text can mean and that is a date, sorted, each once.
pub(super) fn respellings(text: &str, is_date: impl Fn(&str) -> bool) -> Vec<String> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let text = folded(text);
    let mut spellings = match ends(&text) {
        Some((from, to)) => interval(&end(from), &end(to)),
        None => moment(&text),
    };
    spellings.retain(|spelling| is_date(spelling));
    spellings.sort();
    spellings.dedup();
    spellings
}

/// What to suggest: the only reading. Where there are several, that is the fault.
pub(super) fn sole(text: &str, readings: &[String], fault: Fault) -> (Fault, Option<String>) {
    match readings {
        [] => (fault, None),
        [only] if matches!(fault, Fault::NotADate(_)) => {
            // Of an interval, both ends are spelt anew.
            (Fault::NotADate(excerpt(text)), Some(only.clone()))
        }
        [only] => (fault, Some(only.clone())),
        [one, other, ..] => {
            let fault = Fault::Ambiguous { written: excerpt(text), one: one.clone(), other: other.clone() };
            (fault, None)
        }
    }
}

/// The text in lower case, in ASCII where that has the like, without blanks around it.
fn folded(text: &str) -> String {
    let folded: String = text.chars().map(in_ascii).collect();
    folded.trim().to_ascii_lowercase()
}

fn in_ascii(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => '-',
        '～' | '〜' | '∼' => '~',
        '？' => '?',
        '％' => '%',
        '／' => '/',
        '．' => '.',
        _ if character.is_whitespace() => ' ',
        _ => ascii_digit(character).unwrap_or(character),
    }
}

fn ascii_digit(character: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// The two sides of an interval. `03/2018` is none: no end is as short as its first part.
fn ends(text: &str) -> Option<(&str, &str)> {
    let between = BETWEEN.iter().find(|between| text.matches(**between).count() == 1)?;
    let (from, to) = text.split_once(between)?;
    let is_number = !from.is_empty() && from.len() <= 2 && from != "..";
    match (from.trim(), to.trim()) {
        _ if is_number => None,
        ("", to) if *between == ".." => Some(("..", to)),
        (from, "") if *between == ".." => Some((from, "..")),
        sides => Some(sides),
    }
}

fn interval(from: &[String], to: &[String]) -> Vec<String> {
    let mut spellings = Vec::new();
    for from in from {
        spellings.extend(to.iter().map(|to| format!("{from}/{to}")));
    }
    spellings
}

fn end(text: &str) -> Vec<String> {
    match text {
        ".." => vec![text.to_owned()],
        _ => moment(text),
    }
}

/// A date that is no interval, its qualifiers joined into one.
fn moment(text: &str) -> Vec<String> {
    let body = text.trim_end_matches(['~', '?', '%', ' ']);
    let marks = &text[body.len()..];
    let qualifier = match (marks.contains(['?', '%']), marks.contains(['~', '%'])) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    // The body itself may be a date, now that it is in ASCII.
    let spellings = [body.to_owned()].into_iter().chain(unqualified(body));
    spellings.map(|spelling| spelling + qualifier).collect()
}

/// One piece of a date.
enum Piece<'a> {
    /// Four digits.
    Year(&'a str),
    /// Eight digits: year, month and day.
    Compact(&'a str),
    /// One or two digits.
    Number(u8),
    /// A month's name: 1 to 12.
    Month(u8),
    /// The letter before a quarter's number.
    Quarter,
}

fn unqualified(body: &str) -> Vec<String> {
    let Some(pieces) = pieces(body) else {
        return Vec::new();
    };
    match *pieces.as_slice() {
        [Piece::Year(from), Piece::Year(to)] => vec![format!("{from}/{to}")],
        [Piece::Compact(digits)] => {
            vec![format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])]
        }
        [Piece::Year(year), Piece::Number(month @ 1..=12) | Piece::Month(month)]
        | [Piece::Number(month @ 1..=12) | Piece::Month(month), Piece::Year(year)] => {
            vec![format!("{year}-{month:02}")]
        }
        [Piece::Year(year), Piece::Quarter, Piece::Number(quarter @ 1..=4)]
        | [Piece::Quarter, Piece::Number(quarter @ 1..=4), Piece::Year(year)] => {
            vec![format!("{year}-{}", 32 + quarter)]
        }
        [Piece::Year(year), Piece::Number(month) | Piece::Month(month), Piece::Number(day)]
        | [Piece::Number(day), Piece::Month(month), Piece::Year(year)]
        | [Piece::Month(month), Piece::Number(day), Piece::Year(year)] => {
            vec![format!("{year}-{month:02}-{day:02}")]
        }
        [Piece::Number(one), Piece::Number(other), Piece::Year(year)] => {
            vec![format!("{year}-{one:02}-{other:02}"), format!("{year}-{other:02}-{one:02}")]
        }
        _ => Vec::new(),
    }
}

/// `None` where any of it is no piece of a date.
fn pieces(body: &str) -> Option<Vec<Piece<'_>>> {
    let body = body.strip_suffix('.').unwrap_or(body);
    let is_edge = |character: char| character.is_ascii_alphanumeric();
    if !body.starts_with(is_edge) || !body.ends_with(is_edge) {
        return None;
    }
    let mut pieces = Vec::new();
    for run in body.as_bytes().chunk_by(|a, b| sort(*a) == sort(*b)) {
        let run = str::from_utf8(run).ok()?;
        if !is_filler(run) {
            pieces.push(piece(run)?);
        }
    }
    Some(pieces)
}

/// Bytes of one sort make one piece: digits, letters, the rest.
fn sort(byte: u8) -> (bool, bool) {
    (byte.is_ascii_digit(), byte.is_ascii_alphabetic())
}

/// Whether a run only holds the others together.
fn is_filler(run: &str) -> bool {
    matches!(run, "st" | "nd" | "rd" | "th" | "of") || run.trim_matches([' ', '-', '/', '.', ',', '_']).is_empty()
}

fn piece(run: &str) -> Option<Piece<'_>> {
    if let Ok(number) = run.parse::<u32>() {
        return match run.len() {
            1 | 2 => u8::try_from(number).ok().map(Piece::Number),
            4 => Some(Piece::Year(run)),
            8 => Some(Piece::Compact(run)),
            _ => None,
        };
    }
    match run {
        "q" => Some(Piece::Quarter),
        "sept" => Some(Piece::Month(9)),
        _ => (1..).zip(MONTHS).find(|(_, name)| is_month(run, name)).map(|(month, _)| Piece::Month(month)),
    }
}

/// Whether a run is a month's name, or its first three letters.
fn is_month(run: &str, name: &str) -> bool {
    let is_short = name.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(run));
    is_short || name.eq_ignore_ascii_case(run)
}
