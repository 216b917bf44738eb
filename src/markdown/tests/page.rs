//! Bodies shown as the tests want them, and read back by a parser that we did not write.

use std::cell::RefCell;

use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::markdown::{Address, Labels, LinkAt, LinkKind, Mark, Outline, Page, Piece, RawHtml, Target, check_address, html, outline};

pub(super) const LABELS: Labels<'static> = Labels {
    footnotes: "Notes",
    footnote: "Note",
    back: "Back to note",
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
    done: "Done",
    not_done: "Not done",
    table: "Table",
};

/// What a cautious caller makes of a link: its own schemes by way of example, other addresses if they are allowed.
pub(super) fn lead(link: &LinkAt<'_>) -> Target {
    match (link.kind, check_address(link.destination)) {
        (LinkKind::Image, Ok(Address::Relative(src))) => Target::Image { src: src.into(), width: Some(4), height: Some(3) },
        (LinkKind::Image, _) | (_, Err(_)) => Target::Words,
        (_, Ok(Address::Own(_, id))) if id.starts_with("mark") => {
            Target::Html { before: "<b>".into(), after: "</b><a href=\"#s\">[1]</a>".into(), keep_words: true }
        }
        (_, Ok(Address::Own(_, id))) if id.starts_with("cite") => {
            Target::Html { before: String::new(), after: "<a href=\"#s\">[1]</a>".into(), keep_words: false }
        }
        (_, Ok(Address::Own(..))) => Target::Words,
        (_, Ok(Address::External(href))) => Target::Href { href: href.into(), attributes: vec![("rel", "noopener".into())] },
        (_, Ok(address)) => match address {
            Address::Relative(href) | Address::RootRelative(href) | Address::Fragment(href) | Address::Contact(href) => {
                Target::Href { href: href.into(), attributes: Vec::new() }
            }
            Address::External(_) | Address::Own(..) => Target::Words,
        },
    }
}

/// The outline, where there is one.
pub(super) fn outline_of(text: &str) -> Outline {
    outline(text).unwrap_or_default()
}

/// The body's HTML with places of notes shown as `{0,1}`.
pub(super) fn shown(text: &str, marks: &[Mark]) -> String {
    let outline = outline_of(text);
    let page = Page { outline: &outline, marks, link: &lead, top_level: 2, raw_html: RawHtml::Shown, labels: &LABELS };
    let show = |piece: Piece| match piece {
        Piece::Html(html) => html,
        Piece::Notes(notes) => format!("{{{}}}", notes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")),
    };
    html(text, &page).into_iter().map(show).collect()
}

/// Marks over these words, each at its first place in the source.
pub(super) fn marks_over(text: &str, words: &[&str]) -> Vec<Mark> {
    let mark = |(number, words): (usize, &&str)| {
        let start = text.find(words).unwrap();
        let number = number + 1;
        Mark { range: start..start + words.len(), id: format!("c{number}"), class: "good".into(), after_html: format!("<a>{number}</a>") }
    };
    words.iter().enumerate().map(mark).collect()
}

/// The children of `<main>` with this inside, and what the parser complained about.
pub(super) fn parsed(html: &str) -> (Handle, Vec<String>) {
    let context = QualName::new(None, ns!(html), local_name!("main"));
    let dom = parse_fragment(RcDom::default(), Default::default(), context, vec![], false).one(html);
    let errors: RefCell<Vec<_>> = dom.errors;
    (dom.document, errors.into_inner().into_iter().map(|error| error.into_owned()).collect())
}

/// Calls `see` with each element's name, attributes and ancestors.
pub(super) fn each_element(root: &Handle, mut see: impl FnMut(&str, &[(String, String)], &[String])) {
    let mut waiting = vec![(root.clone(), Vec::new())];
    while let Some((node, ancestors)) = waiting.pop() {
        let mut inside: Vec<String> = ancestors.clone();
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes: Vec<(String, String)> =
                attrs.borrow().iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect();
            see(&name.local, &attributes, &ancestors);
            inside.push(name.local.to_string());
        }
        waiting.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), inside.clone())));
    }
}

/// The text of all elements.
pub(super) fn text_of(root: &Handle) -> String {
    let mut text = String::new();
    let mut waiting = vec![root.clone()];
    while let Some(node) = waiting.pop() {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
    text
}

/// Asserts that the tags open and close in order, without the help that a browser gives.
pub(super) fn assert_balanced(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.split(['>', ' ']).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if matches!(name, "br" | "hr" | "img" | "input") => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {html}");
}

/// Asserts that nothing in the HTML could act, and that no tag or attribute is there but those of this room.
pub(super) fn assert_inert(html: &str) {
    const ELEMENTS: &str = "html a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr img input li mark ol p pre section \
                            span strong table tbody td th thead tr ul";
    const ATTRIBUTES: &str = "alt aria-hidden aria-label checked class data-claim disabled height href id loading rel role scope src start \
                              tabindex title type width";
    let (root, errors) = parsed(html);
    assert!(errors.is_empty(), "{errors:?} in {html}");
    let mut ids = std::collections::HashSet::new();
    each_element(&root, |name, attributes, ancestors| {
        assert!(ELEMENTS.split_whitespace().any(|element| element == name), "<{name}> in {html}");
        assert!(name != "a" || !ancestors.iter().any(|ancestor| ancestor == "a"), "a link in a link in {html}");
        for (attribute, value) in attributes {
            assert!(ATTRIBUTES.split_whitespace().any(|one| one == attribute), "{attribute}={value} in {html}");
            match attribute.as_str() {
                "href" => assert!(check_address(value).is_ok_and(|address| !matches!(address, Address::Own(..))), "{value}"),
                "src" => assert!(matches!(check_address(value), Ok(Address::Relative(_) | Address::RootRelative(_))), "{value}"),
                "id" => assert!(ids.insert(value.clone()), "id {value} twice in {html}"),
                _ => {}
            }
        }
    });
}
