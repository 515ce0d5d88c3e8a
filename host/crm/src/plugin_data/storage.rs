//! A plugin's own keys and values, in buckets.
//!
//! What a call writes collects in an [`Overlay`] while guest code runs, with no
//! transaction open, and is applied in the transaction that commits the call's
//! result. The call reads its own writes through the overlay. The journal sees
//! an overlay as a digest alone.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::store::{Read, Write};

/// The most bytes of a bucket's name and of a key.
pub const LONGEST_KEY: usize = 200;
/// The most entries that one scan answers.
pub const LARGEST_SCAN: u32 = 500;

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Unique in its bucket.
    pub key: String,
    /// The plugin's bytes.
    pub value: Vec<u8>,
}

/// How much a plugin keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// How many keys.
    pub entries: u64,
    /// The bytes of keys and values together.
    pub bytes: u64,
}

/// What one call wrote, before it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// By bucket and key; no value where the key was deleted.
    writes: BTreeMap<(String, String), Option<Vec<u8>>>,
    bytes: u64,
}

impl Overlay {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// The bytes of what was written: what it weighs in memory.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What was written or deleted, by bucket and key.
    pub fn touched(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.writes.keys();
        names.map(|(bucket, key)| (bucket.as_str(), key.as_str()))
    }

    /// Writes a value.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the bucket's name or the key is empty or too long.
    pub fn set(&mut self, bucket: &str, key: &str, value: Vec<u8>) -> Result<()> {
        self.write(bucket, key, Some(value))
    }

    /// Deletes a key, whether or not it is there.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the bucket's name or the key is empty or too long.
    pub fn delete(&mut self, bucket: &str, key: &str) -> Result<()> {
        self.write(bucket, key, None)
    }

    fn write(&mut self, bucket: &str, key: &str, value: Option<Vec<u8>>) -> Result<()> {
        check(bucket, key)?;
        let names = (bucket.len() + key.len()) as u64;
        let weigh = |value: &Option<Vec<u8>>| value.as_ref().map_or(0, Vec::len) as u64;
        self.bytes += names + weigh(&value);
        if let Some(before) = self
            .writes
            .insert((bucket.to_owned(), key.to_owned()), value)
        {
            self.bytes -= names + weigh(&before);
        }
        Ok(())
    }

    /// SHA-256 over all that was written, in lower-case hex, for the journal.
    /// Lengths go in before the bytes, so that no two overlays look alike.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut sha = Sha256::new_with_prefix(b"bailey storage 1");
        for ((bucket, key), value) in &self.writes {
            for part in [
                Some(bucket.as_bytes()),
                Some(key.as_bytes()),
                value.as_deref(),
            ] {
                let length = part.map_or(u64::MAX, |part| part.len() as u64);
                sha.update(length.to_be_bytes());
                sha.update(part.unwrap_or_default());
            }
        }
        hex::encode(sha.finalize())
    }

    /// What this call sees under a key.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the bucket's name or the key is empty or too long;
    /// [`Error::Database`].
    pub fn get(
        &self,
        read: &Read<'_>,
        plugin: &str,
        bucket: &str,
        key: &str,
    ) -> Result<Option<Vec<u8>>> {
        check(bucket, key)?;
        match self.writes.get(&(bucket.to_owned(), key.to_owned())) {
            Some(written) => Ok(written.clone()),
            None => get(read, plugin, bucket, key),
        }
    }

    /// What this call sees of a bucket: at most `limit` entries whose keys
    /// begin with the prefix, after the given key, in the order of their bytes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn scan(
        &self,
        read: &Read<'_>,
        plugin: &str,
        bucket: &str,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Entry>> {
        let limit = limit.min(LARGEST_SCAN) as usize;
        let mut entries = Vec::new();
        let mut stored_after = after.map(str::to_owned);
        // The overlay may hide stored entries, so one page can be too few.
        loop {
            let page = scan(
                read.connection(),
                plugin,
                bucket,
                prefix,
                stored_after.as_deref(),
                LARGEST_SCAN,
            )?;
            let whole = page.len() < LARGEST_SCAN as usize;
            let last = page.last().map(|entry| entry.key.clone());
            let until = if whole { None } else { last.as_deref() };
            let mut merged: BTreeMap<String, Option<Vec<u8>>> = page
                .into_iter()
                .map(|entry| (entry.key, Some(entry.value)))
                .collect();
            for (key, value) in self.written(bucket, prefix, stored_after.as_deref(), until) {
                merged.insert(key.clone(), value.clone());
            }
            let kept = merged
                .into_iter()
                .filter_map(|(key, value)| Some(Entry { key, value: value? }));
            entries.extend(kept);
            if whole || entries.len() >= limit {
                entries.truncate(limit);
                return Ok(entries);
            }
            stored_after = last;
        }
    }

    fn written<'a>(
        &'a self,
        bucket: &'a str,
        prefix: &'a str,
        after: Option<&'a str>,
        until: Option<&'a str>,
    ) -> impl Iterator<Item = (&'a String, &'a Option<Vec<u8>>)> {
        let from = (
            bucket.to_owned(),
            after.unwrap_or(prefix).max(prefix).to_owned(),
        );
        self.writes
            .range(from..)
            .take_while(move |((in_bucket, key), _)| {
                in_bucket == bucket
                    && key.starts_with(prefix)
                    && until.is_none_or(|until| key.as_str() <= until)
            })
            .filter(move |((_, key), _)| after.is_none_or(|after| key.as_str() > after))
            .map(|((_, key), value)| (key, value))
    }
}

