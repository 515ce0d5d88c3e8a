//! The format of an account's backup: a plain tar that opens without Bailey, with
//! `tar`, `age`, `zstd` and `sqlite3`.
//!
//! | entry | holds |
//! | --- | --- |
//! | `manifest.json` | whose it is and of when, what is in it, the SHA-256 of the rest |
//! | `manifest.json.ed25519` | the signature over the bytes of `manifest.json` |
//! | `account.sqlite.zst.age` | the account's file, compressed, then encrypted |
//!
//! age says who can read a backup and not who made it: that is what the signature
//! is for. The entries stand in this order and nothing else is in the tar, down to
//! the padding: one byte flipped anywhere is found.
//!
//! This crate knows the format alone: nothing of SQL, accounts or stores. Neither
//! writing nor reading holds more than a few pieces of a backup in memory.

mod counting;
mod entry;
mod error;
mod key;
mod manifest;
mod read;
mod write;

pub use error::Error;
pub use key::{AccountKey, Recipient};
pub use manifest::{Database, FORMAT, Manifest, Of, Part, Plugin, Position, Table};
pub use read::Backup;
pub use write::{Sealing, write};

/// The entry that says what is in a backup.
pub const MANIFEST: &str = "manifest.json";
/// The entry that has the manifest's signature.
pub const SIGNATURE: &str = "manifest.json.ed25519";
/// The entry that has the account's file.
pub const DATABASE: &str = "account.sqlite.zst.age";
