//! ClaimReview (schema.org) in JSON: alone, in a list, in `@graph`, in a DataFeed's `dataFeedElement`, or deeper.
//!
//! In: the text. Out: every ClaimReview as cells, each named by its path (`itemReviewed.author.name`).
//! What surrounds them is looked through for more of them, and what else it holds is a remark.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::Unreadable;
use super::columns::Raw;
use super::remark::{Place, Remarks};

/// Values of one entry that are kept.
const MOST_CELLS: usize = 1000;
/// References that are followed for one entry, and how deep within one another.
const MOST_FOLLOWED: usize = 50;
const DEEPEST: usize = 4;
/// Keys whose object may stand elsewhere in the file, with a reference in its place. That of any other is an address.
const PARTS: [&str; 7] = ["author", "publisher", "creator", "itemReviewed", "reviewRating", "appearance", "firstAppearance"];
/// Types of what a site says of itself beside its reviews.
const SURROUNDING: [&str; 9] =
    ["WebSite", "WebPage", "Organization", "NewsMediaOrganization", "Person", "BreadcrumbList", "ImageObject", "Article", "NewsArticle"];

/// Every ClaimReview, in the order of the file.
pub(super) fn rows(text: &str, remarks: &mut Remarks) -> Result<Vec<Raw>, Unreadable> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        match error.to_string().split(" at line ").next().unwrap_or_default() {
            "number out of range" => Unreadable::Number { line, column },
            why => Unreadable::Json { line, column, why: why.to_owned() },
        }
    })?;
    let mut found = Found { rows: Vec::new(), entries: 0, nodes: nodes(&value) };
    found.search(&value, remarks);
    if found.entries == 0 { Err(Unreadable::NoReview) } else { Ok(found.rows) }
}

struct Found<'v> {
    rows: Vec<Raw>,
    entries: usize,
    nodes: Nodes<'v>,
}

impl Found<'_> {
    fn search(&mut self, value: &Value, remarks: &mut Remarks) {
        match value {
            Value::Object(map) if is_review(map) => {
                let place = self.entry();
                let mut cells = Vec::new();
                self.nodes.flatten(value, "", &mut Followed::default(), &mut cells);
                if cells.len() >= MOST_CELLS {
                    remarks.left(place, format!("it has more than {MOST_CELLS} values; the others are left out"));
                }
                self.rows.push(Raw { place, cells });
            }
            Value::Object(map) if !holds_review(value) => {
                let kinds = types(map).join(", ");
                if self.nodes.is_named(map) {
                    return;
                }
                if types(map).iter().any(|kind| SURROUNDING.contains(kind)) {
                    remarks.left_of_file(format!("what is said of a {kinds} beside the entries is left out"));
                    return;
                }
                let what = if kinds.is_empty() { "an object without a type".to_owned() } else { format!("of the type {kinds}") };
                let place = self.entry();
                remarks.unread_row(place, format!("it is {what}, no ClaimReview"));
            }
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::Array(_) | Value::Object(_) if holds_review(value) => self.search(value, remarks),
                        Value::Null => {}
                        Value::Array(_) | Value::Object(_) | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                            if !is_label(key) {
                                remarks.left_of_file(format!("`{key}` of what surrounds the entries is left out"));
                            }
                        }
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.search(item, remarks)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                let place = self.entry();
                remarks.unread_row(place, "it is no object");
            }
        }
    }

    fn entry(&mut self) -> Place {
        self.entries += 1;
        Place::Entry(self.entries)
    }
}

