//! Backups of accounts: a snapshot that is packed, sealed to the account's key and
//! put somewhere; opened again, tried, and brought back.
//!
//! What is in an account, and what coming back means, is the core's
//! (`bailey_crm::snapshots`). How a backup looks is the format's (`bailey_backup`).
//! Here they are joined.

mod key;
mod make;
mod open;
mod said;
mod verify;

pub use bailey_backup::{AccountKey, Manifest, Recipient};
pub use key::{account_key, recipient};
pub use make::{Made, make};
pub use open::{Opened, manifest, open};
pub use verify::{Verified, verify};
