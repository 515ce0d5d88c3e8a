//! Changing a table: its names, and the order of its fields.

use std::sync::Arc;

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::OperationId;
use crate::journal::OperationBuilder;
use crate::schema::change_field::must_stand;
use crate::schema::{Field, Table, check, journalled, may_change, rows};
use crate::store::{Account, Write};

/// What of a table is to change; what is none stays.
#[derive(Clone, Debug, Default)]
pub struct TableUpdate {
    /// The version that was read; none writes whatever the version is.
    pub version: Option<u64>,
    /// What one record is called.
    pub singular: Option<String>,
    /// What several records are called.
    pub plural: Option<String>,
    /// The keys of all its fields, in the order in which they are to be shown.
    pub order: Option<Vec<String>>,
}

/// Changes a table, as one operation; none when it was so already.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` for an unknown table; `Conflict`
/// for one that moved on; `Invalid` for a label that is none, and for an order
/// that doesn't name each field once.
pub fn change_table(
    account: &Account,
    context: &Context,
    table: &str,
    update: TableUpdate,
) -> Result<(Arc<Table>, Option<OperationId>)> {
    let context = context.clone();
    let table = table.to_owned();
    account.write(move |write| {
        may_change(&context)?;
        let schema = write.whole_schema()?;
        let before = schema.table(&table)?;
        must_stand(&format!("table `{table}`"), before.version, update.version)?;
        let after = changed(before, update)?;
        let change = journalled::table_change(Some(before), &after);
        if change.fields.is_empty() {
            return Ok((Arc::clone(before), None));
        }
        let mut operation = write.operation(&context, "schema.table-changed")?;
        operation.table(&table);
        operation.detail("table", &after.plural);
        put(write, &mut operation, before, &after)?;
        let operation = operation.finish()?;
        Ok((
            Arc::clone(write.whole_schema()?.table(&table)?),
            Some(operation),
        ))
    })
}

fn changed(before: &Table, update: TableUpdate) -> Result<Table> {
    let mut problems = Vec::new();
    let mut after = before.clone();
    if let Some(singular) = update.singular {
        check::label(&singular, "singular", &mut problems);
        after.singular = singular;
    }
    if let Some(plural) = update.plural {
        check::label(&plural, "plural", &mut problems);
        after.plural = plural;
    }
    if let Some(order) = update.order {
        match ordered(before, &order) {
            Some(fields) => after.fields = fields,
            None => problems.push(Problem::field(
                "order",
                "not-the-fields",
                format!(
                    "`order` must name each field of `{}` once: {}",
                    before.key,
                    keys(before).join(", ")
                ),
            )),
        }
    }
    if problems.is_empty() {
        Ok(after)
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The table's fields in this order, if it names each of them once.
pub(super) fn ordered(table: &Table, order: &[String]) -> Option<Vec<Field>> {
    let mut sorted: Vec<&str> = order.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let mut wanted = keys(table);
    wanted.sort_unstable();
    if sorted != wanted {
        return None;
    }
    let fields = order.iter().map(|key| table.find(key).cloned());
    fields.collect()
}

fn keys(table: &Table) -> Vec<&str> {
    table
        .fields
        .iter()
        .map(|field| field.key.as_str())
        .collect()
}

/// Writes a table that was checked, and tells the journal.
pub(super) fn put(
    write: &Write<'_>,
    operation: &mut OperationBuilder<'_>,
    before: &Table,
    after: &Table,
) -> Result<()> {
    rows::write_table(write.connection(), after)?;
    rows::changed(write, before.id)?;
    let mut change = journalled::table_change(Some(before), after);
    change.version = before.version + 1;
    operation.change(&change)
}
