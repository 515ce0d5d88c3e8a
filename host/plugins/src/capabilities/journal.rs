//! `journal`: what happened, as the user behind the call may see it. Without a
//! user, all of it that the grant extends to.

use bailey_crm::OperationId;
use bailey_crm::journal::{self, JournalQuery};

use super::HostCall;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::journal::{
    self as wit, ChangePage, HistoryEntry, HistoryPage, Host, JournalPage,
};
use crate::contract::bailey::crm::types::{self, Error};
use crate::convert::{Invalid, change_weight};
use crate::grant::Tables;

/// The interface's name.
pub const NAME: &str = "journal";

impl Host for HostCall<'_> {
    fn query(&mut self, query: wit::JournalQuery) -> Result<JournalPage, Error> {
        let granted = self.gate(NAME, Need::Read)?;
        let query = JournalQuery {
            filter: query.filter.into(),
            limit: query.limit,
            after: query.after,
        };
        let record = query.filter.record.as_ref().map(|record| &record.table);
        within(
            granted,
            query.filter.table.as_ref().or(record).map(String::as_str),
        )?;
        if let Some(table) = record {
            covered(granted, table)?;
        }
        let page = journal::query(&self.call.account, &self.call.acting(NAME), &query)?;
        self.charge(page.operations.len(), 0)?;
        let operations = page.operations.into_iter().map(Into::into).collect();
        Ok(JournalPage {
            operations,
            total: page.total,
            more: page.more,
            next: page.next,
        })
    }

    fn get(&mut self, id: i64) -> Result<wit::Operation, Error> {
        let granted = self.gate(NAME, Need::Read)?.clone();
        let operation =
            journal::operation(&self.call.account, &self.call.acting(NAME), OperationId(id))?;
        within(&granted, operation.table.as_deref())?;
        self.charge(1, 0)?;
        Ok(operation.into())
    }

    fn changes(&mut self, id: i64, limit: u32, after: Option<String>) -> Result<ChangePage, Error> {
        let granted = self.gate(NAME, Need::Read)?.clone();
        let context = self.call.acting(NAME);
        let page = journal::changes(
            &self.call.account,
            &context,
            OperationId(id),
            limit,
            after.as_deref(),
        )?;
        self.charge(
            page.changes.len(),
            page.changes.iter().map(change_weight).sum(),
        )?;
        let changes = page
            .changes
            .into_iter()
            .filter(|change| granted.covers(&change.record.table));
        Ok(ChangePage {
            changes: changes.map(Into::into).collect(),
            total: page.total,
            next: page.next,
        })
    }

    fn history(
        &mut self,
        record: types::RecordRef,
        limit: u32,
        after: Option<String>,
    ) -> Result<HistoryPage, Error> {
        covered(self.gate(NAME, Need::Read)?, &record.table)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let page =
            journal::record_history(account, &context, &record.into(), limit, after.as_deref())?;
        let weight = page.entries.iter().map(|(_, change)| change_weight(change));
        self.charge(page.entries.len(), weight.sum())?;
        let entries = page
            .entries
            .into_iter()
            .map(|(operation, change)| HistoryEntry {
                operation: operation.into(),
                change: change.into(),
            });
        Ok(HistoryPage {
            entries: entries.collect(),
            total: page.total,
            next: page.next,
        })
    }
}

/// A grant for some tables gives no look at the others, nor at what touches no
/// table: sign-ins, say.
pub fn within(granted: &Tables, table: Option<&str>) -> Result<(), Error> {
    match (granted, table) {
        (Tables::All, _) => Ok(()),
        (Tables::Only(_), Some(table)) => covered(granted, table),
        (Tables::Only(_), None) => {
            Err(Invalid::new("name a table: the grant extends to some tables only").into())
        }
    }
}
