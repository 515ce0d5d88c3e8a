//! The password that works once.

use std::fmt;

use sha2::{Digest, Sha256};

/// Letters and digits that nobody mistakes for each other.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many of them: 100 bits, which nobody guesses.
const LENGTH: usize = 20;
/// In groups of so many, to be read aloud.
const GROUP: usize = 5;

/// A password that works once, in the clear. It is shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTime(String);

impl OneTime {
    /// A new one.
    pub(super) fn random() -> Self {
        let bytes: [u8; LENGTH] = rand::random();
        let chars = bytes.iter().filter_map(|byte| {
            let place = usize::from(byte % 32);
            ALPHABET.get(place).copied().map(char::from)
        });
        Self(chars.collect())
    }

    /// The password as it is shown and read aloud.
    #[must_use]
    pub fn reveal(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        let groups = chars.chunks(GROUP).map(|group| group.iter().collect());
        groups.collect::<Vec<String>>().join("-")
    }

    /// What is kept of it.
    pub(super) fn digest(&self) -> [u8; 32] {
        digest(&self.0)
    }
}

/// What is kept of the password that somebody typed, with or without the lines
/// between its groups.
pub(super) fn digest(typed: &str) -> [u8; 32] {
    let plain: String = typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .take(100)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    Sha256::digest(plain).into()
}

impl fmt::Debug for OneTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTime(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_back_however_it_was_typed() {
        let password = OneTime::random();
        let shown = password.reveal();
        assert_eq!(shown.len(), LENGTH + 3);
        for typed in [shown.clone(), shown.replace('-', " "), shown.to_uppercase()] {
            assert_eq!(digest(&typed), password.digest(), "{typed}");
        }
        assert_ne!(digest(""), password.digest());
        assert_eq!(format!("{password:?}"), "OneTime(…)");
    }
}
