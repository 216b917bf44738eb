//! `afterword diff`.

use afterword::archive::{Archive, ClaimKind};
use afterword::date::Day;
use afterword::diagnostic::report::harmless;
use afterword::export::{self, Between, MovedDeadline, StatusChange};
use afterword::pipeline::Understood;
use afterword::status;
use clap::{Args, ValueEnum};

use super::Exit;
use super::output::{Streams, results_have_colours, width};
use super::progress::understood;
use super::reading::Reading;
use super::status_sign::Sign;
use super::table::{table, table_in_colour};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The day after which changes count, YYYY-MM-DD
    #[arg(value_name = "FROM")]
    from: String,
    /// The last day of which changes count [default: the as-of date]
    #[arg(value_name = "TO")]
    to: Option<String>,
    #[command(flatten)]
    reading: Reading,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a pull request
    Markdown,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let (root, mut options) = match arguments.reading.open(streams) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let (from, to) = match days(arguments, options.as_of) {
        Ok(days) => days,
        Err(message) => {
            streams.complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    options.as_of = to;
    let mut understood = match understood(&root, &options, streams) {
        Ok(understood) => understood,
        Err(failure) => {
            streams.failure(&failure);
            return Exit::Machine;
        }
    };
    understood.log.apply(&understood.archive.config.lints);
    let Understood { archive, snapshot, log, .. } = &understood;
    let earlier = status::as_of(archive, from, snapshot.drafts);
    let between = export::between(archive, &earlier, snapshot);
    streams.result(&match arguments.format {
        Format::Text => text(archive, &between),
        Format::Json => export::json(&between),
        Format::Markdown => markdown(&between),
    });
    if log.has_errors() {
        streams.complain("note: the archive has mistakes, and what they spoil is left out; `afterword check` names them");
        return Exit::Errors;
    }
    Exit::Done
}

fn days(arguments: &Arguments, as_of: Day) -> Result<(Day, Day), String> {
    let day = |name: &str, text: &str| Day::parse(text).map_err(|error| format!("{name} wants a day, such as 2026-11-24: {error}"));
    let from = day("FROM", &arguments.from)?;
    let to = arguments.to.as_deref().map_or(Ok(as_of), |text| day("TO", text))?;
    if from > to {
        return Err(format!("{from} is later than {to}: name the earlier day first"));
    }
    Ok((from, to))
}

/// How much changed, in one line.
fn summary(between: &Between<'_>) -> String {
    let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    let Between { version: _, from, to, articles, changes, deadlines, corrections, retractions } = between;
    let mut parts = vec![
        count(articles.len(), "new article", "new articles"),
        count(changes.iter().filter(|change| change.from.is_none()).count(), "new claim", "new claims"),
        count(changes.iter().filter(|change| change.from.is_some()).count(), "change of status", "changes of status"),
    ];
    if !deadlines.is_empty() {
        parts.push(count(deadlines.len(), "moved deadline", "moved deadlines"));
    }
    if !corrections.is_empty() {
        parts.push(count(corrections.len(), "correction", "corrections"));
    }
    if !retractions.is_empty() {
        parts.push(count(retractions.len(), "retracted source", "retracted sources"));
    }
    if between.is_empty() {
        return format!("After {from}, up to {to}: nothing changed.");
    }
    format!("After {from}, up to {to}: {}.", parts.join(", "))
}

fn text(archive: &Archive, between: &Between<'_>) -> String {
    let width = width();
    let has_colours = results_have_colours();
    let mut out = format!("{}\n", summary(between));
    let sign = |change: &StatusChange<'_>| {
        let kind = ClaimKind::parse(change.kind).unwrap_or(ClaimKind::Commitment);
        Sign::of(archive, kind, &change.to)
    };
    let colour =
        |row: usize, column: usize| between.changes.get(row).filter(|_| has_colours && column == 1).map(|change| sign(change).code());
    if !between.changes.is_empty() {
        let row = |change: &StatusChange<'_>| {
            vec![change.day.clone(), step(change), why(change), change.claim.to_owned(), change.text.to_owned()]
        };
        let rows: Vec<Vec<String>> = between.changes.iter().map(row).collect();
        out.push_str(&format!("\nStatuses\n{}", table_in_colour(&["DAY", "STATUS", "WHY", "ID", "CLAIM"], &rows, width, &colour)));
    }
    let mut section = |title: &str, head: &[&str], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            out.push_str(&format!("\n{title}\n{}", table(head, &rows, width)));
        }
    };
    let deadlines = between.deadlines.iter().map(|deadline| {
        let day = deadline.day.clone().unwrap_or_else(|| "–".to_owned());
        vec![day, moved(deadline), deadline.article.unwrap_or("–").to_owned(), deadline.claim.to_owned(), deadline.text.to_owned()]
    });
    section("Deadlines", &["RECORDED", "DUE", "ARTICLE", "ID", "CLAIM"], deadlines.collect());
    let articles = between.articles.iter().map(|article| vec![article.date.clone(), article.slug.to_owned(), article.title.to_owned()]);
    section("Articles", &["DAY", "SLUG", "TITLE"], articles.collect());
    let corrections = between.corrections.iter().map(|correction| {
        vec![correction.date.to_owned(), correction.severity.to_owned(), correction.article.to_owned(), correction.note.to_owned()]
    });
    section("Corrections", &["DAY", "WEIGHT", "ARTICLE", "NOTE"], corrections.collect());
    let retractions =
        between.retractions.iter().map(|source| vec![source.date.to_owned(), source.article.to_owned(), source.title.to_owned()]);
    section("Retracted sources", &["DAY", "ARTICLE", "SOURCE"], retractions.collect());
    out
}

