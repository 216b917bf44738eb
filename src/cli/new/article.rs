//! `afterword new article`.

use afterword::archive::ClaimKind;
use afterword::author::{self, NewArticle};
use afterword::id::Slug;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Desk, line_of, words};
use crate::cli::Exit;
use crate::cli::output::Streams;
use crate::cli::reading::Place;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The article's title; its file is named after it
    #[arg(value_name = "TITLE")]
    title: Vec<String>,
    /// The day on which it was reported, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else today in UTC]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The kind of the claim that the file shows how to record
    #[arg(long, value_name = "KIND", default_value = "commitment", value_parser = PossibleValuesParser::new(ClaimKind::WORDS))]
    kind: String,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Result<(), Exit> {
    let Arguments { title, date, kind, place } = arguments;
    let desk = Desk::open(place, streams)?;
    let date = desk.day(date.as_deref(), streams)?;
    let title = words(title, "Title of the article", "TITLE", streams)?;
    let kind = ClaimKind::parse(kind).unwrap_or(ClaimKind::Commitment);
    let text = |slug: &Slug| {
        let claim = author::claim_id(&desk.understood.archive, slug);
        author::article(&NewArticle { title: &title, date, kind, claim: &claim, has_schemas: desk.has_schemas })
    };
    let file = desk.write_article(&title, date, text, streams)?;
    let written = desk.root.read(&file).map_err(|failure| crate::cli::init::not_written(&failure, streams))?;
    desk.done(&file, line_of(&written, "# What begins"), "a new article; go on here:", streams)
}
