//! `journal-undo`: taking back what the journal holds, as the user behind the
//! call may.

use bailey_crm::journal::{self, MOST_CHANGES};
use bailey_crm::undo::{self, Obstacle};
use bailey_crm::{Context, OperationId};

use super::HostCall;
use crate::call::{Need, covered};
use crate::contract::bailey::crm::journal_undo::{self as wit, Host, UndoPlan};
use crate::contract::bailey::crm::types::Error;
use crate::grant::Tables;

/// The interface's name.
pub const NAME: &str = "journal-undo";

impl Host for HostCall<'_> {
    fn plan(&mut self, operation: i64) -> Result<UndoPlan, Error> {
        let context = self.reaching(OperationId(operation), Need::Read)?;
        let plan = undo::plan(&self.call.account, &context, OperationId(operation))?;
        self.charge(plan.obstacles.len(), 0)?;
        let obstacles = plan.obstacles.into_iter();
        Ok(UndoPlan {
            operation: plan.operation.0,
            restorable: u32::try_from(plan.restorable).unwrap_or(u32::MAX),
            obstacles: obstacles
                .map(|(record, obstacle)| (record.into(), obstacle.into()))
                .collect(),
        })
    }

    fn undo(&mut self, operation: i64) -> Result<i64, Error> {
        let context = self.reaching(OperationId(operation), Need::Write)?;
        Ok(undo::undo(&self.call.account, &context, OperationId(operation))?.0)
    }
}

impl HostCall<'_> {
    /// The context for an operation all of whose records the grant extends to.
    fn reaching(&self, operation: OperationId, need: Need) -> Result<Context, Error> {
        let granted = self.user_gate(NAME, need)?;
        let context = self.call.acting(NAME);
        if *granted == Tables::All {
            return Ok(context);
        }
        let mut after = None;
        loop {
            let account = &self.call.account;
            let page =
                journal::changes(account, &context, operation, MOST_CHANGES, after.as_deref())?;
            for change in &page.changes {
                covered(granted, &change.record.table)?;
            }
            after = page.next;
            if after.is_none() {
                return Ok(context);
            }
        }
    }
}

impl From<Obstacle> for wit::Obstacle {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::ChangedSince => Self::ChangedSince,
            Obstacle::Purged => Self::Purged,
            Obstacle::UniqueTaken => Self::UniqueTaken,
            Obstacle::SchemaDeleted => Self::SchemaDeleted,
            Obstacle::ValuesGone => Self::ValuesGone,
            Obstacle::NotAllowed => Self::NotAllowed,
        }
    }
}
