//! What a restore would do, worked out, and kept for some minutes so that a page can
//! show what takes longer than a page may. A plan that is kept is never carried out
//! as it stands: a restore works out its own, and goes on only if that is the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bailey_crm::backups::may_restore;
use bailey_crm::snapshots::{self, RestorePlan, Scope};
use bailey_crm::{Account, AccountId, Context, Result, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::{Asked, Backups};

/// For how long a plan is shown, in milliseconds.
const SHOWN_MS: i64 = 15 * 60 * 1000;

/// What somebody wants back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// As it was when.
    pub then: Asked,
    /// What of it.
    #[serde(default)]
    pub scope: Scope,
}

/// A plan as it was at a moment.
#[derive(Clone, Debug)]
pub struct Planned {
    /// When.
    pub at: Timestamp,
    /// What it found.
    pub plan: RestorePlan,
}

/// Whose plan it is.
type Whose = (AccountId, Option<UserId>);

/// The last plan of each.
#[derive(Default)]
pub(super) struct Plans(Mutex<HashMap<Whose, (Request, Planned)>>);

impl Backups {
    /// Says what [`restore`](Self::restore) would do, naming at most so many records
    /// of each sort. Nothing is changed.
    ///
    /// # Errors
    /// `Denied` to who may not restore; `NotFound` for a backup
    /// that there is not; those of [`snapshots::plan`].
    pub fn plan(
        &self,
        account: &Account,
        context: &Context,
        request: &Request,
        limit: usize,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Planned> {
        account.read(|read| may_restore(read, context))?;
        let told = self.then(account, context, request, progress)?;
        let plan = snapshots::plan(account, context, &told.then, &request.scope, limit)?;
        let planned = Planned {
            at: Timestamp::now().max(context.at),
            plan,
        };
        let mut plans = self
            .0
            .plans
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        plans.retain(|_, (_, older)| is_shown(older, planned.at));
        plans.insert(whose(account, context), (request.clone(), planned.clone()));
        Ok(planned)
    }

    /// The plan for this request that the same user had worked out last, if that was
    /// a few minutes ago at most.
    ///
    /// # Errors
    /// `Denied` to who may not restore.
    pub fn last_plan(
        &self,
        account: &Account,
        context: &Context,
        request: &Request,
    ) -> Result<Option<Planned>> {
        account.read(|read| may_restore(read, context))?;
        let plans = self
            .0
            .plans
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let last = plans.get(&whose(account, context));
        let last = last.filter(|(of, planned)| of == request && is_shown(planned, context.at));
        Ok(last.map(|(_, planned)| planned.clone()))
    }
}

fn whose(account: &Account, context: &Context) -> Whose {
    (account.id().clone(), context.actor.user())
}

fn is_shown(planned: &Planned, now: Timestamp) -> bool {
    now < planned.at.plus_millis(SHOWN_MS)
}
