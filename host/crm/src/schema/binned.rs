//! Tables and fields that are in the bin. They are out of sight everywhere, but
//! what they held stands, and their keys stay taken.

use std::sync::Arc;

use crate::records::Binned;
use crate::schema::{Field, Table};

/// A field in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedField {
    /// The field as it was.
    pub field: Field,
    /// How it went there; along with the table that it refers to, perhaps.
    pub binned: Binned,
    /// How many records held a value then.
    pub held: u64,
}

/// A table in the bin, with its records as they were.
#[derive(Clone, Debug)]
pub struct DeletedTable {
    /// The table as it was.
    pub table: Arc<Table>,
    /// How it went there.
    pub binned: Binned,
    /// How many records it had then.
    pub held: u64,
}
