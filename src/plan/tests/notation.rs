//! A notation for archives with what a site is planned by.
//!
//! ```text
//! article slug 2018-03-06 publisher=P topics=a,b alias=old/ draft
//!   claim id speaker=kim kind=prediction via=moon to=xi topics=c alias=was about=other made=2018 due=2018-04
//!   source id title=T publisher=P retracted=2019-01-01
//!   follow-up claim verdict=kept note=N corrects=ARTICLE id=x        of an article before it: corrects its follow-up of the claim
//!   mention claim
//!   heading id
//!   link site:path#place  speaker:id
//!   correction 2018-04-01
//! speaker kim name=Kim alias=old        declared; others that are named are not
//!   heading, link
//! page about draft alias=old/           the same
//! home
//! asset map.png
//! menu about.html
//! paging 2
//! no-search
//! ```
//! A value's `_` is a space. Entries of an article, and articles, keep their order but for the date's.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{
    Addressee, Archive, Article, ArticleKey, Asset, Body, BodyHeading, BodyLink, Claim, ClaimKey, ClaimKind, ClaimMention, Config,
    Confirmed, Correction, Criteria, Due, Feeds, FollowUp, FollowUpKey, Form, Gravity, LinkTarget, MenuEntry, Mode, Publisher,
    PublisherKey, RawHtml, Relay, Retraction, Scales, Source, SourceKey, SourceType, Speaker, SpeakerKey, StandingPage, Table, Topic,
    TopicKey,
};
use crate::date::{Day, Edtf, Period};
use crate::diagnostic::Log;
use crate::files::{ArchivePath, FileId, Files, InputFile, Span};
use crate::id::{ClaimId, FollowUpId, Slug, SourceId, SpeakerId, StatusId};

/// An archive, and the files that its places are in.
pub(super) struct Written {
    pub(super) archive: Archive,
    files: Files,
}

/// A line: its first words, then `key=value`.
struct Line<'t> {
    words: Vec<&'t str>,
    entries: Vec<Line<'t>>,
}

impl<'t> Line<'t> {
    fn word(&self, index: usize) -> &'t str {
        self.words.get(index).unwrap_or_else(|| panic!("word {index} of {:?}", self.words))
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    fn value(&self, key: &str) -> Option<String> {
        let value = self.words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='));
        value.map(|value| value.replace('_', " "))
    }

    fn values(&self, key: &str) -> Vec<String> {
        self.value(key).map(|value| value.split(',').map(str::to_owned).collect()).unwrap_or_default()
    }

    fn of(&self, kind: &str) -> Vec<&Line<'t>> {
        self.entries.iter().filter(|line| line.word(0) == kind).collect()
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let read = Line { words: line.split_whitespace().collect(), entries: Vec::new() };
        match lines.last_mut() {
            Some(owner) if line.starts_with("  ") => owner.entries.push(read),
            _ => lines.push(read),
        }
    }
    lines
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

/// Names in order, each at its position.
struct Names(Vec<String>);

impl Names {
    fn at(&self, name: &str) -> usize {
        self.0.iter().position(|known| known == name).unwrap_or_else(|| panic!("nothing is called {name}"))
    }
}

struct Builder<'t> {
    articles: Vec<&'t Line<'t>>,
    files: Files,
    slugs: Names,
    claims: Names,
    speakers: Names,
    topics: Names,
    publishers: Names,
    /// Article's position and claim of every follow-up.
    follow_ups: Vec<(usize, String)>,
}

