//! A claim: as a row of a list, and its page.

use serde::Serialize;

use super::{CitePage, Date, Drawing, FollowUp, Frame, HistoryEntry, Html, Link, Mark, Name, Shared, Source, SourceRef, Term};

/// A claim as one entry of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// `nk-summit-april-2018`.
    pub id: String,
    /// Its page.
    pub url: String,
    /// `commitment`, `prediction` or `assertion`.
    pub kind: String,
    /// The kind's word: `Commitment`.
    pub kind_text: String,
    /// What a commitment binds to, in words: `to refrain`.
    pub form: Option<String>,
    /// The claim: `Kim Jong Un will visit Seoul.`
    pub text: String,
    /// The same for margins and drawings, up to 60 characters.
    pub short: String,
    /// BCP 47, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
    /// The claim's words, to its page: `<a href="…">Kim Jong Un will visit Seoul.</a>`.
    pub link: Html,
    /// Whose claim it is.
    pub speaker: Name,
    /// The word for a claim that reached us through somebody: `relayed`; else none.
    pub relayed: Option<String>,
    /// Its status.
    pub mark: Shared<Mark>,
    /// The open verdict that stands beside an overdue status.
    pub detail: Option<Shared<Mark>>,
    /// The first day of the present spell of its status.
    pub since: Option<Shared<Date>>,
    /// What stands beside the mark: `since <time …>27 Apr 2018</time>`, `by <time …>3 June 2030</time>`.
    pub beside: Option<Html>,
    /// When it was made.
    pub made: Shared<Date>,
    /// When it is due, for a table: `<time …>Apr 2018</time>`, `no date`, `before the summit`.
    pub due: Html,
    /// Hearsay, slipped, stale, unsupported, single-source: those that hold.
    pub flags: Vec<Shared<Term>>,
    /// Who, when, by when, in one line, as the list needs it: `Kim Jong Un · made on 5 Mar 2018 · due: Apr 2018`.
    pub line: Html,
}

/// `claim.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// The claim.
    pub row: Shared<Row>,
    /// The parts of the line above the title: the kind's page, the speaker, the form, how and when it reached us.
    pub byline: Vec<Html>,
    /// What became of it.
    pub verdict: Verdict,
    /// Every status that it ever had, drawn; none for a claim with a single spell of no length.
    pub strip: Option<Drawing>,
    /// The same as a list, oldest first.
    pub spells: Vec<Spell>,
    /// That these days are those of articles which entered the archive later, where any did:
    /// `Reconstructed: 2 of the 3 articles behind this entered the archive later than dated, on <time …>…</time>. …`
    pub reconstructed: Option<Html>,
    /// The words of the article that it is taken from.
    pub quote: Option<Quote>,
    /// Where the words stand: `As reported in <a …>…</a>, <time …>…</time>. The speaker's own words are not on record.`
    pub words_line: Html,
    /// Rival readings of the words.
    pub readings: Vec<Reading>,
    /// What would count.
    pub criteria: Vec<Criterion>,
    /// Since when that stands: `Set on <time …>…</time>, before the first verdict.`
    pub criteria_line: Option<Html>,
    /// Through whom it reached this archive: the speaker first, this archive last.
    pub chain: Vec<ChainLink>,
    /// Whether the speaker has confirmed it: `Not known. It reached us as hearsay.`; none for words in public.
    pub confirmed: Option<String>,
    /// To whom.
    pub to: Vec<Name>,
    /// What kind of claim it is: `Commitment to refrain`.
    pub kind_line: String,
    /// What `due` is called: `Due`; for what is to be kept up, `Binds`.
    pub due_label: String,
    /// When it is due, in full words: `<time …>April 2018</time>`, `until <time …>April 2018</time>`, `open-ended`; with a moved deadline, both.
    pub due: Html,
    /// Its provisos.
    pub conditions: Vec<Condition>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// The day of the last follow-up.
    pub last_checked: Option<Shared<Date>>,
    /// Follow-ups and disputes, newest first.
    pub history: Vec<HistoryEntry>,
    /// Every later article that reports on it, newest first.
    pub later: Vec<LaterArticle>,
    /// The claims that it speaks of.
    pub about: Vec<Shared<Row>>,
    /// Predictions that speak of it.
    pub predictions: Vec<Shared<Row>>,
    /// Earlier claims like it.
    pub precedents: Vec<Shared<Row>>,
    /// The claim in whose place it stands.
    pub replaces: Option<Shared<Row>>,
    /// The claim that stands in its place.
    pub replaced_by: Option<Shared<Row>>,
    /// What the page rests on, numbered from 1.
    pub sources: Vec<Source>,
    /// How to cite it.
    pub cite: CitePage,
    /// Its data and feeds: `This claim as JSON`.
    pub data: Vec<Link>,
}

impl ClaimPage {
    /// Its template.
    pub const TEMPLATE: &'static str = "claim.html";
}

/// What became of a claim, in the panel under its title.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The status.
    pub mark: Shared<Mark>,
    /// What happened, in the verdict's words; or `Was due in 2018. Nobody has recorded a verdict.` and the like.
    pub text: Html,
    /// The evidence.
    pub sources: Vec<SourceRef>,
    /// Who recorded it, when, where, how sure; and since when it has been judged so.
    pub line: Option<Html>,
    /// What a reader has to know first: `Every source of this verdict has been retracted.`
    pub warning: Option<String>,
    /// An open verdict beside an overdue status: `At the last check`.
    pub detail: Option<Shared<Mark>>,
    /// The verdicts that stand, where several differ: side by side, none before the other.
    pub standing: Vec<FollowUp>,
    /// The day on which it was first judged as it is now, where that was earlier.
    pub first_judged: Option<Shared<Date>>,
}

/// One spell of a status.
#[derive(Clone, Debug, Serialize)]
pub struct Spell {
    /// Its number in the drawing, from 1: `1`.
    pub n: String,
    /// The status.
    pub mark: Shared<Mark>,
    /// Its first day.
    pub from: Shared<Date>,
    /// Why it began: `Recorded in <a …>…</a>.`, `The day had passed.`
    pub why: Option<Html>,
}

/// Words of an article.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    /// The words, without quotation marks.
    pub text: String,
    /// BCP 47, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
    /// Their place in the article.
    pub url: String,
}

/// One of several readings that the words allow.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// In words.
    pub text: String,
    /// Who reads it so: the source's title.
    pub line: Option<String>,
    /// That source.
    pub sources: Vec<SourceRef>,
}

/// What would count as a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Criterion {
    /// The verdict.
    pub mark: Shared<Mark>,
    /// What would count.
    pub text: String,
}

/// One link of the chain through which a claim reached the archive.
#[derive(Clone, Debug, Serialize)]
pub struct ChainLink {
    /// Who.
    pub name: Name,
    /// How and when: `paraphrase, <time …>6 Mar 2018</time>`.
    pub line: Option<Html>,
    /// As which source shows.
    pub sources: Vec<SourceRef>,
}

/// A proviso.
#[derive(Clone, Debug, Serialize)]
pub struct Condition {
    /// `if`, `while` or `unless`, with its word.
    pub kind: Shared<Term>,
    /// In words: `Talks with the US go on.`
    pub text: String,
    /// What became of it: `Ceased <time …>5 October 2019</time>`.
    pub state: Option<Html>,
}

/// A later article that reports on the claim.
#[derive(Clone, Debug, Serialize)]
pub struct LaterArticle {
    /// The article.
    pub article: Link,
    /// When it was reported.
    pub date: Shared<Date>,
    /// The sentence that does, without quotation marks.
    pub context: Option<String>,
}
