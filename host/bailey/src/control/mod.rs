//! How the command line speaks to the running server: a socket in the data folder
//! that only this system's user can open. One question a connection, as a line of
//! JSON; what is said on the way and in the end comes back as such lines.

mod ask;
#[cfg(unix)]
mod serve;
mod terminal;

use anyhow::Result;
use bailey_crm::AccountId;
use serde::{Deserialize, Serialize};

use crate::arguments::Catalogue;

pub use ask::ask;
#[cfg(unix)]
pub use serve::Control;
pub use terminal::Terminal;

/// The socket's name in the data folder.
const SOCKET: &str = "control.sock";

/// What the running server is asked to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// What accounts find in the catalogue.
    Catalogue(Catalogue),
    /// A backup of this account.
    BackUp(AccountId),
}

/// How far long work is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Step {
    /// What is being done.
    pub message: String,
    /// How much of it.
    pub done: u64,
    /// Of how much; 0 if nobody knows.
    pub total: u64,
}

/// Whoever typed a command and waits for its answer.
pub trait Talk {
    /// Tells them something.
    fn say(&mut self, line: &str) -> Result<()>;
    /// Shows how far it is.
    fn progress(&mut self, step: &Step);
}

/// A line that comes back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Said(String),
    Progress(Step),
    Done,
    Failed(String),
}
