//! Moving what refers to records over to another one, or to nothing, within an
//! operation that somebody began.

use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::journal::OperationBuilder;
use crate::records::row;
use crate::schema::{Field, Schema, Table};
use crate::value::{Scalar, Value};

/// Lets all that refers to these records of the table refer to another one of
/// it, or to nothing, in whatever state the records are that refer. A record
/// never comes to refer to itself by it.
pub(crate) fn relink(
    connection: &Connection,
    context: &Context,
    schema: &Schema,
    key: &str,
    from: &[RecordId],
    to: Option<RecordId>,
    operation: &mut OperationBuilder<'_>,
) -> Result<()> {
    for (table, field) in schema.references_to(key) {
        relink_field(connection, context, (table, field), from, to, operation)?;
    }
    Ok(())
}

/// As [`relink`], in one field alone.
pub(crate) fn relink_field(
    connection: &Connection,
    context: &Context,
    (table, field): (&Arc<Table>, &Field),
    from: &[RecordId],
    to: Option<RecordId>,
    operation: &mut OperationBuilder<'_>,
) -> Result<()> {
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE {}"#,
        table.key,
        row::refers(field)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let referring = statement.query_map([row::json_ids(from)], |row| row.get(0))?;
    let referring: Vec<RecordId> = referring.collect::<Result<_, _>>()?;
    let Some(place) = table.position(&field.key) else {
        return Ok(());
    };
    let within = field.kind.refers_to() == Some(&table.key);
    for before in row::find_all(connection, table, &referring)? {
        let to = to.filter(|to| !(within && *to == before.id));
        let after = moved(&before.values[place], from, to);
        if let Some(change) = row::update(connection, context, &before, vec![(place, after)])? {
            operation.change(&change)?;
        }
    }
    Ok(())
}

/// The value with references to `from` turned to `to`, each once.
fn moved(value: &Value, from: &[RecordId], to: Option<RecordId>) -> Value {
    let turn = |scalar: &Scalar| match scalar {
        Scalar::Reference(record) if from.contains(&record.id) => {
            let mut record = record.clone();
            record.id = to?;
            Some(Scalar::Reference(record))
        }
        other => Some(other.clone()),
    };
    match value {
        Value::None => Value::None,
        Value::One(scalar) => turn(scalar).map_or(Value::None, Value::One),
        Value::Many(held) => {
            let mut left: Vec<Scalar> = Vec::with_capacity(held.len());
            for scalar in held.iter().filter_map(turn) {
                if !left.contains(&scalar) {
                    left.push(scalar);
                }
            }
            if left.is_empty() {
                Value::None
            } else {
                Value::Many(left)
            }
        }
    }
}
