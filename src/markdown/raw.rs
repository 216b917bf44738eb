//! A body's own HTML, where the archive keeps a harmless part of it.
//!
//! In: a tag within a paragraph, or a whole block of HTML, as written. Out: the same with the elements that only give a
//! text its form, and of their attributes those that say what it is. No link, no image, no heading, no id, no class: these
//! are written in Markdown, where they are checked. `ammonia` decides; what would take it long is shown as text instead.

use std::sync::LazyLock;

use ammonia::Builder;

/// What becomes of HTML in a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// It is text like any other.
    #[default]
    Shown,
    /// A harmless part of it is kept, the rest dropped.
    Sanitised,
}

/// Elements within a line.
const INLINE: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Elements around lines.
const BLOCKS: &[&str] = &[
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements whose words are not for readers.
const UNREAD: &[&str] = &[
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "embed",
    "noembed",
    "noframes",
    "svg",
    "math",
    "title",
    "textarea",
    "select",
    "xmp",
    "plaintext",
];
/// Elements that HTML opens again in every paragraph until they are closed (HTML, "Reconstruct the active formatting elements").
const REOPENED: &[&str] = &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements without an end.
const ALONE: &[&str] = &["br", "wbr"];

/// Tags in one block: each is held against those that are open.
const TAGS: usize = 5_000;
/// Reopened elements times tags of one block.
const REOPENINGS: usize = 10_000;
/// Attributes of one tag: each is held against the others.
const ATTRIBUTES: usize = 500;
/// Bytes of a block times its tags: each tag is looked at to its end, which can be the block's.
const LOOKED_AT: usize = 500_000_000;
/// Levels of one block.
const DEPTH: usize = 100;
/// Elements that can be open at once within a line.
pub(crate) const OPEN_TAGS: usize = 20;

/// A tag within a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// It opens this element, written so.
    Open { name: String, html: String },
    /// It closes this element.
    Close(String),
    /// It is all of an element, written so.
    Alone(String),
}

static LINE: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(&[INLINE]));
static BLOCK: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(&[INLINE, BLOCKS]));

fn cleaner(elements: &[&[&'static str]]) -> Builder<'static> {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(elements.iter().flat_map(|list| list.iter().copied()).collect())
        .clean_content_tags(UNREAD.iter().copied().collect())
        .generic_attributes(["lang", "dir", "title"].into())
        .tag_attributes(
            [
                ("col", ["span"].into()),
                ("colgroup", ["span"].into()),
                ("data", ["value"].into()),
                ("del", ["datetime"].into()),
                ("details", ["open"].into()),
                ("ins", ["datetime"].into()),
                ("ol", ["start", "reversed"].into()),
                ("td", ["colspan", "rowspan"].into()),
                ("th", ["colspan", "rowspan", "scope"].into()),
                ("time", ["datetime"].into()),
            ]
            .into(),
        )
        .link_rel(None)
        .strip_comments(true);
    cleaner
}

/// A tag within a line; `None` for one that is dropped, as comments are.
pub(crate) fn tag(written: &str) -> Option<Tag> {
    if let Some(name) = written.strip_prefix("</") {
        let name = name.trim_end_matches('>').trim().to_ascii_lowercase();
        return INLINE.contains(&name.as_str()).then_some(Tag::Close(name));
    }
    if attributes(written) > ATTRIBUTES {
        return None;
    }
    let clean = LINE.clean(written).to_string();
    let name = clean.strip_prefix('<')?.split([' ', '>']).next()?.to_owned();
    if ALONE.contains(&name.as_str()) {
        return Some(Tag::Alone(clean));
    }
    let html = clean.strip_suffix(&format!("</{name}>"))?.to_owned();
    // One tag, and nothing behind it.
    (html.ends_with('>') && words(&html).is_empty()).then_some(Tag::Open { name, html })
}

/// A block of HTML, with every element closed; `None` where it is to be shown as text.
pub(crate) fn block(written: &str) -> Option<String> {
    let tags = written.matches('<').count();
    if tags > TAGS || reopened(written) * tags > REOPENINGS || written.len() * tags > LOOKED_AT {
        return None;
    }
    // One of these is where a tag begins, whatever stands in comments and quotes.
    if written.match_indices('<').any(|(at, _)| attributes(&written[at..]) > ATTRIBUTES) {
        return None;
    }
    let clean = BLOCK.clean(written).to_string();
    (depth(&clean) <= DEPTH).then_some(clean)
}

/// How many attributes the tag has that begins here, counted up to one too many (HTML, "Before attribute name state").
fn attributes(tag: &str) -> usize {
    const BLANKS: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];
    let tag = tag.trim_start_matches('<').trim_start_matches('/');
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    let from = |text: &'_ str, ends: &[char]| text.find(ends).unwrap_or(text.len());
    let mut rest = &tag[from(tag, &[' ', '\t', '\n', '\r', '\u{c}', '/', '>'])..];
    let mut count = 0;
    while count <= ATTRIBUTES {
        rest = rest.trim_start_matches(BLANKS).trim_start_matches('/');
        let Some(first) = rest.chars().next().filter(|first| *first != '>') else { return count };
        if BLANKS.contains(&first) {
            continue;
        }
        count += 1;
        let name = &rest[first.len_utf8()..];
        rest = name[from(name, &[' ', '\t', '\n', '\r', '\u{c}', '/', '>', '='])..].trim_start_matches(BLANKS);
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start_matches(BLANKS);
            rest = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).map_or("", |(_, after)| after),
                Some(_) | None => &value[from(value, &[' ', '\t', '\n', '\r', '\u{c}', '>'])..],
            };
        }
    }
    count
}

