//! A publisher's signing key in a file that nobody else can read, under a passphrase if
//! there is one.

mod seal;

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bailey_package::{PublicKey, SigningKey};
use data_encoding::HEXLOWER_PERMISSIVE as HEX;

pub use seal::Passphrase;

/// The line before the key itself.
const HEAD: &str = "bailey signing key 1";

/// Where keys are if nobody says otherwise: `bailey/keys` among the configuration of
/// whoever is at the machine.
///
/// # Errors
/// Nobody's configuration can be found.
pub fn default_file(publisher: &str) -> Result<PathBuf> {
    let configuration = std::env::var_os("XDG_CONFIG_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")));
    let configuration =
        configuration.context("there is no home folder: name the key's file with --key")?;
    Ok(configuration
        .join("bailey/keys")
        .join(format!("{publisher}.key")))
}

/// Makes a key and keeps it in a file that was not there, under a passphrase if there is
/// one.
///
/// # Errors
/// The file is there already, or can't be written.
pub fn make(path: &Path, passphrase: Option<&Passphrase>) -> Result<SigningKey> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).context("the system has no random bytes")?;
    let key = SigningKey::from_bytes(&secret);
    keep(&key, path, passphrase)?;
    Ok(key)
}

/// Keeps a key in a file that was not there, under a passphrase if there is one.
///
/// # Errors
/// As [`make`].
pub fn keep(key: &SigningKey, path: &Path, passphrase: Option<&Passphrase>) -> Result<()> {
    let text = format!(
        "# Whoever has this key signs in your name. Keep it secret, and keep a copy.\n{HEAD}\n{}\n",
        HEX.encode(&key.to_bytes())
    );
    let text = match passphrase {
        Some(passphrase) => seal::seal(&text, passphrase)?,
        None => text,
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(
            "{} is there already. A key that is lost can't be made again: to have another one, \
             use `bailey-plugin keys rotate`, or name another file",
            path.display()
        ),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot write {}", path.display()));
        }
    };
    write(&mut file, &text).with_context(|| format!("cannot write {}", path.display()))
}

fn write(file: &mut File, text: &str) -> std::io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Reads a key that nobody else can read; where it is under a passphrase, that is asked
/// for.
///
/// # Errors
/// The file is none, or others can read it; the passphrase is wrong, or there is none.
pub fn read(path: &Path, ask: impl FnOnce() -> Result<Passphrase>) -> Result<SigningKey> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "there is no key in {shown}. Make one with `bailey-plugin keys make`, or name its \
             file with --key"
        ),
        Err(error) => return Err(error).with_context(|| format!("cannot read {shown}")),
    };
    must_be_private(path)?;
    let text = if seal::is_sealed(&text) {
        seal::open(&text, &ask()?).with_context(|| format!("cannot open {shown}"))?
    } else {
        text
    };
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let secret = (lines.next() == Some(HEAD))
        .then(|| lines.next())
        .flatten()
        .and_then(|line| HEX.decode(line.trim().as_bytes()).ok())
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let secret = secret.with_context(|| {
        format!("{shown} is no signing key; `bailey-plugin keys make` writes one")
    })?;
    Ok(SigningKey::from_bytes(&secret))
}

#[cfg(unix)]
fn must_be_private(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o077 != 0 {
        let shown = path.display();
        bail!(
            "others can read {shown}, so it may be theirs by now. Type\n\n    chmod 600 {shown}\n\nand make another key if they did"
        );
    }
    Ok(())
}

#[cfg(not(unix))]
fn must_be_private(_path: &Path) -> Result<()> {
    Ok(())
}

/// The public half, for the operator.
#[must_use]
pub fn public(key: &SigningKey) -> PublicKey {
    key.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unasked() -> Result<Passphrase> {
        bail!("it is under no passphrase")
    }

    #[test]
    fn a_key_is_read_as_it_was_made_and_not_made_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/acme.key");
        let made = make(&path, None).unwrap();
        assert_eq!(read(&path, unasked).unwrap().to_bytes(), made.to_bytes());
        assert!(
            make(&path, None)
                .unwrap_err()
                .to_string()
                .contains("rotate")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_signs_nothing() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acme.key");
        make(&path, None).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(
            read(&path, unasked)
                .unwrap_err()
                .to_string()
                .contains("chmod 600")
        );
    }

    #[test]
    fn what_is_no_key_says_how_one_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acme.key");
        let missing = read(&path, unasked).unwrap_err().to_string();
        assert!(missing.contains("keys make"), "{missing}");
        make(&path, None).unwrap();
        std::fs::write(&path, "bailey signing key 1\nshort\n").unwrap();
        let wrong = read(&path, unasked).unwrap_err().to_string();
        assert!(wrong.contains("no signing key"), "{wrong}");
    }

    #[test]
    fn a_key_under_a_passphrase_is_read_by_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acme.key");
        let passphrase = Passphrase::from("a long walk in the rain");
        let made = make(&path, Some(&passphrase)).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(HEAD) && !text.contains(&HEX.encode(&made.to_bytes())));
        let known = read(&path, || Ok(passphrase)).unwrap();
        assert_eq!(known.to_bytes(), made.to_bytes());
        assert!(read(&path, unasked).is_err());
    }
}
