//! Bodies and their HTML.

use super::page::{LABELS, assert_balanced, assert_inert, outline_of, shown};
use crate::markdown::{LinkAt, Page, Piece, RawHtml, Target, html};

#[test]
fn blocks() {
    for (text, expected) in [
        (
            "One *two* **three** ~~four~~ `<five>`\nsix  \nseven",
            "<p>One <em>two</em> <strong>three</strong> <del>four</del> <code>&lt;five&gt;</code>\nsix<br>\nseven</p>\n",
        ),
        ("# A\n\n## B\n\ntext", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<p>text</p>\n"),
        // The highest heading is the page's second level, whatever the author began with; none is skipped.
        ("## A\n\n#### B\n\n## C", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h2 id=\"c\">C</h2>\n"),
        ("A\n===\n\nA\n---", "<h2 id=\"a\">A</h2>\n<h3 id=\"a-2\">A</h3>\n"),
        ("# A {#b .c onclick=x}\n\n# B", "<h2 id=\"b\" class=\"c\">A</h2>\n<h2 id=\"b-2\">B</h2>\n"),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ("> [!WARNING]\n> a", "<div class=\"alert alert-warning\">\n<p class=\"alert-title\">Warning</p>\n<p>a</p>\n</div>\n"),
        ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
        ("3. a\n\n4. b", "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n\
             <li><input type=\"checkbox\" disabled aria-label=\"Not done\"> b</li>\n</ul>\n",
        ),
        ("a\n: b\n: c", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n"),
        ("***", "<hr>\n"),
        (
            "|a|b|\n|:-|-:|\n|c||",
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead>\n<tr>\
             <th scope=\"col\" class=\"left\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr>\
             <td class=\"left\">c</td><td class=\"right\"></td></tr>\n</tbody>\n</table>\n</div>\n",
        ),
        ("```\na < b\r\nc\n```", "<pre class=\"code\" tabindex=\"0\"><code>a &lt; b\nc\n</code></pre>\n"),
        ("    a\n    b", "<pre class=\"code\" tabindex=\"0\"><code>a\nb</code></pre>\n"),
        ("```text x\na\n```", "<pre class=\"code\" tabindex=\"0\"><code class=\"language-text\">a\n</code></pre>\n"),
        ("a\r\nb\rc", "<p>a\nb\nc</p>\n"),
        ("", ""),
    ] {
        let html = shown(text, &[]);
        assert_eq!(html, expected, "{text}");
        assert_balanced(&html);
        assert_inert(&html);
    }
}

#[test]
fn what_is_not_in_the_dialect_is_text() {
    for text in ["[[a]]", "^a^", "$a$", "https://example.org", "\"a\" -- 'b'...", "H~2~O", ":a:", "==a=="] {
        let html = shown(text, &[]);
        assert_eq!(html, format!("<p>{text}</p>\n"), "{text}");
    }
}

#[test]
fn links_and_images() {
    for (text, expected) in [
        ("[a *b*](https://x.org/?a&b \"t\")", "<a href=\"https://x.org/?a&amp;b\" rel=\"noopener\" title=\"t\">a <em>b</em></a>"),
        ("<desk@example.org>", "<a href=\"mailto:desk@example.org\">desk@example.org</a>"),
        ("[a][b]\n\n[b]: c.md", "<a href=\"c.md\">a</a>"),
        ("[](c.md)", "<a href=\"c.md\">c.md</a>"),
        ("[a](javascript:x)", "a"),
        ("[a](claim:x)", "a"),
        ("[a *b*](claim:mark) c", "<b>a <em>b</em></b><a href=\"#s\">[1]</a> c"),
        ("a[b](source:cite).", "a<a href=\"#s\">[1]</a>."),
        ("![a *b* `c`](d.png \"t\")", "<img src=\"d.png\" alt=\"a b c\" width=\"4\" height=\"3\" loading=\"lazy\" title=\"t\">"),
        ("![](d.png)", "<img src=\"d.png\" alt=\"\" width=\"4\" height=\"3\" loading=\"lazy\">"),
        ("![a](https://x.org/d.png)", "a"),
        ("[![a](d.png)](e.md)", "<a href=\"e.md\"><img src=\"d.png\" alt=\"a\" width=\"4\" height=\"3\" loading=\"lazy\"></a>"),
        ("![a ![b](c.png) [d](e.md)](f.png)", "<img src=\"f.png\" alt=\"a b d\" width=\"4\" height=\"3\" loading=\"lazy\">"),
    ] {
        let html = shown(text, &[]);
        assert_eq!(html, format!("<p>{expected}</p>\n"), "{text}");
        assert_inert(&html);
    }
}

#[test]
fn a_caller_in_error_makes_no_script() {
    let outline = outline_of("[a](b) ![c](d)");
    for (target, expected) in [
        (Target::Href { href: "java\tscript:x".into(), attributes: vec![] }, "a c"),
        (Target::Href { href: "claim:x".into(), attributes: vec![] }, "a c"),
        (Target::Image { src: "https://x.org/".into(), width: None, height: None }, "a c"),
        (Target::Image { src: "x.png".into(), width: None, height: None }, "a <img src=\"x.png\" alt=\"c\" loading=\"lazy\">"),
        (
            Target::Href { href: "x\"y".into(), attributes: vec![("rel", "a\"b".into())] },
            "<a href=\"x&quot;y\" rel=\"a&quot;b\">a</a> <a href=\"x&quot;y\" rel=\"a&quot;b\">c</a>",
        ),
    ] {
        let lead = |_: &LinkAt<'_>| target.clone();
        let page = Page { outline: &outline, marks: &[], link: &lead, top_level: 2, raw_html: RawHtml::Shown, labels: &LABELS };
        assert_eq!(html("[a](b) ![c](d)", &page), [Piece::Html(format!("<p>{expected}</p>\n"))], "{target:?}");
    }
}

#[test]
fn notes() {
    let html =
        shown("Two[^b] and one[^A] and two[^b].\n\n[^a]: First\n[^b]: Second, see[^c].\n\n    More.\n[^c]: - x\n[^d]: Unused\n", &[]);
    assert_eq!(
        html,
        "<p>Two<a class=\"fn\" id=\"fnref-b\" href=\"#fn-b\"><span class=\"vh\">Note </span>1</a> and one\
         <a class=\"fn\" id=\"fnref-a\" href=\"#fn-a\"><span class=\"vh\">Note </span>2</a> and two\
         <a class=\"fn\" id=\"fnref-b-2\" href=\"#fn-b\"><span class=\"vh\">Note </span>1</a>.</p>\n\
         <section class=\"footnotes\" aria-label=\"Notes\">\n<ol>\n\
         <li id=\"fn-b\"><p>Second, see<a class=\"fn\" id=\"fnref-c\" href=\"#fn-c\"><span class=\"vh\">Note </span>3</a>.</p>\n<p>More. \
         <a class=\"back\" href=\"#fnref-b\"><span aria-hidden=\"true\">↩</span><span class=\"vh\">Back to note 1</span></a> \
         <a class=\"back\" href=\"#fnref-b-2\"><span aria-hidden=\"true\">↩</span><span class=\"vh\">Back to note 1-2</span></a></p>\n</li>\n\
         <li id=\"fn-a\"><p>First <a class=\"back\" href=\"#fnref-a\"><span aria-hidden=\"true\">↩</span><span class=\"vh\">Back to note 2</span></a></p>\n</li>\n\
         <li id=\"fn-c\"><ul>\n<li>x</li>\n</ul>\n<p><a class=\"back\" href=\"#fnref-c\"><span aria-hidden=\"true\">↩</span><span class=\"vh\">Back to note 3</span></a></p>\n</li>\n\
         </ol>\n</section>\n"
    );
    assert_inert(&html);
    assert_balanced(&html);
}

#[test]
fn a_reference_in_a_link_is_no_link_in_a_link() {
    for text in ["[a[^1] b](c.md) d\n\n[^1]: n\n", "[*a[^1]* ![b[^1]](x.png)](c.md) d\n\n[^1]: n\n", "[a [^1]][r]\n\n[^1]: n\n[r]: x"] {
        let html = shown(text, &[]);
        assert_balanced(&html);
        assert_inert(&html);
    }
}

#[test]
fn ids_of_notes_and_headings_do_not_meet() {
    let html = shown("# fn-1\n\nx[^1] y[^-2] z[^1]\n\n# fnref 1\n\n[^1]: n\n[^-2]: m\n", &[]);
    assert_inert(&html);
    assert!(html.contains("<li id=\"fn-1-2\">"), "{html}");
}

#[test]
fn code_in_colour() {
    let html = shown("```rust ignore\nfn main() { /* a */ \"<b>\"; }\n```", &[]);
    assert!(
        html.starts_with("<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"hl-keyword\">fn</span> "),
        "{html}"
    );
    for part in [
        "<span class=\"hl-comment\">/* a */</span>",
        "<span class=\"hl-string\">\"&lt;b&gt;\"</span>",
        "<span class=\"hl-function\">main</span>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert_inert(&html);
}

#[test]
fn more_code_than_one_text_has_colour_for_stays_plain() {
    let block = format!("```rust\nfn a() {{}} // {}\n```\n\n", "-".repeat(990));
    let html = shown(&block.repeat(4), &[]);
    assert_eq!((html.matches("language-rust").count(), html.matches("hl-comment").count()), (4, 2));
    assert_inert(&html);
}

#[test]
fn a_faulty_body_is_shown_as_it_is_written() {
    let html = shown(&"> ".repeat(200), &[]);
    assert!(html.starts_with("<pre class=\"code\" tabindex=\"0\">&gt; &gt; "), "{html}");
    assert_inert(&html);
}
