//! A body of Markdown on its page: where its links lead, which words are marked, what stands in the margin.
//!
//! In: a [`Body`] of the archive. Out: [`Words`]: pieces for a template, the headings, and where each source is cited.
//! What a link names and the site of the day does not have becomes its words.
//!
//! Nothing is checked here: a link to nowhere was a mistake when the archive was put together.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::model::{Mark, Piece, Shared, TocEntry};
use super::standpoint::View;
use crate::archive::{Archive, Article, Body, BodyLink, ClaimKey, LinkTarget, SourceKey};
use crate::files::FileId;
use crate::markdown::{self, Address as Destination, LinkAt, LinkKind, Outline, Target, check_address};
use crate::plan::{Address, Page, anchors};
use crate::theme::Html;

/// The highest headings of a body are of this level: the page's title is above them.
const TOP_LEVEL: u8 = 2;

/// A body, ready to be printed.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The HTML, with the notes on it.
    pub pieces: Vec<Piece>,
    /// The headings, in order.
    pub headings: Vec<TocEntry>,
    /// The ids of the numbers that cite a source, in the order of the text.
    pub citations: BTreeMap<SourceKey, Vec<String>>,
    /// The marked words, in order: the first have the number 1.
    pub marked: Vec<MarkedWords>,
}

/// Words of an article that one of its own claims is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedWords {
    /// The claim.
    pub claim: ClaimKey,
    /// The words: bytes of the body.
    pub range: Range<usize>,
}

/// The marked words of an article in the order of its text: the first have the number 1.
///
/// A claim's words are its quote; where it has none, those of the first link that names it.
/// A claim that has neither is not among them.
fn marked_words(archive: &Archive, article: &Article, outline: &Outline) -> Vec<MarkedWords> {
    // A link without words marks nothing; one in a footnote that nothing refers to is not on the page.
    let shown = outline.links.iter().filter(|link| link.block.is_some() && !link.words.is_empty());
    let shown: BTreeSet<(usize, usize)> = shown.map(|link| (link.range.start, link.range.end)).collect();
    let mut linked: BTreeMap<ClaimKey, &BodyLink> = BTreeMap::new();
    for link in article.body.links.iter().filter(|link| shown.contains(&(link.range.start, link.range.end))) {
        if let LinkTarget::Claim(claim) = link.target {
            linked.entry(claim).or_insert(link);
        }
    }
    let words = |claim: &ClaimKey| {
        let quote = archive.claims[*claim].quote.as_ref().map(|quote| quote.range.clone());
        let range = quote.or_else(|| linked.get(claim).map(|link| link.range.clone()))?;
        Some(MarkedWords { claim: *claim, range })
    };
    let mut marked: Vec<MarkedWords> = article.claims.iter().filter_map(words).collect();
    marked.sort_by_key(|words| (words.range.start, Reverse(words.range.end), words.claim));
    marked
}