/// Reads the notation.
pub(super) fn written(text: &str) -> Written {
    let lines = lines(text);
    let of = |kind: &str| lines.iter().filter(|line| line.word(0) == kind).collect::<Vec<_>>();
    let mut articles = of("article");
    articles.sort_by_key(|line| (line.word(2), line.word(1)));
    let claims = || articles.iter().flat_map(|article| article.of("claim"));
    let links = lines.iter().flat_map(|line| line.of("link"));
    let mut speakers: BTreeSet<String> = of("speaker").iter().map(|line| line.word(1).to_owned()).collect();
    speakers.extend(links.flat_map(|link| link.words.iter().filter_map(|word| word.strip_prefix("speaker:"))).map(str::to_owned));
    let mut topics = BTreeSet::new();
    for claim in claims() {
        speakers.insert(claim.value("speaker").unwrap_or("kim".to_owned()));
        speakers.extend(claim.values("via").into_iter().chain(claim.values("to")));
        topics.extend(claim.values("topics"));
    }
    topics.extend(articles.iter().flat_map(|article| article.values("topics")));
    let publishers: BTreeSet<String> = articles.iter().filter_map(|article| article.value("publisher")).collect();
    let mut paths: Vec<String> = lines.iter().map(path).collect();
    paths.extend(["home.md".to_owned(), "archive.yaml".to_owned()]);
    paths.dedup();
    let file = |path: &String| InputFile {
        path: ArchivePath::new(path),
        text: Some(String::new()),
        spoiled: false,
        image_size: None,
        sha256: [0; 32],
    };
    let builder = Builder {
        files: Files::new(paths.iter().map(file).collect()),
        slugs: Names(articles.iter().map(|line| line.word(1).to_owned()).collect()),
        claims: Names(claims().map(|line| line.word(1).to_owned()).collect()),
        speakers: Names(speakers.into_iter().collect()),
        topics: Names(topics.into_iter().collect()),
        publishers: Names(publishers.into_iter().collect()),
        follow_ups: (0..)
            .zip(&articles)
            .flat_map(|(index, article)| article.of("follow-up").into_iter().map(move |line| (index, line.word(1).to_owned())))
            .collect(),
        articles,
    };
    let archive = builder.archive(&of);
    Written { archive, files: builder.files }
}

fn path(line: &Line) -> String {
    match line.word(0) {
        "article" => format!("articles/{}.md", line.word(1)),
        "speaker" => format!("speakers/{}.md", line.word(1)),
        "page" => format!("pages/{}.md", line.word(1)),
        "asset" => line.word(1).replace('_', " "),
        _ => "home.md".to_owned(),
    }
}

impl<'t> Builder<'t> {
    fn file(&self, line: &Line) -> FileId {
        self.files.find(&path(line)).unwrap()
    }

    fn archive(&self, of: &dyn Fn(&str) -> Vec<&'t Line<'t>>) -> Archive {
        let mut claims = Vec::new();
        let mut sources = Vec::new();
        let mut follow_ups = Vec::new();
        let mut articles = Vec::new();
        for (index, line) in self.articles.iter().enumerate() {
            let article = ArticleKey::at(index);
            let first = (claims.len(), sources.len(), follow_ups.len());
            claims.extend(line.of("claim").iter().zip(1..).map(|(entry, place)| self.claim(line, entry, article, place)));
            sources.extend(line.of("source").iter().map(|entry| self.source(line, entry, article)));
            follow_ups.extend(line.of("follow-up").iter().map(|entry| self.follow_up(line, entry, article)));
            articles.push(Article {
                slug: Slug::new(line.word(1)).unwrap(),
                file: self.file(line),
                title: line.word(1).to_owned(),
                date: day(line.word(2)),
                added: None,
                publisher: line.value("publisher").map(|name| PublisherKey::at(self.publishers.at(&name))),
                authors: Vec::new(),
                url: None,
                archived: Vec::new(),
                language: "en".to_owned(),
                summary: None,
                topics: self.topics_of(line),
                places: Vec::new(),
                aliases: line.values("alias"),
                draft: line.has("draft"),
                claims: (first.0..claims.len()).map(ClaimKey::at).collect(),
                sources: (first.1..sources.len()).map(SourceKey::at).collect(),
                follow_ups: (first.2..follow_ups.len()).map(FollowUpKey::at).collect(),
                corrections: line.of("correction").iter().map(|entry| self.correction(line, entry)).collect(),
                extra: serde_json::Value::Null,
                body: self.body(line),
                at: Span::new(self.file(line), 0..9),
            });
        }
        Archive {
            config: config(of, self.files.find("archive.yaml").unwrap()),
            articles: Table::new(articles),
            claims: Table::new(claims),
            speakers: Table::new(self.speakers.0.iter().map(|id| self.speaker(id, &of("speaker")))),
            sources: Table::new(sources),
            follow_ups: Table::new(follow_ups),
            topics: Table::new(self.topics.0.iter().map(|name| topic(name))),
            publishers: Table::new(self.publishers.0.iter().map(|name| publisher(name))),
            pages: Table::new(of("page").into_iter().map(|line| self.page(line))),
            home: of("home").first().map(|line| self.body(line)),
            assets: of("asset").iter().map(|line| Asset { file: self.file(line), address: path(line), size: None }).collect(),
        }
    }

