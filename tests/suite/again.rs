//! An archive that is read again after a change is what it would be if it were read for the first time: the same archive,
//! the same statuses, the same mistakes in the same order. Whatever was changed, one after the other.

use std::collections::BTreeSet;
use std::fs;

use afterword::date::Day;
use afterword::diagnostic::report::{self, Colour};
use afterword::parse::{Database, Overrides, Search};
use afterword::pipeline::{self, Earlier, Options, Understood};
use afterword::status::Drafts;
use proptest::prelude::*;

use super::archives::Archive;

/// What an article can say under each head; the first of each has no mistake. `@` is its own number, `^` another's.
const FRONT: [&[&str]; 10] = [
    &["title: One\n", "title: Another “one”, longer\n", "titel: None\n", "title: One\nurl: https://example.org/one\n"],
    &["", "summary: Words.\n", "draft: true\n", "aliases: [/old/@]\n", "aliases: [/old/]\n"],
    &["", "topics: [Peace]\n", "topics: [peace, War]\n", "publisher: The Paper\n"],
    &["", "date: 2019-05-01\n", "slug: named-@\n", "slug: named\n", "authors: [A, B]\n"],
    &[
        "claims:\n  - {id: c@, text: They will meet., speaker: kim, due: 2019, quote: will meet}\n",
        "claims:\n  - {id: c@, text: They will meet soon., speaker: kim, due: 2019-06}\n",
        "claims:\n  - {id: c@, text: They will meet., speaker: lee, via: [{speaker: kim}]}\n",
        "claims:\n  - {id: c@, text: They met., kind: prediction, speaker: kim, conditions: [{id: if, kind: if, text: It rains.}]}\n",
        "claims:\n  - {id: c@, text: A., speaker: kim, replaces: c^, aliases: [former]}\n  - {id: d@, text: B., speaker: kim, due: {after: c@}}\n",
        "claims:\n  - {id: c, text: A., speaker: kim}\n  - {id: c, text: B., speaker: kim}\n",
        "claims:\n  - {id: c@, text: A., speaker: kim, quote: nowhere, sources: [none]}\n",
        "",
    ],
    &["", "sources:\n  - {id: s, title: S, url: \"https://example.org/s\"}\n", "sources:\n  - {id: s, interest: party}\n  - {id: s}\n"],
    &[
        "",
        "follow_ups:\n  - {claim: c^, verdict: kept, date: 2020}\n",
        "follow_ups:\n  - {claim: c^, verdict: broken, sources: [s], reason: unknown}\n",
        "follow_ups:\n  - {claim: c^, note: It rains., conditions: {if: met}, due: 2021}\n",
        "follow_ups:\n  - {claim: c^, verdict: kept, corrects: a^}\n",
        "follow_ups:\n  - {claim: c@, verdict: kept, id: x}\n  - {claim: c@, verdict: broken, settles: [a@#x]}\n",
        "follow_ups:\n  - {claim: unknwon, verdict: kept}\n",
        "follow_ups:\n  - {claim: c^, verdict: kept}\n  - {claim: c^, verdict: broken}\n",
    ],
    &["", "corrections:\n  - {date: 2019-06-01, note: A slip.}\n"],
    &["", "extra: {a: 1}\n", "unknown: 1\n"],
    &["", "language: ko\n", "language: ???\n"],
];

/// What its text can be.
const BODY: &[&str] = &[
    "They will meet.\n",
    "Before it. They will meet. [There](claim:c^) and [here](#heading)\n\n## Heading\n",
    "## Heading\n\nThey **will meet**, [that one](article:a^#heading).\n",
    "## Another\n\nThey will meet. [S](source:s) [Kim](speaker:kim) [page](../pages/about.md#words) ![x](../static/x.txt)\n",
    "They will meet. They will meet. [Nowhere](claim:c9) [nowhere](article:a9) [nowhere](#no)\n",
    "",
];

/// What the other files can be.
const OTHERS: [(&str, &[&str]); 5] = [
    (
        "archive.yaml",
        &[
            "title: Test\nbase_url: https://example.org/\n",
            "title: Test\n",
            "title: Test\nlanguage: ko\n",
            "title: Test\nlints: {no-archived-copy: off}\n",
            "titel: T\n",
        ],
    ),
    (
        "content/speakers/kim.md",
        &[
            "---\nname: Kim\n---\n[First](claim:c1)\n",
            "---\nname: Kim\n---\n[First](article:a1#heading)\n",
            "---\nname: Kim\naliases: [lee]\n---\n",
            "---\nname: [\n---\n",
        ],
    ),
    ("content/speakers/lee.md", &["---\nname: Lee\n---\n", "---\nname: Kim\n---\n"]),
    ("content/pages/about.md", &["---\ntitle: About\n---\n## Words\n", "---\ntitle: About\n---\n[First](claim:c1)\n"]),
    ("content/static/x.txt", &["a", "b"]),
];

const ARTICLES: usize = 3;

/// One article, by the number of each of its pieces.
type Pieces = [usize; FRONT.len() + 1];

fn article(number: usize, pieces: &Pieces) -> String {
    let front: String = FRONT.iter().zip(pieces).map(|(choices, piece)| choices[piece % choices.len()]).collect();
    let text = format!("---\n{front}---\n{}", BODY[pieces[FRONT.len()] % BODY.len()]);
    text.replace('@', &number.to_string()).replace('^', &((number + 1) % ARTICLES).to_string())
}

