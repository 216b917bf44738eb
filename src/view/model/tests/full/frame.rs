//! What stands around every page.

use super::super::words::{DRAWINGS, html, text, texts};
use crate::view::model::{AsOf, Feed, Frame, NavLink, PageHead, Site};

/// Around a page at `address`, in the section of the navigation of that name.
pub(crate) fn frame(kind: &str, title: &str, address: &str, section: &str) -> Frame {
    let root = "../".repeat(address.matches('/').count());
    let nav = |words: &str, url: &str| NavLink {
        text: text(words),
        url: format!("{root}{url}"),
        current: (words == section).then(|| text(if url == address { "page" } else { "true" })),
    };
    Frame {
        site: Site {
            title: text("The Korea Ledger"),
            tagline: Some(text("What was promised in Korea since March 2018, and what became of it")),
            lang: text("en"),
            dir: text("ltr"),
            url: format!("{root}index.html"),
            nav: vec![
                nav("Commitments", "commitments/index.html"),
                nav("Articles", "articles/index.html"),
                nav("Speakers", "speakers/index.html"),
                nav("Status", "status.html"),
                nav("Timeline", "timeline.html"),
                nav("Changes", "changes.html"),
                nav("Search", "search.html"),
            ],
            footer: vec![
                nav("Methodology", "methodology.html"),
                nav("Corrections", "corrections.html"),
                nav("Sources", "sources/index.html"),
                nav("Topics", "topics/index.html"),
                nav("Data", "data/datapackage.json"),
                nav("Feeds", "feed.xml"),
                nav("What comes due (calendar)", "due.ics"),
            ],
            methodology_url: format!("{root}methodology.html"),
            version: text("Afterword 0.1.0"),
            license: Some(text("CC-BY-4.0")),
            contact: Some(text("https://example.org/report")),
            options: serde_json::json!({}),
        }
        .into(),
        as_of: AsOf {
            iso: text("2025-09-01"),
            text: text("1 September 2025"),
            record: html("The record <b>as of <time datetime=\"2025-09-01\">1 September 2025</time></b>"),
            rendered: html("Rendered as of <time datetime=\"2025-09-01\">1 September 2025</time>."),
        }
        .into(),
        page: PageHead {
            kind: text(kind),
            title: text(title),
            description: Some(text("Commitments on the Korean peninsula and what later reporting says became of them.")),
            lang: text("en"),
            dir: text("ltr"),
            root: root.clone(),
            url: text(address),
            canonical: Some(format!("https://example.org/ledger/{address}")),
            feeds: vec![Feed { title: text("Changes of status"), url: format!("{root}changes.xml") }],
            metadata: html("\n<meta name=\"citation_title\" content=\"Title\">"),
            json_ld: Some(html("{\"@context\":\"https://schema.org\"}")),
            crumbs: Vec::new(),
            marks: texts(&DRAWINGS),
            hatch: true,
        },
    }
}
