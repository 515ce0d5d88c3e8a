//! Writes far more to the log than it may, within its host calls.

use bailey_sdk::log::{self, Level};

pub fn run() -> String {
    let line = "x".repeat(10_000);
    for _ in 0..100 {
        log::write(Level::Info, &line);
    }
    "Logged.".to_owned()
}
