//! Files as the API writes them.

use bailey_crm::files::{File, Usage};
use bailey_crm::{FileId, RecordId, RecordRef};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::moment::Moment;

/// A file on a record.
#[derive(Serialize, ToSchema)]
pub(super) struct FileView {
    #[schema(value_type = i64)]
    id: FileId,
    /// What it is called.
    name: String,
    /// What kind of file whoever added it said it is.
    media_type: String,
    /// In bytes.
    size: u64,
    /// SHA-256 of its content, in lower-case hex.
    digest: String,
    added_at: Moment,
    /// The number of the user who added it.
    added_by: Option<i64>,
}

impl From<File> for FileView {
    fn from(file: File) -> Self {
        Self {
            id: file.id,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            digest: file.digest,
            added_at: file.added_at.into(),
            added_by: file.added_by.map(|user| user.0),
        }
    }
}

/// How much the files of the account take up.
#[derive(Serialize, ToSchema)]
pub(super) struct UsageView {
    /// How many bytes all contents have, each counted once. Those of removed files
    /// count until the journal lets go of them.
    used: u64,
    /// How many bytes they may have.
    limit: u64,
    /// How many files records have.
    files: u64,
    /// How many bytes one file may have.
    largest: u64,
}

impl UsageView {
    pub(super) fn new(usage: Usage, largest: u64) -> Self {
        let Usage { used, limit, files } = usage;
        Self {
            used,
            limit,
            files,
            largest,
        }
    }
}

/// The record that an address names.
pub(super) fn record(table: String, id: i64) -> RecordRef {
    RecordRef {
        table,
        id: RecordId(id),
    }
}
