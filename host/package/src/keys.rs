//! Publishers' keys, as Ed25519 (RFC 8032) has them, and their form as text.

use std::fmt;
use std::str::FromStr;

pub use ed25519_dalek::SigningKey;
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};

/// What a key's text begins with.
const SCHEME: &str = "ed25519:";

/// The public half of a publisher's key: whoever has it can tell the publisher's
/// signatures. As text, `ed25519:` and 64 hex characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

/// A text or bytes that are no public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a publisher's key is `ed25519:` and 64 hex characters, as `bailey-plugin keys show` prints it"
)]
pub struct NotAKey;

impl PublicKey {
    /// The key with these bytes.
    ///
    /// # Errors
    /// [`NotAKey`] for bytes that no key has, and for keys so weak that one
    /// signature fits many messages.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, NotAKey> {
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| NotAKey)?;
        if key.is_weak() {
            return Err(NotAKey);
        }
        Ok(Self(bytes))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether this key signed the message. One message has one signature:
    /// signatures that only lax rules accept are none.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

impl From<&SigningKey> for PublicKey {
    fn from(key: &SigningKey) -> Self {
        Self(key.verifying_key().to_bytes())
    }
}

impl FromStr for PublicKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut bytes = [0; 32];
        let hex = text.trim().strip_prefix(SCHEME).ok_or(NotAKey)?;
        hex::decode_to_slice(hex, &mut bytes).map_err(|_| NotAKey)?;
        Self::from_bytes(bytes)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SCHEME}{}", hex::encode(self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

/// Signs a message.
pub(crate) fn sign(key: &SigningKey, message: &[u8]) -> [u8; 64] {
    key.sign(message).to_bytes()
}
