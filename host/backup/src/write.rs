//! Writes a backup.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek as _, Write};
use std::path::Path;

use ed25519_dalek::{Signer as _, SigningKey};

use crate::counting::Counting;
use crate::entry;
use crate::error::Error;
use crate::key::{self, Recipient};
use crate::manifest::{Database, FORMAT, Manifest, Of, Part};
use crate::{DATABASE, MANIFEST, SIGNATURE};

/// How hard zstd tries, of 22: what its own program does by default.
const LEVEL: i32 = 3;

/// How many bytes are copied at a time.
const PIECE: usize = 1 << 20;

/// Who can read a backup, and who says that it is theirs.
pub struct Sealing<'a> {
    /// It is encrypted to all of these.
    pub recipients: &'a [Recipient],
    /// The key under which the account's file keeps secrets, if it does.
    pub secrets_key: Option<&'a [u8]>,
    /// The manifest is signed with it.
    pub signing_key: &'a SigningKey,
}

/// Writes a backup of the database file at `database`, which must not change
/// meanwhile. What is compressed and encrypted waits in a file in the folder
/// `scratch`, which goes when it is done. `progress` hears how many bytes of the
/// database of how many are read.
///
/// # Errors
/// [`Error::File`]; [`Error::NoRecipient`] without recipients.
pub fn write(
    out: &mut impl Write,
    database: &Path,
    of: Of,
    sealing: &Sealing<'_>,
    scratch: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Manifest, Error> {
    let mut sealed = tempfile::tempfile_in(scratch)?;
    let (database, part) = seal(database, &mut sealed, sealing.recipients, progress)?;
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        made_by: format!("bailey {}", env!("CARGO_PKG_VERSION")),
        of,
        database,
        parts: vec![part],
        secrets_key: sealing
            .secrets_key
            .map(|key| key::seal(sealing.recipients, key).map(hex::encode))
            .transpose()?,
        recipients: sealing.recipients.iter().map(ToString::to_string).collect(),
        signed_by: hex::encode(sealing.signing_key.verifying_key().as_bytes()),
    };
    let bytes = manifest.to_bytes()?;
    let signature = sealing.signing_key.sign(&bytes).to_bytes();
    let at = manifest.of.taken_at;
    for (name, bytes) in [(MANIFEST, &bytes[..]), (SIGNATURE, &signature)] {
        let length = bytes.len() as u64;
        entry::begin(out, name, length, at)?;
        out.write_all(bytes)?;
        entry::end(out, length)?;
    }
    let length = manifest.parts[0].bytes;
    entry::begin(out, DATABASE, length, at)?;
    sealed.rewind()?;
    let copied = io::copy(&mut BufReader::with_capacity(PIECE, sealed), out)?;
    if copied != length {
        return Err(Error::damaged(
            "the folder for scratch files lost some of it",
        ));
    }
    entry::end(out, length)?;
    entry::end_of_tar(out)?;
    Ok(manifest)
}

/// Compresses and encrypts a file into another.
fn seal(
    database: &Path,
    sealed: &mut File,
    recipients: &[Recipient],
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(Database, Part), Error> {
    let file = File::open(database)?;
    let total = file.metadata()?.len();
    let mut plain = Counting::new(file);
    let out = Counting::new(BufWriter::with_capacity(PIECE, sealed));
    let mut packing = zstd::Encoder::new(key::writer(recipients, out)?, LEVEL)?;
    // Only helps where the size is known: it tells the reader what to expect.
    packing.set_pledged_src_size(Some(total))?;
    packing.include_checksum(true)?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = plain.read(&mut piece)?;
        if read == 0 {
            break;
        }
        packing.write_all(&piece[..read])?;
        progress(plain.so_far(), total);
    }
    let (bytes, sha256, _) = plain.finish();
    let database = Database { bytes, sha256 };
    let (bytes, sha256, mut out) = packing.finish()?.finish()?.finish();
    out.flush()?;
    let part = Part {
        name: DATABASE.to_owned(),
        bytes,
        sha256,
    };
    Ok((database, part))
}
