//! A failed call of a plugin as a file, so that its developer can have the same call
//! again where they work: what it was asked, each thing it asked the host, and what the
//! host answered.
//!
//! ```text
//! a failure ─► armed: the next call of it is put down (tape, taped)
//!                 │ fails again
//!                 ▼
//!              redact ─► kept with the account (keep) ─► an admin exports it
//!                                                              │
//!                                      `bailey-plugin replay` ─► replay
//! ```
//!
//! Calls that go well pay a look at one flag. What is kept says nothing of people:
//! [`redact`] has every text but the names that the account's design and the plugin
//! itself use replaced by one of the same shape.

mod exports;
mod keep;
mod redact;
mod replay;
mod tape;
pub(crate) mod taped;

use bailey_sandbox::Failure;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use keep::{Recorder, failed};
pub use replay::{Replayed, replay};
pub use tape::Tape;

/// The version of this format.
const FORMAT: u32 = 1;

/// A call that failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// The version of this format.
    format: u32,
    /// The plugin's id.
    pub plugin: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its package, in hex.
    pub digest: String,
    /// When it failed (RFC 3339).
    pub at: String,
    /// The extension point.
    pub point: String,
    /// The function that was called.
    pub function: String,
    /// What it was called with.
    pub arguments: Value,
    /// What it asked the host meanwhile, in this order.
    pub exchanges: Vec<Exchange>,
    /// How it failed.
    pub failure: Failure,
}

/// What the plugin asked, and what it was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The capability.
    pub capability: String,
    /// Its function.
    pub function: String,
    /// With what.
    pub asked: Value,
    /// The answer.
    pub answered: Value,
}

/// Why a file is no recording that can be run here.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is none.
    #[error("this is no recording of a call: {0}")]
    Malformed(#[from] serde_json::Error),
    /// A later program wrote it.
    #[error("this recording has the format {0}, and this program reads format {FORMAT}")]
    Format(u32),
}

impl Recording {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(file: &[u8]) -> Result<Self, Unreadable> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let head: Head = serde_json::from_slice(file)?;
        if head.format != FORMAT {
            return Err(Unreadable::Format(head.format));
        }
        Ok(serde_json::from_slice(file)?)
    }
}
