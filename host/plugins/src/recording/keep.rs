//! When a call is put down, and what is kept of it.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use bailey_crm::plugin_data::recording;
use bailey_crm::{Account, Context, Timestamp};
use bailey_sandbox::Failure;

use super::redact::{self, Known};
use super::{FORMAT, Recording, Tape};
use crate::error::{Error, Result};
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// How long a failed call is kept before a later one takes its place: a plugin that
/// fails at every save must not write each time.
const PAUSE_MS: i64 = 10 * 60 * 1000;

/// Whether a plugin's calls are put down now: after one failed, until one is kept.
#[derive(Debug, Default)]
pub struct Recorder {
    armed: AtomicBool,
    /// Milliseconds since 1970; 0 if none was kept since the plugin was loaded.
    kept: AtomicI64,
}

impl Recorder {
    /// Whether the next call is put down.
    pub fn is_armed(&self) -> bool {
        self.armed.load(Ordering::Relaxed)
    }

    /// A call failed that nobody put down.
    fn arm(&self, now: Timestamp) {
        if now.0 >= self.kept.load(Ordering::Relaxed).saturating_add(PAUSE_MS) {
            self.armed.store(true, Ordering::Relaxed);
        }
    }

    /// One was put down.
    fn rest(&self, now: Timestamp) {
        self.kept.store(now.0, Ordering::Relaxed);
        self.armed.store(false, Ordering::Relaxed);
    }
}

/// After a call that failed: has the next one put down, or keeps this one.
pub fn failed(
    account: &Account,
    plugin: &Plugin,
    point: &'static str,
    failure: &Failure,
    tape: Option<Tape>,
) {
    if !failure.is_guest_fault() {
        return;
    }
    let now = Timestamp::now();
    let Some(Tape::Recording {
        function,
        arguments,
        exchanges,
        ..
    }) = tape.filter(|tape| !tape.is_too_long())
    else {
        plugin.recorder.arm(now);
        return;
    };
    plugin.recorder.rest(now);
    let recording = Recording {
        format: FORMAT,
        plugin: plugin.id.to_string(),
        version: plugin.manifest().version.to_string(),
        digest: plugin.offer.package.digest().to_hex(),
        at: now.to_rfc3339(),
        point: point.to_owned(),
        function: function.to_owned(),
        arguments,
        exchanges,
        failure: failure.clone(),
    };
    if let Err(error) = keep(account, plugin, recording, now) {
        let (account, plugin) = (account.id(), &*plugin.id);
        tracing::error!(%account, plugin, %error, "a failed call could not be kept");
    }
}

fn keep(
    account: &Account,
    plugin: &Plugin,
    mut recording: Recording,
    now: Timestamp,
) -> Result<()> {
    let schema = account.whole_schema()?;
    let known = Known::new(&schema, plugin.offer.package.bytes());
    redact::redact(&mut recording, &known);
    let file = serde_json::to_vec(&recording)
        .map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
    let id = plugin.id.to_string();
    account.write(move |write| recording::put(write, &id, now, &file))?;
    Ok(())
}

impl Plugins {
    /// When the failed call of a plugin happened that can be exported; none if there is
    /// none. For admins.
    ///
    /// # Errors
    /// As [`recording`](Self::recording).
    pub fn recorded(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
    ) -> Result<Option<Timestamp>> {
        admin(account, context, plugin)?;
        Ok(account.read(|read| recording::at(read, plugin))?)
    }

    /// The last failed call of a plugin that was put down, as a file without what it
    /// says of people. For admins.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`] if it is not
    /// installed or none was put down.
    pub fn recording(&self, account: &Account, context: &Context, plugin: &str) -> Result<Vec<u8>> {
        admin(account, context, plugin)?;
        let file = account.read(|read| recording::get(read, plugin))?;
        file.ok_or_else(|| {
            Error::NotFound(format!(
                "no failed call of the plugin `{plugin}` was recorded"
            ))
        })
    }
}

fn admin(account: &Account, context: &Context, plugin: &str) -> Result<()> {
    if !context.access.admin {
        let why = "only an admin sees how plugins fail";
        return Err(bailey_crm::Error::Denied(why.into()).into());
    }
    crate::life::installed(account, plugin)?;
    Ok(())
}
