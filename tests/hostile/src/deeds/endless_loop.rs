//! Computes for ever.

use std::hint::black_box;

pub fn run() -> String {
    let mut number = 0_u64;
    loop {
        number = black_box(number.wrapping_add(1));
    }
}
