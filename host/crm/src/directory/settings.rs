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

/// The settings; for an account that was never founded, what they would be.
pub(crate) fn get(conn: &Connection) -> Result<Settings> {
    let sql = "SELECT name, time_zone, currency, language FROM bailey_settings WHERE id = 1";
    let row: Option<(Settings, String)> = conn
        .prepare_cached(sql)?
        .query_row([], |row| {
            let settings = Settings {
                name: row.get(0)?,
                time_zone: row.get(1)?,
                currency: row.get(2)?,
                language: Language::En,
            };
            Ok((settings, row.get(3)?))
        })
        .optional()?;
    match row {
        Some((settings, language)) => Ok(Settings {
            language: language.parse()?,
            ..settings
        }),
        None => Ok(Settings {
            name: conn.query_row("SELECT id FROM bailey_account", [], |row| row.get(0))?,
            time_zone: "UTC".to_owned(),
            currency: "USD".to_owned(),
            language: Language::En,
        }),
    }
}

pub(super) fn put(conn: &Connection, settings: &Settings) -> Result<()> {
    conn.execute(
        "INSERT INTO bailey_settings (id, name, time_zone, currency, language)
         VALUES (1, ?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name,
             time_zone = excluded.time_zone, currency = excluded.currency,
             language = excluded.language",
        (
            &settings.name,
            &settings.time_zone,
            &settings.currency,
            settings.language.as_str(),
        ),
    )?;
    Ok(())
}
