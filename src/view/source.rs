//! Sources: as entries of a list, and as numbers in the text that rests on them.
//!
//! In: sources of articles. Out: [`Source`]s, with their copies; [`Citations`] numbers those that a page rests on.
//! What is retracted after the day is not retracted yet.

use std::collections::BTreeMap;

use super::model::{Copy, Link, Retraction, Robust, Source, SourceRef};
use super::standpoint::View;
use crate::archive::{self, CopyPlace, SourceKey};
use crate::plan::{Address, Page, anchors};
use crate::theme::Html;

impl View<'_> {
    /// A source in a list, without places that lead back to it.
    ///
    /// `number`: its number on the page, if it has one there.
    pub fn source(&self, key: SourceKey, number: Option<usize>) -> Source {
        let source = &self.archive().sources[key];
        // Of a title in an unknown language it is not claimed to be in the page's: it is the article's.
        let language = source.language.as_deref().unwrap_or(&self.archive().articles[source.article].language);
        let (lang, dir) = self.language_of(language);
        Source {
            n: number.map(|number| number.to_string()),
            id: anchors::source(&source.id),
            url: source.url.clone(),
            title: source.title.clone(),
            language: lang.as_deref().and_then(|lang| self.in_language_named(lang)),
            lang,
            dir,
            kind: self.term("source.type", source.kind.as_str()),
            publisher: source.publisher.clone(),
            authors: source.authors.clone(),
            date: source.date.as_ref().map(|date| self.date(date)),
            line: self.source_line(source),
            level: source.level.map(|level| self.term("level", level.as_str())),
            interest: source.interest.map(|interest| self.term("interest", interest.as_str())),
            copies: self.copies(&source.copies),
            retracted: self.snapshot().retraction(source).map(|retraction| self.retraction(retraction)),
            robust: robust(source),
            backrefs: Vec::new(),
            used_in: Vec::new(),
        }
    }

    /// Authors, publisher and date: `Office of the President, <time …>6 March 2018</time>`.
    fn source_line(&self, source: &archive::Source) -> Option<Html> {
        let mut parts: Vec<Html> = Vec::new();
        if !source.authors.is_empty() {
            parts.push(Html::text(&self.strings.list(&source.authors)));
        }
        parts.extend(source.publisher.as_deref().map(Html::text));
        parts.extend(source.date.as_ref().map(|date| self.date(date).html.clone()));
        (!parts.is_empty()).then(|| Html::join(&parts, self.strings.text("list.middle")))
    }

    /// `In Korean.`, where the language's name is known.
    fn in_language_named(&self, language: &str) -> Option<String> {
        let base = language.split('-').next().unwrap_or(language);
        let name = self.strings.get(&format!("language.{}", base.to_ascii_lowercase()))?;
        Some(self.strings.with("source.language", &[("language", name)]))
    }

    /// Copies that last; one whose file the site doesn't have is left out.
    pub fn copies(&self, copies: &[archive::Copy]) -> Vec<Copy> {
        let copy = |copy: &archive::Copy| {
            let url = match &copy.place {
                CopyPlace::Url(url) => url.clone(),
                CopyPlace::File(file) => self.href(&Address::file(&self.site.asset(*file)?.address)),
            };
            let date = copy.date.as_ref().map(|date| self.date(date));
            let words = match &date {
                Some(date) => self.strings.phrase("source.copy_of", &[("date", &date.html_short)]),
                None => self.word("source.copy"),
            };
            Some(Copy { url, date, sha256: copy.sha256.clone(), words })
        };
        copies.iter().filter_map(copy).collect()
    }

    fn retraction(&self, retraction: &archive::Retraction) -> Retraction {
        let date = self.date(&retraction.date);
        let words = self.strings.phrase("source.retracted", &[("date", &date.html_short)]);
        Retraction { date, url: retraction.notice.clone(), words }
    }

    /// The number of a source in its own article, leading there.
    pub fn source_in_its_article(&self, key: SourceKey) -> SourceRef {
        let source = &self.archive().sources[key];
        let url = self.url_of_place(&Page::Article(source.article), &anchors::source(&source.id)).unwrap_or_default();
        SourceRef { n: source.number.to_string(), url, id: None }
    }
}

