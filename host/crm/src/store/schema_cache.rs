//! The account's schema as last read, and whether it still holds.
//!
//! The file keeps a stamp that every change of the schema draws anew. A
//! transaction compares the stamp it sees with the cached one, so a reader on an
//! older snapshot gets the schema of that snapshot.

use std::sync::{Arc, PoisonError, RwLock};

use rusqlite::Connection;

use crate::error::Result;
use crate::schema::Schema;

/// One account's cached schema.
#[derive(Default)]
pub(super) struct SchemaCache(RwLock<Option<(i64, Arc<Schema>)>>);

impl SchemaCache {
    /// The schema as the connection's transaction sees it.
    pub(super) fn get(&self, connection: &Connection) -> Result<Arc<Schema>> {
        let stamp = stamp(connection)?;
        let cached = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((held, schema)) = cached
            && held == stamp
        {
            return Ok(schema);
        }
        let schema = Arc::new(Schema::load(connection)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) =
            Some((stamp, Arc::clone(&schema)));
        Ok(schema)
    }

    /// Forgets it, so that a closed account costs no memory.
    pub(super) fn clear(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Says that the schema is another one from here on.
pub(super) fn renew(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached("UPDATE bailey_account SET schema_stamp = ?1")?
        .execute([rand::random::<i64>()])?;
    Ok(())
}

/// The stamp of the schema as the connection's transaction sees it.
pub(super) fn stamp(connection: &Connection) -> Result<i64> {
    let mut statement = connection.prepare_cached("SELECT schema_stamp FROM bailey_account")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}
