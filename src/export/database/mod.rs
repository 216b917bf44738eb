//! The archive as one SQLite file, with full-text search and views.
//!
//! In: the site and the texts of its articles. Out: the bytes of a database. It is made in memory and holds no time and
//! nothing of the machine: the same program gives the same bytes for the same content, day and address.
//! Its tables are those of [`super::tables`], with what a table of CSV puts into one cell in tables of its own.
//!
//! The one room that names the library.

mod fill;
mod schema;

use rusqlite::{Connection, MAIN_DB};

use crate::files::Files;
use crate::plan::Site;

/// Its media type, registered with IANA.
pub(super) const DATABASE_TYPE: &str = "application/vnd.sqlite3";

/// SQLite failed, which in memory it does only for want of that, or of a table that this program gets wrong.
#[derive(Debug, thiserror::Error)]
#[error("cannot make data/archive.sqlite")]
pub struct DatabaseFailure {
    #[from]
    source: rusqlite::Error,
}

/// The bytes of `/data/archive.sqlite`. `generator` is the program and its version.
pub fn database(site: &Site<'_>, files: &Files, generator: &str) -> Result<Vec<u8>, DatabaseFailure> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA foreign_keys = ON;")?;
    let transaction = connection.transaction()?;
    schema::create(&transaction)?;
    fill::fill(&transaction, site, files, generator)?;
    transaction.commit()?;
    // Written anew, page after page, with nothing left of how it grew.
    connection.execute_batch("VACUUM")?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}
