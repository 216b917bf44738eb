//! One shape → its schema.
//!
//! YAML takes some words for numbers or truth values before a schema sees them (`title: 2018`); the archive takes them as
//! written, so a schema has to allow both. A key without a value is absent: null is allowed wherever a key is not required.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::document::{in_order, name};
use crate::diagnostic::Code;
use crate::id::LONGEST;
use crate::parse::shape::{Key, Record, Shape};

/// A letter of a slug: no blank, and of ASCII only a-z and 0-9.
const LETTER: &str = r"[^\s!-/:-`{-~]";
/// One year, month, season, quarter or day of EDTF, with its qualifier.
const MOMENT: &str = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|2[1-9]|3[0-6])|-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?[?~%]?";
/// A day.
const DAY: &str = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
/// Time of day and zone of RFC 3339.
const TIME: &str = r"[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})";
/// An outside address.
const OUTSIDE: &str = r#"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\]+"#;

/// A schema: those of its words that we need, in the order in which people read them.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Schema {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(rename = "type", serialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    types: Vec<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    /// What editors say in place of the pattern (a word of VS Code's that others pass over).
    #[serde(rename = "patternErrorMessage", skip_serializing_if = "Option::is_none")]
    pattern_in_words: Option<String>,
    #[serde(rename = "minLength", skip_serializing_if = "Option::is_none")]
    shortest: Option<usize>,
    #[serde(rename = "maxLength", skip_serializing_if = "Option::is_none")]
    longest: Option<usize>,
    #[serde(rename = "minimum", skip_serializing_if = "Option::is_none")]
    least: Option<u64>,
    #[serde(rename = "maximum", skip_serializing_if = "Option::is_none")]
    most: Option<u64>,
    #[serde(rename = "anyOf", skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(serialize_with = "in_order", skip_serializing_if = "Vec::is_empty")]
    properties: Vec<(String, Schema)>,
    #[serde(rename = "propertyNames", skip_serializing_if = "Option::is_none")]
    names: Option<Box<Schema>>,
    #[serde(rename = "additionalProperties", skip_serializing_if = "Option::is_none")]
    others: Option<Others>,
}

/// What keys that are not listed may hold.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Others {
    /// `false`: there may be none.
    None(bool),
    /// This.
    Of(Box<Schema>),
}

/// A mapping with these keys and no others.
pub(super) fn of_record(record: &'static Record) -> Schema {
    Schema {
        types: vec!["object"],
        required: record.keys.iter().filter(|key| key.required).map(|key| key.name).collect(),
        properties: record.keys.iter().map(|key| (key.name.to_owned(), of_key(key))).collect(),
        others: Some(Others::None(false)),
        ..Schema::default()
    }
}

fn of_key(key: &'static Key) -> Schema {
    let mut schema = of_shape(&key.shape);
    // The table allows any name here, so that the reader can tell the nearest code.
    if key.name == "lints" {
        schema.names = Some(Box::new(words(Code::ALL.iter().map(|code| code.as_str()))));
    }
    let schema = if key.required { schema } else { or_absent(schema) };
    // What stands beside `$ref` is passed over by readers of draft-07.
    let schema = if schema.record.is_some() { Schema { any_of: vec![schema], ..Schema::default() } } else { schema };
    Schema { description: Some(key.doc), ..schema }
}

fn of_shape(shape: &'static Shape) -> Schema {
    let schema = form_of(shape);
    let pattern_in_words = schema.pattern.as_ref().map(|_| format!("expected {}", shape.expected()));
    Schema { pattern_in_words, ..schema }
}

