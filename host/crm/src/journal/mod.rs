//! The log of all that happened: append-only, hash-chained, written in the same
//! transaction as what it tells of.

mod activity;
mod append;
mod chain;
mod change;
mod changes;
mod check;
mod checkpoint;
mod copies;
mod entry;
mod erase;
mod export;
mod head;
mod log;
mod places;
mod prune;
mod query;
mod rows;
mod seen;
mod verify;

#[cfg(test)]
mod tests;

pub(crate) use activity::first_since;
pub use activity::{Activity, DayActivity, MOST_DAYS, PersonActivity, activity};
pub use append::OperationBuilder;
pub(crate) use append::Tip;
pub use chain::Hash;
pub use change::{Change, ChangeKind, FieldChange};
pub use changes::{ChangePage, HistoryPage, MOST_CHANGES, changes, record_history};
pub use check::{Check, check_state, start_check, verified};
pub use entry::{Operation, RecordedChange, RecordedField};
pub use export::{JournalExport, JournalFormat, MOST_EXPORTED, export};
pub use head::{Head, InvalidHead, head};
pub use prune::{LEAST_KEPT_DAYS, MOST_PRUNED, Pruned, prune};
pub use query::{
    JournalFilter, JournalPage, JournalQuery, MOST_COUNTED, MOST_OPERATIONS, depth, following,
    operation, query,
};
pub use verify::{Fault, Reason, Verification, VerifyOptions, verify};

/// Leaves the journal out from here on, or no more: so that a bench can say what
/// it costs. What is written meanwhile has no history.
#[cfg(feature = "unjournalled")]
pub fn leave_out(leave: bool) {
    append::LEFT_OUT.store(leave, std::sync::atomic::Ordering::Relaxed);
}

pub(crate) use chain::{Hasher, Parts};
pub(crate) use changes::{changes_after, changes_in};
pub(crate) use check::Checking;
pub(crate) use checkpoint::{last_checkpoint, sign_checkpoint};
pub(crate) use copies::{Held, erase_changes, erase_details, held_by, record_lines};
pub(crate) use erase::{erase_field, erase_records, erase_table};
pub(crate) use head::head_of;
pub(crate) use log::{Search, keep_full, kept, last_of_kind};
pub(crate) use query::{kind as kind_in, one as operation_in};
pub(crate) use rows::{CHANGE_COLUMNS, ChangeRow, OF_OPERATION};
pub(crate) use verify::verify_connection;
