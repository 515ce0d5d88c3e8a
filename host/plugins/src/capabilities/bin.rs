//! `bin`: what has been deleted and is still kept. With a user behind the call,
//! what that user may; without one, all that the grant extends to, and purging
//! just what is past its time.

use bailey_crm::OperationId;
use bailey_crm::bin::{self, Choice, Resolution, Selection};

use super::HostCall;
use super::journal::within;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::bin::{
    self as wit, BinQuery, DeletedPage, DeletedRecord, DeletionPage, Host, Outcome, RestorePlan,
};
use crate::contract::bailey::crm::types::Error;
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

    fn restore(&mut self, selection: wit::Selection) -> Result<Outcome, Error> {
        let selection = self.within_grant(selection, Need::Write)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let mut progress = self.call.progress();
        Ok(bin::restore_telling(account, &context, &selection, &mut progress)?.into())
    }

    fn plan(&mut self, selection: wit::Selection) -> Result<RestorePlan, Error> {
        let selection = self.within_grant(selection, Need::Read)?;
        let plan = bin::plan(&self.call.account, &self.call.acting(NAME), &selection)?;
        let labels = plan.obstacles.iter().map(|one| one.label.len() as u64);
        self.charge(plan.obstacles.len(), labels.sum())?;
        Ok(plan.into())
    }

    fn restore_planned(
        &mut self,
        selection: wit::Selection,
        hash: String,
        choices: Vec<wit::Choice>,
    ) -> Result<Outcome, Error> {
        let selection = self.within_grant(selection, Need::Write)?;
        let choices = choices.into_iter().map(Choice::try_from);
        let choices = choices.collect::<Result<Vec<_>, _>>()?;
        self.choices_within_grant(&choices)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let mut progress = self.call.progress();
        let done = bin::restore_planned(
            account,
            &context,
            &selection,
            &hash,
            &choices,
            &mut progress,
        )?;
        Ok(done.into())
    }

    fn purge(&mut self, selection: wit::Selection) -> Result<Outcome, Error> {
        let selection = self.within_grant(selection, Need::Write)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let mut progress = self.call.progress();
        Ok(bin::purge_telling(account, &context, &selection, &mut progress)?.into())
    }

    fn purge_due(&mut self, limit: u32) -> Result<Outcome, Error> {
        within(self.gate(NAME, Need::Write)?, None)?;
        Ok(bin::purge_due(&self.call.account, &self.call.acting(NAME), limit)?.into())
    }

    fn may_purge(&mut self) -> Result<bool, Error> {
        self.gate(NAME, Need::Read)?;
        Ok(bin::may_purge(&self.call.acting(NAME)).is_ok())
    }

    fn held(&mut self) -> Result<Option<wit::Hold>, Error> {
        self.gate(NAME, Need::Read)?;
        let hold = bin::hold(&self.call.account, &self.call.acting(NAME))?;
        Ok(hold.map(Into::into))
    }
}

impl HostCall<'_> {
    /// A part of the bin, if the grant extends to all that was selected in it.
    /// What went along belongs to that, whatever its table.
    fn within_grant(&self, selection: wit::Selection, need: Need) -> Result<Selection, Error> {
        let granted = self.gate(NAME, need)?;
        let selection = selection.into();
        if *granted == Tables::All {
            return Ok(selection);
        }
        match &selection {
            Selection::Records(records) => {
                for record in records {
                    covered(granted, &record.table)?;
                }
            }
            Selection::Deletions(operations) => {
                let context = self.call.acting(NAME);
                for operation in operations {
                    let records = bin::contents(&self.call.account, &context, *operation)?;
                    for deleted in records.iter().filter(|deleted| !deleted.along) {
                        covered(granted, &deleted.record.table)?;
                    }
                }
            }
        }
        Ok(selection)
    }

    /// Lets choices through that lead to no other tables than the grant's.
    fn choices_within_grant(&self, choices: &[Choice]) -> Result<(), Error> {
        let granted = self.gate(NAME, Need::Write)?;
        if *granted == Tables::All {
            return Ok(());
        }
        let schema = self.call.account.schema(&self.call.acting(NAME))?;
        for choice in choices {
            covered(granted, &choice.record.table)?;
            match &choice.resolution {
                Resolution::Relink(to) => covered(granted, &to.table)?,
                Resolution::Bring => {
                    let table = schema.table(&choice.record.table)?;
                    if let Some(parent) = table.field(&choice.field)?.kind.refers_to() {
                        covered(granted, parent)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}
