//! What a restore would do, and what it would leave alone.

use serde::Serialize;

use crate::context::Context;
use crate::error::Result;
use crate::journal::{Hasher, Parts as _};
use crate::returning::{Back, PlanHash};
use crate::snapshots::difference::{Found, TableDifference};
use crate::snapshots::kept::{Kept, KeptDifference};
use crate::snapshots::{Scope, Then};
use crate::store::Account;
use crate::undo::Obstacle;
use crate::value::RecordRef;

/// What a restore would do.
#[derive(Clone, Debug)]
pub struct RestorePlan {
    /// What is different, table by table.
    pub tables: Vec<TableDifference>,
    /// How many records would go back.
    pub restorable: u64,
    /// How many can't.
    pub left_count: u64,
    /// The first of those that would go back.
    pub back: Vec<Back>,
    /// The first of those that can't.
    pub left: Vec<Left>,
    /// What plugins keep that would go back, of those that the scope names.
    pub kept: Vec<KeptDifference>,
    /// What the restore has to name.
    pub hash: PlanHash,
}

/// A record that can't go back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Which.
    pub record: RecordRef,
    /// What it is called.
    pub label: String,
    /// Why.
    pub why: Obstacle,
}

/// Says what [`restore`](crate::snapshots::restore) would do, naming at most so many
/// of the records that would go back, and of those that can't. Nothing is changed.
///
/// # Errors
/// `Denied` to all but admins whom no rule limits; `Invalid` for a snapshot of
/// another account or of after the moment, and for a scope that names what there
/// isn't; `Limit` beyond
/// [`MOST_RESTORED`](crate::snapshots::MOST_RESTORED) records of a table.
pub fn plan(
    account: &Account,
    context: &Context,
    then: &Then,
    scope: &Scope,
    limit: usize,
) -> Result<RestorePlan> {
    let found = account.read(|read| Found::read(read, context, then, scope))?;
    let hash = hash(scope, &found)?;
    let (restorable, left_count) = (found.count(), found.left.len() as u64);
    let kept = found.kept.iter().map(Kept::difference).collect();
    let returns = found.returns.into_iter().flat_map(|(_, returns)| returns);
    Ok(RestorePlan {
        tables: found.tables,
        restorable,
        left_count,
        back: returns.take(limit).map(Back::from).collect(),
        left: found.left.into_iter().take(limit).collect(),
        kept,
        hash,
    })
}

/// The hash covers the scope, and each record that goes back, with the version that
/// it has and what it gets.
pub(super) fn hash(scope: &Scope, found: &Found) -> Result<PlanHash> {
    let mut hasher = scope.hashed(Hasher::new("bailey restore plan 1"))?;
    for (table, returns) in &found.returns {
        hasher = hasher.part(&table.key);
        for back in returns {
            hasher = hasher
                .number(back.record.id.0)
                .number(back.record.version.cast_signed())
                .number(back.values.len().cast_signed() as i64);
        }
    }
    for left in &found.left {
        hasher = hasher
            .part(&left.record.table)
            .number(left.record.id.0)
            .part(left.why.to_string());
    }
    for kept in &found.kept {
        hasher = kept.hashed(hasher)?;
    }
    Ok(PlanHash::of(hasher))
}
