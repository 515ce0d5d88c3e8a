//! `records-all`: reading for the plugin itself, with nobody behind the call.

use super::HostCall;
use crate::call::Door;
use crate::contract::bailey::crm::records::{Query, Record, RecordPage, TableInfo};
use crate::contract::bailey::crm::records_all::Host;
use crate::contract::bailey::crm::types::{Error, RecordRef};

/// The interface's name.
pub const NAME: &str = "records-all";

const DOOR: Door = Door::Lone(NAME);

impl Host for HostCall<'_> {
    fn tables(&mut self) -> Result<Vec<TableInfo>, Error> {
        self.read_tables(DOOR)
    }

    fn get(&mut self, record: RecordRef) -> Result<Record, Error> {
        self.read_record(DOOR, record)
    }

    fn list(&mut self, query: Query) -> Result<RecordPage, Error> {
        self.read_page(DOOR, query)
    }

    fn labels(&mut self, refs: Vec<RecordRef>) -> Result<Vec<Option<String>>, Error> {
        self.read_labels(DOOR, refs)
    }
}
