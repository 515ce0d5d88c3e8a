//! Changing a field: its name, what it demands, its choices.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::OperationBuilder;
use crate::schema::{
    ChoiceOption, Field, FieldKind, NewField, Table, check, choices, ddl, fitness, journalled,
    may_change, rows,
};
use crate::store::{Account, Write};

/// What of a field is to change; what is none stays.
#[derive(Clone, Debug, Default)]
pub struct FieldUpdate {
    /// The version that was read; none writes whatever the version is.
    pub version: Option<u64>,
    /// Its name for people.
    pub label: Option<String>,
    /// A record must have it.
    pub required: Option<bool>,
    /// No two active records have the same.
    pub unique: Option<bool>,
    /// All of its choices, in their order. One that is left out is deleted,
    /// which only one that no record has can be.
    pub choices: Option<Vec<ChoiceOption>>,
}

/// Changes a field, as one operation; none when it was so already.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` and `Invalid` for what there is
/// not; `Conflict` for a field that moved on; `Invalid`, saying how many records
/// and which, where the data doesn't fit.
pub fn change_field(
    account: &Account,
    context: &Context,
    table: &str,
    field: &str,
    update: FieldUpdate,
) -> Result<(Field, Option<OperationId>)> {
    let context = context.clone();
    let (table, field) = (table.to_owned(), field.to_owned());
    account.write_bulk(move |write| {
        may_change(&context)?;
        let schema = write.whole_schema()?;
        let table = schema.table(&table)?;
        let before = table.field(&field)?;
        must_stand(&format!("field `{field}`"), before.version, update.version)?;
        let after = changed(write, table, before, update)?;
        if after == *before {
            return Ok((after, None));
        }
        let mut operation = write.operation(&context, "schema.field-changed")?;
        operation.table(&table.key);
        operation.detail("field", &after.label);
        let after = put(write, &mut operation, table, before, after)?;
        Ok((after, Some(operation.finish()?)))
    })
}

/// The field as the update has it, if the data fits.
fn changed(write: &Write<'_>, table: &Table, before: &Field, update: FieldUpdate) -> Result<Field> {
    let connection = write.connection();
    let mut problems = Vec::new();
    let mut after = before.clone();
    if let Some(label) = update.label {
        check::label(&label, "label", &mut problems);
        after.label = label;
    }
    if let Some(options) = update.choices {
        choices::check(connection, &table.key, before, &options, &mut problems)?;
        after.kind = FieldKind::Choice { options };
    }
    if let Some(required) = update.required {
        after.required = required;
        if required && !before.required {
            problems.extend(fitness::lacking(connection, &table.key, before)?);
        }
    }
    if let Some(unique) = update.unique {
        after.unique = unique;
        if unique && !before.unique {
            let known = problems.len();
            check::unique(&before.kind, before.multiple, "unique", &mut problems);
            if problems.len() == known {
                problems.extend(fitness::doubled(connection, &table.key, before)?);
            }
        }
    }
    if problems.is_empty() {
        Ok(after)
    } else {
        Err(Error::Invalid(problems))
    }
}

/// Writes a field that was checked, and tells the journal.
pub(super) fn put(
    write: &Write<'_>,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    before: &Field,
    after: Field,
) -> Result<Field> {
    let after = Field {
        version: before.version + 1,
        ..after
    };
    let connection = write.connection();
    rows::write_field(connection, &after)?;
    if before.unique != after.unique {
        ddl::drop_indices(connection, &table.key, &after.key)?;
        ddl::index_field(connection, &table.key, &NewField::from(&after))?;
    }
    rows::changed(write, table.id)?;
    operation.change(&journalled::field_change(&table.key, Some(before), &after))?;
    Ok(after)
}

/// Refuses a change that was made from another version.
pub(super) fn must_stand(what: &str, present: u64, named: Option<u64>) -> Result<()> {
    match named {
        Some(named) if named != present => Err(Error::Conflict(format!(
            "the {what} is at version {present} by now, not {named}: read it again, then decide"
        ))),
        _ => Ok(()),
    }
}