/// A change.
#[derive(Clone, Debug)]
enum Edit {
    /// Another piece in an article; it comes back where it was gone.
    Piece { article: usize, piece: usize, choice: usize },
    /// Two articles change at once.
    Both { piece: usize, choice: usize },
    /// An article goes.
    Gone { article: usize },
    /// Another file changes.
    Other { file: usize, choice: usize },
    /// Nobody knows what changed, and nothing did.
    Unknown,
}

fn edit() -> impl Strategy<Value = Edit> {
    let article = 0..ARTICLES;
    // Mostly words that concern nobody else.
    let piece = prop_oneof![2 => Just(0), 3 => Just(FRONT.len()), 4 => 0..=FRONT.len()];
    // Mostly what has no mistake.
    let choice = || prop_oneof![2 => 0..2_usize, 1 => 0..8_usize];
    prop_oneof![
        12 => (article.clone(), piece, choice()).prop_map(|(article, piece, choice)| Edit::Piece { article, piece, choice }),
        2 => (0..=FRONT.len(), choice()).prop_map(|(piece, choice)| Edit::Both { piece, choice }),
        1 => article.prop_map(|article| Edit::Gone { article }),
        2 => (0..OTHERS.len(), choice()).prop_map(|(file, choice)| Edit::Other { file, choice }),
        1 => Just(Edit::Unknown),
    ]
}

/// The archive on disk, and the pieces of its articles.
struct Desk {
    archive: Archive,
    pieces: [Pieces; ARTICLES],
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { archive: Archive::of(""), pieces: Default::default() };
        for (path, choices) in OTHERS {
            desk.archive.write(path, choices[0]);
        }
        (0..ARTICLES).for_each(|number| _ = desk.write(number));
        desk
    }

    fn path(number: usize) -> String {
        format!("content/articles/2018-01-0{}-a{number}.md", number + 1)
    }

    fn write(&self, number: usize) -> String {
        self.archive.write(&Desk::path(number), article(number, &self.pieces[number]));
        Desk::path(number)
    }

    /// Makes the change; gives the paths that are concerned, where that is known.
    fn change(&mut self, edit: &Edit) -> Option<BTreeSet<String>> {
        Some(match edit {
            Edit::Piece { article, piece, choice } => {
                self.pieces[*article][*piece] = *choice;
                BTreeSet::from([self.write(*article)])
            }
            Edit::Both { piece, choice } => {
                self.pieces[0][*piece] = *choice;
                self.pieces[1][*piece] = *choice + 1;
                BTreeSet::from([self.write(0), self.write(1)])
            }
            Edit::Gone { article } => {
                let _ = fs::remove_file(self.archive.root().join(Desk::path(*article)));
                BTreeSet::from([Desk::path(*article)])
            }
            Edit::Other { file, choice } => {
                let (path, choices) = OTHERS[*file];
                self.archive.write(path, choices[choice % choices.len()]);
                BTreeSet::from([path.to_owned()])
            }
            Edit::Unknown => return None,
        })
    }
}

fn options() -> Options {
    Options { as_of: Day::parse("2020-06-01").unwrap(), drafts: Drafts::Leave, overrides: Overrides::default() }
}

/// All that was understood, in words.
fn words(understood: Understood) -> [(&'static str, String); 4] {
    let Understood { files, archive, snapshot, log } = understood;
    [
        ("archive", format!("{archive:#?}")),
        ("snapshot", format!("{snapshot:#?}")),
        ("log", format!("{log:#?}")),
        ("report", report::text(&log, &files, Colour::Plain)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_changed_it_is_understood_as_for_the_first_time(edits in prop::collection::vec(edit(), 1..12)) {
        let mut desk = Desk::new();
        let mut earlier = Earlier::default();
        let again = |desk: &Desk, changed: Option<&BTreeSet<String>>, earlier: &mut Earlier| {
            words(pipeline::understand_again(desk.archive.root(), &options(), changed, earlier).unwrap().0)
        };
        again(&desk, None, &mut earlier);
        for edit in &edits {
            let changed = desk.change(edit);
            let known = again(&desk, changed.as_ref(), &mut earlier);
            let fresh = words(pipeline::understand(desk.archive.root(), &options()).unwrap());
            for ((name, known), (_, fresh)) in known.iter().zip(&fresh) {
                prop_assert_eq!(known, fresh, "{} after {:?}", name, edit);
            }
        }
    }
}

#[test]
fn the_archive_that_is_changed_has_no_mistake_at_first() {
    let understood = pipeline::understand(Desk::new().archive.root(), &options()).unwrap();
    let said = report::text(&understood.log, &understood.files, Colour::Plain);
    assert!(!understood.log.has_errors(), "{said}");
}

#[test]
fn what_stands_in_for_archive_yaml_may_change_in_between() {
    let desk = Desk::new();
    let mut earlier = Earlier::default();
    let nothing = BTreeSet::new();
    for base_url in [None, Some("https://example.com/"), None] {
        let overrides = Overrides::new(base_url, None, Search::AsWritten, Database::AsWritten).unwrap();
        let options = Options { overrides, ..options() };
        let (known, _) = pipeline::understand_again(desk.archive.root(), &options, Some(&nothing), &mut earlier).unwrap();
        assert_eq!(known.archive.config.base_url, pipeline::understand(desk.archive.root(), &options).unwrap().archive.config.base_url);
    }
}