/// How many tags open an element that HTML opens again.
fn reopened(written: &str) -> usize {
    written
        .match_indices('<')
        .filter(|(at, _)| {
            let rest = &written.as_bytes()[at + 1..];
            let length = rest.iter().take(7).take_while(|byte| byte.is_ascii_alphanumeric()).count();
            REOPENED.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(&rest[..length]))
        })
        .count()
}

/// The deepest level of clean HTML.
fn depth(clean: &str) -> usize {
    let (mut level, mut deepest) = (0usize, 0);
    each_part(clean, |part| {
        if let Part::Tag(tag) = part {
            if tag.starts_with('/') {
                level = level.saturating_sub(1);
            } else if !["br", "wbr", "hr", "col"].iter().any(|name| tag.split(' ').next() == Some(name)) {
                level += 1;
                deepest = deepest.max(level);
            }
        }
    });
    deepest
}

/// What a reader sees of clean HTML.
pub(crate) fn words(clean: &str) -> String {
    let mut out = String::with_capacity(clean.len());
    each_part(clean, |part| {
        if let Part::Words(words) = part {
            out.push_str(&words.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&"));
        }
    });
    out
}

enum Part<'h> {
    /// What stands between `<` and `>`.
    Tag(&'h str),
    /// What stands between tags.
    Words(&'h str),
}

/// Tags and words of HTML as ammonia writes it: values in double quotes, no other `<` than those of tags.
fn each_part<'h>(clean: &'h str, mut see: impl FnMut(Part<'h>)) {
    let mut rest = clean;
    while let Some(start) = rest.find('<') {
        see(Part::Words(&rest[..start]));
        let mut quoted = false;
        let end = rest[start..].bytes().position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        });
        let Some(end) = end else { return };
        see(Part::Tag(&rest[start + 1..start + end]));
        rest = &rest[start + end + 1..];
    }
    see(Part::Words(rest));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_html_reads_them() {
        for (tag, count) in [
            ("<i>", 0),
            ("<i a>", 1),
            ("<i a b=c d='e f' g=\"h > i\" j = k>", 5),
            ("<i/a/b/>", 2),
            ("<i / / a>", 1),
            ("<i a=\"b\"c='d'e>", 3),
            ("<i a=b\"c d>e f", 2),
            ("<i \"a b\">", 2),
            ("<i =a>", 1),
            ("</i a b>", 2),
            ("< a b", 0),
            ("<!-- a b", 0),
            ("<i a='b c d", 1),
        ] {
            assert_eq!(attributes(tag), count, "{tag}");
        }
    }

    #[test]
    fn a_tag_with_a_crowd_of_attributes_is_no_tag() {
        let crowd = |count: usize| (0..count).map(|n| format!(" a{n}")).collect::<String>();
        for (count, kept) in [(ATTRIBUTES, true), (ATTRIBUTES + 1, false)] {
            assert_eq!(tag(&format!("<i{}>", crowd(count))).is_some(), kept, "{count}");
            for block_of in [format!("<p{}>a</p>", crowd(count)), format!("<!-- <p a=\" --><p{}>a</p>", crowd(count))] {
                assert_eq!(block(&block_of).is_some(), kept, "{count}");
            }
        }
    }

    #[test]
    fn tags_within_a_line() {
        let open = |name: &str, html: &str| Some(Tag::Open { name: name.to_owned(), html: html.to_owned() });
        for (written, expected) in [
            ("<b>", open("b", "<b>")),
            ("<B CLASS=x ID=y onclick=alert(1) style='x'>", open("b", "<b>")),
            ("<span lang=ko title=\"a &quot;<b>\">", open("span", "<span lang=\"ko\" title=\"a &quot;&lt;b&gt;\">")),
            ("<time datetime='2018-04-27'>", open("time", "<time datetime=\"2018-04-27\">")),
            ("</b >", Some(Tag::Close("b".to_owned()))),
            ("<br/>", Some(Tag::Alone("<br>".to_owned()))),
            ("<a href='https://x/'>", None),
            ("<img src=x onerror=alert(1)>", None),
            ("<script>", None),
            ("</script>", None),
            ("<svg onload=alert(1)>", None),
            ("<div>", None),
            ("<mark>", None),
            ("<!-- x -->", None),
            ("<?x ?>", None),
            ("<![CDATA[<b>]]>", None),
            ("<x-y>", None),
        ] {
            assert_eq!(tag(written), expected, "{written}");
        }
    }

    #[test]
    fn blocks() {
        for (written, expected) in [
            ("<div class=x>a <b>b</div>", Some("<div>a <b>b</b></div>")),
            ("<table><tr><td colspan=2 style=x>a</table>", Some("<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>")),
            ("<script>alert(1)</script>a", Some("a")),
            ("<style>*{}</style><p>a", Some("<p>a</p>")),
            ("<h1 id=main>a</h1><a href=javascript:x>b</a>", Some("ab")),
            ("<details open><summary>a</summary>b</details>", Some("<details open=\"\"><summary>a</summary>b</details>")),
            ("</div></main><p>a", Some("<p></p><p>a</p>")),
        ] {
            let found = block(written);
            if written.starts_with("</div>") {
                assert!(found.is_some_and(|html| !html.contains("</div>") && !html.contains("main")));
            } else {
                assert_eq!(found.as_deref(), expected, "{written}");
            }
        }
        assert_eq!(block(&"<div>".repeat(200)), None);
        assert_eq!(block(&"<b title=1><p>".repeat(10_000)), None);
        assert_eq!(block(&"<div>".repeat(6_000)), None);
    }

    #[test]
    fn words_of_clean_html() {
        assert_eq!(words("<p title=\"a>b\">c &amp;lt; &lt;d</p>"), "c &lt; <d");
    }
}
