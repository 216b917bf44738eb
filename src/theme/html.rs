//! HTML that is safe as it stands.
//!
//! In: text, which is escaped, or HTML that this program made. Out: a value that templates print without escaping,
//! wherever it lies in a view; every other string of a view is escaped. So no template needs a filter to print either,
//! and forgetting one can't open a hole.

use serde::{Serialize, Serializer};

/// A piece of HTML that this program made, or checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// HTML that this program made itself. Never words of an author: those go through [`Html::text`].
    pub fn trusted(html: impl Into<String>) -> Html {
        Html(html.into())
    }

    /// The words, escaped for text and for attributes alike.
    pub fn text(words: &str) -> Html {
        let mut html = String::with_capacity(words.len());
        escape_into(words, &mut html);
        Html(html)
    }

    /// `<time datetime="2018-03-06">6 March 2018</time>`.
    pub fn time(datetime: &str, words: &str) -> Html {
        Html::time_after("<time datetime=\"", datetime, words)
    }

    /// `<time class="vague" datetime="2018-04">between 21 and 30 April 2018</time>`: words that may be broken over lines.
    pub fn vague_time(datetime: &str, words: &str) -> Html {
        Html::time_after("<time class=\"vague\" datetime=\"", datetime, words)
    }

    fn time_after(start: &str, datetime: &str, words: &str) -> Html {
        let mut html = String::from(start);
        escape_into(datetime, &mut html);
        html.push_str("\">");
        escape_into(words, &mut html);
        html.push_str("</time>");
        Html(html)
    }

    /// `<a href="…">…</a>` around the words.
    pub fn link(url: &str, words: &str) -> Html {
        Html::text(words).linked(url)
    }

    /// The same inside a link.
    pub fn linked(self, url: &str) -> Html {
        let mut html = String::from("<a href=\"");
        escape_into(url, &mut html);
        html.push_str("\">");
        html.push_str(&self.0);
        html.push_str("</a>");
        Html(html)
    }

    /// The same as a link that says in which language (BCP 47) and direction its words are.
    pub fn linked_in(self, url: &str, language: &str, direction: &str) -> Html {
        let mut html = String::from("<a href=\"");
        for (value, after) in [(url, "\" lang=\""), (language, "\" dir=\""), (direction, "\">")] {
            escape_into(value, &mut html);
            html.push_str(after);
        }
        html.push_str(&self.0);
        html.push_str("</a>");
        Html(html)
    }

    /// The same in a language and direction that differ from those of its surroundings.
    pub fn in_language(self, language: &str, direction: &str) -> Html {
        let mut html = String::from("<bdi lang=\"");
        escape_into(language, &mut html);
        html.push_str("\" dir=\"");
        escape_into(direction, &mut html);
        html.push_str("\">");
        html.push_str(&self.0);
        html.push_str("</bdi>");
        Html(html)
    }

    /// The parts with a separator between them; the separator is HTML.
    pub fn join(parts: &[Html], separator: &str) -> Html {
        let room = parts.iter().map(|part| part.0.len() + separator.len()).sum();
        let mut html = String::with_capacity(room);
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                html.push_str(separator);
            }
            html.push_str(&part.0);
        }
        Html(html)
    }

    /// Nothing yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Html {
        Html(String::with_capacity(bytes))
    }

    /// Appends words, escaped.
    pub(super) fn push_text(&mut self, words: &str) {
        escape_into(words, &mut self.0);
    }

    /// Adds more of it.
    pub fn push(&mut self, more: &Html) {
        self.0.push_str(&more.0);
    }

    /// Whether the last of its words is followed by a full stop, an exclamation mark, a question mark or an ellipsis.
    pub(super) fn ends_a_sentence(&self) -> bool {
        let mut rest = self.0.as_str();
        while let Some((before, _)) = rest.strip_suffix('>').and_then(|inside| inside.rsplit_once('<')) {
            rest = before;
        }
        rest.ends_with(['.', '!', '?', '…', '؟', '。'])
    }

    /// As it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Html {
    /// A template engine's own value passes through its serialiser as it is, at any depth; others see a string.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Escapes what could end a text or an attribute in either kind of quotes.
fn escape_into(words: &str, html: &mut String) {
    let mut rest = words;
    while let Some(place) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..place]);
        html.push_str(match rest.as_bytes()[place] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[place + 1..];
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Outer {
        list: Vec<Inner>,
    }

    #[derive(Serialize)]
    struct Inner {
        html: Option<Html>,
        words: String,
    }

    #[test]
    fn html_is_printed_as_it_is_and_words_are_escaped_at_any_depth() {
        let view = Outer { list: vec![Inner { html: Some(Html::trusted("<b>1</b>")), words: "<i>\"'&".into() }] };
        let mut tera = tera::Tera::new();
        tera.add_raw_template("a.html", "{% for one in list %}{{ one.html }}{{ one.words }}{% endfor %}").unwrap();
        let page = tera.render("a.html", &tera::Context::from_serialize(&view).unwrap()).unwrap();
        assert_eq!(page, "<b>1</b>&lt;i&gt;&quot;&#39;&amp;");
    }

    #[test]
    fn json_sees_a_string() {
        assert_eq!(serde_json::to_string(&Html::trusted("<b>")).unwrap(), "\"<b>\"");
    }

    #[test]
    fn what_is_made_of_words_is_escaped() {
        for (html, expected) in [
            (Html::text("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;"),
            (Html::time("2018", "in '18"), "<time datetime=\"2018\">in &#39;18</time>"),
            (Html::link("a\"b", "<x>"), "<a href=\"a&quot;b\">&lt;x&gt;</a>"),
            (Html::text("김").in_language("ko", "ltr"), "<bdi lang=\"ko\" dir=\"ltr\">김</bdi>"),
            (Html::join(&[Html::text("a"), Html::text("b")], " · "), "a · b"),
        ] {
            assert_eq!(html.as_str(), expected);
        }
    }
}
