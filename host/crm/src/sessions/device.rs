//! Browsers that a plugin's step trusts: a random token in a cookie of theirs, kept
//! here as its digest, for one person and one plugin, until a day that the plugin
//! chose.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::secret::Token;
use super::session::may_see;
use super::user_agent;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::store::{Account, Read};

/// A trusted browser of an account.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct DeviceId(pub i64);

/// A browser that a plugin's step trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Never reused.
    pub id: DeviceId,
    /// Whose it is.
    pub user: UserId,
    /// The plugin whose step trusts it.
    pub plugin: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// When it was of use last.
    pub seen_at: Timestamp,
    /// The network address that it came from then.
    pub address: Option<String>,
    /// What it said of itself when it was trusted.
    pub user_agent: Option<String>,
}

/// That a browser is to be trusted.
#[derive(Clone, Debug)]
pub struct Trust {
    /// What its cookie has.
    pub token: Token,
    /// Until when.
    pub until: Timestamp,
    /// What it says of itself.
    pub user_agent: Option<String>,
}

const COLUMNS: &str = "id, user, plugin, created_at, expires_at, seen_at, address, user_agent";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        id: DeviceId(row.get(0)?),
        user: row.get(1)?,
        plugin: row.get(2)?,
        created_at: row.get(3)?,
        expires_at: row.get(4)?,
        seen_at: row.get(5)?,
        address: row.get(6)?,
        user_agent: row.get(7)?,
    })
}

/// The browsers that are trusted for a user, the one used last first.
///
/// # Errors
/// [`Error::Denied`] to all but that user and admins.
pub fn devices(read: &Read<'_>, context: &Context, user: UserId) -> Result<Vec<Device>> {
    may_see(context, user)?;
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_device WHERE user = ?1 AND expires_at > ?2
         ORDER BY seen_at DESC, id DESC"
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let devices = statement.query_map((user, context.at), from_row)?;
    Ok(devices.collect::<rusqlite::Result<_>>()?)
}

/// What a plugin's step is told of the browser with this token.
///
/// # Errors
/// [`Error::Database`].
pub fn trusted(
    account: &Account,
    token: &Token,
    user: UserId,
    plugin: &str,
    at: Timestamp,
) -> Result<Option<Device>> {
    if token.account() != account.id() {
        return Ok(None);
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_device
         WHERE token = ?1 AND user = ?2 AND plugin = ?3 AND expires_at > ?4"
    );
    account.read(|read| {
        let mut statement = read.connection().prepare_cached(&sql)?;
        let found = statement.query_row((token.digest(), user, plugin, at), from_row);
        Ok(found.optional()?)
    })
}

/// Notes that a trusted browser was of use.
///
/// # Errors
/// [`Error::Database`].
pub fn device_seen(account: &Account, context: &Context, id: DeviceId) -> Result<()> {
    let (at, address) = (
        context.at,
        context.address.map(|address| address.to_string()),
    );
    account.write(move |write| {
        let sql = "UPDATE bailey_device SET seen_at = ?2, address = ?3 WHERE id = ?1";
        write.connection().execute(sql, (id.0, at, address))?;
        Ok(())
    })
}

/// Trusts a browser no longer: one's own, or anybody's by an admin. Journalled as
/// `session.device-forgotten`.
///
/// # Errors
/// [`Error::Denied`] if it is somebody else's; [`Error::NotFound`].
pub fn forget_device(account: &Account, context: &Context, id: DeviceId) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let sql = format!("SELECT {COLUMNS} FROM bailey_device WHERE id = ?1");
        let found = connection.query_row(&sql, [id.0], from_row).optional()?;
        let device = found.ok_or_else(|| Error::NotFound(format!("device {}", id.0)))?;
        may_see(&context, device.user)?;
        connection.execute("DELETE FROM bailey_device WHERE id = ?1", [id.0])?;
        let mut operation = write.operation(&context, "session.device-forgotten")?;
        operation.detail("user", device.user.to_string());
        operation.detail("plugin", device.plugin);
        operation.finish()
    })
}

/// Has a browser trusted, as a part of passing a step.
pub(super) fn keep(
    connection: &Connection,
    context: &Context,
    user: UserId,
    plugin: &str,
    trust: &Trust,
) -> Result<()> {
    connection.execute(
        "DELETE FROM bailey_device WHERE expires_at <= ?1",
        [context.at],
    )?;
    connection.execute(
        "INSERT INTO bailey_device
             (token, user, plugin, created_at, expires_at, seen_at, address, user_agent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?6, ?7)
         ON CONFLICT (token, user, plugin) DO UPDATE SET created_at = excluded.created_at,
             expires_at = excluded.expires_at, seen_at = excluded.seen_at,
             address = excluded.address, user_agent = excluded.user_agent",
        (
            trust.token.digest(),
            user,
            plugin,
            context.at,
            trust.until,
            context.address.map(|address| address.to_string()),
            trust.user_agent.as_deref().map(user_agent),
        ),
    )?;
    Ok(())
}
