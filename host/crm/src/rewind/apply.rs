//! Rewinding: table by table, as one operation.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::moved;
use crate::ids::OperationId;
use crate::journal::OperationBuilder;
use crate::returning::{PlanHash, Returning};
use crate::rewind::found::Found;
use crate::rewind::plan::hash;
use crate::rewind::span::{RewindActor, RewindSpan};
use crate::store::Account;

/// What a rewind did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewound {
    /// The journal's entry; undoing that one does it all again.
    pub operation: OperationId,
    /// How many records went back.
    pub restored: u64,
    /// How many were left alone.
    pub left: u64,
}

/// Takes back what the plan with this hash says, as one operation
/// `records.rewind`; `progress` hears how many records of how many went back.
///
/// # Errors
/// As [`plan`](crate::rewind::plan); `Conflict` if the plan would be another one
/// by now; `Invalid` when there is nothing that could go back.
pub fn rewind(
    account: &Account,
    context: &Context,
    span: &RewindSpan,
    planned: PlanHash,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Rewound> {
    let (context, span) = (context.clone(), span.clone());
    account.write_telling(progress, move |write, tell| {
        let found = Found::read(&write.read(), &context, &span)?;
        if found.operations == 0 {
            return Err(Error::invalid(
                "nothing-done",
                format!("{} did nothing to records in that time", span.actor),
            ));
        }
        if hash(&span, &found) != planned {
            return Err(Error::Conflict(
                "some of these records moved since the plan was made, and nothing was changed: \
                 look at the plan anew, then decide"
                    .into(),
            ));
        }
        if found.returns.is_empty() {
            return Err(Error::invalid(
                "nothing-to-rewind",
                format!(
                    "none of what {} did in that time can go back: {} records were left alone, \
                     {} are as they were before",
                    span.actor,
                    found.left.len(),
                    found.unchanged
                ),
            ));
        }
        let (restored, left) = (found.count(), found.left.len() as u64);
        let mut operation = write.operation(&context, "records.rewind")?;
        told(&mut operation, &span, left);
        operation.telling(tell, restored);
        let mut returning = Returning {
            write,
            context: &context,
            operation: &mut operation,
            snapshot: None,
        };
        let mut back = BTreeSet::new();
        for (table, returns) in found.returns {
            back.extend(returns.iter().map(|back| back.record.reference()));
            returning.take(&table, returns)?;
        }
        for mover in found.movers.iter().rev() {
            moved::give_back(write, &mut operation, *mover, &|moved| {
                back.contains(&moved.from)
            })?;
        }
        Ok(Rewound {
            operation: operation.finish()?,
            restored,
            left,
        })
    })
}

fn told(operation: &mut OperationBuilder<'_>, span: &RewindSpan, left: u64) {
    match &span.actor {
        RewindActor::User(user) => operation.detail("user", user.to_string()),
        RewindActor::Plugin(plugin) => operation.detail("plugin", plugin.clone()),
    }
    operation.detail("since", span.since.to_rfc3339());
    operation.detail("until", span.until.to_rfc3339());
    operation.detail("left", left.to_string());
}
