//! Where the chain stands: the last operation and its hash. Who keeps one
//! elsewhere notices a journal whose tail was cut.

use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::journal::chain::{Hash, Hasher, Parts};
use crate::store::Account;

/// The last operation of a journal, and its hash. As text: `42:` and the hash in
/// hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Head {
    /// The last operation.
    pub operation: OperationId,
    /// Its hash.
    pub hash: Hash,
}

/// The text is no head of a journal.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no head of a journal: it is an operation's number, a colon and 64 hex digits")]
pub struct InvalidHead(String);

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.operation, hex::encode(self.hash))
    }
}

impl FromStr for Head {
    type Err = InvalidHead;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (operation, digits) = text.split_once(':')?;
            let mut hash = [0; 32];
            hex::decode_to_slice(digits, &mut hash).ok()?;
            Some(Self {
                operation: operation.parse().ok()?,
                hash,
            })
        };
        parse().ok_or_else(|| InvalidHead(text.to_owned()))
    }
}

impl TryFrom<String> for Head {
    type Error = InvalidHead;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Head> for String {
    fn from(head: Head) -> Self {
        head.to_string()
    }
}

/// Where the account's journal stands; none while it is empty.
///
/// # Errors
/// `Database`.
pub fn head(account: &Account) -> Result<Option<Head>> {
    account.read(|read| head_of(read.connection()))
}

/// Where the journal stands that the connection sees.
pub(crate) fn head_of(connection: &Connection) -> Result<Option<Head>> {
    Ok(connection
        .prepare_cached("SELECT id, hash FROM bailey_operation ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Head {
                operation: row.get(0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?)
}

/// What the first operation follows.
pub(crate) fn origin(connection: &Connection) -> Result<Hash> {
    let account = connection
        .prepare_cached("SELECT id, chain, created_at FROM bailey_account")?
        .query_row([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Vec<u8>>(1)?,
                row.get(2)?,
            ))
        })
        .optional()?;
    let (id, chain, Timestamp(created_at)) =
        account.ok_or_else(|| Error::damaged("the file names no account"))?;
    let origin = Hasher::new("bailey journal origin 1");
    Ok(origin.part(id).part(chain).number(created_at).finish())
}
