//! How the command line speaks to the running server: a socket in the data folder
//! that only this system's user can open. One question a connection, as a line of
//! JSON; what is said on the way and in the end comes back as such lines. When the
//! server asks back, it waits for `true` or `false`.

mod ask;
#[cfg(unix)]
mod serve;
mod terminal;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::arguments::{Backup, Catalogue, Support};

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
    /// Backups, and what they hold.
    Backup(Backup),
    /// Where support is in.
    Support(Support),
    /// Another password for the operator's pages.
    OperatorPassword(Secret),
}

/// What shows itself to nobody.
#[derive(Serialize, Deserialize)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
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
    /// Asks before something is done; whether they agree.
    fn confirm(&mut self, question: &str) -> Result<bool>;
}

/// Shows how far a piece of work is as it says so.
pub fn following<'a>(talk: &'a mut dyn Talk, message: &'a str) -> impl FnMut(u64, u64) + 'a {
    move |done, total| {
        talk.progress(&Step {
            message: message.to_owned(),
            done,
            total,
        });
    }
}

/// A line that comes back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Said(String),
    Progress(Step),
    Asked(String),
    Done,
    Failed(String),
}
