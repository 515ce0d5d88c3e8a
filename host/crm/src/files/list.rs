//! The files that a record has.

use serde::Serialize;

use crate::context::Context;
use crate::error::Result;
use crate::files::rows;
use crate::ids::{FileId, Timestamp, UserId};
use crate::records::get_in;
use crate::store::Account;
use crate::value::{FileRef, RecordRef};

/// A file on a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct File {
    /// Never reused.
    pub id: FileId,
    /// The record that has it.
    pub record: RecordRef,
    /// What it is called.
    pub name: String,
    /// What kind of file whoever added it said it is.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 of its content, in lower-case hex.
    pub digest: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// By whom; none if no user did.
    pub added_by: Option<UserId>,
}

impl File {
    /// As the journal tells of it.
    pub(super) fn reference(&self) -> FileRef {
        FileRef {
            digest: self.digest.clone(),
            name: self.name.clone(),
            media_type: self.media_type.clone(),
            size: self.size,
        }
    }
}

/// The files of a record, the one added last first.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for a record that there is not,
/// or that they don't see.
pub fn of_record(account: &Account, context: &Context, record: &RecordRef) -> Result<Vec<File>> {
    account.read(|read| {
        get_in(read, context, record)?;
        rows::of_record(read.connection(), record)
    })
}
