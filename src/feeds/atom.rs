//! A feed as Atom (RFC 4287).

use atom_syndication as syndication;
use atom_syndication::{Category, Content, FixedDateTime, Generator, Link, Person, Text};

use super::text::{one_line, printable};
use super::{Entry, Feed};
use crate::date::Day;

/// The media type of a feed.
const ATOM: &str = "application/atom+xml";

/// The file of a feed.
pub fn atom(feed: &Feed) -> Vec<u8> {
    let Feed { url, page, title, description, language, authors, rights, generator, updated, entries } = feed;
    let (program, version) = generator;
    let feed = syndication::Feed {
        title: line(title),
        id: printable(url),
        updated: midnight(*updated),
        authors: people(authors),
        generator: Some(Generator { value: (*program).to_owned(), uri: None, version: Some((*version).to_owned()) }),
        links: vec![link("self", url, Some(ATOM)), link("alternate", page, Some("text/html"))],
        rights: rights.as_deref().map(line),
        subtitle: description.as_deref().map(line),
        entries: entries.iter().map(entry).collect(),
        lang: Some(language.clone()),
        ..syndication::Feed::default()
    };
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn entry(entry: &Entry) -> syndication::Entry {
    let Entry { id, title, url, recorded, authors, categories, language, content } = entry;
    let category = |term: &String| Category { term: one_line(term), scheme: None, label: None };
    syndication::Entry {
        title: Text { lang: language.clone(), ..line(title) },
        id: printable(id),
        updated: midnight(*recorded),
        published: Some(midnight(*recorded)),
        authors: people(authors),
        categories: categories.iter().map(category).collect(),
        links: vec![link("alternate", url, Some("text/html"))],
        content: Some(Content {
            lang: language.clone(),
            value: Some(printable(content.as_str())),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..syndication::Entry::default()
    }
}

fn line(words: &str) -> Text {
    Text::plain(one_line(words))
}

fn people(names: &[String]) -> Vec<Person> {
    names.iter().map(|name| Person { name: one_line(name), ..Person::default() }).collect()
}

fn link(rel: &str, href: &str, media_type: Option<&str>) -> Link {
    Link { href: printable(href), rel: rel.to_owned(), mime_type: media_type.map(str::to_owned), ..Link::default() }
}

/// The first moment of a day in UTC: what is recorded has a day and no hour.
fn midnight(day: Day) -> FixedDateTime {
    format!("{day}T00:00:00Z").parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Html;

    #[test]
    fn a_feed_with_one_entry() {
        let day = Day::parse("2018-03-06").unwrap();
        let feed = Feed {
            url: "https://example.org/feed.xml".into(),
            page: "https://example.org/articles/index.html".into(),
            title: "Words\u{8} &\ndeeds".into(),
            description: None,
            language: "en".into(),
            authors: vec!["The desk".into()],
            rights: Some("CC-BY-4.0".into()),
            generator: ("Afterword", "1.0"),
            updated: day,
            entries: vec![Entry {
                id: "https://example.org/articles/a.html".into(),
                title: "]]> <script>".into(),
                url: "https://example.org/articles/a.html?a&b".into(),
                recorded: day,
                authors: Vec::new(),
                categories: vec!["Summits".into()],
                language: Some("ko".into()),
                content: Html::text("a < b ]]>"),
            }],
        };
        let expected = concat!(
            "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">",
            "<title>Words &amp; deeds</title><id>https://example.org/feed.xml</id><updated>2018-03-06T00:00:00+00:00</updated>",
            "<author><name>The desk</name></author><generator version=\"1.0\">Afterword</generator>",
            "<link href=\"https://example.org/feed.xml\" rel=\"self\" type=\"application/atom+xml\"/>",
            "<link href=\"https://example.org/articles/index.html\" rel=\"alternate\" type=\"text/html\"/>",
            "<rights>CC-BY-4.0</rights><entry><title xml:lang=\"ko\">]]&gt; &lt;script&gt;</title>",
            "<id>https://example.org/articles/a.html</id><updated>2018-03-06T00:00:00+00:00</updated>",
            "<category term=\"Summits\"/><link href=\"https://example.org/articles/a.html?a&amp;b\" rel=\"alternate\" type=\"text/html\"/>",
            "<published>2018-03-06T00:00:00+00:00</published>",
            "<content xml:lang=\"ko\" type=\"html\">a &amp;lt; b ]]&amp;gt;</content></entry></feed>\n",
        );
        assert_eq!(String::from_utf8(atom(&feed)).unwrap(), expected);
    }
}
