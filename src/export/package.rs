//! The data package that describes the files under `/data/` (Frictionless, version 2; what version 1 reads, it says too).
//!
//! In: the site. Out: datapackage.json. Tables have their columns, keys and foreign keys from [`super::tables`].

use serde_json::{Map, Value, json};

use super::database::DATABASE_TYPE;
use super::license;
use super::tables::{ARTICLES, CLAIMS, Column, FOLLOW_UPS, Kind, STATUS_HISTORY, Shape};
use crate::plan::{Address, Data, Site};

/// `/data/datapackage.json`.
pub(super) fn package(site: &Site<'_>) -> String {
    let config = &site.archive.config;
    let mut package = Map::new();
    let mut say = |key: &str, value: Value| _ = package.insert(key.to_owned(), value);
    say("$schema", json!("https://datapackage.org/profiles/2.0/datapackage.json"));
    say("name", json!(name(&config.title)));
    say("title", json!(config.title));
    if let Some(description) = &config.description {
        say("description", json!(description));
    }
    if let Some(base_url) = &config.base_url {
        say("homepage", json!(base_url));
    }
    say("as_of", json!(site.snapshot.as_of.to_string()));
    if let Some(license) = &config.license {
        say("licenses", json!([licence(license)]));
    }
    let contributors: Vec<Value> = config.authors.iter().map(|author| json!({ "title": author, "roles": ["publisher"] })).collect();
    if !contributors.is_empty() {
        say("contributors", json!(contributors));
    }
    let database = config.database.then(database);
    let resources: Vec<Value> = Data::ALL.into_iter().filter_map(resource).chain(database).collect();
    say("resources", json!(resources));
    super::json(&package)
}

/// A file; the package does not describe itself.
fn resource(data: Data) -> Option<Value> {
    Some(match data {
        Data::Package => return None,
        Data::ClaimsTable => table(data, &CLAIMS),
        Data::FollowUpsTable => table(data, &FOLLOW_UPS),
        Data::StatusHistoryTable => table(data, &STATUS_HISTORY),
        Data::Articles => articles(data),
        Data::Claims => {
            file(data, "claims-with-follow-ups", "json", "application/json", "Every claim with its standing verdicts and follow-ups")
        }
        Data::Sources => file(data, "sources", "json", "application/vnd.citationstyles.csl+json", "Every source, as CSL-JSON"),
        Data::SourcesBibtex => file(data, "sources-bibtex", "bib", "application/x-bibtex", "Every source, as BibTeX for biblatex"),
        Data::ClaimReviews => {
            file(data, "claim-reviews", "json", "application/ld+json", "The settled verdicts, as a DataFeed of schema.org's ClaimReview")
        }
        Data::Annotations => file(
            data,
            "annotations",
            "json",
            "application/ld+json",
            "Where the claims' words stand in the articles, as W3C Web Annotations",
        ),
    })
}

fn file(data: Data, name: &str, format: &str, mediatype: &str, what: &str) -> Value {
    json!({ "name": name, "path": data.file_name(), "description": what, "format": format, "mediatype": mediatype, "encoding": "utf-8" })
}

fn database() -> Value {
    let path = Address::database().as_str().trim_start_matches("data/").to_owned();
    let what = "All of it as an SQLite database, with full-text search";
    json!({ "name": "database", "path": path, "description": what, "format": "sqlite", "mediatype": DATABASE_TYPE })
}

fn table(data: Data, shape: &Shape) -> Value {
    let fields: Vec<Value> = shape.columns.iter().map(|column| field(column, Lists::Spaced)).collect();
    json!({
        "name": table_name(shape.name),
        "type": "table",
        "path": data.file_name(),
        "description": shape.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "header": true },
        "schema": schema(shape, &fields),
    })
}

/// The articles are a table within JSON. Version 2 looks for the name of the list in the dialect itself, the Frictionless
/// program under `json`.
fn articles(data: Data) -> Value {
    let fields: Vec<Value> = ARTICLES.columns.iter().map(|column| field(column, Lists::Arrays)).collect();
    json!({
        "name": table_name(ARTICLES.name),
        "type": "table",
        "path": data.file_name(),
        "description": ARTICLES.what,
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "dialect": { "property": "articles", "json": { "property": "articles" } },
        "schema": schema(&ARTICLES, &fields),
    })
}

fn schema(shape: &Shape, fields: &[Value]) -> Value {
    // Not every table is a file of its own.
    let published = [&CLAIMS, &FOLLOW_UPS, &STATUS_HISTORY, &ARTICLES].map(|shape| shape.name);
    let foreign = shape.foreign.iter().filter(|foreign| published.contains(&foreign.table));
    let foreign = foreign.map(|to| json!({ "fields": to.columns, "reference": { "resource": table_name(to.table), "fields": to.to } }));
    json!({
        "fields": fields,
        "missingValues": [""],
        "primaryKey": shape.key,
        "foreignKeys": foreign.collect::<Vec<_>>(),
    })
}

/// How several values stand in one.
#[derive(Clone, Copy)]
enum Lists {
    /// With a sign between.
    Spaced,
    /// As an array.
    Arrays,
}

fn field(column: &Column, lists: Lists) -> Value {
    let Column { name, kind, required, what } = column;
    let (kind_name, description) = match (kind, lists) {
        (Kind::Ids, Lists::Spaced) => ("string", format!("{what}; with a blank between")),
        (Kind::Ids | Kind::Names, Lists::Arrays) => ("array", (*what).to_owned()),
        (Kind::Names, Lists::Spaced) => ("string", format!("{what}; with a semicolon between")),
        (Kind::Text | Kind::OneOf(_), _) => ("string", (*what).to_owned()),
        (Kind::Vague, _) => ("string", format!("{what} (EDTF)")),
        (Kind::Day, _) => ("date", (*what).to_owned()),
        (Kind::YesNo, _) => ("boolean", (*what).to_owned()),
        (Kind::Number, _) => ("integer", (*what).to_owned()),
    };
    let mut constraints = Map::new();
    if *required {
        constraints.insert("required".to_owned(), json!(true));
    }
    if let Kind::OneOf(words) = kind {
        constraints.insert("enum".to_owned(), json!(words));
    }
    let mut field = json!({ "name": name, "type": kind_name, "description": description });
    if let Some(field) = field.as_object_mut().filter(|_| !constraints.is_empty()) {
        field.insert("constraints".to_owned(), Value::Object(constraints));
    }
    field
}

/// Names of resources have hyphens, as their files do.
fn table_name(name: &str) -> String {
    name.replace('_', "-")
}

fn licence(license: &str) -> Value {
    match license::address(license) {
        // What the profile takes for a name (Data Package 2.0, "licenses").
        Some(path) if license.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')) => {
            json!({ "name": license, "path": path })
        }
        Some(path) => json!({ "path": path, "title": license }),
        None => json!({ "name": name(license), "title": license }),
    }
}

/// The letters a-z and digits of a title, with hyphens between; a title in other letters gives `archive`.
fn name(title: &str) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    if words.is_empty() { "archive".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn the_name_of_a_package() {
        for (title, expected) in
            [("Words and deeds", "words-and-deeds"), ("  100% – kept?", "100-kept"), ("말과 행동", "archive"), ("", "archive")]
        {
            assert_eq!(name(title), expected, "{title}");
        }
    }
}
