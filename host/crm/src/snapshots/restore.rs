//! Bringing back what was, as one operation on the account as it is:
//! what was made since and isn't in the scope stays, and the journal goes on.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::returning::{PlanHash, Returning};
use crate::snapshots::difference::Found;
use crate::snapshots::plan::hash;
use crate::snapshots::{Scope, Then};
use crate::store::Account;

/// What a restore did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The journal's entry; undoing that one takes it all back.
    pub operation: OperationId,
    /// How many records went back.
    pub restored: u64,
    /// How many could not.
    pub left: u64,
    /// Of how many plugins what they keep went back. Undoing the operation leaves that
    /// as it is.
    pub plugins: u64,
}

/// Does what the plan with this hash says, as one operation `records.restore-backup`;
/// `progress` hears how many records of how many went back.
///
/// # Errors
/// As [`plan`](crate::snapshots::plan); `Conflict` if the plan would be another one
/// by now; `Invalid` when there is nothing that could go back.
pub fn restore(
    account: &Account,
    context: &Context,
    then: Then,
    scope: &Scope,
    planned: PlanHash,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Restored> {
    let (context, scope) = (context.clone(), scope.clone());
    account.write_telling(progress, move |write, tell| {
        let found = Found::read(&write.read(), &context, &then, &scope)?;
        if hash(&scope, &found)? != planned {
            return Err(Error::Conflict(
                "some of these records moved since the plan was made, and nothing was changed: \
                 look at the plan anew, then decide"
                    .into(),
            ));
        }
        let (restored, left) = (found.count(), found.left.len() as u64);
        if restored == 0 && found.kept.is_empty() {
            return Err(Error::invalid(
                "nothing-to-restore",
                format!("nothing of it would go back: {left} records can't, all else is as it was"),
            ));
        }
        write.adds()?;
        let mut operation = write.operation(&context, "records.restore-backup")?;
        if let Some(head) = then
            .snapshot()
            .and_then(|snapshot| snapshot.contents().head)
        {
            operation.detail("head", head.to_string());
        }
        if let Then::Moment(at, _) = &then {
            operation.detail("moment", at.to_rfc3339());
        }
        operation.detail("left", left.to_string());
        operation.telling(tell, restored);
        let mut returning = Returning {
            write,
            context: &context,
            operation: &mut operation,
            snapshot: then.snapshot().map(|snapshot| &snapshot.connection),
        };
        for (table, returns) in found.returns {
            returning.take(&table, returns)?;
        }
        for kept in &found.kept {
            kept.put_back(write, &mut operation)?;
        }
        Ok(Restored {
            operation: operation.finish()?,
            restored,
            left,
            plugins: found.kept.len() as u64,
        })
    })
}
