//! What is found of one table, counted and kept.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::{RecordId, Timestamp};
use crate::records::{Record, RecordState};
use crate::returning::Return;
use crate::snapshots::difference::{MOST_RESTORED, TableDifference};
use crate::snapshots::plan::Left;
use crate::snapshots::scope::Scope;
use crate::undo::place::Place;

/// How a record comes back that was deleted for good, or why it can't.
pub(super) type Again = Result<Return, Left>;

/// What is found of one table.
pub(super) struct Told {
    pub(super) counts: TableDifference,
    pub(super) returns: Vec<Return>,
    pub(super) left: Vec<Left>,
}

impl Told {
    pub(super) fn new(table: &str) -> Self {
        Self {
            counts: TableDifference {
                table: table.to_owned(),
                ..TableDifference::default()
            },
            returns: Vec::new(),
            left: Vec::new(),
        }
    }

    /// A record that was made since.
    pub(super) fn added(&mut self, scope: &Scope, now: Record) {
        self.counts.added += 1;
        if scope.what.added && now.state != RecordState::Deleted {
            self.returns.push(Return {
                record: now,
                place: Some(Place::Nowhere),
                values: Vec::new(),
                again: false,
            });
        }
    }

    /// A record that may have been changed since.
    pub(super) fn changed(&mut self, scope: &Scope, back: Return) {
        if !back.is_something() {
            self.counts.same += 1;
            return;
        }
        self.counts.changed += 1;
        if scope.what.changed {
            self.returns.push(back);
        }
    }

    /// A record that was deleted for good since.
    pub(super) fn gone(&mut self, scope: &Scope, again: Again) {
        self.counts.gone += 1;
        if !scope.what.gone {
            return;
        }
        match again {
            Ok(back) => self.returns.push(back),
            Err(left) => self.left.push(left),
        }
    }

    /// Refuses more than can be held in memory.
    pub(super) fn few_enough(&self) -> Result<()> {
        if self.returns.len() <= MOST_RESTORED {
            return Ok(());
        }
        Err(Error::Limit(format!(
            "more than {MOST_RESTORED} records of `{}` would go back, the most that one restore \
             brings: choose fewer records, or a period",
            self.counts.table
        )))
    }
}

/// When a record was changed last.
pub(super) fn last_change(
    read: &Connection,
    table: &str,
    id: Option<RecordId>,
) -> Result<Option<Timestamp>> {
    let mut statement = read.prepare_cached(
        "SELECT o.at FROM bailey_change c JOIN bailey_operation o ON o.id = c.operation
         WHERE c.table_key = ?1 AND c.record = ?2 ORDER BY c.id DESC LIMIT 1",
    )?;
    let mut rows = statement.query((table, id))?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}
