//! Texts of new files and entries, with everything optional shown as a comment.

use crate::archive::{Archive, ClaimKey, ClaimKind, ConditionState, Confidence, Due, Reason, SpeakerKind};
use crate::date::Day;
use crate::diagnostic::report::harmless;
use crate::id::{ClaimId, FollowUpId, Slug};
use crate::parse::yaml::quoted;
use crate::parse::{ARTICLE_TEXT, FOLLOW_UP_TEXT};
use crate::status::Snapshot;

/// By which an editor finds the schemas that a new archive has.
const SCHEMA: &str = "# yaml-language-server: $schema=../../schemas/";

/// What a new article is called, and when it was reported.
#[derive(Clone, Copy, Debug)]
pub struct NewArticle<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its day.
    pub date: Day,
    /// The kind of the claim that is shown.
    pub kind: ClaimKind,
    /// The id of the claim that is shown; nothing has it yet.
    pub claim: &'a ClaimId,
    /// Whether the archive holds schemas for editors.
    pub has_schemas: bool,
}

/// Who a new speaker is.
#[derive(Clone, Copy, Debug)]
pub struct NewSpeaker<'a> {
    /// The name.
    pub name: &'a str,
    /// What it is.
    pub kind: SpeakerKind,
    /// Whether the archive holds schemas for editors.
    pub has_schemas: bool,
}

/// What the author of a follow-up has to know of the claim.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    id: &'a ClaimId,
    kind: ClaimKind,
    text: &'a str,
    short: &'a str,
    /// Its status in words; `None` where it has none yet on that day.
    status: Option<String>,
    due: Option<String>,
    /// The verdicts that its kind can get.
    verdicts: Vec<&'a str>,
    conditions: Vec<&'a str>,
    /// The follow-ups that stand, as front matter names them.
    standing: Vec<String>,
}

impl Facts<'_> {
    /// The title that an article about this claim alone gets unless its author gives one.
    pub fn title(&self) -> String {
        format!("Follow-up: {}", self.short)
    }
}

/// What is known of a claim on the snapshot's day.
pub fn facts<'a>(archive: &'a Archive, snapshot: &Snapshot, key: ClaimKey) -> Facts<'a> {
    let claim = &archive.claims[key];
    let state = snapshot.claim(key);
    let written = |due: &Due| match due {
        Due::On(date) => date.to_string(),
        Due::Before(other) => format!("before {}", archive.claims[*other].id),
        Due::After(other) => format!("after {}", archive.claims[*other].id),
    };
    let due = state.map_or(claim.due.as_ref(), |state| state.due.as_ref().map(|due| &due.written));
    Facts {
        id: &claim.id,
        kind: claim.kind,
        text: &claim.text,
        short: &claim.short,
        status: state.map(|state| format!("{} since {}, as of {}", state.status.id(), state.since, snapshot.as_of)),
        due: due.map(written),
        verdicts: archive.scale_of(key).verdicts.iter().map(|verdict| verdict.id.as_str()).collect(),
        conditions: claim.conditions.iter().map(|condition| condition.id.as_str()).collect(),
        standing: state.map_or_else(Vec::new, |state| state.standing.iter().map(|key| archive.follow_up_name(*key)).collect()),
    }
}

/// The lines of a follow-up: the first begins with `- `, the others stand two columns further in.
pub fn follow_up(facts: &Facts<'_>, id: Option<&FollowUpId>, date: Day) -> Vec<String> {
    let Facts { id: claim, kind, text, short: _, status, due, verdicts, conditions, standing } = facts;
    let mut lines = vec![format!("- claim: {claim}")];
    let mut line = |text: String| lines.push(format!("  {text}"));
    line(comment(text));
    if let Some(status) = status {
        line(comment(status));
    }
    line(comment(&due.as_ref().map_or_else(|| "no deadline".to_owned(), |due| format!("due {due}"))));
    if let Some(id) = id {
        line(format!("id: {id}"));
    }
    line(format!("# date: {date}  # when it happened; default: the article's date"));
    if let Some((first, others)) = verdicts.split_first() {
        line(format!("# verdict: {first}  # or {}; without one it is an event and changes no status", others.join(", ")));
    }
    line("# note: What happened, in a sentence or two.".to_owned());
    line("# sources: [ID]  # the evidence: ids of this article's sources".to_owned());
    line("# by: [Name]  # who judges; default: the article's authors".to_owned());
    line(format!("# confidence: {}", choice(Confidence::WORDS)));
    match kind {
        ClaimKind::Commitment => line(format!("# reason: {}", choice(Reason::WORDS))),
        ClaimKind::Prediction | ClaimKind::Assertion => {}
    }
    if !conditions.is_empty() {
        let states = choice(ConditionState::WORDS).replacen("  #", "}  #", 1);
        line(format!("# conditions: {{{}: {states}; of {}", conditions[0], conditions.join(", ")));
    }
    line("# due: 2027-04  # where its maker moved the deadline".to_owned());
    line("# confirmed: yes  # where the speaker has now confirmed it; or denied".to_owned());
    for standing in standing {
        line(format!("# disputes: {standing}  # where you disagree; corrects: where it was wrong"));
    }
    lines
}

