//! The tables for which the account wants to know who looked at their records.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::store::Account;

/// The tables whose views are kept, by key.
///
/// # Errors
/// `Denied` to members.
pub fn watched(account: &Account, context: &Context) -> Result<BTreeSet<String>> {
    may_administer(context)?;
    account.read(|read| tables(read.connection()))
}

/// Says whose views are kept from now on; none if it were the same tables. What
/// was kept of others stays.
///
/// # Errors
/// `Denied` to members; `Invalid` for a table that there is not.
pub fn set_watched(
    account: &Account,
    context: &Context,
    wanted: BTreeSet<String>,
) -> Result<Option<OperationId>> {
    may_administer(context)?;
    let context = context.clone();
    let done = account.write(move |write| {
        let schema = write.whole_schema()?;
        for table in &wanted {
            if schema.table(table).is_err() {
                return Err(Error::invalid_field(
                    "tables",
                    "unknown",
                    format!("There is no table `{table}`."),
                ));
            }
        }
        let connection = write.connection();
        let before = tables(connection)?;
        if before == wanted {
            return Ok(None);
        }
        connection.execute("DELETE FROM bailey_watched_table", [])?;
        let mut insert =
            connection.prepare_cached("INSERT INTO bailey_watched_table VALUES (?1)")?;
        for table in &wanted {
            insert.execute([table])?;
        }
        let listed = |tables: BTreeSet<String>| tables.into_iter().collect::<Vec<_>>().join(" ");
        let mut operation = write.operation(&context, "account.views-watched")?;
        operation.detail("before", listed(before));
        operation.detail("tables", listed(wanted));
        Ok(Some(operation.finish()?))
    })?;
    account.views().forget_watched();
    Ok(done)
}

pub(super) fn tables(connection: &Connection) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached("SELECT table_key FROM bailey_watched_table")?;
    let tables = statement.query_map([], |row| row.get(0))?;
    Ok(tables.collect::<rusqlite::Result<_>>()?)
}

fn may_administer(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied("only admins say whose views are kept".into()))
    }
}
