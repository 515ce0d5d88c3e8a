//! Taking a file in, piece by piece: each piece is a write of its own, so that
//! neither memory nor the account's writer is taken up by a large file. What was
//! taken in counts once it is whole; what never comes to be is taken away.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest, Sha256};

use crate::access::{Action, must};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::limit::{self, Usage};
use crate::files::{File, PIECE, name, piece_id, rows, sweep};
use crate::ids::{FileId, OperationId};
use crate::records::{Record, RecordState, get_in, row};
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// A file that is being taken in. Dropped before its end, it leaves nothing.
pub struct Upload {
    account: Arc<Account>,
    context: Context,
    record: RecordRef,
    name: String,
    media_type: String,
    /// What the next piece has so far.
    pending: Vec<u8>,
    hash: Sha256,
    size: u64,
    /// How many bytes it may have at most.
    most: u64,
    /// What the account's files may have besides.
    free: u64,
    /// The content's number, from its first piece on.
    blob: Option<i64>,
    pieces: i64,
}

/// A file that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The file.
    pub file: File,
    /// The journal's entry.
    pub operation: OperationId,
}

impl Upload {
    /// Begins; `most` is how many bytes one file may have.
    ///
    /// # Errors
    /// `NotFound` for a record that there is not; `Denied` to who may not change
    /// it; `Conflict` when it is in the bin; `Invalid` for a name that is none.
    pub fn begin(
        account: &Arc<Account>,
        context: &Context,
        record: &RecordRef,
        called: &str,
        media_type: &str,
        most: u64,
    ) -> Result<Self> {
        let free = account.read(|read| {
            changeable(read, context, record)?;
            let Usage { used, limit, .. } = limit::in_read(read)?;
            Ok(limit.saturating_sub(used))
        })?;
        Ok(Self {
            account: Arc::clone(account),
            context: context.clone(),
            record: record.clone(),
            name: name::name(called)?,
            media_type: name::media_type(media_type),
            pending: Vec::new(),
            hash: Sha256::new(),
            size: 0,
            most,
            free,
            blob: None,
            pieces: 0,
        })
    }

    /// Takes in what follows.
    ///
    /// # Errors
    /// `StorageLimit`; `Limit` when it is more than a file, or the account's files together, may
    /// have.
    pub fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > self.most {
            return Err(Error::Limit(format!(
                "a file has at most {} bytes, and this one has more: send a smaller one",
                self.most
            )));
        }
        if self.size > self.free {
            return Err(limit::full());
        }
        self.hash.update(bytes);
        while self.pending.len() + bytes.len() >= PIECE {
            let (fits, rest) = bytes.split_at(PIECE - self.pending.len());
            self.pending.extend_from_slice(fits);
            bytes = rest;
            self.keep()?;
        }
        self.pending.extend_from_slice(bytes);
        Ok(())
    }

    /// Adds it to the record, now that all of it is here.
    ///
    /// # Errors
    /// Those of [`begin`](Self::begin), if the record changed in between; `Limit`.
    pub fn finish(mut self) -> Result<Added> {
        if !self.pending.is_empty() {
            self.keep()?;
        }
        let (context, blob, size) = (self.context.clone(), self.blob, self.size);
        let digest = std::mem::take(&mut self.hash).finalize().to_vec();
        let file = File {
            id: FileId(0),
            record: self.record.clone(),
            name: self.name.clone(),
            media_type: self.media_type.clone(),
            size,
            digest: hex::encode(&digest),
            added_at: context.at,
            added_by: context.actor.user(),
        };
        let added = self.account.write(move |write| {
            write.adds()?;
            let connection = write.connection();
            let record = changeable(&write.read(), &context, &file.record)?;
            let blob = settle(connection, blob, &digest, size, &context)?;
            let Usage { used, limit, .. } = limit::in_read(&write.read())?;
            if used > limit {
                return Err(limit::full());
            }
            let mut operation = write.operation(&context, "files.add")?;
            rows::journal(&mut operation, &record, &file, false)?;
            let file = rows::insert(connection, file, blob, operation.id())?;
            let operation = operation.finish()?;
            Ok(Added { file, operation })
        })?;
        // It is a record's by now.
        self.blob = None;
        Ok(added)
    }

    /// Writes the piece that is full.
    fn keep(&mut self) -> Result<()> {
        let bytes = std::mem::take(&mut self.pending);
        let (blob, place, at) = (self.blob, self.pieces, self.context.at);
        let blob = self.account.write(move |write| {
            write.adds()?;
            let connection = write.connection();
            let blob = match blob {
                Some(blob) => blob,
                None => {
                    sweep::abandoned(connection, at)?;
                    connection.execute(
                        "INSERT INTO bailey_blob (size, begun_at) VALUES (0, ?1)",
                        [at],
                    )?;
                    connection.last_insert_rowid()
                }
            };
            connection
                .prepare_cached("INSERT INTO bailey_blob_piece (id, bytes) VALUES (?1, ?2)")?
                .execute(params![piece_id(blob, place), bytes])?;
            Ok(blob)
        })?;
        self.blob = Some(blob);
        self.pieces += 1;
        Ok(())
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        let Some(blob) = self.blob else { return };
        let taken = self
            .account
            .write(move |write| sweep::remove(write.connection(), &[blob]));
        if let Err(error) = taken {
            // What is left goes when the next one begins.
            tracing::warn!(account = %self.account.id(), %error, "a part of a file is left");
        }
    }
}

/// The record, if it is there to be changed.
pub(super) fn changeable(read: &Read<'_>, context: &Context, record: &RecordRef) -> Result<Record> {
    let found = get_in(read, context, record)?;
    must(read.connection(), &found.table, Action::Edit, &[found.id])?;
    if found.state == RecordState::Deleted {
        return Err(Error::Conflict(format!(
            "`{}` {} is in the bin: bring it back first",
            record.table, record.id
        )));
    }
    // What it is called goes into the journal, whoever sees that.
    let whole = row::find(read.connection(), found.table.whole(), found.id)?;
    Ok(whole.unwrap_or(found))
}

/// The number of the content: of what was taken in, or of the same that was there
/// already.
fn settle(
    connection: &Connection,
    taken: Option<i64>,
    digest: &[u8],
    size: u64,
    context: &Context,
) -> Result<i64> {
    let known = connection
        .prepare_cached("SELECT id FROM bailey_blob WHERE digest = ?1")?
        .query_row([digest], |row| row.get(0))
        .optional()?;
    match (known, taken) {
        (Some(known), taken) => {
            sweep::remove(connection, taken.as_slice())?;
            Ok(known)
        }
        (None, Some(taken)) => {
            connection
                .prepare_cached("UPDATE bailey_blob SET digest = ?2, size = ?3 WHERE id = ?1")?
                .execute(params![taken, digest, size])?;
            Ok(taken)
        }
        // An empty file has no piece.
        (None, None) => {
            connection.execute(
                "INSERT INTO bailey_blob (digest, size, begun_at) VALUES (?1, ?2, ?3)",
                params![digest, size, context.at],
            )?;
            Ok(connection.last_insert_rowid())
        }
    }
}
