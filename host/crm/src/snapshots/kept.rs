//! What plugins keep, and their settings, as a snapshot has them.
//!
//! Rights, factors and lists of addresses are kept there too. So none of it goes back
//! unless the owner names the plugin, and none of it by way of a version that may not
//! understand it. The journal has of it digests alone: undoing the restore leaves it
//! as it is, and the way back is the backup that was made before.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use crate::backups::is_owner;
use crate::context::{Actor, Context};
use crate::erasure;
use crate::error::{Error, Problem, Result};
use crate::ids::OperationId;
use crate::journal::{Hasher, OperationBuilder, Parts as _};
use crate::plugin_data::storage::{self, Overlay};
use crate::plugin_data::{installation, setting};
use crate::snapshots::{Scope, Snapshot, SnapshotPlugin, Then};
use crate::store::{Read, Write};
use crate::value::Scalar;

/// How much of what a plugin keeps would go back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptDifference {
    /// The plugin's id.
    pub plugin: String,
    /// Entries of its storage that are written or deleted.
    pub entries: u64,
    /// Settings that become what they were.
    pub settings: u64,
}

/// What of a plugin goes back.
pub(super) struct Kept {
    plugin: String,
    stored: Overlay,
    /// By key; none where it was what the plugin has by itself.
    settings: BTreeMap<String, Option<Scalar>>,
}

impl Kept {
    /// What of the plugins that the scope names is other than it was; nothing of those
    /// where all is the same.
    pub(super) fn read(
        read: &Read<'_>,
        context: &Context,
        then: &Then,
        scope: &Scope,
    ) -> Result<Vec<Self>> {
        if scope.plugins.is_empty() {
            return Ok(Vec::new());
        }
        if !matches!(context.actor, Actor::Operator) && !is_owner(read.connection(), context)? {
            return Err(Error::Denied(
                "only the owner brings back what plugins keep: rights and lists are kept there too"
                    .into(),
            ));
        }
        let Then::Snapshot(snapshot) = then else {
            return Err(refused(
                "no-backup",
                "what plugins keep is in backups alone: name a backup, not a moment".into(),
            ));
        };
        let head = snapshot.contents().head;
        let head = head.map_or(OperationId(0), |head| head.operation);
        if !erasure::erased_after(read.connection(), head)?.is_empty() {
            return Err(refused(
                "erased-since",
                "a person was erased since, of whom plugins may have kept something then: take a \
                 later backup"
                    .into(),
            ));
        }
        check(read, snapshot, scope)?;
        let mut all = Vec::new();
        for plugin in &scope.plugins {
            let kept = Self {
                plugin: plugin.clone(),
                stored: stored(read.connection(), &snapshot.connection, plugin)?,
                settings: settings(read.connection(), &snapshot.connection, plugin)?,
            };
            if !kept.stored.is_empty() || !kept.settings.is_empty() {
                all.push(kept);
            }
        }
        Ok(all)
    }

    pub(super) fn difference(&self) -> KeptDifference {
        KeptDifference {
            plugin: self.plugin.clone(),
            entries: self.stored.touched().count() as u64,
            settings: self.settings.len() as u64,
        }
    }

    pub(super) fn hashed(&self, hasher: Hasher) -> Result<Hasher> {
        let settings = serde_json::to_string(&self.settings).map_err(Error::damaged)?;
        Ok(hasher
            .part(&self.plugin)
            .part(self.stored.digest())
            .part(settings))
    }

    /// Puts it back, and says so in the journal.
    pub(super) fn put_back(
        &self,
        write: &mut Write<'_>,
        operation: &mut OperationBuilder<'_>,
    ) -> Result<()> {
        operation.detail("plugin", &self.plugin);
        operation.detail("stored", self.stored.digest());
        // It was within what a plugin may keep when it was kept.
        storage::apply(write, &self.plugin, &self.stored, u64::MAX)?;
        for (key, value) in &self.settings {
            let text = serde_json::to_string(value).map_err(Error::damaged)?;
            operation.detail(key, text);
            setting::put(write, &self.plugin, key, value.as_ref())?;
        }
        Ok(())
    }
}

/// Whether the account has the plugins, in the versions that kept it.
fn check(read: &Read<'_>, snapshot: &Snapshot, scope: &Scope) -> Result<()> {
    let mut problems = Vec::new();
    for plugin in &scope.plugins {
        let then = snapshot.contents().plugins.iter();
        let then: Option<&SnapshotPlugin> = then.into_iter().find(|then| then.plugin == *plugin);
        let now = installation::get(read, plugin)?;
        let (code, message) = match (then, now) {
            (None, _) => ("unknown-plugin", format!("{plugin} is not in the backup")),
            (_, None) => (
                "plugin-missing",
                format!("{plugin} is not installed: install it first"),
            ),
            (Some(then), Some(now)) if then.version != now.version => (
                "other-version",
                format!(
                    "{plugin} was version {} then and is {} now, which may not understand what \
                     was kept: install that version first",
                    then.version, now.version
                ),
            ),
            _ => continue,
        };
        problems.push(Problem::field("plugins", code, message));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

fn refused(code: &'static str, message: String) -> Error {
    Error::invalid_field("plugins", code, message)
}

/// What makes the one's entries those of the other.
fn stored(now: &Connection, then: &Connection, plugin: &str) -> Result<Overlay> {
    let (mut now, then) = (entries(now, plugin)?, entries(then, plugin)?);
    let mut overlay = Overlay::default();
    for ((bucket, key), value) in then {
        let known = now.remove(&(bucket.clone(), key.clone()));
        if known.as_ref() != Some(&value) {
            overlay.set(&bucket, &key, value)?;
        }
    }
    for (bucket, key) in now.keys() {
        overlay.delete(bucket, key)?;
    }
    Ok(overlay)
}

fn entries(connection: &Connection, plugin: &str) -> Result<BTreeMap<(String, String), Vec<u8>>> {
    let mut statement = connection
        .prepare_cached("SELECT bucket, key, value FROM bailey_plugin_storage WHERE plugin = ?1")?;
    let entries = statement.query_map([plugin], |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get(2)?))
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

fn settings(
    now: &Connection,
    then: &Connection,
    plugin: &str,
) -> Result<BTreeMap<String, Option<Scalar>>> {
    let (mut now, then) = (setting::of(now, plugin)?, setting::of(then, plugin)?);
    let mut changed = BTreeMap::new();
    for (key, value) in then {
        if now.remove(&key).as_ref() != Some(&value) {
            changed.insert(key, Some(value));
        }
    }
    changed.extend(now.into_keys().map(|key| (key, None)));
    Ok(changed)
}
