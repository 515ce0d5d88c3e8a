//! What is different between then and now, record by record, and what would go back
//! of it.

mod by_journal;
mod by_snapshot;
mod told;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use rusqlite::Connection;
use serde::Serialize;

use crate::context::Context;
use crate::erasure;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::Head;
use crate::returning::{Return, obstacles};
use crate::schema::{Schema, Table};
use crate::snapshots::difference::by_journal::Traced;
use crate::snapshots::difference::by_snapshot::Compared;
use crate::snapshots::difference::told::Told;
use crate::snapshots::kept::Kept;
use crate::snapshots::plan::Left;
use crate::snapshots::{Scope, Snapshot, Then, moment};
use crate::store::Read;
use crate::value::RecordRef;

/// The most records that one restore brings back.
pub const MOST_RESTORED: usize = 500_000;

/// What is different in one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableDifference {
    /// Its key.
    pub table: String,
    /// Records that were looked at and are as they were; the journal tells only of
    /// those that were touched.
    pub same: u64,
    /// Records that were made since.
    pub added: u64,
    /// Records that were changed since, or moved to the archive or the bin or back.
    pub changed: u64,
    /// Records that were deleted for good since.
    pub gone: u64,
    /// Fields of then that aren't there now, or hold something of another kind:
    /// they are not looked at.
    pub fields_gone: Vec<String>,
    /// The table itself is in the bin, or was deleted for good.
    pub table_gone: bool,
}

/// What is different, and what would go back of it.
pub(super) struct Found {
    pub(super) tables: Vec<TableDifference>,
    pub(super) returns: Vec<(Arc<Table>, Vec<Return>)>,
    pub(super) left: Vec<Left>,
    pub(super) kept: Vec<Kept>,
}

impl Found {
    pub(super) fn read(
        read: &Read<'_>,
        context: &Context,
        then: &Then,
        scope: &Scope,
    ) -> Result<Self> {
        if !context.access.admin || context.access.is_limited() {
            return Err(Error::Denied(
                "only admins who may see and change every record restore them".into(),
            ));
        }
        let connection = read.connection();
        let source = match then.snapshot() {
            Some(snapshot) => Some(Source::new(connection, snapshot)?),
            None => None,
        };
        let now = read.whole_schema()?;
        let no_tables = Schema::default();
        let then_schema = source.as_ref().map_or(&no_tables, |source| &source.schema);
        scope.check(then_schema, &now)?;
        let first = match then {
            Then::Moment(at, _) => Some(moment::first_since(connection, *at)?),
            Then::Snapshot(_) => None,
        };
        if let (Some(first), Some(source)) = (first, &source)
            && source.head >= first
        {
            return Err(Error::invalid_field(
                "moment",
                "before-backup",
                "the backup is of a later moment than the one that is asked for: take an earlier \
                 backup, or none",
            ));
        }
        let mut found = Self {
            tables: Vec::new(),
            returns: Vec::new(),
            left: Vec::new(),
            kept: Kept::read(read, context, then, scope)?,
        };
        let tables = then_schema.tables().iter().chain(now.tables());
        let keys: BTreeSet<&String> = tables.map(|table| &table.key).collect();
        for key in keys.into_iter().filter(|key| scope.has_table(key)) {
            let Some(table) = now.find(key) else {
                if let Some(source) = &source {
                    found.tables.push(source.without_table(key));
                }
                continue;
            };
            let mut told = Told::new(key);
            let compared = source.as_ref().map(|source| source.compared(table));
            match (first, compared) {
                (Some(first), compared) => Traced {
                    read: connection,
                    scope,
                    now: table,
                    first,
                    compared: compared.zip(source.as_ref().map(|source| source.head)),
                }
                .walk(&mut told)?,
                (None, Some(compared)) => compared.walk(connection, scope, &mut told)?,
                (None, None) => {}
            }
            found.tables.push(told.counts);
            found.returns.push((Arc::clone(table), told.returns));
            found.left.extend(told.left);
        }
        found.keep_what_can_go(read.connection(), &now)?;
        Ok(found)
    }

    /// How many records go back.
    pub(super) fn count(&self) -> u64 {
        self.returns.iter().map(|(_, all)| all.len() as u64).sum()
    }

    /// Takes away what can't go back, until all that is left can.
    fn keep_what_can_go(&mut self, connection: &Connection, schema: &Schema) -> Result<()> {
        let mut coming: HashSet<RecordRef> = self
            .returns
            .iter()
            .flat_map(|(_, returns)| returns)
            .filter(|back| back.again)
            .map(|back| back.record.reference())
            .collect();
        loop {
            let before = coming.len();
            for (table, returns) in &mut self.returns {
                let standing = obstacles::of(connection, schema, table, returns, &coming)?;
                for stays in returns.extract_if(.., |back| standing.contains_key(&back.record.id)) {
                    let record = stays.record.reference();
                    coming.remove(&record);
                    self.left.push(Left {
                        why: standing[&record.id],
                        label: stays.record.label,
                        record,
                    });
                }
            }
            // What stays away may be what others refer to.
            if coming.len() == before {
                break;
            }
        }
        self.returns.retain(|(_, returns)| !returns.is_empty());
        self.left.sort_by(|a, b| a.record.cmp(&b.record));
        Ok(())
    }
}

/// A snapshot of this account.
struct Source<'a> {
    snapshot: &'a Snapshot,
    schema: Schema,
    /// The last operation that it knows.
    head: OperationId,
    /// The records that were erased since.
    erased: HashSet<RecordRef>,
}

impl<'a> Source<'a> {
    /// A snapshot of another account, or of a branch that isn't this one's, says
    /// nothing about this one.
    fn new(read: &Connection, snapshot: &'a Snapshot) -> Result<Self> {
        let head = match snapshot.contents().head {
            None => OperationId(0),
            Some(Head { operation, hash }) => {
                let ours = read
                    .prepare_cached("SELECT 1 FROM bailey_operation WHERE id = ?1 AND hash = ?2")?
                    .exists((operation, hash))?;
                if !ours {
                    return Err(Error::invalid(
                        "another-account",
                        "this is not of this account: its journal is another one",
                    ));
                }
                operation
            }
        };
        Ok(Self {
            snapshot,
            schema: Schema::load(&snapshot.connection)?,
            head,
            erased: erasure::erased_after(read, head)?,
        })
    }

    fn compared<'s>(&'s self, now: &'s Arc<Table>) -> Compared<'s> {
        Compared {
            snapshot: &self.snapshot.connection,
            then: self.schema.find(&now.key),
            now,
            erased: &self.erased,
        }
    }

    fn without_table(&self, key: &str) -> TableDifference {
        let counts = self.snapshot.contents().tables.iter();
        let held = counts
            .filter(|counts| counts.table == key)
            .map(|counts| counts.active + counts.archived)
            .sum();
        TableDifference {
            table: key.to_owned(),
            gone: held,
            table_gone: true,
            ..TableDifference::default()
        }
    }
}
