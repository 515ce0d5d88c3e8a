//! Files as their table holds them, and as the journal tells of them.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::error::{Error, Result};
use crate::files::{FILES, File};
use crate::ids::{FileId, OperationId, RecordId};
use crate::journal::{Change, ChangeKind, FieldChange, OperationBuilder};
use crate::records::Record;
use crate::value::{FileRef, RecordRef, Scalar, Value};

/// A file with what only this module's neighbours care about.
pub(super) struct Stored {
    pub(super) file: File,
    pub(super) blob: i64,
    pub(super) removed: bool,
}

const SELECT: &str = "SELECT f.id, f.table_key, f.record, f.name, f.media_type, b.size, b.digest,
     f.added_at, f.added_by, f.blob, f.removed
     FROM bailey_file f JOIN bailey_blob b ON b.id = f.blob";

fn read(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let digest: Vec<u8> = row.get(6)?;
    Ok(Stored {
        file: File {
            id: row.get(0)?,
            record: RecordRef {
                table: row.get(1)?,
                id: row.get(2)?,
            },
            name: row.get(3)?,
            media_type: row.get(4)?,
            size: row.get(5)?,
            digest: hex::encode(digest),
            added_at: row.get(7)?,
            added_by: row.get(8)?,
        },
        blob: row.get(9)?,
        removed: row.get(10)?,
    })
}

/// The files that a record has, the one added last first.
pub(super) fn of_record(connection: &Connection, record: &RecordRef) -> Result<Vec<File>> {
    let stored = stored_of_record(connection, record)?;
    Ok(stored.into_iter().map(|stored| stored.file).collect())
}

/// The same, with where their contents are.
pub(super) fn stored_of_record(connection: &Connection, record: &RecordRef) -> Result<Vec<Stored>> {
    let sql = format!(
        "{SELECT} WHERE f.table_key = ?1 AND f.record = ?2 AND f.removed = 0 ORDER BY f.id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![record.table, record.id], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One file of a record, that it has.
///
/// # Errors
/// `NotFound`.
pub(super) fn find(connection: &Connection, record: &RecordRef, id: FileId) -> Result<Stored> {
    let sql = format!(
        "{SELECT} WHERE f.id = ?1 AND f.table_key = ?2 AND f.record = ?3 AND f.removed = 0"
    );
    let found = connection
        .prepare_cached(&sql)?
        .query_row(params![id, record.table, record.id], read)
        .optional()?;
    found.ok_or_else(|| {
        let RecordRef { table, id: of } = record;
        Error::NotFound(format!("`{table}` {of} has no file {id}"))
    })
}

/// A file that the record has and that the journal would tell of in the same way;
/// of several, the one added last.
pub(super) fn alike(
    connection: &Connection,
    record: &RecordRef,
    file: &FileRef,
) -> Result<Option<File>> {
    let alike = of_record(connection, record)?;
    Ok(alike.into_iter().find(|known| known.reference() == *file))
}

/// The file that an operation added or removed, unless another one did since.
pub(super) fn of_operation(
    connection: &Connection,
    operation: OperationId,
) -> Result<Option<Stored>> {
    let sql = format!("{SELECT} WHERE f.operation = ?1");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([operation], read)
        .optional()?)
}

/// Adds a file that is new.
pub(super) fn insert(
    connection: &Connection,
    file: File,
    blob: i64,
    operation: OperationId,
) -> Result<File> {
    connection
        .prepare_cached(
            "INSERT INTO bailey_file
                 (table_key, record, blob, name, media_type, added_at, added_by, operation)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            file.record.table,
            file.record.id,
            blob,
            file.name,
            file.media_type,
            file.added_at,
            file.added_by,
            operation,
        ])?;
    Ok(File {
        id: FileId(connection.last_insert_rowid()),
        ..file
    })
}

/// Has another record of the same table have the file.
pub(super) fn set_record(connection: &Connection, id: FileId, record: RecordId) -> Result<()> {
    connection
        .prepare_cached("UPDATE bailey_file SET record = ?2 WHERE id = ?1")?
        .execute(params![id, record])?;
    Ok(())
}

/// Removes a file, or brings it back.
pub(super) fn set_removed(
    connection: &Connection,
    id: FileId,
    removed: bool,
    operation: OperationId,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE bailey_file SET removed = ?2, operation = ?3 WHERE id = ?1")?
        .execute(params![id, removed, operation])?;
    Ok(())
}

/// Tells at the record that it has a file or has it no more. That is no change of
/// its own values, so its version stays.
pub(super) fn journal(
    operation: &mut OperationBuilder<'_>,
    record: &Record,
    file: &File,
    removed: bool,
) -> Result<()> {
    let value = Value::One(Scalar::File(file.reference()));
    let (before, after) = if removed {
        (value, Value::None)
    } else {
        (Value::None, value)
    };
    operation.change(&Change {
        table: record.table.key.clone(),
        record: record.id,
        kind: ChangeKind::Updated,
        version: record.version,
        label: record.label.clone(),
        fields: vec![FieldChange {
            field: FILES.to_owned(),
            before,
            after,
        }],
    })
}
