//! Plugins that are to be switched off, or taken out, when the account's time to
//! think it over has passed. Until then they take part.

use rusqlite::{OptionalExtension as _, Row};

use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::{Read, Write};

/// What is to become of a plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// It is switched off.
    Disable,
    /// It is taken out.
    Uninstall,
}

impl Departure {
    /// Its name in the file and in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Uninstall => "uninstall",
        }
    }
}

/// A plugin that is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Its id.
    pub plugin: String,
    /// What is to become of it.
    pub act: Departure,
    /// When.
    pub at: Timestamp,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// By whom; none by the operator.
    pub asked_by: Option<UserId>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Result<Leaving>> {
    let act: String = row.get(1)?;
    let act = match act.as_str() {
        "disable" => Departure::Disable,
        "uninstall" => Departure::Uninstall,
        other => return Ok(Err(Error::damaged(format!("nothing is called `{other}`")))),
    };
    Ok(Ok(Leaving {
        plugin: row.get(0)?,
        act,
        at: row.get(2)?,
        asked_at: row.get(3)?,
        asked_by: row.get::<_, Option<i64>>(4)?.map(UserId),
    }))
}

const COLUMNS: &str = "plugin, act, at, asked_at, asked_by";

/// All of them, those that go first first.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn all(read: &Read<'_>) -> Result<Vec<Leaving>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_plugin_leaving ORDER BY at, plugin");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let rows = statement.query_map([], from_row)?;
    rows.map(|row| row?).collect()
}

/// Whether and when this one is to go.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<Leaving>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_plugin_leaving WHERE plugin = ?1");
    let mut statement = read.connection().prepare_cached(&sql)?;
    statement
        .query_row([plugin], from_row)
        .optional()?
        .transpose()
}

/// Says that it is to go. The caller journals it in the same write.
///
/// # Errors
/// [`Error::Database`].
pub fn put(write: &mut Write<'_>, leaving: &Leaving) -> Result<()> {
    write.connection().execute(
        "INSERT INTO bailey_plugin_leaving (plugin, act, at, asked_at, asked_by)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (plugin) DO UPDATE SET act = excluded.act, at = excluded.at,
             asked_at = excluded.asked_at, asked_by = excluded.asked_by",
        (
            &leaving.plugin,
            leaving.act.as_str(),
            leaving.at,
            leaving.asked_at,
            leaving.asked_by.map(|user| user.0),
        ),
    )?;
    Ok(())
}

/// It stays, or is gone. Returns whether it was to go.
///
/// # Errors
/// [`Error::Database`].
pub fn remove(write: &mut Write<'_>, plugin: &str) -> Result<bool> {
    let sql = "DELETE FROM bailey_plugin_leaving WHERE plugin = ?1";
    Ok(write.connection().execute(sql, [plugin])? > 0)
}
