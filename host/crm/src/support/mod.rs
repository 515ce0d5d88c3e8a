//! What an account opens for a support specialist, and what becomes of it.
//!
//! Nobody at the operator's can come in by themselves: an admin of the account
//! opens an access for one ticket, says what is seen of which tables and until
//! when, and hands on a password that works once. Who enters with it is no user of
//! the account and takes no seat. They see what was opened and nothing else, read
//! alone unless writing was opened too, and reach no settings, people, exports or
//! plugins.
//!
//! - Each record that an answer shows is in the journal before the answer goes
//!   out: [`Supervision`] gathers them while the request runs.
//! - Closing takes effect at once, also on a request under way: its query is
//!   interrupted, and its answer never handed out: [`Lease`].

mod access;
mod change;
mod enter;
mod everywhere;
mod find;
mod lease;
mod open;
mod password;
mod rows;
mod told;

#[cfg(test)]
mod tests;

pub use change::{close, close_for, close_of, extend, renew};
pub use enter::{Attempt, Enter, Entered, enter};
pub use everywhere::open_everywhere;
pub use find::SupportSession;
pub(crate) use find::{find, sign_out};
pub use lease::{Lease, Supervision};
pub(crate) use lease::{Leases, ended};
pub use open::{open, tickets, tickets_table};
pub use password::OneTime;
pub use rows::{get, list};
pub use told::{DoneAct, ViewedRecord, done, viewed};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::value::RecordRef;

/// The longest that something is open for support: 30 days.
pub const LONGEST: i64 = 30 * 24 * 60 * 60 * 1000;

/// The number of what was opened, by which a specialist enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SupportId(pub i64);

/// What a specialist sees and may do, besides the ticket itself with its files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportScope {
    /// The tables whose records they see, by key.
    pub tables: BTreeSet<String>,
    /// The fields that are as if they weren't there: table and field, by key.
    pub hidden: BTreeSet<(String, String)>,
    /// Whether they may also make and change records of these tables.
    pub write: bool,
}

/// Something that is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSupport {
    /// The record that says what it is about.
    pub ticket: RecordRef,
    /// What is seen, and may be done.
    pub scope: SupportScope,
    /// Until when, unless it is closed before.
    pub until: Timestamp,
}

/// What was opened for support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Never reused.
    pub id: SupportId,
    /// The record that says what it is about.
    pub ticket: RecordRef,
    /// What is seen, and may be done.
    pub scope: SupportScope,
    /// The plugin through which it was opened.
    pub plugin: Option<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// By whom.
    pub opened_by: Option<UserId>,
    /// Until when, unless it is closed before.
    pub until: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether its password was not used yet.
    pub waiting: bool,
    /// Who entered, the first one first.
    pub stays: Vec<Stay>,
}

impl Support {
    /// Whether somebody can be in by it at this moment.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.closed_at.is_none() && self.until > at
    }
}

/// A specialist's stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// As they call themselves.
    pub agent: String,
    /// When they entered.
    pub began_at: Timestamp,
    /// When they were seen last, to about five minutes.
    pub seen_at: Timestamp,
    /// The address they came from.
    pub address: Option<String>,
    /// When they left or were made to.
    pub ended_at: Option<Timestamp>,
}

/// Who uses the account may know that it is open.
fn may_know(context: &Context) -> Result<()> {
    let supported = context.access.supervision.is_some();
    if (context.access.records || context.access.admin) && !supported {
        Ok(())
    } else {
        Err(Error::Denied(
            "only the account's people know what is open for support".to_owned(),
        ))
    }
}

/// Only admins open the account for others.
fn may_open(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied(
            "only admins open the account for support".to_owned(),
        ))
    }
}
