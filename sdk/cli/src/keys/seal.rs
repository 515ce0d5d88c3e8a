//! A text under a passphrase, as [age](https://age-encryption.org) seals it: `age
//! --decrypt` opens it too.

use std::io::{Read as _, Write as _};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::scrypt::{Identity, Recipient};
use anyhow::{Context as _, Result, anyhow};

pub use age::secrecy::SecretString as Passphrase;

/// What a sealed file begins with.
const HEAD: &str = "-----BEGIN AGE ENCRYPTED FILE-----";

/// Whether a text is sealed.
pub(super) fn is_sealed(text: &str) -> bool {
    text.starts_with(HEAD)
}

/// Seals a text. It takes about a second, as every guess at the passphrase will.
pub(super) fn seal(text: &str, passphrase: &Passphrase) -> Result<String> {
    let recipient = Recipient::new(passphrase.clone());
    let recipients = [&recipient as &dyn age::Recipient];
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter())?;
    let armor = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armor)?;
    writer.write_all(text.as_bytes())?;
    let sealed = writer.finish()?.finish()?;
    String::from_utf8(sealed).context("what is sealed is no text")
}

/// Opens a text that was sealed.
pub(super) fn open(sealed: &str, passphrase: &Passphrase) -> Result<String> {
    let decryptor = age::Decryptor::new(ArmoredReader::new(sealed.as_bytes()))
        .map_err(|error| anyhow!("it is damaged: {error}"))?;
    let identity = Identity::new(passphrase.clone());
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|error| match error {
            age::DecryptError::DecryptionFailed | age::DecryptError::NoMatchingKeys => {
                anyhow!("the passphrase is wrong")
            }
            other => anyhow!("it can't be opened: {other}"),
        })?;
    let mut text = String::new();
    reader.read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{Passphrase, is_sealed, open, seal};

    #[test]
    fn what_is_sealed_is_opened_by_its_passphrase_alone() {
        let passphrase = Passphrase::from("a long walk in the rain");
        let sealed = seal("the text", &passphrase).unwrap();
        assert!(is_sealed(&sealed) && !sealed.contains("the text"));
        assert_eq!(open(&sealed, &passphrase).unwrap(), "the text");
        let other = Passphrase::from("a long walk in the sun");
        let said = open(&sealed, &other).unwrap_err().to_string();
        assert!(said.contains("passphrase is wrong"), "{said}");
        let cut = open(&sealed[..sealed.len() / 2], &passphrase);
        let said = cut.unwrap_err().to_string();
        assert!(!said.contains("passphrase"), "{said}");
    }
}
