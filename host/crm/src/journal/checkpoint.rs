//! Signed heads: whoever rewrites the chain from some entry on can't make the
//! checkpoints that follow.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::ids::{AccountId, OperationId, Timestamp};
use crate::journal::chain::{Hash, Parts};
use crate::journal::head::Head;

/// A signed head.
pub(crate) struct Checkpoint {
    pub(crate) head: Head,
    pub(crate) at: Timestamp,
    pub(crate) public_key: [u8; 32],
    pub(crate) signature: [u8; 64],
}

impl Checkpoint {
    /// All of them, in order; the columns are those that [`read`](Self::read)
    /// expects.
    pub(crate) const SELECT: &str = "SELECT operation, hash, at, public_key, signature
         FROM bailey_checkpoint ORDER BY operation";

    /// Takes it from a row of [`SELECT`](Self::SELECT).
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            head: Head {
                operation: row.get(0)?,
                hash: row.get(1)?,
            },
            at: row.get(2)?,
            public_key: row.get(3)?,
            signature: row.get(4)?,
        })
    }

    /// Whether the signature is that of its key over what it says.
    pub(crate) fn is_signed(&self, account: &str) -> bool {
        let message = message(account, &self.head, self.at);
        VerifyingKey::from_bytes(&self.public_key).is_ok_and(|key| {
            key.verify_strict(&message, &Signature::from_bytes(&self.signature))
                .is_ok()
        })
    }
}

/// Signs a head and keeps it in the account's file.
pub(crate) fn sign_checkpoint(
    connection: &Connection,
    account: &AccountId,
    head: &Head,
    key: &SigningKey,
    at: Timestamp,
) -> Result<()> {
    let signature = key.sign(&message(account.as_str(), head, at)).to_bytes();
    let hash: &Hash = &head.hash;
    connection
        .prepare_cached(
            "INSERT INTO bailey_checkpoint (operation, hash, at, public_key, signature)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            head.operation,
            hash,
            at,
            key.verifying_key().as_bytes(),
            signature,
        ))?;
    Ok(())
}

/// The last operation that a checkpoint was signed for, or 0.
pub(crate) fn last_checkpoint(connection: &Connection) -> Result<OperationId> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(operation), 0) FROM bailey_checkpoint")?
        .query_row([], |row| row.get(0))?)
}

fn message(account: &str, head: &Head, at: Timestamp) -> Vec<u8> {
    Vec::new()
        .part("bailey journal checkpoint 1")
        .part(account)
        .number(head.operation.0)
        .part(head.hash)
        .number(at.0)
}
