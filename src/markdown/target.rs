//! What becomes of a link or an image.
//!
//! In: a link with its words, and the caller's answer where it leads. Out: its tags, where the answer can stand
//! in a page; its words alone where it can't.

use std::ops::Range;

use crate::markdown::address::{Address, check_address};
use crate::markdown::escape::{push_attribute, push_text};
use crate::markdown::outline::LinkKind;

/// A link or image for which the caller is asked. The fields are those of the outline's
/// [`Link`](crate::markdown::Link), found again by its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkAt<'a> {
    /// Where it leads.
    pub destination: &'a str,
    /// The whole link.
    pub range: Range<usize>,
    /// How it is written; never a definition.
    pub kind: LinkKind,
    /// Its words.
    pub words: &'a str,
}

/// What a link or image becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A link. An `href` that isn't a path or one of the allowed schemes leaves the words alone.
    Href {
        /// Where it leads.
        href: String,
        /// Further attributes, as `rel`; the values are escaped here.
        attributes: Vec<(&'static str, String)>,
    },
    /// Its words alone.
    Words,
    /// HTML of the caller, as it is, around its words or instead of them. Words in which a mark begins stay.
    /// An image within a link is left as its words.
    Html {
        /// Before the words.
        before: String,
        /// After the words.
        after: String,
        /// Whether the words stay.
        keep_words: bool,
    },
    /// For an image: the picture. A `src` that isn't a path leaves the alternative text; so does a link.
    Image {
        /// Where the picture is.
        src: String,
        /// In pixels.
        width: Option<u32>,
        /// In pixels.
        height: Option<u32>,
    },
}

/// A link whose words are written.
pub(crate) struct WrittenLink<'l> {
    pub(crate) destination: &'l str,
    pub(crate) title: &'l str,
    /// Where its words begin in the HTML.
    pub(crate) at: usize,
    /// A mark begins in them, and others lead there.
    pub(crate) must_keep_words: bool,
}

impl WrittenLink<'_> {
    /// Puts the tags around the words at the end of `html`.
    pub(crate) fn finish(self, html: &mut String, target: Target) {
        let WrittenLink { destination, title, at, must_keep_words } = self;
        match target {
            Target::Href { href, attributes } if is_allowed(&href) => {
                if html.len() == at {
                    // A link without words would be one that nobody can see or hear.
                    push_text(html, destination);
                }
                html.insert_str(at, &link_tag(&href, &attributes, title));
                html.push_str("</a>");
            }
            Target::Html { before, after, keep_words } => {
                if !keep_words && !must_keep_words {
                    html.truncate(at);
                }
                html.insert_str(at, &before);
                html.push_str(&after);
            }
            Target::Href { .. } | Target::Words | Target::Image { .. } => {}
        }
    }
}

/// An image, with its alternative text.
pub(crate) fn push_image(html: &mut String, target: Target, words: &str, title: &str) {
    match target {
        Target::Href { href, attributes } if is_allowed(&href) => {
            html.push_str(&link_tag(&href, &attributes, title));
            push_text(html, words);
            html.push_str("</a>");
        }
        Target::Html { before, after, keep_words } => {
            html.push_str(&before);
            push_text(html, if keep_words { words } else { "" });
            html.push_str(&after);
        }
        Target::Image { .. } | Target::Href { .. } | Target::Words => push_image_in_link(html, target, words, title),
    }
}

/// The same where a link is open: a picture or its words.
pub(crate) fn push_image_in_link(html: &mut String, target: Target, words: &str, title: &str) {
    match target {
        Target::Image { src, width, height } if is_path(&src) => {
            html.push_str("<img");
            push_pair(html, "src", &src);
            push_pair(html, "alt", &words.split_whitespace().collect::<Vec<_>>().join(" "));
            for (name, pixels) in [("width", width), ("height", height)] {
                if let Some(pixels) = pixels {
                    push_pair(html, name, &pixels.to_string());
                }
            }
            push_pair(html, "loading", "lazy");
            if !title.is_empty() {
                push_pair(html, "title", title);
            }
            html.push('>');
        }
        Target::Image { .. } | Target::Href { .. } | Target::Html { .. } | Target::Words => push_text(html, words),
    }
}

/// Without the blanks around it: a browser leaves more of them before the scheme than [`check_address`] does.
fn link_tag(href: &str, attributes: &[(&'static str, String)], title: &str) -> String {
    let mut html = "<a".to_owned();
    push_pair(&mut html, "href", href.trim());
    for (name, value) in attributes {
        push_pair(&mut html, name, value);
    }
    if !title.is_empty() {
        push_pair(&mut html, "title", title);
    }
    html.push('>');
    html
}

fn push_pair(html: &mut String, name: &str, value: &str) {
    html.push_str(&format!(" {name}=\""));
    push_attribute(html, value);
    html.push('"');
}

/// The caller has looked at the address before; a mistake there shall not become a script here.
fn is_allowed(href: &str) -> bool {
    match check_address(href) {
        Ok(Address::External(_) | Address::Contact(_) | Address::Relative(_) | Address::RootRelative(_) | Address::Fragment(_)) => true,
        Ok(Address::Own(..)) | Err(_) => false,
    }
}

/// No page asks a third party for a picture.
fn is_path(src: &str) -> bool {
    match check_address(src) {
        Ok(Address::Relative(_) | Address::RootRelative(_)) => true,
        Ok(Address::External(_) | Address::Contact(_) | Address::Fragment(_) | Address::Own(..)) | Err(_) => false,
    }
}
