//! An entry of the tar: a block that names it, its bytes, and zeros up to a full
//! block (POSIX.1-1988, ustar). The block is made in one way only, and a reader
//! asks for just that block, so that there is nothing in a backup that nobody
//! checks.

use std::io::{Read, Write};

use jiff::Timestamp;

use crate::error::{Error, cut_off};

/// The unit of a tar.
const BLOCK: usize = 512;

/// The block that names an entry.
fn block(name: &str, bytes: u64, at: Timestamp) -> Result<[u8; BLOCK], Error> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name)?;
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes);
    header.set_mtime(at.as_second().try_into().unwrap_or(0));
    header.set_cksum();
    Ok(*header.as_bytes())
}

/// Writes what stands before an entry's bytes.
pub(crate) fn begin(
    out: &mut impl Write,
    name: &str,
    bytes: u64,
    at: Timestamp,
) -> Result<(), Error> {
    Ok(out.write_all(&block(name, bytes, at)?)?)
}

/// Writes what stands after an entry's bytes.
pub(crate) fn end(out: &mut impl Write, bytes: u64) -> Result<(), Error> {
    Ok(out.write_all(&[0; BLOCK][..padding(bytes)])?)
}

/// Writes what stands after the last entry.
pub(crate) fn end_of_tar(out: &mut impl Write) -> Result<(), Error> {
    Ok(out.write_all(&[0; 2 * BLOCK])?)
}

/// The block before an entry, as it was read.
pub(crate) struct Found([u8; BLOCK]);

impl Found {
    /// Reads the block, and says how many bytes the entry has.
    pub(crate) fn read(input: &mut impl Read) -> Result<(Self, u64), Error> {
        let mut found = [0; BLOCK];
        input.read_exact(&mut found).map_err(cut_off)?;
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes().copy_from_slice(&found);
        let bytes = header
            .entry_size()
            .map_err(|_| Error::damaged("it is no tar that Bailey wrote"))?;
        Ok((Self(found), bytes))
    }

    /// Whether it names just this.
    pub(crate) fn is(&self, name: &str, bytes: u64, at: Timestamp) -> Result<(), Error> {
        if self.0 == block(name, bytes, at)? {
            Ok(())
        } else {
            Err(Error::damaged(format!(
                "`{name}` doesn't stand where it should"
            )))
        }
    }
}

/// Reads what stands after an entry's bytes.
pub(crate) fn past(input: &mut impl Read, bytes: u64) -> Result<(), Error> {
    zeros(input, padding(bytes))
}

/// Reads what stands after the last entry, up to the end of the file.
pub(crate) fn past_the_last(input: &mut impl Read) -> Result<(), Error> {
    zeros(input, 2 * BLOCK)?;
    match input.read(&mut [0])? {
        0 => Ok(()),
        _ => Err(Error::damaged("something follows its end")),
    }
}

fn zeros(input: &mut impl Read, count: usize) -> Result<(), Error> {
    let mut bytes = vec![0; count];
    input.read_exact(&mut bytes).map_err(cut_off)?;
    if bytes.iter().all(|byte| *byte == 0) {
        Ok(())
    } else {
        Err(Error::damaged("there is something between its parts"))
    }
}

fn padding(bytes: u64) -> usize {
    let over = usize::try_from(bytes % BLOCK as u64).unwrap_or(0);
    (BLOCK - over) % BLOCK
}
