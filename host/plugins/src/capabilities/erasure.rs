//! `erasure`: erasing what the account knows of a person, as the admin behind the
//! call.

use bailey_crm::erasure::{self, Erased, ErasurePlan};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::erasure::{self as wit, Entry, EntryPage, Host, Plan};
use crate::contract::bailey::crm::types::{Error, RecordRef};

/// The interface's name.
pub const NAME: &str = "erasure";

impl Host for HostCall<'_> {
    fn plan_erasure(&mut self, record: RecordRef) -> Result<Plan, Error> {
        self.user_gate(NAME, Need::Read)?;
        let context = self.call.acting(NAME);
        let plan = erasure::plan(&self.call.account, &context, &record.into())?;
        self.charge(1 + plan.mentioning.len(), plan.label.len() as u64)?;
        Ok(plan.into())
    }

    fn erase(&mut self, record: RecordRef, hash: String) -> Result<wit::Erased, Error> {
        self.user_gate(NAME, Need::Write)?;
        let context = self.call.acting(NAME);
        let done = erasure::erase(&self.call.account, &context, &record.into(), &hash)?;
        Ok(wit::Erased {
            operation: done.operation.0,
            count: done.count,
            wiped: done.wiped,
        })
    }

    fn erasures(&mut self, limit: u32, after: Option<String>) -> Result<EntryPage, Error> {
        self.user_gate(NAME, Need::Read)?;
        let context = self.call.acting(NAME);
        let page = erasure::erasures(&self.call.account, &context, limit, after.as_deref())?;
        self.charge(page.erasures.len(), 0)?;
        Ok(EntryPage {
            entries: page.erasures.into_iter().map(Into::into).collect(),
            total: page.total,
            next: page.next,
        })
    }
}

impl From<ErasurePlan> for Plan {
    fn from(plan: ErasurePlan) -> Self {
        Self {
            record: plan.record.into(),
            label: plan.label,
            records: plan.records.into_iter().collect(),
            history: plan.history,
            elsewhere: plan.elsewhere,
            replies: plan.replies,
            storage: plan.storage.into_iter().collect(),
            files: plan.files,
            views: plan.views,
            mentions: plan.mentions,
            mentioning: plan.mentioning.into_iter().map(Into::into).collect(),
            hash: plan.hash,
        }
    }
}

impl From<Erased> for Entry {
    fn from(erased: Erased) -> Self {
        Self {
            operation: erased.operation.0,
            at: erased.at.0,
            by: erased.by.into(),
            table: erased.table,
            count: erased.count,
        }
    }
}
