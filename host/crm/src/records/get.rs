//! Reading one record.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::records::record::Record;
use crate::records::{may_use, row};
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// The record, in whatever state it is: who names a record asks for it, and
/// [`Record::state`] says whether it is in the bin.
///
/// # Errors
/// `NotFound` if there is no such record, or none any more.
pub fn get(account: &Account, context: &Context, record: &RecordRef) -> Result<Record> {
    account.read(|read| get_in(read, context, record))
}

/// Reads a record within a transaction that reads more.
///
/// # Errors
/// As [`get`].
pub fn get_in(read: &Read<'_>, context: &Context, record: &RecordRef) -> Result<Record> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let table = schema.table(&record.table)?;
    let found = row::find(read.connection(), table, record.id)?;
    let found = found.ok_or_else(|| missing(record))?;
    context.access.shows(true, [record]);
    Ok(found)
}

/// There is no such record.
pub(super) fn missing(record: &RecordRef) -> Error {
    Error::NotFound(format!("`{}` has no record {}", record.table, record.id))
}
