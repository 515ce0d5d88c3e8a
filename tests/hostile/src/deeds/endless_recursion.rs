//! Calls itself for ever.

use std::hint::black_box;

pub fn run() -> String {
    deeper(0).to_string()
}

#[expect(unconditional_recursion, reason = "that is the deed")]
fn deeper(depth: u64) -> u64 {
    let here = black_box([depth; 8]);
    deeper(depth + 1) + black_box(here)[0]
}
