//! What is in a file, piece by piece.

use rusqlite::OptionalExtension as _;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::{File, PIECE, piece_id, rows};
use crate::ids::FileId;
use crate::records::get_in;
use crate::store::Account;
use crate::value::RecordRef;

/// A file whose content can be read: who may read it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The file.
    pub file: File,
    blob: i64,
}

impl Content {
    /// How many pieces it has.
    #[must_use]
    pub fn pieces(&self) -> u64 {
        self.file.size.div_ceil(PIECE as u64)
    }
}

/// A file of a record, to be read.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for a record or a file that
/// there is not, or that they don't see.
pub fn content(
    account: &Account,
    context: &Context,
    record: &RecordRef,
    id: FileId,
) -> Result<Content> {
    account.read(|read| {
        get_in(read, context, record)?;
        let found = rows::find(read.connection(), record, id)?;
        Ok(Content {
            file: found.file,
            blob: found.blob,
        })
    })
}

/// One piece of it, counted from 0. Each is read by itself, so that no transaction
/// is open while one is on its way.
///
/// # Errors
/// `Unavailable` when it was erased in between.
pub fn piece(account: &Account, content: &Content, place: u64) -> Result<Vec<u8>> {
    let place = i64::try_from(place).map_err(Error::damaged)?;
    let piece: Option<Vec<u8>> = account.read(|read| {
        let mut statement = read
            .connection()
            .prepare_cached("SELECT bytes FROM bailey_blob_piece WHERE id = ?1")?;
        let id = piece_id(content.blob, place);
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    })?;
    piece.ok_or_else(|| Error::Unavailable("the file is gone".into()))
}
