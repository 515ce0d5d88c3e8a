//! The statements that are sent to SQLite, for the test that looks at their plans.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use crate::store::Account;

thread_local! {
    static SENT: RefCell<Option<BTreeSet<String>>> = const { RefCell::new(None) };
}

/// Those of the writing threads that are looked at.
static WRITTEN: Mutex<BTreeMap<Writer, BTreeSet<String>>> = Mutex::new(BTreeMap::new());

/// A thread, by how it shows itself: ids have no order.
type Writer = String;

fn writer() -> Writer {
    format!("{:?}", std::thread::current().id())
}

fn written() -> MutexGuard<'static, BTreeMap<Writer, BTreeSet<String>>> {
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has the connection tell what is sent to it.
pub(super) fn follow(connection: &Connection) {
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
}

fn note(event: TraceEvent<'_>) {
    let TraceEvent::Stmt(statement, _) = event else {
        return;
    };
    let kept = SENT.with_borrow_mut(|sent| {
        sent.as_mut()?.insert(statement.sql().into_owned());
        Some(())
    });
    if kept.is_none()
        && let Some(written) = written().get_mut(&writer())
    {
        written.insert(statement.sql().into_owned());
    }
}

/// What this thread, and the one that writes for the account, sent meanwhile.
pub(crate) fn sent(account: &Account, act: impl FnOnce()) -> BTreeSet<String> {
    let writer = account.write(|_| Ok(writer())).unwrap();
    written().insert(writer.clone(), BTreeSet::new());
    SENT.set(Some(BTreeSet::new()));
    act();
    let mut sent = SENT.take().unwrap_or_default();
    sent.extend(written().remove(&writer).unwrap_or_default());
    sent
}

/// The steps of a statement's plan.
pub(crate) fn plan(account: &Account, sql: &str) -> Vec<String> {
    let steps = account.read(|read| {
        let sql = format!("EXPLAIN QUERY PLAN {sql}");
        let mut statement = read.connection().prepare(&sql)?;
        let mut rows = statement.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(row.get::<_, String>(3)?);
        }
        Ok(steps)
    });
    steps.unwrap()
}
