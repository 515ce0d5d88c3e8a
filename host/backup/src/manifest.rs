//! What a backup says of itself. Names and counts are in the clear, so that a
//! backup can be told from another without its key; values are not.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The version of the format that this crate writes, and reads.
pub const FORMAT: &str = "bailey-backup/1";

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// The version of Bailey that made it.
    pub made_by: String,
    /// What it is a backup of.
    pub of: Of,
    /// The account's file before it was compressed and encrypted.
    pub database: Database,
    /// The other entries of the tar.
    pub parts: Vec<Part>,
    /// Who can read it: age's public keys.
    pub recipients: Vec<String>,
    /// The key under which the account's file keeps secrets, encrypted to the same
    /// keys, in hex; none if it keeps none.
    pub secrets_key: Option<String>,
    /// Whose signature stands beside it: an Ed25519 key in hex.
    pub signed_by: String,
}

/// What a backup is of: an account at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The account's name in addresses.
    pub account: String,
    /// What people call it.
    pub name: String,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// How far the account's journal was.
    pub journal: Position,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Its plugins.
    pub plugins: Vec<Plugin>,
}

/// A place in an account's journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The number of the last operation; 0 if there was none.
    pub operation: i64,
    /// The chain's hash there, in hex.
    pub hash: String,
}

/// How many records a table has, by state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its key.
    pub key: String,
    /// In use.
    pub active: u64,
    /// In the archive.
    pub archived: u64,
    /// In the bin.
    pub deleted: u64,
}

/// A plugin of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plugin {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its package, in hex.
    pub digest: String,
    /// Whether it was switched on.
    pub enabled: bool,
}

/// A file before it was compressed and encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hex.
    pub sha256: String,
}

/// An entry of the tar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hex.
    pub sha256: String,
}

impl Manifest {
    /// Its bytes, as they are signed.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads it. A format that is not ours is told from damage.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Formatted {
            format: String,
        }
        let damaged = |error| Error::damaged(format!("its manifest can't be read: {error}"));
        let Formatted { format } = serde_json::from_slice(bytes).map_err(damaged)?;
        if format != FORMAT {
            return Err(Error::Format(format));
        }
        serde_json::from_slice(bytes).map_err(damaged)
    }
}
