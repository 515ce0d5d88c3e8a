//! The packages that were ever seen, and what the operator said of them. Who knows
//! when a package was first seen can tell an old signature that is played again.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::must_be_operator;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::Crm;

/// A package that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPackage {
    /// Its identity, in lower-case hex.
    pub digest: String,
    /// The plugin's id.
    pub plugin: String,
    /// The plugin's version.
    pub version: String,
    /// It came inside the program, now or once.
    pub built_in: bool,
    /// When it was seen first.
    pub seen_at: Timestamp,
    /// When the operator approved it.
    pub approved_at: Option<Timestamp>,
    /// When the operator took it off the list: who has it keeps it.
    pub delisted_at: Option<Timestamp>,
    /// When the operator revoked it: it runs nowhere.
    pub revoked_at: Option<Timestamp>,
    /// Why it was revoked.
    pub reason: Option<String>,
}

/// A package that is there now.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its identity, in lower-case hex.
    pub digest: String,
    /// The plugin's id.
    pub plugin: String,
    /// The plugin's version.
    pub version: String,
    /// It came inside the program.
    pub built_in: bool,
}

const COLUMNS: &str =
    "digest, plugin, version, built_in, seen_at, approved_at, delisted_at, revoked_at, reason";

fn from_row(row: &Row<'_>) -> rusqlite::Result<KnownPackage> {
    Ok(KnownPackage {
        digest: row.get(0)?,
        plugin: row.get(1)?,
        version: row.get(2)?,
        built_in: row.get(3)?,
        seen_at: row.get(4)?,
        approved_at: row.get(5)?,
        delisted_at: row.get(6)?,
        revoked_at: row.get(7)?,
        reason: row.get(8)?,
    })
}

pub(super) fn all(file: &Connection) -> Result<HashMap<String, KnownPackage>> {
    let sql = format!("SELECT {COLUMNS} FROM known_package");
    let mut statement = file.prepare_cached(&sql)?;
    let packages = statement.query_map([], from_row)?;
    packages
        .map(|package| package.map(|package| (package.digest.clone(), package)))
        .collect::<Result<_, _>>()
        .map_err(Error::from)
}

/// What is known of a package; none if it was never seen.
///
/// # Errors
/// `Database`.
pub fn package(crm: &Crm, digest: &str) -> Result<Option<KnownPackage>> {
    crm.operators_file(|file| {
        let sql = format!("SELECT {COLUMNS} FROM known_package WHERE digest = ?1");
        let mut statement = file.prepare_cached(&sql)?;
        Ok(statement.query_row([digest], from_row).optional()?)
    })
}

/// Notes packages that are there; when one was seen first stays.
///
/// # Errors
/// `Database`.
pub fn see(crm: &Crm, seen: &[Seen], at: Timestamp) -> Result<()> {
    crm.operators_file(|file| {
        let mut statement = file.prepare_cached(
            "INSERT INTO known_package (digest, plugin, version, built_in, seen_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (digest) DO UPDATE SET built_in = 1
                 WHERE excluded.built_in AND NOT known_package.built_in",
        )?;
        for package in seen {
            statement.execute((
                &package.digest,
                &package.plugin,
                &package.version,
                package.built_in,
                at,
            ))?;
        }
        Ok(())
    })
}

/// Approves a package, whoever signed it; a revocation or a delisting is taken back.
///
/// # Errors
/// `Denied` to all but the operator; `NotFound` if it was never seen.
pub fn approve(crm: &Crm, context: &Context, digest: &str) -> Result<()> {
    set(
        crm,
        context,
        digest,
        "approved_at = ?2, delisted_at = NULL, revoked_at = NULL, reason = NULL",
        (digest, context.at),
    )
}

/// Takes a package off the list: nobody else gets it, and who has it keeps it.
///
/// # Errors
/// As [`approve`].
pub fn delist(crm: &Crm, context: &Context, digest: &str) -> Result<()> {
    let sql = "delisted_at = coalesce(delisted_at, ?2)";
    set(crm, context, digest, sql, (digest, context.at))
}

/// Puts a package back on the list.
///
/// # Errors
/// As [`approve`].
pub fn relist(crm: &Crm, context: &Context, digest: &str) -> Result<()> {
    set(crm, context, digest, "delisted_at = NULL", [digest])
}

/// Revokes a package: it runs nowhere, and its approval is gone.
///
/// # Errors
/// As [`approve`].
pub fn revoke(crm: &Crm, context: &Context, digest: &str, reason: &str) -> Result<()> {
    set(
        crm,
        context,
        digest,
        "approved_at = NULL, revoked_at = coalesce(revoked_at, ?2), reason = ?3",
        (digest, context.at, reason),
    )
}

fn set(
    crm: &Crm,
    context: &Context,
    digest: &str,
    what: &str,
    values: impl rusqlite::Params,
) -> Result<()> {
    must_be_operator(context)?;
    crm.operators_file(|file| {
        let sql = format!("UPDATE known_package SET {what} WHERE digest = ?1");
        match file.prepare_cached(&sql)?.execute(values)? {
            0 => Err(Error::NotFound(format!(
                "no package {digest} was ever seen"
            ))),
            _ => Ok(()),
        }
    })
}
