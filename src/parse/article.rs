//! An article's file.

use std::collections::HashSet;

use super::body;
use super::claim::claim;
use super::defaults::Defaults;
use super::entry::Entry;
use super::follow_up::{correction, follow_up};
use super::front_matter::{Need, split};
use super::order;
use super::records::ARTICLE;
use super::shape::Shape;
use super::source::{copies, source};
use super::written::{ArticleFile, ClaimEntry, SourceEntry};
use super::yaml::{self, Node};
use crate::date::Day;
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{ArchivePath, FileId, InputFile, Span, Spanned};
use crate::id::Slug;

/// The article of a file below `content/articles`; `None` where its front matter can't be read.
pub(super) fn read(file: FileId, input: &InputFile, defaults: &Defaults, log: &mut Log) -> Option<ArticleFile> {
    let text = input.text.as_deref()?;
    let parts = split(text, file, Need::Required, log)?;
    let yaml_range = parts.yaml?;
    let node = yaml::read(&text[yaml_range.clone()], file, yaml_range.start, log)?;
    // A front matter without a line is a mapping without keys: it is told what is missing.
    let mut node = if node.kind == yaml::NodeKind::Null { Node::empty(Span::new(file, 0..3)) } else { node };
    Shape::Map(&ARTICLE).cut_texts(&mut node, text, log);
    Shape::Map(&ARTICLE).check(&mut node, "front matter", log);
    let entry = Entry(&node);
    let title = entry.text_at("title");
    let mut quotes = Vec::new();
    let mut claims: Vec<ClaimEntry> = Vec::new();
    for node in entry.items("claims") {
        if let Some((claim, quote)) = claim(node, log) {
            quotes.push(quote);
            claims.push(claim);
        }
    }
    let sources: Vec<SourceEntry> = entry.items("sources").iter().filter_map(|node| source(node, log)).collect();
    let of_claims = claims.iter().map(|claim| format!("claim-{}", claim.id.value));
    let entries: HashSet<String> = of_claims.chain(sources.iter().map(|source| format!("source-{}", source.id.value))).collect();
    let body = body::read(text, Span::new(file, parts.body), defaults.raw_html, &entries, &mut quotes, log);
    for (claim, quote) in claims.iter_mut().zip(quotes) {
        claim.quote = quote.map(|quote| quote.value);
    }
    let name = name_of(&input.path);
    let date = date(entry, &name, file, log);
    let slug = slug(entry, &name, file, log);
    let article = ArticleFile {
        file,
        slug,
        date,
        added: entry.date("added"),
        publisher: entry.text_at("publisher"),
        authors: entry.texts("authors"),
        url: entry.text("url"),
        archived: copies(entry, log),
        language: entry.text("language"),
        summary: entry.text("summary"),
        topics: entry.texts_at("topics"),
        places: entry.texts("places"),
        aliases: entry.texts_at("aliases"),
        draft: entry.truth("draft").unwrap_or(false),
        claims,
        sources,
        follow_ups: entry.items("follow_ups").iter().filter_map(|node| follow_up(node, log)).collect(),
        corrections: entry.items("corrections").iter().filter_map(correction).collect(),
        extra: entry.get("extra").map_or(serde_json::Value::Null, Node::to_json),
        body,
        at: title.as_ref().map_or_else(|| Span::new(file, 0..3), |title| title.at),
        title: title.map_or_else(String::new, |title| title.value),
    };
    order::check(&article, log);
    Some(article)
}

/// What an article's path says of it.
pub(super) struct Name {
    /// The day that the name begins with.
    date: Option<Day>,
    /// The rest of the name as a slug; `None` where it has no letter or digit.
    pub(super) slug: Option<Slug>,
}

/// The file's name without `.md`; of `NAME/index.md`, the folder's.
pub(super) fn name_of(path: &ArchivePath) -> Name {
    let name = match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or(""),
        stem => stem,
    };
    let date = name.get(..10).and_then(|day| Day::parse(day).ok());
    let rest = if date.is_some() { name[10..].trim_start_matches(['-', '_', ' ']) } else { name };
    Name { date, slug: Slug::of(rest).or_else(|| Slug::of(name)) }
}

/// The day; `None` where it can't be read, which was reported.
fn date(entry: Entry<'_>, name: &Name, file: FileId, log: &mut Log) -> Option<Spanned<Day>> {
    if entry.get("date").is_some() {
        return entry.read("date", |text| Day::parse_reported(text).ok());
    }
    if name.date.is_none() {
        let mistake = Diagnostic::new(Code::MissingKey, Span::new(file, 0..3), "an article needs a `date`");
        log.push(mistake.help("write `date: YYYY-MM-DD`, or begin the file's name with the day"));
    }
    name.date.map(|date| Spanned::new(date, Span::new(file, 0..3)))
}

/// The slug; one that can't be read was reported, and the file's name stands in for it.
fn slug(entry: Entry<'_>, name: &Name, file: FileId, log: &mut Log) -> Spanned<Slug> {
    let written = entry.get("slug").map(|_| entry.read("slug", |text| Slug::new(text).ok()));
    if written.is_none() && name.slug.is_none() {
        let mistake = Diagnostic::new(Code::WrongId, Span::whole(file), "the file's name has no letter or digit to make a slug of");
        log.push(mistake.help("write `slug:` in the front matter"));
    }
    written.flatten().unwrap_or_else(|| Spanned::new(name.slug.clone().unwrap_or_else(Slug::unnamed), Span::new(file, 0..3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gives_day_and_slug() {
        for (path, date, slug) in [
            ("content/articles/2018-03-06-five-undertakings.md", Some("2018-03-06"), Some("five-undertakings")),
            ("content/articles/2018/2018-03-06-pledge/index.md", Some("2018-03-06"), Some("pledge")),
            ("content/articles/2018-03-06.md", Some("2018-03-06"), Some("2018-03-06")),
            ("content/articles/2018-02-30-x.md", None, Some("2018-02-30-x")),
            ("content/articles/남북.md", None, Some("남북")),
            ("content/articles/….md", None, None),
        ] {
            let name = name_of(&ArchivePath::new(path));
            assert_eq!((name.date, name.slug.as_ref().map(Slug::as_str)), (date.map(|date| Day::parse(date).unwrap()), slug), "{path}");
        }
    }
}
