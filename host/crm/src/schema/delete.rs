//! Deleting tables and fields of the account's own: into the bin, or for good
//! where nothing keeps them.

use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, Timestamp};
use crate::journal::{ChangeKind, OperationBuilder};
use crate::records::Keep;
use crate::schema::change_field::must_stand;
use crate::schema::deletion::{going_along, must_be_own, must_not_be_relied_on};
use crate::schema::{Field, Table, ddl, fitness, journalled, may_change, purge, rows};
use crate::store::{Account, Write};

/// Deletes a field, as one operation.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` and `Invalid` for what there is
/// not; `Conflict` for a field that moved on since `version`, and for one that
/// Bailey or the table relies on.
pub fn delete_field(
    account: &Account,
    context: &Context,
    (table, field): (&str, &str),
    version: Option<u64>,
    keep: Keep,
) -> Result<OperationId> {
    let context = context.clone();
    let (table, field) = (table.to_owned(), field.to_owned());
    account.write_bulk(move |write| {
        may_change(&context)?;
        let schema = write.whole_schema()?;
        let table = schema.table(&table)?;
        let field = table.field(&field)?;
        must_stand(&format!("field `{}`", field.key), field.version, version)?;
        must_not_be_relied_on(table, field)?;
        let mut operation = write.operation(&context, "schema.field-deleted")?;
        operation.table(&table.key);
        operation.detail("field", &field.label);
        if keep == Keep::Purge {
            operation.detail("final", "yes");
            purge::drop_field(write, &mut operation, table, field)?;
        } else {
            let lie = Lying::until(keep.until(&context));
            field_to_bin(write, &context, &mut operation, table, field, lie)?;
        }
        operation.finish()
    })
}

/// Deletes a table, as one operation, and with it the fields of other tables
/// that refer to it.
///
/// # Errors
/// As [`delete_field`].
pub fn delete_table(
    account: &Account,
    context: &Context,
    table: &str,
    version: Option<u64>,
    keep: Keep,
) -> Result<OperationId> {
    let context = context.clone();
    let table = table.to_owned();
    account.write_bulk(move |write| {
        may_change(&context)?;
        let schema = write.whole_schema()?;
        let table = schema.table(&table)?;
        must_stand(&format!("table `{}`", table.key), table.version, version)?;
        must_be_own(table)?;
        let mut operation = write.operation(&context, "schema.table-deleted")?;
        operation.table(&table.key);
        operation.detail("table", &table.plural);
        if keep == Keep::Purge {
            operation.detail("final", "yes");
            purge::drop_table(write, &mut operation, table)?;
        } else {
            table_to_bin(write, &context, &mut operation, table, keep.until(&context))?;
        }
        operation.finish()
    })
}

/// How a field goes to the bin.
#[derive(Clone, Copy)]
pub(super) struct Lying {
    keep_until: Option<Timestamp>,
    along: bool,
}

impl Lying {
    /// By itself, kept until this moment at least.
    pub(super) fn until(keep_until: Option<Timestamp>) -> Self {
        Self {
            keep_until,
            along: false,
        }
    }
}

/// Puts a field into the bin: its column stands, its indices don't.
pub(super) fn field_to_bin(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    field: &Field,
    lying: Lying,
) -> Result<()> {
    let connection = write.connection();
    let lie = rows::Lie {
        operation: operation.id(),
        keep_until: lying.keep_until,
        along: lying.along,
        held: fitness::holding(connection, &table.key, field)?,
    };
    ddl::drop_indices(connection, &table.key, &field.key)?;
    rows::field_to_bin(connection, context, field.id, lie)?;
    rows::changed(write, table.id)?;
    let mut change = journalled::moved_field(ChangeKind::Deleted, field);
    change.version += 1;
    operation.change(&change)
}

/// Puts a table into the bin, and the fields that refer to it along with it.
pub(super) fn table_to_bin(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    keep_until: Option<Timestamp>,
) -> Result<()> {
    let connection = write.connection();
    let lie = rows::Lie {
        operation: operation.id(),
        keep_until,
        along: false,
        held: fitness::records(connection, &table.key)?,
    };
    let schema = write.whole_schema()?;
    rows::table_to_bin(connection, context, table.id, lie)?;
    rows::changed(write, table.id)?;
    let mut change = journalled::moved_table(ChangeKind::Deleted, table);
    change.version += 1;
    operation.change(&change)?;
    for (referring, field) in going_along(&schema, table) {
        let lying = Lying {
            keep_until,
            along: true,
        };
        field_to_bin(write, context, operation, referring, field, lying)?;
    }
    Ok(())
}