/// A new article.
pub fn article(new: &NewArticle<'_>) -> String {
    let NewArticle { title, date, kind, claim, has_schemas } = *new;
    let form = match kind {
        ClaimKind::Commitment => "#     form: act  # or outcome, refrain, maintain\n",
        ClaimKind::Prediction | ClaimKind::Assertion => "",
    };
    let kind = kind.as_str();
    let head = head("article.json", has_schemas, &[("title", quoted(title)), ("date", date.to_string())]);
    format!(
        "{head}\
# What begins with `# ` is optional: take the sign away and fill it in.
# summary: One or two sentences.
# publisher: Whose reporting it is
# authors: [Name]
# url: https://example.org/original
# archived: https://example.org/a-copy-that-lasts
# language: en
# topics: [Subject]
# places: [Place]
# slug: another-address  # default: the file's name without its date
# aliases: [/former/address/]
# draft: true  # left out of the site as long as this stands here
# claims:
#   - id: {claim}
#     kind: {kind}
{form}\
#     text: What is claimed, in your own neutral words.
#     short: Up to 60 characters, for lists
#     quote: Exact words of the text below
#     speaker: speaker-id
#     via: [who-passed-it-on]
#     to: [speaker-id]
#     made: {date}
#     due: 2027-04  # or 2027, 2027-04-30, 2027-21 (spring), 2027-04/2027-06
#     conditions:
#       - {{id: condition, type: if, text: What must come true first.}}
#     criteria: {{kept_if: What would count., broken_if: What would not.}}
#     sources: [source-id]
# sources:
#   - id: source-id
#     type: document
#     title: Its title
#     publisher: Who published it
#     date: {date}
#     url: https://example.org/source
#     archived: https://example.org/its-copy
#     level: primary  # or secondary, tertiary
#     interest: independent  # or interested, party
# corrections:
#   - {{date: {date}, note: What was wrong., severity: correction}}
---
{ARTICLE_TEXT}
"
    )
}

/// A new article that follows up one claim.
pub fn follow_up_article(title: &str, date: Day, facts: &Facts<'_>, has_schemas: bool) -> String {
    let entry: String = follow_up(facts, None, date).iter().map(|line| format!("  {line}\n")).collect();
    let head = head("article.json", has_schemas, &[("title", quoted(title)), ("date", date.to_string())]);
    format!(
        "{head}\
# What begins with `# ` is optional: take the sign away and fill it in.
# publisher: Whose reporting it is
# authors: [Name]
# url: https://example.org/original
# draft: true  # left out of the site as long as this stands here
follow_ups:
{entry}\
# sources:
#   - id: source-id
#     type: document
#     title: Its title
#     url: https://example.org/source
#     archived: https://example.org/its-copy
---
{FOLLOW_UP_TEXT}
"
    )
}

/// A new speaker.
pub fn speaker(new: &NewSpeaker<'_>) -> String {
    let NewSpeaker { name, kind, has_schemas } = *new;
    let head = head("speaker.json", has_schemas, &[("name", quoted(name)), ("kind", kind.as_str().to_owned())]);
    format!(
        "{head}\
# What begins with `# ` is optional: take the sign away and fill it in.
# role: The office
# same_as: [https://example.org/about-the-same]
# aliases: [former-id]
# language: en
---
"
    )
}

fn head(schema: &str, has_schemas: bool, keys: &[(&str, String)]) -> String {
    let schema = if has_schemas { format!("{SCHEMA}{schema}\n") } else { String::new() };
    let keys: String = keys.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("---\n{schema}{keys}")
}

/// The first word as the value, the others as a comment.
fn choice(words: &[&str]) -> String {
    words.split_first().map_or_else(String::new, |(first, others)| format!("{first}  # or {}", others.join(", ")))
}

/// The text as a comment of one line.
fn comment(text: &str) -> String {
    format!("# {}", harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The path of an article's file.
pub fn article_path(date: Day, slug: &Slug) -> String {
    format!("content/articles/{date}-{slug}.md")
}
