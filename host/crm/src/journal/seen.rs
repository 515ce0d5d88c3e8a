//! What of the journal a reader sees whom rules keep records or fields from.
//!
//! History is seen as the records are seen today: the changes of a record that a
//! reader doesn't see are not there, nor are the fields that are hidden from them,
//! and no count tells of either. A record that was deleted for good is seen by who
//! sees all records of its table.

use std::sync::Arc;

use rusqlite::OptionalExtension as _;

use crate::access::{Action, within};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, UserId};
use crate::journal::entry::{Operation, RecordedChange, RecordedField};
use crate::journal::query::{RECORDS, is_for_all};
use crate::schema::{Schema, Table};
use crate::store::Read;
use crate::undo::SHELVES;
use crate::value::{RecordRef, Value};

/// What operations begin with whose details tell of records: those of others are for
/// who sees all records.
const TELLING: [&str; 5] = [RECORDS, "files.", "views.", "saved-views.", "reports."];

/// What a reader sees of the journal.
pub(crate) struct Seen<'a> {
    read: &'a Read<'a>,
    user: Option<UserId>,
    /// The tables as the reader sees them.
    schema: Arc<Schema>,
    /// What SQL has to hold for a change `c`; none where nothing has to.
    pub(super) changes: Option<String>,
}

impl<'a> Seen<'a> {
    /// What somebody sees.
    pub(crate) fn of(read: &'a Read<'a>, context: &Context) -> Result<Self> {
        let schema = read.schema(context)?;
        let changes = match context.access.is_limited() {
            true => Some(condition(&schema, &*read.whole_schema()?)),
            false => None,
        };
        Ok(Self {
            read,
            user: context.actor.user(),
            schema,
            changes,
        })
    }

    /// The SQL that a condition on changes `c` ends with.
    pub(super) fn and(&self) -> String {
        let changes = self.changes.as_ref();
        changes.map_or_else(String::new, |changes| format!(" AND {changes}"))
    }

    /// The SQL that holds for the operations `o` that are theirs to see, though
    /// others did them.
    pub(super) fn operations(&self) -> Option<String> {
        let (changes, user) = (self.changes.as_ref()?, self.user);
        let own = user.map_or_else(String::new, |user| format!("o.actor_user = {user} OR "));
        Some(format!(
            "({own}o.change_count = 0 OR EXISTS (
                 SELECT 1 FROM bailey_change c
                 WHERE c.id >= o.id << 24 AND c.id < (o.id + 1) << 24 AND {changes}))"
        ))
    }

    /// The operation as they see it; none if it isn't theirs to see.
    pub(super) fn operation(
        &self,
        context: &Context,
        mut operation: Operation,
    ) -> Result<Option<Operation>> {
        let own = self.user.is_some() && operation.by.user() == self.user;
        if !(own || is_for_all(context, &operation.kind)) {
            return Ok(None);
        }
        let Some(changes) = &self.changes else {
            return Ok(Some(operation));
        };
        if operation.changes > 0 {
            operation.changes = self.count(operation.id, changes)?;
            if operation.changes == 0 && !own {
                return Ok(None);
            }
        }
        let telling = TELLING.iter().any(|kind| operation.kind.starts_with(kind));
        if telling && !own {
            operation.details.clear();
        }
        let whole = self.read.whole_schema()?;
        operation.table = operation
            .table
            .filter(|key| self.schema.find(key).is_some() || !knows(&whole, key));
        Ok(Some(operation))
    }

    fn count(&self, id: OperationId, changes: &str) -> Result<u32> {
        let mut statement = self.read.connection().prepare_cached(&format!(
            "SELECT count(*) FROM bailey_change c
             WHERE c.id >= ?1 << 24 AND c.id < (?1 + 1) << 24 AND {changes}"
        ))?;
        Ok(statement.query_row([id], |row| row.get(0))?)
    }

    /// The change as they see it, where [`and`](Self::and) let it through.
    pub(super) fn change(&self, mut change: RecordedChange) -> RecordedChange {
        if self.changes.is_none() {
            return change;
        }
        // What a saved view or a report compares with might tell what is hidden.
        let shelf = SHELVES
            .iter()
            .find(|shelf| shelf.journalled == change.record.table);
        let telling = |field: &&mut RecordedField| shelf.is_some_and(|of| of.look == field.field);
        for field in change.fields.iter_mut().filter(telling) {
            (field.before, field.after, field.withheld) = (Value::None, Value::None, true);
        }
        if let Some(table) = self.schema.find(&change.record.table) {
            change.fields.retain(|field| !table.hides(&field.field));
            if table.is_nameless() {
                change.label = format!("#{}", change.record.id);
            }
        }
        change
    }

    /// Whether there may be entries about these at all: what is asked about a table
    /// or a record that isn't seen finds nothing, also where an entry that is seen
    /// touched it as well.
    pub(super) fn may_ask(&self, table: Option<&str>, record: Option<&RecordRef>) -> Result<bool> {
        if self.changes.is_none() {
            return Ok(true);
        }
        let whole = self.read.whole_schema()?;
        for key in table.into_iter().chain(record.map(|record| &*record.table)) {
            if self.schema.find(key).is_none() && knows(&whole, key) {
                return Ok(false);
            }
        }
        let Some(record) = record else {
            return Ok(true);
        };
        let Some(table) = self.schema.find(&record.table) else {
            return Ok(true);
        };
        let seen = within(self.read.connection(), table, Action::View, &[record.id])?;
        Ok(!seen.is_empty())
    }

    /// What a record is called today, if it is there and seen.
    pub(super) fn label(&self, record: &RecordRef) -> Result<Option<String>> {
        let Some(table) = self.schema.find(&record.table) else {
            return Ok(None);
        };
        let key = &table.key;
        let mut statement = self.read.connection().prepare_cached(&format!(
            r#"SELECT {} FROM "{key}" WHERE "id" = ?1{}"#,
            table.label_sql(key),
            table.and_seen(key)
        ))?;
        let label = statement.query_row([record.id], |row| row.get(0));
        Ok(label.optional()?)
    }
}

/// Whether it is a table's key, of one in the bin also.
fn knows(whole: &Schema, key: &str) -> bool {
    whole.all().any(|table| table.key == key)
}

/// What holds for the changes `c` that are seen. What is no table of records is
/// not for rules: users, departments.
fn condition(schema: &Schema, whole: &Schema) -> String {
    let keys: Vec<String> = whole.all().map(|table| quoted(&table.key)).collect();
    let mut any = vec![format!("c.table_key NOT IN ({})", keys.join(", "))];
    any.extend(schema.tables().iter().map(|table| of_table(table)));
    format!("({})", any.join(" OR "))
}

fn of_table(table: &Table) -> String {
    let key = &table.key;
    let mut all = vec![format!("c.table_key = {}", quoted(key))];
    if let Some(seen) = table.condition(Action::View, "seen") {
        all.push(format!(
            r#"EXISTS (SELECT 1 FROM "{key}" AS "seen" WHERE "seen"."id" = c.record AND {seen})"#
        ));
    }
    let hidden: Vec<String> = table.hidden().map(quoted).collect();
    if !hidden.is_empty() {
        // A change of nothing but what is hidden is hidden.
        all.push(format!(
            "(c.kind <> 'updated' OR EXISTS (SELECT 1 FROM json_each(c.fields) AS field
              WHERE field.value NOT IN ({})))",
            hidden.join(", ")
        ));
    }
    format!("({})", all.join(" AND "))
}

fn quoted(key: impl AsRef<str>) -> String {
    format!("'{}'", key.as_ref().replace('\'', "''"))
}
