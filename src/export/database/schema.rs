//! What the database is made of: tables, indexes, full-text search, views.
//!
//! Datasette shows a search box for a table that a full-text table names as its content, links of foreign keys, and views.

use rusqlite::Connection;

use crate::export::tables::{ARTICLES, CLAIMS, Column, FOLLOW_UPS, Kind, SOURCES, SPEAKERS, STATUS_HISTORY, Shape, TOPICS};

/// The tables, each after those that it names.
pub(super) const TABLES: [&Shape; 7] = [&ARTICLES, &SPEAKERS, &TOPICS, &SOURCES, &CLAIMS, &FOLLOW_UPS, &STATUS_HISTORY];

/// Columns of the database alone: an article's summary and its words as a reader sees them.
const WORDS_OF_ARTICLES: &str = "summary TEXT, words TEXT NOT NULL, ";

/// What else there is.
const REST: &str = "
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE article_topics (
  article TEXT NOT NULL REFERENCES articles (slug), topic TEXT NOT NULL REFERENCES topics (slug), PRIMARY KEY (article, topic)
);
CREATE TABLE claim_topics (
  claim TEXT NOT NULL REFERENCES claims (id), topic TEXT NOT NULL REFERENCES topics (slug), PRIMARY KEY (claim, topic)
);
CREATE TABLE claim_via (
  claim TEXT NOT NULL REFERENCES claims (id), number INTEGER NOT NULL, speaker TEXT NOT NULL REFERENCES speakers (id),
  mode TEXT NOT NULL, date TEXT, PRIMARY KEY (claim, number)
);
CREATE TABLE claim_sources (
  claim TEXT NOT NULL REFERENCES claims (id), article TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (claim, article, source), FOREIGN KEY (article, source) REFERENCES sources (article, id)
);
CREATE TABLE follow_up_sources (
  claim TEXT NOT NULL, follow_up TEXT NOT NULL, article TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (claim, follow_up, article, source),
  FOREIGN KEY (claim, follow_up) REFERENCES follow_ups (claim, follow_up),
  FOREIGN KEY (article, source) REFERENCES sources (article, id)
);
CREATE INDEX claims_by_speaker ON claims (speaker);
CREATE INDEX claims_by_status ON claims (status);
CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX follow_ups_by_article ON follow_ups (article);
CREATE INDEX status_history_by_day ON status_history (since);
CREATE INDEX claim_topics_by_topic ON claim_topics (topic);
CREATE INDEX article_topics_by_topic ON article_topics (topic);
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, summary, words, content=\"articles\");
CREATE VIRTUAL TABLE claims_fts USING fts5 (text, quote, content=\"claims\");
CREATE VIRTUAL TABLE follow_ups_fts USING fts5 (note, content=\"follow_ups\");
CREATE VIEW claims_at_a_glance AS
  SELECT claims.id, claims.kind, speakers.name AS speaker, claims.text, claims.status, claims.since, claims.due,
         articles.title AS article, articles.publisher, claims.recorded
  FROM claims JOIN speakers ON speakers.id = claims.speaker JOIN articles ON articles.slug = claims.article
  ORDER BY claims.recorded DESC, claims.rowid;
CREATE VIEW changes AS
  SELECT status_history.since AS day, claims.id AS claim, claims.text, status_history.previous, status_history.status,
         status_history.why, articles.title AS article, follow_ups.note
  FROM status_history JOIN claims ON claims.id = status_history.claim
  LEFT JOIN articles ON articles.slug = status_history.article
  LEFT JOIN follow_ups ON follow_ups.claim = status_history.claim AND follow_ups.follow_up = status_history.follow_up
  ORDER BY status_history.since DESC, status_history.rowid DESC;
CREATE VIEW statuses_of_speakers AS
  SELECT speakers.id AS speaker, speakers.name, claims.kind, claims.status, count(*) AS claims
  FROM claims JOIN speakers ON speakers.id = claims.speaker
  GROUP BY speakers.id, claims.kind, claims.status ORDER BY speakers.id, claims.kind, count(*) DESC, claims.status;
CREATE VIEW overdue AS
  SELECT claims.id, speakers.name AS speaker, claims.text, claims.due, claims.due_last, claims.since
  FROM claims JOIN speakers ON speakers.id = claims.speaker WHERE claims.overdue ORDER BY claims.since, claims.rowid;
";

/// Makes everything, empty.
pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    for shape in TABLES {
        connection.execute_batch(&table(shape))?;
    }
    connection.execute_batch(REST)
}

fn table(shape: &Shape) -> String {
    let columns: String = shape.columns.iter().map(|column| column_of(column) + ", ").collect();
    let words = if shape.name == ARTICLES.name { WORDS_OF_ARTICLES } else { "" };
    let foreign: String = shape
        .foreign
        .iter()
        .map(|foreign| format!(", FOREIGN KEY ({}) REFERENCES {} ({})", list(foreign.columns), foreign.table, list(foreign.to)))
        .collect();
    format!("CREATE TABLE {} ({columns}{words}PRIMARY KEY ({}){foreign});", shape.name, list(shape.key))
}

fn column_of(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text | Kind::OneOf(_) | Kind::Vague | Kind::Day | Kind::Ids | Kind::Names => "TEXT",
        Kind::YesNo | Kind::Number => "INTEGER",
    };
    let required = if column.required { " NOT NULL" } else { "" };
    format!("\"{}\" {kind}{required}", column.name)
}

fn list(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}
