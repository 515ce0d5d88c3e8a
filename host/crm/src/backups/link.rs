//! Links under which a backup's file can be had without signing in. The file is
//! sealed, so a link alone opens nothing; it works for some days, and only its
//! digest is kept.

use rusqlite::OptionalExtension as _;

use super::{BackupId, may_keep, rows, unknown};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::sessions::{Kind, Token};
use crate::store::{Account, Read};

/// The longest that a link works, in days.
const LONGEST: u32 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Makes a link that works for so many days. Journalled as `backup.linked`; the
/// link itself is not.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`; `Invalid` naming `days`.
pub fn make_link(
    account: &Account,
    context: &Context,
    id: BackupId,
    days: u32,
) -> Result<(Token, Timestamp)> {
    may_keep(context)?;
    if !(1..=LONGEST).contains(&days) {
        return Err(Error::invalid_field(
            "days",
            "out-of-range",
            format!("a link works for 1 to {LONGEST} days"),
        ));
    }
    let token = Token::random(Kind::Backup, account.id().clone());
    let until = context.at.plus_millis(i64::from(days) * DAY_MS);
    let (context, digest) = (context.clone(), token.digest());
    account.write(move |write| {
        let connection = write.connection();
        let backup = rows::find(connection, id)?
            .filter(|backup| backup.deleted_at.is_none())
            .ok_or_else(|| unknown(id))?;
        let over = "DELETE FROM bailey_backup_link WHERE until <= ?1";
        connection.execute(over, [context.at])?;
        connection.execute(
            "INSERT INTO bailey_backup_link (digest, backup, until) VALUES (?1, ?2, ?3)",
            (digest, id.0, until),
        )?;
        let mut operation = write.operation(&context, "backup.linked")?;
        operation.detail("backup", id.0.to_string());
        operation.detail("file", backup.made.name);
        operation.detail("until", until.to_rfc3339());
        operation.finish()
    })?;
    Ok((token, until))
}

/// Which backup a link is of; none if it is nobody's or over.
///
/// # Errors
/// `Database`.
pub fn by_link(read: &Read<'_>, token: &Token, at: Timestamp) -> Result<Option<BackupId>> {
    if token.kind() != Kind::Backup || token.account() != read.account() {
        return Ok(None);
    }
    let sql = "SELECT backup FROM bailey_backup_link WHERE digest = ?1 AND until > ?2";
    let backup = read
        .connection()
        .prepare_cached(sql)?
        .query_row((token.digest(), at), |row| row.get(0))
        .optional()?;
    Ok(backup.map(BackupId))
}
