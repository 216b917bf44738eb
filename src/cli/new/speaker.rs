//! `afterword new speaker`.

use afterword::archive::SpeakerKind;
use afterword::author::{self, NewSpeaker};
use afterword::diagnostic::report::harmless;
use afterword::id::SpeakerId;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Desk, line_of, usage, words};
use crate::cli::Exit;
use crate::cli::init::not_written;
use crate::cli::output::Streams;
use crate::cli::reading::Place;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The speaker's name
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// The id that claims name: a to z, 0 to 9 and hyphens [default: the name's letters]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// What the speaker is
    #[arg(long, value_name = "KIND", default_value = "person", value_parser = PossibleValuesParser::new(SpeakerKind::WORDS))]
    kind: String,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Result<(), Exit> {
    let Arguments { name, id, kind, place } = arguments;
    let desk = Desk::open(place, streams)?;
    let name = words(name, "Name of the speaker", "NAME", streams)?;
    let id = match id {
        Some(id) => SpeakerId::new(id).map_err(|error| usage(&format!("`{}` can't be an id: {error}", harmless(id)), streams))?,
        None => SpeakerId::of(&name).ok_or_else(|| {
            usage(
                &format!("no id can be made of the letters of `{}`\ngive one of a to z, 0 to 9 and hyphens with --id", harmless(&name)),
                streams,
            )
        })?,
    };
    let archive = &desk.understood.archive;
    if let Some(there) = archive.speaker_by_id(&id).map(|key| &archive.speakers[key]).filter(|there| there.declared) {
        let message = format!("there is a speaker `{id}` already: {}\ngive another id with --id", harmless(&there.name));
        return Err(usage(&message, streams));
    }
    let kind = SpeakerKind::parse(kind).unwrap_or(SpeakerKind::Person);
    let text = author::speaker(&NewSpeaker { name: &name, kind, has_schemas: desk.has_schemas });
    let file = format!("content/speakers/{id}.md");
    desk.root.create(&file, text.as_bytes()).map_err(|failure| not_written(&failure, streams))?;
    desk.done(&file, line_of(&text, "# What begins"), &format!("a new speaker, `{id}`; go on here:"), streams)
}
