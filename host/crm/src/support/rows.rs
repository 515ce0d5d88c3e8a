//! Where it is kept what was opened.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{Stay, Support, SupportId, may_know, may_open};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::store::Read;
use crate::value::RecordRef;

const COLUMNS: &str = "id, ticket_table, ticket, scope, plugin, opened_at, opened_by, until, \
                       closed_at, password IS NOT NULL";

/// What was opened by this number.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`.
pub fn get(read: &Read<'_>, context: &Context, id: SupportId) -> Result<Support> {
    may_open(context)?;
    find(read.connection(), id)?.ok_or_else(|| unknown(id))
}

/// What was opened, the latest first, at most so many.
///
/// # Errors
/// `Denied` to all but the account's people.
pub fn list(read: &Read<'_>, context: &Context, limit: u32) -> Result<Vec<Support>> {
    may_know(context)?;
    let connection = read.connection();
    let sql = format!("SELECT {COLUMNS} FROM bailey_support ORDER BY id DESC LIMIT ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([limit], from_row)?;
    let found = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|row| whole(connection, row))
        .collect()
}

pub(super) fn unknown(id: SupportId) -> Error {
    Error::NotFound(format!("nothing was opened for support as {}", id.0))
}

pub(super) fn find(connection: &Connection, id: SupportId) -> Result<Option<Support>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_support WHERE id = ?1");
    let row = connection
        .prepare_cached(&sql)?
        .query_row([id.0], from_row)
        .optional()?;
    row.map(|row| whole(connection, row)).transpose()
}

/// What stands in the row, and its scope as it is kept.
type Kept = (Support, String);

fn from_row(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let support = Support {
        id: SupportId(row.get(0)?),
        ticket: RecordRef {
            table: row.get(1)?,
            id: row.get(2)?,
        },
        scope: super::SupportScope::default(),
        plugin: row.get(4)?,
        opened_at: row.get(5)?,
        opened_by: row.get(6)?,
        until: row.get(7)?,
        closed_at: row.get(8)?,
        waiting: row.get(9)?,
        stays: Vec::new(),
    };
    Ok((support, row.get(3)?))
}

fn whole(connection: &Connection, (support, scope): Kept) -> Result<Support> {
    let scope = serde_json::from_str(&scope).map_err(Error::damaged)?;
    let mut statement = connection.prepare_cached(
        "SELECT agent, created_at, seen_at, address, ended_at FROM bailey_support_session
         WHERE support = ?1 ORDER BY id",
    )?;
    let stays = statement.query_map([support.id.0], |row| {
        Ok(Stay {
            agent: row.get(0)?,
            began_at: row.get(1)?,
            seen_at: row.get(2)?,
            address: row.get(3)?,
            ended_at: row.get(4)?,
        })
    })?;
    Ok(Support {
        scope,
        stays: stays.collect::<rusqlite::Result<_>>()?,
        ..support
    })
}

/// The numbers of all that is not closed.
pub(super) fn not_closed(connection: &Connection) -> Result<Vec<SupportId>> {
    let sql = "SELECT id FROM bailey_support WHERE closed_at IS NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| Ok(SupportId(row.get(0)?)))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
