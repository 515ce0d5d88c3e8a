//! `journal-verify`: checking the journal in the background, as an admin or
//! without a user behind the call.

use bailey_crm::Timestamp;
use bailey_crm::journal::{self, Reason, Verification};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::journal_verify::{self as wit, Check, Host};
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "journal-verify";

impl Host for HostCall<'_> {
    fn start(&mut self) -> Result<Check, Error> {
        // It changes nothing, but it is work that looking at a page must not cause.
        self.gate(NAME, Need::Write)?;
        let context = self.call.acting(NAME);
        Ok(journal::start_check(&self.call.account, &context)?.into())
    }

    fn state(&mut self) -> Result<Check, Error> {
        self.gate(NAME, Need::Read)?;
        let context = self.call.acting(NAME);
        Ok(journal::check_state(&self.call.account, &context)?.into())
    }
}

impl From<journal::Check> for Check {
    fn from(check: journal::Check) -> Self {
        match check {
            journal::Check::Never => Self::Never,
            journal::Check::Running { since, done, total } => Self::Running(wit::CheckProgress {
                since: since.0,
                done,
                total,
            }),
            journal::Check::Finished { at, found } => Self::Finished(finished(at, found)),
            journal::Check::Failed { why } => Self::Failed(why),
        }
    }
}

fn finished(at: Timestamp, found: Verification) -> wit::Verification {
    wit::Verification {
        at: at.0,
        operations: found.operations,
        changes: found.changes,
        checkpoints: found.checkpoints,
        head: found.head.map(|head| head.to_string()),
        fault: found.fault.map(|fault| wit::Fault {
            operation: fault.operation.0,
            flaw: flaw(&fault.reason),
            reason: fault.reason.to_string(),
        }),
    }
}

fn flaw(reason: &Reason) -> wit::Flaw {
    match reason {
        Reason::Missing => wit::Flaw::Missing,
        Reason::Cut { .. } => wit::Flaw::CutOff,
        Reason::HeaderMissing(_) | Reason::ValueMissing { .. } => wit::Flaw::Lost,
        Reason::Checkpoint(_) => wit::Flaw::Unsigned,
        Reason::Listing(_) => wit::Flaw::Misfiled,
        _ => wit::Flaw::Altered,
    }
}
