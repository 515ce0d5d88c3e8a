//! Reads a backup: first what it says of itself, which is signed and short; then,
//! with the key, the account's file. A backup may come from anywhere: nothing of
//! it is believed before it is checked, and it can't make its reader write more
//! than it said.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use ed25519_dalek::{Signature, VerifyingKey};

use crate::counting::Counting;
use crate::entry::{self, Found};
use crate::error::{Error, cut_off};
use crate::key::AccountKey;
use crate::manifest::{Manifest, Part};
use crate::{DATABASE, MANIFEST, SIGNATURE};

/// The largest manifest that is read, in bytes.
const LARGEST_MANIFEST: u64 = 16 << 20;

/// How many bytes are copied at a time.
const PIECE: usize = 1 << 20;

/// How far back what was compressed may refer, as a power of two of bytes, which are held
/// in memory: what RFC 8878 has every reader take, and more than we write.
const LARGEST_WINDOW: u32 = 23;

/// A backup whose manifest was read and is signed by whom it says.
pub struct Backup<R> {
    manifest: Manifest,
    signed_by: VerifyingKey,
    input: R,
    /// Where the account's file begins.
    database: u64,
}

impl<R: Read + Seek> Backup<R> {
    /// Reads what the backup says of itself. Who signed it is for the caller to
    /// compare: see [`signed_by`](Self::signed_by).
    ///
    /// # Errors
    /// [`Error::Damaged`], also when the signature is another's;
    /// [`Error::Format`]; [`Error::File`].
    pub fn open(mut input: R) -> Result<Self, Error> {
        let (first, length) = Found::read(&mut input)?;
        if length > LARGEST_MANIFEST {
            return Err(Error::damaged("its manifest is larger than any"));
        }
        let bytes = bytes(&mut input, length)?;
        let manifest = Manifest::from_bytes(&bytes)?;
        let at = manifest.of.taken_at;
        first.is(MANIFEST, length, at)?;
        let (second, length) = Found::read(&mut input)?;
        second.is(SIGNATURE, Signature::BYTE_SIZE as u64, at)?;
        let signature = Signature::from_slice(&self::bytes(&mut input, length)?)
            .map_err(|_| Error::damaged("its signature is none"))?;
        let signed_by = signer(&manifest)?;
        signed_by
            .verify_strict(&bytes, &signature)
            .map_err(|_| Error::damaged("its manifest was altered: the signature isn't its own"))?;
        let part = part(&manifest)?.bytes;
        let (third, _) = Found::read(&mut input)?;
        third.is(DATABASE, part, at)?;
        let database = input.stream_position()?;
        Ok(Self {
            manifest,
            signed_by,
            input,
            database,
        })
    }

    /// What it says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Who signed it.
    #[must_use]
    pub fn signed_by(&self) -> VerifyingKey {
        self.signed_by
    }

    /// The key under which the account's file keeps secrets, if it does.
    ///
    /// # Errors
    /// [`Error::WrongKey`]; [`Error::Damaged`].
    pub fn secrets_key(&self, key: &AccountKey) -> Result<Option<Vec<u8>>, Error> {
        let Some(sealed) = &self.manifest.secrets_key else {
            return Ok(None);
        };
        let sealed = hex::decode(sealed)
            .map_err(|_| Error::damaged("the key of its secrets is no text of hex"))?;
        key.open(&sealed).map(Some)
    }