/// What robust links want; only of an original that has a copy on the web.
fn robust(source: &archive::Source) -> Option<Robust> {
    let original = source.url.clone()?;
    let (version, date) = source.copies.iter().find_map(|copy| match &copy.place {
        CopyPlace::Url(url) => Some((url.clone(), copy.date.as_ref())),
        CopyPlace::File(_) => None,
    })?;
    let day = date.and_then(|date| date.first_day().filter(|day| date.last_day() == Some(*day)));
    Some(Robust { original, version, date: day.map(|day| day.to_string()) })
}

/// The sources that a page rests on, numbered from 1 in the order in which it names them.
///
/// Articles that list the same source in the same words share a number.
#[derive(Debug, Default)]
pub struct Citations {
    entries: Vec<Cited>,
    numbers: BTreeMap<SourceKey, usize>,
    /// The numbers of the sources of one title.
    titles: BTreeMap<String, Vec<usize>>,
    /// How many sources wanted an id.
    ids: BTreeMap<String, usize>,
}

#[derive(Debug)]
struct Cited {
    source: SourceKey,
    id: String,
    /// How often the page names it.
    times: usize,
}

impl Citations {
    /// The number that stands where the page names a source.
    pub fn cite(&mut self, view: &View<'_>, source: SourceKey) -> SourceRef {
        let number = self.include(view, source);
        let entry = &mut self.entries[number - 1];
        entry.times += 1;
        SourceRef { n: number.to_string(), url: format!("#{}", entry.id), id: Some(place(number, entry.times)) }
    }

    /// The numbers of several.
    pub fn cite_all(&mut self, view: &View<'_>, sources: &[SourceKey]) -> Vec<SourceRef> {
        sources.iter().map(|source| self.cite(view, *source)).collect()
    }

    /// The number of a source, which the page rests on without saying where.
    pub fn include(&mut self, view: &View<'_>, source: SourceKey) -> usize {
        if let Some(number) = self.numbers.get(&source) {
            return *number;
        }
        let wanted = &view.archive().sources[source];
        let alike = self.titles.entry(wanted.title.clone()).or_default();
        let known = alike.iter().copied().find(|number| same(&view.archive().sources[self.entries[number - 1].source], wanted));
        let number = known.unwrap_or_else(|| {
            let id = anchors::source(&wanted.id);
            let before = self.ids.entry(id.clone()).or_default();
            *before += 1;
            // Sources of two articles may have one id: the second gets `.2`: no id has a dot.
            let id = if *before == 1 { id } else { format!("{id}.{before}") };
            self.entries.push(Cited { source, id, times: 0 });
            alike.push(self.entries.len());
            self.entries.len()
        });
        self.numbers.insert(source, number);
        number
    }

    /// All of them, each leading back to every place that names it.
    pub fn list(self, view: &View<'_>) -> Vec<Source> {
        let listed = |(number, cited): (usize, Cited)| {
            let back = view.strings.with("source.back_claim", &[("n", &number.to_string())]);
            let backrefs =
                (1..=cited.times).map(|time| view.link(back.clone(), format!("#{}", place(number, time)))).collect::<Vec<Link>>();
            Source { id: cited.id, backrefs, ..view.source(cited.source, Some(number)) }
        };
        (1..).zip(self.entries).map(listed).collect()
    }
}

/// Whether two articles list the same source in the same words: nothing that is shown of it differs.
fn same(one: &archive::Source, other: &archive::Source) -> bool {
    let shown = |source: &archive::Source| {
        let copies: Vec<_> = source.copies.iter().map(|copy| (copy.place.clone(), copy.date.clone())).collect();
        let retracted = source.retracted.as_ref().map(|retraction| retraction.date.clone());
        (copies, retracted, source.kind, source.level, source.interest, source.date.clone())
    };
    let named = |source: &archive::Source| (source.title.clone(), source.url.clone(), source.publisher.clone(), source.authors.clone());
    one.url.is_some() && named(one) == named(other) && shown(one) == shown(other)
}

/// The id of the place that names a source for that time.
fn place(number: usize, time: usize) -> String {
    if time == 1 { format!("ref-{number}") } else { format!("ref-{number}-{time}") }
}
