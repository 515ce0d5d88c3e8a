//! `records`: reading, as the user behind the call may.

use bailey_crm::records::{self, Query, Record};
use bailey_crm::{RecordRef, views};

use super::HostCall;
use crate::call::{Door, Need, covered};
use crate::contract::bailey::crm::records::{self as wit, Host, RecordPage, TableInfo};
use crate::contract::bailey::crm::types::{self, Error};
use crate::convert::{filter, weight};

/// The interface's name.
pub const NAME: &str = "records";

const DOOR: Door = Door::User(NAME);

impl Host for HostCall<'_> {
    fn tables(&mut self) -> Result<Vec<TableInfo>, Error> {
        self.read_tables(DOOR)
    }

    fn get(&mut self, record: types::RecordRef) -> Result<wit::Record, Error> {
        self.read_record(DOOR, record)
    }

    fn list(&mut self, query: wit::Query) -> Result<RecordPage, Error> {
        self.read_page(DOOR, query)
    }

    fn labels(&mut self, refs: Vec<types::RecordRef>) -> Result<Vec<Option<String>>, Error> {
        self.read_labels(DOOR, refs)
    }
}

/// Reading by whichever gate.
impl HostCall<'_> {
    /// The tables to which the grant extends.
    pub(super) fn read_tables(&self, door: Door) -> Result<Vec<TableInfo>, Error> {
        let granted = self.through(door, Need::Read)?;
        let context = self.call.acting(door.capability());
        let schema = self.call.account.schema(&context)?;
        let tables = schema
            .tables()
            .iter()
            .filter(|table| granted.covers(&table.key));
        Ok(tables.map(|table| (&**table).into()).collect())
    }

    /// One record.
    pub(super) fn read_record(
        &mut self,
        door: Door,
        record: types::RecordRef,
    ) -> Result<wit::Record, Error> {
        covered(self.through(door, Need::Read)?, &record.table)?;
        let context = self.call.acting(door.capability());
        let record = views::look(&self.call.account, &context, &record.into())?;
        self.charge(1, record_weight(&record))?;
        Ok(record.into())
    }

    /// A page of a list.
    pub(super) fn read_page(&mut self, door: Door, query: wit::Query) -> Result<RecordPage, Error> {
        covered(self.through(door, Need::Read)?, &query.table)?;
        let query = Query {
            filter: filter(query.filter)?,
            sort: query.sort.into_iter().map(Into::into).collect(),
            states: query.states.into_iter().map(Into::into).collect(),
            limit: query.limit,
            after: query.after,
            ..Query::of(query.table)
        };
        let context = self.call.acting(door.capability());
        let page = records::list(&self.call.account, &context, &query)?;
        self.charge(
            page.records.len(),
            page.records.iter().map(record_weight).sum(),
        )?;
        let records = page.records.into_iter().map(Into::into).collect();
        Ok(RecordPage {
            records,
            total: page.total,
            next: page.next,
        })
    }

    /// What records are called.
    pub(super) fn read_labels(
        &mut self,
        door: Door,
        refs: Vec<types::RecordRef>,
    ) -> Result<Vec<Option<String>>, Error> {
        let granted = self.through(door, Need::Read)?;
        let refs: Vec<RecordRef> = refs.into_iter().map(Into::into).collect();
        let hidden: Vec<bool> = refs
            .iter()
            .map(|record| !granted.covers(&record.table))
            .collect();
        let context = self.call.acting(door.capability());
        let labels = records::labels(&self.call.account, &context, &refs)?;
        self.charge(
            labels.len(),
            labels
                .iter()
                .flatten()
                .map(|label| label.text.len() as u64)
                .sum(),
        )?;
        let shown = labels.into_iter().zip(hidden);
        Ok(shown
            .map(|(label, hidden)| label.filter(|_| !hidden).map(|label| label.text))
            .collect())
    }
}

fn record_weight(record: &Record) -> u64 {
    record.label.len() as u64 + record.values.iter().map(weight).sum::<u64>()
}
