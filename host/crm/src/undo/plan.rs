//! What taking an operation back would do, and what stands in the way.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::bin;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::files;
use crate::ids::OperationId;
use crate::journal::{self, Operation, RecordedChange};
use crate::schema::{self, Schema};
use crate::store::{Account, Read};
use crate::undo::check::obstacles;
use crate::undo::own;
use crate::undo::shelf::Shelf;
use crate::undo::whole::Whole;
use crate::value::RecordRef;

/// Why a record can't be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// Somebody changed it since.
    ChangedSince,
    /// It, or what it referred to, was deleted for good.
    Purged,
    /// A unique value is in use.
    UniqueTaken,
    /// The values were erased.
    ValuesGone,
    /// Its table, or a field that it is about, is in the bin.
    SchemaDeleted,
    /// The actor may not.
    NotAllowed,
}

impl Obstacle {
    /// Why a record can't be taken back whose table, or one of whose fields, is
    /// not there: it may be in the bin.
    pub(crate) fn of_missing<T>(deleted: Option<T>) -> Self {
        match deleted {
            Some(_) => Self::SchemaDeleted,
            None => Self::Purged,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ChangedSince => "was changed since",
            Self::Purged => "was deleted for good, or refers to what was",
            Self::UniqueTaken => "had a unique value that another record has now",
            Self::ValuesGone => "had values that were erased",
            Self::SchemaDeleted => "needs a table or a field that was deleted: restore that first",
            Self::NotAllowed => "is not yours to take back",
        })
    }
}

/// What taking an operation back would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoPlan {
    /// The operation.
    pub operation: OperationId,
    /// How many records would go back to what they were.
    pub restorable: u64,
    /// The others, and why not.
    pub obstacles: Vec<(RecordRef, Obstacle)>,
}

/// Says what [`undo`](crate::undo::undo) would do; nothing is changed.
///
/// # Errors
/// `NotFound` when there is no such operation or the actor may not see it;
/// `Invalid` for one that can't be taken back, since it was neither on records
/// nor on tables and fields.
pub fn plan(account: &Account, context: &Context, operation: OperationId) -> Result<UndoPlan> {
    account.read(|read| {
        let entry = journal::operation_in(read, context, operation)?;
        if schema::undo::is_ours(&entry) {
            return schema::undo::plan(read, context, &entry);
        }
        if let Some(shelf) = Shelf::of(&entry) {
            return shelf.plan(read, context, &entry);
        }
        if files::undo::is_ours(&entry) {
            return files::undo::plan(read, context, &entry);
        }
        let mut found = Found::read(read, context, operation)?;
        found.keep_own(read, context)?;
        let obstacles = if found.is_allowed(context) {
            found.obstacles(read)?
        } else {
            found
                .records
                .keys()
                .map(|record| (record.clone(), Obstacle::NotAllowed))
                .collect()
        };
        let restorable = (found.records.len() - obstacles.len()) as u64;
        Ok(UndoPlan {
            operation,
            restorable,
            obstacles,
        })
    })
}

/// An operation on records, with all that it did.
pub(super) struct Found {
    pub(super) operation: Operation,
    pub(super) schema: Arc<Schema>,
    /// In the order in which it was done.
    pub(super) changes: Vec<RecordedChange>,
    /// The same, by record.
    pub(super) records: BTreeMap<RecordRef, Whole>,
    /// How many records are not the actor's to take back, by rules.
    beyond: usize,
}

impl Found {
    pub(super) fn read(read: &Read<'_>, context: &Context, id: OperationId) -> Result<Self> {
        let operation = journal::operation_in(read, context, id)?;
        let on_records = operation.kind.starts_with("records.");
        if !on_records || operation.changes == 0 {
            return Err(Error::invalid(
                "not-undoable",
                format!(
                    "operation {id} is `{}`: only what was done to records, their files, tables and \
                     fields can be taken back",
                    operation.kind
                ),
            ));
        }
        let mut found = Self {
            operation,
            schema: read.whole_schema()?,
            beyond: 0,
            changes: journal::changes_in(read, id)?,
            records: BTreeMap::new(),
        };
        found.index();
        Ok(found)
    }

    /// Gathers the changes by record.
    pub(super) fn index(&mut self) {
        self.records.clear();
        for change in &self.changes {
            let record = &change.record;
            let whole = self.records.entry(record.clone());
            whole
                .or_insert_with(|| Whole::new(record.clone()))
                .add(change);
        }
    }

    /// Leaves out the records that rules keep from the actor, and counts those that
    /// are not theirs to take back.
    pub(super) fn keep_own(&mut self, read: &Read<'_>, context: &Context) -> Result<()> {
        if !context.access.is_limited() {
            return Ok(());
        }
        let seen = read.schema(context)?;
        let own = own::of(read.connection(), &seen, self.records.values())?;
        self.beyond = self.records.len() - own.returnable.len();
        self.changes
            .retain(|change| own.seen.contains(&change.record));
        self.index();
        Ok(())
    }

    pub(super) fn is_allowed(&self, context: &Context) -> bool {
        if bin::is_unattended(context) || self.beyond > 0 {
            return false;
        }
        context.access.admin
            || (context.access.records
                && context.actor.user().is_some()
                && context.actor.user() == self.operation.by.user())
    }

    /// Why records can't be taken back, one reason for each of those.
    pub(super) fn obstacles(&self, read: &Read<'_>) -> Result<Vec<(RecordRef, Obstacle)>> {
        let mut tables: BTreeMap<&str, Vec<&Whole>> = BTreeMap::new();
        for (record, whole) in &self.records {
            tables.entry(&record.table).or_default().push(whole);
        }
        let mut found = Vec::new();
        for (key, changes) in tables {
            match self.schema.find(key) {
                Some(table) => {
                    let obstacles = obstacles(
                        read.connection(),
                        &self.schema,
                        table,
                        &changes,
                        self.operation.id,
                    )?;
                    let named = |(id, why)| {
                        (
                            RecordRef {
                                table: key.to_owned(),
                                id,
                            },
                            why,
                        )
                    };
                    found.extend(obstacles.into_iter().map(named));
                }
                None => {
                    let why = Obstacle::of_missing(self.schema.find_deleted(key));
                    found.extend(changes.iter().map(|whole| (whole.record.clone(), why)));
                }
            }
        }
        Ok(found)
    }
}