fn form_of(shape: &'static Shape) -> Schema {
    match shape {
        Shape::Text(most) => Schema { types: vec!["string", "number", "boolean"], longest: Some(*most), ..text(r"\S") },
        Shape::Truth => Schema { types: vec!["boolean"], ..Schema::default() },
        Shape::Count(least, most) => Schema { types: vec!["integer"], least: Some(*least), most: Some(*most), ..Schema::default() },
        Shape::Word(list) => words(list.iter().copied()),
        Shape::Day => text(&format!("^{DAY}(?:{TIME})?$")),
        Shape::Date => Schema {
            types: vec!["string", "integer"],
            least: Some(1),
            most: Some(9999),
            ..text(&format!(r"^(?:{MOMENT}(?:/(?:{MOMENT}|\.\.))?|\.\./{MOMENT})$"))
        },
        Shape::Period => Schema { shortest: Some("P1Y".len()), ..text("^P(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?$") },
        Shape::Id => {
            Schema { types: vec!["string", "integer"], longest: Some(LONGEST), least: Some(0), ..text("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$") }
        }
        Shape::Slug => {
            Schema { types: vec!["string", "integer"], longest: Some(LONGEST), least: Some(0), ..text(&format!("^{}$", slug())) }
        }
        Shape::FollowUpName => {
            let id = "(?:#[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)?";
            Schema { types: vec!["string", "integer"], least: Some(0), ..text(&format!("^{}{id}$", slug())) }
        }
        Shape::Address => text(&format!("^{OUTSIDE}$")),
        Shape::Contact => text(&format!(r"^(?:{OUTSIDE}|mailto:\S*@\S*)$")),
        Shape::Language => Schema { longest: Some(40), ..text("^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$") },
        Shape::Hash => text("^[0-9A-Fa-f]{64}$"),
        Shape::SitePath => Schema { longest: Some(1000), ..text(r#"^/[^\s\\?#%<>"]*$"#) },
        Shape::MenuAddress => text(r"\S"),
        Shape::Path => text(r"^[^/\\:][^\\:]*$"),
        Shape::Map(record) => Schema { record: Some(format!("#/$defs/{}", name(record))), ..Schema::default() },
        Shape::MapOf(Shape::Word(keys), values) => Schema {
            types: vec!["object"],
            properties: keys.iter().map(|key| ((*key).to_owned(), or_absent(of_shape(values)))).collect(),
            others: Some(Others::None(false)),
            ..Schema::default()
        },
        Shape::MapOf(keys, values) => Schema {
            types: vec!["object"],
            names: Some(Box::new(of_shape(keys))),
            others: Some(Others::Of(Box::new(or_absent(of_shape(values))))),
            ..Schema::default()
        },
        Shape::List(item) => {
            let list = Schema { types: vec!["array"], items: Some(Box::new(of_shape(item))), ..Schema::default() };
            either(list, of_shape(item))
        }
        Shape::Either(word, other) => either(of_shape(word), of_shape(other)),
        Shape::Any => Schema::default(),
    }
}

fn text(pattern: &str) -> Schema {
    Schema { types: vec!["string"], pattern: Some(pattern.to_owned()), ..Schema::default() }
}

fn slug() -> String {
    format!("{LETTER}(?:(?:{LETTER}|-)*{LETTER})?")
}

/// Truth values among the words are no texts to YAML.
fn words(list: impl Iterator<Item = &'static str>) -> Schema {
    let word = |word: &'static str| word.parse::<bool>().map_or_else(|_| Value::from(word), Value::from);
    Schema { words: list.map(word).collect(), ..Schema::default() }
}

/// One of the two; where one is a choice itself, its members.
fn either(one: Schema, other: Schema) -> Schema {
    let members = |schema: Schema| if schema.any_of.is_empty() { vec![schema] } else { schema.any_of };
    Schema { any_of: members(one).into_iter().chain(members(other)).collect(), ..Schema::default() }
}

fn or_absent(mut schema: Schema) -> Schema {
    let nothing = || Schema { types: vec!["null"], ..Schema::default() };
    if !schema.any_of.is_empty() {
        schema.any_of.push(nothing());
    } else if schema.record.is_some() {
        return either(schema, nothing());
    } else if !schema.words.is_empty() {
        schema.words.push(Value::Null);
    } else if !schema.types.is_empty() {
        schema.types.push("null");
    }
    schema
}

fn one_or_many<S: Serializer>(types: &[&'static str], serializer: S) -> Result<S::Ok, S::Error> {
    match types {
        [only] => serializer.serialize_str(only),
        [] | [_, _, ..] => serializer.collect_seq(types),
    }
}
