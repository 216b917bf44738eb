//! What stands in the tables.

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use crate::archive::{Archive, SourceKey};
use crate::export::rows::{article_rows, claim_rows, source_rows, speaker_rows, spell_rows, topic_rows};
use crate::export::tables::{self, Kind, Table};
use crate::export::words::plain;
use crate::files::Files;
use crate::plan::Site;

/// Fills every table, each after those that it names.
pub(super) fn fill(connection: &Connection, site: &Site<'_>, files: &Files, generator: &str) -> rusqlite::Result<()> {
    let (archive, snapshot) = (site.archive, site.snapshot);
    articles(connection, site, files)?;
    insert(connection, tables::speakers(speaker_rows(archive, snapshot)))?;
    insert(connection, tables::topics(topic_rows(archive, snapshot)))?;
    insert(connection, tables::sources(source_rows(archive, snapshot)))?;
    insert(connection, tables::claims(claim_rows(archive, snapshot)))?;
    insert(connection, tables::follow_ups(claim_rows(archive, snapshot)))?;
    insert(connection, tables::status_history(spell_rows(archive, snapshot)))?;
    links_of_articles(connection, site)?;
    links_of_claims(connection, site)?;
    about(connection, site, generator)?;
    for table in ["articles", "claims", "follow_ups"] {
        connection.execute_batch(&format!(
            "INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild'); INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize');"
        ))?;
    }
    Ok(())
}

fn insert(connection: &Connection, table: Table<'_>) -> rusqlite::Result<()> {
    insert_with(connection, table, |_| Vec::new())
}

/// The rows of a table, each with further values behind its own.
fn insert_with(connection: &Connection, table: Table<'_>, more: impl Fn(usize) -> Vec<Value>) -> rusqlite::Result<()> {
    for (number, row) in table.rows.enumerate() {
        let cells = row.iter().zip(table.shape.columns).map(|(cell, column)| value(cell.words(), column.kind));
        let values: Vec<Value> = cells.chain(more(number)).collect();
        let places = vec!["?"; values.len()].join(", ");
        let mut statement = connection.prepare_cached(&format!("INSERT INTO {} VALUES ({places})", table.shape.name))?;
        statement.execute(params_from_iter(values))?;
    }
    Ok(())
}

fn value(words: &str, kind: Kind) -> Value {
    match kind {
        _ if words.is_empty() => Value::Null,
        Kind::YesNo => Value::Integer(i64::from(words == "true")),
        Kind::Number => words.parse().map_or(Value::Null, Value::Integer),
        Kind::Text | Kind::OneOf(_) | Kind::Vague | Kind::Day | Kind::Ids | Kind::Names => Value::Text(words.to_owned()),
    }
}

fn articles(connection: &Connection, site: &Site<'_>, files: &Files) -> rusqlite::Result<()> {
    let keys: Vec<_> = site.snapshot.articles().collect();
    insert_with(connection, tables::articles(article_rows(site.archive, site.snapshot)), |number| {
        let article = &site.archive.articles[keys[number]];
        vec![article.summary.clone().map_or(Value::Null, Value::Text), Value::Text(plain(site.archive, files, &article.body))]
    })
}

fn links_of_articles(connection: &Connection, site: &Site<'_>) -> rusqlite::Result<()> {
    let archive = site.archive;
    let mut insert = connection.prepare("INSERT INTO article_topics VALUES (?, ?)")?;
    for key in site.snapshot.articles() {
        for topic in &archive.articles[key].topics {
            insert.execute(params![archive.articles[key].slug.as_str(), archive.topics[*topic].slug.as_str()])?;
        }
    }
    Ok(())
}

fn links_of_claims(connection: &Connection, site: &Site<'_>) -> rusqlite::Result<()> {
    let archive = site.archive;
    let mut of_topic = connection.prepare("INSERT INTO claim_topics VALUES (?, ?)")?;
    // Who passed a claim on and made none has no row yet.
    let mut speaker = connection.prepare("INSERT OR IGNORE INTO speakers (id, name, kind, declared, claims) VALUES (?, ?, ?, 0, 0)")?;
    let mut of_relay = connection.prepare("INSERT INTO claim_via VALUES (?, ?, ?, ?, ?)")?;
    let mut of_source = connection.prepare("INSERT OR IGNORE INTO claim_sources VALUES (?, ?, ?)")?;
    let mut of_evidence = connection.prepare("INSERT OR IGNORE INTO follow_up_sources VALUES (?, ?, ?, ?)")?;
    for (key, state) in site.snapshot.claims() {
        let claim = &archive.claims[key];
        let id = claim.id.as_str();
        for topic in &claim.topics {
            of_topic.execute(params![id, archive.topics[*topic].slug.as_str()])?;
        }
        for (number, relay) in (1..).zip(&claim.via) {
            let who = &archive.speakers[relay.speaker];
            speaker.execute(params![who.id.as_str(), who.name, who.kind.map(|kind| kind.as_str())])?;
            let date = relay.date.as_ref().map(|date| date.written());
            of_relay.execute(params![id, number, who.id.as_str(), relay.mode.as_str(), date])?;
        }
        for source in &claim.sources {
            let (article, source) = name_of(archive, *source);
            of_source.execute(params![id, article, source])?;
        }
        for follow_up in &state.follow_ups {
            for source in &archive.follow_ups[follow_up.key].sources {
                let (article, source) = name_of(archive, *source);
                of_evidence.execute(params![id, archive.follow_up_name(follow_up.key), article, source])?;
            }
        }
    }
    Ok(())
}

fn name_of(archive: &Archive, source: SourceKey) -> (&str, &str) {
    let source = &archive.sources[source];
    (archive.articles[source.article].slug.as_str(), source.id.as_str())
}

/// What the whole is.
fn about(connection: &Connection, site: &Site<'_>, generator: &str) -> rusqlite::Result<()> {
    let config = &site.archive.config;
    let as_of = site.snapshot.as_of.to_string();
    let entries = [
        ("title", Some(&config.title)),
        ("description", config.description.as_ref()),
        ("base_url", config.base_url.as_ref()),
        ("license", config.license.as_ref()),
        ("as_of", Some(&as_of)),
    ];
    let mut insert = connection.prepare("INSERT INTO about VALUES (?, ?)")?;
    for (key, value) in entries {
        if let Some(value) = value {
            insert.execute(params![key, value])?;
        }
    }
    insert.execute(params!["generator", generator])?;
    Ok(())
}
