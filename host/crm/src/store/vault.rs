//! What secrets are sealed with: XChaCha20-Poly1305, under a key of the account that
//! the data folder's own key seals. Whoever has an account's file alone reads none
//! of them; a secret copied to another account, plugin or key opens nowhere.
//!
//! A sealed text is a random nonce of 24 bytes and what the cipher made. The
//! account's name and what the secret is for are authenticated with it.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::error::{Error, Result};
use crate::ids::AccountId;

/// How many bytes of a sealed text are the nonce.
const NONCE: usize = 24;

/// A key that seals: the data folder's, or an account's.
#[derive(Clone)]
pub(crate) struct VaultKey([u8; 32]);

impl VaultKey {
    /// The key of these bytes.
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Another one.
    pub(crate) fn random() -> Self {
        Self(rand::random())
    }

    /// Its bytes, for who seals it otherwise.
    pub(crate) fn reveal(&self) -> [u8; 32] {
        self.0
    }

    /// Seals a secret of the account, for this purpose alone.
    pub(crate) fn seal(
        &self,
        account: &AccountId,
        purpose: &[&str],
        secret: &[u8],
    ) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::random();
        let aad = context(account, purpose);
        let payload = Payload {
            msg: secret,
            aad: &aad,
        };
        let made = self.cipher().encrypt(&XNonce::from(nonce), payload);
        let made = made.map_err(|_| Error::Internal("a secret could not be sealed".into()))?;
        Ok([nonce.as_slice(), &made].concat())
    }

    /// Opens what was sealed for this purpose in this account.
    pub(crate) fn open(
        &self,
        account: &AccountId,
        purpose: &[&str],
        sealed: &[u8],
    ) -> Result<Vec<u8>> {
        let foreign = || Error::damaged("a sealed secret can't be opened with this key");
        let (nonce, made) = sealed.split_first_chunk::<NONCE>().ok_or_else(foreign)?;
        let aad = context(account, purpose);
        let payload = Payload {
            msg: made,
            aad: &aad,
        };
        let opened = self.cipher().decrypt(&XNonce::from(*nonce), payload);
        opened.map_err(|_| foreign())
    }

    /// An account's key, sealed by the data folder's.
    pub(crate) fn seal_key(&self, account: &AccountId, key: &Self) -> Result<Vec<u8>> {
        self.seal(account, &["account key"], &key.0)
    }

    /// The account's key that was sealed so.
    pub(crate) fn open_key(&self, account: &AccountId, sealed: &[u8]) -> Result<Self> {
        let opened = self.open(account, &["account key"], sealed)?;
        let bytes = opened.try_into();
        bytes
            .map(Self)
            .map_err(|_| Error::damaged("an account's key has another length"))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// Lengths go in before the texts, so that no two contexts look alike.
fn context(account: &AccountId, purpose: &[&str]) -> Vec<u8> {
    let parts = [&["bailey secret 1", account.as_str()], purpose].concat();
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::VaultKey;

    #[test]
    fn a_secret_opens_where_it_was_sealed_and_nowhere_else() {
        let key = VaultKey::random();
        let (ours, other) = ("ours".parse().unwrap(), "other".parse().unwrap());
        let sealed = key.seal(&ours, &["p.a", "seed"], b"secret").unwrap();
        assert_eq!(
            key.open(&ours, &["p.a", "seed"], &sealed).unwrap(),
            b"secret"
        );
        assert!(key.open(&other, &["p.a", "seed"], &sealed).is_err());
        assert!(key.open(&ours, &["p.b", "seed"], &sealed).is_err());
        assert!(key.open(&ours, &["p.as", "eed"], &sealed).is_err());
        assert!(
            VaultKey::random()
                .open(&ours, &["p.a", "seed"], &sealed)
                .is_err()
        );
        for cut in [0, 10, sealed.len() - 1] {
            assert!(key.open(&ours, &["p.a", "seed"], &sealed[..cut]).is_err());
        }
    }

    #[test]
    fn the_same_secret_never_looks_the_same() {
        let (key, account) = (VaultKey::random(), "ours".parse().unwrap());
        let seal = || key.seal(&account, &["p.a", "seed"], b"secret").unwrap();
        assert_ne!(seal(), seal());
    }
}
