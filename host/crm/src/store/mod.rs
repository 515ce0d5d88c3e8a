//! Where accounts live: one SQLite file each, and one for the operator.
//!
//! Each open account has one writer, a thread that commits together what waits
//! together, and a few readers. No other module opens a connection for writing.

mod account;
mod backup_keys;
mod connection;
mod crm;
mod data_folder;
mod install;
mod kept;
mod keys;
mod member;
mod migrations;
mod operator;
mod options;
mod queue;
mod read;
mod readers;
mod room;
pub mod running;
mod schema_cache;
mod shared;
mod standing;
#[cfg(test)]
pub(crate) mod statements;
mod totals;
mod vault;
mod wal;
mod wipe;
mod write;
mod writer;

#[cfg(test)]
mod tests;

pub use account::Account;
pub use crm::{AccountSummary, Crm, DueJob, NewAccount};
pub use kept::{Kept, kept};
pub use options::{Durability, Options};
pub use read::Read;
pub use room::Room;
pub(crate) use running::Running;
pub use running::steady_now;
pub use shared::Generations;
pub use standing::Standing;
pub(crate) use vault::VaultKey;
pub use write::Write;

/// The version of an account's file that this Bailey writes.
pub(crate) const NEWEST_FILE: usize = migrations::newest();
