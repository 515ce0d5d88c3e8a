//! How the journal is hashed: all that another verifier has to know.
//!
//! Every hash is a SHA-256 over a tag that no other hash has and then the parts
//! named below. A *part* is its length in bytes as eight big-endian bytes, then
//! the bytes; the tag is the first part. A *number* is eight big-endian bytes in
//! two's complement. An *optional* is one byte 0 when there is nothing, else one
//! byte 1 and the part. Text is hashed as the UTF-8 that stands in the column.
//!
//! ```text
//! origin    = H("bailey journal origin 1",    part account id, part chain, number created_at)
//! header    = H("bailey journal header 1",    part salt, part name, optional text)
//! label     = H("bailey journal label 1",     part salt, part label)
//! value     = H("bailey journal value 1",     part salt, part field key, part line)
//! change    = H("bailey journal change 1",    number position, part table_key, number record,
//!                                             part kind, number version, part fields, part digests)
//! changes   = H("bailey journal changes 1",   part change, of each change by position)
//! operation = H("bailey journal operation 1", part previous, number id, number at, part kind,
//!                                             part actor, part surface, optional first_table,
//!                                             number change_count, number undoes or 0,
//!                                             part digests, part changes)
//! ```
//!
//! The account's id, `chain` and `created_at` stand in `bailey_account`, all
//! else in the columns of `bailey_operation` and `bailey_change` of that name.
//! `previous` is the hash of the operation before, or the origin for the first;
//! ids begin at 1 and have no gaps.
//!
//! What may hold something about a person is hashed on its own, with a salt, so
//! that it can be erased and the chain still holds. `salts` has 16 bytes and
//! `digests` 32 for each of these: in an operation, the hash `header` of its
//! address (by the name `address`), of its request (`request`) and of each line
//! of `details` (`detail`); in a change, the hash `label` and then `value` for
//! each field, whose *line* is its line of `vals`. Lines end before their line
//! feed; the last one has none. What is NULL or an empty line against its digest
//! was erased, its salt is zeros then, and a later operation must say so, see
//! `verify`. Where all of it was, `salts` and `vals` or `details` are empty.
//!
//! A checkpoint is an Ed25519 signature over the parts and numbers
//! `part "bailey journal checkpoint 1", part account id, number operation,
//! part hash, number at`.

use sha2::{Digest, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// Bytes of a salt.
pub(crate) const SALT: usize = 16;

/// Bytes of a digest.
pub(crate) const DIGEST: usize = 32;

/// What takes tagged parts: a hash, or bytes that are to be signed.
pub(crate) trait Parts: Sized {
    /// Adds bytes as they are.
    fn bytes(&mut self, bytes: &[u8]);

    /// Adds bytes after their length.
    fn part(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.bytes(&(bytes.len() as u64).to_be_bytes());
        self.bytes(bytes);
        self
    }

    /// Adds a number.
    fn number(mut self, number: i64) -> Self {
        self.bytes(&number.to_be_bytes());
        self
    }

    /// Adds whether there is something, then the thing.
    fn optional(mut self, bytes: Option<&str>) -> Self {
        match bytes {
            None => {
                self.bytes(&[0]);
                self
            }
            Some(bytes) => {
                self.bytes(&[1]);
                self.part(bytes)
            }
        }
    }
}

/// A hash in the making.
#[derive(Clone)]
pub(crate) struct Hasher(Sha256);

impl Hasher {
    /// Begins with a tag.
    pub(crate) fn new(tag: &str) -> Self {
        Self(Sha256::new()).part(tag)
    }

    /// Adds one more part to what is being collected.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.bytes(&(bytes.len() as u64).to_be_bytes());
        self.bytes(bytes);
    }

    /// The hash of all that was added.
    pub(crate) fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}

impl Parts for Hasher {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

impl Parts for Vec<u8> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// So many salts, one after the other.
pub(crate) fn random_salts(count: usize) -> Vec<u8> {
    let mut salts = vec![0; count * SALT];
    rand::fill(&mut salts[..]);
    salts
}

/// The digest of an operation's address, request or detail.
pub(crate) fn header_digest(salt: &[u8], name: &str, text: Option<&str>) -> Hash {
    Hasher::new("bailey journal header 1")
        .part(salt)
        .part(name)
        .optional(text)
        .finish()
}

/// The digest of a record's label.
pub(crate) fn label_digest(salt: &[u8], label: &str) -> Hash {
    Hasher::new("bailey journal label 1")
        .part(salt)
        .part(label)
        .finish()
}

/// The digest of one field's line.
pub(crate) fn value_digest(salt: &[u8], field: &str, line: impl AsRef<[u8]>) -> Hash {
    Hasher::new("bailey journal value 1")
        .part(salt)
        .part(field)
        .part(line)
        .finish()
}
