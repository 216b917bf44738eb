//! What must hold for any input, one function for each reader of texts.
//!
//! In: bytes. Out: nothing, or a panic that names what does not hold. The fuzz targets call these with what the fuzzer
//! invents, `tests/suite/fuzzed.rs` with seeded random bytes on every run of the tests.

use std::ops::Range;

use afterword::date::{Day, Edtf, Period};
use afterword::diagnostic::{Code, Log, report};
use afterword::files::{ArchivePath, Files, InputFile};
use afterword::id::{ClaimId, Slug};
use afterword::markdown::{self, Labels, LinkKind, Mark, NotFound, Page, Piece, Quote, RawHtml, Target};
use afterword::parse::{self, Overrides};
use afterword::status::{self, Drafts};
use afterword::{import, resolve, svg};

/// A target: takes any bytes, and may not panic.
type Entry = fn(&[u8]);

/// Every target with its name.
pub(super) const ALL: [(&str, Entry); 9] = [
    ("front_matter", front_matter),
    ("archive_yaml", archive_yaml),
    ("markdown", markdown),
    ("code", code),
    ("quotes", quotes),
    ("edtf", edtf),
    ("ids", ids),
    ("drawings", drawings),
    ("imports", imports),
];

/// As `load` hands texts on: UTF-8, lines ended by LF, no control characters.
fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace('\r', "\n");
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn input(path: &str, text: String) -> InputFile {
    InputFile { path: ArchivePath::new(path), text: Some(text), spoiled: false, image_size: None, sha256: [0; 32] }
}

/// One of the ways in which an input can be tried: each input in one of them, and the next that is a byte longer in
/// the next, so that none costs the time of all.
fn way<T: Copy, const N: usize>(bytes: &[u8], ways: [T; N]) -> T {
    ways[bytes.len() % N]
}

/// How mistakes are printed.
#[derive(Clone, Copy)]
enum Printed {
    Text,
    Github,
    Json,
}

/// Reads an archive of these files to the end; every mistake has a place in its file.
fn understood(files: Vec<InputFile>, printed: Printed) {
    let files = Files::new(files);
    let mut log = Log::new();
    let written = parse::files(&files, &Overrides::default(), &mut log);
    let archive = resolve::archive(written, &files, &mut log);
    if let Ok(day) = Day::parse("2026-01-01") {
        status::as_of(&archive, day, Drafts::Include);
    }
    for mistake in log.sorted() {
        assert!(mistake.code != Code::Unreadable, "a reader broke down");
        let places = mistake.notes.iter().filter_map(|note| note.at).chain([mistake.at]);
        for place in places {
            assert!(files.text(place.file).get(place.range()).is_some(), "{mistake:?} lies outside of its file");
        }
    }
    let shown = match printed {
        Printed::Text => report::text(&log, &files, report::Colour::Plain),
        Printed::Github => report::github(&log, &files),
        Printed::Json => report::json(&log, &files),
    };
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "a terminal would obey");
}

/// An article, of which the bytes are the front matter and the body, beside another that it can name.
pub(super) fn front_matter(bytes: &[u8]) {
    let other = "---\ntitle: Other\nclaims: [{id: a, speaker: b, text: c}]\n---\nWords.\n";
    let files = vec![
        input("archive.yaml", "title: T\n".to_owned()),
        input("content/articles/2018-01-01-other.md", other.to_owned()),
        input("content/articles/2018-03-06-a.md", format!("---\ntitle: A\n{}", text(bytes))),
    ];
    understood(files, way(bytes, [Printed::Text, Printed::Github, Printed::Json]));
}

/// archive.yaml itself.
pub(super) fn archive_yaml(bytes: &[u8]) {
    understood(vec![input("archive.yaml", text(bytes))], way(bytes, [Printed::Text, Printed::Github, Printed::Json]));
}

/// A file to import, as it is or as rows of a table: what it makes is an archive without an error, and the second import makes
/// the same.
pub(super) fn imports(bytes: &[u8]) {
    let text = text(bytes);
    let text = match way(bytes, [true, false]) {
        true => format!("claim,speaker,verdict,made,date,url,note\n{text}"),
        false => text,
    };
    let Ok(today) = Day::parse("2026-01-01") else { return };
    let folder = "content/articles".to_owned();
    let options = import::Options { columns: Vec::new(), order: import::Order::Unsaid, kind: None, folder, today };
    let mut written = vec![input("archive.yaml", "title: T\n".to_owned())];
    for is_first in [true, false] {
        let files = Files::new(written.clone());
        let mut log = Log::new();
        let archive = resolve::archive(parse::files(&files, &Overrides::default(), &mut log), &files, &mut log);
        assert!(!log.has_errors(), "{:?}", log.sorted());
        let Ok(made) = import::import("a.csv", &text, &archive, &files, &options) else { return };
        for file in made.files {
            match written.iter().find(|known| known.path.as_str() == file.path) {
                Some(known) => assert!(!is_first && known.text.as_ref().is_some_and(|text| file.is_same_as(text)), "{}", file.path),
                None => {
                    assert!(is_first, "{} is new", file.path);
                    written.push(input(&file.path, file.text()));
                }
            }
        }
    }
}

