use super::*;

fn svg(inside: &str) -> String {
    format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" viewBox=\"0 0 9 9\">{inside}</svg>")
}

fn verdict(text: &str) -> Option<String> {
    check(text).err().map(|fault| {
        assert!(text.get(fault.range.clone()).is_some(), "{fault:?} lies in the text");
        fault.message
    })
}

#[test]
fn drawings_pass() {
    for inside in [
        "",
        "<!-- a comment --><title>Sites &amp; roads</title><path d=\"M0 0L9 9\" fill=\"none\" stroke=\"#123\"/>",
        "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"red\"/></linearGradient></defs><rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>",
        "<g id=\"a\"><circle r=\"1\"/></g><use href=\"#a\"/><use xlink:href=\"#a\" x=\"3\"/>",
        "<style>.a { fill: red } @media (prefers-color-scheme: dark) { .a { fill: #fff } }</style>",
        "<style><![CDATA[ .a > .b { fill: url(#g) } ]]></style>",
        "<text x=\"1\" style=\"font-family: serif; filter: drop-shadow(1px 1px 1px black)\">정상 회담</text>",
        "<a href=\"#a\"><text>words</text></a>",
        "<circle r=\"1\"><animate attributeName=\"r\" from=\"1\" to=\"2\" dur=\"1s\"/></circle>",
        "<image href=\"data:image/png;base64,AAAA\" width=\"1\" height=\"1\"/>",
        "<g xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" inkscape:label=\"Layer\"><inkscape:grid type=\"xygrid\"/></g>",
        "<metadata xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:RDF rdf:about=\"https://example.org/\"/></metadata>",
        "<g aria-label=\"see url(x)\" data-name=\"a\" xml:space=\"preserve\"/>",
        "<filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/><feColorMatrix type=\"matrix\" values=\"1 0 0\"/></filter>",
    ] {
        assert_eq!(verdict(&svg(inside)), None, "{inside}");
    }
    assert_eq!(verdict(&format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n{}", svg(""))), None);
}

#[test]
fn what_acts_or_leads_out_is_refused() {
    for (inside, message) in [
        ("<script>alert(1)</script>", "the element `script`"),
        ("<script href=\"#a\"/>", "the element `script`"),
        ("<g xmlns:x=\"http://www.w3.org/2000/svg\"><x:script>alert(1)</x:script></g>", "the element `script`"),
        ("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>", "the element `script`"),
        ("<img xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x\"/>", "the element `img`"),
        ("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", "the element `foreignObject`"),
        ("<iframe src=\"x\"/>", "the element `iframe`"),
        ("<handler/>", "the element `handler`"),
        ("<SCRIPT>x</SCRIPT>", "the element `SCRIPT`"),
        ("<audio href=\"x\"/>", "the element `audio`"),
        ("<g onclick=\"alert(1)\"/>", "the attribute `onclick`, which can run a script"),
        ("<g ONLOAD=\"alert(1)\"/>", "the attribute `ONLOAD`, which can run a script"),
        ("<animate onbegin=\"alert(1)\" attributeName=\"x\"/>", "the attribute `onbegin`, which can run a script"),
        ("<a href=\"javascript:alert(1)\"/>", "a link or reference out of the file, to `javascript:alert(1)`"),
        ("<a href=\" &#106;avascript:alert(1)\"/>", "a link or reference out of the file, to `javascript:alert(1)`"),
        ("<a xlink:href=\"https://example.org/\"/>", "a link or reference out of the file, to `https://example.org/`"),
        ("<a xmlns:y=\"http://www.w3.org/1999/xlink\" y:href=\"x\"/>", "a link or reference out of the file, to `x`"),
        ("<use href=\"other.svg#a\"/>", "a link or reference out of the file, to `other.svg#a`"),
        ("<use href=\"data:image/svg+xml;base64,AAAA\"/>", "a link or reference out of the file, to `data:image/svg+xml;base64,AAAA`"),
        ("<image href=\"data:image/svg+xml;base64,AAAA\"/>", "a link or reference out of the file, to `data:image/svg+xml;base64,AAAA`"),
        ("<image href=\"https://example.org/x.png\"/>", "a link or reference out of the file, to `https://example.org/x.png`"),
        ("<image src=\"x\"/>", "the attribute `src`"),
        ("<g xml:base=\"https://example.org/\"/>", "the attribute `base`"),
        ("<set attributeName=\"href\" to=\"javascript:alert(1)\"/>", "an animation of `href`"),
        ("<animate attributeName=\"xlink:href\" values=\"javascript:alert(1)\"/>", "an animation of `xlink:href`"),
        ("<set attributeName=\"onclick\" to=\"alert(1)\"/>", "an animation of `onclick`"),
        ("<set attributeName=\"fill\" to=\"url(https://example.org/)\"/>", "an animation with `url(`"),
        ("<animate attributeName=\"fill\" values=\"red;url(//x)\"/>", "an animation with `url(`"),
        ("<g style=\"fill: url(https://example.org/x)\"/>", "a style with `url(`"),
        ("<g fill=\"url(x.svg#a)\"/>", "the attribute `fill` with `url(`"),
        ("<g fill=\"&#117;rl(x.svg#a)\"/>", "the attribute `fill` with `url(`"),
        ("<g cursor=\"url(x)\"/>", "the attribute `cursor` with `url(`"),
        ("<style>@import 'https://example.org/x.css';</style>", "a style with `@import`"),
        ("<style>.a { background: u\\72l(x) }</style>", "a style with a backslash"),
        ("<style>@im<!-- -->port 'x'</style>", "a style with `@import`"),
        ("<style><g/></style>", "an element within a style"),
        ("<?xml-stylesheet href=\"x.css\"?>", "a processing instruction, which can lead to a style sheet elsewhere"),
        ("<g formaction=\"x\"/>", "the attribute `formaction`"),
        ("<g xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"click\"/>", "the attribute `event`"),
    ] {
        assert_eq!(verdict(&svg(inside)).as_deref(), Some(message), "{inside}");
    }
}

#[test]
fn what_is_no_drawing_is_refused() {
    for (text, message) in [
        ("", "this is not XML"),
        ("words", "this is not XML"),
        ("<svg/>", "the file is no drawing"),
        ("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "the file is no drawing"),
        ("<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a document type"),
        ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>", "a document type"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "this is not XML"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"a\" id=\"b\"/>", "this is not XML"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><x:g/></svg>", "this is not XML"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\">&nbsp;</svg>", "this is not XML"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\">a\u{1}</svg>", "this is not XML"),
        ("<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "the encoding `UTF-7`"),
        ("<?xml version='1.0' encoding = 'iso-8859-1' ?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "the encoding `iso-8859-1`"),
        ("<?xml-stylesheet href='x'?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a processing instruction"),
    ] {
        let found = verdict(text).unwrap_or_default();
        assert!(found.starts_with(message), "{text}: {found}");
    }
}

#[test]
fn the_place_is_that_of_the_element_or_attribute() {
    let text = svg("\n<g><path d=\"M0 0\" onload=\"x\"/></g>\n<script>\n</script>");
    let fault = check(&text).unwrap_err();
    assert_eq!(&text[fault.range], "onload=\"x\"");
    let text = svg("\n<script type=\"x\">\n</script>");
    let fault = check(&text).unwrap_err();
    assert_eq!(&text[fault.range], "<script");
}

#[test]
fn a_deep_or_long_drawing_takes_time_in_proportion() {
    let deep = svg(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)));
    let long = svg(&"<path d=\"M0 0\"/>".repeat(100_000));
    assert_eq!((verdict(&deep), verdict(&long)), (None, None));
}
