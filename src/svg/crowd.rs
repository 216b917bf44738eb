//! What a reader of XML would take long for, found before it reads.
//!
//! In: the text of a drawing. Out: the first tag with attributes, or the first namespace, that is one too many: the
//! reader holds each attribute of a tag against the others, and has for each element that declares a namespace a list
//! of all that hold there. Never: a verdict on what any of these say.

use super::Fault;

/// Attributes of one tag; editors write some twenty.
const ATTRIBUTES: usize = 500;
/// Namespaces that all tags declare together; editors write a dozen.
const NAMESPACES: usize = 2_000;

pub(super) fn check(text: &str) -> Result<(), Fault> {
    let mut namespaces = 0;
    let mut at = 0;
    while let Some(open) = text[at..].find('<') {
        let start = at + open;
        let Some(end) = end_of(&text[start..]) else { return Ok(()) };
        let tag = &text[start..start + end];
        let fault = |message: String| Err(Fault { range: start..start + 1, message });
        if !tag.starts_with("<!") && !tag.starts_with("<?") {
            if attributes(tag) > ATTRIBUTES {
                return fault(format!("a tag with more than {ATTRIBUTES} attributes"));
            }
            namespaces += tag.matches("xmlns").count();
            if namespaces > NAMESPACES {
                return fault(format!("more than {NAMESPACES} declarations of namespaces"));
            }
        }
        at = start + end;
    }
    Ok(())
}

/// Where the tag, comment or section ends that begins here. None where it doesn't: that is no XML.
fn end_of(text: &str) -> Option<usize> {
    for (beginning, ending) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if let Some(rest) = text.strip_prefix(beginning) {
            return rest.find(ending).map(|at| beginning.len() + at + ending.len());
        }
    }
    let mut quote = None;
    let closing = text.bytes().position(|byte| {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => return byte == b'>',
        }
        false
    });
    closing.map(|at| at + 1)
}

/// The equals signs outside of quotes: each attribute has one.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut count = 0;
    for byte in tag.bytes() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => count += usize::from(byte == b'='),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_crowd_is_refused() {
        let attributes = |count: usize| (0..count).map(|n| format!(" a{n}='='")).collect::<String>();
        let nested = |count: usize| "<g xmlns:a=\"b\">".repeat(count);
        for (text, message) in [
            (format!("<svg{}/>", attributes(ATTRIBUTES)), None),
            (format!("<svg{}/>", attributes(ATTRIBUTES + 1)), Some("a tag with more than 500 attributes")),
            (format!("<svg/><!-- ' --><g{}/>", attributes(ATTRIBUTES + 1)), Some("a tag with more than 500 attributes")),
            (format!("<svg><![CDATA[ <g{}> \" ]]></svg>", attributes(1_000)), None),
            (format!("<!-- <g{}> -->", attributes(1_000)), None),
            (format!("<svg a=\"{}\"/>", "a='b' ".repeat(1_000)), None),
            (format!("<svg{}", attributes(1_000)), None),
            (nested(NAMESPACES), None),
            (nested(NAMESPACES + 1), Some("more than 2000 declarations of namespaces")),
        ] {
            let found = check(&text).err().map(|fault| fault.message);
            assert_eq!(found.as_deref(), message, "{}", &text[..text.len().min(60)]);
        }
    }
}
