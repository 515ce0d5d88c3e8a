//! Computes, and takes memory and the host's time, for about as long as it may: nothing
//! stops it, so it can be asked to again at once.

use std::hint::black_box;

use bailey_sdk::{clock, storage};

/// How many bytes it takes and writes over and over: less than a page's call may.
const BYTES: usize = 64 << 20;
/// How often: some hundreds of milliseconds in all.
const TIMES: u8 = 24;
/// How often the host is called meanwhile, of the 2,000 times that it may be.
const CALLS: u64 = 1_500;

pub fn run() -> String {
    let mut taken = vec![0_u8; BYTES];
    for time in 0..TIMES {
        for byte in &mut taken {
            *byte = black_box(byte.wrapping_add(time));
        }
    }
    let mut last = 0;
    for _ in 0..CALLS {
        last = clock::now().unwrap_or(last);
    }
    match storage::set("busy", "last", &last.to_le_bytes()) {
        Ok(()) => "Done.".to_owned(),
        Err(refusal) => format!("{refusal:?}"),
    }
}
