//! What an import did, or would do.

use serde::Serialize;

use crate::error::Problem;
use crate::ids::OperationId;

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many rows the file has.
    pub rows: u64,
    /// How many of them can become records.
    pub ready: u64,
    /// How many records were made; none in a dry run, or when rows were refused
    /// and were not to be skipped.
    pub created: u64,
    /// The columns that went into no field.
    pub left_out: Vec<String>,
    /// The cells because of which rows were refused, by line.
    pub refused: Vec<Refused>,
    /// The names that mean no record and no choice, column by column.
    pub unmatched: Vec<Unmatched>,
    /// The journal's entry, if records were made.
    pub operation: Option<OperationId>,
}

/// Why a row was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The line of the file in which the row begins.
    pub line: u64,
    /// The column's name, or the field's key where no column fills it.
    pub column: String,
    /// What the cell holds.
    pub value: String,
    /// What is wrong with it and what to do.
    pub problem: Problem,
}

/// The names in one column that mean nothing that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The column's name.
    pub column: String,
    /// The key of the field that it goes into.
    pub field: String,
    /// The names, the most frequent first.
    pub spellings: Vec<Spelling>,
}

/// A name that means nothing that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spelling {
    /// As the file has it.
    pub value: String,
    /// In how many rows.
    pub count: u64,
    /// What it most likely means.
    pub suggestion: Option<String>,
}
