//! Which plugins an account has, at which version, and what they may.

use rusqlite::{OptionalExtension as _, Row};

use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::{Read, Write};

/// How far a plugin has come in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Consented to, and never enabled.
    Installed,
    /// Takes part.
    Enabled,
    /// Keeps what it has and takes no part.
    Disabled,
}

impl State {
    /// Its name in the file and in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Installed => "installed",
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        [Self::Installed, Self::Enabled, Self::Disabled]
            .into_iter()
            .find(|state| state.as_str() == name)
            .ok_or_else(|| Error::damaged(format!("a plugin can't be `{name}`")))
    }
}

/// A plugin of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// Its id.
    pub plugin: String,
    /// Which version.
    pub version: String,
    /// Its package, in lower-case hex.
    pub digest: String,
    /// How far it has come.
    pub state: State,
    /// What the admin consented to; whoever writes it knows what is in it.
    pub grant: serde_json::Value,
    /// Plugins at one extension point are asked in this order.
    pub place: i64,
    /// The version that brought its storage up to date last; none before that.
    pub migrated: Option<String>,
    /// When any of this was changed last.
    pub changed_at: Timestamp,
}

const COLUMNS: &str = "plugin, version, digest, state, granted, place, migrated, changed_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Result<Installation>> {
    let state: String = row.get(3)?;
    let grant: String = row.get(4)?;
    let (state, grant) = match (State::parse(&state), serde_json::from_str(&grant)) {
        (Ok(state), Ok(grant)) => (state, grant),
        (Err(error), _) => return Ok(Err(error)),
        (_, Err(error)) => return Ok(Err(Error::damaged(format!("a grant: {error}")))),
    };
    Ok(Ok(Installation {
        plugin: row.get(0)?,
        version: row.get(1)?,
        digest: row.get(2)?,
        state,
        grant,
        place: row.get(5)?,
        migrated: row.get(6)?,
        changed_at: row.get(7)?,
    }))
}

/// The account's plugins, in their order.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn all(read: &Read<'_>) -> Result<Vec<Installation>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_plugin ORDER BY place, plugin");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let rows = statement.query_map([], from_row)?;
    rows.map(|row| row?).collect()
}

/// One plugin; none if the account doesn't have it.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<Installation>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_plugin WHERE plugin = ?1");
    let mut statement = read.connection().prepare_cached(&sql)?;
    statement
        .query_row([plugin], from_row)
        .optional()?
        .transpose()
}

/// The place after all that there are.
///
/// # Errors
/// [`Error::Database`].
pub fn last_place(read: &Read<'_>) -> Result<i64> {
    let sql = "SELECT coalesce(max(place), 0) + 1 FROM bailey_plugin";
    Ok(read.connection().query_row(sql, [], |row| row.get(0))?)
}

/// Keeps a plugin as it is now. The caller journals it in the same write.
///
/// # Errors
/// [`Error::Database`].
pub fn put(write: &mut Write<'_>, installation: &Installation) -> Result<()> {
    // What a plugin watches counts while it is switched on.
    write.watch_changed();
    let sql = "INSERT INTO bailey_plugin
                   (plugin, version, digest, state, granted, place, migrated, changed_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
               ON CONFLICT (plugin) DO UPDATE SET version = excluded.version,
                   digest = excluded.digest, state = excluded.state,
                   granted = excluded.granted, place = excluded.place,
                   migrated = excluded.migrated, changed_at = excluded.changed_at";
    write.connection().prepare_cached(sql)?.execute((
        &installation.plugin,
        &installation.version,
        &installation.digest,
        installation.state.as_str(),
        installation.grant.to_string(),
        installation.place,
        &installation.migrated,
        installation.changed_at,
    ))?;
    Ok(())
}

/// Takes a plugin out of the account; what it keeps stays. The caller journals
/// it in the same write.
///
/// # Errors
/// [`Error::Database`].
pub fn remove(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    write.watch_changed();
    write
        .connection()
        .execute("DELETE FROM bailey_plugin WHERE plugin = ?1", [plugin])?;
    Ok(())
}
