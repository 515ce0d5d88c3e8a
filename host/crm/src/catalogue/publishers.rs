//! Publishers whom the operator knows, and the keys that are theirs.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::must_be_operator;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::Crm;

/// Somebody who publishes plugins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// What the ids of its plugins begin with.
    pub name: String,
    /// Since when the operator knows them.
    pub added_at: Timestamp,
    /// The oldest first.
    pub keys: Vec<PublisherKey>,
}

/// A publisher's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherKey {
    /// The public half, as text.
    pub key: String,
    /// Whose it is.
    pub publisher: String,
    /// Since when.
    pub added_at: Timestamp,
    /// The key that signed it; none if the operator's word brought it.
    pub signed_by: Option<String>,
    /// Since when a later key is in its place: what it signed and was seen before
    /// then still counts.
    pub retired_at: Option<Timestamp>,
    /// Since when nothing that it signed counts.
    pub revoked_at: Option<Timestamp>,
    /// Why it was revoked.
    pub reason: Option<String>,
}

const COLUMNS: &str = "key, publisher, added_at, signed_by, retired_at, revoked_at, reason";

fn from_row(row: &Row<'_>) -> rusqlite::Result<PublisherKey> {
    Ok(PublisherKey {
        key: row.get(0)?,
        publisher: row.get(1)?,
        added_at: row.get(2)?,
        signed_by: row.get(3)?,
        retired_at: row.get(4)?,
        revoked_at: row.get(5)?,
        reason: row.get(6)?,
    })
}

pub(super) fn all(file: &Connection) -> Result<BTreeMap<String, Publisher>> {
    let mut publishers = BTreeMap::new();
    let mut statement = file.prepare_cached("SELECT name, added_at FROM publisher")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let publisher = Publisher {
            name: name.clone(),
            added_at: row.get(1)?,
            keys: Vec::new(),
        };
        publishers.insert(name, publisher);
    }
    let sql = format!("SELECT {COLUMNS} FROM publisher_key ORDER BY added_at, key");
    let mut statement = file.prepare_cached(&sql)?;
    for key in statement.query_map([], from_row)? {
        let key = key?;
        if let Some(publisher) = publishers.get_mut(&key.publisher) {
            publisher.keys.push(key);
        }
    }
    Ok(publishers)
}

fn find(file: &Connection, key: &str) -> Result<Option<PublisherKey>> {
    let sql = format!("SELECT {COLUMNS} FROM publisher_key WHERE key = ?1");
    let mut statement = file.prepare_cached(&sql)?;
    Ok(statement.query_row([key], from_row).optional()?)
}

/// Whose key it is; none if nobody's whom the operator knows.
///
/// # Errors
/// `Database`.
pub fn key(crm: &Crm, key: &str) -> Result<Option<PublisherKey>> {
    crm.operators_file(|file| find(file, key))
}

/// Gives a publisher a key by the operator's word; a publisher whom nobody knew is
/// known from then on. The keys they have stay.
///
/// # Errors
/// `Denied` to all but the operator; `Invalid` for a name that no plugin's id can
/// begin with; `Conflict` if the key is somebody's already.
pub fn add_key(crm: &Crm, context: &Context, publisher: &str, key: &str) -> Result<()> {
    must_be_operator(context)?;
    let named = publisher.starts_with(|first: char| first.is_ascii_lowercase())
        && publisher
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !named {
        return Err(Error::invalid_field(
            "publisher",
            "publisher-name",
            format!(
                "`{publisher}` is no publisher's name: write what the ids of its plugins begin \
                 with, as in `acme` of `acme.badges`"
            ),
        ));
    }
    crm.operators_file(|file| {
        must_be_new(file, key)?;
        file.execute(
            "INSERT INTO publisher (name, added_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            (publisher, context.at),
        )?;
        insert(file, publisher, key, None, context.at)
    })
}

/// Puts a new key in an old one's place, which signed it. The old one's publisher
/// has the new one; what the old one signed counts if it was seen before now.
///
/// # Errors
/// `Denied` to all but the operator; `NotFound` if the old key is nobody's;
/// `Conflict` if it was retired or revoked, or the new key is somebody's already.
pub fn rotate_key(crm: &Crm, context: &Context, old: &str, new: &str) -> Result<String> {
    must_be_operator(context)?;
    crm.operators_file(|file| {
        let known = must_be_known(file, old)?;
        if known.revoked_at.is_some() {
            return Err(Error::Conflict(format!(
                "the key {old} was revoked, so it names no other: add the new one by your own word"
            )));
        }
        if known.retired_at.is_some() {
            return Err(Error::Conflict(format!(
                "another key has taken the place of {old} already"
            )));
        }
        must_be_new(file, new)?;
        insert(file, &known.publisher, new, Some(old), context.at)?;
        file.execute(
            "UPDATE publisher_key SET retired_at = ?2 WHERE key = ?1",
            (old, context.at),
        )?;
        Ok(known.publisher)
    })
}

/// Has nothing count any more that this key signed.
///
/// # Errors
/// `Denied` to all but the operator; `NotFound` if it is nobody's.
pub fn revoke_key(crm: &Crm, context: &Context, key: &str, reason: &str) -> Result<String> {
    must_be_operator(context)?;
    crm.operators_file(|file| {
        let known = must_be_known(file, key)?;
        file.execute(
            "UPDATE publisher_key SET revoked_at = coalesce(revoked_at, ?2), reason = ?3
             WHERE key = ?1",
            (key, context.at, reason),
        )?;
        Ok(known.publisher)
    })
}

fn insert(
    file: &Connection,
    publisher: &str,
    key: &str,
    signed_by: Option<&str>,
    at: Timestamp,
) -> Result<()> {
    file.execute(
        "INSERT INTO publisher_key (key, publisher, added_at, signed_by) VALUES (?1, ?2, ?3, ?4)",
        (key, publisher, at, signed_by),
    )?;
    Ok(())
}

fn must_be_known(file: &Connection, key: &str) -> Result<PublisherKey> {
    find(file, key)?.ok_or_else(|| Error::NotFound(format!("no publisher has the key {key}")))
}

fn must_be_new(file: &Connection, key: &str) -> Result<()> {
    match find(file, key)? {
        None => Ok(()),
        Some(known) => Err(Error::Conflict(format!(
            "the publisher `{}` has the key {key} already",
            known.publisher
        ))),
    }
}
