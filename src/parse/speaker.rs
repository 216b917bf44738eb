//! A speaker's file.

use std::collections::HashSet;

use super::body;
use super::defaults::Defaults;
use super::entry::Entry;
use super::front_matter::{Need, split};
use super::records::SPEAKER;
use super::shape::{Shape, wrong_id};
use super::written::SpeakerFile;
use super::yaml::{self, Node};
use crate::archive::SpeakerKind;
use crate::diagnostic::Log;
use crate::files::{FileId, InputFile, Span};
use crate::id::SpeakerId;

/// The speaker of `content/speakers/ID.md`; `None` where the file's name is no id.
pub(super) fn read(file: FileId, input: &InputFile, defaults: &Defaults, log: &mut Log) -> Option<SpeakerFile> {
    let text = input.text.as_deref()?;
    let id = match SpeakerId::new(input.path.stem()) {
        Ok(id) => id,
        Err(error) => {
            let mistake = wrong_id(input.path.stem(), &error, Span::whole(file));
            log.push(mistake.remark("a speaker's file is named after the speaker's id, such as kim-jong-un.md"));
            return None;
        }
    };
    let parts = split(text, file, Need::Optional, log)?;
    let mut node = match &parts.yaml {
        Some(range) => yaml::read(&text[range.clone()], file, range.start, log)?,
        None => Node::empty(Span::whole(file)),
    };
    Shape::Map(&SPEAKER).cut_texts(&mut node, text, log);
    Shape::Map(&SPEAKER).check(&mut node, "front matter", log);
    let entry = Entry(&node);
    Some(SpeakerFile {
        file,
        id,
        name: entry.text_at("name"),
        kind: entry.read("kind", SpeakerKind::parse).map(|kind| kind.value),
        role: entry.text("role"),
        same_as: entry.texts("same_as"),
        aliases: entry.read_all("aliases", |text| SpeakerId::new(text).ok()),
        language: entry.text("language"),
        body: body::read(text, Span::new(file, parts.body), defaults.raw_html, &HashSet::new(), &mut [], log),
    })
}
