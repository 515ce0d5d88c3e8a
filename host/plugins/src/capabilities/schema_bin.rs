//! `schema-bin`: tables and fields that were deleted and are still kept. With a
//! user behind the call, for admins; without one, all that the grant extends to,
//! and purging just what is past its time.

use bailey_crm::schema::{self, DeletedItem, Fit, Item};
use bailey_crm::{FieldId, TableId};

use super::HostCall;
use super::journal::within;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::schema_bin::{self as wit, Host, Outcome};
use crate::contract::bailey::crm::types::Error;
use crate::grant::Tables;

/// The interface's name.
pub const NAME: &str = "schema-bin";

impl Host for HostCall<'_> {
    fn deleted(&mut self) -> Result<Vec<wit::DeletedItem>, Error> {
        let granted = self.gate(NAME, Need::Read)?.clone();
        let items = schema::deleted(&self.call.account, &self.call.acting(NAME))?;
        self.charge(
            items.len(),
            items.iter().map(|item| item.label.len() as u64).sum(),
        )?;
        let shown = items.into_iter().filter(|item| granted.covers(&item.table));
        Ok(shown.map(Into::into).collect())
    }

    fn restore(&mut self, item: wit::Item, fit: wit::Fit) -> Result<i64, Error> {
        let item = self.reached(&[item])?.pop().ok_or_else(gone)?;
        let fit = match fit {
            wit::Fit::Strict => Fit::Strict,
            wit::Fit::Relaxed => Fit::Relaxed,
        };
        Ok(schema::restore(&self.call.account, &self.call.acting(NAME), item, fit)?.0)
    }

    fn purge(&mut self, items: Vec<wit::Item>) -> Result<Outcome, Error> {
        let items = self.reached(&items)?;
        Ok(schema::purge(&self.call.account, &self.call.acting(NAME), &items)?.into())
    }

    fn purge_due(&mut self, limit: u32) -> Result<Outcome, Error> {
        within(self.gate(NAME, Need::Write)?, None)?;
        Ok(schema::purge_due(&self.call.account, &self.call.acting(NAME), limit)?.into())
    }
}

impl HostCall<'_> {
    /// Tables and fields to act on, all of which the grant extends to.
    fn reached(&self, items: &[wit::Item]) -> Result<Vec<Item>, Error> {
        let granted = self.gate(NAME, Need::Write)?;
        let items: Vec<Item> = items.iter().copied().map(Into::into).collect();
        if *granted != Tables::All {
            let known = schema::deleted(&self.call.account, &self.call.acting(NAME))?;
            for item in &items {
                let found = known.iter().find(|deleted| deleted.item == *item);
                covered(granted, &found.ok_or_else(gone)?.table)?;
            }
        }
        Ok(items)
    }
}

fn gone() -> Error {
    Error::NotFound("there is no such table or field in the recycle bin".into())
}

impl From<wit::Item> for Item {
    fn from(item: wit::Item) -> Self {
        match item {
            wit::Item::Table(id) => Self::Table(TableId(id)),
            wit::Item::Field(id) => Self::Field(FieldId(id)),
        }
    }
}

impl From<Item> for wit::Item {
    fn from(item: Item) -> Self {
        match item {
            Item::Table(id) => Self::Table(id.0),
            Item::Field(id) => Self::Field(id.0),
        }
    }
}

impl From<DeletedItem> for wit::DeletedItem {
    fn from(deleted: DeletedItem) -> Self {
        Self {
            item: deleted.item.into(),
            table: deleted.table,
            field: deleted.field,
            label: deleted.label,
            operation: deleted.operation.0,
            at: deleted.at.0,
            by: deleted.by.into(),
            keep_until: deleted.keep_until.map(|at| at.0),
            held: deleted.held,
            along: u32::try_from(deleted.along).unwrap_or(u32::MAX),
            waits: deleted.waits,
        }
    }
}

impl From<bailey_crm::bin::Outcome> for Outcome {
    fn from(outcome: bailey_crm::bin::Outcome) -> Self {
        Self {
            operation: outcome.operation.map(|id| id.0),
            count: u32::try_from(outcome.count).unwrap_or(u32::MAX),
        }
    }
}