fn moved(deadline: &MovedDeadline<'_>) -> String {
    let due = |due: &Option<String>| due.clone().unwrap_or_else(|| "none".to_owned());
    format!("{} → {}", due(&deadline.from), due(&deadline.to))
}

fn step(change: &StatusChange<'_>) -> String {
    match &change.from {
        Some(from) => format!("{from} → {}", change.to),
        None => format!("new → {}", change.to),
    }
}

/// Why a status came about, and in which article.
fn why(change: &StatusChange<'_>) -> String {
    match change.article {
        Some(article) => format!("{}: {article}", change.why),
        None => change.why.to_owned(),
    }
}

fn markdown(between: &Between<'_>) -> String {
    let mut out = format!("{}\n", plain(&summary(between)));
    let mut list = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n### {title}\n\n{}\n", lines.join("\n")));
        }
    };
    let change = |change: &StatusChange<'_>| {
        let from = change.from.as_ref().map_or_else(|| "new".to_owned(), |from| plain(from));
        let claim = format!("{} (`{}`)", plain(change.text), change.claim);
        format!("- {} · {from} → **{}** · {claim} · {}", change.day, plain(&change.to), plain(&why(change)))
    };
    list("Statuses", between.changes.iter().map(change).collect());
    let deadline = |deadline: &MovedDeadline<'_>| {
        let day = deadline.day.as_ref().map_or_else(String::new, |day| format!("{day} · "));
        let article = deadline.article.map_or_else(String::new, |article| format!(" · {}", plain(article)));
        format!("- {day}**{}** · {} (`{}`){article}", plain(&moved(deadline)), plain(deadline.text), deadline.claim)
    };
    list("Deadlines", between.deadlines.iter().map(deadline).collect());
    list(
        "Articles",
        between.articles.iter().map(|article| format!("- {} · {} (`{}`)", article.date, plain(article.title), article.slug)).collect(),
    );
    let correction =
        |of: &export::NoticedError<'_>| format!("- {} · {} of `{}`: {}", plain(of.date), of.severity, of.article, plain(of.note));
    list("Corrections", between.corrections.iter().map(correction).collect());
    let retraction = |of: &export::RetractedSource<'_>| format!("- {} · {} (`{}`)", plain(of.date), plain(of.title), of.article);
    list("Retracted sources", between.retractions.iter().map(retraction).collect());
    out
}

/// Words that no Markdown reader takes for anything else: on one line, every sign with a meaning escaped
/// (CommonMark, "Backslash escapes"), no mention of a user or an issue.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for letter in harmless(&words).chars() {
        match letter {
            // A backslash doesn't keep a host from reading a mention.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_stay_words_in_markdown() {
        for (words, expected) in [
            ("a *b* [c](d)", "a \\*b\\* \\[c\\](d)"),
            ("<img src=x>", "&lt;img src=x>"),
            ("thanks @desk, see #12", "thanks &#64;desk, see &#35;12"),
            ("two\n\nlines", "two lines"),
            ("a | b & c", "a \\| b &amp; c"),
        ] {
            assert_eq!(plain(words), expected, "{words}");
        }
    }
}
