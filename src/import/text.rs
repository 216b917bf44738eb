//! Drafts → the texts of files.
//!
//! Every value that others wrote stands in quotes, so that nothing in it is taken for YAML.

use super::body::{escaped, paragraph};
use super::draft::{ArticleDraft, ClaimDraft, Draft, FollowUpDraft, Passage, SourceDraft};
use super::speaker::SpeakerDraft;
use crate::date::Day;
use crate::parse::yaml::quoted;

/// A file that an import makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the archive's root.
    pub path: String,
    /// Up to the line that says when it entered the archive.
    before: String,
    added: String,
    after: String,
}

impl NewFile {
    /// All of it.
    pub fn text(&self) -> String {
        let NewFile { path: _, before, added, after } = self;
        format!("{before}{added}{after}")
    }

    /// Whether a file is what this import would have written, on whatever day.
    pub fn is_same_as(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix(&self.before) else { return false };
        let rest = match rest.strip_prefix("added: ").and_then(|rest| rest.split_once('\n')) {
            Some((day, rest)) if Day::parse(day).is_ok() => rest,
            Some(_) | None => rest,
        };
        rest == self.after
    }
}

/// The text of a draft that enters the archive on that day.
pub(super) fn file(draft: Draft, today: Day) -> NewFile {
    match draft {
        Draft::Article(article) => article_file(&article, today),
        Draft::Speaker(speaker) => speaker_file(&speaker),
    }
}

fn article_file(article: &ArticleDraft, today: Day) -> NewFile {
    let ArticleDraft { path, title, day, publisher, url, language, topics, claims, sources, follow_ups, passages, size: _ } = article;
    let before = format!("---\ntitle: {}\ndate: {day}\n", quoted(title));
    let added = if *day < today { format!("added: {today}\n") } else { String::new() };
    let mut yaml = Lines::default();
    yaml.text("", "publisher", publisher.as_deref());
    yaml.text("", "url", url.as_deref());
    yaml.text("", "language", language.as_deref());
    yaml.list("", "topics", topics, quoted);
    if !claims.is_empty() {
        yaml.line("claims:");
    }
    for ClaimDraft { id, kind, text, speaker, made, due, topics, sources } in claims {
        yaml.line(&format!("  - id: {}", plain(id.as_str())));
        yaml.line(&format!("    kind: {}", kind.as_str()));
        yaml.text("    ", "text", Some(text));
        yaml.line(&format!("    speaker: {}", plain(speaker.as_str())));
        yaml.value("    ", "made", made.as_ref());
        yaml.value("    ", "due", due.as_ref());
        yaml.list("    ", "topics", topics, quoted);
        yaml.list("    ", "sources", sources, plain);
    }
    if !sources.is_empty() {
        yaml.line("sources:");
    }
    for SourceDraft { id, kind, title, publisher, date, url } in sources {
        yaml.line(&format!("  - id: {}", plain(id)));
        yaml.line(&format!("    type: {kind}"));
        yaml.text("    ", "title", title.as_deref());
        yaml.text("    ", "publisher", publisher.as_deref());
        yaml.value("    ", "date", date.as_ref());
        yaml.text("    ", "url", url.as_deref());
    }
    if !follow_ups.is_empty() {
        yaml.line("follow_ups:");
    }
    for FollowUpDraft { claim, id, date, verdict, note, by } in follow_ups {
        yaml.line(&format!("  - claim: {}", plain(claim.as_str())));
        yaml.value("    ", "id", id.as_ref());
        yaml.value("    ", "date", date.as_ref());
        yaml.value("    ", "verdict", verdict.as_ref());
        yaml.text("    ", "note", note.as_deref());
        yaml.line("    sources: [review]");
        yaml.list("    ", "by", by.as_slice(), quoted);
    }
    yaml.line("---");
    let mut after = yaml.text;
    for Passage { claim, text, note } in passages {
        after.push_str(&format!("\n> [{}](claim:{claim})\n", escaped(text)));
        if let Some(note) = note {
            after.push_str(&format!("\n{}\n", paragraph(note)));
        }
    }
    for source in sources {
        let shown = [&source.title, &source.publisher, &source.url].into_iter().flatten().next();
        after.push_str(&format!("\n[{}](source:{})\n", escaped(shown.map_or("", String::as_str)), source.id));
    }
    NewFile { path: path.clone(), before, added, after }
}

fn speaker_file(speaker: &SpeakerDraft) -> NewFile {
    let SpeakerDraft { id, name, kind, role, same_as } = speaker;
    let mut yaml = Lines::default();
    yaml.value("", "kind", kind.map(|kind| kind.as_str()).as_ref());
    yaml.text("", "role", role.as_deref());
    yaml.list("", "same_as", same_as, quoted);
    yaml.line("---");
    NewFile {
        path: format!("content/speakers/{id}.md"),
        before: format!("---\nname: {}\n", quoted(name)),
        added: String::new(),
        after: yaml.text,
    }
}

/// Lines of YAML; what is absent has none.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn text(&mut self, indent: &str, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(&format!("{indent}{key}: {}", quoted(value)));
        }
    }

    /// A value of our own spelling: a date, an id, a word.
    fn value(&mut self, indent: &str, key: &str, value: Option<&impl ToString>) {
        if let Some(value) = value {
            self.line(&format!("{indent}{key}: {}", plain(&value.to_string())));
        }
    }

    fn list(&mut self, indent: &str, key: &str, values: &[String], written: impl Fn(&str) -> String) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| written(value)).collect();
            self.line(&format!("{indent}{key}: [{}]", values.join(", ")));
        }
    }
}

/// An id or date as it stands, in quotes where YAML would take it for something else.
fn plain(id: &str) -> String {
    let is_word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&id);
    let begins = id.starts_with(|letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    let is_number = id.parse::<f64>().is_ok() || id.starts_with("0x") || id.starts_with("0o");
    let fits = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits && begins && !is_word && (!is_number || id.len() == 4) { id.to_owned() } else { quoted(id) }
}
