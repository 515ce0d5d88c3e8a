//! What holds for the account as a whole, in one row.

use rusqlite::{Connection, OptionalExtension as _};

use super::language::Language;
use crate::error::Result;

/// What holds for the account as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What people call the account.
    pub name: String,
    /// The IANA time zone that schedules and new users have.
    pub time_zone: String,
    /// The ISO 4217 code that new amounts have.
    pub currency: String,
    /// The language that new users have.
    pub language: Language,
}

/// The settings; what an account has that was never told any, before that.
pub(crate) fn get(conn: &Connection) -> Result<Settings> {
    let name = conn.query_row("SELECT name FROM bailey_account", [], |row| row.get(0))?;
    let sql = "SELECT time_zone, currency, language FROM bailey_settings WHERE id = 1";
    let row: Option<(String, String, String)> = conn
        .prepare_cached(sql)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(match row {
        Some((time_zone, currency, language)) => Settings {
            name,
            time_zone,
            currency,
            language: language.parse()?,
        },
        None => Settings {
            name,
            time_zone: "UTC".to_owned(),
            currency: "USD".to_owned(),
            language: Language::En,
        },
    })
}

pub(super) fn put(conn: &Connection, settings: &Settings) -> Result<()> {
    conn.execute("UPDATE bailey_account SET name = ?1", [&settings.name])?;
    conn.execute(
        "INSERT INTO bailey_settings (id, time_zone, currency, language) VALUES (1, ?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET time_zone = excluded.time_zone,
             currency = excluded.currency, language = excluded.language",
        (
            &settings.time_zone,
            &settings.currency,
            settings.language.as_str(),
        ),
    )?;
    Ok(())
}
