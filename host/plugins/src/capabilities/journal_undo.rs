//! `journal-undo`: taking back what the journal holds, as the user behind the
//! call may.

use std::sync::Arc;

use bailey_crm::journal::{self, MOST_CHANGES};
use bailey_crm::rewind::{self, RewindActor, RewindPlan, RewindSpan};
use bailey_crm::undo::{self, Reverted};
use bailey_crm::{AccountId, Context, OperationId, Timestamp, UserId};

use super::HostCall;
use super::journal::within;
use crate::call::{Call, Need, covered};
use crate::contract::bailey::crm::journal_undo::{self as wit, Host, UndoPlan};
use crate::contract::bailey::crm::types::{self, Error};
use crate::convert::weight as weight_of;
use crate::grant::Tables;
use crate::rewind_plans::Planned;

/// The most records of each sort that a rewind's plan names.
const MOST_NAMED: u32 = 500;

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
        let (account, mut progress) = (&self.call.account, self.call.progress());
        Ok(undo::undo_telling(account, &context, OperationId(operation), &mut progress)?.0)
    }

    fn revert_obstacle(
        &mut self,
        operation: i64,
        record: types::RecordRef,
        field: Option<String>,
    ) -> Result<Option<wit::Obstacle>, Error> {
        let (context, what) = self.reaching_record(operation, record, field, Need::Read)?;
        Ok(undo::obstacle(&self.call.account, &context, &what)?.map(Into::into))
    }

    fn revert(
        &mut self,
        operation: i64,
        record: types::RecordRef,
        field: Option<String>,
    ) -> Result<i64, Error> {
        let (context, what) = self.reaching_record(operation, record, field, Need::Write)?;
        Ok(undo::revert(&self.call.account, &context, &what)?.0)
    }

    fn plan_rewind(&mut self, span: wit::RewindSpan, limit: u32) -> Result<wit::RewindPlan, Error> {
        let (context, span) = self.reaching_span(span, Need::Read)?;
        let limit = limit.min(MOST_NAMED) as usize;
        let plan = rewind::plan(&self.call.account, &context, &span, limit)?;
        if self.call.run.is_some() {
            let planned = Planned {
                at: Timestamp::now(),
                span,
                plan: plan.clone(),
            };
            let plans = self.call.plugins.rewind_plans();
            plans.keep(self.whose(), planned);
        }
        self.charge_plan(&plan)?;
        Ok(plan.into())
    }

    fn rewind_size(&mut self, span: wit::RewindSpan) -> Result<u64, Error> {
        let (context, span) = self.reaching_span(span, Need::Read)?;
        Ok(rewind::size(&self.call.account, &context, &span)?)
    }

    fn last_rewind_plan(
        &mut self,
        span: wit::RewindSpan,
    ) -> Result<Option<wit::PlannedRewind>, Error> {
        let (context, span) = self.reaching_span(span, Need::Read)?;
        let plans = self.call.plugins.rewind_plans();
        let Some(planned) = plans.last(&self.whose(), &span, context.at) else {
            return Ok(None);
        };
        self.charge_plan(&planned.plan)?;
        Ok(Some(wit::PlannedRewind {
            at: planned.at.0,
            plan: planned.plan.into(),
        }))
    }

    fn rewind(&mut self, span: wit::RewindSpan, hash: String) -> Result<wit::Rewound, Error> {
        let (context, span) = self.reaching_span(span, Need::Write)?;
        let mut progress = self.call.progress();
        let account = &self.call.account;
        let done = rewind::rewind(account, &context, &span, hash.parse()?, &mut progress)?;
        Ok(wit::Rewound {
            operation: done.operation.0,
            restored: done.restored,
            left: done.left,
        })
    }
}

impl HostCall<'_> {
    /// Whose plans are kept: those of this plugin for the user behind the call.
    fn whose(&self) -> (AccountId, Arc<str>, Option<UserId>) {
        let Call {
            account,
            plugin,
            context,
            ..
        } = &*self.call;
        (
            account.id().clone(),
            Arc::clone(&plugin.id),
            context.actor.user(),
        )
    }

    /// Counts what of a plan is about to be handed over.
    fn charge_plan(&mut self, plan: &RewindPlan) -> Result<(), Error> {
        let weight = plan.back.iter().flat_map(|back| &back.fields);
        let weight = weight.map(|field| weight_of(&field.now) + weight_of(&field.then));
        self.charge(plan.back.len() + plan.left.len(), weight.sum())
    }

    /// The context for what was done to one record.
    fn reaching_record(
        &self,
        operation: i64,
        record: types::RecordRef,
        field: Option<String>,
        need: Need,
    ) -> Result<(Context, Reverted), Error> {
        covered(self.user_gate(NAME, need)?, &record.table)?;
        let what = Reverted {
            operation: OperationId(operation),
            record: record.into(),
            field,
        };
        Ok((self.call.acting(NAME), what))
    }

    /// The context for a rewind of tables that the grant extends to.
    fn reaching_span(
        &self,
        span: wit::RewindSpan,
        need: Need,
    ) -> Result<(Context, RewindSpan), Error> {
        within(self.user_gate(NAME, need)?, span.table.as_deref())?;
        let span = RewindSpan {
            actor: match span.actor {
                wit::RewindActor::User(user) => RewindActor::User(UserId(user)),
                wit::RewindActor::Plugin(plugin) => RewindActor::Plugin(plugin),
            },
            since: Timestamp(span.since),
            until: Timestamp(span.until),
            table: span.table,
        };
        Ok((self.call.acting(NAME), span))
    }

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
