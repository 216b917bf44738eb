//! A drawing as parsers see it that we did not write.

use std::collections::BTreeMap;

use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use markup5ever_rcdom::RcDom;
use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};

use crate::drawing::HATCH;

/// An element of a drawing as a reader of XML sees it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn has(&self, class: &str) -> bool {
        self.attributes.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }

    /// From where to where along the width, in ten-thousandths.
    pub(super) fn across(&self) -> Option<(u32, u32)> {
        let of = |name: &str| self.attributes.get(name).map(|text| ten_thousandths(text.strip_suffix('%').unwrap()));
        match self.name.as_str() {
            "rect" => Some((of("x")?, of("x")? + of("width")?)),
            "line" => Some((of("x1")?.min(of("x2")?), of("x1")?.max(of("x2")?))),
            "text" => Some((of("x")?, of("x")?)),
            _ => None,
        }
    }
}

fn ten_thousandths(text: &str) -> u32 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    assert!(rest.len() <= 2, "{text}");
    format!("{whole}{rest:0<2}").parse().unwrap()
}

/// All elements, in order; fails where the text isn't well-formed, or holds what no drawing may.
pub(super) fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open.push(found.len());
                found.push(element(&start));
            }
            Event::Empty(start) => found.push(element(&start)),
            Event::End(_) => assert!(open.pop().is_some()),
            Event::Text(text) => found[*open.last().unwrap()].text.push_str(&text.decode().unwrap()),
            Event::GeneralRef(entity) => {
                let entity = format!("&{};", entity.decode().unwrap());
                found[*open.last().unwrap()].text.push_str(&unescape(&entity).unwrap());
            }
            Event::Eof => break,
            other @ (Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {
                panic!("{other:?} in {svg}")
            }
        }
    }
    assert!(open.is_empty(), "{svg}");
    assert!(svg.chars().all(|char| !char.is_control()), "{svg:?}");
    found
}

fn element(start: &BytesStart<'_>) -> Element {
    let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
    let attributes: BTreeMap<String, String> = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.unwrap();
            let value = std::str::from_utf8(&attribute.value).unwrap();
            (String::from_utf8(attribute.key.as_ref().to_vec()).unwrap(), unescape(value).unwrap().into_owned())
        })
        .collect();
    for banned in ["style", "viewBox", "onload", "href"] {
        assert!(!attributes.contains_key(banned), "{attributes:?}");
    }
    Element { name, attributes, text: String::new() }
}

/// What a text reads as once it was escaped: some characters can't be written.
pub(super) fn readable(text: &str) -> String {
    let replaced = |char: char| match char {
        '\t' | '\n' | '\r' => ' ',
        _ if char.is_control() || (0xfdd0..=0xfdef).contains(&u32::from(char)) || u32::from(char) & 0xfffe == 0xfffe => '\u{fffd}',
        _ => char,
    };
    text.chars().map(replaced).collect()
}

pub(super) fn is_read_by_html(svg: &str) -> bool {
    let page = format!("<!doctype html><title>t</title><svg>{HATCH}</svg>{svg}");
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    dom.errors.borrow().is_empty()
}
