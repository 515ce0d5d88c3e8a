//! Reading the list.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{Backup, BackupId, NewBackup, may_keep, unknown};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::{Account, Read};

const COLUMNS: &str = "id, place, name, reason, made_by, taken_at, took, bytes, head, contents, \
                       tried_at, faults, deleted_at";
/// The most that a page of the list has.
const MOST: u32 = 500;

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The latest first.
    pub backups: Vec<Backup>,
    /// How many there are, on whatever page.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// The account's backups, the latest first; those whose file was deleted too.
///
/// # Errors
/// `Denied` to all but admins; `Invalid` for a cursor that is none of this list.
pub fn list(account: &Account, context: &Context, limit: u32, after: Option<&str>) -> Result<Page> {
    may_keep(context)?;
    account.read(|read| {
        let before = read.open_number("backups", after)?.unwrap_or(i64::MAX);
        let limit = limit.clamp(1, MOST) as usize;
        let connection = read.connection();
        let sql =
            format!("SELECT {COLUMNS} FROM bailey_backup WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map((before, limit as i64 + 1), |row| Ok(from_row(row)))?;
        let mut backups = Vec::new();
        for row in rows {
            backups.push(row??);
        }
        let more = backups.len() > limit;
        backups.truncate(limit);
        let next = backups.last().filter(|_| more).map(|last| last.id.0);
        mark_only_good(connection, &mut backups)?;
        Ok(Page {
            next: next.map(|id| read.seal_number("backups", id)),
            total: connection.query_row("SELECT count(*) FROM bailey_backup", [], |row| {
                row.get::<_, u64>(0)
            })?,
            backups,
        })
    })
}

/// A backup by its number.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`.
pub fn get(read: &Read<'_>, context: &Context, id: BackupId) -> Result<Backup> {
    may_keep(context)?;
    find(read.connection(), id)?.ok_or_else(|| unknown(id))
}

/// The last good backup of what was before this moment; none if there is none.
///
/// # Errors
/// `Denied` to all but admins.
pub fn last_good_before(
    read: &Read<'_>,
    context: &Context,
    moment: Timestamp,
) -> Result<Option<Backup>> {
    may_keep(context)?;
    let connection = read.connection();
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_backup
         WHERE deleted_at IS NULL AND tried_at IS NOT NULL AND faults = '[]' AND taken_at < ?1
         ORDER BY taken_at DESC LIMIT 1"
    );
    let row = connection
        .prepare_cached(&sql)?
        .query_row([moment], |row| Ok(from_row(row)))
        .optional()?;
    row.transpose()
}

pub(super) fn find(connection: &Connection, id: BackupId) -> Result<Option<Backup>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_backup WHERE id = ?1");
    let row = connection
        .prepare_cached(&sql)?
        .query_row([id.0], |row| Ok(from_row(row)))
        .optional()?;
    let Some(backup) = row.transpose()? else {
        return Ok(None);
    };
    let mut found = [backup];
    mark_only_good(connection, &mut found)?;
    let [backup] = found;
    Ok(Some(backup))
}

fn mark_only_good(connection: &Connection, backups: &mut [Backup]) -> Result<()> {
    let good: u64 = connection
        .prepare_cached(
            "SELECT count(*) FROM bailey_backup
             WHERE deleted_at IS NULL AND tried_at IS NOT NULL AND faults = '[]'",
        )?
        .query_row([], |row| row.get(0))?;
    for backup in backups {
        backup.only_good = good == 1 && backup.is_good();
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<Backup> {
    let text = |column| row.get::<_, String>(column);
    Ok(Backup {
        id: BackupId(row.get(0)?),
        by: serde_json::from_str(&text(4)?).map_err(Error::damaged)?,
        made: NewBackup {
            place: text(1)?,
            name: text(2)?,
            reason: text(3)?.parse()?,
            taken_at: row.get(5)?,
            took: row.get(6)?,
            bytes: row.get(7)?,
            head: row.get(8)?,
            held: serde_json::from_str(&text(9)?).map_err(Error::damaged)?,
            faults: serde_json::from_str(&text(11)?).map_err(Error::damaged)?,
        },
        tried_at: row.get(10)?,
        deleted_at: row.get(12)?,
        only_good: false,
    })
}
