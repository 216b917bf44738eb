//! Words that lead somewhere: speakers, topics, publishers, articles, claims; and the archive's fixed words.
//!
//! What does not exist as of the day is its words alone.

use super::model::{Link, Name, Shared, Term};
use super::standpoint::View;
use crate::archive::{ArticleKey, ClaimKey, PublisherKey, SpeakerKey, TopicKey};
use crate::theme::Html;

impl View<'_> {
    /// Words in the page's language that lead there, if there is a page.
    pub fn name(&self, text: &str, url: Option<String>) -> Name {
        Name { text: text.to_owned(), url, lang: None, dir: None }
    }

    /// Words in the page's language that lead there.
    pub fn link(&self, text: impl Into<String>, url: String) -> Link {
        Link { text: text.into(), url, lang: None, dir: None }
    }

    /// A speaker's name.
    pub fn speaker(&self, speaker: SpeakerKey) -> Name {
        let (lang, dir) = self.language_of(&self.archive().speakers[speaker].language);
        Name { text: self.archive().speakers[speaker].name.clone(), url: self.speaker_url(speaker), lang, dir }
    }

    /// A topic's name.
    pub fn topic(&self, topic: TopicKey) -> Name {
        self.name(&self.archive().topics[topic].name, self.topic_url(topic))
    }

    /// A publisher's name.
    pub fn publisher(&self, publisher: PublisherKey) -> Name {
        self.name(&self.archive().publishers[publisher].name, self.publisher_url(publisher))
    }

    /// An article's title, to its page.
    ///
    /// Of an article that exists; of another one the address is where it would lie, so ask the snapshot first.
    pub fn article_link(&self, article: ArticleKey) -> Link {
        let entry = &self.archive().articles[article];
        let (lang, dir) = self.language_of(&entry.language);
        let url = self.article_url(article).unwrap_or_default();
        Link { text: entry.title.clone(), url, lang, dir }
    }

    /// An article's title, to a place in its page.
    pub fn article_place(&self, article: ArticleKey, id: &str) -> Link {
        let mut link = self.article_link(article);
        if let Some(url) = self.url_of_place(&crate::plan::Page::Article(article), id) {
            link.url = url;
        }
        link
    }

    /// A claim's short words, to its page.
    pub fn claim_name(&self, claim: ClaimKey) -> Name {
        let entry = &self.archive().claims[claim];
        let (lang, dir) = self.language_of(&self.archive().articles[entry.article].language);
        Name { text: entry.short.clone(), url: self.claim_url(claim), lang, dir }
    }

    /// A fixed word: its text is the key `GROUP.ID`, or `GROUP.ID.label` with its `.meaning`.
    pub fn term(&self, group: &str, id: &str) -> Shared<Term> {
        let key = format!("{group}.{id}");
        self.edition.terms.get(key.as_str(), || self.new_term(&key, id).into())
    }

    fn new_term(&self, key: &str, id: &str) -> Term {
        let labelled = self.strings.get(&format!("{key}.label"));
        let text = labelled.or_else(|| self.strings.get(key)).unwrap_or(id).to_owned();
        Term { id: id.to_owned(), text, meaning: self.strings.get(&format!("{key}.meaning")).map(str::to_owned) }
    }
}

/// A name as HTML: a link where it leads somewhere.
pub(super) fn name_html(name: &Name) -> Html {
    words_html(&name.text, name.url.as_deref(), name.lang.as_deref(), name.dir.as_deref())
}

/// A link as HTML.
pub(super) fn link_html(link: &Link) -> Html {
    let url = Some(link.url.as_str()).filter(|url| !url.is_empty());
    words_html(&link.text, url, link.lang.as_deref(), link.dir.as_deref())
}

fn words_html(text: &str, url: Option<&str>, lang: Option<&str>, dir: Option<&str>) -> Html {
    let words = Html::text(text);
    let words = match (lang, dir) {
        (Some(lang), Some(dir)) => words.in_language(lang, dir),
        (Some(_) | None, _) => words,
    };
    match url {
        Some(url) => words.linked(url),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_only_where_there_is_a_page() {
        for (text, url, lang, expected) in [
            ("Kim", Some("k.html"), None, "<a href=\"k.html\">Kim</a>"),
            ("Kim", None, None, "Kim"),
            ("김", Some("k.html"), Some("ko"), "<a href=\"k.html\"><bdi lang=\"ko\" dir=\"ltr\">김</bdi></a>"),
            ("<b>", None, None, "&lt;b&gt;"),
        ] {
            let lang = lang.map(str::to_owned);
            let dir = lang.as_ref().map(|_| "ltr".to_owned());
            let name = Name { text: text.to_owned(), url: url.map(str::to_owned), lang, dir };
            assert_eq!(name_html(&name).as_str(), expected, "{text}");
        }
    }
}
