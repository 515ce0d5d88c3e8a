//! Who looked at which records, of the tables for which the account wants to
//! know it.
//!
//! Looking must stay cheap, so views are gathered in memory, by who looks at
//! which table from where, and go to the journal in batches: once a batch is full or old, and
//! when the account closes. A process that is killed loses the batches of its
//! last seconds. A record that is opened again belongs to the batch once.

mod keep;
mod pending;
mod recent;
mod watch;

use crate::activity::{self, Act};
use crate::context::Context;
use crate::error::Result;
use crate::records::{self, Record};
use crate::store::Account;
use crate::value::RecordRef;

pub(crate) use keep::{keep, keep_now};
pub(crate) use pending::{Batch, Views};
pub(crate) use recent::keep_recent;
pub use recent::recent;
pub use watch::{set_watched, watched};

/// The kind of an operation that says what was looked at.
pub const VIEWED: &str = "views.records";

/// The detail with the records' numbers, one space between two.
pub const RECORDS: &str = "records";

/// The most records of one batch.
pub(crate) const MOST: usize = 100;

/// The record, as [`records::get`] reads it, for somebody who looks at it.
///
/// # Errors
/// As [`records::get`].
pub fn look(account: &Account, context: &Context, record: &RecordRef) -> Result<Record> {
    let found = records::get(account, context, record)?;
    if context.access.supervision.is_some() {
        // It is journalled before the answer goes out: see `support`.
        return Ok(found);
    }
    account.views().recent.note(context, record);
    activity::note(account, context, Act::CardsOpened, 1);
    note(account, context, record)?;
    Ok(found)
}

/// As [`look`], if that takes no waiting: see [`Account::read_now`]. None too where it
/// has to be kept who looks.
///
/// # Errors
/// As [`look`].
pub fn look_now(
    account: &Account,
    context: &Context,
    record: &RecordRef,
) -> Result<Option<Record>> {
    let watched = account.views().known_watched();
    let kept = watched.is_none_or(|tables| tables.contains(&record.table));
    if kept || context.access.supervision.is_some() {
        return Ok(None);
    }
    let found = account.read_now(|read| records::get_in(read, context, record))?;
    if found.is_some() {
        account.views().recent.note(context, record);
        activity::note(account, context, Act::CardsOpened, 1);
    }
    Ok(found)
}

fn note(account: &Account, context: &Context, record: &RecordRef) -> Result<()> {
    let views = account.views();
    if !views.watched(account)?.contains(&record.table) {
        return Ok(());
    }
    if let Some(full) = views.add(context, record) {
        keep(account, vec![full])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
