//! A stylesheet as it is published.
//!
//! In: its text (CSS Syntax Level 3), and where static files lie. Out: the static files that it names, each with its place; and
//! a text that means the same, with their addresses, without comments (but for those that begin with `!`, which is how
//! licences do) and without blanks that part nothing.

use std::borrow::Cow;

use cssparser::{ParseError, Parser, ParserInput, SourceLocation, Token};

/// Blocks within blocks beyond this depth stay as they are written.
const DEEPEST: usize = 64;

/// An address in a stylesheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The static file that it names, from the theme's folder: `static/fonts/serif.woff2`. It may not be there.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The static files that a sheet names by their paths from its own folder, in order.
pub(super) fn references(sheet: &str, text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    each_piece(text, &mut |piece, at: SourceLocation| {
        if let Piece::Address { written, .. } = piece
            && let Some(Named { path, .. }) = named(sheet, &written)
        {
            found.push(Reference { path, line: at.line as usize + 1, column: at.column as usize });
        }
    });
    found
}

/// The sheet's text for readers' browsers. `address_of` is the address of a static file, where there is one.
pub(super) fn published<'a>(sheet: &str, text: &str, address_of: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut out = Out { text: String::with_capacity(text.len()), last: Last::Open, blank: false };
    each_piece(text, &mut |piece, _| match piece {
        Piece::Blank => out.blank = true,
        Piece::Comment => out.comment(),
        Piece::Raw(raw) => out.push(raw),
        Piece::Address { raw, written, is_url } => match named(sheet, &written).and_then(|named| named.now(&written, address_of)) {
            Some(now) => {
                let mut quoted = String::new();
                // Writing to memory does not fail.
                let _ = cssparser::serialize_string(&now, &mut quoted);
                out.push(&if is_url { format!("url({quoted})") } else { quoted });
            }
            None => out.push(raw),
        },
    });
    out.text
}

enum Piece<'t> {
    Blank,
    Comment,
    Raw(&'t str),
    Address {
        raw: &'t str,
        written: Cow<'t, str>,
        /// Whether `raw` is `url(…)` without quotes, and not a text with quotes.
        is_url: bool,
    },
}

fn each_piece(text: &str, take: &mut dyn FnMut(Piece<'_>, SourceLocation)) {
    let mut input = ParserInput::new(text);
    walk(&mut Parser::new(&mut input), false, 0, take);
}

/// `in_address`: texts with quotes are addresses here.
#[expect(clippy::wildcard_enum_match_arm, reason = "what is neither a blank, an address nor a block is passed on as it is")]
fn walk(parser: &mut Parser<'_, '_>, in_address: bool, depth: usize, take: &mut dyn FnMut(Piece<'_>, SourceLocation)) {
    let mut in_import = false;
    loop {
        let (start, at) = (parser.position(), parser.current_source_location());
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return };
        let raw = parser.slice_from(start);
        let block = match &token {
            Token::CurlyBracketBlock => Some(("}", false)),
            Token::SquareBracketBlock => Some(("]", false)),
            Token::ParenthesisBlock => Some((")", false)),
            Token::Function(name) => Some((")", holds_addresses(name))),
            _ => None,
        };
        match token {
            Token::WhiteSpace(_) => take(Piece::Blank, at),
            Token::Comment(words) if !words.starts_with('!') => take(Piece::Comment, at),
            Token::UnquotedUrl(written) => take(Piece::Address { raw, written: Cow::Borrowed(&written), is_url: true }, at),
            Token::QuotedString(written) if in_address || in_import => {
                take(Piece::Address { raw, written: Cow::Borrowed(&written), is_url: false }, at);
            }
            Token::AtKeyword(name) => {
                in_import = name.eq_ignore_ascii_case("import");
                take(Piece::Raw(raw), at);
            }
            Token::Semicolon => {
                in_import = false;
                take(Piece::Raw(raw), at);
            }
            _ => take(Piece::Raw(raw), at),
        }
        if let Some((closing, in_address)) = block {
            let _ = parser.parse_nested_block(|inner| {
                if depth < DEEPEST {
                    walk(inner, in_address, depth + 1, take);
                } else {
                    let start = inner.position();
                    while inner.next_including_whitespace_and_comments().is_ok() {}
                    take(Piece::Raw(inner.slice_from(start)), at);
                }
                Ok::<(), ParseError<'_, ()>>(())
            });
            take(Piece::Raw(closing), at);
        }
    }
}

fn holds_addresses(function: &str) -> bool {
    ["url", "src", "image-set", "-webkit-image-set"].iter().any(|name| function.eq_ignore_ascii_case(name))
}

/// What an address of a sheet names.
struct Named {
    /// From the theme's folder.
    path: String,
    /// How many bytes of the address are its path; a query or a fragment follows.
    length: usize,
}

impl Named {
    /// The address as it is now: only the last name in it is another.
    fn now<'a>(&self, written: &str, address_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
        let address = address_of(&self.path)?;
        let (path, rest) = written.split_at(self.length);
        let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
        let name = address.rsplit('/').next().unwrap_or(address);
        Some(format!("{folder}{name}{rest}"))
    }
}

