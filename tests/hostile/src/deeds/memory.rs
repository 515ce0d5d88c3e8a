//! Takes memory until there is none.

use std::hint::black_box;

pub fn run() -> String {
    let mut taken: Vec<Vec<u8>> = Vec::new();
    loop {
        taken.push(black_box(vec![1; 1 << 20]));
    }
}
