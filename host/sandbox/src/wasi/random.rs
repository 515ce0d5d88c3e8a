//! `wasi:random`: bytes that nobody can guess, or none; and a fixed sequence
//! for what WASI itself calls insecure.

use wasmtime_wasi::p2::bindings::random::{insecure, insecure_seed, random};

use super::Locked;
use crate::Failure;

/// A sequence that is the same in each call (SplitMix64, Steele et al. 2014).
/// Not a constant: runtimes try again until they like what they get.
#[derive(Default)]
pub(super) struct Insecure(u64);

impl Insecure {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl<const GRANTED: bool> Locked<'_, GRANTED> {
    fn fill(&mut self, bytes: &mut [u8]) -> wasmtime::Result<()> {
        if !GRANTED {
            let interface = "wasi:random/random".to_owned();
            return Err(self.meter.stop(Failure::NotGranted { interface }));
        }
        getrandom::fill(bytes).map_err(|error| self.meter.stop(Failure::internal(error)))
    }

    /// Room for as many bytes as one crossing may have.
    fn room(&mut self, length: u64) -> wasmtime::Result<Vec<u8>> {
        let limit = self.meter.limits().bytes_a_crossing;
        if length > limit {
            return Err(self.meter.stop(Failure::BytesLimit { limit }));
        }
        Ok(vec![0; usize::try_from(length)?])
    }
}

impl<const GRANTED: bool> random::Host for Locked<'_, GRANTED> {
    fn get_random_bytes(&mut self, len: u64) -> wasmtime::Result<Vec<u8>> {
        let mut bytes = self.room(len)?;
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn get_random_u64(&mut self) -> wasmtime::Result<u64> {
        let mut bytes = [0; 8];
        self.fill(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }
}

impl insecure::Host for Locked<'_, false> {
    fn get_insecure_random_bytes(&mut self, len: u64) -> wasmtime::Result<Vec<u8>> {
        let mut bytes = self.room(len)?;
        for chunk in bytes.chunks_mut(8) {
            let next = self.wasi.insecure.next().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
        Ok(bytes)
    }

    fn get_insecure_random_u64(&mut self) -> wasmtime::Result<u64> {
        Ok(self.wasi.insecure.next())
    }
}

impl insecure_seed::Host for Locked<'_, false> {
    fn insecure_seed(&mut self) -> wasmtime::Result<(u64, u64)> {
        Ok((self.wasi.insecure.next(), self.wasi.insecure.next()))
    }
}