    fn topics_of(&self, line: &Line) -> Vec<TopicKey> {
        line.values("topics").iter().map(|name| TopicKey::at(self.topics.at(name))).collect()
    }

    fn claim(&self, article: &Line, line: &Line, key: ArticleKey, place: usize) -> Claim {
        let speaker = |id: &String| SpeakerKey::at(self.speakers.at(id));
        let relay = |id: &String| Relay { speaker: speaker(id), mode: Mode::Report, date: None, source: None };
        let mut topics = self.topics_of(article);
        topics.extend(self.topics_of(line));
        topics.sort_unstable();
        topics.dedup();
        let follow_ups = (0..).zip(&self.follow_ups).filter(|(_, (_, claim))| claim == line.word(1));
        Claim {
            id: ClaimId::new(line.word(1)).unwrap(),
            kind: line.value("kind").map_or(ClaimKind::Commitment, |kind| ClaimKind::parse(&kind).unwrap()),
            form: Form::Act,
            article: key,
            text: line.word(1).to_owned(),
            short: line.word(1).to_owned(),
            quote: None,
            speaker: speaker(&line.value("speaker").unwrap_or("kim".to_owned())),
            via: line.values("via").iter().map(relay).collect(),
            confirmed: Confirmed::Unknown,
            to: line.values("to").iter().map(|id| Addressee::Speaker(speaker(id))).collect(),
            made: edtf(&line.value("made").unwrap_or(article.word(2).to_owned())),
            due: line.value("due").map(|due| Due::On(edtf(&due))),
            conditions: Vec::new(),
            criteria: Criteria::default(),
            testable: true,
            readings: Vec::new(),
            sources: Vec::new(),
            about: line.values("about").iter().map(|id| ClaimKey::at(self.claims.at(id))).collect(),
            precedents: Vec::new(),
            replaces: None,
            topics,
            aliases: line.values("alias").iter().map(|id| ClaimId::new(id).unwrap()).collect(),
            follow_ups: follow_ups.map(|(key, _)| FollowUpKey::at(key)).collect(),
            at: Span::new(self.file(article), 10 * place..10 * place + 5),
        }
    }

    fn source(&self, article: &Line, line: &Line, key: ArticleKey) -> Source {
        Source {
            article: key,
            id: SourceId::new(line.word(1)).unwrap(),
            number: 1,
            kind: SourceType::Other,
            title: line.value("title").unwrap_or(line.word(1).to_owned()),
            publisher: line.value("publisher"),
            authors: Vec::new(),
            date: None,
            url: None,
            copies: Vec::new(),
            accessed: None,
            language: None,
            level: None,
            interest: None,
            retracted: line.value("retracted").map(|date| Retraction { date: edtf(&date), notice: None }),
            at: Span::whole(self.file(article)),
        }
    }

    fn follow_up(&self, article: &Line, line: &Line, key: ArticleKey) -> FollowUp {
        let corrected = |slug: String| (self.slugs.at(&slug), line.word(1).to_owned());
        let corrects =
            line.value("corrects").map(|slug| self.follow_ups.iter().position(|known| *known == corrected(slug.clone())).unwrap());
        FollowUp {
            article: key,
            claim: ClaimKey::at(self.claims.at(line.word(1))),
            id: line.value("id").map(|id| FollowUpId::new(&id).unwrap()),
            happened: edtf(article.word(2)),
            verdict: line.value("verdict").map(|verdict| StatusId::new(&verdict).unwrap()),
            note: line.value("note"),
            sources: Vec::new(),
            by: Vec::new(),
            confidence: None,
            reason: None,
            conditions: Vec::new(),
            due: None,
            confirmed: None,
            corrects: corrects.map(FollowUpKey::at),
            disputes: None,
            settles: Vec::new(),
            at: Span::whole(self.file(article)),
        }
    }

    fn correction(&self, article: &Line, line: &Line) -> Correction {
        let at = Span::whole(self.file(article));
        Correction { date: edtf(line.word(1)), note: String::new(), severity: Gravity::Correction, at }
    }

