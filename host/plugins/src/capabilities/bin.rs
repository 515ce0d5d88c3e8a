//! `bin`: what has been deleted and is still kept. With a user behind the call,
//! what that user may; without one, all that the grant extends to, and purging
//! just what is past its time.

use bailey_crm::bin;
use bailey_crm::{OperationId, RecordRef};

use super::HostCall;
use super::journal::within;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::bin::{
    BinQuery, DeletedPage, DeletedRecord, DeletionPage, Host, Outcome,
};
use crate::contract::bailey::crm::types::{self, Error};
use crate::grant::Tables;

/// The interface's name.
pub const NAME: &str = "bin";

impl Host for HostCall<'_> {
    fn counts(&mut self) -> Result<Vec<(String, u64)>, Error> {
        let granted = self.gate(NAME, Need::Read)?;
        let counts = bin::counts(&self.call.account, &self.call.acting(NAME))?;
        Ok(counts
            .into_iter()
            .filter(|(table, _)| granted.covers(table))
            .collect())
    }

    fn deletions(&mut self, query: BinQuery) -> Result<DeletionPage, Error> {
        within(self.gate(NAME, Need::Read)?, query.table.as_deref())?;
        let page = bin::deletions(&self.call.account, &self.call.acting(NAME), &query.into())?;
        self.charge(page.deletions.len(), 0)?;
        let deletions = page.deletions.into_iter().map(Into::into).collect();
        Ok(DeletionPage {
            deletions,
            total: page.total,
            next: page.next,
        })
    }

    fn deleted(&mut self, query: BinQuery) -> Result<DeletedPage, Error> {
        within(self.gate(NAME, Need::Read)?, query.table.as_deref())?;
        let page = bin::deleted(&self.call.account, &self.call.acting(NAME), &query.into())?;
        self.charge(
            page.records.len(),
            page.records
                .iter()
                .map(|record| record.label.len() as u64)
                .sum(),
        )?;
        let records = page.records.into_iter().map(Into::into).collect();
        Ok(DeletedPage {
            records,
            total: page.total,
            next: page.next,
        })
    }

    fn contents(&mut self, operation: i64) -> Result<Vec<DeletedRecord>, Error> {
        let granted = self.gate(NAME, Need::Read)?.clone();
        let records = bin::contents(
            &self.call.account,
            &self.call.acting(NAME),
            OperationId(operation),
        )?;
        self.charge(
            records.len(),
            records.iter().map(|record| record.label.len() as u64).sum(),
        )?;
        let shown = records
            .into_iter()
            .filter(|deleted| granted.covers(&deleted.record.table));
        Ok(shown.map(Into::into).collect())
    }

    fn restore(&mut self, operation: i64) -> Result<Outcome, Error> {
        let granted = self.gate(NAME, Need::Write)?;
        let (context, operation) = (self.call.acting(NAME), OperationId(operation));
        if *granted != Tables::All {
            let records = bin::contents(&self.call.account, &context, operation)?;
            for deleted in records.iter().filter(|deleted| !deleted.along) {
                covered(granted, &deleted.record.table)?;
            }
        }
        Ok(bin::restore(&self.call.account, &context, operation)?.into())
    }

    fn restore_records(&mut self, refs: Vec<types::RecordRef>) -> Result<Outcome, Error> {
        let records = self.binned(refs)?;
        Ok(bin::restore_records(&self.call.account, &self.call.acting(NAME), &records)?.into())
    }

    fn purge(&mut self, refs: Vec<types::RecordRef>) -> Result<Outcome, Error> {
        let records = self.binned(refs)?;
        Ok(bin::purge(&self.call.account, &self.call.acting(NAME), &records)?.into())
    }

    fn purge_due(&mut self, limit: u32) -> Result<Outcome, Error> {
        within(self.gate(NAME, Need::Write)?, None)?;
        Ok(bin::purge_due(&self.call.account, &self.call.acting(NAME), limit)?.into())
    }
}

impl HostCall<'_> {
    /// Records to act on, all of which the grant extends to. What went along
    /// with them belongs to them, whatever its table.
    fn binned(&self, refs: Vec<types::RecordRef>) -> Result<Vec<RecordRef>, Error> {
        let granted = self.gate(NAME, Need::Write)?;
        for record in &refs {
            covered(granted, &record.table)?;
        }
        Ok(refs.into_iter().map(Into::into).collect())
    }
}
