//! The keys of every kind of file: what is known of front matter and of archive.yaml.

use super::shape::Shape::{
    Address, Any, Contact, Count, Date, Either, FollowUpName, Hash, Id, Language, List, Map, MapOf, MenuAddress, Path, Period, SitePath,
    Text, Truth, Word,
};
use super::shape::{Record, Shape, key, required};
use crate::archive::{
    ClaimKind, ConditionKind, ConditionState, Confidence, FeedScope, Form, Interest, Level, Mode, RawHtml, Reason, SourceType, SpeakerKind,
    VerdictClass,
};

/// The longest title, in characters.
const TITLE: Shape = Text(500);
/// The longest text of any other kind.
const LONG: Shape = Text(20_000);
/// The longest quote, in characters.
pub(super) const LONGEST_QUOTE: usize = 5_000;
const QUOTE: Shape = Text(LONGEST_QUOTE);
/// `true` and `false` are read as yes and no.
const CONFIRMED: Shape = Word(&["yes", "no", "denied", "unknown", "true", "false"]);

/// The front matter of an article.
pub static ARTICLE: Record = Record {
    name: "an article",
    keys: &[
        required("title", TITLE, "The article's title."),
        key(
            "date",
            Shape::Day,
            "When it was reported: YYYY-MM-DD or RFC 3339, of which its own day counts. Default: the date in the file's name.",
        ),
        key("added", Date, "When it entered the archive, where that was later."),
        key("publisher", LONG, "Whose reporting it is."),
        key("authors", List(&LONG), "Who wrote it."),
        key("url", Address, "The original, where there is one."),
        key("archived", COPIES, "Copies of the original that last."),
        key("language", Language, "BCP 47. Default: the archive's."),
        key("summary", LONG, "One or two sentences."),
        key("topics", List(&TITLE), "Subjects, by name."),
        key("places", List(&TITLE), "Places."),
        key("slug", Shape::Slug, "The last part of its address. Default: the file's name without a leading date."),
        key("aliases", List(&SitePath), "Former addresses; each becomes a redirect."),
        key("draft", Truth, "Left out unless drafts are asked for."),
        key("claims", List(&Map(&CLAIM)), "The checkable statements that it records."),
        key("sources", List(&Map(&SOURCE)), "What the reporting rests on."),
        key("follow_ups", List(&Map(&FOLLOW_UP)), "What became of earlier claims."),
        key("corrections", List(&Map(&CORRECTION)), "Dated notes that something published was wrong."),
        key("extra", Any, "Anything that a theme wants."),
    ],
};

/// A claim of an article.
pub static CLAIM: Record = Record {
    name: "a claim",
    keys: &[
        required("id", Id, "Unique in the archive and stable for ever."),
        key("kind", Word(ClaimKind::WORDS), "What it does. Default: commitment."),
        key("form", Word(Form::WORDS), "What a commitment binds to. Default: act."),
        required("text", LONG, "The editor's neutral wording."),
        key("short", Text(60), "For margins and lists, up to 60 characters. Default: the text."),
        key("quote", Either(&QUOTE, &Map(&QUOTE_MAP)), "Exact words of this article's text, which are marked there."),
        required("speaker", Id, "Whose claim it is: a speaker's id."),
        key("via", List(&Either(&Id, &Map(&RELAY))), "The chain through which it reached the article, nearest to the speaker first."),
        key("confirmed", CONFIRMED, "Whether the speaker had confirmed it by then. Default: unknown."),
        key("to", List(&LONG), "To whom: speakers' ids, or words."),
        key("made", Date, "When it was made. Default: the article's date."),
        key("due", Either(&Date, &Map(&DUE)), "By when, or for how long it binds; absent: no deadline."),
        key("conditions", List(&Map(&CONDITION)), "Its provisos."),
        key("criteria", Map(&CRITERIA), "What would count as kept, partly kept and broken."),
        key("testable", Truth, "false: nobody could ever judge it. Default: true."),
        key("readings", List(&Map(&READING)), "Rival readings that the words allow."),
        key("sources", List(&Id), "The article's sources that it rests on."),
        key("about", List(&Id), "The claims that it speaks of."),
        key("precedents", List(&Id), "Earlier claims like it."),
        key("replaces", Id, "The claim in whose place it stands."),
        key("topics", List(&TITLE), "Subjects beside the article's."),
        key("aliases", List(&Id), "Former ids."),
    ],
};