    fn speaker(&self, id: &str, declared: &[&'t Line<'t>]) -> Speaker {
        let line = declared.iter().find(|line| line.word(1) == id);
        Speaker {
            id: SpeakerId::new(id).unwrap(),
            name: line.and_then(|line| line.value("name")).unwrap_or(id.to_owned()),
            kind: None,
            role: None,
            same_as: Vec::new(),
            aliases: line.map(|line| line.values("alias")).unwrap_or_default().iter().map(|id| SpeakerId::new(id).unwrap()).collect(),
            language: "en".to_owned(),
            declared: line.is_some(),
            body: line.map(|line| self.body(line)),
        }
    }

    fn page(&self, line: &Line) -> StandingPage {
        StandingPage {
            address: line.word(1).to_owned(),
            title: line.word(1).to_owned(),
            summary: None,
            language: "en".to_owned(),
            menu: None,
            aliases: line.values("alias"),
            draft: line.has("draft"),
            body: self.body(line),
        }
    }

    /// The text begins at byte 100; its first link stands at 110, the next at 120.
    fn body(&self, line: &Line) -> Body {
        let targets = line.of("link").into_iter().flat_map(|link| link.words[1..].iter().copied());
        let links = targets.zip(1..).map(|(target, place)| BodyLink {
            range: 10 * place..10 * place + 5,
            address: 10 * place..10 * place + 5,
            is_image: false,
            target: self.target(target),
        });
        let heading = |line: &&Line| BodyHeading { level: 2, text: line.word(1).to_owned(), id: line.word(1).to_owned() };
        let mention = |line: &&Line| ClaimMention { claim: ClaimKey::at(self.claims.at(line.word(1))), sentence: String::new() };
        Body {
            span: Span::new(self.file(line), 100..500),
            links: links.collect(),
            headings: line.of("heading").iter().map(heading).collect(),
            mentions: line.of("mention").iter().map(mention).collect(),
        }
    }

    fn target(&self, text: &str) -> LinkTarget {
        let (kind, rest) = text.split_once(':').unwrap();
        let (name, place) = rest.split_once('#').map_or((rest, None), |(name, place)| (name, Some(place.to_owned())));
        match kind {
            "site" => LinkTarget::Site(name.to_owned(), place),
            "speaker" => LinkTarget::Speaker(SpeakerKey::at(self.speakers.at(name))),
            other => panic!("no link is of the kind {other}"),
        }
    }
}

fn topic(name: &str) -> Topic {
    Topic { slug: Slug::of(name).unwrap(), name: name.to_owned(), description: None }
}

fn publisher(name: &str) -> Publisher {
    Publisher { slug: Slug::of(name).unwrap(), name: name.to_owned() }
}

fn config<'t>(of: &dyn Fn(&str) -> Vec<&'t Line<'t>>, archive_yaml: FileId) -> Config {
    let entry = |line: &&Line| MenuEntry { title: line.word(1).to_owned(), url: line.word(1).to_owned(), at: Span::whole(archive_yaml) };
    Config {
        title: "Words and deeds".to_owned(),
        description: None,
        base_url: None,
        language: "en".to_owned(),
        authors: Vec::new(),
        license: None,
        contact: None,
        theme: "default".to_owned(),
        theme_at: None,
        language_at: None,
        theme_options: serde_json::Value::Null,
        menu: of("menu").iter().map(entry).collect(),
        topics: BTreeMap::new(),
        scales: Scales::default(),
        paging: of("paging").first().map_or(50, |line| line.word(1).parse().unwrap()),
        feeds: Feeds { entries: 50, per: Vec::new() },
        stale_after: Period::parse("P1Y").unwrap(),
        database: false,
        search: of("no-search").is_empty(),
        raw_html: RawHtml::Escape,
        lints: BTreeMap::new(),
        allow_active_files: Vec::new(),
    }
}

impl Written {
    /// The log, a mistake a line: `code file:start message | help | note file:start`.
    pub(super) fn told(&self, log: &Log) -> Vec<String> {
        let place = |at: Span| format!("{}:{}", self.files.get(at.file).path, at.start);
        let tell = |mistake: &crate::diagnostic::Diagnostic| {
            let mut line = format!("{} {} {}", mistake.code, place(mistake.at), mistake.message);
            line.extend(mistake.help.iter().map(|help| format!(" | {help}")));
            line.extend(mistake.notes.iter().map(|note| format!(" | {} {}", note.at.map(place).unwrap_or_default(), note.message)));
            line
        };
        log.sorted().into_iter().map(tell).collect()
    }
}
