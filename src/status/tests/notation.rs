//! A notation for archives that consist of claims and follow-ups, with what is expected of them.
//!
//! ```text
//! source moon retracted 2020-01-01
//! claim tests refrain 2018-03-06 while:talks due 2019   a claim, and the day of its article
//!   a 2018-04-21 2018-04-20 holding                     a follow-up: recorded, happened (default: that day), verdict
//!   b 2019-05-06 broken disputes a talks:ceased         corrects, disputes, settles a,b; due DATE; CONDITION:STATE; …
//!   = 2018-04-30 holding a                              on that day: status, then the verdicts that stand
//!   = 2019-05-06 contested a b flags=slipped last=2019-12-31
//!   ~ 2019-05-06 2018-03-06 pending new; 2018-04-21 holding judged a; 2019-05-06 contested disputed b
//! ```
//! `~` gives the whole history. `=+` counts drafts. Each follow-up has an article of its own, unless it says `in NAME`;
//! a claim's article bears the claim's name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::archive::{
    Archive, Article, ArticleKey, Body, Claim, ClaimKey, ClaimKind, Condition, ConditionKind, ConditionState, Config, Confirmed, Criteria,
    Due, Feeds, FollowUp, FollowUpKey, Form, Mode, RawHtml, Relay, Retraction, Scales, Source, SourceKey, SourceType, SpeakerKey, Table,
};
use crate::date::{Day, Edtf, Period};
use crate::files::{ArchivePath, Files, InputFile, Span};
use crate::id::{ClaimId, ConditionId, Slug, SourceId, StatusId};

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A line that begins with `=` or `~`, with the claim that it speaks of.
pub(super) struct Expectation {
    pub claim: ClaimKey,
    pub line: String,
}

/// An archive, with the names that its notation gives.
pub(super) struct Written {
    pub archive: Archive,
    pub expectations: Vec<Expectation>,
    pub claims: BTreeMap<String, ClaimKey>,
    names: Vec<String>,
}

impl Written {
    pub(super) fn name(&self, key: FollowUpKey) -> &str {
        &self.names[key.position()]
    }

    pub(super) fn names(&self, keys: &[FollowUpKey]) -> String {
        keys.iter().map(|key| self.name(*key)).collect::<Vec<_>>().join(" ")
    }

    /// The follow-up `name` of a claim.
    pub(super) fn follow_up(&self, claim: ClaimKey, name: &str) -> FollowUpKey {
        let mut keys = self.archive.claims[claim].follow_ups.iter().copied();
        keys.find(|key| self.name(*key) == name).unwrap_or_else(|| panic!("no follow-up {name}"))
    }
}

struct ClaimLine<'t> {
    name: &'t str,
    words: Vec<&'t str>,
    follow_ups: Vec<FollowUpLine<'t>>,
}

struct FollowUpLine<'t> {
    name: &'t str,
    article: (Day, String),
    words: Vec<&'t str>,
}

/// Reads the notation. Lines may stand in any order, but for those of a claim.
pub(super) fn archive(text: &str) -> Written {
    let mut claims: Vec<ClaimLine> = Vec::new();
    let mut sources: BTreeMap<&str, Option<Edtf>> = BTreeMap::new();
    let mut expectations: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let line = line.split("  #").next().unwrap_or(line);
        let words: Vec<&str> = line.split_whitespace().collect();
        match *words.as_slice() {
            [] => (),
            ["source", name] => _ = sources.insert(name, None),
            ["source", name, "retracted", date] => _ = sources.insert(name, Some(edtf(date))),
            ["claim", name, ..] => claims.push(ClaimLine { name, words: words[2..].to_vec(), follow_ups: Vec::new() }),
            ["=" | "=+" | "~", ..] => expectations.push((claims.last().unwrap().name, words.join(" "))),
            [name, recorded, ..] => {
                let claim = claims.last_mut().unwrap();
                let own = format!("{}-{name}", claim.name);
                let slug = after(&words, "in").map_or(own, str::to_owned);
                claim.follow_ups.push(FollowUpLine { name, article: (day(recorded), slug), words: words[2..].to_vec() });
            }
            [_] => panic!("{line}"),
        }
    }
    let articles = articles(&claims);
    let sources: Vec<(&str, Option<Edtf>)> = sources.into_iter().collect();
    build(claims, &articles, &sources, expectations)
}

/// The word after that one.
fn after<'t>(words: &[&'t str], word: &str) -> Option<&'t str> {
    words.windows(2).find(|pair| pair[0] == word).map(|pair| pair[1])
}

