//! A seeded archive of any size: the same number and seed give the same bytes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// SplitMix64 (Steele, Lea, Flood 2014): enough for text that only has to look like text.
pub(crate) struct Random(u64);

impl Random {
    /// The sequence of a seed.
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

const WORDS: [&str; 40] = [
    "talks",
    "office",
    "statement",
    "line",
    "envoy",
    "promise",
    "source",
    "minister",
    "week",
    "border",
    "report",
    "airport",
    "date",
    "bridge",
    "budget",
    "vote",
    "council",
    "plan",
    "harbour",
    "school",
    "energy",
    "price",
    "said",
    "would",
    "later",
    "open",
    "close",
    "build",
    "keep",
    "move",
    "north",
    "south",
    "new",
    "old",
    "first",
    "last",
    "public",
    "clear",
    "joint",
    "annual",
];
const VERDICTS: [&str; 6] = ["in-progress", "stalled", "kept", "kept-late", "partly-kept", "broken"];

/// Writes an archive of `articles` articles with two claims each into `root`.
pub(crate) fn write(root: &Path, articles: usize, seed: u64) {
    let mut random = Random::new(seed);
    let speakers = (articles / 20).max(3);
    let topics = (articles / 100).max(3);
    let publishers = (articles / 500).max(2);
    for folder in ["content/articles", "content/speakers"] {
        fs::create_dir_all(root.join(folder)).expect("a folder to write to");
    }
    let config = "schema: 1\ntitle: A generated archive\nbase_url: https://example.org/\nlints: {no-archived-copy: off}\n";
    fs::write(root.join("archive.yaml"), config).expect("archive.yaml");
    for speaker in 0..speakers {
        let text = format!("---\nname: Speaker {speaker}\nkind: person\nrole: Minister {}\n---\n{}\n", speaker % 9, sentence(&mut random));
        fs::write(root.join(format!("content/speakers/speaker-{speaker}.md")), text).expect("a speaker");
    }
    for article in 0..articles {
        let (year, month, day) = date(article, articles);
        let text = one(&mut random, article, year, [speakers, topics, publishers]);
        let folder = root.join(format!("content/articles/{year}"));
        if !folder.exists() {
            fs::create_dir_all(&folder).expect("a folder of a year");
        }
        fs::write(folder.join(format!("{year}-{month:02}-{day:02}-article-{article}.md")), text).expect("an article");
    }
}

/// Articles are spread over ten years, in order.
fn date(article: usize, articles: usize) -> (usize, usize, usize) {
    let day = article * 3_600 / articles.max(1);
    (2014 + day / 360, 1 + day % 360 / 30, 1 + (day % 30).min(27))
}

fn sentence(random: &mut Random) -> String {
    let length = 8 + random.below(14);
    let mut words: Vec<&str> = (0..length).map(|_| WORDS[random.below(WORDS.len())]).collect();
    let first = words.remove(0);
    format!("{}{} {}.", first[..1].to_uppercase(), &first[1..], words.join(" "))
}

fn one(random: &mut Random, article: usize, year: usize, [speakers, topics, publishers]: [usize; 3]) -> String {
    let mut out = String::from("---\n");
    let _ = writeln!(out, "title: Article {article} on {} and {}", WORDS[random.below(40)], WORDS[random.below(40)]);
    let _ = writeln!(out, "publisher: Paper {}", random.below(publishers));
    let _ = writeln!(out, "authors: [Author {}]", random.below(50));
    let _ = writeln!(out, "summary: {}", sentence(random));
    let _ = writeln!(out, "topics: [Topic {}, Topic {}]", random.below(topics), random.below(topics));
    out.push_str("claims:\n");
    for claim in 0..2 {
        let _ = writeln!(out, "  - id: claim-{article}-{claim}");
        let _ = writeln!(out, "    text: {}", sentence(random));
        let _ = writeln!(out, "    quote: the marked words {article} of claim {claim}");
        let _ = writeln!(out, "    speaker: speaker-{}", random.below(speakers));
        let _ = writeln!(out, "    via: [{{speaker: speaker-{}, mode: paraphrase}}]", random.below(speakers));
        let _ = writeln!(out, "    due: {}-{:02}", year + 1 + random.below(9), 1 + random.below(12));
        out.push_str("    sources: [one]\n");
    }
    out.push_str("sources:\n");
    for source in ["one", "two"] {
        let _ = writeln!(
            out,
            "  - {{id: {source}, type: article, title: Source {source} of {article}, url: \"https://example.org/{article}/{source}\"}}"
        );
    }
    if article > 0 {
        let earlier = random.below(article);
        let _ = writeln!(out, "follow_ups:\n  - claim: claim-{earlier}-{}", random.below(2));
        let _ = writeln!(out, "    verdict: {}", VERDICTS[random.below(VERDICTS.len())]);
        let _ = writeln!(out, "    note: {}\n    reason: unknown\n    sources: [two]", sentence(random));
        let broken = out
            .rfind("verdict: ")
            .map(|at| &out[at..])
            .is_some_and(|rest| rest.starts_with("verdict: broken") || rest.starts_with("verdict: partly"));
        if !broken {
            out = out.replace("    reason: unknown\n", "");
        }
    }
    out.push_str("---\n");
    for paragraph in 0..8 {
        if paragraph == 4 {
            let _ = writeln!(out, "## {}\n", sentence(random).trim_end_matches('.'));
        }
        for _ in 0..4 {
            let _ = write!(out, "{} ", sentence(random));
        }
        match paragraph {
            1 => {
                let _ = write!(out, "They said **the marked words {article}** of claim 0, [one](source:one). ");
            }
            2 => {
                let _ = write!(out, "And the marked words {article} of claim 1 were *said* too. ");
            }
            5 if article > 0 => {
                let _ = write!(out, "This follows [what was said before](claim:claim-{}-0). ", random.below(article));
            }
            _ => {}
        }
        out.push_str("\n\n");
    }
    out
}