impl View<'_> {
    /// A body that marks no words: a standing page's, a speaker's, the home page's.
    pub fn words(&self, body: &Body) -> Words {
        self.written(body, self.outline(body), Vec::new())
    }

    /// The body of an article, with its own claims marked and noted.
    pub fn words_of_article(&self, article: &Article) -> Words {
        let outline = self.outline(&article.body);
        let marked = marked_words(self.archive(), article, &outline);
        self.written(&article.body, outline, marked)
    }

    fn text(&self, body: &Body) -> &str {
        self.files.text(body.file()).get(body.span.range()).unwrap_or_default()
    }

    /// The outline, with the ids of headings that were given when the body was read: other pages link to those.
    fn outline(&self, body: &Body) -> Outline {
        let mut outline =
            markdown::outline_with(self.text(body), self.archive().config.raw_html.in_markdown(), &|_| false).unwrap_or_default();
        for (heading, known) in outline.headings.iter_mut().zip(&body.headings) {
            heading.id.clone_from(&known.id);
        }
        outline
    }

    fn written(&self, body: &Body, outline: Outline, marked: Vec<MarkedWords>) -> Words {
        let own = (1..).zip(&marked).map(|(number, words)| (words.claim, (number, words))).collect();
        let links = Links { view: self, body, own, citations: RefCell::default() };
        let marks: Vec<markdown::Mark> = (1..).zip(&marked).map(|(number, words)| links.mark(number, words)).collect();
        let strings = self.strings;
        // The number follows in the text.
        let footnote = strings.with("text.footnote", &[]);
        let page = markdown::Page {
            outline: &outline,
            marks: &marks,
            link: &|link| links.target(link),
            top_level: TOP_LEVEL,
            raw_html: self.archive().config.raw_html.in_markdown(),
            labels: &markdown::Labels {
                footnotes: strings.text("text.footnotes"),
                footnote: footnote.trim(),
                back: strings.text("text.footnote_back"),
                note: strings.text("text.alert.note"),
                tip: strings.text("text.alert.tip"),
                important: strings.text("text.alert.important"),
                warning: strings.text("text.alert.warning"),
                caution: strings.text("text.alert.caution"),
                done: strings.text("text.task_done"),
                not_done: strings.text("text.task_open"),
                table: strings.text("text.table"),
            },
        };
        let pieces = self.pieces(markdown::html(self.text(body), &page), &marked);
        let headings = body.headings.iter().map(|heading| TocEntry {
            text: heading.text.clone(),
            url: self.href_to_place(self.address, &heading.id),
            level: heading.level.saturating_add(TOP_LEVEL - 1).min(6),
        });
        let (headings, citations) = (headings.collect(), links.citations.into_inner().by_source);
        Words { pieces, headings, citations, marked }
    }

    /// Each stretch of HTML with the notes that follow it.
    fn pieces(&self, written: Vec<markdown::Piece>, marked: &[MarkedWords]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for piece in written {
            match piece {
                markdown::Piece::Html(html) => pieces.push(Piece { html: Html::trusted(html), notes: Vec::new() }),
                markdown::Piece::Notes(marks) => {
                    let notes = marks.into_iter().filter_map(|mark| self.note(mark + 1, marked.get(mark)?.claim));
                    match pieces.last_mut() {
                        Some(last) => last.notes.extend(notes),
                        None => pieces.push(Piece { html: Html::default(), notes: notes.collect() }),
                    }
                }
            }
        }
        pieces
    }
}

/// Where the citations of a text stand, while it is written.
#[derive(Debug, Default)]
struct Cited {
    count: usize,
    by_source: BTreeMap<SourceKey, Vec<String>>,
}

/// What the links of a body become.
struct Links<'v> {
    view: &'v View<'v>,
    body: &'v Body,
    /// The article's own claims with marked words, and their numbers.
    own: BTreeMap<ClaimKey, (usize, &'v MarkedWords)>,
    citations: RefCell<Cited>,
}

