//! What a rewind would do, and what it would leave alone.

use serde::Serialize;

use crate::context::{Actor, Context};
use crate::error::Result;
use crate::ids::{OperationId, Timestamp};
use crate::journal::Hasher;
use crate::returning::{Back, PlanHash};
use crate::rewind::found::Found;
use crate::rewind::span::RewindSpan;
use crate::store::Account;
use crate::undo::Obstacle;
use crate::value::RecordRef;

/// What a rewind would do.
#[derive(Clone, Debug)]
pub struct RewindPlan {
    /// How many operations the actor did to records in that time.
    pub operations: u64,
    /// How many records would go back.
    pub restorable: u64,
    /// How many are as they were before already.
    pub unchanged: u64,
    /// How many are left alone.
    pub left_count: u64,
    /// The first of those that would go back.
    pub back: Vec<Back>,
    /// The first of those that are left alone.
    pub left: Vec<Left>,
    /// What the rewind has to name.
    pub hash: PlanHash,
}

/// A record that is left alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Which.
    pub record: RecordRef,
    /// What it is called today, or was called last.
    pub label: String,
    /// Why.
    pub why: Obstacle,
    /// What touched it since, where that is why.
    pub touched: Option<Touch>,
}

/// An operation that touched a record since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Touch {
    /// Which.
    pub operation: OperationId,
    /// When.
    pub at: Timestamp,
    /// What was done: `records.update`.
    pub kind: String,
    /// By whom.
    pub by: Actor,
}

/// Says what [`rewind`](crate::rewind::rewind) would do, naming at most so many
/// of the records that would go back, and of those that are left alone. Nothing
/// is changed. An actor without acts has a plan that counts none.
///
/// # Errors
/// `Denied` to all but admins; `NotFound` for an unknown user or table;
/// `Invalid` for a period that ends before it begins; `Limit` beyond
/// [`MOST_REWOUND`](crate::rewind::MOST_REWOUND) records.
pub fn plan(
    account: &Account,
    context: &Context,
    span: &RewindSpan,
    limit: usize,
) -> Result<RewindPlan> {
    account.read(|read| {
        let found = Found::read(read, context, span)?;
        let hash = hash(span, &found);
        let (restorable, left_count) = (found.count(), found.left.len() as u64);
        let returns = found.returns.into_iter().flat_map(|(_, returns)| returns);
        let schema = read.schema(context)?;
        let label = |record: &RecordRef, label: String| {
            let table = schema.find(&record.table);
            match table.is_some_and(|table| table.is_nameless()) {
                true => format!("#{}", record.id),
                false => label,
            }
        };
        Ok(RewindPlan {
            operations: found.operations,
            restorable,
            unchanged: found.unchanged,
            left_count,
            back: returns
                .take(limit)
                .map(Back::from)
                .map(|back| Back {
                    label: label(&back.record, back.label),
                    ..back
                })
                .collect(),
            left: found
                .left
                .into_iter()
                .take(limit)
                .map(|left| Left {
                    label: label(&left.record, left.label),
                    ..left
                })
                .collect(),
            hash,
        })
    })
}

/// The hash covers the span, each record with the version that it has, and
/// whether it goes back or why it doesn't.
pub(super) fn hash(span: &RewindSpan, found: &Found) -> PlanHash {
    use crate::journal::Parts as _;
    let mut hasher = Hasher::new("bailey rewind plan 1")
        .part(span.actor.to_string())
        .number(span.since.0)
        .number(span.until.0)
        .optional(span.table.as_deref())
        .number(found.operations.cast_signed());
    for (table, returns) in &found.returns {
        hasher = hasher.part(&table.key);
        for back in returns {
            hasher = hasher
                .number(back.record.id.0)
                .number(back.record.version.cast_signed());
        }
    }
    for left in &found.left {
        hasher = hasher
            .part(&left.record.table)
            .number(left.record.id.0)
            .part(left.why.to_string())
            .number(left.touched.as_ref().map_or(0, |touch| touch.operation.0));
    }
    PlanHash::of(hasher)
}