/// Date and slug of each article in order, and whether it is a draft.
fn articles(claims: &[ClaimLine]) -> BTreeMap<(Day, String), bool> {
    let mut articles = BTreeMap::new();
    for claim in claims {
        *articles.entry(claim.article()).or_default() |= claim.words.contains(&"draft");
        for follow_up in &claim.follow_ups {
            *articles.entry(follow_up.article.clone()).or_default() |= follow_up.words.contains(&"draft");
        }
    }
    articles
}

impl ClaimLine<'_> {
    fn article(&self) -> (Day, String) {
        let date = self.words.iter().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).unwrap();
        (day(date), self.name.to_owned())
    }
}

fn build(
    mut lines: Vec<ClaimLine>,
    articles: &BTreeMap<(Day, String), bool>,
    sources: &[(&str, Option<Edtf>)],
    expectations: Vec<(&str, String)>,
) -> Written {
    lines.sort_by_key(ClaimLine::article);
    let article_keys: BTreeMap<&(Day, String), ArticleKey> =
        articles.keys().enumerate().map(|(position, article)| (article, ArticleKey::at(position))).collect();
    let claim_keys: BTreeMap<String, ClaimKey> =
        lines.iter().enumerate().map(|(position, line)| (line.name.to_owned(), ClaimKey::at(position))).collect();

    let mut order: Vec<(ArticleKey, usize, usize)> = Vec::new();
    for (claim, line) in lines.iter().enumerate() {
        order.extend(line.follow_ups.iter().enumerate().map(|(index, follow_up)| (article_keys[&follow_up.article], claim, index)));
    }
    order.sort_unstable();
    let keys: BTreeMap<(usize, &str), FollowUpKey> = order
        .iter()
        .enumerate()
        .map(|(position, (_, claim, index))| ((*claim, lines[*claim].follow_ups[*index].name), FollowUpKey::at(position)))
        .collect();
    let source_key = |name: &str| SourceKey::at(sources.iter().position(|(source, _)| *source == name).unwrap());

    let claims: Vec<Claim> = lines
        .iter()
        .enumerate()
        .map(|(position, line)| {
            let mut claim = claim(line, article_keys[&line.article()], &claim_keys);
            claim.follow_ups = keys.range((position, "")..(position + 1, "")).map(|(_, key)| *key).collect();
            claim
        })
        .collect();
    let follow_ups: Vec<FollowUp> = order
        .iter()
        .map(|(article, claim, index)| {
            let key = |name: &str| *keys.get(&(*claim, name)).unwrap_or_else(|| panic!("no follow-up {name}"));
            follow_up(&lines[*claim].follow_ups[*index], *article, ClaimKey::at(*claim), &claims[*claim], &key, &source_key)
        })
        .collect();
    let names = order.iter().map(|(_, claim, index)| lines[*claim].follow_ups[*index].name.to_owned()).collect();
    let expectations = expectations.into_iter().map(|(claim, line)| Expectation { claim: claim_keys[claim], line: line.clone() }).collect();
    let archive = Archive {
        config: config(),
        articles: Table::new(articles.iter().map(|((date, slug), draft)| article(*date, slug, *draft))),
        claims: Table::new(claims),
        speakers: Table::new(Vec::new()),
        sources: Table::new(sources.iter().map(|(name, retracted)| source(name, retracted.clone()))),
        follow_ups: Table::new(follow_ups),
        topics: Table::new(Vec::new()),
        publishers: Table::new(Vec::new()),
        pages: Table::new(Vec::new()),
        home: None,
        assets: Vec::new(),
    };
    Written { archive, expectations, claims: claim_keys, names }
}

fn claim(line: &ClaimLine, article: ArticleKey, claims: &BTreeMap<String, ClaimKey>) -> Claim {
    let words = &line.words;
    let named = |word: &str| after(words, word).map(|name| claims[name]);
    let due = after(words, "due").map(|date| Due::On(edtf(date)));
    let due = due.or(named("before").map(Due::Before)).or(named("after").map(Due::After));
    let condition = |(kind, id): (&str, &str)| {
        Some(Condition { kind: ConditionKind::parse(kind)?, id: ConditionId::new(id).unwrap(), text: id.to_owned() })
    };
    let relay = Relay { speaker: SpeakerKey::at(0), mode: Mode::Report, date: None, source: None };
    Claim {
        id: ClaimId::new(line.name).unwrap(),
        kind: words.iter().find_map(|word| ClaimKind::parse(word)).unwrap_or(ClaimKind::Commitment),
        form: words.iter().find_map(|word| Form::parse(word)).unwrap_or(Form::Act),
        article,
        text: line.name.to_owned(),
        short: line.name.to_owned(),
        quote: None,
        speaker: SpeakerKey::at(0),
        via: if words.contains(&"via") { vec![relay] } else { Vec::new() },
        confirmed: after(words, "confirmed").and_then(Confirmed::parse).unwrap_or(Confirmed::Unknown),
        to: Vec::new(),
        made: Edtf::from(line.article().0),
        due,
        conditions: words.iter().filter_map(|word| word.split_once(':')).filter_map(condition).collect(),
        criteria: Criteria::default(),
        testable: !words.contains(&"untestable"),
        readings: Vec::new(),
        sources: Vec::new(),
        about: Vec::new(),
        precedents: Vec::new(),
        replaces: named("replaces"),
        topics: Vec::new(),
        aliases: Vec::new(),
        follow_ups: Vec::new(),
        at: nowhere(),
    }
}

