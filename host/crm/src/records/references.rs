//! References must lead somewhere when they are written.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, Problem, Result};
use crate::schema::{Field, Schema, USERS};
use crate::value::{RecordRef, Scalar, Value};

/// Checks that what these fields are to refer to exists, is not in the bin, and is
/// seen by whom the schema is for. Each field comes with what it is to hold, and
/// with what it held: that may stay.
///
/// # Errors
/// `Invalid` with a problem for each field that refers to nothing.
pub(super) fn check<'a>(
    connection: &Connection,
    schema: &Schema,
    values: impl Iterator<Item = (&'a Field, &'a Value, &'a Value)>,
) -> Result<()> {
    let mut problems = Vec::new();
    for (field, after, before) in values {
        for scalar in after.scalars() {
            if let Scalar::Reference(record) = scalar
                && !before.scalars().contains(scalar)
                && !exists(connection, schema, record)?
            {
                problems.push(Problem::field(
                    &field.key,
                    "unknown-record",
                    format!(
                        "`{}`: `{}` has no record {}",
                        field.key, record.table, record.id
                    ),
                ));
            }
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// Whether the record or user is there, and not in the bin.
pub(crate) fn exists(connection: &Connection, schema: &Schema, record: &RecordRef) -> Result<bool> {
    found(connection, schema, record, r#" AND "state" <> 'deleted'"#)
}

/// Whether the record or user is there, in the bin or not.
pub(crate) fn remains(
    connection: &Connection,
    schema: &Schema,
    record: &RecordRef,
) -> Result<bool> {
    found(connection, schema, record, "")
}

/// Whether there is such a record, under a further condition.
fn found(connection: &Connection, schema: &Schema, record: &RecordRef, and: &str) -> Result<bool> {
    let sql = if record.table == USERS {
        "SELECT 1 FROM bailey_user WHERE id = ?1".to_owned()
    } else {
        let Some(table) = schema.find(&record.table) else {
            return Ok(false);
        };
        let key = &table.key;
        let seen = table.and_seen(key);
        format!(r#"SELECT 1 FROM "{key}" WHERE "id" = ?1{and}{seen}"#)
    };
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_row([record.id], |_| Ok(()))
        .optional()?
        .is_some())
}
