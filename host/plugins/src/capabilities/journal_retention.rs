//! `journal-retention`: letting go of what the journal has kept for long enough,
//! as an admin or without a user behind the call.

use bailey_crm::Timestamp;
use bailey_crm::journal;

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::journal_retention::{Host, Outcome};
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "journal-retention";

impl Host for HostCall<'_> {
    fn prune(&mut self, before: i64, limit: u32) -> Result<Outcome, Error> {
        self.gate(NAME, Need::Write)?;
        let context = self.call.acting(NAME);
        let pruned = journal::prune(&self.call.account, &context, Timestamp(before), limit)?;
        Ok(Outcome {
            operation: pruned.operation.map(|operation| operation.0),
            count: pruned.count,
            more: pruned.more,
        })
    }
}
