//! For how long a specialist may go on, and what they were shown meanwhile.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::SupportId;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{RecordId, Timestamp};
use crate::store::Account;
use crate::value::RecordRef;
use crate::views::{self, Batch};

/// After how many instructions of SQLite's machine it is looked at: some tens of
/// microseconds.
const INSTRUCTIONS: i32 = 1000;

/// For how long a specialist may go on: shared by all their requests.
#[derive(Debug, Default)]
pub struct Lease {
    ended: AtomicBool,
    until: AtomicI64,
    /// What those call themselves who are in by it.
    inside: Mutex<BTreeSet<String>>,
}

impl Lease {
    /// Whether it was closed, or its time has run out.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
            || self.until.load(Ordering::Acquire) <= Timestamp::now().0
    }

    /// Ends it, for requests under way too.
    fn end(&self) {
        self.ended.store(true, Ordering::Release);
    }

    fn inside(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The leases of an account that somebody entered by.
#[derive(Debug, Default)]
pub(crate) struct Leases(Mutex<HashMap<SupportId, Arc<Lease>>>);

impl Leases {
    /// The lease of what was opened, which holds to this moment, for somebody who
    /// is in by it.
    pub(super) fn of(&self, id: SupportId, until: Timestamp, agent: &str) -> Arc<Lease> {
        let mut leases = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lease = leases.entry(id).or_default();
        lease.until.store(until.0, Ordering::Release);
        lease.inside().insert(agent.to_owned());
        Arc::clone(lease)
    }

    /// What those call themselves who are in.
    pub(crate) fn inside(&self) -> Vec<String> {
        let leases = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lasting = leases.values().filter(|lease| !lease.has_ended());
        let names = lasting.flat_map(|lease| lease.inside().clone());
        names.collect()
    }

    /// Somebody left by themselves.
    pub(super) fn left(&self, id: SupportId, agent: &str) {
        let leases = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lease) = leases.get(&id) {
            lease.inside().remove(agent);
        }
    }

    /// Ends it. It was closed for good, so nobody gets another.
    pub(super) fn end(&self, id: SupportId) {
        let mut leases = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lease) = leases.remove(&id) {
            lease.end();
        }
    }

    /// Puts the end of one that somebody is in by elsewhere.
    pub(super) fn extend(&self, id: SupportId, until: Timestamp) {
        let leases = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lease) = leases.get(&id) {
            lease.until.store(until.0, Ordering::Release);
        }
    }
}

/// What a specialist is shown by one request.
#[derive(Debug)]
pub struct Supervision {
    lease: Arc<Lease>,
    /// Each with whether it was opened, rather than shown in a list.
    shown: Mutex<BTreeMap<RecordRef, bool>>,
}

impl PartialEq for Supervision {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Supervision {}

impl Supervision {
    pub(super) fn new(lease: Arc<Lease>) -> Self {
        Self {
            lease,
            shown: Mutex::default(),
        }
    }

    /// For how long the specialist may go on.
    #[must_use]
    pub fn lease(&self) -> &Lease {
        &self.lease
    }

    /// Refuses what is begun after the end.
    pub(crate) fn goes_on(&self) -> Result<()> {
        if self.lease.has_ended() {
            Err(ended())
        } else {
            Ok(())
        }
    }

    /// The same, and interrupts what this connection reads when the end comes.
    pub(crate) fn watch(&self, connection: &Connection) -> Result<()> {
        self.goes_on()?;
        let lease = Arc::clone(&self.lease);
        connection.progress_handler(INSTRUCTIONS, Some(move || lease.has_ended()))?;
        Ok(())
    }

    /// Notes that these are shown.
    pub(crate) fn shows<'a>(&self, opened: bool, records: impl IntoIterator<Item = &'a RecordRef>) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        for record in records {
            *shown.entry(record.clone()).or_default() |= opened;
        }
    }

    /// Writes to the journal what was shown since the last time. An answer goes out
    /// after it alone.
    ///
    /// # Errors
    /// `Denied` once it has ended; those of writing.
    pub fn tell(&self, account: &Account, context: &Context) -> Result<()> {
        self.goes_on()?;
        let shown = {
            let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *shown)
        };
        let mut tables: BTreeMap<(String, bool), Vec<RecordId>> = BTreeMap::new();
        for (record, opened) in shown {
            let ids = tables.entry((record.table, opened)).or_default();
            ids.push(record.id);
        }
        let batches = tables.into_iter().flat_map(|((table, opened), ids)| {
            let batch = |ids: &[RecordId]| Batch::shown(context, &table, opened, ids);
            ids.chunks(views::MOST).map(batch).collect::<Vec<_>>()
        });
        views::keep_now(account, batches.collect())
    }
}

/// What is told after the end.
pub(crate) fn ended() -> Error {
    Error::Denied("the account is no longer open for support".to_owned())
}