/// A body: its outline, and its HTML, in which nothing acts, whether its own HTML is shown or sanitised, with marks or
/// without.
pub(super) fn markdown(bytes: &[u8]) {
    let (raw_html, marked) =
        way(bytes, [(RawHtml::Shown, true), (RawHtml::Sanitised, true), (RawHtml::Shown, false), (RawHtml::Sanitised, false)]);
    body(&text(bytes), raw_html, marked);
}

/// The name of a language, then lines of code: a body of one block, so that bodies need not be of code.
pub(super) fn code(bytes: &[u8]) {
    let text = text(bytes);
    let (language, code) = text.split_once('\n').unwrap_or(("rust", &text));
    let html = markdown::highlight::highlight(code, language);
    inert(&html, RawHtml::Shown);
    let shown = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect::<String>();
    assert_eq!(shown, markdown::escape_text(code), "what is shown of {code:?}");
}

fn body(text: &str, raw_html: RawHtml, marked: bool) {
    let Ok(outline) = markdown::outline_with(text, raw_html, &|id| id == "main") else { return };
    if outline.code_languages.iter().any(|language| markdown::highlight::knows(&language.name)) {
        return;
    }
    for link in &outline.links {
        within(text, &link.range);
        within(text, &link.destination_range);
    }
    for heading in &outline.headings {
        within(text, &heading.range);
    }
    let marks: Vec<Mark> = mark_places(text)
        .filter(|_| marked)
        .enumerate()
        .map(|(number, range)| Mark {
            range,
            id: format!("c{number}"),
            class: "kept".to_owned(),
            after_html: format!("<a href=\"#note-{number}\">{number}</a>"),
        })
        .collect();
    let word = "w";
    let labels = Labels {
        footnotes: word,
        footnote: word,
        back: word,
        note: word,
        tip: word,
        important: word,
        warning: word,
        caution: word,
        done: word,
        not_done: word,
        table: word,
    };
    let link = |link: &markdown::LinkAt<'_>| match link.kind {
        LinkKind::Image => Target::Image { src: "x.png".to_owned(), width: Some(1), height: None },
        LinkKind::Link | LinkKind::Autolink | LinkKind::Definition => {
            Target::Href { href: link.destination.to_owned(), attributes: vec![("rel", "external".to_owned())] }
        }
    };
    let page = Page { outline: &outline, marks: &marks, link: &link, top_level: 2, raw_html, labels: &labels };
    let html: String = markdown::html(text, &page)
        .into_iter()
        .map(|piece| match piece {
            Piece::Html(html) => html,
            Piece::Notes(notes) => notes.iter().map(|note| format!("<div class=\"note\" id=\"note-{note}\"></div>")).collect(),
        })
        .collect();
    inert(&html, raw_html);
}

/// Three stretches of the text, which may overlap.
fn mark_places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let length = text.len();
    [(0, length / 2), (length / 4, length), (length / 3, length / 3 + 1)]
        .into_iter()
        .map(move |(start, end)| text.floor_char_boundary(start)..text.ceil_char_boundary(end.min(length)))
        .filter(|range| range.start < range.end)
}

fn within(text: &str, range: &Range<usize>) {
    assert!(text.get(range.clone()).is_some(), "{range:?} of {}", text.len());
}

/// Tags that a body may become.
const TAGS: [&str; 36] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "div",
    "pre",
    "code",
    "span",
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "em",
    "strong",
    "del",
    "a",
    "img",
    "br",
    "hr",
    "input",
    "mark",
    "sup",
    "section",
    "s",
];
/// Attributes that these may have.
const ATTRIBUTES: [&str; 22] = [
    "id",
    "data-claim",
    "class",
    "href",
    "src",
    "alt",
    "title",
    "rel",
    "start",
    "width",
    "height",
    "loading",
    "tabindex",
    "role",
    "type",
    "disabled",
    "checked",
    "aria-label",
    "aria-hidden",
    "aria-labelledby",
    "aria-describedby",
    "scope",
];

/// Tags of a body's own HTML that may stay where it is sanitised.
const KEPT_TAGS: [&str; 36] = [
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "data",
    "dfn",
    "i",
    "ins",
    "kbd",
    "q",
    "rp",
    "rt",
    "ruby",
    "samp",
    "small",
    "sub",
    "time",
    "u",
    "var",
    "wbr",
    "caption",
    "col",
    "colgroup",
    "details",
    "figcaption",
    "figure",
    "summary",
    "tfoot",
    "div",
    "p",
    "span",
    "ul",
    "li",
    "table",
    "td",
];
/// Attributes that these may have.
const KEPT_ATTRIBUTES: [&str; 11] =
    ["lang", "dir", "title", "span", "value", "datetime", "open", "reversed", "colspan", "rowspan", "scope"];