/// A stored value.
///
/// # Errors
/// [`Error::Database`].
pub fn get(read: &Read<'_>, plugin: &str, bucket: &str, key: &str) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT value FROM bailey_plugin_storage
               WHERE plugin = ?1 AND bucket = ?2 AND key = ?3";
    let mut statement = read.connection().prepare_cached(sql)?;
    Ok(statement
        .query_row((plugin, bucket, key), |row| row.get(0))
        .optional()?)
}

/// Stored entries, in the order of their keys' bytes.
fn scan(
    conn: &Connection,
    plugin: &str,
    bucket: &str,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<Entry>> {
    // A key is above every key that it begins, so the prefix itself is the
    // lower bound; the rows end where the prefix does.
    let sql = "SELECT key, value FROM bailey_plugin_storage
               WHERE plugin = ?1 AND bucket = ?2 AND key >= ?3 AND (?4 IS NULL OR key > ?4)
               ORDER BY key LIMIT ?5";
    let from = after.unwrap_or(prefix).max(prefix);
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query((plugin, bucket, from, after, limit))?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        if !key.starts_with(prefix) {
            break;
        }
        entries.push(Entry {
            key,
            value: row.get(1)?,
        });
    }
    Ok(entries)
}

/// How much the plugin keeps, in all its buckets.
///
/// # Errors
/// [`Error::Database`].
pub fn usage(read: &Read<'_>, plugin: &str) -> Result<Usage> {
    let sql = "SELECT coalesce(sum(entries), 0), coalesce(sum(bytes), 0)
               FROM bailey_plugin_bucket WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    Ok(statement.query_row([plugin], |row| {
        Ok(Usage {
            entries: row.get(0)?,
            bytes: row.get(1)?,
        })
    })?)
}

