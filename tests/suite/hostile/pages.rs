//! What nobody may see run: the vectors in every field, through the built site.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::super::archives::{Archive, tree};
use super::{Gets, expect, good, said};

/// What would run, if it came through as HTML.
const VECTORS: [&str; 16] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<style>*{display:none}</style>",
    "<form action=//x>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?x <script>alert(1)</script> ?>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "</title></style></script><script>alert(1)</script>",
    "{{ 7 * 7 }}{% include \"/etc/passwd\" %}",
];

/// An archive with the vector in every field that takes words.
fn archive_with(vector: &str, raw_html: &str) -> Archive {
    let quoted = format!("'{}'", vector.replace('\'', "''"));
    let archive = Archive::of("");
    archive.write(
        "archive.yaml",
        format!(
            "title: {quoted}\ndescription: {quoted}\nbase_url: https://example.org/\nauthors: [{quoted}]\nlicense: {quoted}\nraw_html: {raw_html}\n\
             menu: [{{title: {quoted}, url: /status.html}}]\ntopics: {{t: {{name: {quoted}, description: {quoted}}}}}\n\
             scales: {{commitment: [{{id: kept, label: {quoted}, symbol: '<', meaning: {quoted}, class: settled, rating: 5}}]}}\n\
             lints: {{no-archived-copy: off, undeclared-speaker: off}}\n"
        ),
    );
    archive.write("content/speakers/kim.md", format!("---\nname: {quoted}\nrole: {quoted}\n---\n{vector}\n"));
    archive.write("content/pages/about.md", format!("---\ntitle: {quoted}\nmenu: {quoted}\nsummary: {quoted}\n---\n{vector}\n"));
    archive.write("content/index.md", vector);
    archive.write(
        "content/articles/2018-03-06-a.md",
        format!(
            "---\ntitle: {quoted}\npublisher: {quoted}\nauthors: [{quoted}]\nsummary: {quoted}\ntopics: [{quoted}, t]\nplaces: [{quoted}]\nclaims:\n  - id: a\n    \
             text: {quoted}\n    short: x {quoted_short}\n    speaker: kim\n    to: [{quoted}]\n    due: 2018-04\n    conditions: [{{id: c, text: {quoted}}}]\n    \
             criteria: {{kept_if: {quoted}}}\n    readings: [{{text: {quoted}}}]\n    sources: [s]\nsources:\n  - {{id: s, title: {quoted}, publisher: {quoted}, authors: \
             [{quoted}], url: 'https://example.org/?a=b'}}\nfollow_ups: [{{claim: a, date: 2018-03-05, verdict: kept, note: {quoted}, by: {quoted}, sources: [s]}}]\n\
             corrections: [{{date: 2018-03-07, note: {quoted}}}]\nextra: {{x: {quoted}}}\n---\n# {vector}\n\n{vector}\n\nwords {vector} and [words {vector}](claim:a) \
             [x](source:s)\n\n- {vector}\n\n| {vector} | x |\n|---|---|\n| {vector} | y |\n\n{vector}\n: {vector}\n\nx[^1]\n\n[^1]: {vector}\n",
            quoted_short = "y"
        ),
    );
    archive
}

/// Name, attributes, own text.
type Element = (String, Vec<(String, String)>, String);

/// Every element of a page with its attributes; what a browser would make of the bytes.
fn elements(html: &[u8]) -> Vec<Element> {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).from_utf8().one(html);
    let mut found = Vec::new();
    let mut open: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes =
                attrs.borrow().iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect();
            let text = node
                .children
                .borrow()
                .iter()
                .filter_map(|child| if let NodeData::Text { contents } = &child.data { Some(contents.borrow().to_string()) } else { None })
                .collect();
            found.push((name.local.to_string(), attributes, text));
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    found
}

fn assert_inert(path: &str, html: &[u8]) {
    for (name, attributes, text) in elements(html) {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
        match name.as_str() {
            "script" => {
                let own =
                    value("src").split('?').next().is_some_and(|src| src.ends_with(".js") && !src.contains(':') && !src.starts_with("//"));
                let data = value("type").contains("json");
                assert!(own || data, "{path}: a script {attributes:?}");
                assert!(!data || serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{path}: {text}");
            }
            "iframe" | "base" | "object" | "embed" | "applet" | "frame" => panic!("{path}: <{name}>"),
            "meta" => {
                let refresh = value("http-equiv").eq_ignore_ascii_case("refresh");
                assert!(
                    !refresh || value("content").starts_with("0; url=") || value("content").starts_with("0;url="),
                    "{path}: {attributes:?}"
                );
                assert!(!refresh || !value("content").contains(':'), "{path}: {attributes:?}");
            }
            "style" => panic!("{path}: an inline style"),
            "form" => assert!(!value("action").contains("//"), "{path}: {attributes:?}"),
            "img" => assert!(value("src") != "x", "{path}: {attributes:?}"),
            _ => {}
        }
        for (attribute, value) in &attributes {
            assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "srcdoc", "{path}: {attribute} in <{name}>");
            let address = value.trim().to_ascii_lowercase();
            let acts = ["javascript:", "vbscript:", "data:", "blob:", "file:"].iter().any(|scheme| address.starts_with(scheme));
            assert!(!(matches!(attribute.as_str(), "href" | "src" | "action" | "xlink:href") && acts), "{path}: {attribute}={value}");
        }
    }
}

