//! A document: the record of a file's keys, and every record that it names.

use serde::{Serialize, Serializer};

use super::shape::{Schema, of_record};
use crate::parse::shape::{Record, Shape};

/// A schema that stands for itself.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    #[serde(rename = "$schema")]
    dialect: &'static str,
    title: &'static str,
    description: &'static str,
    #[serde(flatten)]
    root: Schema,
    #[serde(rename = "$defs", serialize_with = "in_order", skip_serializing_if = "Vec::is_empty")]
    records: Vec<(String, Schema)>,
}

impl Document {
    pub(super) fn new(title: &'static str, description: &'static str, root: &'static Record) -> Document {
        let mut named = Vec::new();
        name_all(root, &mut named);
        Document {
            dialect: "https://json-schema.org/draft/2020-12/schema",
            title,
            description,
            root: of_record(root),
            records: named.into_iter().map(|record| (name(record), of_record(record))).collect(),
        }
    }
}

/// Every record that the keys of `record` name, at any depth, each once.
fn name_all(record: &Record, named: &mut Vec<&'static Record>) {
    for key in record.keys {
        records_of(&key.shape, named);
    }
}

fn records_of(shape: &Shape, named: &mut Vec<&'static Record>) {
    match shape {
        Shape::Map(record) => {
            if !named.iter().any(|known| std::ptr::eq(*known, *record)) {
                named.push(record);
                name_all(record, named);
            }
        }
        Shape::MapOf(keys, values) => {
            records_of(keys, named);
            records_of(values, named);
        }
        Shape::List(item) => records_of(item, named),
        Shape::Either(word, other) => {
            records_of(word, named);
            records_of(other, named);
        }
        Shape::Text(_)
        | Shape::Truth
        | Shape::Count(..)
        | Shape::Word(_)
        | Shape::Day
        | Shape::Date
        | Shape::Period
        | Shape::Id
        | Shape::Slug
        | Shape::FollowUpName
        | Shape::Address
        | Shape::Contact
        | Shape::Language
        | Shape::Hash
        | Shape::SitePath
        | Shape::MenuAddress
        | Shape::Path
        | Shape::Any => {}
    }
}

/// The name of a record among the others: `a link of the chain` is `link-of-the-chain`.
pub(super) fn name(record: &Record) -> String {
    let words = record.name.trim_start_matches("a ").trim_start_matches("an ").replace('\'', "");
    words.split(' ').collect::<Vec<_>>().join("-")
}

/// A mapping in the order of the list.
pub(super) fn in_order<S: Serializer>(entries: &[(String, Schema)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(name, schema)| (name, schema)))
}
