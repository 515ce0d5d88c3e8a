//! `records-write`: changing records, as the user behind the call may. A delete
//! asks the account's deletion policies, as a person's does.

use bailey_crm::RecordId;
use bailey_crm::records::{self, Merge, Selection, Update, What};

use super::HostCall;
use crate::call::{Door, Need, covered};
use crate::contract::bailey::crm::records_write::{Host, Merging, RecordUpdate};
use crate::contract::bailey::crm::types::{Error, FieldValue, RecordRef};
use crate::convert::{Invalid, values};

/// The interface's name.
pub const NAME: &str = "records-write";

const DOOR: Door = Door::User(NAME);

impl Host for HostCall<'_> {
    fn create(&mut self, table: String, fields: Vec<FieldValue>) -> Result<RecordRef, Error> {
        self.write_new(DOOR, &table, fields)
    }

    fn update(&mut self, updates: Vec<RecordUpdate>) -> Result<Option<i64>, Error> {
        self.write_updates(DOOR, updates)
    }

    fn delete(&mut self, refs: Vec<RecordRef>) -> Result<i64, Error> {
        self.write_deletion(DOOR, refs)
    }

    fn archive(&mut self, refs: Vec<RecordRef>) -> Result<Option<i64>, Error> {
        self.write_archived(DOOR, refs)
    }

    fn unarchive(&mut self, refs: Vec<RecordRef>) -> Result<Option<i64>, Error> {
        self.write_unarchived(DOOR, refs)
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

/// Writing by whichever gate.
impl HostCall<'_> {
    /// Makes a record.
    pub(super) fn write_new(
        &self,
        door: Door,
        table: &str,
        fields: Vec<FieldValue>,
    ) -> Result<RecordRef, Error> {
        covered(self.through(door, Need::Write)?, table)?;
        let values = values(fields)?;
        let context = self.call.acting(door.capability());
        let written = records::create(&self.call.account, &context, table, values)?;
        Ok(written.record.into())
    }

    /// Changes records.
    pub(super) fn write_updates(
        &self,
        door: Door,
        updates: Vec<RecordUpdate>,
    ) -> Result<Option<i64>, Error> {
        let granted = self.through(door, Need::Write)?;
        let mut checked = Vec::with_capacity(updates.len());
        for update in updates {
            covered(granted, &update.ref_.table)?;
            checked.push(Update {
                record: update.ref_.into(),
                version: Some(update.version),
                values: values(update.values)?,
            });
        }
        let context = self.call.acting(door.capability());
        let updated = records::update(&self.call.account, &context, checked)?;
        Ok(updated.operation.map(|id| id.0))
    }

    /// Deletes records.
    pub(super) fn write_deletion(&self, door: Door, refs: Vec<RecordRef>) -> Result<i64, Error> {
        let selection = self.selection(door, refs)?;
        let context = self.call.acting(door.capability());
        let plugins = self.call.plugins.clone();
        let deleted = plugins.delete(&self.call.account, &context, selection);
        Ok(deleted.map_err(crate::convert::refused)?.operation.0)
    }

    /// Puts records away.
    pub(super) fn write_archived(
        &self,
        door: Door,
        refs: Vec<RecordRef>,
    ) -> Result<Option<i64>, Error> {
        let selection = self.selection(door, refs)?;
        let context = self.call.acting(door.capability());
        let archived = records::archive(&self.call.account, &context, selection)?;
        Ok(archived.operation.map(|id| id.0))
    }

    /// Takes records out again.
    pub(super) fn write_unarchived(
        &self,
        door: Door,
        refs: Vec<RecordRef>,
    ) -> Result<Option<i64>, Error> {
        let selection = self.selection(door, refs)?;
        let context = self.call.acting(door.capability());
        let taken = records::unarchive(&self.call.account, &context, selection)?;
        Ok(taken.operation.map(|id| id.0))
    }

    /// Records of one table, to which the grant extends: an act on several
    /// tables would be several operations.
    fn selection(&self, door: Door, refs: Vec<RecordRef>) -> Result<Selection, Error> {
        let granted = self.through(door, Need::Write)?;
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
