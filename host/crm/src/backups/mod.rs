//! The account's list of its backups: where each stands, what was found when it was
//! tried, which stores they go to, who may bring one back, and whether the owner
//! can open one elsewhere.
//!
//! What is in a backup, and what coming back means, is [`snapshots`](crate::snapshots).
//! How a backup looks and how it gets to its place is not known here.

mod change;
mod key;
mod link;
mod restorers;
mod rows;
mod stores;
#[cfg(test)]
mod tests;

pub use change::{added, deleted, downloaded, given, tried};
pub use key::{is_proven, proven, shown};
pub use link::{by_link, make_link};
pub(crate) use restorers::is_owner;
pub use restorers::{may_restore, name_restorers, restorers};
pub use rows::{Page, get, last_good_before, list};
pub use stores::{NewStore, Store, StoreId, add_store, remove_store, store, stores};

use serde::{Deserialize, Serialize};

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::snapshots::{Counts, SnapshotPlugin};

/// A backup's number, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BackupId(pub i64);

/// What led to a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It was time for it.
    Schedule,
    /// Somebody asked for it.
    Request,
    /// A restore was about to begin.
    Restore,
    /// Records were about to be deleted for good.
    Purge,
}

impl Reason {
    /// Its name in the journal and over the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Request => "request",
            Self::Restore => "restore",
            Self::Purge => "purge",
        }
    }
}

impl std::str::FromStr for Reason {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        [Self::Schedule, Self::Request, Self::Restore, Self::Purge]
            .into_iter()
            .find(|reason| reason.as_str() == text)
            .ok_or_else(|| Error::damaged(format!("`{text}` is no reason for a backup")))
    }
}

/// What a backup holds, as far as the list tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// How many records of each table.
    pub tables: Vec<Counts>,
    /// The plugins that the account had.
    pub plugins: Vec<SnapshotPlugin>,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBackup {
    /// `folder`, or the store.
    pub place: String,
    /// The name of the file there.
    pub name: String,
    /// What led to it.
    pub reason: Reason,
    /// When the account was as it holds it.
    pub taken_at: Timestamp,
    /// How long making it took, in milliseconds.
    pub took: u64,
    /// The file's size, in bytes.
    pub bytes: u64,
    /// The last entry of the journal that it holds; 0 for none.
    pub head: OperationId,
    /// What it holds.
    pub held: Held,
    /// What was wrong when it was tried; nothing if it is good.
    pub faults: Vec<String>,
}

/// A backup in the account's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// By which it is named.
    pub id: BackupId,
    /// Who had it made.
    pub by: Actor,
    /// What is known of it.
    pub made: NewBackup,
    /// When it was tried last.
    pub tried_at: Option<Timestamp>,
    /// When its file was deleted.
    pub deleted_at: Option<Timestamp>,
    /// It is the only good one that the account has.
    pub only_good: bool,
}

impl Backup {
    /// Whether the account could be had back from it when it was tried last.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.tried_at.is_some() && self.made.faults.is_empty() && self.deleted_at.is_none()
    }
}

/// Backups hold everything, so they are an admin's affair.
fn may_keep(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied("only admins see to backups".into()))
    }
}

fn unknown(id: BackupId) -> Error {
    Error::NotFound(format!("there is no backup {}", id.0))
}