/// How often the bucket was written: an answer that was made from an earlier
/// version no longer holds.
///
/// # Errors
/// [`Error::Database`].
pub fn version(read: &Read<'_>, plugin: &str, bucket: &str) -> Result<u64> {
    let sql = "SELECT version FROM bailey_plugin_bucket WHERE plugin = ?1 AND bucket = ?2";
    let mut statement = read.connection().prepare_cached(sql)?;
    let found = statement
        .query_row((plugin, bucket), |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// Keeps what a call wrote, and says how much the plugin keeps now.
///
/// # Errors
/// [`Error::Limit`] if that would be more than `quota` bytes: the caller's
/// write then fails, and all of it is taken back.
pub fn apply(write: &mut Write<'_>, plugin: &str, overlay: &Overlay, quota: u64) -> Result<Usage> {
    if !overlay.is_empty() {
        write.stored_changed();
    }
    for ((bucket, key), value) in &overlay.writes {
        put(write.connection(), plugin, bucket, key, value.as_deref())?;
    }
    if !overlay.is_empty() {
        within(&write.read(), plugin, quota)?;
    }
    usage(&write.read(), plugin)
}

/// Refuses what is more than a plugin may keep.
pub(super) fn within(read: &Read<'_>, plugin: &str, quota: u64) -> Result<()> {
    let bytes = usage(read, plugin)?.bytes;
    if bytes > quota {
        return Err(Error::Limit(format!(
            "{plugin} would keep {bytes} bytes; it may keep {quota}"
        )));
    }
    Ok(())
}

fn put(
    conn: &Connection,
    plugin: &str,
    bucket: &str,
    key: &str,
    value: Option<&[u8]>,
) -> Result<()> {
    let sql = "SELECT length(value) FROM bailey_plugin_storage
               WHERE plugin = ?1 AND bucket = ?2 AND key = ?3";
    let mut statement = conn.prepare_cached(sql)?;
    let before: Option<i64> = statement
        .query_row((plugin, bucket, key), |row| row.get(0))
        .optional()?;
    match value {
        Some(value) => conn
            .prepare_cached(
                "INSERT INTO bailey_plugin_storage (plugin, bucket, key, value)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (plugin, bucket, key) DO UPDATE SET value = excluded.value",
            )?
            .execute((plugin, bucket, key, value))?,
        None => conn
            .prepare_cached(
                "DELETE FROM bailey_plugin_storage
                 WHERE plugin = ?1 AND bucket = ?2 AND key = ?3",
            )?
            .execute((plugin, bucket, key))?,
    };
    let weigh = |value: i64| value.saturating_add_unsigned(key.len() as u64);
    let entries = i64::from(value.is_some()) - i64::from(before.is_some());
    let bytes = value.map_or(0, |value| {
        weigh(0).saturating_add_unsigned(value.len() as u64)
    }) - before.map_or(0, weigh);
    conn.prepare_cached(
        "INSERT INTO bailey_plugin_bucket (plugin, bucket, version, entries, bytes)
         VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT (plugin, bucket) DO UPDATE SET
             version = version + 1, entries = entries + ?3, bytes = bytes + ?4",
    )?
    .execute((plugin, bucket, entries, bytes))?;
    Ok(())
}

/// The entries, of whatever plugin, whose key or value `hit` recognises: plugin,
/// bucket and key.
pub(crate) fn holding(
    conn: &Connection,
    hit: impl Fn(&[u8]) -> bool,
) -> Result<Vec<(String, String, String)>> {
    let mut statement = conn.prepare(
        "SELECT plugin, bucket, key, value FROM bailey_plugin_storage ORDER BY plugin, bucket, key",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if hit(row.get_ref(2)?.as_bytes()?) || hit(row.get_ref(3)?.as_bytes()?) {
            found.push((row.get(0)?, row.get(1)?, row.get(2)?));
        }
    }
    Ok(found)
}

/// Deletes what is kept of earlier values that `hit` recognises: a plugin that goes
/// back finds nothing there.
pub(crate) fn take_away_earlier(conn: &Connection, hit: impl Fn(&[u8]) -> bool) -> Result<()> {
    let mut statement = conn.prepare(
        "SELECT rowid, key, value FROM bailey_plugin_storage_before WHERE value IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if hit(row.get_ref(1)?.as_bytes()?) || hit(row.get_ref(2)?.as_bytes()?) {
            let id: i64 = row.get(0)?;
            conn.prepare_cached(
                "UPDATE bailey_plugin_storage_before SET value = NULL WHERE rowid = ?1",
            )?
            .execute([id])?;
        }
    }
    Ok(())
}

/// Deletes entries by plugin, bucket and key; what was remembered of their
/// buckets no longer holds.
pub(crate) fn take_away(conn: &Connection, entries: &[(String, String, String)]) -> Result<()> {
    entries
        .iter()
        .try_for_each(|(plugin, bucket, key)| put(conn, plugin, bucket, key, None))
}

/// Forgets all that the plugin keeps.
///
/// # Errors
/// [`Error::Database`].
pub fn clear(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    write.stored_changed();
    let conn = write.connection();
    conn.execute(
        "DELETE FROM bailey_plugin_storage WHERE plugin = ?1",
        [plugin],
    )?;
    conn.execute(
        "UPDATE bailey_plugin_bucket SET version = version + 1, entries = 0, bytes = 0
         WHERE plugin = ?1",
        [plugin],
    )?;
    Ok(())
}

fn check(bucket: &str, key: &str) -> Result<()> {
    for (what, text) in [("bucket", bucket), ("key", key)] {
        if text.is_empty() || text.len() > LONGEST_KEY {
            let length = text.len();
            let message =
                format!("A {what} is 1 to {LONGEST_KEY} bytes long, and this one is {length}.");
            return Err(Error::invalid_field(what, "length", message));
        }
    }
    Ok(())
}
