//! Taking records of whatever tables out of the archive, as one operation.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::{self, Action};
use crate::bin::{NOTHING, Outcome};
use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::records::selection::selected;
use crate::records::{RecordState, Selection, What, clash, may_use, state};
use crate::store::Account;
use crate::value::RecordRef;

/// Takes these out, all of them or none. What is not in the archive is passed
/// over.
///
/// # Errors
/// `Denied` where some are not theirs to change; `NotFound` for an unknown table;
/// `Conflict`, naming field and holder, when a record in use has a value of
/// theirs that must be unique.
pub fn take_out(account: &Account, context: &Context, records: &[RecordRef]) -> Result<Outcome> {
    may_use(context)?;
    let mut asked: BTreeMap<String, BTreeSet<RecordId>> = BTreeMap::new();
    for record in records {
        asked
            .entry(record.table.clone())
            .or_default()
            .insert(record.id);
    }
    let context = context.clone();
    account.write_bulk(move |write| {
        let schema = write.schema(&context)?;
        let mut found = Vec::new();
        for (table, ids) in asked {
            let what = What::Ids(ids.into_iter().collect());
            let selection = Selection { table, what };
            let archived = [RecordState::Archived];
            let (table, records) = selected(&write.read(), &schema, &selection, &archived)?;
            let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
            access::must(write.connection(), &table, Action::Edit, &ids)?;
            let clashes =
                clash::of_returning(write.connection(), table.whole(), Some(&table), &ids)?;
            if let Some(clash) = clashes.into_iter().next() {
                return Err(clash.into_error(&table));
            }
            if !records.is_empty() {
                found.push((table, records));
            }
        }
        if found.is_empty() {
            return Ok(NOTHING);
        }
        let mut operation = write.operation(&context, "records.unarchive")?;
        let mut count = 0;
        for (table, records) in found {
            count += records.len() as u64;
            state::set_archived(write.connection(), &mut operation, &table, records, false)?;
        }
        Ok(Outcome {
            operation: Some(operation.finish()?),
            count,
        })
    })
}
