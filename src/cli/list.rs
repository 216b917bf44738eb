//! `afterword list`.

use std::collections::BTreeSet;

use afterword::archive::{Archive, ClaimKind};
use afterword::date::Day;
use afterword::diagnostic::suggest;
use afterword::export::tables::Table;
use afterword::export::{self, ClaimRow};
use afterword::id::Slug;
use afterword::pipeline::Understood;
use clap::{Args, ValueEnum};

use super::Exit;
use super::output::{Streams, results_have_colours, width};
use super::progress::understood;
use super::reading::Reading;
use super::status_sign::Sign;
use super::table::table_in_colour;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What to list
    #[arg(value_enum, default_value_t = Kind::Claims)]
    what: Kind,
    #[command(flatten)]
    reading: Reading,
    /// Claims of that status
    #[arg(long, value_name = "S")]
    status: Option<String>,
    /// Claims of that kind: commitment, prediction or assertion
    #[arg(long, value_name = "K")]
    kind: Option<String>,
    /// Claims of that speaker, and that speaker
    #[arg(long, value_name = "ID")]
    speaker: Option<String>,
    /// Claims and articles with that topic
    #[arg(long, value_name = "T")]
    topic: Option<String>,
    /// Claims whose last day of due is before that day
    #[arg(long, value_name = "DATE")]
    due_before: Option<String>,
    /// How rows are printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Claims,
    Articles,
    Speakers,
    Sources,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let (root, options) = match arguments.reading.open(streams) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let mut understood = match understood(&root, &options, streams) {
        Ok(understood) => understood,
        Err(failure) => {
            streams.failure(&failure);
            return Exit::Machine;
        }
    };
    understood.log.apply(&understood.archive.config.lints);
    let filters = match Filters::new(arguments, &understood) {
        Ok(filters) => filters,
        Err(message) => {
            streams.complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let listing = match arguments.what {
        Kind::Claims => claims(&understood, &filters),
        Kind::Articles => articles(&understood, &filters),
        Kind::Speakers => speakers(&understood, &filters),
        Kind::Sources => sources(&understood),
    };
    streams.result(&match arguments.format {
        Format::Json => listing.json,
        Format::Csv => listing.table.csv(),
        Format::Table => {
            let has_colours = results_have_colours();
            let colour = |row: usize, column: usize| {
                let sign = listing.signs.get(row).filter(|_| has_colours && column == 0)?;
                Some(sign.code())
            };
            table_in_colour(&listing.shown_head, &listing.shown, width(), &colour)
        }
    });
    if understood.log.has_errors() {
        streams.complain("note: the archive has mistakes, and what they spoil is left out; `afterword check` names them");
        return Exit::Errors;
    }
    Exit::Done
}

/// One listing in its three forms.
struct Listing<'a> {
    json: String,
    table: Table<'a>,
    shown_head: Vec<&'static str>,
    shown: Vec<Vec<String>>,
    /// Of the status in the first column, where that is one.
    signs: Vec<Sign>,
}

/// What is asked for, with every id known to exist.
struct Filters {
    status: Option<String>,
    kind: Option<ClaimKind>,
    speaker: Option<String>,
    topic: Option<String>,
    due_before: Option<Day>,
}

impl Filters {
    fn new(arguments: &Arguments, understood: &Understood) -> Result<Filters, String> {
        let archive = &understood.archive;
        let kind = match &arguments.kind {
            None => None,
            Some(word) => Some(ClaimKind::parse(word).ok_or_else(|| unknown("kind", word, ClaimKind::WORDS.iter().copied()))?),
        };
        let mut statuses: BTreeSet<&str> = BTreeSet::from([
            "pending",
            "conditional",
            "overdue",
            "awaiting-verdict",
            "contested",
            "not-triggered",
            "lapsed",
            "superseded",
            "unverifiable",
        ]);
        for kind in ClaimKind::ALL {
            statuses.extend(archive.config.scales.of(*kind).verdicts.iter().map(|verdict| verdict.id.as_str()));
        }
        let known = |what: &str, word: &Option<String>, known: &BTreeSet<&str>| match word {
            Some(word) if !known.contains(word.as_str()) => Err(unknown(what, word, known.iter().copied())),
            Some(_) | None => Ok(word.clone()),
        };
        let speakers: BTreeSet<&str> = archive.speakers.values().map(|speaker| speaker.id.as_str()).collect();
        let speaker = arguments.speaker.as_ref().map(|word| current_id(archive, word).unwrap_or(word).to_owned());
        let topics: BTreeSet<&str> = archive.topics.values().map(|topic| topic.slug.as_str()).collect();
        let topic = arguments.topic.as_ref().map(|name| Slug::of(name).map_or_else(|| name.clone(), |slug| slug.to_string()));
        let due_before = match &arguments.due_before {
            None => None,
            Some(text) => Some(Day::parse(text).map_err(|error| format!("--due-before wants a day, such as 2026-11-24: {error}"))?),
        };
        Ok(Filters {
            status: known("status", &arguments.status, &statuses)?,
            kind,
            speaker: known("speaker", &speaker, &speakers)?,
            topic: known("topic", &topic, &topics)?,
            due_before,
        })
    }

