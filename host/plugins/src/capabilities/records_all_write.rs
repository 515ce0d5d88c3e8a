//! `records-all-write`: changing records for the plugin itself, with nobody behind the
//! call. A delete asks the account's deletion policies, as a person's does.

use super::HostCall;
use crate::call::Door;
use crate::contract::bailey::crm::records_all_write::Host;
use crate::contract::bailey::crm::records_write::RecordUpdate;
use crate::contract::bailey::crm::types::{Error, FieldValue, RecordRef};

/// The interface's name.
pub const NAME: &str = "records-all-write";

const DOOR: Door = Door::Lone(NAME);

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
}
