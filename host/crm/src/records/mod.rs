//! Records: one file for each thing that can be done with them, and `row.rs`,
//! the one place where rows are read and written.
//!
//! Every function takes the account and the context of who asks. Reading is one
//! transaction; writing is one operation of the journal, all of it or nothing.

mod archive;
mod bulk_update;
mod check;
pub(crate) mod clash;
pub(crate) mod columns;
mod create;
mod delete;
mod deletion;
mod get;
mod json;
mod keyset;
mod labels;
mod list;
pub(crate) mod merge;
pub(crate) mod purge;
mod record;
pub(crate) mod references;
pub(crate) mod relink;
pub(crate) mod row;
pub(crate) mod selection;
mod sort;
pub(crate) mod state;
mod summary;
#[cfg(test)]
pub(crate) mod testing;
mod update;
mod without;

pub use archive::{archive, unarchive};
pub use bulk_update::bulk_update;
pub(crate) use check::{check_field, coerce, widened};
pub(crate) use columns::{decode, encode, primitive};
pub use create::{create, create_in};
pub use delete::{Decision, Deleted, Keep, RelationField, delete, delete_in};
pub use deletion::{Deletion, Relation, deletion};
pub use get::{get, get_in};
pub use json::{Plain, scalar_from_json, value_from_json, value_to_json, values_from_json};
pub use labels::{Label, labels, labels_in};
pub(crate) use list::list_for;
pub use list::{Page, Query, count, list, list_by, list_in, list_now};
pub use merge::{MOST_MERGED, Merge, Merged, merge};
pub use record::{Binned, Record, RecordState};
pub use selection::{Selection, What};
pub use sort::{Direction, Sort};
pub use summary::{By, Group, Period, Summary, check_summary, summary, summary_in};
pub(crate) use update::apply as change_values;
pub use update::{Update, Updated, update, update_in};
pub use without::Without;

use std::collections::BTreeMap;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::value::{RecordRef, Value};

/// Values by their fields' keys.
pub type Values = BTreeMap<String, Value>;

/// What a write left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The record.
    pub record: RecordRef,
    /// Its version now.
    pub version: u64,
    /// The journal's entry.
    pub operation: OperationId,
}

/// What an act on many records did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The journal's entry; none when there was nothing left to do.
    pub operation: Option<OperationId>,
    /// How many records changed.
    pub count: u64,
}

/// Refuses who may not use records at all.
pub(crate) fn may_use(context: &Context) -> Result<()> {
    if context.access.records {
        Ok(())
    } else {
        Err(Error::Denied("you may not use records".into()))
    }
}
