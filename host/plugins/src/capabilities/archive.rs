//! `archive`: what was put away, and taking it out again. With a user behind the
//! call, what that user may; without one, looking alone.

use bailey_crm::archive;
use bailey_crm::{RecordRef, Timestamp, UserId};

use super::HostCall;
use super::journal::within;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::archive::{
    ArchivePage, ArchiveQuery, ArchivedRecord, Host, Outcome, Taken,
};
use crate::contract::bailey::crm::types::{self, Error};

/// The interface's name.
pub const NAME: &str = "archive";

impl Host for HostCall<'_> {
    fn counts(&mut self) -> Result<Vec<(String, u64)>, Error> {
        let granted = self.gate(NAME, Need::Read)?;
        let counts = archive::counts(&self.call.account, &self.call.acting(NAME))?;
        let shown = counts.into_iter();
        Ok(shown.filter(|(table, _)| granted.covers(table)).collect())
    }

    fn archived(&mut self, query: ArchiveQuery) -> Result<ArchivePage, Error> {
        within(self.gate(NAME, Need::Read)?, query.table.as_deref())?;
        let page = archive::archived(&self.call.account, &self.call.acting(NAME), &query.into())?;
        let weight = page.records.iter().map(|record| record.label.len() as u64);
        self.charge(page.records.len(), weight.sum())?;
        Ok(ArchivePage {
            records: page.records.into_iter().map(Into::into).collect(),
            total: page.total,
            next: page.next,
        })
    }

    fn take_out(&mut self, refs: Vec<types::RecordRef>) -> Result<Outcome, Error> {
        let granted = self.user_gate(NAME, Need::Write)?;
        for record in &refs {
            covered(granted, &record.table)?;
        }
        let refs: Vec<RecordRef> = refs.into_iter().map(Into::into).collect();
        let done = archive::take_out(&self.call.account, &self.call.acting(NAME), &refs)?;
        let taken = done.taken.into_iter().map(|taken| Taken {
            ref_: taken.record.into(),
            field: taken.field,
            holder: taken.holder.map(Into::into),
            holder_label: taken.holder_label,
        });
        Ok(Outcome {
            operation: done.operation.map(|id| id.0),
            count: u32::try_from(done.count).unwrap_or(u32::MAX),
            taken: taken.collect(),
        })
    }
}

impl From<ArchiveQuery> for archive::ArchiveQuery {
    fn from(query: ArchiveQuery) -> Self {
        Self {
            table: query.table,
            by: query.by.map(UserId),
            since: query.since.map(Timestamp),
            until: query.until.map(Timestamp),
            text: query.text,
            limit: query.limit,
            after: query.after,
        }
    }
}

impl From<archive::ArchivedRecord> for ArchivedRecord {
    fn from(archived: archive::ArchivedRecord) -> Self {
        Self {
            ref_: archived.record.into(),
            label: archived.label,
            operation: archived.operation.0,
            at: archived.at.0,
            by: archived.by.into(),
        }
    }
}
