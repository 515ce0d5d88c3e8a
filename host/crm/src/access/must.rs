//! Refusing what somebody may not do to records, before it is done.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::access::{Action, Extent};
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records::{Record, row};
use crate::schema::Table;
use crate::store::Account;

/// Refuses an act on these records unless the action extends to all of them.
///
/// # Errors
/// `Denied`, saying of how many it isn't theirs to do.
pub(crate) fn must(
    connection: &Connection,
    table: &Table,
    action: Action,
    ids: &[RecordId],
) -> Result<()> {
    let (key, verb) = (&table.key, verb(action));
    let condition = match table.extent(action) {
        Extent::All => return Ok(()),
        Extent::None => {
            return Err(Error::Denied(format!(
                "you may not {verb} records of `{key}`"
            )));
        }
        Extent::Some => table.condition(action, key).unwrap_or_default(),
    };
    let sql = format!(
        r#"SELECT count(*) FROM "{key}"
           WHERE "id" IN (SELECT value FROM json_each(?1)) AND NOT coalesce({condition}, 0)"#
    );
    let beyond: usize = connection
        .prepare_cached(&sql)?
        .query_row([row::json_ids(ids)], |row| row.get(0))?;
    match (beyond, ids) {
        (0, _) => Ok(()),
        (_, [id]) => Err(Error::Denied(format!("you may not {verb} `{key}` {id}"))),
        (beyond, _) => Err(Error::Denied(format!(
            "you may not {verb} {beyond} of these {} records of `{key}`, so nothing was done: \
             leave them out",
            ids.len()
        ))),
    }
}

/// Whether an action extends to a record, for whom it was read: what a page offers.
///
/// # Errors
/// `Database`.
pub fn may(account: &Account, record: &Record, action: Action) -> Result<bool> {
    Ok(!among(account, &record.table, action, &[record.id])?.is_empty())
}

/// Those of these records of a table, as it was read for somebody, that the action
/// extends to: what a page offers with each of many.
///
/// # Errors
/// `Database`.
pub fn among(
    account: &Account,
    table: &Table,
    action: Action,
    ids: &[RecordId],
) -> Result<BTreeSet<RecordId>> {
    match table.extent(action) {
        Extent::All => Ok(ids.iter().copied().collect()),
        Extent::None => Ok(BTreeSet::new()),
        Extent::Some => account.read(|read| within(read.connection(), table, action, ids)),
    }
}

/// Those of these records that the action extends to; of records that are gone,
/// where it extends to all.
pub(crate) fn within(
    connection: &Connection,
    table: &Table,
    action: Action,
    ids: &[RecordId],
) -> Result<BTreeSet<RecordId>> {
    let Some(condition) = table.condition(action, &table.key) else {
        return Ok(ids.iter().copied().collect());
    };
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE "id" IN (SELECT value FROM json_each(?1)) AND {condition}"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([row::json_ids(ids)], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn verb(action: Action) -> &'static str {
    match action {
        Action::Create => "make",
        Action::View => "see",
        Action::Edit => "change",
        Action::Delete => "delete",
        Action::Purge => "delete for good",
        Action::Export => "export",
        Action::Import => "import",
    }
}
