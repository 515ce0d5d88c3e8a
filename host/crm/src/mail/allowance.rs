//! How much mail a plugin may send: a plugin that went wrong, or that somebody
//! leads on, must not flood the account's people.

use rusqlite::{Connection, OptionalExtension as _};

use super::Message;
use super::outbox::queue_in;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::{Read, Write};

/// The most messages of one plugin in an account on one day, counted in UTC.
pub const MOST_A_DAY: u32 = 200;

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How many more messages the plugin may send on the day of this moment.
///
/// # Errors
/// [`Error::Database`].
pub fn left_today(read: &Read<'_>, plugin: &str, at: Timestamp) -> Result<u32> {
    let sent = sent(read.connection(), plugin, day(at))?;
    Ok(MOST_A_DAY.saturating_sub(sent))
}

/// Queues a plugin's messages, together with what else the write does.
///
/// # Errors
/// [`Error::Limit`] if that would be more than it may send on this day: the
/// caller's write then fails, and none of it is sent.
pub fn queue_for(
    write: &Write<'_>,
    context: &Context,
    plugin: &str,
    messages: &[Message],
) -> Result<()> {
    if messages.is_empty() {
        return Ok(());
    }
    let (connection, day) = (write.connection(), day(context.at));
    let count = u32::try_from(messages.len()).unwrap_or(u32::MAX);
    if sent(connection, plugin, day)?.saturating_add(count) > MOST_A_DAY {
        return Err(Error::Limit(format!(
            "a plugin sends at most {MOST_A_DAY} messages a day"
        )));
    }
    // What was sent on other days is of no use any more.
    connection
        .prepare_cached("DELETE FROM bailey_plugin_mail WHERE day < ?1")?
        .execute([day])?;
    connection
        .prepare_cached(
            "INSERT INTO bailey_plugin_mail (plugin, day, count) VALUES (?1, ?2, ?3)
             ON CONFLICT (plugin, day) DO UPDATE SET count = count + excluded.count",
        )?
        .execute((plugin, day, count))?;
    messages
        .iter()
        .try_for_each(|message| queue_in(write, context, message).map(drop))
}

fn sent(connection: &Connection, plugin: &str, day: i64) -> Result<u32> {
    let sql = "SELECT count FROM bailey_plugin_mail WHERE plugin = ?1 AND day = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let sent = statement.query_row((plugin, day), |row| row.get(0));
    Ok(sent.optional()?.unwrap_or(0))
}

fn day(at: Timestamp) -> i64 {
    at.0.div_euclid(DAY)
}
