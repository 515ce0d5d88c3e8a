//! Writes to its storage until it is refused.

use bailey_sdk::storage;

pub fn run() -> String {
    let value = vec![1; 64 << 10];
    for number in 0..1_000 {
        if let Err(refusal) = storage::set("fill", &number.to_string(), &value) {
            return format!("{refusal:?}");
        }
    }
    "Filled.".to_owned()
}
