//! Codes that change with time: RFC 6238, as every authenticator has it: SHA-1, six
//! digits, thirty seconds.

use bailey_sdk::prelude::*;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// How many bytes a seed has: as many as SHA-1 gives.
pub const SEED: u32 = 20;

/// Milliseconds for which a code holds.
const STEP: i64 = 30_000;
/// How many steps a phone's clock may be off, either way.
const DRIFT: u64 = 1;
const DIGITS: u32 = 1_000_000;

/// The step that a code is accepted for: the one of now, the one before or after;
/// never one that was accepted before, or an earlier one.
pub fn accepted(seed: &[u8], code: &str, now: Timestamp, last: Option<u64>) -> Option<u64> {
    let typed = typed(code)?;
    let present = step_of(now);
    let mut found = None;
    // All are computed, so that the time tells nothing.
    for step in present.saturating_sub(DRIFT)..=present.saturating_add(DRIFT) {
        let new = last.is_none_or(|last| step > last);
        if code_of(seed, step) == typed && new {
            found = found.or(Some(step));
        }
    }
    found
}

/// What an authenticator scans.
pub fn address(seed: &[u8], email: &str) -> String {
    format!(
        "otpauth://totp/Bailey:{}?secret={}&issuer=Bailey",
        escaped(email),
        BASE32_NOPAD.encode(seed)
    )
}

/// The seed as it is typed, in groups of four.
pub fn typed_seed(seed: &[u8]) -> String {
    let text = BASE32_NOPAD.encode(seed);
    let groups: Vec<&str> = (0..text.len())
        .step_by(4)
        .map(|start| &text[start..text.len().min(start + 4)])
        .collect();
    groups.join(" ")
}

fn step_of(now: Timestamp) -> u64 {
    u64::try_from(now / STEP).unwrap_or_default()
}

/// Six digits, perhaps with blanks between them.
fn typed(code: &str) -> Option<u32> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let right = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| digits.parse().ok()).flatten()
}

fn code_of(seed: &[u8], step: u64) -> u32 {
    full(seed, step) % DIGITS
}

/// The number of which a code is the last digits: RFC 4226, 5.3.
fn full(seed: &[u8], step: u64) -> u32 {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(seed) else {
        return u32::MAX;
    };
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(hash[19] & 0x0f);
    let part = [hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]];
    u32::from_be_bytes(part)
}

/// A part of an address, with what means something there spelled out.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seed of RFC 6238, appendix B.
    const RFC: &[u8] = b"12345678901234567890";

    fn code(seed: &[u8], now: Timestamp) -> String {
        format!("{:06}", code_of(seed, step_of(now)))
    }

    #[test]
    fn the_vectors_of_rfc_6238_come_out() {
        for (seconds, expected) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let step = step_of(seconds * 1000);
            assert_eq!(full(RFC, step) % 100_000_000, expected, "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_off_by_one_step_and_no_more() {
        let now = 1_700_000_000_000;
        for (off, fits) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let code = code(RFC, now + off * STEP);
            assert_eq!(accepted(RFC, &code, now, None).is_some(), fits, "{off}");
        }
    }

    #[test]
    fn a_code_is_accepted_once() {
        let now = 1_700_000_000_000;
        let code = code(RFC, now);
        let step = accepted(RFC, &code, now, None).unwrap();
        assert_eq!(accepted(RFC, &code, now, Some(step)), None);
        assert_eq!(accepted(RFC, &code, now, Some(step - 1)), Some(step));
        // Nor is one that was shown before it.
        let before = super::tests::code(RFC, now - STEP);
        assert_eq!(accepted(RFC, &before, now, Some(step)), None);
    }

    #[test]
    fn what_is_no_code_is_none() {
        let now = 1_700_000_000_000;
        let right = code(RFC, now);
        let spaced = format!(" {} {} ", &right[..3], &right[3..]);
        assert!(accepted(RFC, &spaced, now, None).is_some());
        for wrong in ["", "12345", "1234567", "12345a", "-12345", "١٢٣٤٥٦"] {
            assert_eq!(accepted(RFC, wrong, now, None), None, "{wrong}");
        }
    }

    #[test]
    fn an_address_is_one_that_authenticators_read() {
        assert_eq!(
            address(RFC, "anna+crm@acme.example"),
            "otpauth://totp/Bailey:anna%2Bcrm@acme.example?\
             secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bailey"
        );
        assert_eq!(typed_seed(RFC), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
