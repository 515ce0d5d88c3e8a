//! One reading transaction: everything in it is of one moment.

use std::cell::Cell;
use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::schema::Schema;
use crate::store::room::{self, Room};
use crate::store::running::Running;
use crate::store::schema_cache;
use crate::store::shared::Shared;
use crate::store::vault::VaultKey;

/// One reading transaction on an account, or the reading side of a write.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub(super) connection: &'a Connection,
    pub(super) shared: &'a Shared,
    /// Set when whoever is let in for a time reads; none within a write, which is
    /// never left half done.
    pub(super) watched: Option<&'a Cell<bool>>,
}

impl<'a> Read<'a> {
    /// The connection, for this crate's own SQL.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The account's name in addresses.
    #[must_use]
    pub fn account(&self) -> &'a AccountId {
        &self.shared.id
    }

    /// What the account keeps on disk, and may.
    ///
    /// # Errors
    /// `Database`.
    pub fn room(&self) -> Result<Room> {
        Ok(Room {
            used: room::used(self.connection)?,
            allowed: self.shared.home.options.storage,
        })
    }

    /// The account's tables and fields as they are for whoever asks: without what
    /// rules hide from them, and with the conditions that records have to fulfil.
    ///
    /// Whoever is let in for a time alone reads no longer than that: what is read
    /// after this is interrupted at its end.
    ///
    /// # Errors
    /// `Database` or `Damaged`, when the file can't be read; `Denied` after the end.
    pub fn schema(&self, context: &Context) -> Result<Arc<Schema>> {
        if let Some(supervision) = &context.access.supervision {
            match self.watched {
                Some(watched) => {
                    supervision.watch(self.connection)?;
                    watched.set(true);
                }
                None => supervision.goes_on()?,
            }
        }
        Ok(context.access.schema(self.whole_schema()?))
    }

    /// The account's tables and fields as they are, for what is done to the tables
    /// themselves and for what the host does by itself.
    ///
    /// # Errors
    /// As [`schema`](Self::schema).
    pub fn whole_schema(&self) -> Result<Arc<Schema>> {
        self.shared.schemas.get(self.connection)
    }

    /// What was counted for this key when nothing had happened since, or what
    /// `count` says now. The key says all that the count depends on, but for the
    /// account's content.
    pub(crate) fn total(&self, key: String, count: impl FnOnce() -> Result<u64>) -> Result<u64> {
        self.shared.totals.get(self.connection, key, count)
    }

    /// For how long this run of the process lasts by now.
    pub(crate) fn running(&self) -> Running {
        let home = &self.shared.home;
        let millis = (home.options.running)().as_millis();
        Running {
            run: home.run,
            millis: i64::try_from(millis).unwrap_or(i64::MAX),
        }
    }

    /// What the account's own key is sealed with.
    pub(crate) fn folder_key(&self) -> &'a VaultKey {
        &self.shared.home.folder_key
    }

    /// Another number after each change of tables or fields.
    pub(crate) fn schema_stamp(&self) -> Result<i64> {
        schema_cache::stamp(self.connection)
    }

    /// Seals a place in the list that `purpose` names: which list, in which
    /// order, under which filter.
    pub(crate) fn seal_cursor(&self, purpose: &str, position: &[u8]) -> String {
        self.shared
            .home
            .cursor_key
            .seal(&self.shared.id, purpose, position)
    }

    /// The place in a cursor of the list that `purpose` names; `Invalid` for
    /// any other cursor.
    pub(crate) fn open_cursor(&self, purpose: &str, cursor: &str) -> Result<Vec<u8>> {
        self.shared
            .home
            .cursor_key
            .open(&self.shared.id, purpose, cursor)
    }

    /// As [`seal_cursor`](Self::seal_cursor), for a list that is ordered by one
    /// number.
    pub(crate) fn seal_number(&self, purpose: &str, position: i64) -> String {
        self.seal_cursor(purpose, &position.to_be_bytes())
    }

    /// As [`open_cursor`](Self::open_cursor), for a list that is ordered by one
    /// number; none without a cursor.
    pub(crate) fn open_number(&self, purpose: &str, cursor: Option<&str>) -> Result<Option<i64>> {
        let Some(cursor) = cursor else {
            return Ok(None);
        };
        let position = <[u8; 8]>::try_from(self.open_cursor(purpose, cursor)?)
            .map_err(|_| Error::Internal("a cursor of another length was sealed".into()))?;
        Ok(Some(i64::from_be_bytes(position)))
    }
}
