//! The views that are not in the journal yet.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::recent::Recent;
use super::{MOST, watch};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{RecordId, Timestamp};
use crate::store::Account;
use crate::value::RecordRef;

/// Views are gathered for less than so long, in milliseconds.
const LONGEST: i64 = 60 * 1000;

/// What one person looked at in one table from one place.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    /// Who, from where; its moment is that of the last view.
    pub(super) by: Context,
    /// When the first record was looked at.
    pub(super) since: Timestamp,
    /// The table's key.
    pub(super) table: String,
    /// By number.
    pub(super) records: BTreeSet<RecordId>,
    /// How they were shown, where that is told.
    pub(super) how: Option<&'static str>,
}

impl Batch {
    /// What one request shows of one table: opened by themselves, or in a list.
    pub(crate) fn shown(context: &Context, table: &str, opened: bool, ids: &[RecordId]) -> Self {
        Self {
            by: context.clone(),
            since: context.at,
            table: table.to_owned(),
            records: ids.iter().copied().collect(),
            how: Some(if opened { "opened" } else { "listed" }),
        }
    }
}

/// What an account keeps of views in memory.
#[derive(Default)]
pub(crate) struct Views {
    /// None until it was read, and after it changed.
    watched: Mutex<Option<Arc<BTreeSet<String>>>>,
    batches: Mutex<Vec<Batch>>,
    /// What each person opened last.
    pub(super) recent: Recent,
}

impl Views {
    /// The tables whose views are kept.
    pub(super) fn watched(&self, account: &Account) -> Result<Arc<BTreeSet<String>>> {
        if let Some(known) = self.known_watched() {
            return Ok(known);
        }
        let read = Arc::new(account.read(|read| watch::tables(read.connection()))?);
        *lock(&self.watched) = Some(Arc::clone(&read));
        Ok(read)
    }

    /// The same, if they were read already.
    pub(super) fn known_watched(&self) -> Option<Arc<BTreeSet<String>>> {
        lock(&self.watched).clone()
    }

    /// Has the tables read anew when they are next needed.
    pub(super) fn forget_watched(&self) {
        *lock(&self.watched) = None;
    }

    /// Adds a view; a batch that is full by it is handed out.
    pub(super) fn add(&self, context: &Context, record: &RecordRef) -> Option<Batch> {
        let mut batches = lock(&self.batches);
        let same = |batch: &Batch| {
            batch.by.actor == context.actor
                && batch.by.address == context.address
                && batch.by.surface == context.surface
                && batch.table == record.table
        };
        let place = batches.iter().position(same).unwrap_or_else(|| {
            batches.push(Batch {
                by: Context {
                    request: None,
                    ..context.clone()
                },
                since: context.at,
                table: record.table.clone(),
                records: BTreeSet::new(),
                how: None,
            });
            batches.len() - 1
        });
        let batch = batches.get_mut(place)?;
        batch.by.at = batch.by.at.max(context.at);
        batch.records.insert(record.id);
        (batch.records.len() >= MOST).then(|| batches.swap_remove(place))
    }

    /// The batches that were begun before this moment, or by a clock that was ahead.
    pub(crate) fn begun_before(&self, moment: Timestamp) -> Vec<Batch> {
        let latest = moment.plus_millis(LONGEST);
        let mut batches = lock(&self.batches);
        batches
            .extract_if(.., |batch| batch.since < moment || latest < batch.since)
            .collect()
    }

    /// Puts batches back that could not be kept.
    pub(super) fn put_back(&self, kept_not: Vec<Batch>) {
        lock(&self.batches).extend(kept_not);
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
