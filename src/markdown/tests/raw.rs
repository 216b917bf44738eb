//! A body's own HTML where its harmless part is kept: form stays, and nothing that acts, leads or names comes through.

use proptest::prelude::{prop_oneof, proptest};
use proptest::strategy::{Just, Strategy as _};

use super::page::{LABELS, each_element, lead, marks_over, parsed, text_of};
use crate::markdown::{Mark, Page, Piece, RawHtml, html, outline_with};

fn shown(text: &str, marks: &[Mark]) -> String {
    let outline = outline_with(text, RawHtml::Sanitised, &|_| false).unwrap_or_default();
    let page = Page { outline: &outline, marks, link: &lead, top_level: 2, raw_html: RawHtml::Sanitised, labels: &LABELS };
    html(text, &page)
        .into_iter()
        .map(|piece| match piece {
            Piece::Html(html) => html,
            Piece::Notes(_) => String::new(),
        })
        .collect()
}

/// Elements that act, embed, lead or style; names and attributes that a body's own HTML may not give.
fn assert_harmless(html: &str) {
    let (root, _) = parsed(html);
    each_element(&root, |name, attributes, ancestors| {
        const REFUSED: [&str; 23] = [
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "base",
            "meta",
            "link",
            "form",
            "button",
            "select",
            "textarea",
            "template",
            "svg",
            "math",
            "audio",
            "video",
            "frame",
            "noscript",
            "title",
            "body",
            "head",
            "plaintext",
        ];
        assert!(!REFUSED.contains(&name), "<{name}> in {html}");
        assert!(name != "a" || !ancestors.iter().any(|ancestor| ancestor == "a"), "a link in a link in {html}");
        let own = attributes.iter().any(|(attribute, value)| attribute == "src" && value == "x.png");
        assert!(name != "img" || own, "an image in {html}");
        for (attribute, value) in attributes {
            assert!(
                !attribute.starts_with("on")
                    && !["style", "srcdoc", "action", "formaction", "background", "xlink:href"].contains(&attribute.as_str()),
                "{attribute} in {html}"
            );
            assert!(attribute != "href" || !value.to_lowercase().contains("script:"), "{value} in {html}");
        }
    });
}

/// Every element that is opened is closed, in order.
fn assert_closed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.split(['>', ' ']).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if matches!(name, "br" | "wbr" | "hr" | "col" | "img" | "input") => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

#[test]
fn form_is_kept() {
    for (text, expected) in [
        ("x<sup>2</sup> and H<sub>2</sub>O", "<p>x<sup>2</sup> and H<sub>2</sub>O</p>\n"),
        ("<span lang=ko>정상</span>", "<p><span lang=\"ko\">정상</span></p>\n"),
        ("a<br>b", "<p>a<br>b</p>\n"),
        ("<ruby>漢<rt>かん</rt></ruby>", "<p><ruby>漢<rt>かん</rt></ruby></p>\n"),
        ("<div class=\"x\" id=\"main\">\n<p>a</p>\n</div>\n", "<div>\n<p>a</p>\n</div>\n"),
        ("a <u>b *c</u> d* e", "<p>a <u>b <em>c d</em> e</u></p>\n"),
        ("*a <u>b* c</u>", "<p><em>a <u>b</u></em> c</p>\n"),
        ("[a <u>b](x.md) c</u>", "<p><a href=\"x.md\">a <u>b</u></a> c</p>\n"),
        ("a <u>b\n\nc</u>", "<p>a <u>b</u></p>\n<p>c</p>\n"),
        ("a <a href=\"https://x/\">b</a> <img src=y> <mark>c</mark>", "<p>a b  c</p>\n"),
        ("| <b>a |\n|-|\n| b</b> |", "<div class=\"scroll\""),
    ] {
        let html = shown(text, &[]);
        assert!(html.starts_with(expected), "{text}: {html}");
        assert_closed(&html);
    }
}

#[test]
fn the_outline_has_the_words_that_the_page_shows() {
    for text in [
        "# A <u>b</u> c",
        "x<sup>2</sup>",
        "<p>a <b>b &amp; c</b></p>\n",
        "<script>a</script>\n\nb",
        "- a <i>b\n- c</i>",
        "<table><tr><td>a</table>",
    ] {
        let outline = outline_with(text, RawHtml::Sanitised, &|_| false).unwrap();
        let (root, _) = parsed(&shown(text, &[]));
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(outline.flat.text()), plain(&text_of(&root)), "{text}");
    }
    let outline = outline_with("# A <u>b</u> c", RawHtml::Sanitised, &|_| false).unwrap();
    assert_eq!((outline.headings[0].text.as_str(), outline.headings[0].id.as_str()), ("A b c", "a-b-c"));
}

/// After the well-known lists of what filters have let through.
const VECTORS: [&str; 40] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://x/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<SCRIPT>alert(1);//\\<</SCRIPT>",
    "<script/x>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
    "<img src=`javascript:alert(1)`>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a onmouseover=alert(1)>x</a>",
    "<b onclick=alert(1)>x</b>",
    "<b style=\"background:url(javascript:alert(1))\">x</b>",
    "<div style=\"width:expression(alert(1))\">x</div>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=\"javascript:alert(1);//\">",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<table background=javascript:alert(1)><td>x",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[><script>alert(1)</script>]]>",
    "</p></div></main><script>alert(1)</script>",
];

#[test]
fn nothing_that_acts_comes_through() {
    for vector in VECTORS {
        for text in [
            format!("{vector}\n\ny"),
            format!("x {vector} y"),
            format!("<div>\n{vector}\n</div>\n\nz"),
            format!("- {vector}\n- x <b>{vector}"),
            format!("|{vector}|x|\n|-|-|\n|<i>{vector}|y|"),
            format!("x[^1]\n\n[^1]: {vector}"),
            format!("# {vector}"),
            format!("[{vector}](x.md) ![{vector}](x.png)"),
            format!("> <p>{vector}\n> <details>"),
        ] {
            let html = shown(&text, &[]);
            assert_harmless(&html);
            let marked = shown(&text, &marks_over(&text, &[vector]));
            assert_harmless(&marked);
        }
    }
}

#[test]
fn what_would_take_long_is_text() {
    for text in [
        "<b title=1><p>".repeat(20_000),
        "<div>".repeat(50_000),
        format!("x {}", "<b>".repeat(50_000)),
        format!("<div>{}", "<p><i title=a>".repeat(500)),
    ] {
        let html = shown(&text, &[]);
        assert!(html.len() < 20 * text.len() + 10_000, "{} became {}", text.len(), html.len());
    }
}

proptest! {
    /// Whatever stands beside whatever: all that is opened is closed, and nothing acts.
    #[test]
    fn any_pieces(pieces in proptest::collection::vec(prop_oneof![
        proptest::sample::select(&VECTORS[..]).prop_map(str::to_owned),
        proptest::sample::select(&["<b>", "</b>", "<u>", "</u>", "<div>", "</div>", "<p>", "<table><tr><td>", "*", "**", "[", "](x)", "`", "\n", "\n\n", "- ", "> ", "| ", "a", "<ruby>", "<rt>", "<!--", "-->", "<", ">", "\"", "&lt;"][..]).prop_map(str::to_owned),
        Just(" ".to_owned()),
    ], 0..24)) {
        let text = pieces.concat();
        let html = shown(&text, &[]);
        assert_harmless(&html);
    }
}
