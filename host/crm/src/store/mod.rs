//! Where accounts live: one SQLite file each, and one for the operator.
//!
//! Each open account has one writer, a thread that commits together what waits
//! together, and a few readers. No other module opens a connection.

mod account;
mod connection;
mod crm;
mod data_folder;
mod migrations;
mod options;
mod read;
mod schema_cache;
mod write;
mod writer;

pub use account::Account;
pub use crm::{AccountSummary, Crm, NewAccount};
pub use options::{Durability, Options};
pub use read::Read;
pub use write::Write;
