//! A backup as whoever has the keys could make it: everything is signed, and nothing
//! needs to be true.

use std::io::Write as _;

use bailey_backup::{AccountKey, DATABASE, MANIFEST, Manifest, Part, SIGNATURE};
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

/// The key that opens the kept backup.
pub const KEY: &str = "AGE-SECRET-KEY-1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5Z5TPWXQERGD3C8G7RUSQGPQYEE";

/// The key that signed the kept backup.
#[must_use]
pub fn signing_key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

/// A backup of a manifest, an empty line and what was compressed. The manifest is told
/// the part that there is; where it is none, it is signed as it stands.
pub(super) fn signed(input: &[u8], key: &AccountKey) -> Vec<u8> {
    let cut = input.windows(2).position(|two| two == b"\n\n");
    let (manifest, packed) = cut.map_or((input, &[][..]), |cut| (&input[..cut], &input[cut + 2..]));
    let sealed = key
        .recipient()
        .seal(packed)
        .expect("a short text can be sealed");
    let signer = SigningKey::from_bytes(&[8; 32]);
    let (bytes, at) = match serde_json::from_slice::<Manifest>(manifest) {
        Ok(mut manifest) => {
            manifest.signed_by = hex::encode(signer.verifying_key().as_bytes());
            manifest.parts = vec![Part {
                name: DATABASE.to_owned(),
                bytes: sealed.len() as u64,
                sha256: hex::encode(Sha256::digest(&sealed)),
            }];
            let bytes = serde_json::to_vec(&manifest).expect("a manifest can be written");
            (bytes, manifest.of.taken_at.as_second())
        }
        Err(_) => (manifest.to_vec(), 0),
    };
    let signature = signer.sign(&bytes).to_bytes();
    let mut tar = Vec::new();
    for (name, bytes) in [
        (MANIFEST, &bytes[..]),
        (SIGNATURE, &signature),
        (DATABASE, &sealed),
    ] {
        append(&mut tar, name, bytes, at).expect("it fits in memory");
    }
    tar.extend([0; 1024]);
    tar
}

fn append(tar: &mut Vec<u8>, name: &str, bytes: &[u8], at: i64) -> std::io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name)?;
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes.len() as u64);
    header.set_mtime(at.try_into().unwrap_or(0));
    header.set_cksum();
    tar.write_all(header.as_bytes())?;
    tar.write_all(bytes)?;
    tar.resize(tar.len().next_multiple_of(512), 0);
    Ok(())
}
