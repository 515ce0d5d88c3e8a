//! Hands the host far more than one call may carry.

use bailey_sdk::storage;

pub fn run() -> String {
    let value = vec![1; 32 << 20];
    format!("{:?}", storage::set("huge", "value", &value))
}
