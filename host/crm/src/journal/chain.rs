//! How an entry of the journal is hashed.

use sha2::{Digest, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// Collects length-prefixed parts under a domain tag.
pub(crate) struct Hasher(Sha256);

impl Hasher {
    /// Begins with a tag that no other use has.
    pub(crate) fn new(domain: &str) -> Self {
        let mut hasher = Self(Sha256::new());
        hasher.part(domain.as_bytes());
        hasher
    }

    /// Adds a part: its length as eight big-endian bytes, then its bytes.
    pub(crate) fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// Adds a number as eight big-endian bytes.
    pub(crate) fn number(&mut self, number: i64) {
        self.0.update(number.to_be_bytes());
    }

    /// Adds one byte for whether there is something, then the thing.
    pub(crate) fn optional(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            None => self.0.update([0]),
            Some(bytes) => {
                self.0.update([1]);
                self.part(bytes);
            }
        }
    }

    /// The hash of all parts.
    pub(crate) fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}
