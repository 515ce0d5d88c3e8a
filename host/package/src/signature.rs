//! A package's signature: the last section, once. It signs a tag that no other
//! message begins with and the package's digest, so that a signature made for
//! something else is none here.
//!
//! The section holds a byte for the format (1), the public key (32 bytes) and the
//! signature (64 bytes). Whose key it is, and whether anybody trusts it, is said
//! elsewhere: by the operator.

use crate::keys::{self, PublicKey, SigningKey};
use crate::{Digest, Package, PackageError, sections, write};

/// What is signed begins with it.
const TAG: &[u8] = b"bailey package 1\n";
/// The first byte of a signature's section.
const FORMAT: u8 = 1;

/// What a package's signature is worth by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// Nobody signed it.
    Absent,
    /// Whoever has this key signed exactly this package.
    Valid(PublicKey),
    /// The package was changed after it was signed, or the signature was.
    Broken,
}

impl Signature {
    /// The key whose signature holds.
    pub fn key(&self) -> Option<PublicKey> {
        match self {
            Self::Valid(key) => Some(*key),
            Self::Absent | Self::Broken => None,
        }
    }

    /// Checks the section's content against the digest of what stands before it.
    pub(crate) fn check(section: Option<&[u8]>, digest: &Digest) -> Self {
        let Some(section) = section else {
            return Self::Absent;
        };
        parse(section)
            .filter(|(key, signature)| key.signed(&message(digest), signature))
            .map_or(Self::Broken, |(key, _)| Self::Valid(key))
    }
}

fn parse(section: &[u8]) -> Option<(PublicKey, [u8; 64])> {
    let (format, rest) = section.split_first()?;
    let (key, signature) = rest.split_first_chunk::<32>()?;
    let signature = <[u8; 64]>::try_from(signature).ok()?;
    let key = PublicKey::from_bytes(*key).ok()?;
    (*format == FORMAT).then_some((key, signature))
}

fn message(digest: &Digest) -> Vec<u8> {
    [TAG, digest.as_bytes()].concat()
}

/// Signs a package, in place of an earlier signature if there is one. The same
/// key and package give the same bytes.
///
/// # Errors
/// A [`PackageError`] if it is none.
pub fn sign(package: &Package, key: &SigningKey) -> Result<Package, PackageError> {
    let bytes = package.bytes();
    let start = sections::read(bytes)?.signature.map(|(start, _)| start);
    let mut signed = bytes
        .get(..start.unwrap_or(bytes.len()))
        .unwrap_or(bytes)
        .to_vec();
    let signature = keys::sign(key, &message(&package.digest()));
    let section = [
        &[FORMAT],
        PublicKey::from(key).as_bytes().as_slice(),
        &signature,
    ]
    .concat();
    write::append(&mut signed, sections::SIGNATURE, &section);
    Package::read(signed)
}
