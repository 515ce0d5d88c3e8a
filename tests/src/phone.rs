//! A phone with an authenticator: codes by RFC 6238, made without the plugin.

use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

/// An authenticator that was connected.
#[derive(Clone, Debug)]
pub struct Phone {
    seed: Vec<u8>,
}

impl Phone {
    /// Connected by what is typed into it.
    #[must_use]
    pub fn typed(seed: &str) -> Self {
        let letters: String = seed.split_whitespace().collect();
        let seed = BASE32_NOPAD.decode(letters.as_bytes());
        Self {
            seed: seed.expect("base32"),
        }
    }

    /// Connected by what is scanned.
    #[must_use]
    pub fn scanned(address: &str) -> Self {
        let (_, rest) = address.split_once("secret=").expect("a secret");
        Self::typed(rest.split('&').next().expect("its letters"))
    }

    /// The seed as it is typed.
    #[must_use]
    pub fn seed(&self) -> String {
        BASE32_NOPAD.encode(&self.seed)
    }

    /// The code of now.
    #[must_use]
    pub fn code(&self) -> String {
        self.later(0)
    }

    /// The code that comes so many steps of thirty seconds later.
    #[must_use]
    pub fn later(&self, steps: u64) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        self.at(now.expect("a clock").as_secs() / 30 + steps)
    }

    /// The code of this step.
    #[must_use]
    pub fn at(&self, step: u64) -> String {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.seed).expect("any length");
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 15);
        let part = [hash[at] & 127, hash[at + 1], hash[at + 2], hash[at + 3]];
        format!("{:06}", u32::from_be_bytes(part) % 1_000_000)
    }
}
