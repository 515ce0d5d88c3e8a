//! What an account keeps for its plugins: which are installed and what they
//! were granted, their settings and storage, how far their listeners and jobs
//! have come, what they cost, and why one is not called for a while.
//!
//! Everything here names a plugin by its id and treats all alike. Most of it is
//! bookkeeping that no journal entry tells: what a person does to a plugin is
//! journalled by whoever does it, in the same transaction.

pub mod before;
pub mod bin;
pub mod breaker;
pub mod cost;
pub mod export;
pub mod installation;
pub mod job_run;
pub mod leaving;
pub mod listener;
pub mod package;
pub mod recording;
pub mod rules;
pub mod secrets;
pub mod setting;
pub mod storage;

#[cfg(test)]
mod tests;

pub use before::Before;
pub use bin::Binned;
pub use installation::{Installation, State};
pub use job_run::{JobRun, Outcome, RunId};
pub use leaving::{Departure, Leaving};
pub use listener::Listener;
pub use rules::{Rules, Updates};
pub use secrets::Sealed;
pub use storage::{Overlay, Usage};

use crate::error::Result;
use crate::store::Write;

/// Forgets all that is kept for a plugin except the installation itself: its
/// settings, storage and secrets, and how far its listener and its breaker were.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn forget(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    storage::clear(write, plugin)?;
    secrets::clear(write, plugin)?;
    listener::remove(write, plugin)?;
    breaker::put(write, plugin, None)?;
    cost::remove(write, plugin)?;
    recording::remove(write, plugin)?;
    before::forget(write, plugin)?;
    leaving::remove(write, plugin)?;
    let connection = write.connection();
    connection.execute(
        "DELETE FROM bailey_plugin_setting WHERE plugin = ?1",
        [plugin],
    )?;
    connection.execute("DELETE FROM bailey_job_run WHERE plugin = ?1", [plugin])?;
    Ok(())
}