    /// Reads it from end to end, without a key: nothing was altered or lost since
    /// it was made. `progress` hears how many bytes of how many are read.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::File`].
    pub fn check(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<(), Error> {
        let part = part(&self.manifest)?.clone();
        self.input.seek(SeekFrom::Start(self.database))?;
        let mut input = BufReader::with_capacity(PIECE, &mut self.input);
        let mut read = Counting::new((&mut input).take(part.bytes));
        let mut piece = vec![0; PIECE];
        while read.read(&mut piece)? > 0 {
            progress(read.so_far(), part.bytes);
        }
        let (bytes, sha256, _) = read.finish();
        if bytes < part.bytes {
            return Err(Error::damaged("it ends too early"));
        }
        if sha256 != part.sha256 {
            return Err(Error::damaged(format!("`{DATABASE}` was altered")));
        }
        entry::past(&mut input, part.bytes)?;
        entry::past_the_last(&mut input)
    }

    /// Writes the account's file to `into`, which must not be there yet; if
    /// something is wrong, nothing stays there. `progress` hears how many bytes of
    /// how many are written.
    ///
    /// # Errors
    /// [`Error::WrongKey`]; [`Error::Damaged`]; [`Error::File`].
    pub fn extract(
        &mut self,
        key: &AccountKey,
        into: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Error> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(into)?;
        let written = self.unseal(key, &file, progress);
        if written.is_err() {
            drop(file);
            std::fs::remove_file(into)?;
        }
        written
    }

    fn unseal(
        &mut self,
        key: &AccountKey,
        file: &File,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Error> {
        let part = part(&self.manifest)?.bytes;
        let database = &self.manifest.database;
        self.input.seek(SeekFrom::Start(self.database))?;
        let sealed = BufReader::with_capacity(PIECE, (&mut self.input).take(part));
        let plain = key.reader(sealed).map_err(|error| match error {
            Error::WrongKey(_) => Error::WrongKey(self.manifest.recipients.join(", ")),
            error => error,
        })?;
        // One byte more than it should have is enough to tell.
        let most = database.bytes.saturating_add(1);
        let mut unpacked = Counting::new(unpacking(plain)?.take(most));
        let mut out = BufWriter::with_capacity(PIECE, file);
        let mut piece = vec![0; PIECE];
        loop {
            let read = unpacked.read(&mut piece).map_err(|error| {
                Error::damaged(format!("`{DATABASE}` can't be unpacked: {error}"))
            })?;
            if read == 0 {
                break;
            }
            out.write_all(&piece[..read])?;
            progress(unpacked.so_far(), database.bytes);
        }
        out.flush()?;
        drop(out);
        file.sync_all()?;
        let (bytes, sha256, _) = unpacked.finish();
        if (bytes, &sha256) == (database.bytes, &database.sha256) {
            Ok(())
        } else {
            Err(Error::damaged(
                "the account's file is not the one that was backed up",
            ))
        }
    }
}

/// Undoes the compression, in as much memory as our own takes.
fn unpacking<R: Read>(packed: R) -> std::io::Result<impl Read> {
    let mut unpacking = zstd::Decoder::new(packed)?;
    unpacking.window_log_max(LARGEST_WINDOW)?;
    Ok(unpacking)
}

fn bytes(input: &mut impl Read, length: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(cut_off(std::io::ErrorKind::UnexpectedEof.into()));
    }
    entry::past(input, length)?;
    Ok(bytes)
}

fn part(manifest: &Manifest) -> Result<&Part, Error> {
    match &manifest.parts[..] {
        [part] if part.name == DATABASE => Ok(part),
        _ => Err(Error::damaged(
            "its manifest names other parts than a backup has",
        )),
    }
}

fn signer(manifest: &Manifest) -> Result<VerifyingKey, Error> {
    let bytes = hex::decode(&manifest.signed_by).ok();
    bytes
        .and_then(|bytes| VerifyingKey::try_from(&bytes[..]).ok())
        .ok_or_else(|| Error::damaged("its manifest names no key that could have signed it"))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::{LARGEST_WINDOW, unpacking};

    fn packed(window: u32) -> Vec<u8> {
        let mut packing = zstd::Encoder::new(Vec::new(), 3).unwrap();
        packing.window_log(window).unwrap();
        packing.write_all(b"pages").unwrap();
        packing.finish().unwrap()
    }

    #[test]
    fn what_takes_more_memory_than_our_own_is_not_unpacked() {
        let mut pages = String::new();
        let ours = packed(LARGEST_WINDOW);
        unpacking(&ours[..])
            .unwrap()
            .read_to_string(&mut pages)
            .unwrap();
        assert_eq!(pages, "pages");
        let larger = packed(LARGEST_WINDOW + 1);
        assert!(unpacking(&larger[..]).unwrap().read(&mut [0]).is_err());
    }
}
