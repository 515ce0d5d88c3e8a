//! Taking records of whatever tables out of the archive, as one operation.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::records::selection::selected;
use crate::records::{RecordState, Selection, What, clash, may_use, state};
use crate::store::Account;
use crate::value::RecordRef;

/// What became of taking records out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenOut {
    /// The journal's entry; none when there was nothing left to do.
    pub operation: Option<OperationId>,
    /// How many records.
    pub count: u64,
    /// What kept them in: then nothing was done.
    pub taken: Vec<Taken>,
}

/// A unique value of an archived record that one in use has by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The one in the archive.
    pub record: RecordRef,
    /// The field's key; none if whoever asks doesn't see the field.
    pub field: Option<String>,
    /// The one that has the value; none if they don't see it.
    pub holder: Option<RecordRef>,
    /// What that one is called; empty if they don't see it.
    pub holder_label: String,
}

impl From<Taken> for Error {
    fn from(taken: Taken) -> Self {
        let Taken {
            record,
            field,
            holder,
            holder_label,
        } = taken;
        let holder = match holder {
            Some(holder) => format!("{}/{} ({holder_label})", holder.table, holder.id),
            None => "another record".to_owned(),
        };
        let field = match field {
            Some(field) => format!("its `{field}`"),
            None => "a value of its".to_owned(),
        };
        Self::Conflict(format!(
            "{}/{} can't come out of the archive: {holder} has {field}, which must be unique; \
             change or delete that one first",
            record.table, record.id
        ))
    }
}

/// Takes these out, all of them or none. What is not in the archive is passed
/// over.
///
/// # Errors
/// `Denied` where some are not theirs to change; `NotFound` for an unknown table.
pub fn take_out(account: &Account, context: &Context, records: &[RecordRef]) -> Result<TakenOut> {
    may_use(context)?;
    let mut asked: BTreeMap<String, BTreeSet<RecordId>> = BTreeMap::new();
    for record in records {
        let ids = asked.entry(record.table.clone()).or_default();
        ids.insert(record.id);
    }
    let context = context.clone();
    account.write_bulk(move |write| {
        let schema = write.schema(&context)?;
        let (mut found, mut taken) = (Vec::new(), Vec::new());
        for (table, ids) in asked {
            let what = What::Ids(ids.into_iter().collect());
            let selection = Selection { table, what };
            let archived = [RecordState::Archived];
            let (table, records) = selected(&write.read(), &schema, &selection, &archived)?;
            let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
            let reference = |id| RecordRef {
                table: table.key.clone(),
                id,
            };
            access::must(write.connection(), &table, Action::Edit, &ids)?;
            let clashes =
                clash::of_returning(write.connection(), table.whole(), Some(&table), &ids)?;
            taken.extend(clashes.into_iter().map(|clash| Taken {
                record: reference(clash.record),
                field: clash.field,
                holder: clash.holder.map(reference),
                holder_label: clash.label,
            }));
            if !records.is_empty() {
                found.push((table, records));
            }
        }
        if found.is_empty() || !taken.is_empty() {
            return Ok(TakenOut {
                taken,
                ..TakenOut::default()
            });
        }
        let mut operation = write.operation(&context, "records.unarchive")?;
        let mut count = 0;
        for (table, records) in found {
            count += records.len() as u64;
            state::set_archived(write.connection(), &mut operation, &table, records, false)?;
        }
        Ok(TakenOut {
            operation: Some(operation.finish()?),
            count,
            taken,
        })
    })
}