impl Links<'_> {
    fn mark(&self, number: usize, words: &MarkedWords) -> markdown::Mark {
        let claim = &self.view.archive().claims[words.claim];
        let status = self.status(words.claim);
        markdown::Mark {
            range: words.range.clone(),
            id: claim.id.as_str().to_owned(),
            class: tone(status.as_ref()).to_owned(),
            after_html: self.number(number, status.as_ref()),
        }
    }

    /// `None` of a claim that doesn't exist on the day.
    fn status(&self, claim: ClaimKey) -> Option<Shared<Mark>> {
        let state = self.view.state(claim)?;
        Some(self.view.mark(self.view.archive().claims[claim].kind, state.status.id()))
    }

    /// The number behind a claim's words, which leads to its note.
    fn number(&self, number: usize, status: Option<&Shared<Mark>>) -> String {
        format!(
            "<a class=\"n {}\" href=\"#note-{number}\"><span class=\"vh\">{} </span>{number}<span class=\"vh\">: {}</span></a>",
            tone(status),
            Html::text(self.view.strings.text("note.number")).as_str(),
            Html::text(status.map_or("", |status| &status.label)).as_str(),
        )
    }

    fn target(&self, link: &LinkAt<'_>) -> Target {
        let Some(found) = self.find(&link.range) else { return outside(link.destination) };
        match &found.target {
            LinkTarget::Claim(claim) => self.claim(*claim, link),
            LinkTarget::Article(article, place) => self.page(&Page::Article(*article), place.as_deref()),
            LinkTarget::Speaker(speaker) => href(self.view.speaker_url(*speaker)),
            LinkTarget::Source(source) => self.citation(*source),
            LinkTarget::Page(page, place) => self.page(&Page::Standing(*page), place.as_deref()),
            LinkTarget::Asset(file) => self.asset(*file, link.kind),
            LinkTarget::Site(path, place) => match self.view.site.find(path) {
                Some(address) => self.file(&address, place.as_deref(), link.kind),
                None => Target::Words,
            },
            LinkTarget::Here(place) => {
                let place = if place.is_empty() { anchors::MAIN } else { place };
                href(Some(self.view.href_to_place(self.view.address, place)))
            }
            LinkTarget::Nowhere => Target::Words,
        }
    }

    /// The links of a body stand in the order of their places.
    fn find(&self, range: &Range<usize>) -> Option<&BodyLink> {
        let links = &self.body.links;
        let first = links.partition_point(|link| link.range.start < range.start);
        links[first..].iter().take_while(|link| link.range.start == range.start).find(|link| link.range == *range)
    }

    fn page(&self, page: &Page, place: Option<&str>) -> Target {
        href(match place {
            Some(place) => self.view.url_of_place(page, place),
            None => self.view.url(page),
        })
    }

    fn file(&self, address: &Address, place: Option<&str>, kind: LinkKind) -> Target {
        if let (LinkKind::Image, Some(Page::Asset(position))) = (kind, self.view.site.pages.get(address)) {
            let size = self.view.archive().assets.get(*position).and_then(|asset| asset.size);
            return image(self.view.href(address), size);
        }
        href(Some(match place {
            Some(place) => self.view.href_to_place(address, place),
            None => self.view.href(address),
        }))
    }

    fn asset(&self, file: FileId, kind: LinkKind) -> Target {
        let Some(address) = self.view.site.asset(file).and_then(|asset| self.view.site.find(&asset.address)) else {
            return Target::Words;
        };
        self.file(&address, None, kind)
    }

    /// The article's own claim has its words marked once, with a note beside them; where they are named again,
    /// their number leads to that note. Another article's claim is a link, and its mark.
    fn claim(&self, claim: ClaimKey, link: &LinkAt<'_>) -> Target {
        let has_words = !link.words.is_empty();
        let is_within = |words: &MarkedWords| words.range.start <= link.range.start && link.range.end <= words.range.end;
        let around = |before: String, after: String| Target::Html { before, after, keep_words: true };
        match (self.own.get(&claim), self.status(claim), self.view.claim_url(claim)) {
            (Some((_, words)), _, _) if is_within(words) => Target::Words,
            (Some((number, _)), status, _) if has_words => around(
                format!("<mark class=\"claim {}\">", tone(status.as_ref())),
                format!("</mark>{}", self.number(*number, status.as_ref())),
            ),
            (Some((number, _)), status, _) => around(String::new(), self.number(*number, status.as_ref())),
            (None, Some(status), Some(url)) => {
                // A link without words is called by its claim.
                let words = if has_words { "" } else { &self.view.archive().claims[claim].short };
                let before = format!("<a href=\"{}\">{}", Html::text(&url).as_str(), Html::text(words).as_str());
                around(before, format!("</a> {}", status.html.as_str()))
            }
            (None, None, _) | (None, _, None) => Target::Words,
        }
    }

    /// The words, then the number of the source, which leads to the list of sources and can be led back to.
    fn citation(&self, source: SourceKey) -> Target {
        let entry = &self.view.archive().sources[source];
        let mut cited = self.citations.borrow_mut();
        cited.count += 1;
        // No heading's id has a dot.
        let id = format!("ref.{}", cited.count);
        let after = format!(
            "<a class=\"cite\" href=\"#{}\" id=\"{id}\">[<span class=\"vh\">{} </span>{}]</a>",
            anchors::source(&entry.id),
            Html::text(self.view.strings.text("source.n")).as_str(),
            entry.number,
        );
        cited.by_source.entry(source).or_default().push(id);
        Target::Html { before: String::new(), after, keep_words: true }
    }
}

fn href(url: Option<String>) -> Target {
    url.map_or(Target::Words, |href| Target::Href { href, attributes: Vec::new() })
}

fn image(src: String, size: Option<(u32, u32)>) -> Target {
    Target::Image { src, width: size.map(|(width, _)| width), height: size.map(|(_, height)| height) }
}

/// What leads out of the site says so to machines; whatever is no outside address is its words.
fn outside(destination: &str) -> Target {
    match check_address(destination) {
        Ok(Destination::External(address)) => Target::Href { href: address.to_owned(), attributes: vec![("rel", "external".to_owned())] },
        Ok(Destination::Contact(address)) => href(Some(address.to_owned())),
        Ok(Destination::Relative(_) | Destination::RootRelative(_) | Destination::Fragment(_) | Destination::Own(..)) | Err(_) => {
            Target::Words
        }
    }
}

fn tone(status: Option<&Shared<Mark>>) -> &str {
    status.map_or("", |status| &status.tone)
}
