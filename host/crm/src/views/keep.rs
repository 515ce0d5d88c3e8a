//! Writing views to the journal, an operation a batch.

use super::pending::Batch;
use super::{RECORDS, VIEWED};
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::store::{Account, Write};

/// Writes the batches in one commit. What can't be written stays for the next
/// time.
pub(crate) fn keep(account: &Account, batches: Vec<Batch>) -> Result<()> {
    if batches.is_empty() {
        return Ok(());
    }
    let kept = keep_now(account, batches.clone());
    if kept.is_err() {
        account.views().put_back(batches);
    }
    kept
}

/// Writes the batches in one commit, now or never.
pub(crate) fn keep_now(account: &Account, batches: Vec<Batch>) -> Result<()> {
    if batches.is_empty() {
        return Ok(());
    }
    account.write(move |write| batches.iter().try_for_each(|batch| one(write, batch)))
}

fn one(write: &Write<'_>, batch: &Batch) -> Result<()> {
    let mut operation = write.operation(&batch.by, VIEWED)?;
    operation.table(&batch.table);
    let names: Vec<String> = batch.records.iter().map(RecordId::to_string).collect();
    operation.detail("since", since(batch)?);
    operation.detail("count", names.len().to_string());
    if let Some(how) = batch.how {
        operation.detail("how", how);
    }
    operation.detail(RECORDS, names.join(" "));
    let id = operation.finish()?;
    let mut insert = write.connection().prepare_cached(
        "INSERT INTO bailey_view (table_key, record, operation) VALUES (?1, ?2, ?3)",
    )?;
    for record in &batch.records {
        insert.execute((&batch.table, record, id))?;
    }
    Ok(())
}

fn since(batch: &Batch) -> Result<String> {
    let moment = jiff::Timestamp::from_millisecond(batch.since.0);
    Ok(moment.map_err(Error::damaged)?.to_string())
}
