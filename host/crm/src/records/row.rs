//! Rows of record tables: the one place that reads and writes them.
//!
//! Whoever writes a row here keeps together what belongs together: the typed
//! columns, the label, the sort keys, the full-text rows and the version. The
//! journal's change is returned, so that it can't be forgotten.

use std::sync::Arc;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::{RecordId, Timestamp, UserId};
use crate::journal::{Change, ChangeKind, FieldChange};
use crate::records::columns;
use crate::records::record::{Binned, Record, RecordState};
use crate::schema::{Field, Table};
use crate::search::{fold, index};
use crate::value::{Scalar, Value};

/// How many characters of its text name a record.
const LONGEST_LABEL: usize = 120;

/// Where the columns of the fields begin.
const FIRST_FIELD: usize = 14;

/// Reads a record from a row whose columns are the table's, in its order.
pub(crate) fn read(table: &Arc<Table>, row: &rusqlite::Row<'_>) -> Result<Record> {
    let state = RecordState::parse(row.get_ref(2)?.as_str().map_err(Error::damaged)?)?;
    let binned = match state {
        RecordState::Deleted => Some(Binned {
            at: row.get(8)?,
            by: row.get(9)?,
            operation: row.get(10)?,
            along: row.get(11)?,
            keep_until: row.get(12)?,
        }),
        _ => None,
    };
    let mut values = Vec::with_capacity(table.fields.len());
    let mut at = FIRST_FIELD;
    for field in &table.fields {
        let (value, width) = columns::decode(field, row, at)?;
        values.push(value);
        at += width;
    }
    let id: RecordId = row.get(0)?;
    Ok(Record {
        table: Arc::clone(table),
        id,
        version: row.get(1)?,
        state,
        label: if table.is_nameless() {
            format!("#{id}")
        } else {
            row.get(3)?
        },
        created_at: row.get(4)?,
        created_by: row.get(5)?,
        updated_at: row.get(6)?,
        updated_by: row.get(7)?,
        binned,
        values,
    })
}

/// The record with this number, in whatever state it is.
pub(crate) fn find(
    connection: &Connection,
    table: &Arc<Table>,
    id: RecordId,
) -> Result<Option<Record>> {
    let mut statement = connection.prepare_cached(&table.sql.get)?;
    statement
        .query_row([id], |row| Ok(read(table, row)))
        .optional()?
        .transpose()
}

/// The records with these numbers, as far as there are any, by number.
pub(crate) fn find_all(
    connection: &Connection,
    table: &Arc<Table>,
    ids: &[RecordId],
) -> Result<Vec<Record>> {
    let mut statement = connection.prepare_cached(&table.sql.get_many)?;
    let mut rows = statement.query([json_ids(ids)])?;
    let mut records = Vec::with_capacity(ids.len());
    while let Some(row) = rows.next()? {
        records.push(read(table, row)?);
    }
    Ok(records)
}

/// The record as it is, if it is seen by whom the table was got for.
pub(crate) fn find_whole(
    connection: &Connection,
    table: &Arc<Table>,
    id: RecordId,
) -> Result<Option<Record>> {
    match find(connection, table, id)? {
        Some(_) if table.is_limited() => find(connection, table.whole(), id),
        found => Ok(found),
    }
}

/// Numbers as the JSON array that `json_each` takes apart in SQL.
pub(crate) fn json_ids(ids: &[RecordId]) -> String {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    serde_json::Value::from(ids).to_string()
}

/// Inserts a new record with these values, in the order of the table's fields.
pub(crate) fn insert(
    connection: &Connection,
    context: &Context,
    table: &Table,
    values: Vec<Value>,
) -> Result<Change> {
    let origin = Origin {
        id: None,
        version: 1,
        created_at: context.at,
        created_by: context.actor.user(),
    };
    insert_with(connection, context, table, origin, values)
}

/// Makes a record again that was deleted for good: with its number and what is
/// known of how it came to be, at a version that it never had. `held` are the
/// places and values of its fields.
pub(crate) fn insert_again(
    connection: &Connection,
    context: &Context,
    record: &Record,
    held: &[(usize, Value)],
) -> Result<Change> {
    let table = &record.table;
    let mut values = vec![Value::None; table.fields.len()];
    for (place, value) in held {
        values[*place] = value.clone();
    }
    let last: Option<u64> = connection
        .prepare_cached(
            "SELECT max(version) FROM bailey_change WHERE table_key = ?1 AND record = ?2",
        )?
        .query_row((&table.key, record.id), |row| row.get(0))?;
    let origin = Origin {
        id: Some(record.id),
        version: last.unwrap_or(record.version).max(record.version) + 1,
        created_at: record.created_at,
        created_by: record.created_by,
    };
    insert_with(connection, context, table, origin, values)
}

