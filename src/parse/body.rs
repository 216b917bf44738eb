//! A body: its links and headings, and the places of the claims' words in it.

use std::collections::HashSet;

use std::ops::Range;

use super::direction::{direction_mistake, directions};
use super::form::is_form;
use super::written::{BodyFile, HeadingEntry, LinkEntry, QuoteEntry};
use crate::diagnostic::{Code, Diagnostic, Log, repeated};
use crate::files::{Span, Spanned};
use crate::markdown::{self, FaultKind, FlatText, LeftKind, LinkKind, NotFound, Outline, Quote, RawHtml, UnusedFootnote};

/// Ids that pages with a body have themselves.
const RESERVED: [&str; 34] = [
    "all",
    "articles",
    "assertions",
    "changes",
    "cite",
    "commitments",
    "corrections",
    "due-next",
    "hatch",
    "history",
    "lanes",
    "later",
    "latest",
    "main",
    "notes",
    "over-time",
    "overdue",
    "predictions",
    "record",
    "related",
    "relayed",
    "reports-on",
    "results",
    "search",
    "since",
    "sources",
    "state-assertion",
    "state-commitment",
    "state-prediction",
    "statuses",
    "text",
    "time",
    "verdict",
    "words",
];
/// Ids of numbered things: a word, then digits alone.
const NUMBERED: [&str; 3] = ["note-", "p", "y"];
/// The drawings of marks, which a page holds under `m-NAME`.
const MARKS: [&str; 29] = [
    "accurate",
    "awaiting-verdict",
    "broken",
    "came-true",
    "conditional",
    "contested",
    "did-not-come-true",
    "holding",
    "in-progress",
    "inaccurate",
    "kept",
    "kept-late",
    "lapsed",
    "misleading",
    "mixed",
    "mostly-accurate",
    "not-triggered",
    "overdue",
    "partly-kept",
    "partly-true",
    "pending",
    "stalled",
    "superseded",
    "unfolding",
    "unproven",
    "unverifiable",
    "withdrawn",
    "event",
    "open",
];
/// So many quotes that are not found are told what comes nearest to them.
const NEAREST: usize = 20;
/// Bytes that are searched for the quotes of one article: each quote takes a walk over the whole text.
const SEARCHED: usize = 1_000_000_000;

/// Whether a page has that id whatever its text says.
fn is_reserved(id: &str) -> bool {
    let numbered =
        |start: &str| id.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    let mark = id.strip_prefix("m-").is_some_and(|name| MARKS.contains(&name));
    RESERVED.contains(&id) || mark || NUMBERED.iter().any(|start| numbered(start)) || id == "__proto__"
}

/// Reads the body that stands at `span`, and gives each quote its range. No heading gets an id of `entries`, which are
/// the claims and sources of the page.
pub(super) fn read(
    text: &str,
    span: Span,
    raw_html: RawHtml,
    entries: &HashSet<String>,
    quotes: &mut [Option<Spanned<QuoteEntry>>],
    log: &mut Log,
) -> BodyFile {
    let body = &text[span.range()];
    let at = |range: Range<usize>| Span::new(span.file, span.start as usize + range.start..span.start as usize + range.end);
    let outline = match markdown::outline_with(body, raw_html, &|id| is_reserved(id) || entries.contains(id)) {
        Ok(outline) => outline,
        Err(fault) => {
            let code = match fault.kind {
                FaultKind::TooDeep => Code::TooDeep,
                FaultKind::TooManyMarks | FaultKind::TooManyReferences => Code::TooLarge,
                FaultKind::Unreadable => Code::Unreadable,
            };
            log.push(Diagnostic::new(code, at(fault.range), fault.kind.to_string()));
            return BodyFile { span, links: Vec::new(), headings: Vec::new() };
        }
    };
    let most = SEARCHED / outline.flat.text().len().max(1);
    let mut missed = 0;
    for (number, quote) in quotes.iter_mut().flatten().enumerate() {
        if number == most {
            let message = "so many quotes are not looked for in so long a text: it is searched for each";
            log.push(Diagnostic::new(Code::TooLarge, quote.at, message).help("divide the article"));
            break;
        }
        let wanted = Quote { exact: &quote.value.exact, prefix: &quote.value.prefix, suffix: &quote.value.suffix };
        match markdown::find_quote(&outline.flat, &wanted) {
            Ok(found) => quote.value.range = Some(found.range),
            Err(missing) => {
                missed += 1;
                let bare = missing == NotFound::Nowhere
                    && missed <= NEAREST
                    && without_marks(&quote.value.exact)
                        .is_some_and(|exact| markdown::find_quote(&outline.flat, &Quote { exact, ..wanted }).is_ok());
                if bare {
                    log.push(
                        Diagnostic::new(Code::QuoteNotFound, quote.at, "the text has these words without the quotation marks around them")
                            .help("leave the quotation marks out"),
                    );
                    continue;
                }
                let nearest = if missed <= NEAREST { markdown::nearest(&outline.flat, &quote.value.exact) } else { None };
                log.push(quote_mistake(quote.at, missing, nearest, &at));
            }
        }
    }
    lints(&outline, body, &at, log);
    let Outline {
        links,
        headings,
        code_languages: _,
        flat,
        footnotes: _,
        unused_footnotes: _,
        emphasis_left: _,
        marks_left: _,
        skipped_levels: _,
    } = outline;
    BodyFile { span, links: links.into_iter().map(|link| link_entry(link, &flat, &at)).collect(), headings: heading_entries(headings) }
}

