//! `records`: reading, as the user behind the call may.

use bailey_crm::records::{self, Query, Record};
use bailey_crm::{RecordRef, views};

use super::HostCall;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::records::{self as wit, Host, RecordPage, TableInfo};
use crate::contract::bailey::crm::types::{self, Error};
use crate::convert::{filter, weight};

/// The interface's name.
pub const NAME: &str = "records";

impl Host for HostCall<'_> {
    fn tables(&mut self) -> Result<Vec<TableInfo>, Error> {
        let granted = self.user_gate(NAME, Need::Read)?;
        let schema = self.call.account.schema(&self.call.acting(NAME))?;
        let tables = schema
            .tables()
            .iter()
            .filter(|table| granted.covers(&table.key));
        Ok(tables.map(|table| (&**table).into()).collect())
    }

    fn get(&mut self, record: types::RecordRef) -> Result<wit::Record, Error> {
        covered(self.user_gate(NAME, Need::Read)?, &record.table)?;
        let record = views::look(&self.call.account, &self.call.acting(NAME), &record.into())?;
        self.charge(1, record_weight(&record))?;
        Ok(record.into())
    }

    fn list(&mut self, query: wit::Query) -> Result<RecordPage, Error> {
        covered(self.user_gate(NAME, Need::Read)?, &query.table)?;
        let query = Query {
            filter: filter(query.filter)?,
            sort: query.sort.into_iter().map(Into::into).collect(),
            states: query.states.into_iter().map(Into::into).collect(),
            limit: query.limit,
            after: query.after,
            ..Query::of(query.table)
        };
        let page = records::list(&self.call.account, &self.call.acting(NAME), &query)?;
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

    fn labels(&mut self, refs: Vec<types::RecordRef>) -> Result<Vec<Option<String>>, Error> {
        let granted = self.user_gate(NAME, Need::Read)?;
        let refs: Vec<RecordRef> = refs.into_iter().map(Into::into).collect();
        let hidden: Vec<bool> = refs
            .iter()
            .map(|record| !granted.covers(&record.table))
            .collect();
        let labels = records::labels(&self.call.account, &self.call.acting(NAME), &refs)?;
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
