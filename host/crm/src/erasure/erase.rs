//! Erasing what was planned.

use rusqlite::Connection;

use crate::context::Context;
use crate::erasure::done::KIND;
use crate::erasure::plan::Found;
use crate::erasure::{may_erase, may_erase_record};
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::records::purge::purge;
use crate::search::index;
use crate::store::Account;
use crate::value::RecordRef;

/// What an erasure did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The journal's entry.
    pub operation: OperationId,
    /// How many records went.
    pub count: u64,
    /// Whether the account's file was written anew, so that no page of it that
    /// nothing uses any more holds what was erased. Where that was not possible,
    /// for want of space, it is tried again when the account is opened next.
    pub wiped: bool,
}

/// Erases a record, what belongs to it, and every copy of its texts, as one
/// operation. `plan` is the hash of the plan that was agreed to.
///
/// # Errors
/// `Denied` to members; `NotFound` when there is no such record; `Conflict` when
/// what would be erased is not what was planned any more.
pub fn erase(
    account: &Account,
    context: &Context,
    record: &RecordRef,
    plan: &str,
) -> Result<Erasure> {
    erase_telling(account, context, record, plan, &mut |_, _| {})
}

/// As [`erase`]; `progress` hears how many records of how many went. After the last
/// one the account's file is still to be written anew.
///
/// # Errors
/// Those of [`erase`].
pub fn erase_telling(
    account: &Account,
    context: &Context,
    record: &RecordRef,
    plan: &str,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Erasure> {
    may_erase(context)?;
    let (context, record, plan) = (context.clone(), record.clone(), plan.to_owned());
    let (operation, count) = account.write_telling(progress, move |write, tell| {
        may_erase_record(&write.read(), &context, &record)?;
        let found = Found::read(&write.read(), &record)?;
        if found.hash(&write.read())? != plan {
            return Err(Error::Conflict(
                "what would be erased is not what was planned any more: look at the plan again"
                    .into(),
            ));
        }
        let connection = write.connection();
        let mut operation = write.operation(&context, KIND)?;
        operation.table(&record.table);
        let (schema, records) = (write.whole_schema()?, found.subject.ids());
        let total = records.iter().map(|(_, ids)| ids.len() as u64).sum();
        operation.telling(tell, total);
        let count = purge(connection, &context, &schema, &mut operation, &records)?;
        found
            .traces
            .erase(connection, &mut operation, &found.texts)?;
        index::merge(connection)?;
        must_wipe(connection)?;
        Ok((operation.finish()?, count))
    })?;
    let wiped = account.wipe();
    if let Err(error) = &wiped {
        tracing::error!(account = %account.id(), %error, "the file still has pages of what was erased");
    }
    Ok(Erasure {
        operation,
        count,
        wiped: wiped.is_ok(),
    })
}

/// Notes that the file is to be written anew, also if the process ends before.
fn must_wipe(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE bailey_upkeep SET wipe = 1", [])?;
    Ok(())
}
