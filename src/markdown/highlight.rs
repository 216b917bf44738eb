//! Code in colour.
//!
//! In: code and the name of its language. Out: HTML in which words of a dozen kinds stand in a span with a
//! class of ours, and the [`CSS`] that colours them. No class, name or colour of the highlighter's own themes.
//! What it can't colour within bounds stays plain; a page's bytes never depend on how fast the machine is.
//!
//! Grammars are made of expressions, and nothing can stop one that does not come to its end: `{<1. /*` never does in a
//! grammar of the set, and in another a line of 800 bytes takes six seconds. So only a few
//! languages are coloured ([`LANGUAGES`]), each of which a test leads through odd lines; every other one is plain, as if
//! unknown. JavaScript's grammar is one that such lines hold up, so it and those that embed it are not among them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::markdown::escape::{escape_text, push_text};

/// Bytes of a block that is coloured, at most.
const BLOCK_LIMIT: usize = 50_000;

/// Bytes of a line in a block that is coloured, at most.
const LINE_LIMIT: usize = 2_000;

/// The classes that [`highlight`] writes, and their colours for the panels `#f3f1e9` and `#1d2025`.
pub const CSS: &str = "\
.hl-comment{color:#5a6068}.hl-string,.hl-inserted{color:#1f6b45}.hl-number,.hl-constant{color:#8a4b00}\
.hl-keyword,.hl-operator{color:#8a2b5c}.hl-type{color:#6a4a00}.hl-function{color:#1b4f9c}.hl-variable{color:#6b3aa0}\
.hl-tag,.hl-deleted{color:#a3261c}.hl-attribute{color:#0b6170}.hl-heading{color:#17488c;font-weight:600}
@media (prefers-color-scheme:dark){\
.hl-comment{color:#a2a8b0}.hl-string,.hl-inserted{color:#8fd0a6}.hl-number,.hl-constant{color:#eab676}\
.hl-keyword,.hl-operator{color:#f0a3c8}.hl-type{color:#e3cb7c}.hl-function{color:#93bdfb}.hl-variable{color:#cbb0f5}\
.hl-tag,.hl-deleted{color:#ff9d8f}.hl-attribute{color:#7fd0de}.hl-heading{color:#93bdfb}}
";

/// The highlighter's scopes by their beginnings, and the class without `hl-`, or none. The innermost scope that
/// is named here decides; of two beginnings that fit one scope, the one that stands first.
const SCOPES: [(&str, Option<&str>); 40] = [
    ("comment", Some("comment")),
    ("punctuation.definition.comment", Some("comment")),
    ("punctuation.definition.string", Some("string")),
    ("punctuation.definition.tag", Some("tag")),
    ("punctuation.definition.heading", Some("heading")),
    ("punctuation.definition.variable", Some("variable")),
    ("punctuation.definition.inserted", Some("inserted")),
    ("punctuation.definition.deleted", Some("deleted")),
    ("punctuation.section.interpolation", None),
    ("punctuation.section.embedded", None),
    ("punctuation", None),
    ("string.unquoted", None),
    ("string", Some("string")),
    ("constant.numeric", Some("number")),
    ("constant.character.escape", Some("constant")),
    ("constant", Some("constant")),
    ("keyword.operator", Some("operator")),
    ("keyword", Some("keyword")),
    ("storage.type", Some("keyword")),
    ("storage", Some("keyword")),
    ("variable.function", Some("function")),
    ("variable.language", Some("keyword")),
    ("variable.parameter", Some("variable")),
    ("variable.other.readwrite", Some("variable")),
    ("variable", None),
    ("entity.name.function", Some("function")),
    ("entity.name.tag", Some("tag")),
    ("entity.name.section", Some("heading")),
    ("entity.name", Some("type")),
    ("entity.other.inherited-class", Some("type")),
    ("entity.other.attribute-name", Some("attribute")),
    ("support.function", Some("function")),
    ("support.constant", Some("constant")),
    ("support.type.property-name", Some("attribute")),
    ("support", Some("type")),
    ("markup.heading", Some("heading")),
    ("markup.inserted", Some("inserted")),
    ("markup.deleted", Some("deleted")),
    ("meta.interpolation", None),
    ("invalid", None),
];

/// The languages that are coloured, by the names that the set of grammars has for them.
const LANGUAGES: [&str; 14] =
    ["Bourne Again Shell (bash)", "C", "CSS", "Diff", "Go", "JSON", "Java", "Python", "R", "Rust", "SQL", "TOML", "XML", "YAML"];

/// What authors write where there is nothing to colour.
const NO_LANGUAGE: [&str; 4] = ["text", "plain", "none", "output"];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The scopes of [`SCOPES`], read once.
static CLASSES: LazyLock<Vec<(Scope, Option<&str>)>> =
    LazyLock::new(|| SCOPES.iter().filter_map(|&(scope, class)| Scope::new(scope).ok().map(|scope| (scope, class))).collect());

/// What a block may cost: some expressions take time with the square of a line's length, so a line costs that. This is
/// some 30 kB of ordinary code, or two lines of a thousand bytes: a fifth of a second.
const COST_LIMIT: usize = 2_000_000;

/// What all blocks of a text may cost, by its length in bytes: as much as one block, and more in a longer text, which may
/// take longer.
pub fn budget(text: usize) -> usize {
    COST_LIMIT + 12 * text
}

/// What it costs to colour this code.
pub fn cost(code: &str) -> usize {
    code.lines().map(|line| line.len() * line.len()).sum()
}

/// The language that a fence's info string names: its first word.
pub fn language_of(info: &str) -> Option<&str> {
    info.split_whitespace().next()
}

/// Whether this is a language's name or file extension, in any case; also `text` and `none`, which ask for no
/// colour.
pub fn knows(language: &str) -> bool {
    syntax(language).is_some() || NO_LANGUAGE.iter().any(|name| name.eq_ignore_ascii_case(language))
}

/// The code as HTML, in colour where the language is known and the bounds allow it.
pub fn highlight(code: &str, language: &str) -> String {
    let Some(syntax) = syntax(language) else { return escape_text(code) };
    if code.len() > BLOCK_LIMIT || code.lines().any(|line| line.len() > LINE_LIMIT) || cost(code) > COST_LIMIT {
        return escape_text(code);
    }
    // The highlighter is large and runs on grammars by many hands.
    let coloured = catch_unwind(AssertUnwindSafe(|| coloured(code, syntax)));
    coloured.ok().flatten().unwrap_or_else(|| escape_text(code))
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    SYNTAXES.find_syntax_by_token(language).filter(|syntax| LANGUAGES.contains(&syntax.name.as_str()))
}

fn coloured(code: &str, syntax: &SyntaxReference) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut html = String::new();
    let mut open = None;
    let mut blanks = String::new();
    for line in LinesWithEndings::from(code) {
        let operations = state.parse_line(line, &SYNTAXES).ok()?;
        for (words, operation) in ScopeRegionIterator::new(&operations, line) {
            scopes.apply(operation).ok()?;
            // Blanks have no colour: they neither end a span nor begin one.
            let bare = words.trim_start();
            blanks.push_str(&words[..words.len() - bare.len()]);
            if bare.is_empty() {
                continue;
            }
            let class = class_of(&scopes);
            if class != open {
                html.push_str(if open.is_some() { "</span>" } else { "" });
                push_text(&mut html, &blanks);
                if let Some(class) = class {
                    html.push_str(&format!("<span class=\"hl-{class}\">"));
                }
                open = class;
            } else {
                push_text(&mut html, &blanks);
            }
            let bare_end = bare.trim_end().len();
            push_text(&mut html, &bare[..bare_end]);
            blanks = bare[bare_end..].to_owned();
        }
    }
    html.push_str(if open.is_some() { "</span>" } else { "" });
    push_text(&mut html, &blanks);
    Some(html)
}

fn class_of(scopes: &ScopeStack) -> Option<&'static str> {
    let named = |scope: &Scope| CLASSES.iter().find(|(beginning, _)| beginning.is_prefix_of(*scope)).map(|&(_, class)| class);
    scopes.scopes.iter().rev().find_map(named).flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::{
        BLOCK_LIMIT, CLASSES, COST_LIMIT, CSS, LANGUAGES, LINE_LIMIT, SCOPES, SYNTAXES, budget, cost, highlight, knows, language_of,
    };
    use crate::markdown::escape::escape_text;

    #[test]
    fn a_text_has_colour_for_so_much_code() {
        let line = format!("{}\n", "a".repeat(99));
        assert_eq!(cost(&line.repeat(3)), 3 * 99 * 99);
        assert_eq!(budget(0), COST_LIMIT);
        assert_eq!(budget(1_000_000), COST_LIMIT + 12_000_000);
    }

    #[test]
    fn no_language_is_stuck_on_odd_lines() {
        const PIECES: [&str; 36] = [
            "a", "b1", "(", ")", "[", "]", "{", "}", "<", ">", "\"", "'", "`", "/", "\\", "*", "/*", "*/", "//", "#", "$", "${", "@", "!",
            "-", "=>", "::", ":", ";", ",", ".", "&", "|", "if ", "<!--", " ",
        ];
        let lines: usize = std::option_env!("AFTERWORD_LINES").and_then(|lines| lines.parse().ok()).unwrap_or(40);
        let mut seed = 20_180_306_u64;
        for language in LANGUAGES {
            for _ in 0..lines {
                let mut line = String::new();
                for _ in 0..24 {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    line.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
                }
                let html = highlight(&line, language);
                assert!(html.len() >= line.len(), "{language}: {line}");
            }
        }
    }

    #[test]
    fn every_language_has_its_grammar() {
        for language in LANGUAGES {
            assert!(SYNTAXES.find_syntax_by_name(language).is_some(), "{language}");
        }
    }

    #[test]
    fn words_by_kind() {
        for (language, code, expected) in [
            (
                "rust",
                "let a = 1; // b\n",
                "<span class=\"hl-keyword\">let</span> a <span class=\"hl-operator\">=</span> \
                <span class=\"hl-number\">1</span>; <span class=\"hl-comment\">// b</span>\n",
            ),
            ("JSON", "{\"a\": true}", "{<span class=\"hl-string\">\"a\"</span>: <span class=\"hl-constant\">true</span>}"),
            ("diff", "+a\n-b\n", "<span class=\"hl-inserted\">+a</span>\n<span class=\"hl-deleted\">-b</span>\n"),
            (
                "py",
                "def f(x):\n    return 'y'\n",
                "<span class=\"hl-keyword\">def</span> <span class=\"hl-function\">f</span>\
                (<span class=\"hl-variable\">x</span>):\n    <span class=\"hl-keyword\">return</span> <span class=\"hl-string\">'y'</span>\n",
            ),
            ("text", "let a = 1;", "let a = 1;"),
            ("nope", "let <a>", "let &lt;a&gt;"),
        ] {
            assert_eq!(highlight(code, language), expected, "{language}");
        }
    }

    #[test]
    fn languages() {
        for (info, language, known) in [
            ("rust", Some("rust"), true),
            ("  Python linenos", Some("Python"), true),
            ("c++", Some("c++"), false),
            ("TEXT", Some("TEXT"), true),
            ("\"><script>", Some("\"><script>"), false),
            ("", None, false),
            (" \t", None, false),
        ] {
            assert_eq!(language_of(info), language, "{info}");
            assert_eq!(language.is_some_and(knows), known, "{info}");
        }
    }

    #[test]
    fn what_costs_too_much_is_plain() {
        let line = "let a = 1;\n";
        for (name, code) in [
            ("a long line", format!("{line}{}", "(".repeat(LINE_LIMIT + 1))),
            ("a long block", line.repeat(BLOCK_LIMIT / line.len() + 1)),
            ("long lines", format!("{}\n", "a(".repeat(500)).repeat(3)),
        ] {
            assert_eq!(highlight(&code, "rust"), escape_text(&code), "{name}");
        }
    }

    #[test]
    fn every_scope_is_one_and_every_class_has_two_colours_that_can_be_read() {
        assert_eq!(CLASSES.len(), SCOPES.len());
        let (light, dark) = CSS.split_once("@media").unwrap();
        let classes: HashSet<&str> = SCOPES.iter().filter_map(|(_, class)| *class).collect();
        for (css, panel) in [(light, "f3f1e9"), (dark, "1d2025")] {
            let colours = colours(css);
            assert_eq!(colours.keys().copied().collect::<HashSet<_>>(), classes);
            for (class, colour) in colours {
                let contrast = contrast(colour, panel);
                assert!(contrast >= 4.5, "{class} {colour} on {panel}: {contrast}");
            }
        }
    }

    /// The colour of each class.
    fn colours(css: &str) -> HashMap<&str, &str> {
        let rules = css.split('}').filter_map(|rule| rule.rsplit_once("{color:#"));
        rules
            .flat_map(|(selectors, colour)| {
                selectors.split('.').filter_map(move |class| Some((class.strip_prefix("hl-")?.trim_end_matches(','), &colour[..6])))
            })
            .collect()
    }

    /// WCAG's contrast of two colours.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |colour: &str| {
            let part = |at: usize| {
                let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}
