//! Places in lists, as they are handed out: opaque, and sealed so that nobody
//! can make one up or use one of another list.
//!
//! A cursor is base64url of a 16-byte HMAC-SHA-256 and the position. The HMAC
//! also covers the account and the purpose: which list, in which order, under
//! which filter.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::error::{Error, Result};
use crate::ids::AccountId;

/// How much of the HMAC a cursor carries, in bytes.
const SEAL: usize = 16;

/// What seals and opens the cursors of one data folder.
pub(crate) struct CursorKey([u8; 32]);

impl CursorKey {
    /// Derives the key from a secret that has another main use.
    pub(crate) fn derive(secret: &[u8; 32]) -> Self {
        let mut mac = keyed(secret);
        mac.update(b"bailey cursor key 1");
        Self(mac.finalize().into_bytes().into())
    }

    /// Seals a position of the list that `purpose` names.
    pub(crate) fn seal(&self, account: &AccountId, purpose: &str, position: &[u8]) -> String {
        let mut sealed = self.mac(account, purpose, position).to_vec();
        sealed.extend_from_slice(position);
        URL_SAFE_NO_PAD.encode(sealed)
    }

    /// The position in a cursor of the list that `purpose` names.
    pub(crate) fn open(&self, account: &AccountId, purpose: &str, cursor: &str) -> Result<Vec<u8>> {
        let sealed = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| foreign())?;
        let (seal, position) = sealed.split_at_checked(SEAL).ok_or_else(foreign)?;
        // A cursor gives no rights, so comparing it in variable time is no leak.
        if seal == self.mac(account, purpose, position) {
            Ok(position.to_vec())
        } else {
            Err(foreign())
        }
    }

    fn mac(&self, account: &AccountId, purpose: &str, position: &[u8]) -> [u8; SEAL] {
        let mut mac = keyed(&self.0);
        for part in [account.as_str().as_bytes(), purpose.as_bytes(), position] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        let full: [u8; 32] = mac.finalize().into_bytes().into();
        let mut seal = [0; SEAL];
        seal.copy_from_slice(&full[..SEAL]);
        seal
    }
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // HMAC fills up a key that is shorter than a block with zeros.
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    Hmac::new(&block.into())
}

fn foreign() -> Error {
    Error::invalid_field(
        "after",
        "cursor",
        "this is no cursor of this list: begin at its start, and use the `next` of its pages",
    )
}

#[cfg(test)]
mod tests {
    use super::CursorKey;
    use crate::ids::AccountId;

    fn account(name: &str) -> AccountId {
        name.parse().unwrap()
    }

    #[test]
    fn a_cursor_opens_where_it_was_sealed() {
        let key = CursorKey::derive(&[7; 32]);
        let cursor = key.seal(&account("acme"), "deals", b"42");
        assert_eq!(key.open(&account("acme"), "deals", &cursor).unwrap(), b"42");
    }

    #[test]
    fn a_cursor_of_another_list_account_or_key_is_refused() {
        let key = CursorKey::derive(&[7; 32]);
        let cursor = key.seal(&account("acme"), "deals", b"42");
        assert!(key.open(&account("acme"), "tasks", &cursor).is_err());
        assert!(key.open(&account("other"), "deals", &cursor).is_err());
        assert!(
            CursorKey::derive(&[8; 32])
                .open(&account("acme"), "deals", &cursor)
                .is_err()
        );
        assert!(key.open(&account("acme"), "deals", "").is_err());
        assert!(key.open(&account("acme"), "deals", "not base64!").is_err());
    }
}
