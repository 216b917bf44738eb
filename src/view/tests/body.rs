//! What the links of a body become.

use super::archive::archive_of;
use super::sample::SAMPLE;
use crate::archive::ArticleKey;
use crate::plan::Page;

/// The HTML of a body that stands in an article of 1 May 2018 beside the sample's.
fn body(text: &str) -> String {
    let article = format!(
        "{SAMPLE}
== content/articles/map.png
== content/pages/about.md
title: About
---
# Who we are
== content/articles/2018-05-01-here.md
title: Here
claims: [{{id: own, speaker: kim, text: Here it is., quote: Here it is}}, {{id: linked, speaker: kim, text: There.}}]
sources: [{{id: paper, title: A paper}}, {{id: other, title: Another}}]
---
{text}

Here it is.
"
    );
    let understood = archive_of(&article, "2018-09-01");
    let here = |archive: &crate::archive::Archive| {
        archive.articles.iter().find(|(_, article)| article.slug.as_str() == "here").map(|(key, _)| key).unwrap()
    };
    let key: ArticleKey = here(&understood.archive);
    understood.see(
        |_| Page::Article(key),
        |view| {
            let pieces = view.article_page(key).body;
            pieces.into_iter().map(|piece| piece.html.as_str().to_owned()).collect()
        },
    )
}

#[test]
fn a_link_leads_from_the_page_or_is_its_words() {
    for (text, expected) in [
        ("[a](https://example.org/?a&b)", "<a href=\"https://example.org/?a&amp;b\" rel=\"external\">a</a>"),
        ("<mail@example.org>", "<a href=\"mailto:mail@example.org\">mail@example.org</a>"),
        ("[a](article:pledges)", "<a href=\"pledges.html\">a</a>"),
        ("[a](2018-03-06-pledges.md#doubts)", "<a href=\"pledges.html#doubts\">a</a>"),
        ("[a](article:not-yet)", "a"),
        ("[a](speaker:kim)", "<a href=\"../speakers/kim.html\">a</a>"),
        ("[a](../pages/about.md#who-we-are)", "<a href=\"../about.html#who-we-are\">a</a>"),
        ("[a](map.png)", "<a href=\"map.png\">a</a>"),
        ("[a](/status.html)", "<a href=\"../status.html\">a</a>"),
        ("[a](#claim-own)", "<a href=\"#claim-own\">a</a>"),
        ("[a](claim:unborn)", "a"),
        (
            "[a](claim:next)",
            "<a href=\"../commitments/next.html\">a</a> <span class=\"mark open\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#m-pending\"/></svg>Pending</span>",
        ),
        (
            "[a](claim:own)",
            "<mark class=\"claim open\">a</mark><a class=\"n open\" href=\"#note-1\"><span class=\"vh\">Claim </span>1<span class=\"vh\">: Pending</span></a>",
        ),
        ("[](claim:own)", "<a class=\"n open\" href=\"#note-1\"><span class=\"vh\">Claim </span>1<span class=\"vh\">: Pending</span></a>"),
        (
            "[](claim:next)",
            "<a href=\"../commitments/next.html\">A second summit will follow.</a> <span class=\"mark open\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#m-pending\"/></svg>Pending</span>",
        ),
        ("[a](source:other)", "a<a class=\"cite\" href=\"#source-other\" id=\"ref.1\">[<span class=\"vh\">Source </span>2]</a>"),
        ("[](source:paper)", "<a class=\"cite\" href=\"#source-paper\" id=\"ref.1\">[<span class=\"vh\">Source </span>1]</a>"),
    ] {
        let html = body(text);
        let first = html.strip_prefix("<p>").and_then(|rest| rest.split_once("</p>")).map(|(first, _)| first);
        assert_eq!(first, Some(expected), "{text}");
    }
}

#[test]
fn an_image_lies_in_the_archive() {
    let html = body("![A map](map.png)");
    assert!(html.contains("<img src=\"map.png\" alt=\"A map\""), "{html}");
}

#[test]
fn a_quote_is_marked_once_with_its_number() {
    let html = body("Before.");
    let marked = "<div class=\"noted\"><div><p><mark class=\"claim open\" id=\"claim-own\">Here it is</mark>\
                  <a class=\"n open\" href=\"#note-1\"><span class=\"vh\">Claim </span>1<span class=\"vh\">: Pending</span></a>.</p>";
    assert!(html.contains(marked), "{html}");
}

#[test]
fn numbers_go_by_what_is_on_the_page() {
    for (text, numbers) in [
        ("[a](claim:linked)", "linked 1 own 2"),
        ("[`a`](claim:linked)", "linked 1 own 2"),
        ("[![A map](map.png)](claim:linked)", "linked 1 own 2"),
        ("[](claim:linked) and [a](claim:linked)", "linked 1 own 2"),
        ("[](claim:linked)", "own 1"),
        ("a[^1]\n\n[^1]: [b](claim:linked)", "linked 1 own 2"),
        ("a\n\n[^1]: [b](claim:linked)", "own 1"), // nothing refers to the footnote
    ] {
        let html = body(text);
        let mut marked: Vec<String> = html
            .split("<mark ")
            .skip(1)
            .map(|mark| {
                let id = mark.split("id=\"claim-").nth(1).unwrap().split('"').next().unwrap();
                let number = mark.split("#note-").nth(1).unwrap().split('"').next().unwrap();
                format!("{id} {number}")
            })
            .collect();
        marked.sort_by_key(|mark| mark.rsplit(' ').next().map(str::to_owned));
        assert_eq!(marked.join(" "), numbers, "{text}");
    }
}
