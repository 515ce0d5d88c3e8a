//! The log of all that happened: append-only, hash-chained, written in the same
//! transaction as what it tells of.

mod append;
mod change;
mod chain;

pub use append::OperationBuilder;
pub use change::{Change, ChangeKind, FieldChange};
