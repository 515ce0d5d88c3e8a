//! What is to be rewound: whose acts, and between which moments.

use std::fmt;

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::Read;

/// Whose acts are rewound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RewindActor {
    /// A user's, and those of plugins and tokens on their behalf.
    User(UserId),
    /// A plugin's, for itself or on behalf of whomever.
    Plugin(String),
}

impl fmt::Display for RewindActor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(user) => write!(f, "user {user}"),
            Self::Plugin(plugin) => write!(f, "the plugin `{plugin}`"),
        }
    }
}

/// Whose acts, and between which moments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RewindSpan {
    /// Whose.
    pub actor: RewindActor,
    /// From this moment on.
    pub since: Timestamp,
    /// Before this moment.
    pub until: Timestamp,
    /// What was done to records of this table alone; none for all tables.
    pub table: Option<String>,
}

impl RewindSpan {
    /// Refuses a span that can't be.
    pub(super) fn check(&self, read: &Read<'_>) -> Result<()> {
        if self.since >= self.until {
            return Err(Error::invalid_field(
                "until",
                "not-a-period",
                "the period ends before it begins: `until` must be later than `since`",
            ));
        }
        if let Some(table) = &self.table {
            read.whole_schema()?.table(table)?;
        }
        if let RewindActor::User(user) = &self.actor {
            let known = read
                .connection()
                .prepare_cached("SELECT 1 FROM bailey_user WHERE id = ?1")?
                .query_row([user], |_| Ok(()))
                .optional()?;
            known.ok_or_else(|| Error::NotFound(format!("there is no user {user}")))?;
        }
        Ok(())
    }
}
