//! When somebody used a right last, by the journal: what a review of rights asks.

use std::collections::BTreeMap;

use crate::access::Action;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::{JournalFilter, Search};
use crate::store::Read;

/// How many entries are looked at together.
const TOGETHER: usize = 1000;

/// When a user did what to the records of which table last, from a moment on, by
/// the table's key. Whoever acted for them counts as well: their tokens, and
/// plugins on their behalf. Of looking at records the journal tells where the
/// account watches a table.
///
/// # Errors
/// `Denied` to who is no admin, but about themselves.
pub fn last_used(
    read: &Read<'_>,
    context: &Context,
    user: UserId,
    since: Timestamp,
) -> Result<BTreeMap<(String, Action), Timestamp>> {
    if !context.access.admin && context.actor.user() != Some(user) {
        return Err(Error::Denied(
            "only admins ask what others did, and when".into(),
        ));
    }
    let filter = JournalFilter {
        by_user: Some(user),
        kinds: vec!["records.".to_owned(), "views.".to_owned()],
        since: Some(since),
        ..JournalFilter::default()
    };
    let search = Search::of_all(read.connection(), &filter)?;
    let mut statement = read.connection().prepare_cached(
        "SELECT kind, key, max(at) FROM (
             SELECT o.kind AS kind, o.first_table AS key, o.at AS at FROM bailey_operation o
             WHERE o.id IN (SELECT value FROM json_each(?1))
             UNION ALL
             SELECT o.kind, a.table_key, o.at FROM bailey_operation o
             JOIN bailey_operation_also a ON a.operation = o.id
             WHERE o.id IN (SELECT value FROM json_each(?1)))
         WHERE key IS NOT NULL GROUP BY kind, key",
    )?;
    let mut found = search.before(None);
    let mut used = BTreeMap::new();
    loop {
        let ids = found.by_ref().take(TOGETHER);
        let ids = ids.collect::<Result<Vec<OperationId>>>()?;
        if ids.is_empty() {
            return Ok(used);
        }
        let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
        let mut rows = statement.query([serde_json::Value::from(ids).to_string()])?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            for action in used_by(&kind) {
                let at: Timestamp = row.get(2)?;
                let last = used.entry((row.get(1)?, *action)).or_insert(at);
                *last = at.max(*last);
            }
        }
    }
}

/// The rights that an operation of this kind uses.
fn used_by(kind: &str) -> &'static [Action] {
    match kind {
        "records.create" => &[Action::Create],
        "records.import" => &[Action::Create, Action::Import],
        "records.export" => &[Action::Export, Action::View],
        "records.delete" | "records.restore" => &[Action::Delete],
        "records.purge" | "records.erase" => &[Action::Purge],
        "records.merge" => &[Action::Edit, Action::Delete],
        "views.records" => &[Action::View],
        kind if kind.starts_with("records.") => &[Action::Edit],
        _ => &[],
    }
}