/// Reads HTML as strictly as it is written: known tags and attributes, all closed, no address that acts.
fn inert(html: &str, raw_html: RawHtml) {
    let kept = |known: &[&str], name: &str| raw_html == RawHtml::Sanitised && known.contains(&name);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = end_of_tag(rest);
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "in {html}");
            continue;
        }
        let name = tag.split(' ').next().unwrap_or("");
        assert!(TAGS.contains(&name) || kept(&KEPT_TAGS, name), "<{name}> in {html}");
        attributes(&tag[name.len()..], html, |name| kept(&KEPT_ATTRIBUTES, name));
        if !matches!(name, "br" | "hr" | "img" | "input" | "wbr" | "col") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html}");
}

fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag without end: <{tag}");
}

fn attributes(text: &str, html: &str, kept: impl Fn(&str) -> bool) {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let name: &str = rest.split(['=', ' ']).next().unwrap_or("");
        assert!(ATTRIBUTES.contains(&name) || kept(name), "{name}= in {html}");
        rest = &rest[name.len()..];
        if let Some(after) = rest.strip_prefix("=\"") {
            let (value, after) = after.split_once('"').unwrap_or((after, ""));
            if name == "href" || name == "src" {
                let scheme = value.split(['/', '#', '?']).next().unwrap_or("");
                let known = ["http:", "https:", "mailto:", "tel:"].iter().any(|known| scheme.to_ascii_lowercase().starts_with(known));
                assert!(known || !scheme.contains(':'), "{name}={value} in {html}");
                assert!(name == "href" || value == "x.png", "an image from elsewhere: {html}");
            }
            rest = after;
        }
        rest = rest.trim_start();
    }
}

/// A body, then a line of `~`, then a quote: it is found where its words are, or it is said why not.
pub(super) fn quotes(bytes: &[u8]) {
    let whole = text(bytes);
    let (body, quote) = whole.split_once("\n~\n").unwrap_or((&whole, &whole));
    let mut parts = quote.split('|');
    let quote = Quote { exact: parts.next().unwrap_or(""), prefix: parts.next().unwrap_or(""), suffix: parts.next().unwrap_or("") };
    let Ok(outline) = markdown::outline(body) else { return };
    match markdown::find_quote(&outline.flat, &quote) {
        Ok(found) => {
            within(body, &found.range);
            within(outline.flat.text(), &found.text);
        }
        Err(NotFound::Ambiguous { at, count } | NotFound::OtherContext { at, count }) => {
            assert!(at.len() <= count);
            at.iter().for_each(|range| within(body, range));
        }
        Err(NotFound::AcrossBlocks { at } | NotFound::InCode { at }) => within(body, &at),
        Err(NotFound::Empty | NotFound::Nowhere) => {}
    }
    if let Some(passage) = markdown::nearest(&outline.flat, quote.exact) {
        within(body, &passage.range);
    }
    for link in &outline.links {
        assert!(outline.flat.sentence_at(link.range.start).chars().count() <= 400);
    }
}

/// A date: what is read is written the same, and its first day is not after its last.
pub(super) fn edtf(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Edtf::parse(&text) {
        Ok(date) => {
            assert_eq!(Edtf::parse(date.written()).as_ref(), Ok(&date));
            if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
                assert!(first <= last, "{text}");
            }
            if let (Some(last), Some(overdue)) = (date.last_day(), date.overdue_after()) {
                assert!(last <= overdue, "{text}");
            }
        }
        Err(error) => {
            if let Some(suggestion) = error.suggestion() {
                assert!(Edtf::parse(&suggestion).is_ok(), "{text}: {suggestion} is no date either");
            }
        }
    }
    let _ = (Day::parse(&text), Day::parse_reported(&text), Period::parse(&text));
}

/// Ids and slugs: a slug that is made is one that may be written, and making it again changes nothing.
pub(super) fn ids(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(id) = ClaimId::new(&text) {
        assert_eq!(id.as_str(), text);
        assert!(Slug::new(&text).is_ok(), "{text}");
    }
    if let Some(slug) = Slug::of(&text) {
        assert!(Slug::new(slug.as_str()).is_ok(), "{slug}");
        assert_eq!(Slug::of(slug.as_str()).as_ref(), Some(&slug));
    }
    let heading = markdown::slug(&text);
    assert_eq!(markdown::slug(&heading), heading);
    let _ = markdown::check_address(&text);
}

/// A drawing: what is refused has a place.
pub(super) fn drawings(bytes: &[u8]) {
    let text = text(bytes);
    for drawing in [format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{text}</svg>"), text] {
        match svg::check(&drawing) {
            Ok(()) => assert!(!drawing.contains("<script") && !drawing.contains("<foreignObject") || drawing.contains("<!"), "{drawing}"),
            Err(fault) => within(&drawing, &fault.range),
        }
    }
}
