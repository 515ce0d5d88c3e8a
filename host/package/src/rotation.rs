//! A publisher's new key, signed by the one that it follows: whoever knows the old
//! one can take the new one without asking anybody. It travels as four lines of
//! text.

use std::fmt;
use std::str::FromStr;

use crate::keys::{self, PublicKey, SigningKey};

/// What is signed begins with it.
const TAG: &[u8] = b"bailey key rotation 1\n";
/// The first line.
const HEAD: &str = "bailey key rotation 1";

/// A new key in an old one's place, with the old one's signature, which holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    old: PublicKey,
    new: PublicKey,
    signature: [u8; 64],
}

/// A text that is no rotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARotation {
    /// Not the lines that `bailey-plugin keys rotate` writes.
    #[error("this is no rotation of a key; `bailey-plugin keys rotate` writes one")]
    Form,
    /// The old key didn't sign it.
    #[error("the old key did not sign the new one")]
    Signature,
    /// There is nothing new.
    #[error("the new key is the old one")]
    Same,
}

impl Rotation {
    /// Has the old key sign the new one.
    ///
    /// # Errors
    /// [`NotARotation::Same`] if both are the same.
    pub fn sign(old: &SigningKey, new: PublicKey) -> Result<Self, NotARotation> {
        let signature = keys::sign(old, &message(&PublicKey::from(old), &new));
        Self::checked(PublicKey::from(old), new, signature)
    }

    fn checked(old: PublicKey, new: PublicKey, signature: [u8; 64]) -> Result<Self, NotARotation> {
        if old == new {
            return Err(NotARotation::Same);
        }
        if !old.signed(&message(&old, &new), &signature) {
            return Err(NotARotation::Signature);
        }
        Ok(Self {
            old,
            new,
            signature,
        })
    }

    /// The key that signed.
    pub fn old(&self) -> PublicKey {
        self.old
    }

    /// The key that takes its place.
    pub fn new_key(&self) -> PublicKey {
        self.new
    }
}

fn message(old: &PublicKey, new: &PublicKey) -> Vec<u8> {
    [TAG, old.as_bytes(), new.as_bytes()].concat()
}

impl fmt::Display for Rotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        writeln!(f, "old {}", self.old)?;
        writeln!(f, "new {}", self.new)?;
        writeln!(f, "signature {}", hex::encode(self.signature))
    }
}

impl FromStr for Rotation {
    type Err = NotARotation;

    fn from_str(text: &str) -> Result<Self, NotARotation> {
        let mut lines = text.lines();
        let mut after = |word: &str| {
            let line = lines.next()?.trim_end();
            line.strip_prefix(word).map(str::trim_start)
        };
        let parsed = (|| {
            after(HEAD).filter(|rest| rest.is_empty())?;
            let old = after("old ")?.parse().ok()?;
            let new = after("new ")?.parse().ok()?;
            let mut signature = [0; 64];
            hex::decode_to_slice(after("signature ")?, &mut signature).ok()?;
            Some((old, new, signature))
        })();
        let (old, new, signature) = parsed.ok_or(NotARotation::Form)?;
        Self::checked(old, new, signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    #[test]
    fn what_was_written_is_what_is_read() {
        let rotation = Rotation::sign(&key(1), (&key(2)).into()).unwrap();
        assert_eq!(rotation.to_string().parse(), Ok(rotation));
    }

    #[test]
    fn only_the_old_key_can_name_the_new_one() {
        let text = Rotation::sign(&key(1), (&key(2)).into())
            .unwrap()
            .to_string();
        let (two, three) = (PublicKey::from(&key(2)), PublicKey::from(&key(3)));
        let forged = text.replace(&two.to_string(), &three.to_string());
        assert_eq!(forged.parse::<Rotation>(), Err(NotARotation::Signature));
        let one = PublicKey::from(&key(1)).to_string();
        let stolen = text.replace(&one, &three.to_string());
        assert_eq!(stolen.parse::<Rotation>(), Err(NotARotation::Signature));
        assert_eq!("new".parse::<Rotation>(), Err(NotARotation::Form));
        let same = Rotation::sign(&key(1), (&key(1)).into());
        assert_eq!(same, Err(NotARotation::Same));
    }
}
