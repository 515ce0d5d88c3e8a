//! Deleting tables and fields for good: the column or the SQL table goes, and
//! with it all that it held, from the journal too. It can't be undone.

use std::collections::BTreeSet;

use crate::bin::{NOTHING, Outcome, is_unattended, look_at_clocks, may_purge};
use crate::context::Context;
use crate::error::Result;
use crate::files::sweep;
use crate::ids::Timestamp;
use crate::journal::{OperationBuilder, erase_field, erase_table};
use crate::schema::bin::{find_field, find_table};
use crate::schema::{Field, Item, Schema, Table, ddl, journalled, may_change, rows};
use crate::store::{Account, Write};

/// Deletes these tables and fields for good, as one operation. What is not in
/// the bin is passed over; so is, in a plugin's call without a user behind it,
/// what has to be kept still.
///
/// # Errors
/// `Denied` unless an admin asks.
pub fn purge(account: &Account, context: &Context, items: &[Item]) -> Result<Outcome> {
    let context = context.clone();
    let mut items: BTreeSet<Item> = items.iter().copied().collect();
    account.write_bulk(move |write| {
        may_change(&context)?;
        may_purge(&context)?;
        if is_unattended(&context) {
            if look_at_clocks(write, context.at)?.is_some() {
                return Ok(NOTHING);
            }
            let due = due(&*write.whole_schema()?, context.at);
            items.retain(|item| due.contains(item));
        }
        remove(write, &context, items)
    })
}

/// Deletes at most so many tables and fields for good whose time has come;
/// none while a [`hold`](crate::bin::hold) lasts.
///
/// # Errors
/// `Denied` unless an admin asks who may delete for good.
pub fn purge_due(account: &Account, context: &Context, limit: u32) -> Result<Outcome> {
    let context = context.clone();
    account.write_bulk(move |write| {
        may_change(&context)?;
        may_purge(&context)?;
        if look_at_clocks(write, context.at)?.is_some() {
            return Ok(NOTHING);
        }
        let due = due(&*write.whole_schema()?, context.at);
        remove(
            write,
            &context,
            due.into_iter().take(limit as usize).collect(),
        )
    })
}

/// What need not be kept any more at this moment.
fn due(schema: &Schema, at: Timestamp) -> BTreeSet<Item> {
    let past = |until: Option<Timestamp>| until.is_some_and(|until| until <= at);
    let tables = schema.deleted().iter();
    let tables = tables
        .filter(|deleted| past(deleted.binned.keep_until))
        .map(|deleted| Item::Table(deleted.table.id));
    let fields = schema.all().flat_map(|table| &table.deleted);
    let fields = fields
        .filter(|deleted| past(deleted.binned.keep_until) && !deleted.binned.along)
        .map(|deleted| Item::Field(deleted.field.id));
    tables.chain(fields).collect()
}

fn remove(write: &Write<'_>, context: &Context, items: BTreeSet<Item>) -> Result<Outcome> {
    let schema = write.whole_schema()?;
    let there = |item: &Item| match item {
        Item::Table(id) => find_table(&schema, *id).is_some(),
        Item::Field(id) => {
            find_field(&schema, *id).is_some_and(|(_, deleted)| !deleted.binned.along)
        }
    };
    let items: Vec<Item> = items.into_iter().filter(there).collect();
    if items.is_empty() {
        return Ok(NOTHING);
    }
    let mut operation = write.operation(context, "schema.purge")?;
    for item in &items {
        // A table takes fields with it that are named as well.
        let schema = write.whole_schema()?;
        match item {
            Item::Table(id) => {
                if let Some(deleted) = find_table(&schema, *id) {
                    operation.table(&deleted.table.key);
                    operation.detail("table", &deleted.table.plural);
                    drop_table(write, &mut operation, &deleted.table)?;
                }
            }
            Item::Field(id) => {
                if let Some((table, deleted)) = find_field(&schema, *id) {
                    operation.table(&table.key);
                    operation.detail("field", &deleted.field.label);
                    drop_field(write, &mut operation, table, &deleted.field)?;
                }
            }
        }
    }
    Ok(Outcome {
        operation: Some(operation.finish()?),
        count: items.len() as u64,
    })
}

/// Drops a field's columns with all that they hold.
pub(super) fn drop_field(
    write: &Write<'_>,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    field: &Field,
) -> Result<()> {
    let connection = write.connection();
    ddl::drop_field(connection, &table.key, field)?;
    rows::forget_field(connection, field.id)?;
    erase_field(connection, operation, &table.key, &field.key)?;
    rows::changed(write, table.id)?;
    operation.change(&journalled::field_gone(&table.key, field))
}

/// Drops a table with all its records, and every field that refers to it, which
/// could never come back.
pub(super) fn drop_table(
    write: &Write<'_>,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
) -> Result<()> {
    let schema = write.whole_schema()?;
    for other in schema.all().filter(|other| other.id != table.id) {
        let deleted = other.deleted.iter().map(|deleted| &deleted.field);
        for field in other.fields.iter().chain(deleted) {
            if field.kind.refers_to() == Some(&table.key) {
                drop_field(write, operation, other, field)?;
            }
        }
    }
    let connection = write.connection();
    let last = ddl::drop_table(connection, &table.key)?;
    rows::forget_table(connection, table, last)?;
    connection.execute(
        "DELETE FROM bailey_archived WHERE table_key = ?1",
        [&table.key],
    )?;
    sweep::of_table(connection, &table.key)?;
    erase_table(connection, operation, &table.key)?;
    write.schema_changed()?;
    let deleted = table.deleted.iter().map(|deleted| &deleted.field);
    for field in table.fields.iter().chain(deleted) {
        operation.change(&journalled::field_gone(&table.key, field))?;
    }
    operation.change(&journalled::table_gone(table))
}
