//! Passwords: what is accepted as one, and how it is kept.
//!
//! Kept is argon2id with 19 MiB, two passes and one lane: the first choice of
//! OWASP's Password Storage Cheat Sheet,
//! <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>.
//! Hashing takes tens of milliseconds by design, so it never runs inside a
//! transaction, and only so many at once as there are processors: a flood of
//! sign-ins waits in line instead of taking the machine's memory.

use std::fmt;
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use super::strength;
use crate::error::{Error, Result};

/// KiB of memory that one hash takes.
const MEMORY: u32 = 19 * 1024;
/// How often it goes over that memory.
const PASSES: u32 = 2;
/// How many threads one hash uses.
const LANES: u32 = 1;

/// The fewest characters: NIST SP 800-63B, section 5.1.1.2.
pub const SHORTEST: usize = 8;
/// The most bytes, so that nobody has us hash a novel.
pub const LONGEST: usize = 1024;

/// What is kept of a password. It shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a password that a person chose, unless it is guessed soon; `about`
    /// is what an attacker knows of that person: name, address, company.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it is too short, too long or too weak.
    pub fn chosen(password: &str, about: &[&str]) -> Result<Self> {
        fits(password)?;
        strength::check(password, about)?;
        Self::of(password)
    }

    /// Hashes a new password. Takes tens of milliseconds: call it outside of
    /// transactions and off the threads that serve requests.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it is too short or too long.
    pub fn of(password: &str) -> Result<Self> {
        fits(password)?;
        let _turn = Turn::take();
        let argon2 = argon2()?;
        let phc: Phc = argon2
            .hash_password(normal(password).as_bytes())
            .map_err(unusable)?;
        Ok(Self(phc.to_string()))
    }

    /// Whether this is the password's hash.
    ///
    /// # Errors
    /// [`Error::Damaged`] if what was stored is no hash.
    pub(super) fn verifies(&self, password: &str) -> Result<bool> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let _turn = Turn::take();
        let phc = Phc::new(&self.0).map_err(unusable)?;
        Ok(argon2()?
            .verify_password(normal(password).as_bytes(), &phc)
            .is_ok())
    }

    /// A hash that no password has, for sign-ins of unknown users: refusing
    /// them costs the same work as refusing a known one.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the system has no randomness.
    pub(super) fn nobodys() -> Result<&'static Self> {
        static NOBODYS: OnceLock<PasswordHash> = OnceLock::new();
        if let Some(hash) = NOBODYS.get() {
            return Ok(hash);
        }
        let secret: [u8; 32] = rand::random();
        let hash = Self::of(&hex::encode(secret))?;
        Ok(NOBODYS.get_or_init(|| hash))
    }

    /// As it is stored.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// From where it was stored.
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Refuses what is too short or too long, before any work.
fn fits(password: &str) -> Result<()> {
    if password.chars().count() < SHORTEST {
        return Err(Error::invalid_field(
            "password",
            "too-short",
            format!("The password is too short: use at least {SHORTEST} characters."),
        ));
    }
    if password.len() > LONGEST {
        return Err(Error::invalid_field(
            "password",
            "too-long",
            format!("The password is too long: use at most {LONGEST} bytes."),
        ));
    }
    Ok(())
}

/// The same characters typed on two keyboards are the same password.
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(unusable)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The cause is dropped on purpose: nothing about a hash goes into a message.
fn unusable(_: impl std::error::Error) -> Error {
    Error::damaged("a password's hash can't be made or read")
}

static FREE: Mutex<Option<usize>> = Mutex::new(None);
static FREED: Condvar = Condvar::new();

/// The right to hash now; given back when dropped.
struct Turn;

impl Turn {
    fn take() -> Self {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        while *free.get_or_insert_with(processors) == 0 {
            free = FREED.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free = free.map(|turns| turns - 1);
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        *free = free.map(|turns| turns + 1);
        FREED.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_verifies_and_another_does_not() {
        let hash = PasswordHash::of("correct horse").unwrap();
        assert!(hash.verifies("correct horse").unwrap());
        assert!(!hash.verifies("correct horsf").unwrap());
        assert!(
            !PasswordHash::nobodys()
                .unwrap()
                .verifies("correct horse")
                .unwrap()
        );
    }

    #[test]
    fn it_is_kept_as_argon2id_with_the_documented_cost() {
        let hash = PasswordHash::of("correct horse").unwrap();
        assert!(
            hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{}",
            hash.as_str()
        );
        assert_ne!(
            hash,
            PasswordHash::of("correct horse").unwrap(),
            "the salt is its own"
        );
    }

    #[test]
    fn the_same_letters_composed_or_not_are_one_password() {
        let hash = PasswordHash::of("za\u{17c}\u{f3}\u{142}\u{107} g\u{119}\u{15b}").unwrap();
        assert!(
            hash.verifies("zaz\u{307}o\u{301}\u{142}c\u{301} ge\u{328}s\u{301}")
                .unwrap()
        );
    }

    #[test]
    fn too_short_and_too_long_are_refused_before_any_work() {
        assert!(matches!(
            PasswordHash::of("seven77"),
            Err(Error::Invalid(_))
        ));
        assert!(matches!(
            PasswordHash::of(&"x".repeat(LONGEST + 1)),
            Err(Error::Invalid(_))
        ));
        assert!(
            PasswordHash::of("\u{5bc6}\u{7801}\u{5bc6}\u{7801}\u{5bc6}\u{7801}\u{5bc6}\u{7801}")
                .is_ok()
        );
    }

    #[test]
    fn a_hash_does_not_show_itself() {
        let hash = PasswordHash::of("correct horse").unwrap();
        assert_eq!(format!("{hash:?}"), "PasswordHash(…)");
    }
}
