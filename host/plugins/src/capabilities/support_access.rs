//! `support-access`: opening the account for support, for the admin behind the
//! call; looking who came and what they were shown; and ending it.

use bailey_crm::support::{self, NewSupport, Support, SupportId, SupportScope};
use bailey_crm::{Context, OperationId, Timestamp};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::support_access::{
    DoneAct, Entrance, Host, MaskedField, NewAccess, Opened, Scope, Stay, ViewedRecord,
};
use crate::contract::bailey::crm::types::{Error, RecordRef};

/// The interface's name.
pub const NAME: &str = "support-access";

/// The most that is listed at once.
const MOST: u32 = 500;

impl Host for HostCall<'_> {
    fn tickets(&mut self) -> Result<String, Error> {
        let context = self.supporting(Need::Write)?;
        Ok(support::tickets(&self.call.account, &context)?)
    }

    fn open(&mut self, access: NewAccess) -> Result<Opened, Error> {
        let context = self.supporting(Need::Write)?;
        let new = NewSupport {
            ticket: access.ticket.into(),
            scope: access.scope.into(),
            until: Timestamp(access.until),
        };
        let (support, password) = support::open(&self.call.account, &context, new)?;
        Ok(Opened {
            number: support.id.0,
            password: password.reveal(),
        })
    }

    fn renew(&mut self, number: i64) -> Result<String, Error> {
        let context = self.supporting(Need::Write)?;
        let password = support::renew(&self.call.account, &context, SupportId(number))?;
        Ok(password.reveal())
    }

    fn extend(&mut self, number: i64, until: i64) -> Result<i64, Error> {
        let context = self.supporting(Need::Write)?;
        let (id, until) = (SupportId(number), Timestamp(until));
        let OperationId(operation) = support::extend(&self.call.account, &context, id, until)?;
        Ok(operation)
    }

    fn close(&mut self, number: i64) -> Result<Option<i64>, Error> {
        self.gate(NAME, Need::Write)?;
        let context = self.call.acting(NAME);
        let closed = support::close(&self.call.account, &context, SupportId(number))?;
        Ok(closed.map(|OperationId(id)| id))
    }

    fn close_for(&mut self, ticket: RecordRef) -> Result<u32, Error> {
        self.gate(NAME, Need::Write)?;
        let context = self.call.acting(NAME);
        let ticket = ticket.into();
        Ok(support::close_for(&self.call.account, &context, &ticket)?)
    }

    fn find(&mut self, number: i64) -> Result<Entrance, Error> {
        let context = self.supporting(Need::Read)?;
        let find = |read: &bailey_crm::Read<'_>| support::get(read, &context, SupportId(number));
        let found = self.call.account.read(find)?;
        self.charge(1 + found.stays.len(), 0)?;
        Ok(found.into())
    }

    fn list(&mut self, limit: u32) -> Result<Vec<Entrance>, Error> {
        let context = self.supporting(Need::Read)?;
        let limit = limit.min(MOST);
        let list = |read: &bailey_crm::Read<'_>| support::list(read, &context, limit);
        let found = self.call.account.read(list)?;
        self.charge(found.len(), 0)?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    fn viewed(&mut self, number: i64) -> Result<Vec<ViewedRecord>, Error> {
        let context = self.supporting(Need::Read)?;
        let viewed =
            |read: &bailey_crm::Read<'_>| support::viewed(read, &context, SupportId(number));
        let found = self.call.account.read(viewed)?;
        self.charge(found.len(), 0)?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    fn done(&mut self, number: i64) -> Result<Vec<DoneAct>, Error> {
        let context = self.supporting(Need::Read)?;
        let done = |read: &bailey_crm::Read<'_>| support::done(read, &context, SupportId(number));
        let found = self.call.account.read(done)?;
        self.charge(found.len(), 0)?;
        Ok(found.into_iter().map(Into::into).collect())
    }
}

impl HostCall<'_> {
    /// Lets a function through for the user behind the call. Support itself opens
    /// and sees none of this.
    fn supporting(&self, need: Need) -> Result<Context, Error> {
        self.user_gate(NAME, need)?;
        Ok(self.call.acting(NAME))
    }
}

impl From<Scope> for SupportScope {
    fn from(scope: Scope) -> Self {
        let hidden = scope.hidden.into_iter();
        Self {
            tables: scope.tables.into_iter().collect(),
            hidden: hidden.map(|field| (field.table, field.field)).collect(),
            write: scope.write,
        }
    }
}

impl From<SupportScope> for Scope {
    fn from(scope: SupportScope) -> Self {
        let hidden = scope.hidden.into_iter();
        Self {
            tables: scope.tables.into_iter().collect(),
            hidden: hidden
                .map(|(table, field)| MaskedField { table, field })
                .collect(),
            write: scope.write,
        }
    }
}

impl From<Support> for Entrance {
    fn from(support: Support) -> Self {
        Self {
            number: support.id.0,
            ticket: support.ticket.into(),
            scope: support.scope.into(),
            opened_at: support.opened_at.0,
            opened_by: support.opened_by.map(|user| user.0),
            until: support.until.0,
            closed_at: support.closed_at.map(|at| at.0),
            waiting: support.waiting,
            stays: support.stays.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<support::Stay> for Stay {
    fn from(stay: support::Stay) -> Self {
        Self {
            agent: stay.agent,
            began_at: stay.began_at.0,
            address: stay.address,
            ended_at: stay.ended_at.map(|at| at.0),
        }
    }
}

impl From<support::ViewedRecord> for ViewedRecord {
    fn from(viewed: support::ViewedRecord) -> Self {
        Self {
            ref_: viewed.record.into(),
            label: viewed.label,
            first_at: viewed.first_at.0,
            last_at: viewed.last_at.0,
            times: viewed.times,
            operation: viewed.operation.0,
        }
    }
}

impl From<support::DoneAct> for DoneAct {
    fn from(act: support::DoneAct) -> Self {
        Self {
            operation: act.operation.0,
            kind: act.kind,
            at: act.at.0,
        }
    }
}