/// `None` for what is no path from the sheet's folder: another site, the site's root, a fragment, `data:`.
fn named(sheet: &str, written: &str) -> Option<Named> {
    let length = written.find(['?', '#']).unwrap_or(written.len());
    let path = &written[..length];
    let has_scheme = path.find(':').is_some_and(|colon| !path[..colon].contains('/'));
    if path.is_empty() || path.starts_with('/') || has_scheme {
        return None;
    }
    let mut folders: Vec<&str> = sheet.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => _ = folders.pop(),
            name => folders.push(name),
        }
    }
    Some(Named { path: folders.join("/"), length })
}

/// What the text ends with, as far as it says whether a blank may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or a sign behind which no blank parts anything.
    Open,
    Semicolon,
    Other,
}

struct Out {
    text: String,
    last: Last,
    /// A blank stands between the text and what comes next.
    blank: bool,
}

impl Out {
    fn push(&mut self, raw: &str) {
        if raw == "}" && self.last == Last::Semicolon {
            self.text.pop();
        } else if self.blank && self.last == Last::Other && !matches!(raw, "{" | "}" | ";" | "," | ")" | ">" | "~") {
            self.text.push(' ');
        }
        self.text.push_str(raw);
        self.blank = false;
        self.last = match raw {
            ";" => Last::Semicolon,
            "{" | "}" | "," | ":" | "(" | ">" | "~" => Last::Open,
            _ if raw.ends_with('(') => Last::Open,
            _ => Last::Other,
        };
    }

