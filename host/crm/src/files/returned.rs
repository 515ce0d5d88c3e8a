//! Files of a record that was deleted for good and comes back from a snapshot, which
//! has their contents still.

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::files::rows::{self, Stored};
use crate::files::{File, limit, piece_id};
use crate::journal::OperationBuilder;
use crate::records::Record;
use crate::store::Read;

/// Gives a record the files that it has in the snapshot, and tells of each at it.
///
/// # Errors
/// `Damaged` if a content of the snapshot isn't what it says.
pub(crate) fn bring(
    connection: &Connection,
    snapshot: &Connection,
    operation: &mut OperationBuilder<'_>,
    record: &Record,
) -> Result<()> {
    let stored = rows::stored_of_record(snapshot, &record.reference())?;
    // The one added last is listed first: they come in the order in which they came.
    for stored in stored.into_iter().rev() {
        let blob = content(connection, snapshot, &stored)?;
        rows::journal(operation, record, &stored.file, false)?;
        rows::insert(connection, stored.file, blob, operation.id())?;
    }
    Ok(())
}

/// Refuses more than the account's files may have together.
///
/// # Errors
/// `Limit`.
pub(crate) fn fit(read: &Read<'_>) -> Result<()> {
    let usage = limit::in_read(read)?;
    if usage.used > usage.limit {
        return Err(limit::full());
    }
    Ok(())
}

/// The number of the content here: the same that is here still, or it is copied.
fn content(connection: &Connection, snapshot: &Connection, stored: &Stored) -> Result<i64> {
    let File { digest, size, .. } = &stored.file;
    let digest_bytes = hex::decode(digest).map_err(Error::damaged)?;
    let known = connection
        .prepare_cached("SELECT id FROM bailey_blob WHERE digest = ?1")?
        .query_row([&digest_bytes], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    connection
        .prepare_cached("INSERT INTO bailey_blob (digest, size, begun_at) VALUES (?1, ?2, ?3)")?
        .execute(params![digest_bytes, size, stored.file.added_at])?;
    let blob = connection.last_insert_rowid();
    let mut pieces = snapshot.prepare_cached(
        "SELECT bytes FROM bailey_blob_piece WHERE id >= ?1 AND id < ?2 ORDER BY id",
    )?;
    let mut pieces = pieces.query([piece_id(stored.blob, 0), piece_id(stored.blob + 1, 0)])?;
    let (mut hash, mut place) = (Sha256::new(), 0);
    while let Some(piece) = pieces.next()? {
        let bytes = piece.get_ref(0)?.as_blob().map_err(Error::damaged)?;
        hash.update(bytes);
        connection
            .prepare_cached("INSERT INTO bailey_blob_piece (id, bytes) VALUES (?1, ?2)")?
            .execute(params![piece_id(blob, place), bytes])?;
        place += 1;
    }
    if hash.finalize().as_slice() != digest_bytes {
        let name = &stored.file.name;
        return Err(Error::damaged(format!(
            "the file `{name}` in the backup isn't what it was"
        )));
    }
    Ok(blob)
}
