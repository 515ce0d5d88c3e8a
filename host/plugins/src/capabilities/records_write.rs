//! `records-write`: changing records, as the user behind the call may. A delete
//! asks the account's deletion policies, as a person's does.

use bailey_crm::records::{self, Merge, Selection, Update, What};
use bailey_crm::{OperationId, RecordId};

use super::HostCall;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::records_write::{Host, Merging, RecordUpdate};
use crate::contract::bailey::crm::types::{Error, FieldValue, RecordRef};
use crate::convert::{Invalid, values};

/// The interface's name.
pub const NAME: &str = "records-write";

impl Host for HostCall<'_> {
    fn create(&mut self, table: String, fields: Vec<FieldValue>) -> Result<RecordRef, Error> {
        covered(self.user_gate(NAME, Need::Write)?, &table)?;
        let values = values(fields)?;
        let written = records::create(&self.call.account, &self.call.acting(NAME), &table, values)?;
        Ok(written.record.into())
    }

    fn update(&mut self, updates: Vec<RecordUpdate>) -> Result<i64, Error> {
        let granted = self.user_gate(NAME, Need::Write)?;
        let mut checked = Vec::with_capacity(updates.len());
        for update in updates {
            covered(granted, &update.ref_.table)?;
            checked.push(Update {
                record: update.ref_.into(),
                version: Some(update.version),
                values: values(update.values)?,
            });
        }
        let updated = records::update(&self.call.account, &self.call.acting(NAME), checked)?;
        operation(updated.operation)
    }

    fn delete(&mut self, refs: Vec<RecordRef>) -> Result<i64, Error> {
        let selection = self.selection(refs)?;
        let context = self.call.acting(NAME);
        let plugins = self.call.plugins.clone();
        let deleted = plugins.delete(&self.call.account, &context, selection);
        Ok(deleted.map_err(crate::convert::refused)?.operation.0)
    }

    fn archive(&mut self, refs: Vec<RecordRef>) -> Result<i64, Error> {
        let selection = self.selection(refs)?;
        operation(
            records::archive(&self.call.account, &self.call.acting(NAME), selection)?.operation,
        )
    }

    fn unarchive(&mut self, refs: Vec<RecordRef>) -> Result<i64, Error> {
        let selection = self.selection(refs)?;
        operation(
            records::unarchive(&self.call.account, &self.call.acting(NAME), selection)?.operation,
        )
    }

    fn merge(&mut self, merging: Merging) -> Result<i64, Error> {
        covered(self.user_gate(NAME, Need::Write)?, &merging.table)?;
        let seen = merging.versions.into_iter();
        let merge = Merge {
            table: merging.table,
            into: RecordId(merging.into),
            from: merging.from.into_iter().map(RecordId).collect(),
            values: values(merging.values)?,
            versions: seen.map(|seen| (RecordId(seen.id), seen.version)).collect(),
        };
        let context = self.call.acting(NAME);
        let plugins = self.call.plugins.clone();
        let merged = plugins.merge(&self.call.account, &context, merge);
        let (merged, _) = merged.map_err(crate::convert::refused)?;
        Ok(merged.operation.0)
    }
}

impl HostCall<'_> {
    /// Records of one table, to which the grant extends: an act on several
    /// tables would be several operations.
    fn selection(&self, refs: Vec<RecordRef>) -> Result<Selection, Error> {
        let granted = self.user_gate(NAME, Need::Write)?;
        let Some(table) = refs.first().map(|record| record.table.clone()) else {
            return Err(Invalid::new("no record is named").into());
        };
        covered(granted, &table)?;
        if refs.iter().any(|record| record.table != table) {
            return Err(Invalid::new("name records of one table at a time").into());
        }
        let ids = refs.into_iter().map(|record| RecordId(record.id)).collect();
        Ok(Selection {
            table,
            what: What::Ids(ids),
        })
    }
}

/// The operation of an act that has to do something.
fn operation(operation: Option<OperationId>) -> Result<i64, Error> {
    operation
        .map(|id| id.0)
        .ok_or_else(|| Error::Conflict("nothing was left to do".into()))
}
