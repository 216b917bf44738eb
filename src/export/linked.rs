//! What a page says of itself in the words of schema.org, as JSON-LD.
//!
//! In: a page of the site, what lies above it, and words for statuses. Out: one graph to stand in the page's `script`
//! element: an article as NewsArticle with its CorrectionComments, a claim as Claim with a ClaimReview for each settled
//! verdict that stands, a speaker as Person or Organization, the home page as WebSite with the archive's Dataset; and on
//! every page that lies below another, a BreadcrumbList.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::database::DATABASE_TYPE;
use super::{ClaimReview, address, claim_review, inline_json, license};
use crate::archive::{ArticleKey, ClaimKey, ClaimKind, CopyPlace, PublisherKey, SpeakerKey};
use crate::plan::{Address, Data, Page, Part, Site};

/// A page that lies above another: its name, and which it is.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// `Commitments`.
    pub name: &'a str,
    /// The page.
    pub page: Page,
}

/// The page's graph, safe in a `script` element; `None` where there is nothing to say.
///
/// `title` is the page's own; `trail` names what lies above it, nearest last, without the home page; `label` is the word
/// of a status, by the claim's kind and the status's id.
pub fn linked_data(
    site: &Site<'_>,
    page: &Page,
    title: &str,
    trail: &[Step<'_>],
    label: &dyn Fn(ClaimKind, &str) -> String,
) -> Option<String> {
    let mut graph = subject(site, page, label);
    graph.extend(breadcrumbs(site, page, title, trail));
    (!graph.is_empty()).then(|| inline_json(&json!({"@context": "https://schema.org", "@graph": graph})))
}

/// What the page is about.
fn subject(site: &Site<'_>, page: &Page, label: &dyn Fn(ClaimKind, &str) -> String) -> Vec<Value> {
    match page {
        Page::Home => vec![website(site), dataset(site)],
        Page::Article(key) => vec![article(site, *key)],
        Page::Claim(key) => {
            let reviews = claim_review::claim_reviews(site, *key, label);
            std::iter::once(claim(site, *key)).chain(reviews.iter().map(|review| reviewed_here(site, *key, review))).collect()
        }
        Page::Speaker { speaker: key, part: Part::Own } => vec![speaker(site, *key)],
        Page::Publisher { publisher: key, part: Part::Own } => vec![publisher(site, *key)],
        Page::Speaker { speaker: _, part: Part::Numbered(_) }
        | Page::Publisher { publisher: _, part: Part::Numbered(_) }
        | Page::Topic { topic: _, part: _ }
        | Page::Standing(_)
        | Page::Articles { part: _ }
        | Page::Claims { kind: _, part: _ }
        | Page::Speakers { part: _ }
        | Page::Topics { part: _ }
        | Page::Publishers { part: _ }
        | Page::Sources { part: _ }
        | Page::Changes { part: _ }
        | Page::Corrections { part: _ }
        | Page::Status
        | Page::StatusOf { status: _, part: _ }
        | Page::StatusOfKind { kind: _, part: _ }
        | Page::Overdue
        | Page::Timeline
        | Page::TimelineYear { year: _, part: _ }
        | Page::Methodology
        | Page::Search
        | Page::Missing
        | Page::Record
        | Page::Data(_)
        | Page::File(_)
        | Page::Redirect { to: _ }
        | Page::Asset(_) => Vec::new(),
    }
}

fn website(site: &Site<'_>) -> Value {
    let config = &site.archive.config;
    let home = address::of(site, &Address::home());
    let mut node = Node::new("WebSite");
    node.put("@id", &home).put("url", &home).put("name", &config.title).put("inLanguage", &config.language);
    node.maybe("description", config.description.as_ref());
    node.maybe("license", config.license.as_deref().and_then(license::address));
    node.list("publisher", config.authors.iter().map(|name| organization(name)));
    node.finish()
}

/// The archive as data that can be had as a whole.
fn dataset(site: &Site<'_>) -> Value {
    let config = &site.archive.config;
    let download = |at: &Address, media_type: &str| {
        let mut node = Node::new("DataDownload");
        node.put("contentUrl", address::of(site, at)).put("encodingFormat", media_type);
        node.finish()
    };
    let mut node = Node::new("Dataset");
    node.put("name", &config.title).put("url", address::of(site, &Data::Package.address())).put("inLanguage", &config.language);
    node.put("dateModified", site.snapshot.as_of.to_string());
    node.maybe("description", config.description.as_ref());
    node.maybe("license", config.license.as_deref().and_then(license::address));
    node.list("creator", config.authors.iter().map(|name| organization(name)));
    let files = Data::ALL.into_iter().map(|data| download(&data.address(), data.media_type()));
    let database = config.database.then(|| download(&Address::database(), DATABASE_TYPE));
    node.list("distribution", files.chain(database));
    node.finish()
}

fn article(site: &Site<'_>, key: ArticleKey) -> Value {
    let archive = site.archive;
    let article = &archive.articles[key];
    let url = address::of_page(site, &Page::Article(key));
    // Its summary is the page's description, its sources are in the page and in `/data/`, and each of its claims says where it
    // appeared: said again here, they would weigh on every reader.
    let corrections: Vec<Value> = site.snapshot.corrections(article).map(correction).collect();
    let mut node = Node::new("NewsArticle");
    node.maybe("@id", url.as_ref()).maybe("url", url.as_ref());
    node.put("headline", &article.title).put("inLanguage", &article.language).put("datePublished", article.date.to_string());
    node.maybe("dateModified", site.snapshot.last_corrected(article).map(|day| day.to_string()));
    node.list("author", article.authors.iter().map(|name| organization(name)));
    node.maybe("publisher", article.publisher.map(|key| publisher(site, key)));
    node.maybe("isBasedOn", article.url.as_ref());
    node.list("archivedAt", copies(&article.archived));
    node.list("keywords", article.topics.iter().map(|topic| json!(archive.topics[*topic].name)));
    node.list("contentLocation", article.places.iter().map(|name| json!({"@type": "Place", "name": name})));
    node.list("correction", corrections);
    node.finish()
}

fn correction(correction: &crate::archive::Correction) -> Value {
    let mut node = Node::new("CorrectionComment");
    node.put("text", &correction.note);
    node.maybe("datePublished", correction.date.last_day().map(|day| day.to_string()));
    node.finish()
}

fn copies(copies: &[crate::archive::Copy]) -> impl Iterator<Item = Value> {
    copies.iter().filter_map(|copy| match &copy.place {
        CopyPlace::Url(url) => Some(json!(url)),
        CopyPlace::File(_) => None,
    })
}

fn claim(site: &Site<'_>, key: ClaimKey) -> Value {
    let claim = &site.archive.claims[key];
    let mut node = Node::of(&claim_review::reviewed(site, key));
    node.maybe("@id", address::of_page(site, &Page::Claim(key)));
    node.put("name", &claim.short).put("inLanguage", &site.archive.articles[claim.article].language);
    node.list("keywords", claim.topics.iter().map(|topic| json!(site.archive.topics[*topic].name)));
    node.finish()
}

/// A review of the claim that stands in the same graph.
fn reviewed_here(site: &Site<'_>, key: ClaimKey, review: &ClaimReview<'_>) -> Value {
    let mut claim = Node::new("Claim");
    claim.maybe("@id", address::of_page(site, &Page::Claim(key)));
    let mut node = Node::of(review);
    node.put("itemReviewed", claim.finish());
    node.finish()
}

fn speaker(site: &Site<'_>, key: SpeakerKey) -> Value {
    let mut node = Node::of(&claim_review::speaker(site, key));
    node.maybe("@id", address::of_page(site, &Page::Speaker { speaker: key, part: Part::Own }));
    node.maybe("description", site.archive.speakers[key].role.as_ref());
    node.finish()
}

fn publisher(site: &Site<'_>, key: PublisherKey) -> Value {
    let mut node = Node::new("Organization");
    node.put("name", &site.archive.publishers[key].name);
    node.maybe("url", address::of_page(site, &Page::Publisher { publisher: key, part: Part::Own }));
    node.finish()
}

/// Whether a byline is a person or a desk is not known; schema.org lets either be an organisation.
fn organization(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

/// From the home page to this one; none on a page that has nothing above it.
fn breadcrumbs(site: &Site<'_>, page: &Page, title: &str, trail: &[Step<'_>]) -> Option<Value> {
    if trail.is_empty() {
        return None;
    }
    let home = (site.archive.config.title.as_str(), &Page::Home);
    let above = trail.iter().map(|step| (step.name, &step.page));
    let steps = std::iter::once(home).chain(above).chain([(title, page)]);
    let item = |(position, (name, page)): (usize, (&str, &Page))| {
        let mut node = Node::new("ListItem");
        node.put("position", position).put("name", name);
        // The last one is the page itself.
        if position <= trail.len() + 1 {
            node.maybe("item", address::of_page(site, page));
        }
        node.finish()
    };
    let items: Vec<Value> = (1..).zip(steps).map(item).collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items}))
}

/// A node of the graph: only what is known stands in it.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str) -> Node {
        Node(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    /// One that is made elsewhere, to be added to.
    fn of(node: &impl Serialize) -> Node {
        match value(node) {
            Value::Object(fields) => Node(fields),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Node(Map::new()),
        }
    }

    fn put(&mut self, name: &str, said: impl Serialize) -> &mut Node {
        self.0.insert(name.to_owned(), value(&said));
        self
    }

    fn maybe(&mut self, name: &str, said: Option<impl Serialize>) -> &mut Node {
        if let Some(said) = said {
            self.put(name, said);
        }
        self
    }

    fn list(&mut self, name: &str, said: impl IntoIterator<Item = Value>) -> &mut Node {
        let said: Vec<Value> = said.into_iter().collect();
        if !said.is_empty() {
            self.put(name, said);
        }
        self
    }

    fn finish(self) -> Value {
        Value::Object(self.0)
    }
}

fn value(said: &impl Serialize) -> Value {
    serde_json::to_value(said).unwrap_or_default()
}