/// A quote with what stands around it (W3C Web Annotation Data Model, "Text Quote Selector").
pub static QUOTE_MAP: Record = Record {
    name: "a quote",
    keys: &[
        required("exact", QUOTE, "The words."),
        key("prefix", QUOTE, "What stands before them."),
        key("suffix", QUOTE, "What stands after them."),
    ],
};

static RELAY: Record = Record {
    name: "a link of the chain",
    keys: &[
        required("speaker", Id, "Who passed it on."),
        key("mode", Word(Mode::WORDS), "How. Default: report."),
        key("date", Date, "When."),
        key("source", Id, "The source that shows it."),
    ],
};

static DUE: Record = Record {
    name: "a deadline",
    keys: &[key("before", Id, "Due before that claim is settled."), key("after", Id, "Due after that claim is settled.")],
};

static CONDITION: Record = Record {
    name: "a condition",
    keys: &[
        required("id", Id, "Unique in the claim."),
        key("type", Word(ConditionKind::WORDS), "if: must come true first; while: binds only as long as; unless: frees. Default: if."),
        required("text", LONG, "In words."),
    ],
};

static CRITERIA: Record = Record {
    name: "criteria",
    keys: &[
        key("kept_if", LONG, "What would count as kept, or true."),
        key("partly_if", LONG, "What would count as partly so."),
        key("broken_if", LONG, "What would count as broken, or false."),
    ],
};

static READING: Record = Record { name: "a reading", keys: &[required("text", LONG, "In words."), key("source", Id, "Who reads it so.")] };

/// A source of an article.
pub static SOURCE: Record = Record {
    name: "a source",
    keys: &[
        required("id", Id, "Unique in the article."),
        key("type", Word(SourceType::WORDS), "What it is. Default: other."),
        key("title", LONG, "Its title."),
        key("publisher", LONG, "Who published it."),
        key("authors", List(&LONG), "Who wrote it."),
        key("date", Date, "When."),
        key("url", Address, "Where."),
        key("archived", COPIES, "Copies that last."),
        key("accessed", Date, "When it was looked at."),
        key("language", Language, "BCP 47."),
        key("level", Word(Level::WORDS), "How near it is to what it is used to prove."),
        key("interest", Word(Interest::WORDS), "What it has to gain."),
        key("retracted", Map(&RETRACTION), "That it was taken back."),
        key("status", Word(ANSWERS), "Whether its address answered, as `afterword links --write` found it."),
        key("status_checked", Shape::Day, "When it was asked."),
    ],
};

/// What is noted of an address that was asked.
const ANSWERS: &[&str] = &["ok", "moved", "drifted", "blocked", "dead"];

const COPIES: Shape = Either(&Address, &List(&Either(&Address, &Map(&COPY))));

static COPY: Record = Record {
    name: "a copy",
    keys: &[
        key("url", Address, "Where it lies."),
        key("path", Path, "A file beside the article, which is published with it."),
        key("date", Date, "When it was made."),
        key("sha256", Hash, "Its hash, which is checked at every build for a file."),
    ],
};

static RETRACTION: Record =
    Record { name: "a retraction", keys: &[required("date", Date, "When."), key("notice", Address, "Where that is said.")] };

/// A follow-up in an article.
pub static FOLLOW_UP: Record = Record {
    name: "a follow-up",
    keys: &[
        required("claim", Id, "The claim."),
        key("id", Id, "Only needed where one article follows one claim twice."),
        key("date", Date, "When it happened. Default: the article's date."),
        key("verdict", Id, "The judgement, out of the kind's scale. Absent: an event worth recording, which changes no status."),
        key("note", LONG, "What happened, in a sentence or two."),
        key("sources", List(&Id), "The evidence: the article's sources."),
        key("by", List(&LONG), "Who judges. Default: the article's authors."),
        key("confidence", Word(Confidence::WORDS), "How sure the judgement is."),
        key("reason", Word(Reason::WORDS), "Why; for broken or partly kept."),
        key("conditions", MapOf(&Id, &Word(ConditionState::WORDS)), "What became of the claim's conditions."),
        key("due", Date, "The deadline that its maker moved to."),
        key("confirmed", CONFIRMED, "The speaker has now confirmed (or denied) the claim."),
        key("corrects", FollowUpName, "That follow-up was wrong: SLUG or SLUG#ID."),
        key("disputes", FollowUpName, "We disagree with that verdict: SLUG or SLUG#ID."),
        key("settles", List(&FollowUpName), "Ends a dispute: names every verdict that stands."),
    ],
};

static CORRECTION: Record = Record {
    name: "a correction",
    keys: &[
        required("date", Date, "The day of the note."),
        required("note", LONG, "What was wrong."),
        key("severity", Word(&["typo", "clarification", "correction", "retraction"]), "How much it weighs. Default: correction."),
    ],
};