/// The types of an object, without the address that a vocabulary puts before them.
fn types(map: &Map<String, Value>) -> Vec<&str> {
    fn last(value: &Value) -> Option<&str> {
        value.as_str()?.rsplit(['/', ':', '#']).next()
    }
    match map.get("@type") {
        Some(Value::Array(items)) => items.iter().filter_map(last).collect(),
        Some(value) => last(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// An object without a type that has the words of a claim is meant as one.
fn is_review(map: &Map<String, Value>) -> bool {
    let types = types(map);
    types.contains(&"ClaimReview") || (types.is_empty() && map.contains_key("claimReviewed"))
}

/// JSON nests at most 128 levels deep: its reader takes no more.
fn holds_review(value: &Value) -> bool {
    match value {
        Value::Object(map) => is_review(map) || map.values().any(holds_review),
        Value::Array(items) => items.iter().any(holds_review),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Whether a key says only how the JSON is to be read.
fn is_label(key: &str) -> bool {
    key.starts_with('@')
}

/// The objects of a file that have an address, by it, and the addresses that others refer to.
struct Nodes<'v> {
    by_address: HashMap<&'v str, &'v Value>,
    referred: HashSet<&'v str>,
}

/// The references that were followed for one entry.
#[derive(Default)]
struct Followed {
    count: usize,
    /// The addresses of the objects that we are in.
    open: Vec<String>,
}

fn nodes(value: &Value) -> Nodes<'_> {
    let mut nodes = Nodes { by_address: HashMap::new(), referred: HashSet::new() };
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(map) => {
                if let Some(address) = map.get("@id").and_then(Value::as_str) {
                    if is_reference(map) {
                        nodes.referred.insert(address);
                    } else {
                        nodes.by_address.entry(address).or_insert(value);
                    }
                }
                waiting.extend(map.values());
            }
            Value::Array(items) => waiting.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    nodes
}

/// What only names another object.
fn is_reference(map: &Map<String, Value>) -> bool {
    map.keys().all(|key| is_label(key))
}

impl Nodes<'_> {
    /// Whether another object refers to this one.
    fn is_named(&self, map: &Map<String, Value>) -> bool {
        map.get("@id").and_then(Value::as_str).is_some_and(|address| self.referred.contains(address))
    }

    /// The object that stands elsewhere in the file for a reference below `path`; none within itself.
    fn named(&self, map: &Map<String, Value>, path: &str, followed: &Followed) -> Option<(&str, &Value)> {
        let is_part = path.rsplit('.').next().is_some_and(|key| PARTS.contains(&key));
        let address = map.get("@id").and_then(Value::as_str).filter(|_| is_part && is_reference(map))?;
        let (address, node) = self.by_address.get_key_value(address)?;
        let fits = followed.open.len() < DEEPEST && followed.count < MOST_FOLLOWED;
        (fits && !followed.open.iter().any(|open| open == address)).then_some((*address, *node))
    }

    /// The values with their paths; those of a list have its path, once each.
    fn flatten(&self, value: &Value, path: &str, followed: &mut Followed, cells: &mut Vec<(String, String)>) {
        if cells.len() >= MOST_CELLS {
            return;
        }
        let mut cell = |text: String| cells.push((path.to_owned(), text));
        match value {
            Value::Null => {}
            Value::Bool(truth) => cell(truth.to_string()),
            Value::Number(number) => cell(number.to_string()),
            Value::String(text) => cell(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| self.flatten(item, path, followed, cells)),
            Value::Object(map) => {
                if let Some((address, node)) = self.named(map, path, followed) {
                    followed.count += 1;
                    followed.open.push(address.to_owned());
                    self.flatten(node, path, followed, cells);
                    followed.open.pop();
                    return;
                }
                // What only names an object that is not there is all that there is of it here.
                let is_reference = is_reference(map);
                for (key, value) in map {
                    let is_value = matches!(key.as_str(), "@value" | "@list" | "@set") || (key == "@id" && is_reference);
                    if is_value && !path.is_empty() {
                        self.flatten(value, path, followed, cells);
                        continue;
                    }
                    // What kind of thing somebody is matters; what a review or a rating is, is known.
                    let is_kind = key == "@type" && path.ends_with("author") && path != "author";
                    if !is_label(key) || is_kind {
                        let dot = if path.is_empty() { "" } else { "." };
                        self.flatten(value, &format!("{path}{dot}{}", key.trim_start_matches('@')), followed, cells);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Vec<String>, Vec<String>) {
        let mut remarks = Remarks::default();
        let rows = rows(text, &mut remarks).unwrap_or_default();
        let claims = rows.iter().flat_map(|row| row.cells.iter().filter(|(path, _)| path == "claimReviewed"));
        (claims.map(|(_, text)| text.clone()).collect(), remarks.sorted().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn reviews_are_found_wherever_they_stand() {
        let review = |claim: &str| format!("{{\"@type\": \"ClaimReview\", \"claimReviewed\": \"{claim}\"}}");
        let (a, b) = (review("a"), review("b"));
        for (text, claims) in [
            (a.clone(), vec!["a"]),
            (format!("[{a}, {b}]"), vec!["a", "b"]),
            (format!("{{\"@context\": \"https://schema.org\", \"@graph\": [{a}, {b}]}}"), vec!["a", "b"]),
            (
                format!("{{\"@type\": \"DataFeed\", \"dataFeedElement\": [{{\"@type\": \"DataFeedItem\", \"item\": [{a}, {b}]}}]}}"),
                vec!["a", "b"],
            ),
            ("{\"@type\": [\"http://schema.org/ClaimReview\"], \"claimReviewed\": \"c\"}".to_owned(), vec!["c"]),
            ("{\"claimReviewed\": \"d\"}".to_owned(), vec!["d"]),
        ] {
            assert_eq!(found(&text), (claims.into_iter().map(str::to_owned).collect(), vec![]), "{text}");
        }
    }

    #[test]
    fn what_is_no_review_is_said() {
        let (claims, said) = found(
            "{\"name\": \"Feed\", \"items\": [{\"@type\": \"ClaimReview\", \"claimReviewed\": \"a\"}, {\"@type\": \"Event\"}, 7, {\"@type\": \"Person\"}]}",
        );
        assert_eq!(claims, ["a"]);
        assert_eq!(
            said,
            [
                "entry 2: not read: it is of the type Event, no ClaimReview",
                "entry 3: not read: it is no object",
                "`name` of what surrounds the entries is left out",
                "what is said of a Person beside the entries is left out"
            ]
        );
    }

    #[test]
    fn values_and_references_as_json_ld_writes_them() {
        let text = r##"{"@type": "ClaimReview", "@id": "#review", "claimReviewed": {"@value": "Typed", "@language": "en"},
            "url": {"@id": "https://p.example/1"}, "author": {"@type": "Organization", "@id": "https://p.example/#org"},
            "publisher": {"@id": "https://p.example/#org", "name": "Desk"}, "keywords": {"@list": ["a", "b"]}}"##;
        let cells = rows(text, &mut Remarks::default()).unwrap().remove(0).cells;
        let mut cells: Vec<(&str, &str)> = cells.iter().map(|(path, value)| (path.as_str(), value.as_str())).collect();
        cells.sort_unstable();
        assert_eq!(
            cells,
            [
                ("author.name", "Desk"),
                ("claimReviewed", "Typed"),
                ("keywords", "a"),
                ("keywords", "b"),
                ("publisher.name", "Desk"),
                ("url", "https://p.example/1"),
            ]
        );
    }

    #[test]
    fn objects_of_a_graph_stand_for_references_to_them() {
        let text = r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "@id": "#site", "publisher": {"@id": "#org"}},
            {"@type": "Organization", "@id": "#org", "name": "The Checkers", "founder": {"@id": "#mayor"}},
            {"@type": "Person", "@id": "#mayor", "name": "Mayor Müller", "author": {"@id": "#mayor"}},
            {"@type": "ClaimReview", "@id": "#review", "claimReviewed": "a", "author": {"@id": "#org"}, "url": {"@id": "#page"},
             "publisher": {"@id": "#elsewhere"}, "itemReviewed": {"author": {"@id": "#mayor"}}}]}"##;
        let mut remarks = Remarks::default();
        let cells = rows(text, &mut remarks).unwrap().remove(0).cells;
        let mut cells: Vec<(&str, &str)> = cells.iter().map(|(path, value)| (path.as_str(), value.as_str())).collect();
        cells.sort_unstable();
        assert_eq!(
            cells,
            [
                ("author.founder", "#mayor"),
                ("author.name", "The Checkers"),
                ("claimReviewed", "a"),
                ("itemReviewed.author.author", "#mayor"),
                ("itemReviewed.author.name", "Mayor Müller"),
                ("itemReviewed.author.type", "Person"),
                ("publisher", "#elsewhere"),
                ("url", "#page"),
            ]
        );
        assert_eq!(remarks.unread(), 0);
        let said: Vec<String> = remarks.sorted().iter().map(ToString::to_string).collect();
        assert_eq!(said, ["what is said of a WebSite beside the entries is left out"]);
    }

    #[test]
    fn no_json_and_no_review() {
        assert!(matches!(rows("{\n\"a\": 1e999}", &mut Remarks::default()), Err(Unreadable::Number { line: 2, .. })));
        assert!(matches!(rows("{\n\"a\": }", &mut Remarks::default()), Err(Unreadable::Json { line: 2, .. })));
        assert!(matches!(rows("[]", &mut Remarks::default()), Err(Unreadable::NoReview)));
    }
}