/// How a record comes to be.
struct Origin {
    /// Its number; none for the next one.
    id: Option<RecordId>,
    version: u64,
    created_at: Timestamp,
    created_by: Option<UserId>,
}

fn insert_with(
    connection: &Connection,
    context: &Context,
    table: &Table,
    origin: Origin,
    values: Vec<Value>,
) -> Result<Change> {
    whole(table)?;
    let label = label(table, &values);
    let mut row = Vec::with_capacity(table.sql.columns.len());
    row.extend([
        origin.id.map_or(Sql::Null, |id| Sql::Integer(id.0)),
        Sql::Integer(origin.version.cast_signed()),
        Sql::Text(RecordState::Active.as_str().to_owned()),
        Sql::Text(label.clone()),
        Sql::Integer(origin.created_at.0),
        user(origin.created_by),
        Sql::Integer(context.at.0),
        user(context.actor.user()),
        Sql::Null,
        Sql::Null,
        Sql::Null,
        Sql::Integer(0),
        Sql::Null,
        Sql::Text(fold(&label)),
    ]);
    for (field, value) in table.fields.iter().zip(&values) {
        columns::encode(field, value, &mut row)?;
    }
    connection
        .prepare_cached(&table.sql.insert)?
        .execute(params_from_iter(row))
        .map_err(|error| unique_clash(table, error))?;
    let id = RecordId(connection.last_insert_rowid());
    let label = if label.is_empty() {
        name_by_number(connection, table, id)?
    } else {
        label
    };
    for (field, value) in table.fields.iter().zip(&values) {
        index::insert(connection, table, id, field, value)?;
    }
    let fields = table
        .fields
        .iter()
        .zip(values)
        .filter(|(_, value)| !value.is_none())
        .map(|(field, after)| FieldChange {
            field: field.key.clone(),
            before: Value::None,
            after,
        })
        .collect();
    Ok(Change {
        table: table.key.clone(),
        record: id,
        kind: ChangeKind::Created,
        version: origin.version,
        label,
        fields,
    })
}

