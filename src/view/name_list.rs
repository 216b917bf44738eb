//! The lists of speakers, topics and publishers.
//!
//! In: the names that have a page, in the order of name. Out: a [`ListPage`] of names, each with its claims by status.

use super::frame::Head;
use super::model::{Link, ListPage, NameLine};
use super::standpoint::View;
use crate::archive::{ClaimKey, PublisherKey, SpeakerKey, TopicKey};
use crate::plan::{Page, Part};

impl View<'_> {
    /// The list of speakers.
    pub fn speakers_page(&self) -> ListPage {
        let shown = self.shown(&self.site.lists.speakers);
        let full = self.site.lists.speakers.iter().map(|key| self.site.lists.claims_of_speaker.of(*key).len()).max().unwrap_or(0);
        let names = shown.into_iter().map(|speaker| self.speaker_line(speaker, full)).collect();
        self.name_list("speakers", self.site.lists.speakers.len(), names)
    }

    /// The list of topics.
    pub fn topics_page(&self) -> ListPage {
        let shown = self.shown(&self.site.lists.topics);
        let full = self.site.lists.topics.iter().map(|key| self.site.lists.claims_on_topic.of(*key).len()).max().unwrap_or(0);
        let names = shown.into_iter().map(|topic| self.topic_line(topic, full)).collect();
        self.name_list("topics", self.site.lists.topics.len(), names)
    }

    /// The list of publishers.
    pub fn publishers_page(&self) -> ListPage {
        let shown = self.shown(&self.site.lists.publishers);
        let full = self.site.lists.publishers.iter().map(|key| self.site.lists.claims_of_publisher.of(*key).len()).max().unwrap_or(0);
        let names = shown.into_iter().map(|publisher| self.publisher_line(publisher, full)).collect();
        self.name_list("publishers", self.site.lists.publishers.len(), names)
    }

    /// `key`: the last part of the keys of its words.
    fn name_list(&self, key: &str, count: usize, names: Vec<NameLine>) -> ListPage {
        let title = self.strings.text(&format!("nav.{key}")).to_owned();
        let counted = self.strings.plural(&format!("count.{key}"), count);
        ListPage {
            lede: (count > 0).then(|| self.strings.with("lede.names", &[("names", &counted)])),
            kind: "names".to_owned(),
            groups: Vec::new(),
            years: Vec::new(),
            rows: Vec::new(),
            names,
            feed: None,
            empty: (count == 0).then(|| self.strings.text(&format!("empty.{key}")).to_owned()),
            pager: self.pager(),
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(Head { kind: "list", title: title.clone(), ..Head::default() }),
            title,
        }
    }

    fn speaker_line(&self, key: SpeakerKey, full: usize) -> NameLine {
        let speaker = &self.archive().speakers[key];
        let (lang, dir) = self.language_of(&speaker.language);
        let page = Page::Speaker { speaker: key, part: Part::Own };
        let name = Link { text: speaker.name.clone(), url: self.url(&page).unwrap_or_default(), lang, dir };
        self.name_line(name, speaker.role.clone(), &page, self.site.lists.claims_of_speaker.of(key), 0, full)
    }

    fn topic_line(&self, key: TopicKey, full: usize) -> NameLine {
        let topic = &self.archive().topics[key];
        let page = Page::Topic { topic: key, part: Part::Own };
        let name = self.link(topic.name.clone(), self.url(&page).unwrap_or_default());
        let lists = &self.site.lists;
        self.name_line(name, topic.description.clone(), &page, lists.claims_on_topic.of(key), lists.articles_on_topic.of(key).len(), full)
    }

    fn publisher_line(&self, key: PublisherKey, full: usize) -> NameLine {
        let page = Page::Publisher { publisher: key, part: Part::Own };
        let name = self.link(self.archive().publishers[key].name.clone(), self.url(&page).unwrap_or_default());
        let lists = &self.site.lists;
        self.name_line(name, None, &page, lists.claims_of_publisher.of(key), lists.articles_of_publisher.of(key).len(), full)
    }

    /// `full`: how many claims fill the whole width of a bar.
    fn name_line(&self, name: Link, line: Option<String>, page: &Page, claims: &[ClaimKey], articles: usize, full: usize) -> NameLine {
        let mut counts: Vec<String> = Vec::new();
        for kind in self.kinds(claims) {
            let count = claims.iter().filter(|claim| self.archive().claims[**claim].kind == kind).count();
            counts.push(self.count_of_kind(kind, count));
        }
        if articles > 0 {
            counts.push(self.strings.plural("count.articles", articles));
        }
        let url = self.url(page).unwrap_or_default();
        NameLine {
            name,
            line,
            counts: (!counts.is_empty()).then(|| counts.join(self.strings.text("list.middle"))),
            groups: self.groups(claims, |_| url.clone()),
            bar: self.bar(claims, full),
        }
    }
}
