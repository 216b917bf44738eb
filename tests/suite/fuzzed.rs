//! The fuzz targets' functions on seeded random input: pieces of what the readers know, and any bytes between.
//!
//! `AFTERWORD_FUZZ=N cargo test fuzzed` tries N inputs each instead of a few.

use std::path::Path;

use super::archives::repository;

#[path = "../../fuzz/entries.rs"]
mod entries;

/// Signs and words that mean something to one of the readers.
const WORDS: [&str; 96] = [
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "---\n",
    "\n---\n",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "\"",
    "'",
    "|",
    ">",
    "> ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "#",
    "## ",
    "&a ",
    "*a",
    "!!x ",
    "<<: ",
    "~",
    "null",
    "true",
    "\\",
    "\\u0000",
    "\u{2028}",
    "\u{85}",
    "\u{202e}",
    "\u{feff}",
    "정상 ",
    "é",
    "e\u{301}",
    "<script>",
    "</",
    "<b>",
    "<!--",
    "-->",
    "![",
    "](",
    ")",
    "[^1]",
    "[^1]: ",
    "[x]: ",
    "{#a .b}",
    "claim:",
    "article:",
    "source:",
    "javascript:",
    "https://x/",
    "//x",
    "..",
    "/",
    "%2e",
    "title: ",
    "claims:\n  - ",
    "id: ",
    "speaker: ",
    "text: ",
    "quote: ",
    "due: ",
    "follow_ups:\n  - ",
    "claim: ",
    "verdict: ",
    "sources: ",
    "date: ",
    "conditions: ",
    "settles: ",
    "2018",
    "2018-04",
    "-27",
    "/..",
    "~?",
    "%",
    "-21",
    "P1Y",
    "99999999999999999999",
    "|-|\n",
    "| a ",
    "$",
    "^",
    "<svg",
    "/>",
    "xlink:href=\"",
    "style=\"",
    "url(",
];

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators").
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }
}

fn bytes(random: &mut Random) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..random.below(40) {
        match random.below(12) {
            0 => bytes.push(random.next().to_le_bytes()[0]),
            1 => bytes.push(b'a' + random.next().to_le_bytes()[0] % 26),
            _ => bytes.extend(WORDS[random.below(WORDS.len())].as_bytes()),
        }
    }
    bytes
}

#[test]
fn seeded_random_input() {
    let runs = std::env::var("AFTERWORD_FUZZ").ok().and_then(|runs| runs.parse().ok()).unwrap_or(400);
    for (name, entry) in entries::ALL {
        let mut random = Random(name.bytes().map(u64::from).sum());
        for run in 0..runs {
            let input = bytes(&mut random);
            let tried = std::panic::catch_unwind(|| entry(&input));
            assert!(tried.is_ok(), "{name}, run {run}: {:?}", String::from_utf8_lossy(&input));
        }
    }
}

#[test]
fn what_was_kept() {
    for (name, entry) in entries::ALL {
        for folder in ["corpus", "found"] {
            for input in inputs(&repository().join("fuzz").join(folder).join(name)) {
                entry(&input);
            }
        }
    }
}

/// The files of a folder, in the order of names; none where there is no folder.
fn inputs(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}
