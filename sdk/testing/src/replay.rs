//! A failed call of production, had again by the plugin as it is now.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use bailey_plugins::{Offer, Recording, Replayed};
use bailey_sandbox::{ProcessLimits, Sandbox};

/// Has the recorded call again: the same arguments, and from the host the same answers.
/// Nothing is done to anything.
///
/// # Errors
/// The package is none, it can't run here at all, or there is no place for temporary
/// files.
pub fn replay(package: impl Into<Arc<[u8]>>, recording: &Recording) -> Result<Replayed> {
    let folder = tempfile::tempdir().context("there is no place for temporary files")?;
    let sandbox = Sandbox::new(&folder.path().join("code"), ProcessLimits::small())?;
    let offer = Offer::read(package.into())?;
    Ok(bailey_plugins::replay(
        &Arc::new(sandbox),
        &offer,
        recording,
    )?)
}
