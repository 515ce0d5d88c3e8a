//! One member of a group commit: all of it becomes durable, or none.

use std::cell::Cell;
use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::journal::OperationBuilder;
use crate::schema::Schema;
use crate::store::read::Read;
use crate::store::schema_cache::{self, SchemaCache};

/// A write in progress, within a savepoint of the account's writer.
pub struct Write<'a> {
    pub(super) connection: &'a Connection,
    pub(super) schemas: &'a SchemaCache,
    /// Whether an operation was begun and is not finished.
    pub(super) unfinished: &'a Cell<bool>,
}

impl<'a> Write<'a> {
    /// The connection, for this crate's own SQL.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The reading side, which sees what this write did so far.
    #[must_use]
    pub fn read(&self) -> Read<'a> {
        Read { connection: self.connection, schemas: self.schemas }
    }

    /// The account's tables and fields, as this write left them so far.
    pub fn schema(&self) -> Result<Arc<Schema>> {
        self.schemas.get(self.connection)
    }

    /// Says that this write changed tables or fields: whoever reads after the
    /// commit gets the schema anew.
    pub(crate) fn schema_changed(&self) -> Result<()> {
        schema_cache::renew(self.connection)
    }

    /// Begins the journal's entry of this act; `finish` writes it. Operations
    /// are written one after the other: a second can begin once the first is
    /// finished, and a write that leaves one unfinished is taken back.
    pub fn operation(&self, context: &Context, kind: &str) -> Result<OperationBuilder<'a>> {
        OperationBuilder::begin(self.connection, self.unfinished, context, kind)
    }
}
