//! What a call leaves behind if it succeeds: what the plugin stored, the groups that
//! it keeps, what it noted in the journal, the mails that it wrote, and which of its
//! buckets the answer rests on.

use std::collections::BTreeMap;

use bailey_crm::activity::{self, Threshold};
use bailey_crm::directory::{self, KeptGroup};
use bailey_crm::mail::{self, Message};
use bailey_crm::plugin_data::{Overlay, Sealed, secrets, storage};
use bailey_crm::{Context, Error, Read, Result, Timestamp, Write};

/// Bytes that one plugin may keep in one account.
const STORAGE_QUOTA: u64 = 256 * 1024 * 1024;

/// The kind under which notes stand in the journal.
const NOTED: &str = "plugins.noted";

/// What a call leaves behind.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// What it stored.
    pub overlay: Overlay,
    /// What it sealed.
    pub secrets: Sealed,
    /// What it noted.
    pub notes: Vec<Note>,
    /// What it writes to people, and as whom; none if it writes to nobody.
    pub letters: Option<Letters>,
    /// The groups that it keeps from now on, if it said so, with who says it.
    pub groups: Option<(Context, Vec<KeptGroup>)>,
    /// What it watches from now on, if it said so.
    pub thresholds: Option<Vec<Threshold>>,
    /// The buckets that it read, each in the version that it read first.
    pub read: BTreeMap<String, u64>,
    /// The version of its secrets, if it opened one.
    pub opened: Option<u64>,
}

/// Something for the journal.
#[derive(Clone, Debug)]
pub struct Note {
    /// The plugin, for whoever is behind the call.
    pub by: Context,
    /// What happened, in a word.
    pub name: String,
    /// What there is to know of it.
    pub details: Vec<(String, String)>,
}

/// Mails of one call.
#[derive(Clone, Debug)]
pub struct Letters {
    /// The plugin, for whoever is behind the call.
    pub by: Context,
    /// One for each person who gets one.
    pub messages: Vec<Message>,
}

impl Left {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.overlay.is_empty()
            && self.secrets.is_empty()
            && self.notes.is_empty()
            && self.letters.is_none()
            && self.groups.is_none()
            && self.thresholds.is_none()
    }

    /// Notes that a bucket was read.
    pub fn has_read(&mut self, bucket: &str, version: u64) {
        self.read.entry(bucket.to_owned()).or_insert(version);
    }

    /// Whether what was read is still what is stored.
    pub fn is_current(&self, read: &Read<'_>, plugin: &str) -> Result<bool> {
        for (bucket, version) in &self.read {
            if storage::version(read, plugin, bucket)? != *version {
                return Ok(false);
            }
        }
        match self.opened {
            Some(version) => Ok(secrets::version(read, plugin)? == version),
            None => Ok(true),
        }
    }

    /// Refuses to keep it if somebody changed what it was made from.
    ///
    /// # Errors
    /// [`Error::Conflict`].
    pub fn stands(&self, read: &Read<'_>, plugin: &str) -> Result<()> {
        if self.is_current(read, plugin)? {
            return Ok(());
        }
        Err(Error::Conflict(
            "somebody else changed this just now; nothing was saved".into(),
        ))
    }

    /// Keeps all of it, within a write, as long as the account has room for what the
    /// plugin stored.
    ///
    /// # Errors
    /// [`Error::StorageLimit`]; as [`keep`](Self::keep).
    pub fn keep_if_it_fits(&self, write: &mut Write<'_>, plugin: &str) -> Result<()> {
        if !self.overlay.is_empty() || !self.secrets.is_empty() {
            write.adds()?;
        }
        self.keep(write, plugin)
    }

    /// Keeps all of it, within a write.
    ///
    /// # Errors
    /// [`Error::Limit`] if the plugin would keep too much.
    pub fn keep(&self, write: &mut Write<'_>, plugin: &str) -> Result<()> {
        storage::apply(write, plugin, &self.overlay, STORAGE_QUOTA)?;
        secrets::apply(write, plugin, &self.secrets, STORAGE_QUOTA)?;
        for note in &self.notes {
            let mut operation = write.operation(&note.by, NOTED)?;
            operation.detail("plugin", plugin);
            operation.detail("note", &note.name);
            for (name, value) in &note.details {
                operation.detail(name, value);
            }
            if !self.overlay.is_empty() {
                operation.detail("stored", self.overlay.digest());
            }
            operation.finish()?;
        }
        if let Some((by, groups)) = &self.groups {
            directory::keep_groups(write, by, plugin, groups)?;
        }
        if let Some(thresholds) = &self.thresholds {
            activity::watch_in(write, plugin, thresholds, Timestamp::now())?;
        }
        match &self.letters {
            Some(letters) => mail::queue_for(write, &letters.by, plugin, &letters.messages),
            None => Ok(()),
        }
    }
}
