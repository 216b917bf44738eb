//! What stands on record under a name: the pages of speakers, topics and publishers.
//!
//! In: a name that has a page, and which page of its lists. Out: a [`GroupPage`].
//! What changes with every new entry (counts, the introduction) stands on the lists' own page alone:
//! a numbered page stays as it is.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::frame::Head;
use super::model::{Group, GroupPage, Piece, Reach, ReachBy, Row, RowTable, Shared};
use super::order::statuses;
use super::row::is_denied;
use super::standpoint::View;
use crate::archive::{ArticleKey, ClaimKey, ClaimKind, PublisherKey, SpeakerKey, TopicKey};
use crate::plan::{Page, Paging, Part};
use crate::theme::Html;

/// What stands under a name, and what is shown of it.
struct Record<'r> {
    /// The kind of page, as the model names it; also the last part of the keys of its words.
    kind: &'static str,
    name: &'r str,
    part: Part,
    claims: &'r [ClaimKey],
    articles: &'r [ArticleKey],
    intro: Vec<Piece>,
    relayed_rows: Vec<Shared<Row>>,
    /// The list of names above it, and the key of that list's word.
    above: (Page, &'static str),
}

impl View<'_> {
    /// A speaker's page: what became of what it promised, and how its words reached us.
    pub fn speaker_page(&self, key: SpeakerKey, part: Part) -> GroupPage {
        let speaker = &self.archive().speakers[key];
        let lists = &self.site.lists;
        let (claims, relayed) = (lists.claims_of_speaker.of(key), lists.relayed_by_speaker.of(key));
        let is_own_page = part == Part::Own;
        let intro = speaker.body.as_ref().filter(|_| is_own_page).map(|body| self.words(body).pieces);
        let record = Record {
            kind: "speaker",
            name: &speaker.name,
            part,
            claims,
            articles: &[],
            intro: intro.unwrap_or_default(),
            relayed_rows: self.rows(&self.part_of_list(relayed, part)),
            above: (Page::Speakers { part: Part::Own }, "nav.speakers"),
        };
        let (lang, dir) = self.language_of(&speaker.language);
        GroupPage {
            lang,
            dir,
            kind: speaker.kind.map(|kind| self.strings.text(&format!("speaker.{}", kind.as_str())).to_owned()),
            role: speaker.role.clone(),
            same_as: speaker.same_as.iter().map(|url| self.link(host(url), url.clone())).collect(),
            lede: if is_own_page { self.speaker_lede(claims) } else { None },
            reach: if is_own_page { self.reach(claims) } else { None },
            empty: claims.is_empty().then(|| self.nothing_recorded(&speaker.name, relayed.len())),
            ..self.record(record)
        }
    }

    /// A topic's page.
    pub fn topic_page(&self, key: TopicKey, part: Part) -> GroupPage {
        let topic = &self.archive().topics[key];
        let described = topic.description.as_deref().filter(|_| part == Part::Own);
        let intro = described.map(|words| {
            let html = Html::join(&[Html::trusted("<p>"), Html::text(words), Html::trusted("</p>")], "");
            Piece { html, notes: Vec::new() }
        });
        self.record(Record {
            kind: "topic",
            name: &topic.name,
            part,
            claims: self.site.lists.claims_on_topic.of(key),
            articles: self.site.lists.articles_on_topic.of(key),
            intro: intro.into_iter().collect(),
            relayed_rows: Vec::new(),
            above: (Page::Topics { part: Part::Own }, "nav.topics"),
        })
    }

    /// A publisher's page.
    pub fn publisher_page(&self, key: PublisherKey, part: Part) -> GroupPage {
        self.record(Record {
            kind: "publisher",
            name: &self.archive().publishers[key].name,
            part,
            claims: self.site.lists.claims_of_publisher.of(key),
            articles: self.site.lists.articles_of_publisher.of(key),
            intro: Vec::new(),
            relayed_rows: Vec::new(),
            above: (Page::Publishers { part: Part::Own }, "nav.publishers"),
        })
    }

    /// What all three have.
    fn record(&self, record: Record<'_>) -> GroupPage {
        let Record { kind, name, part, claims, articles, intro, relayed_rows, above: (above, above_key) } = record;
        let is_own_page = part == Part::Own;
        let shown = self.settled_first(self.part_of_list(claims, part));
        let tables = self.tables(&shown);
        let head = Head {
            kind,
            title: self.strings.with(&format!("title.{kind}"), &[("name", name)]),
            description: (!claims.is_empty()).then(|| self.strings.with(&format!("record.{kind}"), &[("name", name)])),
            crumbs: self.crumb(above, self.strings.text(above_key)).into_iter().collect(),
        };
        GroupPage {
            name: name.to_owned(),
            lang: None,
            dir: None,
            kind: Some(self.strings.text(&format!("speaker.{kind}")).to_owned()),
            role: None,
            same_as: Vec::new(),
            lede: (is_own_page && !claims.is_empty()).then(|| self.strings.plural("speaker.claims", claims.len())),
            intro,
            groups: if is_own_page { self.record_groups(claims, &tables) } else { Vec::new() },
            tables,
            lanes: self.lanes(&shown),
            reach: None,
            relayed_rows,
            articles: self.part_of_list(articles, part).into_iter().map(|article| self.article_line(article)).collect(),
            feed: self.own_feed(),
            empty: claims.is_empty().then(|| self.nothing_recorded(name, 0)),
            pager: self.pager(),
            // The head comes last: it names what the rest has drawn.
            frame: self.frame(head),
        }
    }

    /// What a page shows of one of its lists: of each list, page N shows that list's page N.
    fn part_of_list<T: Copy>(&self, list: &[T], part: Part) -> Vec<T> {
        Paging::recorded(list.len(), self.archive().config.paging).shown(list, part)
    }

    /// In the order in which statuses are displayed; those of one status stay in their order.
    fn settled_first(&self, mut claims: Vec<ClaimKey>) -> Vec<ClaimKey> {
        let kinds = self.kinds(&claims);
        let order = statuses(&self.archive().config.scales, &kinds);
        let places: BTreeMap<&str, usize> = order.iter().enumerate().map(|(place, (_, _, id))| (*id, place)).collect();
        claims.sort_by_key(|claim| self.state(*claim).and_then(|state| places.get(state.status.id())).copied());
        claims
    }

    /// A table a kind; kinds without claims are left out.
    fn tables(&self, claims: &[ClaimKey]) -> Vec<RowTable> {
        let table = |kind: ClaimKind| {
            let of_kind: Vec<ClaimKey> = claims.iter().copied().filter(|claim| self.archive().claims[*claim].kind == kind).collect();
            let counts = self.count_of_kind(kind, of_kind.len());
            RowTable {
                id: kind.folder().to_owned(),
                title: self.kind_word(kind),
                head: self.strings.text(&format!("table.{}", kind.as_str())).to_owned(),
                caption: match of_kind.len() {
                    // There is no order of one.
                    0 | 1 => counts,
                    _ => self.strings.with("speaker.caption", &[("counts", &counts)]),
                },
                rows: self.rows(&of_kind),
            }
        };
        self.kinds(claims).into_iter().map(table).collect()
    }

    /// All claims by status, each leading to the table of its kind.
    fn record_groups(&self, claims: &[ClaimKey], tables: &[RowTable]) -> Vec<Group> {
        let mut kinds: BTreeMap<&str, ClaimKind> = BTreeMap::new();
        for claim in claims {
            if let Some(state) = self.state(*claim) {
                kinds.entry(state.status.id()).or_insert(self.archive().claims[*claim].kind);
            }
        }
        let place = |status: &str| {
            let of_kind = tables.iter().find(|table| kinds.get(status).is_some_and(|kind| kind.folder() == table.id));
            of_kind.or(tables.first()).map(|table| format!("#{}", table.id)).unwrap_or_default()
        };
        self.groups(claims, place)
    }

    fn speaker_lede(&self, claims: &[ClaimKey]) -> Option<String> {
        let relayed = claims.iter().filter(|claim| self.archive().claims[**claim].relayed()).count();
        let mut sentences = Vec::new();
        if !claims.is_empty() {
            sentences.push(self.strings.plural("speaker.claims", claims.len()));
        }
        if relayed > 0 {
            sentences.push(self.strings.plural("speaker.relayed", relayed));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Through whom a speaker's words came, the most frequent first; `None` where there are none.
    fn reach(&self, claims: &[ClaimKey]) -> Option<Reach> {
        let mut by: BTreeMap<SpeakerKey, usize> = BTreeMap::new();
        let mut relayed = 0;
        for claim in claims {
            let mut via: Vec<SpeakerKey> = self.archive().claims[*claim].via.iter().map(|relay| relay.speaker).collect();
            via.sort_unstable();
            via.dedup();
            relayed += usize::from(!via.is_empty());
            for speaker in via {
                *by.entry(speaker).or_default() += 1;
            }
        }
        let in_person = claims.iter().filter(|claim| !self.archive().claims[**claim].relayed());
        let denied = in_person.filter(|claim| self.state(**claim).is_some_and(is_denied)).count();
        let public = claims.len() - relayed - denied;
        let mut by: Vec<(SpeakerKey, usize)> = by.into_iter().collect();
        by.sort_by_key(|(speaker, count)| (Reverse(*count), *speaker));
        let listed = |(speaker, count): (SpeakerKey, usize)| ReachBy { name: self.speaker(speaker), count: self.strings.number(count) };
        (!claims.is_empty()).then(|| Reach {
            relayed: (relayed > 0).then(|| self.strings.plural("count.relayed", relayed)),
            public: (public > 0).then(|| self.strings.plural("count.public", public)),
            denied: (denied > 0).then(|| self.strings.plural("count.denied", denied)),
            by: by.into_iter().map(listed).collect(),
        })
    }

    fn nothing_recorded(&self, name: &str, relayed: usize) -> String {
        if relayed == 0 {
            self.strings.with("speaker.none", &[("name", name)])
        } else {
            self.strings.plural_with("speaker.none_relayed", relayed, &[("name", name)])
        }
    }
}

/// The host of an address, for the words of a link to it; of what has none, the address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_elsewhere_is_called_by_its_host() {
        for (url, expected) in [
            ("https://www.wikidata.org/wiki/Q56226", "wikidata.org"),
            ("http://example.org", "example.org"),
            ("https://example.org:8080/a@b", "example.org:8080"),
            ("https://example.org?x", "example.org"),
            ("mailto:desk@example.org", "example.org"),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
