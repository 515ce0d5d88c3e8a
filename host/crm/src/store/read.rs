//! One reading transaction: everything in it is of one moment.

use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::schema::Schema;
use crate::store::schema_cache::SchemaCache;

/// One reading transaction on an account, or the reading side of a write.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub(super) connection: &'a Connection,
    pub(super) schemas: &'a SchemaCache,
}

impl<'a> Read<'a> {
    /// The connection, for this crate's own SQL.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The account's tables and fields, as this transaction sees them.
    pub fn schema(&self) -> Result<Arc<Schema>> {
        self.schemas.get(self.connection)
    }
}
