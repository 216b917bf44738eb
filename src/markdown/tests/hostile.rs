//! Input that means harm: none of it becomes an element, an attribute or an address of its own.

use super::page::{assert_balanced, assert_inert, marks_over, parsed, shown, text_of};
use crate::markdown::{check_address, outline};

/// Raw HTML in every place where words can be.
#[test]
fn raw_html_is_text() {
    for vector in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe srcdoc=\"<script>\">",
        "<base href=//x>",
        "<meta http-equiv=refresh content=0>",
        "<style>*{}</style>",
        "<form action=x><input name=y>",
        "<!-- --><script>",
        "<!--> <script>-->",
        "<![CDATA[<script>]]>",
        "<?x <script> ?>",
        "<!DOCTYPE x>",
        "</p></div></mark><script>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=x>",
        "<a href=javascript:x>y</a>",
        "<plaintext>",
        "<textarea>",
        "<noscript><p title=\"</noscript><img src onerror=x>\">",
    ] {
        for (name, text) in [
            ("block", format!("{vector}\n\ny")),
            ("paragraph", format!("x {vector} y")),
            ("item", format!("- {vector}\n- x {vector}")),
            ("cell", format!("|{vector}|x|\n|-|-|\n|{vector}|y|")),
            ("definition", format!("x {vector}\n: {vector}\n: y {vector}")),
            ("quote", format!("> {vector}\n> y")),
            ("heading", format!("# {vector}")),
            ("note", format!("x[^1]\n\n[^1]: {vector}")),
            ("caret", format!("^{vector}^")),
            ("link", format!("[{vector}](x \"{vector}\")")),
            ("image", format!("![{vector}](x.png '{vector}')")),
            ("code", format!("`{vector}`\n\n    {vector}\n\n```html\n{vector}\n```")),
            ("alert", format!("> [!NOTE]\n> {vector}")),
        ] {
            let html = shown(&text, &[]);
            assert_inert(&html);
            assert_balanced(&html);
            let (root, _) = parsed(&html);
            if name == "paragraph" && !text.contains('\n') {
                assert_eq!(text_of(&root).trim_end(), text, "every sign is shown");
            }
        }
        let text = format!("x {vector} y");
        let marked = shown(&text, &marks_over(&text, &[vector, "x"]));
        assert_balanced(&marked);
        assert_inert(&marked.replace("<a>1</a>", "").replace("<a>2</a>", ""));
    }
}

/// Schemes that act, in every kind of link: refused by the address, and not in the page.
#[test]
fn schemes() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript&colon;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "&#32;javascript:alert(1)",
        "javascript&#58;alert(1)",
        "java\\script:x",
        "vbscript:x",
        "data:text/html,<script>",
        "data:image/svg+xml;base64,x",
        "blob:https://x/y",
        "file:///etc/passwd",
        "view-source:https://x",
        "feed:javascript:x",
        "//other/x.png",
        "\\\\\\\\other\\\\x",
        "/\\other",
    ] {
        for text in [
            format!("[x]({address})"),
            format!("[x](<{address}>)"),
            format!("![x]({address})"),
            format!("<{address}>"),
            format!("[x][y]\n\n[y]: {address}"),
            format!("[y]: <{address}>"),
            format!("[[{address}]]"),
            format!("[![x]({address})](y.md)"),
        ] {
            assert_inert(&shown(&text, &[]));
            let outline = outline(&text).unwrap();
            let refused = outline.links.iter().filter(|link| check_address(&link.destination).is_err()).count();
            let links = text.contains("](") || text.contains("]:") || outline.links.len() == 1;
            assert_eq!(refused > 0, links && !outline.links.is_empty(), "{text} {:?}", outline.links);
        }
    }
}

#[test]
fn attributes() {
    for text in [
        "## h {onclick=alert(1) style=x id=x class=y}",
        "## h {#a\" .b\" onclick=x}",
        "## h {#<b> .<b>}",
        "## h {#__proto__ .__proto__}",
        "h {onclick=x}\n===",
        "```\"><script>\nx\n```",
        "```a\" onload=\"x\ny\n```",
        "```rust\" onload=\"x\ny\n```",
        "~~~ <b> c\nx\n~~~",
        "[x](u \"\\\" onclick=x\")",
        "[x](u '\" onclick=\"x')",
        "[x](u\"onclick=\"x)",
        "![\" onerror=](x.png)",
        "![x](x.png\"onerror=\"y)",
        "x[^\"><img>]\n\n[^\"><img>]: y",
        "x[^ a\"b ]\n\n[^ a\"b ]: y",
        "|a\"onclick=x|\n|-|\n|b|",
        "- [x]\" onclick=x",
        "&#60;script&#62;x&lt;/script&gt;",
        "&amp;lt;script&amp;gt;",
        "a\0b\u{1b}[31m \u{202e}c",
    ] {
        let html = shown(text, &[]);
        assert_inert(&html);
        assert_balanced(&html);
    }
}

/// Sizes that would be too much for anything that isn't linear.
#[test]
fn large_bodies() {
    let n = 20_000;
    for (name, text) in [
        ("brackets", "[".repeat(n)),
        ("closing brackets", "]".repeat(n)),
        ("images", "![".repeat(n)),
        ("links", "[a](b) ".repeat(n / 4)),
        ("unclosed links", "[a](".repeat(n)),
        ("marks of notes", "a [^\n".repeat(n)),
        ("notes", (0..n / 4).map(|note| format!("[^{note}]\n\n[^{note}]: x\n\n")).collect()),
        ("one note", "[^1] ".repeat(n) + "\n\n[^1]: x"),
        ("stars", "*a ".repeat(n)),
        ("stars that fit", "*a* ".repeat(n)),
        ("equal headings", "# a\n\n".repeat(n)),
        ("headings without words", "#\n\n".repeat(n)),
        ("wide table", format!("|{}\n|{}\n{}", "a|".repeat(2_000), "-|".repeat(2_000), "|a\n".repeat(50))),
        ("long table", format!("|a|\n|-|\n{}", "|b|\n".repeat(n))),
        ("items", "- a\n".repeat(n)),
        ("code", format!("```rust\n{}```", "fn a() {}\n".repeat(n))),
        ("long line of code", format!("```rust\n{}\n```", "a(".repeat(n))),
        ("many blocks of code", "```rust\nfn a() {}\n```\n\n".repeat(n / 10)),
        ("backticks", (1..600).map(|count| "`".repeat(count) + " ").collect()),
        ("references", format!("[x]: {}\n\n{}", "u".repeat(100), "[x] ".repeat(n))),
        ("definitions", (0..n).map(|label| format!("[{label}]: u\n")).collect()),
        ("one sentence", "word ".repeat(n) + &"[a](claim:x) ".repeat(n / 10)),
        ("combining marks", "a".to_owned() + &"\u{301}".repeat(n)),
    ] {
        let html = shown(&text, &[]);
        if let Ok(outline) = outline(&text) {
            for link in &outline.links {
                outline.flat.sentence_at(link.range.start);
            }
        }
        assert!(html.len() <= 200 * text.len(), "{name}: {} from {}", html.len(), text.len());
    }
}
