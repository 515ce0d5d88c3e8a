//! What an account holds: its tables and records, its people, its journal.
//!
//! SQL lives in this crate alone. It knows no WebAssembly and no HTTP: whoever
//! calls it says in a [`Context`] who acts, and every reading or writing
//! function takes that context first.

pub mod access;
pub mod activity;
pub mod archive;
pub mod backups;
pub mod behalf;
pub mod bin;
pub mod catalogue;
pub mod context;
mod cursor;
mod decimal;
pub mod directory;
pub mod erasure;
pub mod error;
pub mod export;
pub mod files;
pub mod filter;
pub mod idempotency;
pub mod ids;
pub mod import;
pub mod journal;
pub mod mail;
#[cfg(test)]
mod plans;
pub mod plugin_data;
pub mod records;
mod relation;
pub mod reports;
mod returning;
pub mod rewind;
pub mod saved_views;
pub mod schema;
pub mod search;
pub mod sessions;
pub mod snapshots;
pub mod store;
pub mod support;
pub mod undo;
pub mod value;
pub mod views;

pub use access::Access;
pub use context::{Actor, Context, Surface};
pub use error::{Error, Problem, Result};
pub use ids::{
    AccountId, DepartmentId, FieldId, FileId, OperationId, RecordId, ReportId, SavedViewId,
    TableId, Timestamp, UserId,
};
pub use store::{Account, Crm, Read, Write};
pub use value::{Decimal, FileRef, Money, RecordRef, Scalar, Value};
