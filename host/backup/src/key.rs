//! Keys that open an account's backups: age's own X25519 keys, in age's own text,
//! so that the `age` program takes them.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::str::FromStr;

use age::armor::{ArmoredWriter, Format};
use age::secrecy::ExposeSecret as _;
use age::x25519;
use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// The key that opens an account's backups. Whoever has it can read them all.
#[derive(Clone)]
pub struct AccountKey(x25519::Identity);

impl AccountKey {
    /// A new one, drawn at random.
    #[must_use]
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// What is encrypted to.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The secret itself, as the `age` program has it in a file.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// Reads what was encrypted to this key.
    ///
    /// # Errors
    /// [`Error::WrongKey`]; [`Error::Damaged`].
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let mut plain = Vec::new();
        self.reader(sealed)?
            .read_to_end(&mut plain)
            .map_err(|_| Error::damaged("what was encrypted is another text"))?;
        Ok(plain)
    }

    /// A word that nobody knows who doesn't have the key: what a test says that the
    /// key's owner opens. It is the same each time.
    #[must_use]
    pub fn test_word(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"bailey key test 1");
        hash.update(self.reveal());
        let hash: [u8; 32] = hash.finalize().into();
        hex::encode(&hash[..6])
    }

    pub(crate) fn reader<R: std::io::Read>(
        &self,
        sealed: R,
    ) -> Result<age::stream::StreamReader<R>, Error> {
        let key: &dyn age::Identity = &self.0;
        age::Decryptor::new(sealed)
            .and_then(|decryptor| decryptor.decrypt(std::iter::once(key)))
            .map_err(|error| match error {
                age::DecryptError::NoMatchingKeys => {
                    Error::WrongKey(format!("another one than {}", self.recipient()))
                }
                age::DecryptError::Io(error) => crate::error::cut_off(error),
                _ => Error::damaged("its encryption can't be undone"),
            })
    }
}

impl FromStr for AccountKey {
    type Err = Error;

    /// One line, or a file as `age-keygen` writes it, with comments.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        match (lines.next(), lines.next()) {
            (Some(line), None) => line.parse().map(Self).map_err(|_| Error::NoKey),
            _ => Err(Error::NoKey),
        }
    }
}

impl fmt::Debug for AccountKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AccountKey")
            .field(&self.recipient())
            .finish()
    }
}

/// What is encrypted to: the public half of an [`AccountKey`].
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

impl Recipient {
    /// Encrypts a short text.
    ///
    /// # Errors
    /// [`Error::File`], when the system gives no randomness.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, Error> {
        seal(std::slice::from_ref(self), plain)
    }

    /// Encrypts a short text, as letters that can be copied from a page.
    ///
    /// # Errors
    /// As [`seal`](Self::seal).
    pub fn seal_text(&self, plain: &str) -> Result<String, Error> {
        let letters = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
        let mut writer = writer(std::slice::from_ref(self), letters)?;
        writer.write_all(plain.as_bytes())?;
        let letters = writer.finish()?.finish()?;
        String::from_utf8(letters).map_err(|_| Error::damaged("what was sealed is no text"))
    }
}

/// Encrypts a short text to all of these.
pub(crate) fn seal(recipients: &[Recipient], plain: &[u8]) -> Result<Vec<u8>, Error> {
    let mut writer = writer(recipients, Vec::new())?;
    writer.write_all(plain)?;
    Ok(writer.finish()?)
}

/// Encrypts to all of these.
pub(crate) fn writer<W: std::io::Write>(
    recipients: &[Recipient],
    output: W,
) -> Result<age::stream::StreamWriter<W>, Error> {
    let recipients = recipients
        .iter()
        .map(|recipient| &recipient.0 as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| Error::NoRecipient)?;
    Ok(encryptor.wrap_output(output)?)
}

impl FromStr for Recipient {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.trim()
            .parse()
            .map(Self)
            .map_err(|_| Error::NoRecipient)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_to_a_key_opens_with_it_alone() {
        let key = AccountKey::generate();
        let sealed = key.recipient().seal(b"a test").unwrap();
        assert_eq!(key.open(&sealed).unwrap(), b"a test");
        let other = AccountKey::generate().open(&sealed);
        assert!(matches!(other, Err(Error::WrongKey(_))), "{other:?}");
    }

    #[test]
    fn a_key_is_read_from_a_file_as_age_writes_it() {
        let key = AccountKey::generate();
        let file = format!("# public key: {}\n{}\n", key.recipient(), key.reveal());
        let read: AccountKey = file.parse().unwrap();
        assert_eq!(read.recipient(), key.recipient());
        for wrong in ["", "age1nothing", "AGE-SECRET-KEY-1NOTHING"] {
            assert!(matches!(wrong.parse::<AccountKey>(), Err(Error::NoKey)));
        }
    }

    #[test]
    fn a_test_is_opened_by_who_has_the_key() {
        let key = AccountKey::generate();
        let sealed = key.recipient().seal_text(&key.test_word()).unwrap();
        assert!(sealed.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
        let mut word = String::new();
        let plain = age::armor::ArmoredReader::new(sealed.as_bytes());
        key.reader(plain)
            .unwrap()
            .read_to_string(&mut word)
            .unwrap();
        assert_eq!(word, key.test_word());
        assert_ne!(word, AccountKey::generate().test_word());
    }

    #[test]
    fn the_secret_is_not_shown_in_passing() {
        let key = AccountKey::generate();
        assert!(!format!("{key:?}").contains(&key.reveal()));
    }
}
