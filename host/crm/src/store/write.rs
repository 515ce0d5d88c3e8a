//! One member of a group commit: all of it becomes durable, or none.

use std::cell::Cell;
use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::ids::AccountId;
use crate::journal::{OperationBuilder, Tip};
use crate::schema::Schema;
use crate::store::read::Read;
use crate::store::room::{Adding, Growth};
use crate::store::schema_cache;
use crate::store::shared::Shared;

/// What is noted during one batch of writes.
#[derive(Default)]
pub(super) struct Turn {
    /// Where the journal stands.
    pub(super) tip: Tip,
    /// Some member may have ended or changed sessions.
    pub(super) people_changed: Cell<bool>,
    /// Some member may have changed tables or fields.
    pub(super) schema_changed: Cell<bool>,
    /// Some member may have changed what plugins stored.
    pub(super) stored_changed: Cell<bool>,
    /// Some member may have changed what plugins watch, or whom they slow.
    pub(super) watch_changed: Cell<bool>,
    /// What the member that runs adds to the account.
    pub(super) adding: Adding,
}

/// A write in progress, within a savepoint of the account's writer.
pub struct Write<'a> {
    pub(super) connection: &'a Connection,
    pub(super) shared: &'a Shared,
    pub(super) turn: &'a Turn,
}

impl<'a> Write<'a> {
    /// The connection, for this crate's own SQL.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The account's name in addresses.
    #[must_use]
    pub fn account(&self) -> &'a AccountId {
        &self.shared.id
    }

    /// The reading side, which sees what this write did so far.
    #[must_use]
    pub fn read(&self) -> Read<'a> {
        Read {
            connection: self.connection,
            shared: self.shared,
            watched: None,
        }
    }

    /// The account's tables and fields, as this write left them so far, for whoever
    /// asks: see [`Read::schema`].
    ///
    /// # Errors
    /// `Database` or `Damaged`, when the file can't be read.
    pub fn schema(&self, context: &Context) -> Result<Arc<Schema>> {
        self.read().schema(context)
    }

    /// The account's tables and fields as they are: see [`Read::whole_schema`].
    ///
    /// # Errors
    /// As [`schema`](Self::schema).
    pub fn whole_schema(&self) -> Result<Arc<Schema>> {
        self.read().whole_schema()
    }

    /// Says that this write adds to what the account keeps: if it then keeps more than
    /// it may, all of this write is refused with [`Error::StorageLimit`]. Said before
    /// anything is added.
    ///
    /// # Errors
    /// `Database`.
    ///
    /// [`Error::StorageLimit`]: crate::Error::StorageLimit
    pub fn adds(&self) -> Result<()> {
        self.grows(Growth::Adds)
    }

    /// Says that this write takes back what was done: it may be done where nothing can be
    /// added any more, until the account keeps an eighth more than it may. Said before
    /// anything is.
    ///
    /// # Errors
    /// `Database`.
    pub fn takes_back(&self) -> Result<()> {
        self.grows(Growth::TakesBack)
    }

    fn grows(&self, growth: Growth) -> Result<()> {
        let allowed = self.shared.home.options.storage;
        self.turn.adding.note(growth, self.connection, allowed)
    }

    /// Refuses what this write added, if it said so and there is no room for it.
    pub(super) fn fits(&self) -> Result<()> {
        let allowed = self.shared.home.options.storage;
        self.turn.adding.fits(self.connection, allowed)
    }

    /// Says that this write changed tables or fields: whoever reads after the
    /// commit gets the schema anew.
    pub(crate) fn schema_changed(&self) -> Result<()> {
        self.turn.schema_changed.set(true);
        schema_cache::renew(self.connection)
    }

    /// Says that this write may have changed what plugins stored.
    pub(crate) fn stored_changed(&self) {
        self.turn.stored_changed.set(true);
    }

    /// Says that this write may have changed what plugins watch, or whom they slow.
    pub(crate) fn watch_changed(&self) {
        self.turn.watch_changed.set(true);
    }

    /// Says that this write may have ended or changed sessions, or changed people or
    /// departments: after the commit [`Account::people_generation`](crate::Account::people_generation)
    /// is another one.
    pub(crate) fn people_changed(&self) {
        self.turn.people_changed.set(true);
    }

    /// Begins the journal's entry of this act; `finish` writes it. Operations
    /// are written one after the other: a second can begin once the first is
    /// finished, and a write that leaves one unfinished is taken back.
    ///
    /// # Errors
    /// `Internal`, when another one is unfinished.
    pub fn operation(&self, context: &Context, kind: &str) -> Result<OperationBuilder<'a>> {
        OperationBuilder::begin(
            self.connection,
            &self.turn.tip,
            &self.shared.id,
            context,
            kind,
        )
    }
}
