//! The text of a page's element, and where the marked words of claims stand in it.
//!
//! In: the bytes of a page. Out: what a browser gives as the element's text, with each run of white space one blank and none
//! at its ends; places are counted in code points, as the W3C's Web Annotation model counts them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// How many bytes of a page are read before it is asked whether the element is over.
const PIECE: usize = 2048;

/// The text of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageText {
    /// White space folded, trimmed.
    pub(super) text: String,
    /// By a claim's id, from the first of its marked words to the last: code points of the text.
    pub(super) marks: BTreeMap<String, Range<usize>>,
}

/// The text of the element of that id.
pub(super) fn text_of(html: &[u8], id: &str) -> PageText {
    let page = Page { wanted: id, reading: RefCell::default() };
    let input = BufferQueue::default();
    let tokenizer = Tokenizer::new(page, TokenizerOpts::default());
    let html = String::from_utf8_lossy(html);
    let mut rest: &str = &html;
    while !rest.is_empty() && !tokenizer.sink.reading.borrow().is_over {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(PIECE.min(rest.len())));
        input.push_back(StrTendril::from(piece));
        let _ = tokenizer.feed(&input);
        rest = after;
    }
    tokenizer.end();
    tokenizer.sink.reading.into_inner().found
}

/// A page that is read, token by token.
struct Page<'i> {
    wanted: &'i str,
    reading: RefCell<Reading>,
}

#[derive(Default)]
struct Reading {
    found: PageText,
    /// How many code points the text has.
    length: usize,
    /// White space was read that becomes one blank if words follow.
    blank: bool,
    /// The element's name and how many of that name are open, while we are in it.
    inside: Option<(String, usize)>,
    is_over: bool,
    /// The `mark` elements that are open: whose words they are, and where these began.
    open: Vec<(Option<String>, Option<usize>)>,
}

impl TokenSink for Page<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reading = self.reading.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                reading.tag(&tag, self.wanted);
                if tag.kind == TagKind::StartTag {
                    return content_of(&tag.name);
                }
            }
            Token::CharacterTokens(words) => reading.words(&words),
            Token::DoctypeToken(_) | Token::CommentToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the content of an element is read (HTML, "Tokenization"): that of a script is no markup.
fn content_of(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

impl Reading {
    fn tag(&mut self, tag: &Tag, wanted: &str) {
        let attribute =
            |name: &str| tag.attrs.iter().find(|attribute| *attribute.name.local == *name).map(|attribute| attribute.value.to_string());
        match (&mut self.inside, tag.kind) {
            (None, TagKind::StartTag) if !self.is_over && attribute("id").as_deref() == Some(wanted) => {
                self.inside = Some((tag.name.to_string(), 1));
            }
            (None, TagKind::StartTag | TagKind::EndTag) => {}
            (Some((name, depth)), TagKind::StartTag) => {
                if *tag.name == **name {
                    *depth += 1;
                }
                if &*tag.name == "mark" {
                    let first = attribute("id").and_then(|id| id.strip_prefix("claim-").map(str::to_owned));
                    self.open.push((first.or_else(|| attribute("data-claim")), None));
                }
            }
            (Some((name, depth)), TagKind::EndTag) => {
                if *tag.name == **name {
                    *depth -= 1;
                    if *depth == 0 {
                        self.inside = None;
                        self.is_over = true;
                    }
                }
                if &*tag.name == "mark" {
                    self.end_mark();
                }
            }
        }
    }

    fn end_mark(&mut self) {
        if let Some((Some(claim), Some(start))) = self.open.pop() {
            let end = self.length;
            let place = self.found.marks.entry(claim).or_insert(start..end);
            place.end = end;
        }
    }

    fn words(&mut self, words: &str) {
        if self.inside.is_none() {
            return;
        }
        for letter in words.chars() {
            if letter.is_whitespace() {
                self.blank = self.length > 0;
                continue;
            }
            if std::mem::take(&mut self.blank) {
                self.found.text.push(' ');
                self.length += 1;
            }
            for (_, start) in &mut self.open {
                start.get_or_insert(self.length);
            }
            self.found.text.push(letter);
            self.length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_an_element_and_the_places_of_marks() {
        for (html, text, marks) in [
            ("<p>a</p>", "", vec![]),
            ("<div id=text> a \n b&amp;c&nbsp;</div>d", "a b&c", vec![]),
            ("<div id=text><div>a</div> <div>b</div></div><div id=text>c</div>", "a b", vec![]),
            ("<script>\"<div id=text>x\"</script><div id=text>a<!-- b --><b>c</b></div>", "ac", vec![]),
            ("<div id=text>é <mark id=claim-x> 남북 a </mark> b</div>", "é 남북 a b", vec![("x", 2..6)]),
            ("<div id=text>a <mark id=claim-x>b</mark> <em><mark data-claim=x>c</mark></em> d</div>", "a b c d", vec![("x", 2..5)]),
            (
                "<div id=text><mark id=claim-x>a <mark id=claim-y>b</mark></mark><mark data-claim=y> c</mark></div>",
                "a b c",
                vec![("x", 0..3), ("y", 2..5)],
            ),
            ("<div id=text>a<mark class=claim>b</mark><mark id=claim-e></mark></div>", "ab", vec![]),
        ] {
            let found = text_of(html.as_bytes(), "text");
            let expected: BTreeMap<String, Range<usize>> = marks.into_iter().map(|(claim, place)| (claim.to_owned(), place)).collect();
            assert_eq!((found.text.as_str(), found.marks), (text, expected), "{html}");
        }
    }
}
