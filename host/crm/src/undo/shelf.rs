//! Taking back the deletion of what people keep under a name: a saved view, a
//! report. Deleted, it is out of sight and its row stands, so it comes back whole;
//! and that can be taken back in turn.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::bin::is_unattended;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::{
    self, Change, ChangeKind, FieldChange, Operation, OperationBuilder, RecordedChange,
};
use crate::store::{Read, Write};
use crate::undo::apply::conflict;
use crate::undo::plan::{Obstacle, UndoPlan};
use crate::value::RecordRef;
use crate::{reports, saved_views};

/// One kind of what people keep under a name.
pub(crate) struct Shelf {
    /// The SQL table, with the columns `id`, `name`, `version` and `deletion`.
    pub(crate) table: &'static str,
    /// The column that says what it shows.
    pub(crate) look: &'static str,
    /// The key under which it is journalled.
    pub(crate) journalled: &'static str,
    /// The kind of an operation that deleted one.
    pub(crate) deleted: &'static str,
    /// The kind of one that brought it back.
    pub(crate) restored: &'static str,
    /// Whether another one has its place by now.
    pub(crate) is_taken: fn(&Connection, RecordId) -> Result<bool>,
}

/// All that people keep under a name.
pub(crate) const SHELVES: [&Shelf; 2] = [&saved_views::SHELF, &reports::SHELF];

impl Shelf {
    /// What the operation deleted or brought back; none if it did neither.
    pub(super) fn of(operation: &Operation) -> Option<&'static Self> {
        let known = |shelf: &&&Self| [shelf.deleted, shelf.restored].contains(&&*operation.kind);
        SHELVES.iter().find(known).copied()
    }

    /// Puts it out of sight for an operation, or back into sight.
    pub(crate) fn put(
        &self,
        connection: &Connection,
        id: RecordId,
        deletion: Option<OperationId>,
    ) -> Result<()> {
        let sql = format!(
            "UPDATE {} SET deletion = ?2, version = version + 1 WHERE id = ?1",
            self.table
        );
        connection.execute(&sql, params![id, deletion])?;
        Ok(())
    }

    /// Those, in sight or not, whose name or look holds what `hit` looks for.
    pub(crate) fn holding(
        &self,
        connection: &Connection,
        hit: impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<RecordRef>> {
        let sql = format!(
            "SELECT id, name, {} FROM {} ORDER BY id",
            self.look, self.table
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if hit(row.get_ref(1)?.as_bytes()?) || hit(row.get_ref(2)?.as_bytes()?) {
                found.push(RecordRef {
                    table: self.journalled.to_owned(),
                    id: row.get(0)?,
                });
            }
        }
        Ok(found)
    }

    /// Takes those of these that are its own away without saying what they held;
    /// what the journal kept of them is erased by whoever began the operation.
    pub(crate) fn erase(
        &self,
        connection: &Connection,
        operation: &mut OperationBuilder<'_>,
        kept: &[RecordRef],
    ) -> Result<()> {
        for one in kept.iter().filter(|one| one.table == self.journalled) {
            let sql = format!("DELETE FROM {} WHERE id = ?1 RETURNING version", self.table);
            let version: u64 = connection.query_row(&sql, [one.id], |row| row.get(0))?;
            operation.change(&Change {
                table: self.journalled.to_owned(),
                record: one.id,
                kind: ChangeKind::Purged,
                version: version + 1,
                label: String::new(),
                fields: Vec::new(),
            })?;
        }
        Ok(())
    }

    /// What taking the operation back would do.
    pub(super) fn plan(
        &self,
        read: &Read<'_>,
        context: &Context,
        undone: &Operation,
    ) -> Result<UndoPlan> {
        let change = change(read, undone)?;
        let obstacle = if is_allowed(context, undone) {
            self.obstacle(read, undone, &change)?
        } else {
            Some(Obstacle::NotAllowed)
        };
        Ok(UndoPlan {
            operation: undone.id,
            restorable: u64::from(obstacle.is_none()),
            obstacles: obstacle
                .map(|why| (change.record, why))
                .into_iter()
                .collect(),
        })
    }

    /// Takes the operation back.
    pub(super) fn undo(
        &self,
        write: &Write<'_>,
        context: &Context,
        undone: &Operation,
    ) -> Result<OperationId> {
        if !is_allowed(context, undone) {
            return Err(Error::Denied("you take back what you did yourself".into()));
        }
        let change = change(&write.read(), undone)?;
        if let Some(why) = self.obstacle(&write.read(), undone, &change)? {
            return Err(conflict(undone.id, &[(change.record, why)]));
        }
        let comes_back = undone.kind == self.deleted;
        let (kind, what) = if comes_back {
            (ChangeKind::Restored, self.restored)
        } else {
            (ChangeKind::Deleted, self.deleted)
        };
        let mut operation = write.operation(context, what)?;
        operation.undoes(undone.id);
        let deletion = (!comes_back).then(|| operation.id());
        self.put(write.connection(), change.record.id, deletion)?;
        // What was there before is there again.
        let fields = change.fields.into_iter().map(|field| FieldChange {
            field: field.field,
            before: field.after,
            after: field.before,
        });
        operation.change(&Change {
            table: self.journalled.to_owned(),
            record: change.record.id,
            kind,
            version: change.version + 1,
            label: change.label,
            fields: fields.collect(),
        })?;
        operation.finish()
    }

    fn obstacle(
        &self,
        read: &Read<'_>,
        undone: &Operation,
        change: &RecordedChange,
    ) -> Result<Option<Obstacle>> {
        let sql = format!("SELECT version, deletion FROM {} WHERE id = ?1", self.table);
        let mut statement = read.connection().prepare_cached(&sql)?;
        let found: Option<(u64, Option<OperationId>)> = statement
            .query_row([change.record.id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((version, deletion)) = found else {
            return Ok(Some(Obstacle::Purged));
        };
        let comes_back = undone.kind == self.deleted;
        let expected = comes_back.then_some(undone.id);
        if deletion != expected || version != change.version {
            return Ok(Some(Obstacle::ChangedSince));
        }
        if comes_back && (self.is_taken)(read.connection(), change.record.id)? {
            return Ok(Some(Obstacle::UniqueTaken));
        }
        Ok(None)
    }
}

/// Whoever did it takes it back, and admins.
fn is_allowed(context: &Context, undone: &Operation) -> bool {
    let own = context.actor.user().is_some() && context.actor.user() == undone.by.user();
    !is_unattended(context) && (context.access.admin || (context.access.records && own))
}

/// What the operation did.
fn change(read: &Read<'_>, undone: &Operation) -> Result<RecordedChange> {
    let changes = journal::changes_in(read, undone.id)?;
    changes
        .into_iter()
        .next()
        .ok_or_else(|| Error::damaged(format!("operation {} changed nothing", undone.id)))
}
