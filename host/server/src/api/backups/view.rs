//! How backups and stores look over the API.

use bailey_crm::Actor;
use bailey_crm::backups::{Backup, Store};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::moment::Moment;

/// A backup.
#[derive(Serialize, ToSchema)]
pub(super) struct BackupView {
    id: i64,
    /// `folder`, or a store: `store-3`.
    place: String,
    /// The name of its file there.
    name: String,
    /// `schedule`, `request`, `restore` or `purge`.
    reason: &'static str,
    /// When the account was as it holds it.
    taken_at: Moment,
    /// Who had it made, as in the journal's entries.
    #[schema(value_type = Object)]
    by: Actor,
    /// The file's size, in bytes.
    bytes: u64,
    /// How long making it took, in milliseconds.
    took: u64,
    /// The last entry of the journal that it holds.
    operation: i64,
    /// When it was tried last.
    tried_at: Option<Moment>,
    /// What didn't hold then. None of it, once it was tried: it is good.
    faults: Vec<String>,
    /// When its file was deleted.
    deleted_at: Option<Moment>,
}

impl From<Backup> for BackupView {
    fn from(backup: Backup) -> Self {
        let made = backup.made;
        Self {
            id: backup.id.0,
            place: made.place,
            name: made.name,
            reason: made.reason.as_str(),
            taken_at: made.taken_at.into(),
            by: backup.by,
            bytes: made.bytes,
            took: made.took,
            operation: made.head.0,
            tried_at: backup.tried_at.map(Into::into),
            faults: made.faults,
            deleted_at: backup.deleted_at.map(Into::into),
        }
    }
}

/// A bucket that backups can go to. Its secret is never shown.
#[derive(Serialize, ToSchema)]
pub(super) struct StoreView {
    id: i64,
    /// What people call it.
    label: String,
    endpoint: String,
    region: String,
    bucket: String,
    /// What the names of all files begin with.
    prefix: String,
    /// The public half of its credentials.
    key_id: String,
}

impl From<Store> for StoreView {
    fn from(store: Store) -> Self {
        Self {
            id: store.id.0,
            label: store.label,
            endpoint: store.endpoint,
            region: store.region,
            bucket: store.bucket,
            prefix: store.prefix,
            key_id: store.key_id,
        }
    }
}
