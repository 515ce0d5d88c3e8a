//! The account's users as they are read: by anybody who may use the account.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row, params_from_iter};

use super::checks::email_key;
use super::language::Language;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, Timestamp, UserId};

/// A person who may sign in, or might once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Never reused.
    pub id: UserId,
    /// As the person writes it.
    pub name: String,
    /// Unique among active users, whatever its letters' case.
    pub email: String,
    /// May change settings, tables, users and plugins.
    pub admin: bool,
    /// The account's owner: there is always exactly one, an active admin.
    pub owner: bool,
    /// A suspended user can't sign in and keeps all that is theirs.
    pub active: bool,
    /// Where they work.
    pub department: Option<DepartmentId>,
    /// In which language they read the pages.
    pub language: Language,
    /// In which IANA time zone they read moments.
    pub time_zone: String,
    /// Whether they have a password to sign in with.
    pub has_password: bool,
    /// Whether they must choose a new password before anything else.
    pub password_change: bool,
    /// Grows by one with each change.
    pub version: u64,
    /// When they were added.
    pub created_at: Timestamp,
    /// When they were changed last.
    pub updated_at: Timestamp,
}

const COLUMNS: &str = "id, name, email, admin, owner, active, department, language, time_zone, \
                       password IS NOT NULL, password_change, version, created_at, \
                       updated_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<User> {
    let language: String = row.get(7)?;
    Ok(User {
        id: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        admin: row.get(3)?,
        owner: row.get(4)?,
        active: row.get(5)?,
        department: row.get(6)?,
        language: language.parse().unwrap_or_default(),
        time_zone: row.get(8)?,
        has_password: row.get(9)?,
        password_change: row.get(10)?,
        version: row.get(11)?,
        created_at: row.get(12)?,
        updated_at: row.get(13)?,
    })
}

/// All users, suspended ones too, by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<User>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_user ORDER BY name, id");
    let mut statement = conn.prepare_cached(&sql)?;
    let users = statement.query_map([], from_row)?;
    Ok(users.collect::<rusqlite::Result<_>>()?)
}

/// One user; none if there is no such number.
pub(crate) fn find(conn: &Connection, id: UserId) -> Result<Option<User>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_user WHERE id = ?1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([id], from_row)
        .optional()?)
}

/// One user.
pub(crate) fn get(conn: &Connection, id: UserId) -> Result<User> {
    find(conn, id)?.ok_or_else(|| Error::NotFound(format!("user {id}")))
}

/// The active user with this e-mail address.
pub(crate) fn by_email(conn: &Connection, email: &str) -> Result<Option<User>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_user WHERE email_key = ?1 AND active = 1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([email_key(email)], from_row)
        .optional()?)
}

/// The account's owner; none while the account is being founded.
pub(crate) fn owner(conn: &Connection) -> Result<Option<User>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_user WHERE owner = 1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([], from_row)
        .optional()?)
}

/// The names of these users; numbers of nobody are left out.
pub(crate) fn labels(conn: &Connection, ids: &[UserId]) -> Result<HashMap<UserId, String>> {
    let mut names = HashMap::with_capacity(ids.len());
    // SQLite takes 32,766 parameters; a page of records has far fewer users.
    for ids in ids.chunks(500) {
        let places = vec!["?"; ids.len()].join(", ");
        let sql = format!("SELECT id, name FROM bailey_user WHERE id IN ({places})");
        let mut statement = conn.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(ids))?;
        while let Some(row) = rows.next()? {
            names.insert(row.get(0)?, row.get(1)?);
        }
    }
    Ok(names)
}
