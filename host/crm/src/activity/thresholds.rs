//! What plugins watch, and what they were told.

use std::collections::HashMap;

use rusqlite::Connection;

use super::{Act, Crossing, Minute, Period, may_ask, minute_of};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::{Account, Write};

/// The most thresholds of one plugin.
const MOST: usize = 100;
/// The most characters of a threshold's name.
const NAME: usize = 100;

/// A line that somebody crosses whose count in the period goes beyond the limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Whose it is, by the plugin's id.
    pub plugin: String,
    /// What the plugin knows it by.
    pub name: String,
    /// What is counted.
    pub act: Act,
    /// Over which time.
    pub per: Period,
    /// The most that is still on this side.
    pub limit: u32,
    /// Since which minute it is watched; set by [`watch_in`].
    pub since: i64,
}

/// Has a plugin's thresholds watched from now on, and no others of it. One that was
/// watched just so stays as it was.
///
/// # Errors
/// [`Error::Limit`] for too many; [`Error::Invalid`] for a name that is none, or is
/// there twice.
pub fn watch_in(
    write: &Write<'_>,
    plugin: &str,
    thresholds: &[Threshold],
    at: Timestamp,
) -> Result<()> {
    if thresholds.len() > MOST {
        return Err(Error::Limit(format!(
            "a plugin watches at most {MOST} thresholds"
        )));
    }
    let connection = write.connection();
    let before = of(connection, plugin)?;
    connection.execute(
        "DELETE FROM bailey_activity_threshold WHERE plugin = ?1",
        [plugin],
    )?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO bailey_activity_threshold (plugin, name, act, per, allowed, since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
    )?;
    for threshold in thresholds {
        let same = before.iter().find(|known| {
            let as_known = Threshold {
                since: known.since,
                plugin: plugin.to_owned(),
                ..threshold.clone()
            };
            as_known == **known
        });
        let since = same.map_or_else(|| minute_of(at), |known| known.since);
        let (act, per) = (threshold.act.as_str(), threshold.per.as_str());
        let length = threshold.name.chars().count();
        let added = insert.execute((plugin, &threshold.name, act, per, threshold.limit, since))?;
        if added == 0 || length == 0 || length > NAME {
            let message =
                format!("a threshold has a name of 1 to {NAME} characters that no other has");
            return Err(Error::invalid_field("name", "length", message));
        }
    }
    write.watch_changed();
    Ok(())
}

/// Notes that a plugin was told of a crossing, with what it did about it.
///
/// # Errors
/// [`Error::Database`].
pub fn told(write: &Write<'_>, crossing: &Crossing) -> Result<()> {
    write
        .connection()
        .prepare_cached(
            "INSERT INTO bailey_activity_told (plugin, name, user, minute) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET minute = max(minute, excluded.minute)",
        )?
        .execute((
            &crossing.plugin,
            &crossing.name,
            crossing.user,
            minute_of(crossing.at),
        ))?;
    Ok(())
}

/// Lets somebody begin at zero: what they did so far counts no more.
///
/// # Errors
/// [`Error::Denied`] to all but admins; [`Error::NotFound`]; [`Error::Database`].
pub fn start_over(account: &Account, context: &Context, user: UserId) -> Result<()> {
    may_ask(context)?;
    let minute = minute_of(context.at);
    account.write(move |write| {
        crate::directory::get_user(write.connection(), user)?;
        let sql = "INSERT INTO bailey_activity_over (user, minute) VALUES (?1, ?2)
                   ON CONFLICT DO UPDATE SET minute = excluded.minute";
        write.connection().execute(sql, (user, minute))?;
        Ok(())
    })?;
    account.activity().start_over(user);
    Ok(())
}

/// The thresholds of plugins that are switched on.
pub(super) fn watched(connection: &Connection) -> Result<Vec<Threshold>> {
    read(
        connection,
        "SELECT t.plugin, t.name, t.act, t.per, t.allowed, t.since
         FROM bailey_activity_threshold t JOIN bailey_plugin p ON p.plugin = t.plugin
         WHERE p.state = 'enabled' ORDER BY t.plugin, t.name",
        (),
    )
}

fn of(connection: &Connection, plugin: &str) -> Result<Vec<Threshold>> {
    read(
        connection,
        "SELECT plugin, name, act, per, allowed, since
         FROM bailey_activity_threshold WHERE plugin = ?1",
        [plugin],
    )
}

fn read(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Threshold>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Threshold {
            plugin: row.get(0)?,
            name: row.get(1)?,
            act: Act::parse(row.get_ref(2)?.as_str()?)?,
            per: Period::parse(row.get_ref(3)?.as_str()?)?,
            limit: row.get(4)?,
            since: row.get(5)?,
        });
    }
    Ok(found)
}

/// Of which crossing each plugin was told last: plugin, threshold and user.
pub(super) fn all_told(
    connection: &Connection,
) -> Result<HashMap<(String, String, UserId), Minute>> {
    let mut statement =
        connection.prepare_cached("SELECT plugin, name, user, minute FROM bailey_activity_told")?;
    let rows = statement.query_map([], |row| {
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
