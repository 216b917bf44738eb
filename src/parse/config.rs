//! archive.yaml.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::overrides::{Database, Overrides, Search, base_address};
use super::records::ARCHIVE;
use super::shape::Shape;
use super::written::ConfigFile;
use super::yaml::{self, Node, NodeKind};
use crate::archive::{ClaimKind, Config, FeedScope, Feeds, MenuEntry, RawHtml, Scale, Scales, TopicConfig, Verdict, VerdictClass};
use crate::date::Period;
use crate::diagnostic::{Code, Diagnostic, Log, Severity, suggest};
use crate::files::{FileId, Span};
use crate::id::{Slug, SpeakerId, StatusId};
use crate::markdown::{Address, check_address};

/// The longest archive.yaml, in bytes.
const LONGEST: usize = 1024 * 1024;

impl Default for ConfigFile {
    fn default() -> ConfigFile {
        let config = Config {
            title: "Archive".to_owned(),
            description: None,
            base_url: None,
            language: "en".to_owned(),
            language_at: None,
            authors: Vec::new(),
            license: None,
            contact: None,
            theme: "default".to_owned(),
            theme_at: None,
            theme_options: serde_json::Value::Null,
            menu: Vec::new(),
            topics: BTreeMap::new(),
            scales: Scales::default(),
            paging: 50,
            feeds: Feeds { entries: 50, per: Vec::new() },
            stale_after: Period::YEAR,
            database: false,
            search: cfg!(feature = "search"),
            raw_html: RawHtml::Escape,
            lints: BTreeMap::new(),
            allow_active_files: Vec::new(),
        };
        ConfigFile { config, is_read: true }
    }
}

/// What is taken for an archive.yaml that can't be read: with it, nobody knows which warnings are wanted.
fn unread() -> ConfigFile {
    let mut written = ConfigFile { is_read: false, ..ConfigFile::default() };
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    written.config.lints = warnings.map(|code| (*code, None)).collect();
    written
}

/// Reads archive.yaml; what does not fit keeps its default.
pub(super) fn read(file: FileId, text: &str, overrides: &Overrides, log: &mut Log) -> ConfigFile {
    let mut written = ConfigFile::default();
    if text.len() > LONGEST {
        log.push(Diagnostic::new(Code::TooLarge, Span::whole(file), "archive.yaml is longer than 1 MB"));
        return unread();
    }
    let Some(node) = yaml::read(text, file, 0, log) else { return unread() };
    let mut node = if node.kind == NodeKind::Null { Node::empty(Span::whole(file)) } else { node };
    Shape::Map(&ARCHIVE).cut_texts(&mut node, text, log);
    Shape::Map(&ARCHIVE).check(&mut node, "archive.yaml", log);
    let entry = Entry(&node);
    let config = &mut written.config;
    if let Some(title) = entry.text("title") {
        config.title = title;
    }
    config.description = entry.text("description");
    config.base_url = base_url(entry, log);
    if let Some(language) = entry.text_at("language") {
        config.language = language.value;
        config.language_at = Some(language.at);
    }
    config.authors = entry.texts("authors");
    config.license = entry.text("license");
    config.contact = entry.text("contact");
    if let Some(theme) = entry.read("theme", |text| SpeakerId::new(text).ok()) {
        config.theme = theme.value.to_string();
        config.theme_at = Some(theme.at);
    }
    config.theme_options = entry.get("theme_options").map_or(serde_json::Value::Null, Node::to_json);
    config.menu = menu(entry);
    config.topics = topics(entry);
    config.scales = scales(entry, log);
    if let Some(paging) = entry.read("paging", |text| text.parse().ok().filter(|n| *n > 0)) {
        config.paging = paging.value;
    }
    if let Some(feeds) = entry.get("feeds").map(Entry) {
        config.feeds.entries = feeds.read("entries", |text| text.parse().ok()).map_or(50, |entries| entries.value);
        config.feeds.per = feeds.read_all("per", FeedScope::parse).into_iter().map(|scope| scope.value).collect();
    }
    if let Some(period) = entry.read("stale_after", |text| Period::parse(text).ok()) {
        config.stale_after = period.value;
    }
    config.raw_html = entry.read("raw_html", RawHtml::parse).map_or(RawHtml::Escape, |raw| raw.value);
    config.lints = lints(entry, log);
    config.allow_active_files = entry.texts("allow_active_files");
    let Overrides { base_url, theme, search, database } = overrides;
    config.database = *database == Database::Made || entry.truth("sqlite") == Some(true);
    let wanted = *search == Search::AsWritten && entry.truth("search") != Some(false);
    config.search = wanted && cfg!(feature = "search");
    if let Some(base_url) = base_url {
        config.base_url = Some(base_url.clone());
    }
    if let Some(theme) = theme {
        config.theme = theme.clone();
        config.theme_at = None;
    }
    written
}

/// The site's address with a `/` at its end: nothing but scheme, host, port and path.
fn base_url(entry: Entry<'_>, log: &mut Log) -> Option<String> {
    // What is no address at all was reported.
    let url = entry.text_at("base_url").filter(|url| matches!(check_address(&url.value), Ok(Address::External(_))))?;
    match base_address(&url.value) {
        Ok(address) => Some(address),
        Err(why) => {
            log.push(
                Diagnostic::new(Code::Configuration, url.at, why).help("write scheme, host and path alone: https://example.org/archive/"),
            );
            None
        }
    }
}

