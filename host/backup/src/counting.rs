//! Counts and hashes what flows through, on either side of the encryption.

use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};

/// A reader or a writer, and what went through it.
pub(crate) struct Counting<T> {
    inner: T,
    hash: Sha256,
    bytes: u64,
}

impl<T> Counting<T> {
    pub(crate) fn new(inner: T) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    pub(crate) fn so_far(&self) -> u64 {
        self.bytes
    }

    /// What went through: how many bytes, and their SHA-256 in hex.
    pub(crate) fn finish(self) -> (u64, String, T) {
        (self.bytes, hex::encode(self.hash.finalize()), self.inner)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.add(&buffer[..read]);
        Ok(read)
    }
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.add(&buffer[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