fn policy(path: &str, html: &[u8]) {
    let policy = elements(html).into_iter().find_map(|(name, attributes, _)| {
        let is_policy = name == "meta"
            && attributes.iter().any(|(name, value)| name == "http-equiv" && value.eq_ignore_ascii_case("content-security-policy"));
        is_policy.then(|| attributes.iter().find(|(name, _)| name == "content").map(|(_, value)| value.clone())).flatten()
    });
    let policy = policy.unwrap_or_else(|| panic!("{path} has no policy"));
    assert!(
        policy.contains("default-src 'none'") && policy.contains("base-uri 'none'") && !policy.contains("unsafe-inline"),
        "{path}: {policy}"
    );
    assert!(!policy.contains("'unsafe-eval'") && (!policy.contains("wasm-unsafe-eval") || path == "search.html"), "{path}: {policy}");
}

fn assert_site(archive: &Archive, vector: &str) {
    let output = archive.run(&["build", "--as-of", "2026-01-01"]);
    assert!(output.status.success(), "{vector}: {}", said(&output));
    let mut pages = 0;
    for (path, bytes) in tree(&archive.output()) {
        if path.ends_with(".html") {
            assert_inert(&format!("{vector}: {path}"), &bytes);
            policy(&path, &bytes);
            pages += 1;
        }
        assert!(!String::from_utf8_lossy(&bytes).contains("root:x:0"), "{path}");
    }
    assert!(pages > 10, "{pages} pages");
}

#[test]
fn every_field_of_every_page() {
    for vector in VECTORS {
        let archive = archive_with(vector, "escape");
        assert_site(&archive, vector);
        let page = archive.published("articles/a.html");
        assert!(!page.contains("49") || !vector.contains("7 * 7"), "content is never compiled");
    }
}

#[test]
fn html_that_is_kept_does_nothing() {
    for vector in VECTORS {
        assert_site(&archive_with(vector, "sanitise"), vector);
    }
    let archive = Archive::of("");
    archive.write("archive.yaml", "title: T\nraw_html: sanitise\n");
    archive.write(
        "content/articles/2018-03-06-a.md",
        "---\ntitle: A\n---\nH<sub>2</sub>O <a href=\"https://x/\">x</a>\n\n<div onclick=\"x\" class=\"y\">\n<p>kept\n</div>\n",
    );
    archive.build();
    let page = archive.published("articles/a.html");
    assert!(
        page.contains("H<sub>2</sub>O x") && page.contains("<p>kept") && !page.contains("https://x/") && !page.contains("onclick"),
        "{page}"
    );
}

#[test]
fn addresses_that_act() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/svg+xml,x",
        "blob:https://x/",
        "file:///etc/passwd",
        "view-source:https://x",
        "feed:javascript:x",
        "//other/x",
        "\\\\\\\\other\\\\x",
    ] {
        for body in [format!("[x]({address})"), format!("![x]({address})"), format!("[x][y]\n\n[y]: {address}")] {
            let archive = good();
            archive.write("content/articles/2018-03-01-a.md", format!("---\ntitle: A\n---\n{body}\n"));
            let code = if body.starts_with('!') && !address.contains("script") { "" } else { "wrong-address" };
            if code.is_empty() {
                assert_eq!(archive.run(&["check"]).status.code(), Some(1), "{body}");
            } else {
                expect(&body, &archive, Gets::Error(code, "content/articles/2018-03-01-a.md:"));
            }
        }
    }
    for address in
        ["javascript:alert(1)", "JAVASCRIPT:x", "java\\tscript:x", "data:text/html,x", "vbscript:x", "file:///x", "//other/x", "x"]
    {
        for keys in [
            format!("url: \"{address}\"\n"),
            format!("archived: \"{address}\"\n"),
            format!("sources: [{{id: s, title: t, url: \"{address}\"}}]\n"),
            format!("sources: [{{id: s, title: t, archived: [{{url: \"{address}\"}}]}}]\n"),
            format!("sources: [{{id: s, title: t, retracted: {{date: 2018-03-06, notice: \"{address}\"}}}}]\n"),
        ] {
            let archive = good();
            archive.write("content/articles/2018-03-01-a.md", format!("---\ntitle: A\n{keys}---\nWords.\n"));
            let text = said(&archive.run(&["check"]));
            assert!(text.contains("error[wrong-address]") || text.contains("error[control-character]"), "{keys}: {text}");
        }
        let archive = good();
        archive.write("content/speakers/kim.md", format!("---\nname: Kim\nsame_as: [\"{address}\"]\n---\n"));
        assert_eq!(archive.run(&["check"]).status.code(), Some(1), "{address}");
        for line in
            [format!("base_url: \"{address}\""), format!("contact: \"{address}\""), format!("menu: [{{title: a, url: \"{address}\"}}]")]
        {
            let archive = good();
            archive.write("archive.yaml", format!("title: T\nlints: {{no-archived-copy: off, undeclared-speaker: off}}\n{line}\n"));
            assert_eq!(archive.run(&["check"]).status.code(), Some(1), "{line}");
        }
    }
}
