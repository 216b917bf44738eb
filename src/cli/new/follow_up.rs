//! `afterword new follow-up`.

use afterword::archive::{Archive, ClaimKey};
use afterword::author::{self, Facts};
use afterword::date::Day;
use afterword::diagnostic::report::harmless;
use afterword::diagnostic::suggest;
use afterword::id::{ClaimId, Slug};
use clap::Args;

use super::{Desk, line_of, usage};
use crate::cli::init::not_written;
use crate::cli::output::Streams;
use crate::cli::reading::Place;
use crate::cli::{Exit, ask};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The claim's id
    #[arg(value_name = "CLAIM")]
    claim: Option<String>,
    /// The article that the entry is added to, by its slug [default: a new article]
    #[arg(long, value_name = "SLUG")]
    article: Option<String>,
    /// The title of the new article [default: made of the claim's short text]
    #[arg(long, value_name = "TITLE", conflicts_with = "article")]
    title: Option<String>,
    /// The day on which it was reported, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else today in UTC]
    #[arg(long, value_name = "DATE", conflicts_with = "article")]
    date: Option<String>,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Result<(), Exit> {
    let Arguments { claim, article, title, date, place } = arguments;
    let desk = Desk::open(place, streams)?;
    let archive = &desk.understood.archive;
    let claim = match claim {
        Some(id) => named(archive, id, streams)?,
        None => chosen(archive, streams)?,
    };
    let facts = author::facts(archive, &desk.understood.snapshot, claim);
    if let Some(article) = article {
        return add(&desk, article, claim, &facts, streams);
    }
    let date = desk.day(date.as_deref(), streams)?;
    let title = title.clone().unwrap_or_else(|| facts.title());
    let text = author::follow_up_article(&title, date, &facts, desk.has_schemas);
    let file = desk.write_article(&title, date, |_| text.clone(), streams)?;
    desk.done(&file, line_of(&text, "- claim:"), &said(archive, claim), streams)
}

/// Adds the entry to an article that is there, and changes nothing else of it.
fn add(desk: &Desk, slug: &str, claim: ClaimKey, facts: &Facts<'_>, streams: &mut Streams) -> Result<(), Exit> {
    let archive = &desk.understood.archive;
    let Some(article) = Slug::new(slug).ok().and_then(|slug| archive.article_by_slug(&slug)) else {
        let near = suggest::nearest(slug, archive.articles.values().map(|article| article.slug.as_str()));
        let help = near.map_or_else(|| "; `afterword list articles` names them all".to_owned(), |near| format!("; did you mean `{near}`?"));
        return Err(usage(&format!("there is no article `{}`{help}", harmless(slug)), streams));
    };
    let id = author::follow_up_id(archive, article, &archive.claims[claim].id);
    let date: Day = archive.articles[article].date;
    let entry = author::follow_up(facts, id.as_ref(), date);
    let file = desk.understood.files.get(archive.articles[article].file).path.as_str();
    let text = desk.root.read(file).map_err(|failure| not_written(&failure, streams))?;
    match author::addition(&text, &entry) {
        Ok(addition) => {
            desk.root.replace(file, &addition.applied(&text)).map_err(|failure| not_written(&failure, streams))?;
            desk.done(file, addition.line, &said(archive, claim), streams)
        }
        Err(refusal) => {
            let message = format!("nothing was added to {}: {refusal}\nthis is the entry:", harmless(&desk.shown(file)));
            let exit = usage(&message, streams);
            streams.result(&(entry.join("\n") + "\n"));
            Err(exit)
        }
    }
}

fn said(archive: &Archive, claim: ClaimKey) -> String {
    format!("a new follow-up of `{}`; go on here:", archive.claims[claim].id)
}

fn named(archive: &Archive, id: &str, streams: &mut Streams) -> Result<ClaimKey, Exit> {
    ClaimId::new(id).ok().and_then(|id| archive.claim_by_id(&id)).ok_or_else(|| {
        let near = suggest::nearest(id, archive.claims.values().map(|claim| claim.id.as_str()));
        let help = near.map_or_else(|| "; `afterword list` names them all".to_owned(), |near| format!("; did you mean `{near}`?"));
        usage(&format!("there is no claim `{}`{help}", id.escape_debug()), streams)
    })
}

fn chosen(archive: &Archive, streams: &mut Streams) -> Result<ClaimKey, Exit> {
    let claims: Vec<(ClaimKey, String)> =
        archive.claims.iter().map(|(key, claim)| (key, harmless(&format!("{}  {}", claim.id, claim.short)))).collect();
    if claims.is_empty() {
        return Err(usage("the archive has no claim to follow up", streams));
    }
    let lines: Vec<String> = claims.iter().map(|(_, line)| line.clone()).collect();
    ask::choice("What became of which claim?", "CLAIM", &lines, streams).map(|position| claims[position].0)
}