/// The front matter of a speaker's file.
pub static SPEAKER: Record = Record {
    name: "a speaker",
    keys: &[
        key("name", TITLE, "Its name. Default: the id."),
        key("kind", Word(SpeakerKind::WORDS), "What it is."),
        key("role", LONG, "Its office."),
        key("same_as", List(&Address), "Addresses of pages about the same."),
        key("aliases", List(&Id), "Former ids; each becomes a redirect, and is accepted where an id is."),
        key("language", Language, "BCP 47, of the introduction. Default: the archive's."),
    ],
};

/// The front matter of a standing page and of the home page's words.
pub static PAGE: Record = Record {
    name: "a page",
    keys: &[
        key("title", TITLE, "Its title. Default: the file's name."),
        key("summary", LONG, "One or two sentences."),
        key("language", Language, "BCP 47. Default: the archive's."),
        key("menu", Text(60), "true, or its word in the navigation."),
        key("aliases", List(&SitePath), "Former addresses; each becomes a redirect."),
        key("draft", Truth, "Left out unless drafts are asked for."),
    ],
};

/// theme.yaml.
pub static THEME: Record = Record {
    name: "a theme",
    keys: &[
        key("name", LONG, "Its name."),
        key("description", LONG, "What it is like, in a sentence."),
        required("api", Count(1, 1), "The version of the contract that it is written for: 1."),
    ],
};

/// archive.yaml.
pub static ARCHIVE: Record = Record {
    name: "archive.yaml",
    keys: &[
        key("schema", Count(1, 1), "The version of this format: 1."),
        required("title", TITLE, "The archive's name."),
        key("description", LONG, "One sentence."),
        key("base_url", Address, "The site's address."),
        key("language", Language, "BCP 47. Default: en."),
        key("authors", List(&LONG), "Who keeps the archive."),
        key("license", LONG, "Of the archive's own words and data."),
        key("contact", Contact, "Where to report an error."),
        key("theme", Id, "The theme's name. Default: default."),
        key("theme_options", Any, "A theme's own."),
        key("menu", List(&Map(&MENU)), "Entries of the navigation after the built-in ones."),
        key("topics", MapOf(&Shape::Slug, &Map(&TOPIC)), "Names and descriptions of topics, by slug."),
        key("scales", MapOf(&Word(ClaimKind::WORDS), &SCALE_SHAPE), "Changes to the scales of verdicts, by kind of claim."),
        key("paging", Count(1, 10_000), "Entries a page of a list. Default: 50."),
        key("feeds", Map(&FEEDS), "The feeds."),
        key("stale_after", Period, "How long an open verdict is fresh. Default: P1Y."),
        key("search", Truth, "Whether there is a full-text search. Default: true."),
        key("sqlite", Truth, "Whether the data is published as one SQLite file too. Default: false."),
        key("raw_html", Word(RawHtml::WORDS), "What becomes of HTML in Markdown. Default: escape."),
        key("lints", MapOf(&Any, &Word(&["off", "warn", "error"])), "Changed weights of mistakes, by code."),
        key("allow_active_files", List(&Path), "Files that could run scripts and are copied all the same."),
    ],
};

const SCALE_SHAPE: Shape = List(&Map(&SCALE_ENTRY));

/// An entry of a scale; `replace: true` in its list's first entry drops the built-in ones.
static SCALE_ENTRY: Record = Record {
    name: "an entry of a scale",
    keys: &[
        key("id", Id, "What front matter says. A built-in one is changed, another is added."),
        key("label", TITLE, "What readers see."),
        key("symbol", Text(4), "A glyph."),
        key("meaning", LONG, "One sentence."),
        key("class", Word(VerdictClass::WORDS), "open, settled or void."),
        key("rating", Count(1, 5), "1 (worst) to 5 (best), for a settled one."),
        key("replace", Truth, "In the first entry, alone: true drops the built-in scale."),
    ],
};

static MENU: Record = Record {
    name: "a menu's entry",
    keys: &[required("title", Text(60), "Its words."), required("url", MenuAddress, "A path from the site's root, or an address.")],
};

static TOPIC: Record = Record { name: "a topic", keys: &[key("name", TITLE, "Its name."), key("description", LONG, "One sentence.")] };

static FEEDS: Record = Record {
    name: "feeds",
    keys: &[
        key("entries", Count(1, 1_000), "Entries a feed. Default: 50."),
        key("per", List(&Word(FeedScope::WORDS)), "What has a feed of its own: topic, speaker, claim."),
    ],
};