/// The words within the quotation marks that stand around a quote, of whatever language.
fn without_marks(quote: &str) -> Option<&str> {
    let is_mark =
        |c: char| matches!(c, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』');
    quote.trim().strip_prefix(is_mark)?.strip_suffix(is_mark)
}

fn link_entry(link: markdown::Link, flat: &FlatText, at: &impl Fn(Range<usize>) -> Span) -> LinkEntry {
    let names_claim = link.destination.trim_start().starts_with("claim:");
    LinkEntry {
        sentence: names_claim.then(|| flat.sentence_at(link.range.start)),
        at: at(link.destination_range),
        range: link.range,
        image: link.kind == LinkKind::Image,
        destination: link.destination,
    }
}

fn heading_entries(headings: Vec<markdown::Heading>) -> Vec<HeadingEntry> {
    headings.into_iter().map(|heading| HeadingEntry { level: heading.depth, text: heading.text, id: heading.id }).collect()
}

fn quote_mistake(quote: Span, missing: NotFound, nearest: Option<markdown::Passage>, at: &impl Fn(Range<usize>) -> Span) -> Diagnostic {
    let not_found = |message: &str| Diagnostic::new(Code::QuoteNotFound, quote, message);
    match missing {
        NotFound::Empty => not_found("the quote has no words"),
        NotFound::Nowhere => match nearest {
            Some(passage) => not_found("the text does not have these words").note(at(passage.range), "the nearest passage"),
            None => not_found("the text does not have these words").help("a quote is exact words of this article's text"),
        },
        NotFound::AcrossBlocks { at: place } => not_found("the words go from one paragraph, item or cell to the next")
            .note(at(place), "they begin here")
            .help("quote words of one paragraph"),
        NotFound::InCode { at: place } => not_found("the words stand in code or in an image's words").note(at(place), "here"),
        NotFound::OtherContext { at: places, count } => {
            let times = if count == 1 { String::new() } else { format!(" {count} times") };
            let message = format!("the text has these words{times}, but not with this prefix and suffix");
            with_places(Diagnostic::new(Code::QuoteNotFound, quote, message), places, at)
        }
        NotFound::Ambiguous { at: places, count } => {
            let message = format!("the text has these words {count} times");
            with_places(Diagnostic::new(Code::QuoteAmbiguous, quote, message), places, at)
                .help("write `quote: {exact: …, prefix: …}` with words that stand before")
        }
    }
}

fn with_places(mistake: Diagnostic, places: Vec<Range<usize>>, at: &impl Fn(Range<usize>) -> Span) -> Diagnostic {
    places.into_iter().fold(mistake, |mistake, place| mistake.note(at(place), "here"))
}

fn lints(outline: &Outline, body: &str, at: &impl Fn(Range<usize>) -> Span, log: &mut Log) {
    if is_form(body) {
        let start = body.len() - body.trim_start().len();
        let mistake = Diagnostic::new(Code::FormLeft, at(start..body.trim_end().len()), "the text is still the sentence of the form");
        log.push(mistake.help("write the article's text in its place, or take it away"));
    }
    let mut left = outline.emphasis_left.iter().peekable();
    while let Some(first) = left.next() {
        // The opening and the closing mark of one emphasis are one mistake.
        let closes =
            |other: &&Range<usize>| body[first.clone()] == body[(*other).clone()] && !body[first.end..other.start].contains("\n\n");
        let range = left.next_if(closes).map_or(first.clone(), |other| first.start..other.end);
        log.push(
            Diagnostic::new(Code::EmphasisLeft, at(range), "these marks stay in the text: they begin or end no emphasis")
                .help("a closing mark between a sign and a letter ends nothing: put the sign outside the marks"),
        );
    }
    for left in &outline.marks_left {
        log.push(marks_left(&left.kind, at(left.range.clone())));
    }
    for UnusedFootnote { label, range } in &outline.unused_footnotes {
        let line = body[range.clone()].lines().next().unwrap_or_default().trim_end();
        let place = at(range.start..range.start + line.len());
        let is_second = outline.footnotes.iter().any(|shown| shown.to_lowercase() == label.to_lowercase());
        log.push(match is_second {
            true => Diagnostic::new(Code::UnusedNote, place, "another note has this label: this one is not on the page")
                .help("give it a label of its own, here and where the text refers to it"),
            false => Diagnostic::new(Code::UnusedNote, place, "the text never refers to this note: it is not on the page")
                .help(format!("write `[^{}]` where it belongs", repeated(label))),
        });
    }
    for skipped in &outline.skipped_levels {
        log.push(Diagnostic::new(Code::SkippedHeading, at(skipped.clone()), "this heading skips a level"));
    }
    for image in outline.images_without_alt() {
        let mistake = Diagnostic::new(Code::ImageWithoutText, at(image.range.clone()), "this image has no words for who cannot see it");
        log.push(mistake.help("write `![what it shows](file.png)`"));
    }
    for language in &outline.code_languages {
        if !markdown::highlight::knows(&language.name) {
            let message = format!("no language called `{}` is known here", language.name.chars().take(40).collect::<String>());
            log.push(Diagnostic::new(Code::UnknownLanguage, at(language.range.clone()), message).help("the block is shown as plain text"));
        }
    }
    for (offset, letter) in directions(body) {
        log.push(direction_mistake(letter, at(offset..offset + letter.len_utf8())));
    }
}

fn marks_left(kind: &LeftKind, at: Span) -> Diagnostic {
    let mistake = |message: String| Diagnostic::new(Code::MarksLeft, at, message);
    match kind {
        LeftKind::Address(address) => {
            let message = "this stays in the text as it is: an address with a blank makes no link".to_owned();
            mistake(message).help(match address.strip_prefix('#') {
                Some(words) => format!("write the heading's anchor: `#{}`", repeated(&markdown::slug(words))),
                None => format!("write `<{}>` or `{}`", repeated(address), repeated(&address.replace(' ', "%20"))),
            })
        }
        LeftKind::Wiki => {
            mistake("this stays in the text as it is: two brackets make no link".to_owned()).help("write `[words](article:SLUG)`")
        }
        LeftKind::Note(label) => mistake(format!("no note has the label `{}`: this stays in the text as it is", repeated(label)))
            .help(format!("write the note in a line of its own: `[^{}]: …`", repeated(label))),
        LeftKind::Heading => {
            mistake("this stays in the text as it is: a heading has a blank behind its signs".to_owned()).help("write a blank behind `#`")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_keeps_its_words_unless_the_page_has_that_very_id() {
        for (id, reserved) in [
            ("sources", true),
            ("source-of-the-words", false),
            ("note-3", true),
            ("note-3-2", false),
            ("note-to-editors", false),
            ("m-kept", true),
            ("m-kept-2", false),
            ("y2018", true),
            ("y2018-2", false),
            ("__proto__", true),
        ] {
            assert_eq!(is_reserved(id), reserved, "{id}");
        }
    }
}