    /// Two names with nothing but a comment between them are two.
    fn comment(&mut self) {
        if !self.blank && self.last == Last::Other {
            self.push("/**/");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::{prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::*;

    fn address_of(path: &str) -> Option<&'static str> {
        Some(match path {
            "static/fonts/a.woff2" => "static/fonts/a.0102030405.woff2",
            "static/b.svg" => "static/b.0102030405.svg",
            "static/my font.woff2" => "static/my font.0102030405.woff2",
            "static/css/other.css" => "static/css/other.0102030405.css",
            _ => return None,
        })
    }

    #[test]
    fn addresses_follow_their_files() {
        for (sheet, written, expected) in [
            ("static/a.css", "url(fonts/a.woff2)", "url(\"fonts/a.0102030405.woff2\")"),
            ("static/a.css", "url( 'fonts/a.woff2' )", "url(\"fonts/a.0102030405.woff2\")"),
            ("static/css/a.css", "URL(../fonts/a.woff2)", "url(\"../fonts/a.0102030405.woff2\")"),
            ("static/css/a.css", "url(./.././fonts/a.woff2)", "url(\"./.././fonts/a.0102030405.woff2\")"),
            ("static/a.css", "url(\"fonts/a.woff2?#iefix\")", "url(\"fonts/a.0102030405.woff2?#iefix\")"),
            ("static/a.css", "url(b.svg#x)", "url(\"b.0102030405.svg#x\")"),
            ("static/a.css", "url(\"my font.woff2\")", "url(\"my font.0102030405.woff2\")"),
            ("static/css/a.css", "@import \"other.css\";", "@import \"other.0102030405.css\";"),
            ("static/a.css", "image-set(\"b.svg\" 1x, url(b.svg) 2x)", "image-set(\"b.0102030405.svg\" 1x,url(\"b.0102030405.svg\") 2x)"),
            // These are no files of the theme.
            ("static/a.css", "url(data:image/png;base64,AA==)", "url(data:image/png;base64,AA==)"),
            ("static/a.css", "url(#m)", "url(#m)"),
            ("static/a.css", "url(/static/b.svg)", "url(/static/b.svg)"),
            ("static/a.css", "url(https://example.org/b.svg)", "url(https://example.org/b.svg)"),
            ("static/a.css", "content:\"b.svg\"", "content:\"b.svg\""),
        ] {
            let (before, after) = if written.starts_with('@') || written.starts_with("content") { ("", "") } else { ("a{b:", "}") };
            let text = format!("{before}{written}{after}");
            let expected = format!("{before}{expected}{after}");
            assert_eq!(published(sheet, &text, &address_of).replace("URL(", "url("), expected, "{written}");
        }
    }

    #[test]
    fn what_a_sheet_names() {
        let text = "@import 'x.css';\na { b: url(c.svg) url(\"../d.svg?e\") }\n.ä { f: url(#g) }";
        let found: Vec<_> = references("static/css/a.css", text).into_iter().map(|it| (it.path, it.line, it.column)).collect();
        let expected = [("static/css/x.css", 1, 9), ("static/css/c.svg", 2, 8), ("static/d.svg", 2, 23)];
        assert_eq!(found, expected.map(|(path, line, column)| (path.to_owned(), line, column)));
    }

    #[test]
    fn nothing_is_lost_but_what_parts_nothing() {
        for (written, expected) in [
            ("/* a */ a , b {\n  c : d ;\n  e: f  g;\n}\n", "a,b{c :d;e:f g}"),
            ("a :hover b:hover { }", "a :hover b:hover{}"),
            ("a/**/b c /* d */ e", "a/**/b c e"),
            ("/*! licence */ a{}", "/*! licence */ a{}"),
            (
                "@media ( min-width : 3rem ) and (color) { a { b: calc( 1px + 2px ) } }",
                "@media (min-width :3rem) and (color){a{b:calc(1px + 2px)}}",
            ),
            ("a{content:\" ; } \";;}", "a{content:\" ; } \";}"),
            ("a > b + c ~ d, [e = 'f'] {}", "a>b + c~d,[e = 'f']{}"),
            ("a{b:c", "a{b:c}"),
            ("a{--x: ;}", "a{--x:}"),
        ] {
            assert_eq!(published("static/a.css", written, &|_| None), expected, "{written}");
        }
    }

    /// What stands in a sheet but blanks and comments, and the semicolons that end a block.
    fn signs(text: &str) -> Vec<String> {
        let mut signs: Vec<String> = Vec::new();
        each_piece(text, &mut |piece, _| match piece {
            Piece::Blank | Piece::Comment => {}
            Piece::Raw(raw) => {
                while raw == "}" && signs.last().is_some_and(|last| last == ";") {
                    signs.pop();
                }
                signs.push(raw.to_owned());
            }
            Piece::Address { written, .. } => signs.push(format!("\"{written}\"")),
        });
        signs
    }

    const SIGNS: [&str; 30] = [
        "a",
        ".b",
        "#c",
        ":",
        "::",
        ";",
        ",",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        " ",
        "\n",
        "\"x ; y\"",
        "'z'",
        "/* c */",
        "/**/",
        "/*! d */",
        "url(a.svg)",
        "url( 'b' )",
        "1px",
        "+",
        "-",
        "*",
        "@media",
        "calc(",
        "!important",
        "\\26 ",
    ];

    proptest! {
        #[test]
        fn a_published_sheet_has_the_same_signs(signs_of in collection::vec(select(&SIGNS[..]), 0..40)) {
            let text = signs_of.concat();
            let out = published("static/a.css", &text, &|_| None);
            prop_assert_eq!(signs(&out), signs(&text), "{:?}: {:?}", text, out);
        }
    }
}