/// Writes values into fields, named by their place in the table. Returns none,
/// and touches nothing, when the record holds them all already.
pub(crate) fn update(
    connection: &Connection,
    context: &Context,
    before: &Record,
    changes: Vec<(usize, Value)>,
) -> Result<Option<Change>> {
    let table = &before.table;
    whole(table)?;
    let changes: Vec<_> = changes
        .into_iter()
        .filter(|(n, v)| before.values[*n] != *v)
        .collect();
    if changes.is_empty() {
        return Ok(None);
    }
    let version = before.version + 1;
    let mut sql = format!(
        r#"UPDATE "{}" SET "version" = ?, "updated_at" = ?, "updated_by" = ?"#,
        table.key
    );
    let mut row = vec![
        Sql::Integer(version.cast_signed()),
        Sql::Integer(context.at.0),
        user(context.actor.user()),
    ];
    for (n, value) in &changes {
        let field = &table.fields[*n];
        for (column, _) in field.columns() {
            sql.push_str(&format!(r#", "{column}" = ?"#));
        }
        columns::encode(field, value, &mut row)?;
    }
    let label = new_label(before, &changes);
    if let Some(label) = &label {
        sql.push_str(r#", "label" = ?, "label__sort" = ?"#);
        row.extend([Sql::Text(label.clone()), Sql::Text(fold(label))]);
    }
    sql.push_str(r#" WHERE "id" = ?"#);
    row.push(Sql::Integer(before.id.0));
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(row))
        .map_err(|error| unique_clash(table, error))?;

    let mut fields = Vec::with_capacity(changes.len());
    for (n, after) in changes {
        let field = &table.fields[n];
        index::replace(connection, table, before.id, field, &after)?;
        let before = before.values[n].clone();
        fields.push(FieldChange {
            field: field.key.clone(),
            before,
            after,
        });
    }
    Ok(Some(Change {
        table: table.key.clone(),
        record: before.id,
        kind: ChangeKind::Updated,
        version,
        label: label.unwrap_or_else(|| before.label.clone()),
        fields,
    }))
}

/// Writes values into many records of one table at once, whatever unique values
/// they give to each other; `each` gets what became of each of them.
pub(crate) fn update_all(
    connection: &Connection,
    context: &Context,
    table: &Table,
    records: Vec<(&Record, Vec<(usize, Value)>)>,
    each: &mut dyn FnMut(Change) -> Result<()>,
) -> Result<()> {
    // A value is free before the next one gets it.
    for (n, field) in table.fields.iter().enumerate().filter(|(_, f)| f.unique) {
        let losing = records.iter().filter(|(before, values)| {
            values
                .iter()
                .any(|(place, value)| *place == n && before.values[n] != *value)
        });
        let losing: Vec<RecordId> = losing.map(|(before, _)| before.id).collect();
        if !losing.is_empty() {
            let sql = format!(
                r#"UPDATE "{}" SET "{}" = NULL WHERE "id" IN (SELECT value FROM json_each(?1))"#,
                table.key,
                field.unique_column()
            );
            connection
                .prepare_cached(&sql)?
                .execute([json_ids(&losing)])?;
        }
    }
    for (before, values) in records {
        if let Some(change) = update(connection, context, before, values)? {
            each(change)?;
        }
    }
    Ok(())
}

/// What is written is a record as it is, never as somebody sees it.
fn whole(table: &Table) -> Result<()> {
    if table.is_limited() {
        return Err(Error::Internal(
            "a record that is seen in part was to be written".into(),
        ));
    }
    Ok(())
}

fn user(user: Option<UserId>) -> Sql {
    user.map_or(Sql::Null, |user| Sql::Integer(user.0))
}

/// The first line of the text that names the record; empty if there is none.
fn label(table: &Table, values: &[Value]) -> String {
    let Some(place) = table
        .label_field()
        .and_then(|field| table.position(&field.key))
    else {
        return String::new();
    };
    values.get(place).map(label_text).unwrap_or_default()
}

fn label_text(value: &Value) -> String {
    let Value::One(Scalar::Text(text)) = value else {
        return String::new();
    };
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    match line.char_indices().nth(LONGEST_LABEL) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

fn new_label(before: &Record, changes: &[(usize, Value)]) -> Option<String> {
    let place = before.table.position(&before.table.label_field()?.key)?;
    let (_, value) = changes.iter().find(|(n, _)| *n == place)?;
    let label = label_text(value);
    Some(if label.is_empty() {
        format!("#{}", before.id)
    } else {
        label
    })
}

fn name_by_number(connection: &Connection, table: &Table, id: RecordId) -> Result<String> {
    let label = format!("#{id}");
    let sql = format!(
        r#"UPDATE "{}" SET "label" = ?1, "label__sort" = ?1 WHERE "id" = ?2"#,
        table.key
    );
    connection.prepare_cached(&sql)?.execute((&label, id))?;
    Ok(label)
}

/// Says which field's value another active record has already. It doesn't say
/// which record: the asker might not be allowed to see that one.
pub(crate) fn unique_clash(table: &Table, error: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(code, Some(message)) = &error else {
        return error.into();
    };
    let clash = code.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
    // The message names the index's columns: `contacts.email__sort`.
    let taken = |field: &&Field| {
        field.unique
            && message.split([' ', ',']).any(|word| {
                word.split_once('.')
                    .is_some_and(|(_, c)| c == field.unique_column())
            })
    };
    match table.fields.iter().find(taken) {
        Some(field) if clash => Error::Invalid(vec![Problem::field(
            &field.key,
            "not-unique",
            format!(
                "another record has this `{}` already; it must be unique",
                field.key
            ),
        )]),
        // It is in a field that whoever asks doesn't see.
        None if clash && table.is_limited() => Error::invalid(
            "not-unique",
            "another record has a value already that must be unique",
        ),
        _ => error.into(),
    }
}

/// The SQL condition that a reference field refers to one of the JSON array `?1`.
pub(crate) fn refers(field: &Field) -> String {
    let among = "IN (SELECT value FROM json_each(?1))";
    if field.multiple {
        format!(
            r#"EXISTS (SELECT 1 FROM json_each("{}") AS held WHERE held.value {among})"#,
            field.key
        )
    } else {
        format!(r#""{}" {among}"#, field.key)
    }
}