fn follow_up(
    line: &FollowUpLine,
    article: ArticleKey,
    claim_key: ClaimKey,
    claim: &Claim,
    key: &impl Fn(&str) -> FollowUpKey,
    source: &impl Fn(&str) -> SourceKey,
) -> FollowUp {
    let mut follow_up = FollowUp {
        article,
        claim: claim_key,
        id: None,
        happened: Edtf::from(line.article.0),
        verdict: None,
        note: None,
        sources: Vec::new(),
        by: Vec::new(),
        confidence: None,
        reason: None,
        conditions: Vec::new(),
        due: None,
        confirmed: None,
        corrects: None,
        disputes: None,
        settles: Vec::new(),
        at: nowhere(),
    };
    let mut words = line.words.iter().copied();
    while let Some(word) = words.next() {
        let mut next = || words.next().unwrap_or_else(|| panic!("{}: nothing after {word}", line.name));
        match word {
            "in" => _ = next(),
            "draft" => (),
            "corrects" => follow_up.corrects = Some(key(next())),
            "disputes" => follow_up.disputes = Some(key(next())),
            "settles" => follow_up.settles = next().split(',').map(key).collect(),
            "due" => follow_up.due = Some(edtf(next())),
            "confirmed" => follow_up.confirmed = Confirmed::parse(next()),
            "from" => follow_up.sources = next().split(',').map(source).collect(),
            _ => match (word.split_once(':'), Edtf::parse(word)) {
                (Some((condition, state)), _) => {
                    let condition = claim.conditions.iter().position(|known| known.id.as_str() == condition).unwrap();
                    follow_up.conditions.push((condition, ConditionState::parse(state).unwrap()));
                }
                (None, Ok(happened)) => follow_up.happened = happened,
                (None, Err(_)) => follow_up.verdict = Some(StatusId::new(word).unwrap()),
            },
        }
    }
    follow_up
}

fn nowhere() -> Span {
    static NOWHERE: LazyLock<Span> = LazyLock::new(|| {
        let file = InputFile { path: ArchivePath::new("a.md"), text: None, spoiled: false, image_size: None, sha256: [0; 32] };
        Span::whole(Files::new(vec![file]).iter().next().unwrap().0)
    });
    *NOWHERE
}

fn body() -> Body {
    Body { span: nowhere(), links: Vec::new(), headings: Vec::new(), mentions: Vec::new() }
}

pub(super) fn article(date: Day, slug: &str, draft: bool) -> Article {
    Article {
        slug: Slug::new(slug).unwrap(),
        file: nowhere().file,
        title: slug.to_owned(),
        date,
        added: None,
        publisher: None,
        authors: Vec::new(),
        url: None,
        archived: Vec::new(),
        language: "en".to_owned(),
        summary: None,
        topics: Vec::new(),
        places: Vec::new(),
        aliases: Vec::new(),
        draft,
        claims: Vec::new(),
        sources: Vec::new(),
        follow_ups: Vec::new(),
        corrections: Vec::new(),
        extra: serde_json::Value::Null,
        body: body(),
        at: nowhere(),
    }
}

fn source(name: &str, retracted: Option<Edtf>) -> Source {
    Source {
        article: ArticleKey::at(0),
        id: SourceId::new(name).unwrap(),
        number: 1,
        kind: SourceType::Report,
        title: name.to_owned(),
        publisher: None,
        authors: Vec::new(),
        date: None,
        url: None,
        copies: Vec::new(),
        accessed: None,
        language: None,
        level: None,
        interest: None,
        retracted: retracted.map(|date| Retraction { date, notice: None }),
        at: nowhere(),
    }
}

fn config() -> Config {
    Config {
        title: "An archive".to_owned(),
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
        menu: Vec::new(),
        topics: BTreeMap::new(),
        scales: Scales::default(),
        paging: 50,
        feeds: Feeds { entries: 50, per: Vec::new() },
        stale_after: Period::parse("P1Y").unwrap(),
        database: false,
        search: true,
        raw_html: RawHtml::Escape,
        lints: BTreeMap::new(),
        allow_active_files: Vec::new(),
    }
}
