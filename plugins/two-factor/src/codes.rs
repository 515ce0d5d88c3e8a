//! Recovery codes: ten of them, shown once, each good for one sign-in. What is kept
//! is their SHA-256, sealed: they are long and random, so there is nothing to guess.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// How many there are.
pub const COUNT: usize = 10;
/// How many random bytes they are made of, all together.
pub const BYTES: u32 = 70;

/// Letters of a code: 50 bits.
const LETTERS: usize = 10;

/// The codes that these bytes give.
pub fn made(random: &[u8]) -> Vec<String> {
    let each = random.chunks_exact(random.len() / COUNT);
    let codes = each.take(COUNT).map(|bytes| {
        let text = BASE32_NOPAD.encode(bytes).to_lowercase();
        format!("{}-{}", &text[..LETTERS / 2], &text[LETTERS / 2..LETTERS])
    });
    codes.collect()
}

/// What is kept of a code, however it was typed.
pub fn digest(code: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(plain(code)))
}

/// Whether it looks like one.
pub fn is_one(code: &str) -> bool {
    plain(code).len() == LETTERS
}

fn plain(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_different_codes_come_of_seventy_bytes() {
        let random: Vec<u8> = (0..70).collect();
        let codes = made(&random);
        assert_eq!(codes.len(), COUNT);
        for code in &codes {
            assert_eq!((code.len(), is_one(code)), (11, true), "{code}");
            assert_eq!(codes.iter().filter(|other| *other == code).count(), 1);
        }
    }

    #[test]
    fn a_code_may_be_typed_as_people_type() {
        let kept = digest("abcde-fgh23");
        for typed in ["ABCDE-FGH23", " abcde fgh23", "abcdefgh23"] {
            assert_eq!(digest(typed), kept, "{typed}");
        }
        assert_ne!(digest("abcde-fgh24"), kept);
        assert!(!is_one("123456"));
    }
}
