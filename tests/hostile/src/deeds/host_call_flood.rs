//! Calls the host for ever.

use bailey_sdk::clock;

pub fn run() -> String {
    let mut last = 0;
    loop {
        last = clock::now().unwrap_or(last);
    }
}