fn menu(entry: Entry<'_>) -> Vec<MenuEntry> {
    entry
        .items("menu")
        .iter()
        .filter_map(|node| {
            let entry = Entry(node);
            let url = entry.text_at("url")?;
            Some(MenuEntry { title: entry.text("title")?, url: url.value, at: url.at })
        })
        .collect()
}

fn topics(entry: Entry<'_>) -> BTreeMap<Slug, TopicConfig> {
    let Some(NodeKind::Map(topics)) = entry.get("topics").map(|node| &node.kind) else { return BTreeMap::new() };
    topics
        .iter()
        .filter_map(|(slug, node)| {
            let entry = Entry(node);
            Some((Slug::new(&slug.value).ok()?, TopicConfig { name: entry.text_at("name"), description: entry.text("description") }))
        })
        .collect()
}

fn scales(entry: Entry<'_>, log: &mut Log) -> Scales {
    let mut scales = Scales::default();
    let Some(NodeKind::Map(kinds)) = entry.get("scales").map(|node| &node.kind) else { return scales };
    for (kind, entries) in kinds {
        let kind_at = kind.at;
        if let Some(kind) = ClaimKind::parse(&kind.value) {
            change_scale(scales.of_mut(kind), kind_at, entries, log);
        }
    }
    scales
}

/// Ids that no scale may have: they are derived.
const PROCEDURAL: [&str; 5] = ["pending", "conditional", "overdue", "awaiting-verdict", "contested"];

fn change_scale(scale: &mut Scale, kind: Span, entries: &Node, log: &mut Log) {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    for node in entries.items() {
        let entry = Entry(node);
        if entry.truth("replace") == Some(true) {
            scale.verdicts.clear();
        }
        let Some(id) = entry.read("id", |text| StatusId::new(text).ok()) else { continue };
        if PROCEDURAL.contains(&id.value.as_str()) {
            let message = format!("`{}` is derived by rule, and no verdict", id.value);
            log.push(Diagnostic::new(Code::Configuration, id.at, message));
            continue;
        }
        if let Some(first) = known.insert(id.value.to_string(), id.at) {
            log.push(
                Diagnostic::new(Code::RepeatedId, id.at, format!("the verdict `{}` stands twice", id.value)).note(first, "first here"),
            );
            continue;
        }
        let old = scale.verdicts.iter().position(|verdict| verdict.id == id.value);
        let class = entry.read("class", VerdictClass::parse).map(|class| class.value);
        let rating = entry.read("rating", |text| text.parse::<u8>().ok().filter(|n| (1..=5).contains(n))).map(|rating| rating.value);
        let base = old.map(|at| scale.verdicts[at].clone());
        let class = class.or(base.as_ref().map(|base| base.class)).unwrap_or(VerdictClass::Settled);
        let rating = rating.or(base.as_ref().and_then(|base| base.rating));
        if class == VerdictClass::Settled && rating.is_none() && entry.get("rating").is_none() {
            let message = format!("the settled verdict `{}` has no rating", id.value);
            log.push(Diagnostic::new(Code::Configuration, id.at, message).help("write `rating:` from 1 (worst) to 5 (best)"));
        }
        let verdict = Verdict {
            label: entry.text("label").or(base.as_ref().and_then(|base| base.label.clone())),
            symbol: entry.text("symbol").or(base.as_ref().and_then(|base| base.symbol.clone())),
            meaning: entry.text("meaning").or(base.as_ref().and_then(|base| base.meaning.clone())),
            class,
            rating: rating.filter(|_| class == VerdictClass::Settled),
            id: id.value,
        };
        match old {
            Some(at) => scale.verdicts[at] = verdict,
            None => scale.verdicts.push(verdict),
        }
    }
    if !scale.verdicts.iter().any(|verdict| verdict.class == VerdictClass::Settled) {
        log.push(
            Diagnostic::new(Code::Configuration, kind, "the scale has no settled verdict left")
                .help("give one the `class: settled` and a `rating`"),
        );
    }
}

fn lints(entry: Entry<'_>, log: &mut Log) -> BTreeMap<Code, Option<Severity>> {
    let mut changed = BTreeMap::new();
    let Some(NodeKind::Map(lints)) = entry.get("lints").map(|node| &node.kind) else { return changed };
    for (name, value) in lints {
        let Some(code) = Code::parse(&name.value) else {
            let near = suggest::nearest(&name.value, Code::ALL.iter().map(|code| code.as_str()));
            let mistake = Diagnostic::new(Code::Configuration, name.at, format!("there is no mistake called `{}`", name.value));
            log.push(mistake.maybe_help(near.map(|near| format!("did you mean `{near}`?"))));
            continue;
        };
        let severity = match value.text() {
            Some("off") => None,
            Some("warn") => Some(Severity::Warning),
            Some("error") => Some(Severity::Error),
            Some(_) | None => continue,
        };
        let lowered = severity != Some(Severity::Error);
        if lowered && !code.can_be_changed() {
            let message = format!("`{code}` is always an error: an archive with it can't be published");
            log.push(Diagnostic::new(Code::Configuration, name.at, message));
            continue;
        }
        if severity.is_none() && code.severity() == Severity::Error {
            let message = format!("`{code}` can be lowered to a warning, not switched off");
            log.push(Diagnostic::new(Code::Configuration, name.at, message).help("write `warn`"));
            continue;
        }
        changed.insert(code, severity);
    }
    changed
}