    fn takes(&self, row: &ClaimRow<'_>) -> bool {
        self.status.as_ref().is_none_or(|status| status == row.status)
            && self.kind.is_none_or(|kind| kind.as_str() == row.kind)
            && self.speaker.as_ref().is_none_or(|speaker| speaker == row.speaker)
            && self.topic.as_ref().is_none_or(|topic| row.topics.contains(&topic.as_str()))
            && self.due_before.is_none_or(|day| row.due_last.as_ref().is_some_and(|last| *last < day.to_string()))
    }
}

/// The id that a speaker has now, where the word is a former one.
fn current_id<'a>(archive: &'a Archive, word: &str) -> Option<&'a str> {
    let speaker = archive.speakers.values().find(|speaker| speaker.aliases.iter().any(|alias| alias.as_str() == word))?;
    Some(speaker.id.as_str())
}

fn unknown<'a>(what: &str, word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = suggest::nearest(word, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    format!("there is no {what} `{}`{near}", word.escape_debug())
}

fn claims<'a>(understood: &'a Understood, filters: &Filters) -> Listing<'a> {
    let rows: Vec<ClaimRow<'_>> = export::claim_rows(&understood.archive, &understood.snapshot).filter(|row| filters.takes(row)).collect();
    let sign = |row: &ClaimRow<'_>| {
        let kind = ClaimKind::parse(row.kind).unwrap_or(ClaimKind::Commitment);
        Sign::of(&understood.archive, kind, row.status)
    };
    let signs: Vec<Sign> = rows.iter().map(sign).collect();
    // For people who look at it; what is piped on is kept plain.
    let status = |row: &ClaimRow<'_>, sign: &Sign| match width() {
        Some(_) => format!("{} {}", sign.mark(), row.status),
        None => row.status.to_owned(),
    };
    Listing {
        json: export::json(&rows),
        shown_head: vec!["STATUS", "SINCE", "DUE", "SPEAKER", "ID", "CLAIM"],
        shown: rows
            .iter()
            .zip(&signs)
            .map(|(row, sign)| {
                let due = row.due.clone().unwrap_or_else(|| "–".to_owned());
                vec![status(row, sign), row.since.clone(), due, row.speaker.into(), row.id.into(), row.short.into()]
            })
            .collect(),
        signs,
        table: export::tables::claims(rows),
    }
}

fn articles<'a>(understood: &'a Understood, filters: &Filters) -> Listing<'a> {
    let of_topic = |row: &export::ArticleRow<'_>| filters.topic.as_ref().is_none_or(|topic| row.topics.contains(&topic.as_str()));
    let rows: Vec<_> = export::article_rows(&understood.archive, &understood.snapshot).filter(of_topic).collect();
    Listing {
        json: export::json(&rows),
        shown_head: vec!["DATE", "CLAIMS", "FOLLOW-UPS", "SLUG", "TITLE"],
        shown: rows
            .iter()
            .map(|row| {
                vec![row.date.clone(), row.claims.len().to_string(), row.follow_ups.len().to_string(), row.slug.into(), row.title.into()]
            })
            .collect(),
        signs: Vec::new(),
        table: export::tables::articles(rows),
    }
}

fn speakers<'a>(understood: &'a Understood, filters: &Filters) -> Listing<'a> {
    let mut rows = export::speaker_rows(&understood.archive, &understood.snapshot);
    rows.retain(|row| filters.speaker.as_ref().is_none_or(|speaker| speaker == row.id));
    let counts = |row: &export::SpeakerRow<'_>| {
        let counts: Vec<String> = row.statuses.iter().map(|(status, count)| format!("{status} {count}")).collect();
        counts.join(", ")
    };
    Listing {
        json: export::json(&rows),
        shown_head: vec!["ID", "NAME", "CLAIMS", "STATUSES"],
        shown: rows.iter().map(|row| vec![row.id.into(), row.name.into(), row.claims.to_string(), counts(row)]).collect(),
        signs: Vec::new(),
        table: export::tables::speakers(rows),
    }
}

fn sources(understood: &Understood) -> Listing<'_> {
    let rows = export::source_rows(&understood.archive, &understood.snapshot);
    Listing {
        json: export::json(&rows),
        shown_head: vec!["DATE", "TYPE", "ARTICLE", "ID", "TITLE"],
        shown: rows
            .iter()
            .map(|row| {
                vec![
                    row.date.clone().unwrap_or_else(|| "–".to_owned()),
                    row.kind.into(),
                    row.article.into(),
                    row.id.into(),
                    row.title.into(),
                ]
            })
            .collect(),
        signs: Vec::new(),
        table: export::tables::sources(rows),
    }
}
