//! How much the account's files take up, and may.

use rusqlite::OptionalExtension as _;
use serde::Serialize;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::records::may_use;
use crate::store::{Account, Read};

/// How many bytes all files may have until an admin says otherwise: 1 GB.
pub const USUAL_LIMIT: u64 = 1_000_000_000;
/// The least that can be said: 1 MB.
pub const LEAST_LIMIT: u64 = 1_000_000;
/// The most that can be said: 1 TB.
const MOST_LIMIT: u64 = 1_000_000_000_000;

/// How much the files of an account take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Usage {
    /// How many bytes all contents have, each counted once. Those of removed files
    /// count until the journal lets go of them.
    pub used: u64,
    /// How many bytes they may have.
    pub limit: u64,
    /// How many files records have.
    pub files: u64,
}

/// What the account's files take up.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn usage(account: &Account, context: &Context) -> Result<Usage> {
    may_use(context)?;
    account.read(in_read)
}

/// Says how many bytes all files may have together. What is there stays, also
/// beyond it.
///
/// # Errors
/// `Denied` to members; `Invalid` for a limit that is too small or too large.
pub fn set_limit(account: &Account, context: &Context, bytes: u64) -> Result<Option<OperationId>> {
    if !context.access.admin {
        return Err(Error::Denied("only admins change settings".into()));
    }
    if !(LEAST_LIMIT..=MOST_LIMIT).contains(&bytes) {
        return Err(Error::invalid_field(
            "limit",
            "out-of-range",
            format!("The limit is from {LEAST_LIMIT} to {MOST_LIMIT} bytes."),
        ));
    }
    let context = context.clone();
    account.write(move |write| {
        let before = in_read(&write.read())?.limit;
        if before == bytes {
            return Ok(None);
        }
        write.connection().execute(
            "INSERT OR REPLACE INTO bailey_file_limit (only, most) VALUES (1, ?1)",
            [bytes],
        )?;
        let mut operation = write.operation(&context, "files.limit-changed")?;
        operation.detail("limit", bytes.to_string());
        operation.detail("limit-before", before.to_string());
        Ok(Some(operation.finish()?))
    })
}

pub(super) fn in_read(read: &Read<'_>) -> Result<Usage> {
    let connection = read.connection();
    let limit = connection
        .prepare_cached("SELECT most FROM bailey_file_limit")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let (used, files) = connection
        .prepare_cached(
            "SELECT (SELECT coalesce(sum(size), 0) FROM bailey_blob),
                 (SELECT count(*) FROM bailey_file WHERE removed = 0)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Usage {
        used,
        limit: limit.unwrap_or(USUAL_LIMIT),
        files,
    })
}

/// No more fits.
pub(super) fn full() -> Error {
    Error::Limit(
        "the account's files would take up more than they may: remove some, or have an admin \
         raise the limit"
            .into(),
    )
}
